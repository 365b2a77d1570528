"""Promise 2: what was saved is there after `kill -9` at any moment and after a full disk."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mentor_desktop.errors import DiskFull
from mentor_desktop.vault.space import Space
from tests.support.journals import JournalForTwo, contents, written
from tests.support.processes import holder
from tests.support.spaces import KEY, make_space, rows_of


def test_everything_said_to_be_saved_is_there_after_a_kill(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        ids = [other.save(f"entry number{number}") for number in range(20)]
        other.kill()
    assert journal_for_two.file("mentor").with_name(journal_for_two.file("mentor").name + "-wal").stat().st_size > 0
    journal = journal_for_two.unlock()
    assert [line.id for line in journal.reflections.page(0, 100)] == ids[::-1]
    assert journal.reflections.count("number19") == 1
    journal._vault.private.check()


def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_acknowledged(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        other.tell("flood")
        acknowledged = [int(other.answer()) for _ in range(60)][-1]
        other.kill()
    journal = journal_for_two.unlock()
    assert acknowledged + 1 <= journal.reflections.count()
    assert all(journal.reflections.count(f"number{number}") for number in range(acknowledged + 1))
    journal._vault.private.check()


def test_what_was_being_typed_is_there_after_a_kill(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        other.tell("type half a sentence")
        id = other.answer()
        other.kill()
    journal = journal_for_two.unlock()
    assert journal.reflections.get(id).text == "half a sentence"
    assert journal.reflections.count("sentence") == 1


def test_a_copy_of_the_folder_after_a_kill_is_the_journal_too(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    with holder(journal_for_two.folder) as other:
        id = other.save("written just before")
        other.kill()
    copy = JournalForTwo(tmp_path / "copy")
    shutil.copytree(journal_for_two.folder, copy.folder)
    assert copy.unlock().reflections.get(id).text == "written just before"
    copy.close()


def test_the_log_left_by_a_kill_is_read_when_the_journal_is_only_read(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        id = other.save("written just before")
        other.kill()
    journal = journal_for_two.unlock(read_only=True)
    assert journal.reflections.get(id).text == "written just before"


def test_a_cut_log_keeps_all_whole_transactions_before_the_cut(tmp_path: Path) -> None:
    """A power cut leaves the log ending anywhere: what was whole is there, what was half is not."""
    path = make_space(tmp_path / "shared.db", rows=0)
    space = Space(path, KEY)
    for number in range(10):
        with space.writing() as database:
            database.execute("INSERT INTO line VALUES (?, 'x')", [number])
    log = path.with_name(path.name + "-wal").read_bytes()
    main = path.read_bytes()
    space.close()
    seen = set()
    for tenth in range(11):
        folder = tmp_path / f"cut{tenth}"
        folder.mkdir()
        (folder / path.name).write_bytes(main)
        (folder / f"{path.name}-wal").write_bytes(log[: len(log) * tenth // 10])
        rows = rows_of(folder / path.name)
        assert rows == list(range(len(rows)))
        seen.add(len(rows))
    assert max(seen) == 10
    assert len(seen) > 4


def test_a_full_database_says_so_and_loses_nothing(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    first = written(journal, "saved before")
    space = journal._vault.private
    pages = space.database.execute("PRAGMA page_count").fetchone()[0]
    space.database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="Everything saved before is safe"):
        written(journal, "word " * 20_000)
    assert journal.reflections.count() == 1
    space.database.execute("PRAGMA max_page_count = 1000000")
    second = written(journal, "saved after there was room")
    journal.close()
    again = journal_for_two.unlock()
    assert [line.id for line in again.reflections.page(0, 9)] == [second.id, first.id]
    again._vault.private.check()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1,200 KiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "none", disk], capture_output=True).returncode:
        pytest.skip("this machine does not let root mount a file system")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """Leaves not a byte free."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_a_full_disk_says_so_and_loses_nothing(small_disk: Path, kept_for_two: Path) -> None:
    pair = JournalForTwo(small_disk / "journal")
    shutil.copytree(kept_for_two, pair.folder)
    journal = pair.unlock()
    ids = [written(journal, "saved before").id]
    filler = fill(small_disk)
    with suppress(DiskFull):
        for _ in range(50):
            ids.append(written(journal, "more " * 2000).id)
    assert len(ids) < 50
    with pytest.raises(DiskFull):
        written(journal, "more " * 2000)
    assert [line.id for line in journal.reflections.page(0, 99)] == ids[::-1]
    pair.close()
    filler.unlink()
    again = pair.unlock()
    assert [line.id for line in again.reflections.page(0, 99)] == ids[::-1]
    again._vault.private.check()
    again._vault.shared.check()
    ids.append(written(again, "saved after there was room").id)
    assert again.reflections.count() == len(ids)
    pair.close()


def test_unlocking_on_a_full_disk_changes_nothing_and_works_once_there_is_room(
    small_disk: Path, kept_for_two: Path
) -> None:
    pair = JournalForTwo(small_disk / "journal")
    shutil.copytree(kept_for_two, pair.folder)
    filler = fill(small_disk)
    before = contents(pair.folder)
    for _ in range(2):
        with suppress(DiskFull):
            pair.unlock()
        pair.close()
    after = contents(pair.folder)
    assert {name: after[name] for name in before} == before
    filler.unlink()
    written(pair.unlock(), "saved after there was room")
    pair.close()


def test_a_new_journal_on_a_full_disk_leaves_nothing_behind(small_disk: Path) -> None:
    from mentor_desktop.services.opening import create
    from tests.support.kdf import FastKdf

    fill(small_disk)
    with pytest.raises(DiskFull):
        create(small_disk / "journal", mentor="A", mentee="B", seat="mentor", passphrase="tea", kdf=FastKdf())
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_full_disk_that_keeps_a_journal_from_being_read_is_not_said_to_keep_it_from_being_saved(
    small_disk: Path, kept_for_two: Path
) -> None:
    pair = JournalForTwo(small_disk / "journal")
    shutil.copytree(kept_for_two, pair.folder)
    with holder(pair.folder) as other:
        id = other.save("written just before")
        other.kill()
    for path in pair.folder.glob("*-shm"):
        path.unlink()
    filler = fill(small_disk)
    with pytest.raises(DiskFull, match=r"needs a little room beside .* to open it"):
        pair.unlock(read_only=True)
    filler.unlink()
    assert pair.unlock().reflections.get(id).text == "written just before"
    pair.close()
