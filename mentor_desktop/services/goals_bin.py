"""The bin of the goals: what was removed in the last 30 days, goals and what hangs on them, and the way back."""

from dataclasses import dataclass

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import Goal, wording
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.services.journal import Journal

PARTS = (Milestone, CheckIn, Evidence, Instruction)


@dataclass(frozen=True, slots=True)
class BinLine:
    """A goal, or something that hangs on one, with the `goal` it belongs to. `at` is when it was removed (a timestamp).

    `mine` says whether I may put it back: what belongs to the other person only they can.
    """

    record: Record
    goal: Goal
    at: str
    mine: bool


def lines(journal: Journal) -> tuple[BinLine, ...]:
    """What can be put back, the last one removed first.

    What hangs on a goal that is in the bin itself is left out, for it comes back with its goal; so is a goal in which
    nothing was ever left. Raises `DamagedSpace` when the bin cannot be read.
    """
    there = {goal.id: goal for goal in journal.goals.all()}
    found = []
    for removed in journal.in_bin((Goal, *PARTS)):
        record = removed.record
        goal = record if isinstance(record, Goal) else there.get(str(getattr(record, "goal", "")))
        if goal is not None and not (goal is record and _says_nothing(journal, goal)):
            found.append(BinLine(record, goal, removed.at, journal.may_change(record)))
    return tuple(found)


def put_back(journal: Journal, line: BinLine) -> None:
    """Takes something out of the bin. Raises `Unacceptable` when it is the other one’s, or its goal is in the bin."""
    if line.record is not line.goal and all(goal.id != line.goal.id for goal in journal.goals.all()):
        raise Unacceptable("Its goal is in the bin. Put the goal back first, and this can follow.")
    journal.restore(line.record)


def _says_nothing(journal: Journal, goal: Goal) -> bool:
    return not (goal.title.strip() or goal.why.strip() or wording(journal.goals.levels(goal.id)))
