"""Who the two are."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.people import COLOURS, LONGEST_NAME, SEATS, Person, Purpose, clean_name, other

COMMON = {"id": "i", "created_at": "2026-01-01", "updated_at": "2026-01-01", "updated_by": "i"}


def test_there_are_two_seats_and_each_has_a_colour() -> None:
    assert SEATS == ("mentor", "mentee")
    assert set(COLOURS) == set(SEATS)


def test_each_sits_across_the_other() -> None:
    assert other("mentor") == "mentee"
    assert other("mentee") == "mentor"


def test_a_name_is_tidied() -> None:
    assert clean_name("  Amara \t Okafor\n") == "Amara Okafor"


@pytest.mark.parametrize("name", ["", " ", "\n\t", "\u3000"])
def test_a_missing_name_is_asked_for(name: str) -> None:
    with pytest.raises(Unacceptable, match="A name is missing"):
        clean_name(name)


def test_a_name_has_an_end() -> None:
    assert clean_name("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    with pytest.raises(Unacceptable, match="longer than 80 letters"):
        clean_name("x" * (LONGEST_NAME + 1))


@given(st.text() | st.text(st.sampled_from("ab \ud83d\udcff\0\r")))
def test_a_clean_name_can_always_be_kept(name: str) -> None:
    try:
        tidy = clean_name(name)
    except Unacceptable:
        return
    tidy.encode("utf-8")
    assert clean_name(tidy) == tidy


def test_a_person_needs_a_name() -> None:
    Person(**COMMON, name="Tom", role="mentee", colour="#B8762B").check()
    with pytest.raises(Unacceptable):
        Person(**COMMON, name=" ", role="mentee", colour="#B8762B").check()


def test_a_purpose_says_something() -> None:
    Purpose(**COMMON, statement="Plans that hold.").check()
    with pytest.raises(Unacceptable, match="The purpose is empty"):
        Purpose(**COMMON, statement=" \n").check()


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"colour": "#0F6B6"},
        {"colour": "#0F6B645"},
        {"colour": "#0F6B64\n"},
        {"colour": "#0F6B6\u0661"},
        {"colour": b"#0F6B64"},
        {"role": "parrot"},
        {"role": None},
        {"name": 7},
        {"name": b"Amara"},
    ],
    ids=str,
)
def test_a_person_has_a_seat_and_a_colour_that_can_be_painted(change: dict[str, Any]) -> None:
    amara = Person(id="a", created_at="", updated_at="", updated_by="a", name="Amara", role="mentor", colour="#0F6b64")
    amara.check()
    with pytest.raises(Unacceptable):
        replace(amara, **change).check()
