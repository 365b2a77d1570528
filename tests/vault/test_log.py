"""A changed byte in the log a crash left is noticed before SQLite forgets all that was saved after it."""

import random
import time
from pathlib import Path

import pytest

from mentor_desktop.errors import DamagedLog, DamagedSpace
from mentor_desktop.vault import log as logs
from mentor_desktop.vault.log import FRAME_BYTES, HEADER_BYTES, log_beside, pages_in_log
from mentor_desktop.vault.space import PAGE_BYTES, Space
from tests.support.spaces import KEY, flip, log_of, make_killed_space, make_space, rows_of

TRANSACTIONS = 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A space with six transactions in its log."""
    return make_killed_space(tmp_path / "shared.db", TRANSACTIONS)


def frames_of(log: Path) -> list[bytes]:
    content = log.read_bytes()[HEADER_BYTES:]
    return [content[start : start + FRAME_BYTES] for start in range(0, len(content), FRAME_BYTES)]


def commits_of(log: Path) -> list[int]:
    """The places of the frames that end a transaction."""
    return [place for place, frame in enumerate(frames_of(log)) if frame[4:8] != bytes(4)]


def in_frame(number: int, place: int) -> int:
    return HEADER_BYTES + number * FRAME_BYTES + place


def test_a_whole_log_is_read_and_its_pages_are_known(path: Path) -> None:
    assert log_beside(path)
    assert len(commits_of(log_of(path))) == TRANSACTIONS
    assert pages_in_log(path) == {int.from_bytes(frame[:4], "big") for frame in frames_of(log_of(path))}
    assert rows_of(path) == list(range(TRANSACTIONS))


def test_a_space_without_a_log_has_none_to_read(tmp_path: Path) -> None:
    path = make_space(tmp_path / "shared.db", rows=1)
    assert not log_beside(path)
    assert pages_in_log(path) == frozenset()
    log_of(path).write_bytes(b"")
    assert not log_beside(path)
    assert pages_in_log(path) == frozenset()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_changed_byte_in_any_transaction_but_the_last_is_noticed_and_nothing_is_lost(
    path: Path, read_only: bool
) -> None:
    log, chosen = log_of(path), random.Random(3007000)
    whole, main = log.read_bytes(), path.read_bytes()
    last = commits_of(log)[-2] + 1
    assert last > 5
    for number in range(last):
        for place in (0, 5, 9, 18, 22, 24, chosen.randrange(24, FRAME_BYTES), FRAME_BYTES - 1):
            log.write_bytes(whole)
            flip(log, in_frame(number, place), chosen.randrange(8))
            damaged = log.read_bytes()
            with pytest.raises(DamagedLog, match=rf"shared\.db-wal.*part {number + 1} "):
                Space(path, KEY, read_only=read_only)
            assert (log.read_bytes(), path.read_bytes()) == (damaged, main)


def test_a_changed_byte_in_the_header_is_noticed(path: Path) -> None:
    whole = log_of(path).read_bytes()
    for place in range(HEADER_BYTES):
        log_of(path).write_bytes(whole)
        flip(log_of(path), place, place % 8)
        with pytest.raises(DamagedLog, match="its beginning"):
            Space(path, KEY)


def test_the_sentence_says_what_to_put_back_and_what_to_move_away(path: Path) -> None:
    flip(log_of(path), 0)
    with pytest.raises(DamagedSpace) as raised:
        Space(path, KEY)
    assert "put back shared.db from a backup and move shared.db-wal and shared.db-shm away" in str(raised.value)


def test_a_last_transaction_that_does_not_fit_is_one_that_was_being_written(path: Path) -> None:
    """The documented limit: damage there looks like a power cut, which must not keep anyone out."""
    log = log_of(path)
    whole = log.read_bytes()
    first_of_last = commits_of(log)[-2] + 1
    for number in range(first_of_last, len(frames_of(log))):
        log.write_bytes(whole)
        flip(log, in_frame(number, 2000))
        assert rows_of(path, read_only=True) == list(range(TRANSACTIONS - 1))


def test_a_page_lost_by_a_power_cut_before_the_end_of_its_transaction_is_no_damage(path: Path) -> None:
    """A disk writes the pages of one transaction in any order."""
    log = log_of(path)
    lost = commits_of(log)[-2] + 1
    content = bytearray(log.read_bytes())
    content[in_frame(lost, 0) : in_frame(lost + 1, 0)] = bytes(FRAME_BYTES)
    log.write_bytes(content)
    assert rows_of(path) == list(range(TRANSACTIONS - 1))


@pytest.mark.parametrize("lost", [1, 24, 4000, FRAME_BYTES, FRAME_BYTES + 17])
def test_a_log_cut_by_a_power_cut_is_no_damage(path: Path, lost: int) -> None:
    log = log_of(path)
    log.write_bytes(log.read_bytes()[:-lost])
    assert rows_of(path) == list(range(TRANSACTIONS - 1))


def test_a_log_cut_within_its_header_holds_nothing(path: Path) -> None:
    log_of(path).write_bytes(log_of(path).read_bytes()[: HEADER_BYTES - 1])
    assert pages_in_log(path) == frozenset()
    assert rows_of(path) == []


def test_older_pages_behind_the_newest_are_no_damage(tmp_path: Path) -> None:
    """A log begins anew at its start once all of it is in the file; what was behind stays until it is overwritten."""
    path = make_space(tmp_path / "shared.db", rows=0)
    space = Space(path, KEY)
    for number in range(20):
        with space.writing() as database:
            database.execute("INSERT INTO line VALUES (?, 'x')", [number])
    assert space.database.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0] == 0
    with space.writing() as database:
        database.execute("INSERT INTO line VALUES (20, 'x')")
    before = len(frames_of(log_of(path)))
    assert len(pages_in_log(path)) < before
    assert rows_of(path, read_only=True) == list(range(21))
    space.close()


def test_a_transaction_taken_back_after_it_reached_the_log_is_no_damage(tmp_path: Path) -> None:
    path = make_space(tmp_path / "shared.db", rows=0)
    space = Space(path, KEY)
    space.database.execute("PRAGMA cache_size = 10")

    def taken_back() -> None:
        with space.writing() as database:
            for number in range(400):
                database.execute("INSERT INTO line VALUES (?, ?)", [number, "word " * 500])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        taken_back()
    assert len(frames_of(log_of(path))) > 100
    for number in range(2):
        with space.writing() as database:
            database.execute("INSERT INTO line VALUES (?, 'x')", [number])
        assert rows_of(path, read_only=True) == list(range(number + 1))
    space.close()


def test_a_log_that_is_written_while_it_is_read_is_no_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter([(set(), ("part 7 does not pass its check", b"")), ({1}, None)])
    monkeypatch.setattr(logs, "_read", lambda _: next(found))
    pages_in_log(path)


def test_a_log_of_4_mib_is_read_in_well_under_a_second(tmp_path: Path) -> None:
    path = make_killed_space(tmp_path / "shared.db", transactions=250)
    assert log_of(path).stat().st_size > 3 * 1024 * 1024
    start = time.process_time()
    pages_in_log(path)
    assert time.process_time() - start < 1.0


def test_of_a_very_long_log_only_the_header_is_checked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES_READ", PAGE_BYTES)
    flip(log_of(path), in_frame(0, 100))
    assert pages_in_log(path) == frozenset()
    flip(log_of(path), 0)
    with pytest.raises(DamagedLog):
        pages_in_log(path)
