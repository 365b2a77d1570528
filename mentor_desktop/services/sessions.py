"""What a pair does with sessions before they meet: plan, move, cancel, prepare apart, look back along the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from mentor_desktop.errors import NoSuchRecord, Unacceptable
from mentor_desktop.journal.commitments import Commitment, by_due
from mentor_desktop.journal.markdown import clean_text, first_words
from mentor_desktop.journal.order import moved
from mentor_desktop.journal.progress import CheckIn
from mentor_desktop.journal.record import moment, timestamp
from mentor_desktop.journal.sessions import (
    USUAL_MINUTES,
    AgendaItem,
    Direction,
    Note,
    Prepared,
    Rhythm,
    Session,
    SessionState,
    next_number,
    next_planned,
    not_reached,
    overlapping,
    rhythm,
    shown_zone,
    start_in_zone,
    zone_named,
)
from mentor_desktop.services.goals import today
from mentor_desktop.services.journal import Journal


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where to meet: a local `day`, `hour` and `minute` in the IANA time zone `zone`."""

    day: date
    hour: int
    minute: int
    zone: str
    minutes: int = USUAL_MINUTES
    place: str = ""
    direction: Direction = "mentor leads"


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the timeline: `decided` is the beginning of its summary, `promises` how many were made in it."""

    session: Session
    decided: str
    promises: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All sessions, the latest first, and how the pair meets."""

    lines: tuple[SessionLine, ...]
    rhythm: Rhythm
    next: Session | None
    left_open: Session | None


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since the session before: promises of both, and check-ins with the title of their goal."""

    last: Session | None
    open: tuple[Commitment, ...]
    closed: tuple[Commitment, ...]
    check_ins: tuple[tuple[CheckIn, str], ...]


@dataclass(frozen=True, slots=True)
class PrepareView:
    """A session that is being prepared, as I see it. `offered` was not reached last time and is on no agenda yet.

    `left_over` are the ideas and questions that I prepared for the last session and did not bring.
    """

    session: Session
    items: tuple[AgendaItem, ...]
    offered: tuple[AgendaItem, ...]
    ideas: tuple[Prepared, ...]
    left_over: tuple[Prepared, ...]
    note: Note | None
    since: Since


@dataclass(frozen=True, slots=True)
class Mine:
    """What I alone have about a session: ideas and questions that I did not bring, and my note."""

    ideas: tuple[Prepared, ...]
    note: Note | None


def timeline(journal: Journal) -> Timeline:
    """Every session that is not in the bin."""
    found = journal.sessions.all()
    promises = journal.sessions.promises()
    return Timeline(
        lines=tuple(SessionLine(each, first_words(each.summary, 140), promises.get(each.id, 0)) for each in found),
        rhythm=rhythm(found, today(journal)),
        next=next_planned(found, journal.now()),
        left_open=next((each for each in found if each.left_open), None),
    )


def plan(journal: Journal, wanted: Plan) -> Session:
    """Plans a session. Raises `Unacceptable` for a time that is skipped, taken or in the past."""
    begin = _begin(journal, wanted)
    others = journal.sessions.all()
    session = Session(
        **journal.origin(),
        number=next_number(others),
        starts_at=timestamp(begin),
        minutes=wanted.minutes,
        zone=wanted.zone,
        place=_one_line(wanted.place),
        direction=wanted.direction,
    )
    return journal.save(_not_at_once(session, others))


def move(journal: Journal, session: Session, wanted: Plan) -> Session:
    """Gives a planned session another time, place or direction; calendars hear of it by its sequence.

    Raises `Unacceptable` when it is not planned any more, and what `plan` raises.
    """
    before = _standing(journal, session, "planned")
    changed = _as_planned(before, wanted)
    if changed == before:
        return before
    if changed.starts_at != before.starts_at:
        _begin(journal, wanted)
    return journal.save(_not_at_once(replace(changed, sequence=before.sequence + 1), journal.sessions.all()))


def cancel(journal: Journal, session: Session) -> Session:
    """Cancels a planned session; it stays in the timeline. Raises `Unacceptable` when it has begun or was held."""
    before = _standing(journal, session, "planned", "cancelled")
    if before.state == "cancelled":
        return before
    _not_begun(before)
    return journal.save(replace(before, state="cancelled", sequence=before.sequence + 1))


def plan_again(journal: Journal, session: Session, wanted: Plan | None = None) -> Session:
    """Takes back a cancellation, at the same time or as it is `wanted` now, with the agenda it had.

    Raises `Unacceptable` when that time is taken meanwhile, `wanted` is skipped or in the past, or it was held.
    """
    before = _standing(journal, session, "planned", "cancelled")
    if before.state == "planned" and wanted is None:
        return before
    again = replace(before, state="planned", sequence=before.sequence + 1)
    if wanted is not None:
        _begin(journal, wanted)
        again = _as_planned(again, wanted)
    return journal.save(_not_at_once(again, journal.sessions.all()))


def put_back(journal: Journal, before: Session) -> Session:
    """Takes back that a session was moved, changed or planned again: its plan is as it was, whatever was written since.

    Calendars hear of that too, so it counts as a change. Raises `Unacceptable` when it has begun meanwhile.
    """
    now = _standing(journal, before, "planned", "cancelled")
    _not_begun(now)
    return journal.save(
        replace(
            now,
            starts_at=before.starts_at,
            minutes=before.minutes,
            zone=before.zone,
            place=before.place,
            direction=before.direction,
            state=before.state,
            sequence=now.sequence + 1,
        )
    )


def plan_of(session: Session) -> Plan:
    """When and where a session is, as a form shows it; in UTC when this computer does not know its time zone."""
    zone = shown_zone(session.zone)
    local = moment(session.starts_at).astimezone(zone)
    name = "UTC" if zone is UTC else session.zone
    return Plan(local.date(), local.hour, local.minute, name, session.minutes, session.place, session.direction)


def suggested_plan(journal: Journal, zone: str) -> Plan:
    """When to meet next, as far as can be guessed: at the usual rhythm after the last session, at its time of day.

    A session that is going on is the last one, and it is today, whenever it was planned for.
    """
    found = journal.sessions.all()
    day = today(journal)
    last = next((each for each in found if each.state != "cancelled"), None)
    if last is None:
        return Plan(date.fromordinal(day.toordinal() + 7), 16, 0, zone)
    usual = rhythm(found, day).usual_days or 21
    before = plan_of(last)
    met = day if last.left_open else before.day
    coming = date.fromordinal(max(met.toordinal() + usual, day.toordinal() + 1))
    return replace(before, day=coming, zone=zone)


def prepare_view(journal: Journal, id: str) -> PrepareView:
    """A session as I prepare it. Raises `NoSuchRecord`."""
    session = journal.sessions.get(id)
    items = tuple(journal.sessions.items(id))
    last = last_held(journal, session)
    mine = my_preparation(journal, id)
    ideas = mine.ideas
    taken = {item.carried_from for item in items} | {idea.carried_from for idea in ideas}
    left = not_reached(journal.sessions.items(last.id)) if last else ()
    return PrepareView(
        session=session,
        items=items,
        offered=tuple(each for each in left if each.id not in taken),
        ideas=ideas,
        left_over=my_preparation(journal, last.id).ideas if last else (),
        note=mine.note,
        since=_since(journal, last),
    )


def my_preparation(journal: Journal, id: str) -> Mine:
    """What I alone have about a session, whatever became of it."""
    notes = journal.preparing.notes(id)
    return Mine(tuple(journal.preparing.prepared(id)), notes[-1] if notes else None)


def last_held(journal: Journal, session: Session) -> Session | None:
    """The last session held before this one."""
    earlier = (each for each in journal.sessions.all() if each.state == "held" and each.starts_at < session.starts_at)
    return next(earlier, None)


def add_idea(
    journal: Journal, session: Session, text: str, minutes: int = 10, *, carried_from: AgendaItem | None = None
) -> Prepared:
    """Keeps an idea for a session, for me alone."""
    return journal.save(
        Prepared(
            **journal.origin(),
            session=session.id,
            text=_one_line(text),
            minutes=minutes,
            goal=carried_from.goal if carried_from else None,
            carried_from=carried_from.id if carried_from else None,
        )
    )


def change_idea(journal: Journal, idea: Prepared, text: str, minutes: int) -> Prepared:
    """Gives an idea or a question of mine other words and minutes. Raises `NoSuchRecord` when it is gone."""
    now = next((each for each in journal.preparing.prepared(idea.session) if each.id == idea.id), None)
    if now is None:
        raise NoSuchRecord(id=idea.id)
    changed = replace(now, text=_one_line(text), minutes=minutes)
    return now if changed == now else journal.save(changed)


def take_along(journal: Journal, session: Session, ideas: Sequence[Prepared]) -> list[Prepared]:
    """Brings ideas and questions of mine to another session, for me alone as before; those that are gone stay gone."""
    wanted = {each.id for each in ideas}
    before = {each.session for each in ideas}
    there = [each for id in sorted(before) for each in journal.preparing.prepared(id) if each.id in wanted]
    return journal.save_all([replace(each, session=session.id) for each in there])


def add_to_agenda(journal: Journal, ideas: Sequence[Prepared]) -> list[AgendaItem]:
    """Puts ideas of mine on the agenda, where both see them and who brought them. They are no ideas any more then."""
    added = []
    for idea in ideas:
        added.append(
            add_item(journal, idea.session, idea.text, idea.minutes, goal=idea.goal, carried_from=idea.carried_from)
        )
        journal.remove(idea)
    return added


def add_item(
    journal: Journal,
    session: str,
    title: str,
    minutes: int,
    *,
    goal: str | None = None,
    carried_from: str | None = None,
) -> AgendaItem:
    """Puts an item of mine at the end of the agenda."""
    place = max((each.position for each in journal.sessions.items(session)), default=-1) + 1
    item = AgendaItem(
        **journal.origin(),
        session=session,
        title=_one_line(title),
        minutes=minutes,
        by=journal.me.id,
        goal=goal,
        position=place,
        carried_from=carried_from,
    )
    return journal.save(item)


def move_item(journal: Journal, session: Session, id: str, to: int) -> None:
    """Gives an item another place on the agenda, counted from 0, and the others theirs, all at once.

    Nothing changes when it has been taken off the agenda meanwhile.
    """
    items = journal.sessions.items(session.id)
    if any(each.id == id for each in items):
        journal.save_all(moved(items, id, to))


def write_note(journal: Journal, about: str, text: str) -> Note | None:
    """Keeps my private note about something; with no words left the note goes to the bin."""
    notes = journal.preparing.notes(about)
    tidy = clean_text(text)
    if not tidy.strip():
        if notes:
            journal.remove(notes[-1])
        return None
    note = replace(notes[-1], text=tidy) if notes else Note(**journal.origin(), about=about, text=tidy)
    return journal.save(note)


def goal_titles(journal: Journal) -> Mapping[str, str]:
    """The titles of the goals an item can be about, by their ids."""
    return {goal.id: goal.title for goal in journal.goals.all()}


def _since(journal: Journal, last: Session | None) -> Since:
    since = (last.ended_at or last.starts_at) if last else ""
    titles = goal_titles(journal)
    everything = journal.sessions.commitments()
    seen = tuple((each, titles[each.goal]) for each in journal.goals.check_ins_since(since) if each.goal in titles)
    return Since(
        last=last,
        open=by_due(everything),
        closed=tuple(each for each in everything if each.closed_at is not None and each.closed_at > since),
        check_ins=seen,
    )


def _as_planned(session: Session, wanted: Plan) -> Session:
    return replace(
        session,
        starts_at=timestamp(start_in_zone(wanted.day, wanted.hour, wanted.minute, zone_named(wanted.zone))),
        minutes=wanted.minutes,
        zone=wanted.zone,
        place=_one_line(wanted.place),
        direction=wanted.direction,
    )


def _begin(journal: Journal, wanted: Plan) -> datetime:
    begin = start_in_zone(wanted.day, wanted.hour, wanted.minute, zone_named(wanted.zone))
    if begin.date() < journal.now().astimezone(ZoneInfo(wanted.zone)).date():
        raise Unacceptable("This day has passed. Choose a day to come.")
    return begin.astimezone(UTC)


def _standing(journal: Journal, session: Session, *states: SessionState) -> Session:
    """A session as it stands now. Raises `Unacceptable` when it is in none of these states."""
    found = journal.sessions.get(session.id)
    if found.state not in states:
        raise Unacceptable("This session is not planned any more, so it stays as it is.")
    return found


def _not_begun(session: Session) -> None:
    if session.left_open:
        raise Unacceptable("This session has begun, so it stays. Close it when you have met.")


def _not_at_once(session: Session, others: Sequence[Session]) -> Session:
    session.check()
    if overlapping(session, others) is not None:
        raise Unacceptable("You have planned another session at this time. Move or cancel that one first.")
    return session


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())
