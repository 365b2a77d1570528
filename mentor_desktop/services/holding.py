"""Holding a session: the clock, the notes, the tally, how far each felt heard, and closing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.record import Record, moment, timestamp
from mentor_desktop.journal.sessions import (
    MOST_ITEM_MINUTES,
    AgendaItem,
    FeltHeard,
    SealedAnswer,
    Session,
    Tally,
    check_heard,
)
from mentor_desktop.services.journal import Journal

HEARD = "felt heard"


@dataclass(frozen=True, slots=True)
class HoldView:
    """A session that is going on, or was held: its agenda, what was promised, both tallies by the person's id.

    `heard` is how far each felt heard, by the person's id; empty until both have said so.
    """

    session: Session
    items: tuple[AgendaItem, ...]
    promised: tuple[Commitment, ...]
    tallies: Mapping[str, Tally]
    heard: Mapping[str, int]
    i_answered: bool


def hold_view(journal: Journal, id: str) -> HoldView:
    """A session as the pair has it before them. Raises `NoSuchRecord`."""
    session = journal.sessions.get(id)
    heard = {each.person: each.value for each in journal.sessions.felt_heard(id)}
    return HoldView(
        session=session,
        items=tuple(journal.sessions.items(id)),
        promised=tuple(journal.sessions.promised_in(id)),
        tallies={each.person: each for each in journal.sessions.tallies(id)},
        heard=heard if heard.keys() == _both(journal) else {},
        i_answered=journal.me.id in session.answered_by,
    )


def begin(journal: Journal, session: Session) -> Session:
    """Starts a planned session now, or goes on with one that was left open."""
    now = journal.sessions.get(session.id)
    if now.state != "planned":
        raise Unacceptable("This session is not planned any more, so it cannot begin.")
    return now if now.started_at else journal.save(replace(now, started_at=timestamp(journal.now())))


def not_begun(journal: Journal, session: Session) -> Session:
    """Takes back that a session was started, and that any item was come to: it was opened by mistake.

    One that was closed since stays as it is.
    """
    now = journal.sessions.get(session.id)
    if not now.left_open:
        return now
    reached = [each for each in journal.sessions.items(session.id) if each.reached_at is not None]
    records: list[Record] = [replace(now, started_at=None)]
    records += [replace(each, reached_at=None, seconds=0) for each in reached]
    journal.save_all(records)
    return journal.sessions.get(session.id)


def begun_after_all(journal: Journal, before: Session, reached: Sequence[AgendaItem]) -> None:
    """Takes back `not_begun`: it began when it did, and came to these items. What was written since stays.

    One that has begun anew or was cancelled meanwhile stays as it is.
    """
    now = journal.sessions.get(before.id)
    if now.state != "planned" or now.started_at is not None:
        return
    came_to = {each.id: each for each in reached}
    records: list[Record] = [replace(now, started_at=before.started_at)]
    for each in journal.sessions.items(before.id):
        if each.id in came_to:
            records.append(replace(each, reached_at=came_to[each.id].reached_at, seconds=came_to[each.id].seconds))
    journal.save_all(records)


def elapsed_seconds(session: Session, now: datetime) -> int:
    """How long a session has been going on; a clock that was set back counts as no time."""
    if session.started_at is None:
        return 0
    end = moment(session.ended_at) if session.ended_at else now
    return max(0, int((end - moment(session.started_at)).total_seconds()))


def come_to(journal: Journal, item: AgendaItem) -> AgendaItem:
    """Says that an item is being talked about now."""
    now = journal.sessions.item(item.id)
    return now if now.reached_at is not None else journal.save(replace(now, reached_at=timestamp(journal.now())))


def keep_item(journal: Journal, item: AgendaItem, outcome: str, seconds: int) -> AgendaItem:
    """Keeps the shared notes on an item, and how long it was talked about; durable when this returns."""
    now = journal.sessions.item(item.id)
    seconds = min(max(now.seconds, seconds), MOST_ITEM_MINUTES * 60)  # A clock that is set right can jump by years.
    changed = replace(now, outcome=clean_text(outcome), seconds=seconds)
    return now if changed == now else journal.save(changed)


def count(journal: Journal, session: Session, person: str, what: str, by: int = 1) -> Tally:
    """Counts something that a person did in the talk, or takes a count back."""
    tallies = {each.person: each for each in journal.sessions.tallies(session.id)}
    tally = tallies.get(person) or Tally(**journal.origin(), session=session.id, person=person)
    return journal.save(tally.counted(what, by))


def close(journal: Journal, session: Session, summary: str, bring: str) -> Session:
    """Closes a session: it was held. What was not reached is offered when the next one is prepared."""
    now = journal.sessions.get(session.id)
    if now.state != "planned" or now.started_at is None:
        raise Unacceptable("Only a session that has begun can be closed.")
    at = max(timestamp(journal.now()), now.started_at)
    return journal.save(
        replace(now, state="held", ended_at=at, summary=clean_text(summary).strip(), bring=clean_text(bring).strip())
    )


def keep_closing_words(journal: Journal, session: Session, summary: str, bring: str) -> Session:
    """Keeps summary and what to bring while they are written, or after the session was closed."""
    now = journal.sessions.get(session.id)
    changed = replace(now, summary=clean_text(summary), bring=clean_text(bring))
    return now if changed == now else journal.save(changed)


def open_again(journal: Journal, session: Session) -> Session:
    """Takes back that a session was closed. One that is not held stays as it is."""
    now = journal.sessions.get(session.id)
    return now if now.state != "held" else journal.save(replace(now, state="planned", ended_at=None))


def answer_heard(journal: Journal, session: Session, value: int) -> Session:
    """Says, for me alone, how far I felt heard. Neither of us sees the other's answer before both are there."""
    check_heard(value)
    now = journal.sessions.get(session.id)
    old = _sealed(journal, session)
    new = SealedAnswer(**journal.origin(), about=session.id, item=HEARD, value=value)
    journal.save(replace(old[-1], value=value) if old else new)
    if journal.me.id not in now.answered_by:
        now = journal.save(replace(now, answered_by=(*now.answered_by, journal.me.id)))
    publish_heard(journal, now)
    return now


def answer_both(journal: Journal, session: Session, values: Mapping[str, int]) -> Session:
    """Keeps both answers, given one after the other at one screen with the first one covered."""
    for value in values.values():
        check_heard(value)
    now = journal.sessions.get(session.id)
    if values.keys() != _both(journal) or journal.sessions.felt_heard(session.id):
        raise Unacceptable("Both of you say it once for a session.")
    answers = [
        FeltHeard(**journal.origin(), session=session.id, person=person, value=value)
        for person, value in values.items()
    ]
    journal.save_all([replace(now, answered_by=tuple(values)), *answers])
    for old in _sealed(journal, session):
        journal.remove(old)
    return journal.sessions.get(session.id)


def publish_waiting(journal: Journal) -> None:
    """Puts every sealed answer of mine where both see it, for which the other has answered meanwhile."""
    waiting = {each.about for each in journal.preparing.all_sealed() if each.item == HEARD}
    for session in journal.sessions.all() if waiting else ():
        if session.id in waiting:
            publish_heard(journal, session)


def publish_heard(journal: Journal, session: Session) -> None:
    """Puts my sealed answer where both see it, once both have answered."""
    mine = _sealed(journal, session)
    if not mine or not _both(journal) <= set(session.answered_by):
        return
    published = {each.person for each in journal.sessions.felt_heard(session.id)}
    if journal.me.id not in published:
        journal.save(FeltHeard(**journal.origin(), session=session.id, person=journal.me.id, value=mine[-1].value))
    for old in mine:
        journal.remove(old)


def _both(journal: Journal) -> set[str]:
    return {journal.me.id, journal.partner.id}


def _sealed(journal: Journal, session: Session) -> list[SealedAnswer]:
    return [each for each in journal.preparing.sealed(session.id) if each.item == HEARD]
