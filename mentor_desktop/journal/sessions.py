"""Sessions: when a pair meets, what they want to talk about, and what was said about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from statistics import median
from typing import Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import LONGEST_TEXT, LONGEST_TITLE, check_length
from mentor_desktop.journal.record import Record, local_date, moment

Direction = Literal["mentor leads", "mentee leads", "mutual"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
SessionState = Literal["planned", "held", "cancelled"]
SESSION_STATES: tuple[SessionState, ...] = get_args(SessionState)
SHORTEST, LONGEST = 5, 12 * 60
USUAL_MINUTES = 60
MOST_ITEM_MINUTES = 12 * 60
MOST = 9_999
_ZONE = re.compile(r"(?=.{1,64}\Z)[\w+-]+(?:/[\w+-]+)*", re.ASCII)
CANCELLED_IN_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One meeting. `starts_at` is a timestamp, `zone` the IANA time zone in which it was planned.

    `started_at` and `ended_at` are when it was really held. `summary` is what both want to remember, `bring` what to
    bring next time. `sequence` counts the changes that a calendar must hear of. `answered_by` holds the ids of those
    who have said how far they felt heard; what they said is kept apart until both have.
    """

    number: int
    starts_at: str
    minutes: int = USUAL_MINUTES
    zone: str = "UTC"
    place: str = ""
    direction: Direction = "mentor leads"
    state: SessionState = "planned"
    started_at: str | None = None
    ended_at: str | None = None
    summary: str = ""
    bring: str = ""
    sequence: int = 0
    answered_by: tuple[str, ...] = ()

    @property
    def left_open(self) -> bool:
        """Whether it was begun and never closed."""
        return self.state == "planned" and self.started_at is not None and self.ended_at is None

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return moment(self.starts_at) + timedelta(minutes=self.minutes)

    def check(self) -> None:
        """Raises `Unacceptable` when a field is none of what is meant."""
        if not 1 <= self.number <= MOST or not 0 <= self.sequence <= MOST:
            raise Unacceptable("Sessions are counted from 1 to {most}.", most=MOST)
        if self.direction not in DIRECTIONS or self.state not in SESSION_STATES:
            raise Unacceptable("A session is planned, held or cancelled, and led by one of you or by both.")
        if not SHORTEST <= self.minutes <= LONGEST:
            raise Unacceptable(
                "A session lasts between {least} minutes and {most} hours. When does it end?",
                least=SHORTEST,
                most=LONGEST // 60,
            )
        # Only its form: another computer may know zones that this one does not, and the session is as good here.
        if not _ZONE.fullmatch(self.zone):
            raise Unacceptable("A session is planned in a time zone.")
        for text in (self.starts_at, self.started_at, self.ended_at):
            check_moment(text)
        check_length(self.place, LONGEST_TITLE)
        check_length(self.summary, LONGEST_TEXT)
        check_length(self.bring, LONGEST_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """Something to talk about. `by` is the id of the one who brought it, `goal` the id of a goal it is about.

    `outcome` holds the shared notes on it. `seconds` is how long it was talked about, `reached_at` when that began,
    None when it was not reached. `carried_from` is the id of the item of an earlier session that it goes on with.
    """

    session: str
    title: str
    minutes: int = 10
    by: str
    goal: str | None = None
    position: int = 0
    outcome: str = ""
    seconds: int = 0
    reached_at: str | None = None
    carried_from: str | None = None

    def check(self) -> None:
        """Raises `Unacceptable` when it has no words, minutes that no session has, or a place out of reach."""
        if not self.title.strip():
            raise Unacceptable("An item needs a few words: what do you want to talk about?")
        check_length(self.title, LONGEST_TITLE)
        check_length(self.outcome, LONGEST_TEXT)
        check_minutes(self.minutes)
        check_minutes(self.seconds / 60)
        if not 0 <= self.position <= MOST:
            raise Unacceptable("An agenda has no room for more items. Remove some first.")
        check_moment(self.reached_at)


def check_minutes(minutes: float) -> None:
    """Raises `Unacceptable` for minutes that no item of an agenda has."""
    if not 0 <= minutes <= MOST_ITEM_MINUTES:
        raise Unacceptable("The minutes of an item go from 0 to {most}.", most=MOST_ITEM_MINUTES)


TALLIED = ("questions", "reflections", "affirmations", "summaries", "advice_asked_for", "advice_not_asked_for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """How one person took part in a talk, counted while it goes on. Either may count for either."""

    session: str
    person: str
    questions: int = 0
    reflections: int = 0
    affirmations: int = 0
    summaries: int = 0
    advice_asked_for: int = 0
    advice_not_asked_for: int = 0

    def counted(self, what: str, by: int = 1) -> "Tally":
        """The tally with one more of something, or with one less; never below nothing."""
        return replace(self, **{what: max(0, min(getattr(self, what) + by, MOST))})

    def check(self) -> None:
        """Raises `Unacceptable` for a count below nothing or out of reach."""
        if not all(0 <= getattr(self, what) <= MOST for what in TALLIED):
            raise Unacceptable("A tally counts from nothing upward.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion(Record):
    """A question that was asked in a session, or is meant to be. `opening` is what the hint said of it, or empty."""

    session: str
    by: str
    text: str
    from_library: bool = False
    opening: str = ""

    def check(self) -> None:
        """Raises `Unacceptable` when it has no words or far too many."""
        if not self.text.strip():
            raise Unacceptable("A question needs words.")
        check_length(self.text, LONGEST_TITLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeltHeard(Record):
    """How far a person felt heard in a session, 1 (hardly) to 5 (fully). It is there when both have said so."""

    session: str
    person: str
    value: int

    def check(self) -> None:
        """Raises `Unacceptable` for a value outside 1 to 5."""
        check_heard(self.value)


def check_heard(value: int) -> None:
    """Raises `Unacceptable` for a value outside 1 to 5."""
    if not 1 <= value <= 5:
        raise Unacceptable("How far you felt heard goes from 1 to 5.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Record):
    """An item for the agenda or a question that one person thinks of bringing to a session. Private until added."""

    session: str
    kind: Literal["item", "question"] = "item"
    text: str
    minutes: int = 10
    goal: str | None = None
    carried_from: str | None = None

    def check(self) -> None:
        """Raises `Unacceptable` when it has no words, far too many, or minutes that no session has."""
        if not self.text.strip():
            raise Unacceptable("An idea needs a few words.")
        check_length(self.text, LONGEST_TITLE)
        check_minutes(self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A private note of one person. `about` is the id of a session, a person or a goal."""

    about: str
    text: str

    def check(self) -> None:
        """Raises `Unacceptable` for a text that is far too long."""
        check_length(self.text, LONGEST_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAnswer(Record):
    """An answer that stays in the private space until both have answered. `about` is the id of what was asked for."""

    about: str
    item: str
    value: int

    def check(self) -> None:
        """Raises `Unacceptable` for a value outside 1 to 5."""
        check_heard(self.value)


def check_moment(text: str | None) -> None:
    """Raises `Unacceptable` for a text that is no timestamp."""
    try:
        if text is not None and moment(text).tzinfo is None:
            raise ValueError
    except ValueError:
        raise Unacceptable("A session has a date and a time.") from None


def zone_named(name: str) -> ZoneInfo:
    """The time zone of this IANA name. Raises `Unacceptable` when this computer knows none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Unacceptable("This computer does not know the time zone of the session.") from None


def shown_zone(name: str) -> tzinfo:
    """The time zone by whose clock a session can be shown: UTC when this computer does not know its own."""
    try:
        return zone_named(name)
    except Unacceptable:
        return UTC


def start_in_zone(day: date, hour: int, minute: int, zone: ZoneInfo) -> datetime:
    """The moment a clock on the wall shows this time; of an hour that comes twice, the first.

    Raises `Unacceptable` for a time that is skipped when the clocks go forward, and for one that no calendar has.
    """
    try:
        found = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
        shown = found.astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError):
        raise Unacceptable("A session has a date and a time.") from None
    if shown.replace(tzinfo=None) != found.replace(tzinfo=None):
        raise Unacceptable(
            "On this day the clocks go forward, and {time} does not exist. Choose a time before or after that hour.",
            time=f"{hour:02}:{minute:02}",
        )
    return found


def overlapping(session: Session, others: Iterable[Session]) -> Session | None:
    """Another planned session at the same time, if there is one."""
    if session.state != "planned":
        return None
    begin, end = moment(session.starts_at), session.ends_at
    planned = (each for each in others if each.id != session.id and each.state == "planned")
    return next((each for each in planned if begin < each.ends_at and moment(each.starts_at) < end), None)


def next_number(sessions: Iterable[Session]) -> int:
    """The number of a session that is planned now: one more than the highest."""
    return max((each.number for each in sessions), default=0) + 1


def next_planned(sessions: Iterable[Session], now: datetime) -> Session | None:
    """The planned session that comes next; one that is going on counts until its planned end."""
    coming = [each for each in sessions if each.state == "planned" and each.ends_at > now]
    return min(coming, key=lambda each: each.starts_at, default=None)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a pair meets: usual days between sessions held (None before the third), and days since the last."""

    usual_days: int | None
    days_since: int | None
    cancelled_in_a_row: int

    @property
    def slipped(self) -> bool:
        """Whether the last meeting is half as long ago again as usual."""
        return self.usual_days is not None and self.days_since is not None and self.days_since > self.usual_days * 1.5

    @property
    def cancelled_often(self) -> bool:
        """Whether the last three were all cancelled."""
        return self.cancelled_in_a_row >= CANCELLED_IN_A_ROW


def rhythm(sessions: Iterable[Session], today: date) -> Rhythm:
    """The rhythm of the last year: the median of the days between sessions held."""
    past = sorted((each for each in sessions if each.state != "planned"), key=lambda each: each.starts_at)
    held = sorted(local_date(each.started_at or each.starts_at) for each in past if each.state == "held")
    recent = [day for day in held if timedelta() <= today - day <= timedelta(days=366)]
    gaps = [(later - earlier).days for earlier, later in pairwise(recent)]
    cancelled = 0
    for each in reversed(past):
        if each.state != "cancelled":
            break
        cancelled += 1
    return Rhythm(
        usual_days=max(1, round(median(gaps))) if len(gaps) >= 2 else None,
        days_since=max(0, (today - held[-1]).days) if held else None,
        cancelled_in_a_row=cancelled,
    )


def planned_minutes(items: Iterable[AgendaItem]) -> int:
    """How many minutes the items of an agenda take together."""
    return sum(each.minutes for each in items)


def not_reached(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items nobody came to, in their order."""
    return tuple(each for each in items if each.reached_at is None)
