"""A row that was never written like that is damage, never data: a damaged page can read as a text full of NUL."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.journal.goals import Goal, Level
from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.reflections import Draft, Reflection
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.store import drafts, reflections, schema
from mentor_desktop.store import goals as goal_store
from mentor_desktop.store import people as people_store
from mentor_desktop.store.people import People
from mentor_desktop.store.reflections import Reflections
from mentor_desktop.store.tables import Table
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


def found_purposes(space: Space, typed: str) -> list[Purpose]:
    with space.reading() as database:
        return people_store.purposes.holding(database, typed, 9)


def test_purposes_are_read_as_strictly(tmp_path: Path) -> None:
    space = space_with(tmp_path / "shared.db", schema.SHARED)
    with space.writing() as database:
        people_store.purposes.put(database, Purpose(**COMMON, statement="numbers"))
        database.execute("UPDATE purpose SET statement = char(0)")
    read = People(space)
    asks: list[Callable[[], object]] = [read.purpose, read.purposes, lambda: found_purposes(space, "numbers")]
    for ask in asks:
        with pytest.raises(DamagedSpace, match=r"shared\.db"):
            ask()
    space.close()


AGREED: dict[str, Any] = {"state": "agreed", "agreed_by": ("amara", "tom"), "agreed_at": AT}
FILE: dict[str, Any] = {"file": "f", "file_name": "minutes.pdf", "file_kind": "pdf", "file_bytes": 9}
OF_A_GOAL: list[tuple[Table[Any], Record, list[tuple[str, str]]]] = [
    (
        goal_store.goals,
        Goal(**COMMON, title="Lead the meeting", start_level=0, target_date="2026-11-30", **AGREED),
        [
            ("title", "''"),
            ("title", "'half' || char(0)"),
            ("title", "printf('%0201d', 7)"),
            ("why", "x'41'"),
            ("why", "printf('%020001d', 7)"),
            ("state", "'won'"),
            ("state", "'reached'"),
            ("asked_for", "'[\"juggle\"]'"),
            ("asked_for", "'[1]'"),
            ("asked_for", "'{}'"),
            ("asked_for", "'\"explain\"'"),
            ("asked_for", "'['"),
            ("agreed_by", "'[\"amara\"]'"),
            ("agreed_by", '\'["amara", "amara"]\''),
            ("agreed_by", "'[\"amara\", null]'"),
            ("agreed_by", '\'["amara", "\\ud83d"]\''),
            ("agreed_by", "replace(hex(zeroblob(5000)), '0', '[')"),
            ("start_level", "3"),
            ("start_level", "0.5"),
            ("start_level", "'low'"),
            ("weight", "0"),
            ("weight", "11"),
            ("weight", "1e300"),
            ("weight", "'much'"),
            ("weight", "x'01'"),
            ("target_date", "'soon'"),
            ("target_date", "'20261130'"),
            ("target_date", "20261130"),
            ("target_date", "'2026-11-30' || char(10)"),
            ("agreed_at", "'soon'"),
            ("agreed_at", "''"),
            ("agreed_at", "null"),
            ("agreed_at", "'0001-01-01T00:00:00+14:00'"),
            ("reworded_at", "'later'"),
            ("closed_at", "'9999-12-31T23:59:59-14:00'"),
            ("created_at", "'garbage'"),
            ("learned", "char(0)"),
        ],
    ),
    (
        goal_store.levels,
        Level(**COMMON, goal="g", value=0, text="I open the meeting"),
        [("value", "3"), ("value", "0.5"), ("value", "'high'"), ("text", "x'41'"), ("text", "printf('%0501d', 7)")],
    ),
    (
        goal_store.milestones,
        Milestone(**COMMON, goal="g", title="Ask the depots"),
        [
            ("title", "' '"),
            ("title", "x'41'"),
            ("due", "'soon'"),
            ("due", "7"),
            ("done_at", "'yes'"),
            ("position", "-1"),
            ("position", "9223372036854775807"),
            ("position", "'first'"),
        ],
    ),
    (
        goal_store.check_ins,
        CheckIn(**COMMON, goal="g", person="tom", level=0, at=AT),
        [
            ("level", "-3"),
            ("level", "'much'"),
            ("person", "x'41'"),
            ("note", "char(0)"),
            ("note", "printf('%020001d', 7)"),
            ("at", "'soon'"),
        ],
    ),
    (
        goal_store.evidence,
        Evidence(**COMMON, goal="g", by="tom", text="the minutes", **FILE),
        [
            ("text", "x'41'"),
            ("by", "x'41'"),
            ("link", "'javascript:alert(1)'"),
            ("link", "'file:///etc/passwd'"),
            ("link", "'https://' || printf('%02000d', 7)"),
            ("supports_level", "9"),
            ("file", "x'41'"),
            ("file_name", "printf('%0256d', 7)"),
            ("file_name", "'a' || char(0)"),
            ("file_kind", "'exe'"),
            ("file_bytes", "0"),
            ("file_bytes", "20 * 1024 * 1024 + 1"),
            ("file_bytes", "'many'"),
        ],
    ),
    (
        goal_store.instructions,
        Instruction(
            **COMMON, goal="g", at=AT, kind="show", text="how", teach_back="so", confirmed_by="amara", confirmed_at=AT
        ),
        [
            ("kind", "'sing'"),
            ("text", "' '"),
            ("teach_back", "''"),
            ("confirmed_by", "null"),
            ("confirmed_by", "x'41'"),
            ("confirmed_at", "'soon'"),
            ("confirmed_at", "null"),
            ("session", "x'41'"),
            ("at", "'soon'"),
        ],
    ),
]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """A shared space with one record of each kind that belongs to a goal."""
    space = space_with(tmp_path_factory.mktemp("spaces") / "shared.db", schema.SHARED)
    with space.writing() as database:
        for table, record, _ in OF_A_GOAL:
            table.put(database, record)
    yield space
    space.close()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [(table, column, value) for table, _, values in OF_A_GOAL for column, value in values],
    ids=lambda part: part.name if isinstance(part, Table) else str(part),
)
def test_what_the_partner_wrote_against_the_rules_is_damage(
    shared: Space, table: Table[Any], column: str, value: str
) -> None:
    def read_what_the_partner_wrote() -> None:
        with shared.writing() as database:
            assert table.get(database, "page")
            database.execute(f"UPDATE {table.name} SET {column} = {value}")
            table.get(database, "page")
            raise AssertionError("it was taken for what the program writes")

    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged"):
        read_what_the_partner_wrote()


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
