"""How a goal moves: check-ins of both people, milestones, and what the two views say side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import (
    EXPECTED,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Goal,
    check_date,
    check_length,
    check_level,
    score_of_sums,
)
from mentor_desktop.journal.record import Record, local_date

CHECK_IN_EVERY = timedelta(weeks=4)
DATE_IS_NEAR = timedelta(days=14)
WIDE_DIFFERENCE = 2
LAST_POSITION = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """Where one person sees a goal at a moment. It belongs to `person`: nobody else can write or remove it."""

    belongs_to: ClassVar[str | None] = "person"

    goal: str
    person: str
    level: int
    note: str = ""
    at: str

    def check(self) -> None:
        """Raises `Unacceptable` for a level outside −2…+2 or a note that is far too long."""
        check_level(self.level)
        check_length(self.note, LONGEST_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """A step on the way. `due` is a local date or None, `done_at` a timestamp or None, `position` its place from 0."""

    goal: str
    title: str
    due: str | None = None
    done_at: str | None = None
    position: int = 0

    def check(self) -> None:
        """Raises `Unacceptable` when it has no words, far too many, a date that is none, or a place out of reach."""
        if not self.title.strip():
            raise Unacceptable("A milestone needs a few words: what will be done?")
        check_length(self.title, LONGEST_TITLE)
        check_date(self.due)
        if not 0 <= self.position <= LAST_POSITION:
            raise Unacceptable("A goal has no room for more milestones. Remove some that are done.")


@dataclass(frozen=True, slots=True)
class Point:
    """A level at a moment (a timestamp): one that somebody saw, or, as `start`, the one both agreed to begin at."""

    at: str
    level: int
    start: bool = False


def path(goal: Goal, points: Iterable[Point]) -> tuple[Point, ...]:
    """One person's path in the order of time: from where both agreed that it starts, through each check-in."""
    seen = sorted(points, key=lambda point: point.at)
    if goal.agreed_at is None or goal.start_level is None:
        return tuple(seen)
    return (Point(goal.agreed_at, goal.start_level, start=True), *seen)


@dataclass(frozen=True, slots=True)
class Views:
    """The last check-in of each, None where there is none yet. Neither is worth more than the other."""

    mentor: int | None
    mentee: int | None

    @property
    def difference(self) -> int:
        """How many levels lie between the two views; 0 while one is missing."""
        return 0 if self.mentor is None or self.mentee is None else abs(self.mentor - self.mentee)

    @property
    def reached(self) -> bool:
        """Whether both have seen the expected level or a better one."""
        return all(level is not None and level >= EXPECTED for level in (self.mentor, self.mentee))


Reason = Literal["agree", "difference", "date passed", "date near", "check-in old"]
_RANK: tuple[Reason, ...] = ("agree", "difference", "date passed", "date near", "check-in old")


def attention(goal: Goal, views: Views, last_check_in: str | None, me: str, today: date) -> tuple[Reason, ...]:
    """Why a goal needs the pair now, the most pressing reason first.

    `me` is the id of the person who looks: an agreement is asked of those who have not given theirs.
    """
    found: list[Reason] = []
    asked = bool(goal.agreed_by) or goal.agreed_at is not None
    if goal.state == "draft" and asked and me not in goal.agreed_by:
        found.append("agree")
    if goal.active:
        if views.difference >= WIDE_DIFFERENCE:
            found.append("difference")
        if goal.target_date is not None:
            left = date.fromisoformat(goal.target_date) - today
            if left < timedelta(0):
                found.append("date passed")
            elif left <= DATE_IS_NEAR:
                found.append("date near")
        seen = last_check_in or goal.agreed_at
        if seen is not None and today - local_date(seen) > CHECK_IN_EVERY:
            found.append("check-in old")
    return tuple(found)


def on_course(goal: Goal, views: Views, reasons: Sequence[Reason]) -> bool:
    """Whether both have looked at an agreed goal, neither sees it below its start, and nothing asks for attention."""
    if goal.state != "agreed" or goal.start_level is None or reasons:
        return False
    return all(level is not None and level >= goal.start_level for level in (views.mentor, views.mentee))


def urgency(goal: Goal, reasons: Sequence[Reason]) -> tuple[int, int, str, str]:
    """A key that sorts goals by what needs attention: pressing reasons first, more of them, then the nearest date."""
    first = _RANK.index(reasons[0]) if reasons else len(_RANK)
    return first, -len(reasons), goal.target_date or "9999", goal.created_at


@dataclass(frozen=True, slots=True)
class Score:
    """The T-score of one person's view of all goals at a moment (a timestamp)."""

    at: str
    t: float


def scores(goals: Sequence[Goal], seen: Mapping[str, Sequence[Point]]) -> tuple[Score, ...]:
    """One person's T-score over time: after each agreement and after each of the person's check-ins.

    `seen` holds the person's check-ins by the id of the goal, each in the order of time. A goal counts from the moment
    both agreed to it, at the level where they start, and no longer once it was let go.
    """
    events: list[tuple[str, str, int | None]] = []
    weights: dict[str, int] = {}
    for goal in goals:
        if goal.agreed_at is None or goal.start_level is None:
            continue
        weights[goal.id] = goal.weight
        ended = goal.closed_at if goal.state == "let go" else None
        for point in path(goal, seen.get(goal.id, ())):
            if ended is None or point.at < ended:
                events.append((max(point.at, goal.agreed_at), goal.id, point.level))
        if ended is not None:
            events.append((ended, goal.id, None))
    now: dict[str, int] = {}
    found: dict[str, Score] = {}
    gained = squares = total = 0  # Σwx, Σw² and Σw, kept as whole numbers: a list of thousands is read at once.
    for at, id, level in sorted(events, key=lambda event: event[0]):
        weight = weights[id]
        before = now.pop(id, None)
        if before is not None:
            gained, squares, total = gained - weight * before, squares - weight**2, total - weight
        if level is not None:
            now[id] = level
            gained, squares, total = gained + weight * level, squares + weight**2, total + weight
        if total:
            found[at] = Score(at, score_of_sums(gained, squares, total))
        else:
            found.pop(at, None)
    return tuple(found.values())
