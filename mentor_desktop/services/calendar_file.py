"""A session as a calendar file (RFC 5545), for whatever calendar each of the two uses.

Nothing of the journal stands in it unless it is passed in: a calendar file lies outside the journal, readable for
anyone. `icalendar` is loaded when a file is made, not before.
"""

import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import Session, shown_zone, zone_named
from mentor_desktop.services.journal import Journal
from mentor_desktop.vault.files import write_whole

PRODUCT = "-//Mentor Desktop//EN"
TITLE = "Mentoring session"
_ALARM_BEFORE = timedelta(days=1)


def calendar_file(session: Session, *, title: str = TITLE, details: str = "", place: str = "") -> bytes:
    """The file of a session: its time in the zone it was planned in, an alarm a day before, whether it is cancelled.

    Its UID stays the same and its SEQUENCE grows with every change, so that a calendar replaces what it had. There is
    no METHOD: the file is a copy, not an invitation that wants an answer. In a zone that this computer does not know,
    its time is written in UTC.
    """
    from icalendar import Alarm, Calendar, Event

    from mentor_desktop.services.calendar_zone import time_zone

    begin, end = _times(session)
    written = moment(session.updated_at).astimezone(UTC)
    event = Event()
    event.add("uid", f"{session.id}@mentor-desktop")
    event.add("dtstamp", written)
    event.add("last-modified", written)
    event.add("sequence", session.sequence)
    event.add("dtstart", begin)
    event.add("dtend", end)
    for name, text in (("summary", title), ("description", details), ("location", place)):
        if kept := _text(text):
            event.add(name, kept)
    cancelled = session.state == "cancelled"
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if not cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _text(title))
        alarm.add("trigger", -_ALARM_BEFORE)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if begin.tzinfo is not UTC:
        calendar.add_component(time_zone(zone_named(session.zone), begin, end))
    calendar.add_component(event)
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


def _times(session: Session) -> tuple[datetime, datetime]:
    """When a session begins and ends, to the second: in its zone, or in UTC. Its minutes are minutes that pass.

    Of an hour that comes twice, where the clocks go back, a calendar takes the first (RFC 5545, 3.3.5). A session that
    begins or ends in the second is written in UTC, where no hour comes twice.
    """
    zone = shown_zone(session.zone)
    begin, end = (each.replace(microsecond=0) for each in (moment(session.starts_at), session.ends_at))
    here = begin.astimezone(zone), end.astimezone(zone)
    if any(each.fold or each.tzname() == "UTC" for each in here):
        return begin.astimezone(UTC), end.astimezone(UTC)
    return here


def _text(text: str) -> str:
    """The text as a calendar can hold it: without control characters, and with one kind of line end."""
    lines = "\n".join(clean_text(text).splitlines())
    return "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) != "Cc").strip()
