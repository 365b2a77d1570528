"""The two people of a journal, and what they travel toward together."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.record import Record

Seat = Literal["mentor", "mentee"]
SEATS: tuple[Seat, ...] = get_args(Seat)
COLOURS: dict[Seat, str] = {"mentor": "#0F6B64", "mentee": "#B8762B"}
LONGEST_NAME = 80


def other(seat: Seat) -> Seat:
    """The seat across the table."""
    return "mentee" if seat == "mentor" else "mentor"


def clean_name(name: str) -> str:
    """A name with its white space in order. Raises `Unacceptable` when nothing is left or it is far too long."""
    tidy = " ".join(clean_text(name).split())
    if not tidy:
        raise Unacceptable("A name is missing. Write the name you call each other by.")
    if len(tidy) > LONGEST_NAME:
        raise Unacceptable("This name is longer than {most} letters. A shorter one is enough.", most=LONGEST_NAME)
    return tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """One of the two. `role` is the seat they take, `colour` a `#RRGGBB` that marks what is theirs."""

    name: str
    role: Seat
    colour: str

    def check(self) -> None:
        """Raises `Unacceptable` when the name is empty or too long, or the seat or the colour is none."""
        if not all(type(value) is str for value in (self.name, self.role, self.colour)):
            raise Unacceptable("A name, a seat and a colour are words.")
        clean_name(self.name)
        if self.role not in SEATS:
            raise Unacceptable("A person is the mentor or the mentee.")
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.colour):
            raise Unacceptable("A colour is written as # and six digits, such as #0F6B64.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Record):
    """What the pair travels toward together. The newest is the current one; older ones are kept."""

    statement: str

    def check(self) -> None:
        """Raises `Unacceptable` when nothing is said."""
        if not self.statement.strip():
            raise Unacceptable("The purpose is empty. Write one sentence, or leave it for a talk together.")
