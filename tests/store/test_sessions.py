"""Sessions and all that hangs on them, read from the shared space; what one prepares, read from a private one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mentor_desktop.errors import NoSuchRecord
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
from mentor_desktop.store import sessions as store
from mentor_desktop.store.sessions import Preparing, Sessions
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from tests.support.privates import check_index, space_with

TABLES: dict[type[Record], Table[Any]] = {
    Session: store.sessions,
    AgendaItem: store.items,
    Commitment: store.commitments,
    AskedQuestion: store.questions,
    Tally: store.tallies,
    FeltHeard: store.felt_heard,
    Prepared: store.prepared,
    Note: store.notes,
    SealedAnswer: store.sealed,
}


def common(id: str, second: int = 0) -> dict[str, str]:
    at = f"2026-03-21T16:30:{second:02}.000Z"
    return {"id": id, "created_at": at, "updated_at": at, "updated_by": "tom"}


def session(id: str, day: int = 23, **fields: Any) -> Session:
    return Session(**common(id), **{"number": 1, "starts_at": f"2026-03-{day:02}T15:00:00.000Z", **fields})


HANGING: list[Record] = [
    AgendaItem(**common("i"), session="s", title="The heron count", by="tom", outcome="a stork"),
    Commitment(**common("c"), session="s", owner="tom", text="Ask the heron people"),
    AskedQuestion(**common("q"), session="s", by="amara", text="How tall is a heron?"),
    Tally(**common("t"), session="s", person="tom", questions=3),
    FeltHeard(**common("h"), session="s", person="tom", value=4),
]
SHARED: list[Record] = [session("s", place="By the heron pond", summary="a stork"), *HANGING]
PRIVATE: list[Record] = [
    Prepared(**common("p"), session="s", text="A heron, stuffed"),
    Note(**common("n"), about="s", text="He is afraid of herons."),
    SealedAnswer(**common("a"), about="s", item="felt heard", value=4),
]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Space]:
    """An empty shared space."""
    space = space_with(tmp_path / "shared.db", schema.SHARED)
    yield space
    space.close()


@pytest.fixture
def private(tmp_path: Path) -> Iterator[Space]:
    """An empty private space."""
    space = space_with(tmp_path / "private.db")
    yield space
    space.close()


def put(space: Space, *records: Record) -> None:
    with space.writing() as database:
        for record in records:
            TABLES[type(record)].put(database, record)


def remove(space: Space, record: Record, at: str | None = "2026-03-22T16:30:00.000Z") -> None:
    with space.writing() as database:
        TABLES[type(record)].set_removed(database, record.id, at)


def hanging(read: Sessions, id: str) -> list[Record]:
    """All that hangs on a session."""
    return [
        *read.items(id),
        *read.promised_in(id),
        *read.questions(id),
        *read.tallies(id),
        *read.felt_heard(id),
    ]


def mine(read: Preparing, id: str) -> list[Record]:
    """All that I prepared for a session, or noted about it."""
    return [*read.prepared(id), *read.notes(id), *read.sealed(id)]


def test_what_hangs_on_a_session_is_read_with_it_alone(shared: Space) -> None:
    others = [replace(each, id=f"other {each.id}", session="other") for each in HANGING]  # type: ignore[call-arg]
    put(shared, *SHARED, *others)
    read = Sessions(shared)
    assert read.get("s") == SHARED[0]
    assert (hanging(read, "s"), hanging(read, "other")) == (HANGING, others)
    assert hanging(read, "nobody") == hanging(read, "nul\0") == []
    assert read.item("i") == HANGING[0]
    for ask in (read.get, read.item):
        with pytest.raises(NoSuchRecord):
            ask("nobody")


def test_what_one_prepares_is_read_for_what_it_is_about(private: Space) -> None:
    put(private, *PRIVATE, replace(PRIVATE[0], id="p2", session="other"))  # type: ignore[call-arg]
    put(private, *(replace(each, id=f"other {each.id}", about="tom") for each in PRIVATE[1:]))  # type: ignore[call-arg]
    read = Preparing(private)
    assert mine(read, "s") == PRIVATE
    assert [each.id for each in mine(read, "tom")] == ["other n", "other a"]
    assert {each.id for each in read.all_notes()} == {"n", "other n"}
    assert {each.id for each in read.all_sealed()} == {"a", "other a"}
    assert mine(read, "nobody") == []


@pytest.mark.parametrize("record", [*SHARED, *PRIVATE], ids=lambda record: type(record).__name__)
def test_what_is_in_the_bin_is_in_no_list_and_comes_back(shared: Space, private: Space, record: Record) -> None:
    put(shared, *SHARED)
    put(private, *PRIVATE)
    read, prepared = Sessions(shared), Preparing(private)
    space = private if record in PRIVATE else shared

    def listed() -> list[Record]:
        lists: list[list[Any]] = [read.commitments(), read.open_commitments(), prepared.all_notes()]
        assert all((HANGING[1] in each) == (HANGING[1] in read.commitments()) for each in lists[:2])
        assert prepared.all_notes() == prepared.notes("s")
        assert prepared.all_sealed() == prepared.sealed("s")
        return [*read.all(), *hanging(read, "s"), *mine(prepared, "s")]

    assert listed() == [*SHARED, *PRIVATE]
    remove(space, record)
    assert listed() == [each for each in [*SHARED, *PRIVATE] if each != record]
    assert read.promises() == ({} if record == HANGING[1] else {"s": 1})
    remove(space, record, None)
    assert listed() == [*SHARED, *PRIVATE]


def test_the_latest_session_comes_first_wherever_it_was_moved(shared: Space) -> None:
    put(shared, session("b", 24), session("c", 25), session("a", 23), session("d", 24))
    assert [each.id for each in Sessions(shared).all()] == ["c", "d", "b", "a"]
    put(shared, session("a", 26), session("c", 1))
    assert [each.id for each in Sessions(shared).all()] == ["a", "d", "b", "c"]
    with shared.reading() as database:
        check_index(database, "session")


def test_an_agenda_comes_in_the_order_of_the_pair(shared: Space) -> None:
    places = {"a": 2, "b": 0, "c": 1, "d": 1}
    put(
        shared,
        *(
            AgendaItem(**common(id, second), session="s", title=id, by="tom", position=place)
            for second, (id, place) in enumerate(places.items())
        ),
    )
    assert [each.id for each in Sessions(shared).items("s")] == ["b", "c", "d", "a"]


def test_promises_come_newest_first_open_ones_oldest_first_and_are_counted_by_session(shared: Space) -> None:
    done: dict[str, Any] = {"state": "kept", "closed_at": common("x")["created_at"]}
    made = [
        Commitment(**common("1", 1), owner="tom", text="x", session="s"),
        Commitment(**common("2", 2), owner="tom", text="x", session="s", **done),
        Commitment(**common("3", 3), owner="amara", text="x", session="other"),
        Commitment(**common("4", 4), owner="tom", text="x"),
    ]
    put(shared, *reversed(made))
    read = Sessions(shared)
    assert [each.id for each in read.commitments()] == ["4", "3", "2", "1"]
    assert [each.id for each in read.open_commitments()] == ["1", "3", "4"]
    assert [each.id for each in read.promised_in("s")] == ["1", "2"]
    assert read.promises() == {"s": 2, "other": 1}


def test_a_promise_that_got_another_day_counts_once(shared):
    moved = {"state": "renegotiated", "closed_at": "2026-03-23T16:00:00.000Z"}
    put(
        shared,
        Commitment(**common("1", 1), owner="tom", text="x", session="s", **moved),
        Commitment(**common("2", 2), owner="tom", text="x", session="s", renews="1", **moved),
        Commitment(**common("3", 3), owner="tom", text="x", session="s", renews="2"),
        Commitment(**common("4", 4), owner="tom", text="x", session="s", **moved),
    )
    assert Sessions(shared).promises() == {"s": 2}


@pytest.mark.parametrize("record", [*SHARED[:4], *PRIVATE[:2]], ids=lambda record: type(record).__name__)
def test_everything_is_found_by_its_words_until_it_is_in_the_bin(shared: Space, private: Space, record: Record) -> None:
    put(shared, *SHARED)
    put(private, *PRIVATE)
    space, table = (private if record in PRIVATE else shared), TABLES[type(record)]

    def found(typed: str) -> list[Record]:
        with space.reading() as database:
            check_index(database, table.name)
            return table.holding(database, typed, 9)

    assert found("heron") == [record]
    assert found("heron nowhere") == found("pelican") == []
    remove(space, record)
    assert found("heron") == []
    with space.writing() as database:
        table.empty_bin(database, "9999")
    assert found("heron") == []


@pytest.mark.parametrize(
    ("record", "typed"),
    [
        (session("x", place="The pond", summary="We saw one.", bring="A map"), "pond saw map"),
        (HANGING[0], "count stork"),
        (replace(HANGING[1], in_the_way="They were asleep."), "people asleep"),  # type: ignore[call-arg]
    ],
    ids=["session", "item", "commitment"],
)
def test_a_record_is_found_by_all_its_texts(shared: Space, record: Record, typed: str) -> None:
    put(shared, record)
    with shared.reading() as database:
        assert TABLES[type(record)].holding(database, typed, 9) == [record]


@pytest.mark.parametrize("table", [store.tallies, store.felt_heard, store.sealed], ids=lambda table: table.name)
def test_numbers_are_in_no_search_index(shared: Space, private: Space, table: Table[Any]) -> None:
    assert not table.searchable
    for space in (shared, private):
        names = [row[0] for row in space.database.execute("SELECT name FROM sqlite_master")]
        assert not [name for name in names if name.startswith(f"{table.name}_search")]


def test_what_hangs_on_a_session_that_is_gone_goes_with_it_and_promises_stay(shared: Space) -> None:
    others = [replace(each, id=f"other {each.id}", session="other") for each in HANGING]  # type: ignore[call-arg]
    put(shared, *SHARED, *others, session("other"))
    read = Sessions(shared)
    remove(shared, SHARED[0])
    with shared.writing() as database:
        store.drop_what_hangs_on_nothing(database)
    assert hanging(read, "s") == HANGING, "it may come back from the bin"
    with shared.writing() as database:
        store.sessions.empty_bin(database, "9999")
        store.drop_what_hangs_on_nothing(database)
    assert hanging(read, "s") == [HANGING[1]]
    assert hanging(read, "other") == others
    with shared.reading() as database:
        for table in TABLES.values():
            if table.searchable and table not in (store.prepared, store.notes):
                check_index(database, table.name)
