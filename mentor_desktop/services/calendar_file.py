"""A session as a calendar file (RFC 5545), for whatever calendar each of the two uses.

Nothing of the journal stands in it unless it is passed in: a calendar file lies outside the journal, readable for
anyone. `icalendar` is loaded when a file is made, not before.
"""

from datetime import UTC, timedelta
from pathlib import Path

from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import Session, zone_named
from mentor_desktop.services.journal import Journal
from mentor_desktop.vault.files import write_whole

PRODUCT = "-//Mentor Desktop//EN"
TITLE = "Mentoring session"
_ALARM_BEFORE = timedelta(days=1)


def calendar_file(session: Session, *, title: str = TITLE, details: str = "", place: str = "") -> bytes:
    """The file of a session: its time in the zone it was planned in, an alarm a day before, whether it is cancelled.

    Its UID stays the same and its SEQUENCE grows with every change, so that a calendar replaces what it had. There is
    no METHOD: the file is a copy, not an invitation that wants an answer. Raises `Unacceptable` for an unknown zone.
    """
    from icalendar import Alarm, Calendar, Event

    zone = zone_named(session.zone)
    begin = moment(session.starts_at)
    # Minutes are minutes that pass, also where the clocks change in between.
    times = [each.astimezone(zone) for each in (begin, session.ends_at)]
    # A local time in the hour that comes twice would be read as its first coming, so it is written in UTC.
    if session.zone == "UTC" or any(each.fold for each in times):
        times = [each.astimezone(UTC) for each in times]
    event = Event()
    event.add("uid", f"{session.id}@mentor-desktop")
    event.add("dtstamp", moment(session.updated_at).astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", moment(session.updated_at).astimezone(UTC).replace(microsecond=0))
    event.add("sequence", session.sequence)
    event.add("dtstart", times[0].replace(microsecond=0))
    event.add("dtend", times[1].replace(microsecond=0))
    event.add("summary", title)
    if details:
        event.add("description", details)
    if place:
        event.add("location", place)
    cancelled = session.state == "cancelled"
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if not cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -_ALARM_BEFORE)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    if times[0].tzinfo is not UTC:
        year = times[0].year
        calendar.add_missing_timezones(
            first_date=times[0].date().replace(year=year - 1, month=1, day=1),
            last_date=times[1].date().replace(year=year + 1, month=12, day=31),
        )
    return bytes(calendar.to_ical())


def file_of(journal: Journal, session: Session, *, with_content: bool) -> bytes:
    """The calendar file of a session; `with_content` puts its place and its agenda into it as well."""
    if not with_content:
        return calendar_file(session)
    items = journal.sessions.items(session.id)
    return calendar_file(
        session, details="\n".join(f"{each.minutes} min: {each.title}" for each in items), place=session.place
    )


def save(journal: Journal, session: Session, target: Path, *, with_content: bool) -> None:
    """Writes the calendar file outside the journal, whole or not at all.

    Raises `NoRights`, `DiskFull` or `DiskTrouble`.
    """
    write_whole(target, file_of(journal, session, with_content=with_content))


def file_name(session: Session) -> str:
    """A name for the file that says nothing of what is in the journal."""
    return f"session-{session.number}.ics"
