"""The pair and their purpose, read from the shared space."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.journal.people import Person, Purpose
from mentor_desktop.store import people, schema
from mentor_desktop.store.people import People
from mentor_desktop.vault.space import Space
from tests.support.privates import check_index, space_with

WORDINGS = [("first", "Survive the budget round"), ("second", "Understand the budget"), ("third", "Plans that hold")]


def common(id: str, second: int) -> dict[str, str]:
    at = f"2026-03-21T16:30:{second:02}.000Z"
    return {"id": id, "created_at": at, "updated_at": at, "updated_by": "amara"}


def found(space: Space, typed: str, limit: int = 10) -> list[str]:
    with space.reading() as database:
        return [purpose.id for purpose in people.purposes.holding(database, typed, limit)]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Space]:
    """A shared space with both people and three wordings of their purpose."""
    space = space_with(tmp_path / "shared.db", schema.SHARED)
    with space.writing() as database:
        people.persons.put(database, Person(**common("amara", 0), name="Amara", role="mentor", colour="#0F6B64"))
        people.persons.put(database, Person(**common("tom", 0), name="Tom", role="mentee", colour="#B8762B"))
        for second, (id, statement) in enumerate(WORDINGS):
            people.purposes.put(database, Purpose(**common(id, second), statement=statement))
    yield space
    space.close()


def test_both_people_are_there(shared: Space) -> None:
    assert {(person.name, person.role) for person in People(shared).both()} == {("Amara", "mentor"), ("Tom", "mentee")}


def test_the_newest_wording_is_the_purpose_and_older_ones_are_kept(shared: Space) -> None:
    purpose = People(shared).purpose()
    assert purpose is not None
    assert purpose.statement == "Plans that hold"
    assert [purpose.id for purpose in People(shared).purposes()] == ["third", "second", "first"]


def test_a_pair_may_have_no_purpose_yet(tmp_path: Path) -> None:
    space = space_with(tmp_path / "new.db", schema.SHARED)
    assert People(space).purpose() is None
    assert People(space).purposes() == found(space, "budget") == []
    space.close()


def test_wordings_are_found_by_their_words_newest_first(shared: Space) -> None:
    assert found(shared, "budget") == ["second", "first"]
    assert found(shared, "budget", 1) == ["second"]
    assert found(shared, "round surv") == ["first"]
    assert found(shared, "?") == found(shared, "") == found(shared, "nowhere") == []


def test_a_reworded_purpose_is_found_by_its_new_words_alone(shared: Space) -> None:
    with shared.writing() as database:
        people.purposes.put(database, Purpose(**common("first", 0), statement="Enjoy the round"))
    assert found(shared, "enjoy") == ["first"]
    assert found(shared, "survive") == []
    check_index(shared.database, "purpose")
