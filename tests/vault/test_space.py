"""A space: an encrypted database that takes one transaction at a time and says in sentences what goes wrong."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from mentor_desktop.errors import (
    Busy,
    DamagedSpace,
    DiskFull,
    DiskTrouble,
    KnownError,
    Locked,
    MissingSpace,
    NoRights,
    ReadOnly,
)
from mentor_desktop.vault import space as spaces
from mentor_desktop.vault.space import PAGE_BYTES, Space
from tests.support.spaces import KEY, ROWS, make_space, rows_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed space with rows in it."""
    return make_space(tmp_path / "shared.db")


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every connection that is opened from now on."""
    opened: list[Any] = []
    connect = spaces.sqlcipher.connect

    def noted(*arguments: Any, **options: Any) -> Any:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(spaces.sqlcipher, "connect", noted)
    return opened


def is_closed(connection: Any) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlcipher.ProgrammingError:
        return True
    return False


def test_what_was_committed_is_there(path: Path) -> None:
    assert rows_of(path) == list(range(ROWS))


def test_a_closed_space_is_one_file(path: Path) -> None:
    assert list(path.parent.iterdir()) == [path]


def test_nothing_in_the_file_can_be_read(path: Path) -> None:
    content = path.read_bytes()
    assert b"SQLite format" not in content
    assert b"line" not in content
    assert b"CREATE" not in content
    assert len(content) % PAGE_BYTES == 0


def test_the_same_rows_look_different_in_every_file(path: Path, tmp_path: Path) -> None:
    other = make_space(tmp_path / "other.db")
    assert other.read_bytes()[:PAGE_BYTES] != path.read_bytes()[:PAGE_BYTES]


@pytest.mark.parametrize("key", [bytes(32), bytes(range(1, 33)), KEY[::-1]])
def test_another_key_opens_nothing(path: Path, key: bytes) -> None:
    before = path.read_bytes()
    with pytest.raises(DamagedSpace, match=r"shared\.db"):
        rows_of(path, key)
    assert path.read_bytes() == before


def test_a_failed_opening_leaves_no_connection_behind(path: Path, connections: list[Any]) -> None:
    """On Windows the file could not be replaced from a backup while one is open."""
    with pytest.raises(DamagedSpace):
        Space(path, bytes(32))
    assert [is_closed(connection) for connection in connections] == [True]


def test_the_settings_of_a_space(path: Path) -> None:
    space = Space(path, KEY)
    database = space.database
    settings = ("journal_mode", "synchronous", "foreign_keys", "temp_store", "page_size", "cipher_log_level")
    found = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in settings}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "page_size": str(PAGE_BYTES),
        "cipher_log_level": "NONE",
    }
    space.close()


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    space = Space(path, KEY)

    def fail_half_way() -> None:
        with space.writing() as database:
            database.execute("DELETE FROM line")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with space.writing() as database:
        database.execute("INSERT INTO line VALUES (?, 'after')", [ROWS])
    space.close()
    assert rows_of(path) == list(range(ROWS + 1))


def test_a_mistake_in_a_statement_is_a_bug_and_rolls_back(path: Path) -> None:
    space = Space(path, KEY)

    def mistaken() -> None:
        with space.writing() as database:
            database.execute("DELETE FROM line")
            database.execute("DELETE FRO line")

    with pytest.raises(sqlcipher.OperationalError, match="syntax error"):
        mistaken()
    assert space.database.execute("SELECT count(*) FROM line").fetchone()[0] == ROWS
    space.close()


def test_a_space_opened_to_be_read_refuses_writes(path: Path) -> None:
    before = path.read_bytes()
    space = Space(path, KEY, read_only=True)
    with pytest.raises(ReadOnly), space.writing():
        raise AssertionError("the block must not begin")
    with pytest.raises(KnownError), space.reading() as database:
        database.execute("DELETE FROM line")
    space.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_closed_space_says_that_it_is_locked(path: Path) -> None:
    space = Space(path, KEY)
    space.close()
    space.close()
    with pytest.raises(Locked), space.reading():
        pass
    with pytest.raises(Locked), space.writing():
        pass
    with pytest.raises(Locked):
        _ = space.database


def test_a_missing_file_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(MissingSpace, match=r"shared\.db is missing"):
        Space(tmp_path / "shared.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_sees_what_is_committed_and_no_more(path: Path) -> None:
    writer, reader = Space(path, KEY), Space(path, KEY, read_only=True)
    with writer.writing() as database:
        database.execute("INSERT INTO line VALUES (?, 'new')", [ROWS])
        assert reader.database.execute("SELECT count(*) FROM line").fetchone()[0] == ROWS
    assert reader.database.execute("SELECT count(*) FROM line").fetchone()[0] == ROWS + 1
    reader.close()
    writer.close()


def test_a_second_writer_is_told_that_the_files_are_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spaces, "_WAIT_FOR_OTHERS_MS", 50)
    one, other = Space(path, KEY), Space(path, KEY)
    with one.writing() as database:
        database.execute("DELETE FROM line WHERE number = 1")
        with pytest.raises(Busy), other.writing() as blocked:
            blocked.execute("DELETE FROM line WHERE number = 2")
    one.close()
    other.close()
    assert rows_of(path) == [0, *range(2, ROWS)]


def test_a_space_can_be_used_from_a_thread(path: Path) -> None:
    space = Space(path, KEY)
    found: list[int] = []

    def read() -> None:
        with space.reading() as database:
            found.append(database.execute("SELECT count(*) FROM line").fetchone()[0])

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    space.close()
    assert found == [ROWS]


class Other:
    """Something done on another thread, with what it brought or raised."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self.begun = threading.Event()
        self.brought: object = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        assert self.begun.wait(30)

    def _run(self) -> None:
        self.begun.set()
        try:
            self.brought = self._work()
        except Exception as error:
            self.brought = error

    def waits(self) -> bool:
        """Whether it has not come to its end a moment later."""
        self._thread.join(0.05)
        return self._thread.is_alive()

    def end(self) -> object:
        """What it brought, once it has ended."""
        self._thread.join(30)
        assert not self._thread.is_alive()
        return self.brought


def insert(space: Space, number: int, *, fails: bool = False) -> None:
    with space.writing() as database:
        database.execute("INSERT INTO line VALUES (?, 'new')", [number])
        if fails:
            raise ZeroDivisionError


def test_a_transaction_that_fails_never_takes_back_that_of_another_thread(path: Path) -> None:
    space = Space(path, KEY)
    others: list[Other] = []

    def fail_while_another_writes() -> None:
        with space.writing() as database:
            database.execute("INSERT INTO line VALUES (?, 'taken back')", [ROWS])
            others.append(Other(lambda: insert(space, ROWS + 1)))
            assert others[0].waits()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_while_another_writes()
    assert others[0].end() is None
    space.close()
    assert rows_of(path) == [*range(ROWS), ROWS + 1]


def test_a_thread_that_reads_sees_no_half_of_what_another_writes(path: Path) -> None:
    space = Space(path, KEY)

    def count() -> int:
        with space.reading() as database:
            return int(database.execute("SELECT count(*) FROM line").fetchone()[0])

    with space.writing() as database:
        database.execute("DELETE FROM line WHERE number > 0")
        other = Other(count)
        assert other.waits()
        database.execute("INSERT INTO line VALUES (1, 'new')")
    assert other.end() == 2
    space.close()


def test_locking_waits_until_a_block_has_ended_and_then_nothing_begins(path: Path) -> None:
    space = Space(path, KEY)
    with space.writing() as database:
        database.execute("INSERT INTO line VALUES (?, 'new')", [ROWS])
        closing, late = Other(space.close), Other(lambda: insert(space, ROWS + 1))
        assert closing.waits()
        assert late.waits()
    assert closing.end() is None
    assert late.end() is None or isinstance(late.brought, Locked)
    with pytest.raises(Locked):
        insert(space, ROWS + 2)
    assert rows_of(path) == [*range(ROWS + 1), *([] if late.brought else [ROWS + 1])]


def test_many_threads_write_each_all_or_nothing(path: Path) -> None:
    space = Space(path, KEY)

    def write(first: int) -> None:
        for number in range(first, first + 20):
            with suppress(ZeroDivisionError):
                insert(space, number, fails=number % 3 == 0)

    others = [Other(lambda first=first: write(first)) for first in range(1000, 1100, 20)]
    assert [other.end() for other in others] == [None] * 5
    space.close()
    assert rows_of(path) == [*range(ROWS), *(number for number in range(1000, 1100) if number % 3)]


def test_a_thread_may_read_inside_its_own_transaction(path: Path) -> None:
    space = Space(path, KEY)
    with space.writing() as database:
        database.execute("DELETE FROM line")
        with space.reading() as same:
            assert same.execute("SELECT count(*) FROM line").fetchone() == (0,)
    space.close()


@pytest.mark.parametrize("name", ["a b?c#d%20.db", "grüße 日本.db", "'quoted\".db", "semi;colon&mode=memory.db"])
def test_any_name_of_a_folder_and_file_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = make_space(folder / name, rows=3)
    assert path.exists()
    assert rows_of(path) == [0, 1, 2]
    assert [file.name for file in folder.iterdir()] == [name]


def test_a_whole_space_passes_its_check(path: Path) -> None:
    space = Space(path, KEY, read_only=True)
    space.check()
    space.close()


def test_the_check_names_what_does_not_fit_together(path: Path) -> None:
    """Every page may be as it was written, and the rows still contradict the index."""
    space = Space(path, KEY)
    with space.writing() as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'line(text)', 'line(number)') WHERE type = 'index'"
        )
    space.close()
    space = Space(path, KEY)
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged .*and \d+ more"):
        space.check()
    space.close()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("database or disk is full", DiskFull),
        ("file is not a database", DamagedSpace),
        ("database disk image is malformed", DamagedSpace),
        ("no such table: line", DamagedSpace),
        ("no such column: text", DamagedSpace),
        ("vtable constructor failed: purpose_search", DamagedSpace),
        ("table person already exists", DamagedSpace),
        ("attempt to write a readonly database", NoRights),
        ("unable to open database file", NoRights),
        ("database is locked", Busy),
        ("database table is locked", Busy),
        ("disk I/O error", DiskTrouble),
    ],
)
def test_what_sqlcipher_says_becomes_a_sentence(said: str, known: type[KnownError]) -> None:
    assert isinstance(spaces.sentence_for(sqlcipher.OperationalError(said), Path("shared.db")), known)


def test_an_error_of_no_kind_of_its_own_is_damage() -> None:
    assert isinstance(spaces.sentence_for(sqlcipher.DatabaseError("?"), Path("shared.db")), DamagedSpace)


@pytest.mark.parametrize("said", ['near "SELEC": syntax error', "UNIQUE constraint failed: a.b"])
def test_a_mistake_of_ours_stays_a_bug(said: str) -> None:
    assert spaces.sentence_for(sqlcipher.OperationalError(said), Path("shared.db")) is None
