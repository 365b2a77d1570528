"""Goals: what the mentee wants to be able to do, in five written levels that someone else could see.

Goal Attainment Scaling (Kiresuk and Sherman, 1968): level 0 is the outcome both expect, +1 and +2 are better, −1 and −2
are less. A goal is agreed when both have said so to its present wording.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.record import Record

State = Literal["draft", "agreed", "reached", "let go"]
STATES: tuple[State, ...] = get_args(State)
Help = Literal["explain", "show", "practise together", "feedback", "point to"]
HELPS: tuple[Help, ...] = get_args(Help)
LEVELS = (-2, -1, 0, 1, 2)
EXPECTED = 0
LONGEST_TITLE = 200
LONGEST_LEVEL = 500
LONGEST_TEXT = 20_000
HEAVIEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """One goal of the mentee.

    `asked_for` is the help wanted, in the order of `HELPS`. `weight` is how much it counts beside the others, 1 to 10.
    `target_date` is a local date `YYYY-MM-DD`. `agreed_by` holds the ids of those who agreed to the present wording;
    `agreed_at` is when both first had, and stays when a rewording asks them again; `reworded_at` is since when they are
    asked again. `learned` is what they say about it when it is reached or let go, at `closed_at`.
    """

    title: str = ""
    why: str = ""
    state: State = "draft"
    asked_for: tuple[Help, ...] = ()
    start_level: int | None = None
    weight: int = 1
    target_date: str | None = None
    agreed_by: tuple[str, ...] = ()
    agreed_at: str | None = None
    reworded_at: str | None = None
    closed_at: str | None = None
    learned: str = ""

    @property
    def open(self) -> bool:
        """Whether the pair is at work on it: neither reached nor let go."""
        return self.state in ("draft", "agreed")

    @property
    def active(self) -> bool:
        """Whether both have agreed to it once and are at work on it, also while a rewording asks them again."""
        return self.open and self.agreed_at is not None

    def check(self) -> None:
        """Raises `Unacceptable` when a field is none of what is meant, or the state says more than was agreed."""
        check_length(self.title, LONGEST_TITLE)
        check_length(self.why, LONGEST_TEXT)
        check_length(self.learned, LONGEST_TEXT)
        if self.state not in STATES or not set(self.asked_for) <= set(HELPS):
            raise Unacceptable("A goal is a draft, agreed, reached or let go, and asks for help of a known kind.")
        check_level(self.start_level)
        if not 1 <= self.weight <= HEAVIEST:
            raise Unacceptable("The weight of a goal goes from 1 to {most}.", most=HEAVIEST)
        check_date(self.target_date)
        if len(set(self.agreed_by)) != len(self.agreed_by):
            raise Unacceptable("Each of you agrees to a goal once.")
        if self.state == "agreed" and (len(self.agreed_by) != 2 or self.agreed_at is None):
            raise Unacceptable("A goal is agreed when both of you have said so.")
        if not self.open and self.closed_at is None:
            raise Unacceptable("A goal that was reached or let go says since when.")
        if self.state != "draft" and not self.title.strip():
            raise Unacceptable("A goal needs its outcome in words before you can agree to it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Record):
    """One wording of one level of a goal. The newest of a value is the one that holds; older ones are kept."""

    goal: str
    value: int
    text: str

    def check(self) -> None:
        """Raises `Unacceptable` for a value outside −2…+2 or a text that is far too long."""
        check_level(self.value)
        check_length(self.text, LONGEST_LEVEL)


def level_name(value: int) -> str:
    """A level as it is written: +2, 0, −1, with a real minus sign."""
    return f"{value:+d}".replace("-", "−") if value else "0"


def check_level(value: int | None) -> None:
    """Raises `Unacceptable` for a level outside −2…+2."""
    if value is not None and value not in LEVELS:
        raise Unacceptable("A level goes from −2 to +2.")


def check_length(text: str, most: int) -> None:
    """Raises `Unacceptable` for a text longer than `most` characters. The text itself is not in the sentence."""
    if len(text) > most:
        raise Unacceptable(
            "This is longer than {most} characters, so it was not kept. Nothing is lost: shorten it here.", most=most
        )


def check_date(text: str | None) -> None:
    """Raises `Unacceptable` for a text that is no calendar date `YYYY-MM-DD`."""
    if text is None:
        return
    try:
        written_so = date.fromisoformat(text).isoformat() == text
    except ValueError:
        written_so = False
    if not written_so:
        raise Unacceptable("A date is written as year, month and day, such as 2026-11-30.")


def wording(levels: Iterable[Level]) -> dict[int, Level]:
    """The wording of each level that holds now, by its value; `levels` are in the order they were written."""
    newest = {level.value: level for level in levels}
    return {value: level for value, level in newest.items() if level.text.strip()}


def changed_since(
    levels: Mapping[int, Level], older: Iterable[Level], since: str | None
) -> tuple[tuple[Level, Level | None], ...]:
    """Which levels read otherwise since a timestamp: the wording of then and the one that holds now, from +2 down.

    `levels` are those that hold now, None stands for one that has no words any more. `older` has the wordings that were
    replaced, oldest first. A level that had no words then, or has the same ones again, is not among them.
    """
    if since is None:
        return ()
    then = {level.value: level for level in older if level.created_at < since}
    found = []
    for value in sorted(then, reverse=True):
        now = levels.get(value)
        replaced = now is None or now.created_at >= since
        if replaced and (now is None or now.text != then[value].text):
            found.append((then[value], now))
    return tuple(found)


def missing_for_agreement(goal: Goal, levels: Mapping[int, Level]) -> tuple[str, ...]:
    """What a goal still needs before anyone can agree to it: some of "title", "levels" and "start"."""
    missing = []
    if not goal.title.strip():
        missing.append("title")
    if any(value not in levels for value in LEVELS):
        missing.append("levels")
    if goal.start_level is None:
        missing.append("start")
    return tuple(missing)


def with_agreement(goal: Goal, person: str, at: str) -> Goal:
    """The goal after `person` has said yes to its present wording, at the timestamp `at`."""
    agreed_by = (*goal.agreed_by, *({person} - set(goal.agreed_by)))
    if len(agreed_by) < 2:
        return replace(goal, agreed_by=agreed_by)
    return replace(goal, agreed_by=agreed_by, state="agreed", agreed_at=goal.agreed_at or at)


def asked_again(goal: Goal, at: str) -> Goal:
    """The goal whose wording is changed from `at` (a timestamp) on: both are asked again."""
    return replace(goal, agreed_by=(), state="draft", reworded_at=at)


def may_change_in_place(goal: Goal, level: Level) -> bool:
    """Whether nobody has agreed to this wording of a level yet, so that no older one need be kept."""
    return not goal.agreed_by and (goal.reworded_at is None or level.created_at >= goal.reworded_at)


def t_score(levels: Sequence[float], weights: Sequence[float] | None = None, rho: float = 0.3) -> float:
    """How far a set of goals has come, as one number: 50 when all are as expected.

    T = 50 + 10·Σwᵢxᵢ / √((1−rho)·Σwᵢ² + rho·(Σwᵢ)²), after Kiresuk and Sherman (1968). `levels` are the xᵢ, −2 to 2;
    `weights` the wᵢ above 0, all 1 when left out; `rho` is how far goals are expected to move together, 0 to 1.
    Raises `ValueError` for no goal, lengths that differ, a level outside −2…2, a weight that is not above 0 or not
    finite, and a `rho` outside 0…1.
    """
    if not levels:
        raise ValueError("the score of no goal is undefined")
    if weights is None:
        weights = [1.0] * len(levels)
    if len(weights) != len(levels):
        raise ValueError("there must be one weight for each level")
    if not all(-2 <= level <= 2 for level in levels):
        raise ValueError("a level lies between −2 and 2")
    if not all(0 < weight < math.inf for weight in weights):
        raise ValueError("a weight is above 0 and finite")
    if not 0 <= rho <= 1:
        raise ValueError("rho lies between 0 and 1")
    # Only the ratios of the weights count, so the heaviest is set to 1: squares then neither overflow nor vanish.
    heaviest = max(weights)
    shares = [weight / heaviest for weight in weights]
    gained = math.fsum(share * level for share, level in zip(shares, levels, strict=True))
    return score_of_sums(gained, math.fsum(share * share for share in shares), math.fsum(shares), rho)


def score_of_sums(gained: float, squares: float, total: float, rho: float = 0.3) -> float:
    """The T-score from its three sums: Σwx, Σw² and Σw."""
    return 50 + 10 * gained / math.sqrt((1 - rho) * squares + rho * total**2)
