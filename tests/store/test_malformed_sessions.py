"""A row about a session that was never written like that is damage, whoever wrote it."""

from collections.abc import Iterator
from typing import Any

import pytest

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.sessions import (
    AgendaItem,
    AskedQuestion,
    FeltHeard,
    Note,
    Prepared,
    SealedAnswer,
    Session,
    Tally,
)
from mentor_desktop.store import schema
from mentor_desktop.store import sessions as session_store
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from tests.support.privates import space_with

AT = "2026-03-21T16:30:00.000Z"
COMMON = {"id": "one", "created_at": AT, "updated_at": AT, "updated_by": "amara"}

OF_A_SESSION: list[tuple[Table[Any], Record, list[tuple[str, str]]]] = [
    (
        session_store.sessions,
        Session(**COMMON, number=7, starts_at=AT, zone="Europe/Berlin", started_at=AT, answered_by=("tom",)),
        [
            ("number", "0"),
            ("number", "9223372036854775807"),
            ("number", "'seven'"),
            ("starts_at", "'soon'"),
            ("starts_at", "'2026-03-21'"),
            ("starts_at", "'2026-03-21T16:30:00'"),
            ("starts_at", "'9999-12-31T23:59:59-14:00'"),
            ("minutes", "0"),
            ("minutes", "1440"),
            ("minutes", "1e300"),
            ("minutes", "30.5"),
            ("zone", "''"),
            ("zone", "'no zone at all'"),
            ("zone", "'../../etc/passwd'"),
            ("zone", "printf('%09999d', 7)"),
            ("place", "printf('%0201d', 7)"),
            ("place", "'a' || char(0)"),
            ("direction", "'the dog leads'"),
            ("state", "'dreamt'"),
            ("state", "x'68656c64'"),
            ("started_at", "'16:30'"),
            ("started_at", "'2026-03-21T16:30:00'"),
            ("ended_at", "''"),
            ("ended_at", "7"),
            ("summary", "printf('%020001d', 7)"),
            ("summary", "x'41'"),
            ("bring", "printf('%020001d', 7)"),
            ("sequence", "-1"),
            ("sequence", "9223372036854775807"),
            ("answered_by", "'tom'"),
            ("answered_by", "'[1]'"),
            ("answered_by", "'{}'"),
            ("answered_by", '\'["tom", "\\ud83d"]\''),
            ("answered_by", "replace(hex(zeroblob(5000)), '0', '[')"),
        ],
    ),
    (
        session_store.items,
        AgendaItem(**COMMON, session="s", title="The depots", by="tom", reached_at=AT),
        [
            ("session", "x'41'"),
            ("title", "' '"),
            ("title", "printf('%0201d', 7)"),
            ("minutes", "-1"),
            ("minutes", "721"),
            ("by", "x'41'"),
            ("goal", "x'41'"),
            ("position", "-1"),
            ("position", "9223372036854775807"),
            ("outcome", "printf('%020001d', 7)"),
            ("outcome", "char(0)"),
            ("seconds", "-1"),
            ("seconds", "43201"),
            ("seconds", "'long'"),
            ("reached_at", "'later'"),
            ("reached_at", "'2026-03-21'"),
            ("carried_from", "x'00'"),
        ],
    ),
    (
        session_store.commitments,
        Commitment(**COMMON, owner="tom", text="Ask the depots", state="kept", closed_at=AT, due="2026-04-01"),
        [
            ("owner", "x'41'"),
            ("session", "x'41'"),
            ("text", "''"),
            ("text", "printf('%0201d', 7)"),
            ("due", "'soon'"),
            ("due", "20260401"),
            ("state", "'broken'"),
            ("state", "'open'"),
            ("closed_at", "null"),
            ("closed_at", "'soon'"),
            ("in_the_way", "printf('%020001d', 7)"),
            ("renews", "x'41'"),
        ],
    ),
    (
        session_store.questions,
        AskedQuestion(**COMMON, session="s", by="tom", text="What did you see?"),
        [
            ("text", "' '"),
            ("text", "printf('%0201d', 7)"),
            ("by", "x'41'"),
            ("from_library", "2"),
            ("from_library", "'yes'"),
            ("opening", "x'41'"),
        ],
    ),
    (
        session_store.tallies,
        Tally(**COMMON, session="s", person="tom"),
        [
            ("questions", "-1"),
            ("reflections", "9223372036854775807"),
            ("affirmations", "'many'"),
            ("summaries", "0.5"),
            ("advice_not_asked_for", "1e300"),
            ("person", "x'41'"),
        ],
    ),
    (
        session_store.felt_heard,
        FeltHeard(**COMMON, session="s", person="tom", value=4),
        [("value", "0"), ("value", "6"), ("value", "'fully'"), ("value", "4.5"), ("person", "x'41'")],
    ),
]
OF_ONE_PERSON: list[tuple[Table[Any], Record, list[tuple[str, str]]]] = [
    (
        session_store.prepared,
        Prepared(**COMMON, session="s", text="The depots"),
        [("text", "'a' || char(0)"), ("text", "x'41'"), ("minutes", "'ten'"), ("kind", "x'41'"), ("created_at", "''")],
    ),
    (session_store.notes, Note(**COMMON, about="s", text="He was tired."), [("text", "char(0)"), ("about", "x'41'")]),
    (
        session_store.sealed,
        SealedAnswer(**COMMON, about="s", item="i", value=4),
        [("value", "'4!'"), ("item", "x'41'")],
    ),
]


@pytest.fixture(scope="module")
def spaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Space, Space]]:
    """A shared and a private space with one record of each kind."""
    folder = tmp_path_factory.mktemp("spaces")
    shared, private = space_with(folder / "shared.db", schema.SHARED), space_with(folder / "private.db")
    for space, kinds in ((shared, OF_A_SESSION), (private, OF_ONE_PERSON)):
        with space.writing() as database:
            for table, record, _ in kinds:
                table.put(database, record)
                assert table.get(database, "one") == record
    yield shared, private
    shared.close()
    private.close()


def cases(kinds: list[tuple[Table[Any], Record, list[tuple[str, str]]]]) -> list[Any]:
    return [
        pytest.param(table, column, value, id=f"{table.name} {column} {value}")
        for table, _, values in kinds
        for column, value in values
    ]


def read_with(space: Space, table: Table[Any], column: str, value: str) -> None:
    """Reads a record after one column of it was set to something else, and takes that back by raising."""
    with space.writing() as database:
        database.execute(f"UPDATE {table.name} SET {column} = {value}")
        table.get(database, "one")
        raise AssertionError("it was taken for what the program writes")


@pytest.mark.parametrize(("table", "column", "value"), cases(OF_A_SESSION))
def test_what_the_partner_wrote_against_the_rules_is_damage(
    spaces: tuple[Space, Space], table: Table[Any], column: str, value: str
) -> None:
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged"):
        read_with(spaces[0], table, column, value)


@pytest.mark.parametrize(("table", "column", "value"), cases(OF_ONE_PERSON))
def test_what_nobody_wrote_in_a_private_space_is_damage(
    spaces: tuple[Space, Space], table: Table[Any], column: str, value: str
) -> None:
    with pytest.raises(DamagedSpace, match=rf"private\.db is damaged .*{table.name}"):
        read_with(spaces[1], table, column, value)
