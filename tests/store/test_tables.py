"""Records to rows and back, in the order of their own time."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desktop.errors import NoSuchRecord
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.goals import HELPS, LEVELS, STATES, Goal, Level
from mentor_desktop.journal.people import Person, Purpose
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Record, timestamp
from mentor_desktop.journal.reflections import Feeling, Reflection, new_reflection
from mentor_desktop.journal.sessions import (
    DIRECTIONS,
    LONGEST,
    MOST,
    MOST_ITEM_MINUTES,
    SESSION_STATES,
    SHORTEST,
    TALLIED,
    AgendaItem,
    AskedQuestion,
    FeltHeard,
    Note,
    Prepared,
    SealedAnswer,
    Session,
    Tally,
)
from mentor_desktop.journal.teaching import FILE_KINDS, MOST_FILE_BYTES, Evidence, Instruction
from mentor_desktop.store import goals, people, reflections, schema, sessions
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from tests.support.privates import check_index, space_with

times = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)).map(timestamp)
texts = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=60)
common = {"id": st.uuids().map(str), "created_at": times, "updated_at": times, "updated_by": st.uuids().map(str)}
any_reflection = st.builds(
    Reflection,
    **common,
    at=times,
    title=texts,
    form=st.sampled_from(["free", "what-so-what-now-what", "six-steps", "time-capsule"]),
    parts=st.dictionaries(texts, texts, max_size=4),
    feelings=st.lists(st.builds(Feeling, texts, st.integers(1, 3)), max_size=3).map(tuple),
    drained=st.none() | st.integers(1, 5),
    tags=st.lists(texts, max_size=3).map(tuple),
    session=st.none() | st.uuids().map(str),
    goal=st.none() | st.uuids().map(str),
    pinned=st.booleans(),
)
any_person = st.builds(Person, **common, name=texts, role=st.sampled_from(["mentor", "mentee"]), colour=texts)
any_purpose = st.builds(Purpose, **common, statement=texts)
ids = st.uuids().map(str)
words = texts.filter(str.strip)
levels = st.sampled_from(LEVELS)
days = st.dates().map(str)
of_a_goal: dict[Table[Any], st.SearchStrategy[Record]] = {
    goals.goals: st.builds(
        Goal,
        **common,
        title=words,
        why=texts,
        state=st.sampled_from(STATES),
        asked_for=st.lists(st.sampled_from(HELPS), unique=True).map(tuple),
        start_level=st.none() | levels,
        weight=st.integers(1, 10),
        target_date=st.none() | days,
        agreed_by=st.tuples(st.just("amara"), texts),
        agreed_at=times,
        reworded_at=st.none() | times,
        closed_at=times,
        learned=texts,
    ),
    goals.levels: st.builds(Level, **common, goal=ids, value=levels, text=texts),
    goals.milestones: st.builds(
        Milestone,
        **common,
        goal=ids,
        title=words,
        due=st.none() | days,
        done_at=st.none() | times,
        position=st.integers(0, 99),
    ),
    goals.check_ins: st.builds(CheckIn, **common, goal=ids, person=ids, level=levels, note=texts, at=times),
    goals.evidence: st.builds(
        Evidence,
        **common,
        goal=ids,
        by=ids,
        text=words,
        link=texts.map("https://{}".format) | st.just(""),
        supports_level=st.none() | levels,
        file=st.none() | ids,
        file_name=texts,
        file_kind=st.sampled_from(sorted(FILE_KINDS)),
        file_bytes=st.integers(1, MOST_FILE_BYTES),
    ),
    goals.instructions: st.builds(
        Instruction,
        **common,
        goal=ids,
        session=st.none() | ids,
        at=times,
        kind=st.sampled_from(HELPS),
        text=words,
        teach_back=words,
        confirmed_by=ids,
        confirmed_at=times,
    ),
}
counts = st.integers(0, MOST)
minutes = st.integers(0, MOST_ITEM_MINUTES)
of_a_session: dict[Table[Any], st.SearchStrategy[Record]] = {
    sessions.sessions: st.builds(
        Session,
        **common,
        number=st.integers(1, MOST),
        starts_at=times,
        minutes=st.integers(SHORTEST, LONGEST),
        zone=st.sampled_from(["UTC", "Europe/Berlin", "Australia/Lord_Howe"]),
        place=texts,
        direction=st.sampled_from(DIRECTIONS),
        state=st.sampled_from(SESSION_STATES),
        started_at=st.none() | times,
        ended_at=st.none() | times,
        summary=texts,
        bring=texts,
        sequence=counts,
        answered_by=st.lists(texts, max_size=2).map(tuple),
    ),
    sessions.items: st.builds(
        AgendaItem,
        **common,
        session=ids,
        title=words,
        minutes=minutes,
        by=ids,
        goal=st.none() | ids,
        position=counts,
        outcome=texts,
        seconds=minutes,
        reached_at=st.none() | times,
        carried_from=st.none() | ids,
    ),
    sessions.commitments: st.builds(
        Commitment,
        **common,
        session=st.none() | ids,
        owner=ids,
        text=words,
        due=st.none() | days,
        state=st.sampled_from(["kept", "renegotiated", "let go"]),
        closed_at=times,
        in_the_way=texts,
        renews=st.none() | ids,
    )
    | st.builds(Commitment, **common, owner=ids, text=words, due=st.none() | days),
    sessions.questions: st.builds(
        AskedQuestion, **common, session=ids, by=ids, text=words, from_library=st.booleans(), opening=texts
    ),
    sessions.tallies: st.builds(Tally, **common, session=ids, person=ids, **dict.fromkeys(TALLIED, counts)),
    sessions.felt_heard: st.builds(FeltHeard, **common, session=ids, person=ids, value=st.integers(1, 5)),
}
of_one_person: dict[Table[Any], st.SearchStrategy[Record]] = {
    sessions.prepared: st.builds(
        Prepared,
        **common,
        session=ids,
        kind=st.sampled_from(["item", "question"]),
        text=words,
        minutes=minutes,
        goal=st.none() | ids,
        carried_from=st.none() | ids,
    ),
    sessions.notes: st.builds(Note, **common, about=ids, text=texts),
    sessions.sealed: st.builds(SealedAnswer, **common, about=ids, item=words, value=st.integers(1, 5)),
}
of_all = {**of_a_goal, **of_a_session, **of_one_person}


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """An open private space; every test leaves rows of its own."""
    space = space_with(tmp_path_factory.mktemp("spaces") / "private.db")
    yield space
    space.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """An open shared space."""
    space = space_with(tmp_path_factory.mktemp("spaces") / "shared.db", schema.SHARED)
    yield space
    space.close()


@given(record=any_reflection, changed=any_reflection)
def test_a_reflection_comes_back_as_it_was_saved(private: Space, record: Reflection, changed: Reflection) -> None:
    for page in (record, replace(changed, id=record.id)):
        with private.writing() as database:
            reflections.table.put(database, page)
        found = reflections.Reflections(private).get(page.id)
        assert found == page
        assert list(found.parts) == list(page.parts)
    with private.reading() as database:
        check_index(database)


@given(person=any_person, purpose=any_purpose)
def test_people_and_purposes_come_back_as_they_were_saved(shared: Space, person: Person, purpose: Purpose) -> None:
    with shared.writing() as database:
        people.persons.put(database, person)
        people.purposes.put(database, purpose)
    with shared.reading() as database:
        assert people.persons.get(database, person.id) == person
        assert people.purposes.get(database, purpose.id) == purpose
        check_index(database, "purpose")


@pytest.mark.parametrize("table", of_all, ids=lambda table: table.name)
@settings(max_examples=30)
@given(data=st.data())
def test_every_record_comes_back_as_it_was_saved(
    shared: Space, private: Space, table: Table[Any], data: st.DataObject
) -> None:
    first, changed = data.draw(of_all[table]), data.draw(of_all[table])
    first.check()
    for record in (first, replace(changed, id=first.id)):
        with (private if table in of_one_person else shared).writing() as database:
            table.put(database, record)
            assert table.get(database, record.id) == record
            if table.searchable:
                check_index(database, table.name)


@pytest.mark.parametrize(
    "table",
    [reflections.table, people.persons, people.purposes, *of_all],
    ids=lambda table: table.name,
)
def test_every_field_of_a_record_has_its_column(private: Space, shared: Space, table: Table[Any]) -> None:
    space = private if table is reflections.table or table in of_one_person else shared
    columns = {row[1] for row in space.database.execute(f"PRAGMA table_info({table.name})")}
    searched = {"title_words", "text_words"} if table.searchable else set()
    assert columns == {field.name for field in fields(table.record)} | {"seq", "removed_at"} | searched


def test_an_unknown_id_is_named(private: Space) -> None:
    with pytest.raises(NoSuchRecord, match="nobody"):
        reflections.Reflections(private).get("nobody")
    with pytest.raises(NoSuchRecord), private.writing() as database:
        reflections.table.set_removed(database, "nobody", "2026-01-01")


def page_at(at: str) -> Reflection:
    return replace(new_reflection(datetime(2026, 3, 21, tzinfo=UTC), "amara"), at=at)


def saved(tmp_path: Path, pages: list[Reflection]) -> list[str]:
    space = space_with(tmp_path / "order.db")
    for page in pages:
        with space.writing() as database:
            reflections.table.put(database, page)
    order = [line.id for line in reflections.Reflections(space).page(0, 1000)]
    space.close()
    return order


def test_the_newest_comes_first_whatever_the_order_of_writing(tmp_path: Path) -> None:
    days = [
        "1901-12-13",
        "1955-05-05",
        "1969-12-31",
        "1970-01-01",
        "1970-01-02",
        "2026-03-21",
        "2038-01-20",
        "9998-01-01",
    ]
    pages = [page_at(f"{day}T12:00:00.000Z") for day in days]
    mixed = [pages[place] for place in (3, 0, 7, 5, 1, 6, 2, 4)]
    assert saved(tmp_path, mixed) == [page.id for page in reversed(pages)]


def test_in_one_second_the_one_written_later_comes_first(tmp_path: Path) -> None:
    pages = [page_at("2026-03-21T12:00:00.000Z") for _ in range(20)]
    assert saved(tmp_path, pages) == [page.id for page in reversed(pages)]


@given(seconds=st.lists(st.integers(-(10**9), 10**9), unique=True, max_size=20))
def test_pages_of_different_seconds_are_in_order(private: Space, seconds: list[int]) -> None:
    with private.writing() as database:
        database.execute("DELETE FROM reflection")
        for second in seconds:
            at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
            reflections.table.put(database, page_at(timestamp(at)))
    found = [line.at for line in reflections.Reflections(private).page(0, 100)]
    assert found == sorted(found, reverse=True)
    assert len(found) == len(seconds)


def test_saving_again_keeps_the_place_and_a_new_time_moves_it(tmp_path: Path) -> None:
    first, second, third = (page_at(f"2026-03-2{day}T12:00:00.000Z") for day in (1, 2, 3))
    changed = replace(second, title="changed")
    assert saved(tmp_path, [first, second, third, changed]) == [third.id, second.id, first.id]
    (tmp_path / "order.db").unlink()
    moved = replace(first, at="2026-03-29T12:00:00.000Z")
    assert saved(tmp_path, [first, second, third, moved]) == [first.id, third.id, second.id]


def test_a_time_zone_in_the_text_counts(tmp_path: Path) -> None:
    early, late = page_at("2026-03-21T12:00:00+05:00"), page_at("2026-03-21T09:00:00Z")
    assert saved(tmp_path, [late, early]) == [late.id, early.id]
