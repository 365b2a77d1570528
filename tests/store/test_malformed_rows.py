"""A row that was never written like that is damage, never data: a damaged page can read as a text full of NUL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.reflections import Draft, Reflection
from mentor_desktop.store import drafts, reflections, schema
from mentor_desktop.store import people as people_store
from mentor_desktop.store.people import People
from mentor_desktop.store.reflections import Reflections
from mentor_desktop.vault.space import Space
from tests.support.journals import JournalForTwo, written
from tests.support.privates import space_with
from tests.support.spaces import flip

AT = "2026-03-21T16:30:00.000Z"
COMMON = {"id": "page", "created_at": AT, "updated_at": AT, "updated_by": "amara"}

VALUES = [
    ("title", "'half' || char(0) || char(0)"),
    ("title", "x'ff00'"),
    ("parts", "'{'"),
    ("parts", "'[1, 2]'"),
    ("parts", """'{"": 7}'"""),
    ("parts", "'{\"\": \"half' || char(0) || '\"}'"),
    ("parts", "replace(hex(zeroblob(5000)), '0', '[')"),
    ("feelings", """'[{"word": "calm"}]'"""),
    ("feelings", """'[{"word": 1, "strength": 2}]'"""),
    ("feelings", """'[{"word": "calm", "strength": 2, "more": 1}]'"""),
    ("feelings", "'7'"),
    ("feelings", """'[7]'"""),
    ("tags", "'[7]'"),
    ("tags", """'"tag"'"""),
    ("drained", "'much'"),
    ("pinned", "'yes'"),
    ("session", "x'00'"),
    ("at", "'yesterday'"),
    ("at", "'0001-01-01T00:00:00+14:00'"),
    ("created_at", "''"),
    ("updated_at", "'garbage'"),
    ("updated_by", "x'41'"),
]


@pytest.fixture
def private(tmp_path: Path) -> Iterator[Space]:
    """A private space with one page and one draft."""
    space = space_with(tmp_path / "private.db")
    with space.writing() as database:
        reflections.table.put(database, Reflection(**COMMON, at=AT, title="The title", parts={"": "words"}))
        drafts.put(database, Draft(editor="page", title="typed", parts={"": "words"}, at=AT))
    yield space
    space.close()


@pytest.mark.parametrize(("column", "value"), VALUES)
def test_a_page_that_was_not_written_like_that_is_damage(private: Space, column: str, value: str) -> None:
    with private.writing() as database:
        database.execute(f"UPDATE reflection SET {column} = {value}")
    read = Reflections(private)
    for ask in (lambda: read.get("page"), lambda: read.page(0, 10)):
        with pytest.raises(DamagedSpace, match=r"private\.db is damaged .*reflection"):
            ask()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "char(0)"),
        ("title", "x'41'"),
        ("parts", "'{'"),
        ("parts", "'[]'"),
        ("parts", "'{\"\": 1}'"),
        ("at", "'soon'"),
        ("editor", "x'41'"),
    ],
)
def test_a_draft_that_was_not_written_like_that_is_damage(private: Space, column: str, value: str) -> None:
    with private.writing() as database:
        database.execute(f"UPDATE draft SET {column} = {value}")
    with pytest.raises(DamagedSpace, match=r"private\.db is damaged .*being typed"):
        drafts.all_of(private)


def test_a_row_found_malformed_while_writing_takes_the_transaction_back(private: Space) -> None:
    with private.writing() as database:
        database.execute("UPDATE reflection SET parts = '{'")

    def write() -> None:
        with private.writing() as database:
            database.execute("DELETE FROM draft")
            reflections.table.get(database, "page")

    with pytest.raises(DamagedSpace):
        write()
    with private.writing() as database:
        database.execute("UPDATE reflection SET parts = '{}'")
    assert len(drafts.all_of(private)) == 1


def test_purposes_are_read_as_strictly(tmp_path: Path) -> None:
    space = space_with(tmp_path / "shared.db", schema.SHARED)
    with space.writing() as database:
        people_store.purposes.put(database, Purpose(**COMMON, statement="numbers"))
        database.execute("UPDATE purpose SET statement = char(0)")
    read = People(space)
    asks: list[Callable[[], object]] = [read.purpose, read.purposes, lambda: read.purposes_with("numbers", 9)]
    for ask in asks:
        with pytest.raises(DamagedSpace, match=r"shared\.db"):
            ask()
    space.close()


def test_nul_is_left_out_of_what_is_written(private: Space) -> None:
    """Else a page somebody saved would be called damaged."""
    with private.writing() as database:
        reflections.table.put(database, Reflection(**COMMON, at=AT, title="a\0b", parts={"": "c\0d"}))
        drafts.put(database, Draft(editor="page", title="a\0b", parts={"": "c\0d"}, at=AT))
    assert Reflections(private).get("page").title == "ab"
    assert drafts.all_of(private)[0].title == "ab"


def test_a_damaged_page_of_a_long_title_is_never_shown(journal_for_two: JournalForTwo) -> None:
    """SQLCipher hands out a page that does not pass its check as zeros, now and then without a word."""
    title = "".join(f"{number:06} " for number in range(5000))
    page = written(journal_for_two.unlock(), "body", title)
    journal_for_two.close()
    path = journal_for_two.file("mentor")
    whole = path.read_bytes()
    noticed = 0
    for start in range(4096, len(whole), 4096):
        path.write_bytes(whole)
        flip(path, start + 1000)
        try:
            assert journal_for_two.unlock(read_only=True).reflections.get(page.id).title == title
        except DamagedSpace:
            noticed += 1
        journal_for_two.close()
    assert noticed >= 8
