"""A session as a calendar file: two libraries that know nothing of each other read in it what the journal says."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from mentor_desktop.journal.record import moment, timestamp
from mentor_desktop.journal.sessions import Session
from mentor_desktop.services.calendar_file import TITLE, calendar_file, file_name, file_of, save
from mentor_desktop.services.journal import Journal
from tests.support.journals import JournalForTwo
from tests.support.processes import run_python
from tests.support.sessions import item, planned

ZONES = sorted(available_timezones())
PLANNED = Session(
    id="0199f2a4-7c1e-7d3a-8b5f-2f6c9d0e1a2b",
    created_at="2026-03-01T09:00:00.000Z",
    updated_at="2026-03-02T10:15:30.123Z",
    updated_by="amara",
    number=7,
    starts_at="2026-05-04T15:00:00.000Z",
    minutes=60,
    zone="Europe/Berlin",
)


@dataclass(frozen=True)
class Read:
    """What a calendar understood of a file."""

    uid: str
    sequence: int
    status: str
    begin: datetime
    end: datetime
    zone: str
    summary: str
    description: str
    location: str
    alarms: tuple[tuple[str, timedelta, str], ...]
    stamp: datetime


def read_by_icalendar(file: bytes) -> Read:
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return Read(
        uid=str(event["uid"]),
        sequence=int(event["sequence"]),
        status=str(event["status"]),
        begin=event["dtstart"].dt,
        end=event["dtend"].dt,
        zone=str(event["dtstart"].dt.tzinfo),
        summary=str(event.get("summary", "")),
        description=str(event.get("description", "")),
        location=str(event.get("location", "")),
        alarms=tuple(
            (str(alarm["action"]), alarm["trigger"].dt, str(alarm["description"])) for alarm in event.walk("VALARM")
        ),
        stamp=event["dtstamp"].dt,
    )


def read_by_ical(file: bytes) -> Read:
    (event,) = IcsCalendarStream.calendar_from_ics(file.decode("utf-8")).events
    return Read(
        uid=event.uid,
        sequence=event.sequence or 0,
        status=str(event.status.value if event.status else ""),
        begin=event.dtstart,
        end=event.dtend,
        zone=str(event.dtstart.tzinfo),
        summary=event.summary or "",
        description=event.description or "",
        location=event.location or "",
        alarms=tuple((alarm.action, alarm.trigger, alarm.description or "") for alarm in event.alarm),
        stamp=event.dtstamp,
    )


def read(file: bytes) -> Read:
    """What both libraries understood, which is the same."""
    one, other = read_by_icalendar(file), read_by_ical(file)
    assert one == other
    assert (one.begin.utcoffset(), one.end.utcoffset()) == (other.begin.utcoffset(), other.end.utcoffset())
    return one


UNKNOWN = (f"Nowhere/{number}" for number in count())


def read_without_knowing_the_zone(file: bytes, zone: str) -> Iterator[tuple[datetime, datetime]]:
    """When the session is for a calendar that knows of the zone only what the file says."""
    name = next(UNKNOWN)
    renamed = file.replace(f"TZID:{zone}\r\n".encode(), f"TZID:{name}\r\n".encode())
    understood = read_by_icalendar(renamed.replace(f"TZID={zone}:".encode(), f"TZID={name}:".encode()))
    yield understood.begin, understood.end
    if b"VTIMEZONE" in file:
        lines = file.decode().partition("BEGIN:VTIMEZONE")[2].partition("END:VTIMEZONE")[0]
        told = tzical(io.StringIO(f"BEGIN:VTIMEZONE{lines}END:VTIMEZONE\r\n")).get()
        yield tuple(each.replace(tzinfo=told) for each in (understood.begin, understood.end))


def at(starts_at: str, zone: str, minutes: int = 60) -> Session:
    """A session at a moment in UTC, written short: `2026-03-29 00:30`."""
    return replace(PLANNED, starts_at=f"{starts_at.replace(' ', 'T')}:00.000Z", zone=zone, minutes=minutes)


def assert_it_says_when(session: Session) -> None:
    """The moments are those of the journal, whoever reads the file."""
    file = calendar_file(session)
    expected = (moment(session.starts_at), session.ends_at)
    understood = read(file)
    for begin, end in ((understood.begin, understood.end), *read_without_knowing_the_zone(file, session.zone)):
        assert (begin.astimezone(UTC), end.astimezone(UTC)) == expected


def lines_of(file: bytes) -> list[str]:
    """The lines as they are meant, folded ones put together."""
    return file.decode().replace("\r\n ", "").split("\r\n")


def test_a_session_is_read_as_it_was_planned() -> None:
    assert read(calendar_file(PLANNED, title="Amara and Tom")) == Read(
        uid="0199f2a4-7c1e-7d3a-8b5f-2f6c9d0e1a2b@mentor-desktop",
        sequence=0,
        status="CONFIRMED",
        begin=datetime(2026, 5, 4, 17, tzinfo=ZoneInfo("Europe/Berlin")),
        end=datetime(2026, 5, 4, 18, tzinfo=ZoneInfo("Europe/Berlin")),
        zone="Europe/Berlin",
        summary="Amara and Tom",
        description="",
        location="",
        alarms=(("DISPLAY", timedelta(days=-1), "Amara and Tom"),),
        stamp=datetime(2026, 3, 2, 10, 15, 30, tzinfo=UTC),
    )


def test_it_is_a_copy_and_no_invitation() -> None:
    lines = lines_of(calendar_file(PLANNED))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mentor Desktop//EN"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in lines if line.startswith(("METHOD", "ATTENDEE", "ORGANIZER"))] == []
    assert [line for line in lines if line.startswith(("SUMMARY", "LAST-MODIFIED", "DTSTART;"))] == [
        f"SUMMARY:{TITLE}",
        "DTSTART;TZID=Europe/Berlin:20260504T170000",
        "LAST-MODIFIED:20260302T101530Z",
    ]


def test_a_changed_session_is_the_same_one_with_a_higher_sequence() -> None:
    moved = replace(PLANNED, starts_at="2026-05-05T15:00:00.000Z", sequence=3)
    before, after = read(calendar_file(PLANNED)), read(calendar_file(moved))
    assert (before.uid, before.sequence, after.sequence) == (after.uid, 0, 3)
    assert after.begin - before.begin == timedelta(days=1)


def test_a_cancelled_session_says_so_and_reminds_of_nothing() -> None:
    cancelled = read(calendar_file(replace(PLANNED, state="cancelled", sequence=1)))
    assert (cancelled.status, cancelled.alarms) == ("CANCELLED", ())


def test_a_session_that_was_held_is_still_confirmed() -> None:
    assert read(calendar_file(replace(PLANNED, state="held"))).status == "CONFIRMED"


WHEN = {
    "an ordinary time": at("2026-05-04 15:00", "Europe/Berlin"),
    "a time in UTC": at("2026-05-04 15:00", "UTC"),
    "another name of UTC": at("2026-05-04 15:00", "Etc/UCT"),
    "half an hour off": at("2026-05-04 15:00", "Asia/Kolkata"),
    "three quarters off": at("2026-05-04 15:00", "Asia/Kathmandu"),
    "before the clocks go forward": at("2026-03-29 00:00", "Europe/Berlin"),
    "while they go forward": at("2026-03-29 00:30", "Europe/Berlin"),
    "the moment they go forward": at("2026-03-29 01:00", "Europe/Berlin"),
    "just after": at("2026-03-29 01:15", "Europe/Berlin"),
    "before they go back": at("2026-10-24 23:30", "Europe/Berlin"),
    "in the first of an hour that comes twice": at("2026-10-25 00:10", "Europe/Berlin", 30),
    "from the first into the second": at("2026-10-25 00:30", "Europe/Berlin"),
    "in the second": at("2026-10-25 01:10", "Europe/Berlin", 30),
    "out of the second": at("2026-10-25 01:30", "Europe/Berlin"),
    "over both": at("2026-10-24 23:30", "Europe/Berlin", 180),
    "forward in America": at("2026-03-08 06:30", "America/New_York"),
    "back in America": at("2026-11-01 05:30", "America/New_York"),
    "forward by half an hour": at("2026-10-03 15:00", "Australia/Lord_Howe"),
    "back by half an hour": at("2026-04-04 14:45", "Australia/Lord_Howe"),
    "over midnight": at("2026-05-04 21:30", "Europe/Berlin", 120),
    "over midnight and the change": at("2026-10-24 21:30", "Europe/Berlin", 720),
    "winter time is the one that is put": at("2026-03-29 00:30", "Europe/Dublin"),
    "summer time is left for a month": at("2026-02-15 01:30", "Africa/Casablanca"),
    "a day that does not exist": at("2011-12-30 09:30", "Pacific/Apia"),
    "two hours at once": at("2026-03-29 00:30", "Antarctica/Troll"),
    "where they never change": at("2026-05-04 15:00", "America/Phoenix"),
    "long ago": at("1970-01-01 00:00", "Europe/London"),
    "long from now": at("2099-10-25 00:30", "Europe/Berlin"),
}


@pytest.mark.parametrize("name", WHEN)
def test_every_calendar_reads_the_moment_that_was_meant(name: str) -> None:
    assert_it_says_when(WHEN[name])


@pytest.mark.parametrize("name", [name for name in WHEN if "second" in name])
def test_an_hour_that_comes_again_is_written_in_utc(name: str) -> None:
    file = calendar_file(WHEN[name])
    assert read(file).zone == "UTC"
    assert b"TZID" not in file


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Etc/UCT", "Zulu"])
def test_in_utc_there_is_no_time_zone_to_tell(zone: str) -> None:
    lines = lines_of(calendar_file(replace(PLANNED, zone=zone)))
    assert {"DTSTART:20260504T150000Z", "DTEND:20260504T160000Z"} < set(lines)
    assert "BEGIN:VTIMEZONE" not in lines


def test_the_clocks_are_told_by_what_the_old_ones_show() -> None:
    file = "\n".join(lines_of(calendar_file(PLANNED)))
    assert (
        "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZNAME:CEST\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT"
    ) in file
    assert (
        "BEGIN:STANDARD\nDTSTART:20261025T030000\nTZNAME:CET\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD"
    ) in file


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 12, 30), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_every_change_that_is_told_is_one_of_the_zone(when: datetime, zone: str) -> None:
    known = ZoneInfo(zone)
    file = calendar_file(replace(PLANNED, starts_at=timestamp(when), zone=zone))
    for told in Calendar.from_ical(file).walk("STANDARD") + Calendar.from_ical(file).walk("DAYLIGHT"):
        since = (told.DTSTART - told.TZOFFSETFROM).replace(tzinfo=UTC)
        assert since.astimezone(known).utcoffset() == told.TZOFFSETTO
        before = (since - timedelta(seconds=1)).astimezone(known).utcoffset()
        assert told.TZOFFSETFROM in (before, told.TZOFFSETTO)


@pytest.mark.parametrize("starts_at", ["0002-01-01 00:00", "9998-12-31 23:00"])
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Europe/Berlin", "UTC"])
def test_the_ends_of_the_calendar_can_be_written(starts_at: str, zone: str) -> None:
    assert b"BEGIN:VEVENT" in calendar_file(at(starts_at, zone, 720))


def test_parts_of_a_second_are_left_out() -> None:
    exact = replace(PLANNED, starts_at="2026-05-04T15:00:59.999Z")
    understood = read(calendar_file(exact))
    assert (understood.begin.second, understood.end - understood.begin) == (59, timedelta(minutes=60))


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "../etc/passwd", "Europe/Berlin\r\nX-EVIL:1", "🎉"])
def test_in_an_unknown_time_zone_the_moment_is_written_in_utc(zone: str) -> None:
    file = calendar_file(replace(PLANNED, zone=zone))
    understood = read(file)
    assert (understood.zone, understood.begin) == ("UTC", moment(PLANNED.starts_at))
    assert b"EVIL" not in file


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 12, 30), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.integers(5, 720),
)
def test_any_moment_in_any_zone_is_read_as_it_was_meant(when: datetime, zone: str, minutes: int) -> None:
    assume(when.astimezone(ZoneInfo(zone)).utcoffset() % timedelta(minutes=1) == timedelta())
    assert_it_says_when(replace(PLANNED, starts_at=timestamp(when.replace(microsecond=0)), zone=zone, minutes=minutes))


CHANGES = [
    (datetime(2026, 3, 29, 1, tzinfo=UTC), "Europe/Berlin"),
    (datetime(2026, 10, 25, 1, tzinfo=UTC), "Europe/Berlin"),
    (datetime(2026, 3, 8, 7, tzinfo=UTC), "America/New_York"),
    (datetime(2026, 11, 1, 6, tzinfo=UTC), "America/New_York"),
    (datetime(2026, 10, 3, 15, 30, tzinfo=UTC), "Australia/Lord_Howe"),
    (datetime(2026, 4, 4, 15, tzinfo=UTC), "Australia/Lord_Howe"),
    (datetime(2026, 2, 15, 2, tzinfo=UTC), "Africa/Casablanca"),
    (datetime(1994, 12, 31, 10, tzinfo=UTC), "Pacific/Kiritimati"),
]


@given(st.sampled_from(CHANGES), st.integers(-240, 240), st.sampled_from([5, 30, 60, 90, 180]))
def test_around_a_change_of_the_clocks_too(change: tuple[datetime, str], off: int, minutes: int) -> None:
    when = change[0] + timedelta(minutes=off)
    assert_it_says_when(replace(PLANNED, starts_at=timestamp(when), zone=change[1], minutes=minutes))


TEXTS = {
    "marks": "Plan; review, decide: “why?” \\ C:\\new",
    "several lines": "first\nsecond\n\nfourth",
    "emoji": "🎉👩‍🏫" * 40,
    "right to left": "مراجعة الأهداف، معًا",
    "long": "word " * 400 + "end",
    "without spaces": "ü" * 500,
    "looks like the format": "BEGIN:VEVENT\nDTSTART:19700101T000000Z\nEND:VEVENT",
    "quotes": 'say "hello", ^n not \\n',
}


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_read_as_they_were_written(name: str) -> None:
    text = TEXTS[name]
    understood = read(calendar_file(PLANNED, title=text, details=text, place=text))
    assert (understood.summary, understood.description, understood.location) == (text, text, text)
    assert understood.alarms[0][2] == text


@given(st.text(), st.text(), st.text())
@example("a\x00\x07\x0b\x0c\x1c\x85\u2028b", "\ud83d", "\r\n")
@example("\t", "a\r\rb", " x ")
def test_whatever_is_passed_makes_lines_that_any_calendar_can_read(title: str, details: str, place: str) -> None:
    file = calendar_file(PLANNED, title=title, details=details, place=place)
    assert file.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert all(letter >= " " or letter == "\t" for line in file.split(b"\r\n") for letter in line.decode())
    understood = read(file)
    for found, text in ((understood.summary, title), (understood.description, details), (understood.location, place)):
        assert [letter for letter in found if letter.isalnum()] == [
            letter for letter in text if letter.isalnum() and not "\ud800" <= letter <= "\udfff"
        ]


def test_nothing_of_the_journal_is_in_the_file_unless_it_is_passed_in() -> None:
    told = replace(PLANNED, place="Café Lindenbaum", summary="a secret", bring="a plan", answered_by=("amara", "tom"))
    assert calendar_file(told) == calendar_file(PLANNED)
    assert "Café Lindenbaum" in "".join(lines_of(calendar_file(told, place=told.place)))
    assert {line.partition(":")[0].partition(";")[0] for line in lines_of(calendar_file(told))} == {
        *("BEGIN", "END", "VERSION", "PRODID", "TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "DTSTART", "DTEND"),
        *("DTSTAMP", "UID", "SEQUENCE", "LAST-MODIFIED", "STATUS", "SUMMARY", "ACTION", "DESCRIPTION", "TRIGGER", ""),
    }


def test_the_name_of_the_file_tells_the_number_alone() -> None:
    assert file_name(replace(PLANNED, place="Café Lindenbaum")) == "session-7.ics"


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open."""
    return journal_for_two.unlock("mentee")


def test_place_and_agenda_go_with_it_only_when_they_are_asked_for(tom: Journal) -> None:
    session = planned(tom, place="Café Lindenbaum")
    item(tom, session, "The first talk")
    bare, full = (file_of(tom, session, with_content=chosen) for chosen in (False, True))
    assert bare == calendar_file(session)
    assert (read(full).location, read(full).description) == ("Café Lindenbaum", "10 min: The first talk")


def test_a_file_is_saved_where_it_was_asked_for(tom: Journal, tmp_path: Path) -> None:
    session = planned(tom)
    save(tom, session, tmp_path / file_name(session), with_content=False)
    assert (tmp_path / "session-1.ics").read_bytes() == calendar_file(session)


def test_no_service_loads_the_library_before_a_file_is_made() -> None:
    done = run_python(
        "import pkgutil, importlib, sys, mentor_desktop.services as all\n"
        "for each in pkgutil.iter_modules(all.__path__): importlib.import_module(f'{all.__name__}.{each.name}')\n"
        "print('icalendar' in sys.modules, 'ical' in sys.modules)"
    )
    assert done.stdout.split() == ["False", "False"], done.stderr
