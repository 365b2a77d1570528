"""Sessions: when a pair can meet, in any time zone; what stands on an agenda; the rhythm in which they meet."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import LONGEST_TEXT, LONGEST_TITLE
from mentor_desktop.journal.record import Record, local_date, timestamp
from mentor_desktop.journal.sessions import (
    DIRECTIONS,
    LONGEST,
    MOST,
    MOST_ITEM_MINUTES,
    SHORTEST,
    TALLIED,
    AgendaItem,
    AskedQuestion,
    FeltHeard,
    Note,
    Prepared,
    SealedAnswer,
    Session,
    Tally,
    next_number,
    next_planned,
    not_reached,
    overlapping,
    planned_minutes,
    rhythm,
    shown_zone,
    start_in_zone,
    zone_named,
)

AT = "2026-03-21T16:00:00.000Z"
NOON = datetime(2026, 3, 21, 12, tzinfo=UTC)
TODAY = local_date(timestamp(NOON))
COMMON = {"id": "one", "created_at": AT, "updated_at": AT, "updated_by": "tom"}
SESSION = Session(**COMMON, number=1, starts_at=AT, zone="Europe/Berlin")
ITEM = AgendaItem(**COMMON, session="s", title="The depots", by="tom")
TALLY = Tally(**COMMON, session="s", person="tom")
QUESTION = AskedQuestion(**COMMON, session="s", by="tom", text="What did you see?")
IDEA = Prepared(**COMMON, session="s", text="The depots")
NOTE = Note(**COMMON, about="s", text="He was tired.")


def session(days: float, state: Any = "held", **fields: Any) -> Session:
    """A session so many days after noon today; a negative number lies in the past."""
    at = timestamp(NOON + timedelta(days=days))
    return replace(SESSION, **{"id": f"{days} {state}", "starts_at": at, "state": state, **fields})


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("minutes", [SHORTEST, 60, LONGEST])
def test_a_session_lasts_five_minutes_to_twelve_hours_and_is_led_by_one_or_both(direction: Any, minutes: int) -> None:
    replace(SESSION, direction=direction, minutes=minutes).check()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        *(({"minutes": minutes}, "between 5 minutes and 12 hours. When does it end") for minutes in (0, 4, -30, 721)),
        ({"minutes": 24 * 60}, "between 5 minutes and 12 hours"),
        ({"minutes": 10**30}, "between 5 minutes and 12 hours"),
        ({"number": 0}, "counted from 1"),
        ({"number": MOST + 1}, "counted from 1"),
        ({"sequence": -1}, "counted from 1"),
        ({"sequence": 2**63 - 1}, "counted from 1"),
        ({"direction": "the dog leads"}, "led by one of you or by both"),
        ({"state": "dreamt"}, "planned, held or cancelled"),
        *(
            ({"zone": zone}, "in a time zone")
            for zone in ("", "../etc/passwd", "a//b", "/", "Ber lin", "U\n", "q" * 65)
        ),
        ({"starts_at": "soon"}, "a date and a time"),
        ({"starts_at": "2026-03-21"}, "a date and a time"),
        ({"starts_at": "2026-03-21T16:00:00"}, "a date and a time"),
        ({"starts_at": "9999-12-31T23:00:00.000Z"}, "a date and a time"),
        ({"started_at": "16:00"}, "a date and a time"),
        ({"ended_at": "0001-01-01T00:00:00.000Z"}, "a date and a time"),
        ({"place": "q" * (LONGEST_TITLE + 1)}, f"longer than {LONGEST_TITLE}"),
        ({"summary": "q" * (LONGEST_TEXT + 1)}, f"longer than {LONGEST_TEXT}"),
        ({"bring": "q" * (LONGEST_TEXT + 1)}, f"longer than {LONGEST_TEXT}"),
    ],
    ids=lambda part: str(part)[:40],
)
def test_a_session_that_breaks_a_rule_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Unacceptable, match=said) as refused:
        replace(SESSION, **change).check()
    assert "qq" not in str(refused.value)


@pytest.mark.parametrize(
    ("record", "change", "said"),
    [
        (ITEM, {"title": " \n"}, "what do you want to talk about"),
        (ITEM, {"title": "q" * (LONGEST_TITLE + 1)}, "longer than"),
        (ITEM, {"outcome": "q" * (LONGEST_TEXT + 1)}, "longer than"),
        (ITEM, {"minutes": -1}, "from 0 to 720"),
        (ITEM, {"minutes": MOST_ITEM_MINUTES + 1}, "from 0 to 720"),
        (ITEM, {"seconds": -1}, "from 0 to 720"),
        (ITEM, {"seconds": MOST_ITEM_MINUTES * 60 + 1}, "from 0 to 720"),
        (ITEM, {"position": -1}, "no room for more"),
        (ITEM, {"position": MOST + 1}, "no room for more"),
        (ITEM, {"reached_at": "later"}, "a date and a time"),
        *((TALLY, {what: -1}, "from nothing upward") for what in TALLIED),
        *((TALLY, {what: MOST + 1}, "from nothing upward") for what in TALLIED),
        (QUESTION, {"text": "\t"}, "needs words"),
        (QUESTION, {"text": "q" * (LONGEST_TITLE + 1)}, "longer than"),
        *((FeltHeard(**COMMON, session="s", person="tom", value=3), {"value": each}, "1 to 5") for each in (0, 6, -1)),
        *((SealedAnswer(**COMMON, about="s", item="i", value=3), {"value": each}, "1 to 5") for each in (0, 6, -1)),
        (IDEA, {"text": " "}, "needs a few words"),
        (IDEA, {"text": "q" * (LONGEST_TITLE + 1)}, "longer than"),
        (IDEA, {"minutes": -1}, "from 0 to 720"),
        (IDEA, {"minutes": 10**30}, "from 0 to 720"),
        (NOTE, {"text": "q" * (LONGEST_TEXT + 1)}, "longer than"),
    ],
    ids=lambda part: type(part).__name__ if isinstance(part, Record) else str(part)[:40],
)
def test_what_belongs_to_a_session_and_breaks_a_rule_is_refused(
    record: Record, change: dict[str, Any], said: str
) -> None:
    record.check()
    with pytest.raises(Unacceptable, match=said) as refused:
        replace(record, **change).check()
    assert "qq" not in str(refused.value)


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+12", "EST5EDT", "UTC"])
def test_a_session_is_planned_in_any_zone_there_is(name: str) -> None:
    replace(SESSION, zone=name).check()
    assert shown_zone(name) == zone_named(name)


@pytest.mark.parametrize("name", ["Europe/Nowhere", "Mars/Phobos"])
def test_a_zone_that_only_another_computer_knows_is_shown_in_utc(name: str) -> None:
    replace(SESSION, zone=name).check()
    assert shown_zone(name) is UTC


@pytest.mark.parametrize(
    "name",
    ["", "Berlin", "Europe", "Europe/Nowhere", "../etc/passwd", "/etc/passwd", "nul\0", "half \ud83d", "q" * 5000],
    ids=lambda name: ascii(name)[:20],
)
def test_a_zone_that_this_computer_does_not_know_is_a_sentence(name: str) -> None:
    with pytest.raises(Unacceptable, match="does not know the time zone") as refused:
        zone_named(name)
    assert not name or name not in str(refused.value)


@pytest.mark.parametrize(
    ("zone", "day", "first", "after"),
    [
        ("Europe/Berlin", date(2026, 3, 29), "02:00", "03:00"),
        ("America/New_York", date(2026, 3, 8), "02:00", "03:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), "02:00", "02:30"),
        ("America/Santiago", date(2026, 9, 6), "00:00", "01:00"),
    ],
)
def test_a_time_that_is_skipped_when_the_clocks_go_forward_is_refused_by_its_name(
    zone: str, day: date, first: str, after: str
) -> None:
    begin, end = (int(text[:2]) * 60 + int(text[3:]) for text in (first, after))
    for minute in range(begin, end):
        with pytest.raises(Unacceptable, match=f"{minute // 60:02}:{minute % 60:02} does not exist"):
            start_in_zone(day, minute // 60, minute % 60, ZoneInfo(zone))
    assert start_in_zone(day, end // 60, end % 60, ZoneInfo(zone)).strftime("%H:%M") == after
    minute_before = begin - 1 if begin else 24 * 60 - 1
    day_before = day if begin else day - timedelta(days=1)
    before = start_in_zone(day_before, minute_before // 60, minute_before % 60, ZoneInfo(zone))
    until = start_in_zone(day, end // 60, end % 60, ZoneInfo(zone)).astimezone(UTC) - before.astimezone(UTC)
    assert until == timedelta(minutes=1)


def test_a_whole_day_can_be_skipped() -> None:
    """Samoa went from the 29th to the 31st when it moved across the date line."""
    with pytest.raises(Unacceptable, match="10:00 does not exist"):
        start_in_zone(date(2011, 12, 30), 10, 0, ZoneInfo("Pacific/Apia"))


@pytest.mark.parametrize(
    ("zone", "day", "hour", "minute", "first"),
    [
        ("Europe/Berlin", date(2026, 10, 25), 2, 30, "2026-10-25T00:30:00.000Z"),
        ("America/New_York", date(2026, 11, 1), 1, 0, "2026-11-01T05:00:00.000Z"),
        ("Australia/Lord_Howe", date(2026, 4, 5), 1, 45, "2026-04-04T14:45:00.000Z"),
        ("Australia/Lord_Howe", date(2026, 4, 5), 2, 0, "2026-04-04T15:30:00.000Z"),
        ("Asia/Kathmandu", date(2026, 4, 5), 2, 0, "2026-04-04T20:15:00.000Z"),
    ],
)
def test_of_an_hour_that_comes_twice_it_is_the_first(zone: str, day: date, hour: int, minute: int, first: str) -> None:
    assert timestamp(start_in_zone(day, hour, minute, ZoneInfo(zone))) == first


zones = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/Santiago", "UTC"]
).map(ZoneInfo)


@given(zone=zones, shown=st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1)))
def test_a_clock_on_the_wall_shows_the_time_that_was_chosen_and_not_before(zone: ZoneInfo, shown: datetime) -> None:
    try:
        found = start_in_zone(shown.date(), shown.hour, shown.minute, zone).astimezone(UTC)
    except Unacceptable:
        return
    wall = shown.replace(second=0, microsecond=0)
    assert found.astimezone(zone).replace(tzinfo=None) == wall
    for minutes in (30, 60, 120):
        assert (found - timedelta(minutes=minutes)).astimezone(zone).replace(tzinfo=None) != wall


@pytest.mark.parametrize(
    ("day", "hour", "minute"),
    [(date.min, 0, 0), (date.max, 23, 59), (TODAY, 24, 0), (TODAY, 12, 60), (TODAY, -1, 0)],
)
def test_what_is_no_time_of_the_calendar_is_a_sentence(day: date, hour: int, minute: int) -> None:
    for zone in ("Asia/Tokyo", "America/New_York"):
        with pytest.raises(Unacceptable, match="a date and a time"):
            replace(SESSION, starts_at=timestamp(start_in_zone(day, hour, minute, ZoneInfo(zone)))).check()


def test_a_session_ends_after_its_minutes_also_when_the_clocks_change_meanwhile() -> None:
    before_the_change = timestamp(datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    assert replace(SESSION, starts_at=before_the_change, minutes=90).ends_at == datetime(2026, 3, 29, 2, tzinfo=UTC)


def test_a_session_is_left_open_when_it_was_begun_and_neither_closed_nor_cancelled() -> None:
    begun = replace(SESSION, started_at=AT)
    assert begun.left_open
    assert not SESSION.left_open
    assert not replace(begun, state="held", ended_at=AT).left_open
    assert not replace(begun, state="cancelled").left_open


HOUR = 1 / 24


@pytest.mark.parametrize(
    ("other", "at_once"),
    [
        (session(-HOUR, "planned"), False),
        (session(HOUR, "planned"), False),
        (session(-HOUR + 0.001, "planned"), True),
        (session(HOUR - 0.001, "planned"), True),
        (session(0, "planned"), True),
        (session(-HOUR, "planned", minutes=LONGEST), True),
        (session(HOUR / 2, "planned", minutes=SHORTEST), True),
        (session(0, "cancelled"), False),
        (session(0, "held"), False),
    ],
    ids=[
        "ends as it begins",
        "begins as it ends",
        "ends in it",
        "begins in it",
        "same",
        "around",
        "within",
        "off",
        "past",
    ],
)
def test_two_sessions_are_at_once_when_more_than_their_ends_touch(other: Session, at_once: bool) -> None:
    one = session(0, "planned", id="mine")
    assert overlapping(one, [one, other]) == (other if at_once else None)
    assert overlapping(other, [one, other]) == (one if at_once else None)


def test_a_session_that_will_not_be_is_in_nobodys_way() -> None:
    assert overlapping(session(0, "cancelled"), [session(0, "planned")]) is None


def test_sessions_are_numbered_after_the_highest() -> None:
    assert next_number([]) == 1
    assert next_number([session(0, number=7), session(1, "cancelled", number=9), session(2, "planned", number=2)]) == 10


def test_the_next_session_is_the_first_that_has_not_ended() -> None:
    over, going_on, tomorrow = session(-1, "planned"), session(-HOUR / 2, "planned"), session(1, "planned")
    others = [session(0, "held"), session(HOUR, "cancelled")]
    assert next_planned([*others, over], NOON) is None
    assert next_planned([tomorrow, *others, going_on, over], NOON) == going_on
    assert next_planned([tomorrow, going_on], NOON + timedelta(hours=1)) == tomorrow


def test_the_rhythm_is_the_median_of_the_days_between_sessions_held() -> None:
    found = rhythm([session(day) for day in (-5, -19, -33, -90)], TODAY)
    assert (found.usual_days, found.days_since, found.cancelled_in_a_row) == (14, 5, 0)
    assert rhythm([session(day) for day in (-4, -14, -35)], TODAY).usual_days == round((10 + 21) / 2)


@pytest.mark.parametrize(("days", "since"), [((), None), ((-3,), 3), ((-3, -10), 3)])
def test_before_the_third_session_there_is_no_rhythm(days: tuple[int, ...], since: int | None) -> None:
    found = rhythm([session(-20, "planned"), session(-30, "cancelled"), *map(session, days)], TODAY)
    assert (found.usual_days, found.days_since) == (None, since)
    assert not found.slipped


def test_only_the_last_year_makes_the_rhythm() -> None:
    long_ago = [session(day) for day in (-800, -799, -798, -797, -367)]
    assert rhythm([*long_ago, session(-366), session(-20)], TODAY).usual_days is None
    assert rhythm([*long_ago, session(-366), session(-40), session(-20)], TODAY).usual_days == 173
    assert rhythm(long_ago, TODAY).days_since == 367


def test_the_day_that_counts_is_the_one_on_which_it_was_held() -> None:
    """One was planned after another and begun before it."""
    early = session(-2, started_at=timestamp(NOON - timedelta(days=30)))
    found = rhythm([early, session(-10), session(-20)], TODAY)
    assert (found.usual_days, found.days_since) == (10, 10)


def test_sessions_on_one_day_and_from_a_clock_that_was_wrong_leave_a_rhythm_that_can_be() -> None:
    assert rhythm([session(-1), session(-1 + HOUR), session(-1 + 2 * HOUR)], TODAY).usual_days == 1
    far = [session(0, starts_at=f"{year}-01-01T00:00:00.000Z") for year in (4000, 6000, 9998)]
    found = rhythm(far, TODAY)
    assert (found.usual_days, found.days_since) == (None, 0)
    assert rhythm([*far, *map(session, (-1, -8, -15))], TODAY).usual_days == 7


@pytest.mark.parametrize(("since", "slipped"), [(0, False), (15, False), (16, True), (300, True)])
def test_a_rhythm_has_slipped_when_the_last_time_is_half_as_long_ago_again(since: int, slipped: bool) -> None:
    assert rhythm([session(-since - days) for days in (0, 10, 20)], TODAY).slipped is slipped


@pytest.mark.parametrize(
    ("states", "in_a_row", "often"),
    [
        ([], 0, False),
        (["held"], 0, False),
        (["cancelled", "held", "cancelled", "planned", "cancelled"], 2, False),
        (["held", "cancelled", "cancelled", "cancelled"], 3, True),
        (["cancelled", "cancelled", "cancelled", "held"], 0, False),
    ],
)
def test_cancellations_count_when_nothing_was_held_since(states: list[str], in_a_row: int, often: bool) -> None:
    found = rhythm([session(day - 10, state) for day, state in reversed(list(enumerate(states)))], TODAY)
    assert (found.cancelled_in_a_row, found.cancelled_often) == (in_a_row, often)


def test_an_agenda_is_summed_up() -> None:
    items = [
        replace(ITEM, minutes=0),
        replace(ITEM, minutes=25, reached_at=AT),
        replace(ITEM, minutes=MOST_ITEM_MINUTES, by="amara"),
    ]
    for each in items:
        each.check()
    assert planned_minutes(items) == 25 + MOST_ITEM_MINUTES
    assert not_reached(items) == (items[0], items[2])

    assert (planned_minutes([]), not_reached([])) == (0, ())


@pytest.mark.parametrize("what", TALLIED)
def test_a_tally_goes_up_and_down_and_never_below_nothing(what: str) -> None:
    counted = TALLY.counted(what).counted(what)
    assert {each: getattr(counted, each) for each in TALLIED} == {**dict.fromkeys(TALLIED, 0), what: 2}
    assert getattr(counted.counted(what, -1), what) == 1
    assert counted.counted(what, -3) == TALLY.counted(what, -1) == TALLY
    assert getattr(counted.counted(what, MOST), what) == MOST
    counted.counted(what, 10**30).check()
