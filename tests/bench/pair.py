"""A journal of a pair that has worked together for long: 40 goals with 2,000 check-ins, and 200 sessions."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.goals import LEVELS, Goal, Level
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Record, timestamp
from mentor_desktop.journal.sessions import AgendaItem, Session
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import create, join, unlock
from tests.bench.corpus import PASSPHRASE, SEAT
from tests.bench.words import Language

GOALS, CHECK_INS, SESSIONS = 40, 2_000, 200
_OTHER = "mentee"
_FIRST_DAY = datetime.now(UTC).replace(hour=16, minute=0) - timedelta(days=SESSIONS * 7)


class _Clock:
    """The moment at which the next record is written."""

    def __init__(self) -> None:
        self.now = _FIRST_DAY

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class _Pair:
    """Invents what a pair keeps."""

    def __init__(self, journal: Journal, clock: _Clock) -> None:
        self.journal, self.clock = journal, clock
        self.language, self.random = Language(), Random(5)

    def words(self, many: int) -> str:
        return " ".join(self.language.text(self.random, many).split())

    def goal(self) -> list[Record]:
        both = (self.journal.me.id, self.journal.partner.id)
        at = timestamp(self.clock())
        goal = Goal(
            **self.journal.origin(), title=self.words(6), why=self.words(30), state="agreed", asked_for=("show",),
            start_level=-1, agreed_by=both, agreed_at=at, target_date=self.clock().date().isoformat(),
        )  # fmt: skip
        levels = [Level(**self.journal.origin(), goal=goal.id, value=each, text=self.words(9)) for each in LEVELS]
        steps = [
            Milestone(**self.journal.origin(), goal=goal.id, title=self.words(5), position=place) for place in range(4)
        ]
        return [goal, *levels, *steps]

    def session(self, number: int) -> list[Record]:
        begin = _FIRST_DAY + timedelta(days=7 * number)
        self.clock.now = begin - timedelta(days=1)
        held = {"state": "held", "started_at": timestamp(begin), "summary": self.words(40)}
        session = Session(
            **self.journal.origin(), number=number, starts_at=timestamp(begin),
            ended_at=timestamp(begin + timedelta(hours=1)), **held,
        )  # fmt: skip
        items = [
            AgendaItem(
                **self.journal.origin(), session=session.id, title=self.words(6), by=self.journal.me.id,
                position=place, outcome=self.words(30), reached_at=timestamp(begin),
            )
            for place in range(4)
        ]  # fmt: skip
        promises = [
            Commitment(**self.journal.origin(), session=session.id, owner=self.journal.me.id, text=self.words(7))
            for _ in range(2)
        ]
        closed = [replace(each, state="kept", closed_at=timestamp(begin + timedelta(days=3))) for each in promises]
        return [session, *items, *(closed if number < SESSIONS - 1 else promises)]


def make_pair(folder: Path) -> str:
    """Writes the journal into a new folder; returns the id of the session that is planned next."""
    clock = _Clock()
    with closing(create(folder, mentor="Ada", mentee="Ben", seat=SEAT, passphrase=PASSPHRASE, clock=clock)) as journal:
        pair = _Pair(journal, clock)
        goals = [pair.goal() for _ in range(GOALS)]
        journal.save_all([record for each in goals for record in each])
        for number in range(1, SESSIONS + 1):
            journal.save_all(pair.session(number))
        _check_in(pair, [each[0] for each in goals])
        coming = datetime.now(UTC) + timedelta(days=3)
        planned = Session(**journal.origin(), number=SESSIONS + 1, starts_at=timestamp(coming))
        journal.save(planned)
    join(folder, _OTHER, partner_passphrase=PASSPHRASE, passphrase=PASSPHRASE)
    with closing(unlock(folder, _OTHER, PASSPHRASE, clock=clock)) as journal:
        _check_in(_Pair(journal, clock), [each[0] for each in goals])
    return planned.id


def _check_in(pair: _Pair, goals: list[Record]) -> None:
    """Half of all check-ins, by the one who has the journal open, spread over the years."""
    pair.clock.now = _FIRST_DAY + timedelta(days=2)
    step = timedelta(days=SESSIONS * 7 - 10) / (CHECK_INS // 2)
    seen = []
    for number in range(CHECK_INS // 2):
        pair.clock.now += step
        origin = pair.journal.origin()
        goal, level = goals[number % GOALS], pair.random.choice(LEVELS)
        note = pair.words(20)
        seen.append(
            CheckIn(**origin, goal=goal.id, person=pair.journal.me.id, level=level, note=note, at=origin["created_at"])
        )
    pair.journal.save_all(seen)
