"""Lines of the list of goals that no journal holds, as Amara the mentor sees them on 21 March 2026."""

from datetime import date
from typing import Any

from mentor_desktop.journal.goals import LEVELS, Goal, Level
from mentor_desktop.journal.people import Person, Seat
from mentor_desktop.journal.progress import Reason, Views
from mentor_desktop.services.goals import GoalLine, group_of

TODAY = date(2026, 3, 21)
NOON = "2026-03-21T12:00:00.000Z"
_ORIGIN = {"created_at": NOON, "updated_at": NOON, "updated_by": "amara"}
AMARA = Person(id="amara", name="Amara", role="mentor", colour="#0F6B64", **_ORIGIN)
TOM = Person(id="tom", name="Tom", role="mentee", colour="#B8762B", **_ORIGIN)
PEOPLE: dict[Seat, Person] = {"mentor": AMARA, "mentee": TOM}
BOTH = ("amara", "tom")
AGREED: dict[str, Any] = {"state": "agreed", "agreed_by": BOTH, "agreed_at": NOON, "start_level": -1}


def goal(**fields: Any) -> Goal:
    """A goal with these fields."""
    return Goal(**{"id": "one", "title": "Lead the budget meeting", **_ORIGIN, **fields})


def line(
    *,
    mentor: int | None = None,
    mentee: int | None = None,
    last: str | None = None,
    reasons: tuple[Reason, ...] = (),
    **fields: Any,
) -> GoalLine:
    """A line of a goal with these fields, and what both say of it."""
    made = goal(**fields)
    return GoalLine(made, group_of(made), Views(mentor, mentee), last, reasons)


def written(count: int) -> dict[int, Level]:
    """So many levels in words."""
    return {value: Level(id=str(value), goal="one", value=value, text="words", **_ORIGIN) for value in LEVELS[:count]}
