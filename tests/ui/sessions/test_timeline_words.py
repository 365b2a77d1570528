"""What the timeline says of rhythm, days and times: gently, and never with blame."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from mentor_desktop.journal.record import Origin, timestamp
from mentor_desktop.journal.sessions import Rhythm, Session
from tests.ui.sessions.timeline_hands import living_in
from ui.sessions.timeline_words import (
    begin_words,
    direction_words,
    last_met,
    length_words,
    promises_words,
    question_of,
    rhythm_words,
    span_words,
    until_words,
    usual_words,
)

BEGIN = datetime(2026, 3, 25, 15, 0, tzinfo=UTC)
TODAY = date(2026, 3, 21)
ORIGIN = Origin(id="1", created_at=timestamp(BEGIN), updated_at=timestamp(BEGIN), updated_by="x")


@pytest.fixture(autouse=True)
def berlin():
    """An hour ahead of UTC before the last Sunday in March, two after it."""
    with living_in("Europe/Berlin"):
        yield


def session(**fields):
    return Session(**ORIGIN, **{"number": 7, "starts_at": timestamp(BEGIN), **fields})


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "You meet every day."),
        (3, "You meet about every 3 days."),
        (7, "You meet every week."),
        (10, "You meet about every 10 days."),
        (13, "You meet every two weeks."),
        (21, "You meet every three weeks."),
        (22, "You meet every three weeks."),
        (28, "You meet every four weeks."),
        (30, "You meet about once a month."),
        (35, "You meet about every 5 weeks."),
        (61, "You meet about every 2 months."),
        (120, "You meet about every 4 months."),
    ],
)
def test_the_usual_time_between_sessions_is_said_in_words(days, words):
    assert usual_words(days) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "You met today."),
        (1, "You last met yesterday."),
        (13, "You last met 13 days ago."),
        (49, "You last met 7 weeks ago."),
        (90, "You last met 2 months ago."),
        (800, "You last met 2 years ago."),
    ],
)
def test_the_last_session_is_as_long_ago_as_people_say_it(days, words):
    assert last_met(days) == words


def test_a_rhythm_is_said_once_it_is_one():
    assert rhythm_words(Rhythm(None, None, 0), planned=True) == "You have not met yet."
    assert rhythm_words(Rhythm(None, 5, 0), planned=False) == "You last met 5 days ago."
    assert rhythm_words(Rhythm(21, 5, 0), planned=False) == "You meet every three weeks. You last met 5 days ago."


def test_a_rhythm_that_slipped_is_a_question_while_nothing_is_planned():
    slipped = Rhythm(21, 49, 0)
    usual = "You meet every three weeks. You last met 7 weeks ago."
    assert rhythm_words(slipped, planned=False) == f"{usual} When would suit you both next?"
    assert rhythm_words(slipped, planned=True) == usual
    assert rhythm_words(Rhythm(21, 49, 3), planned=False) == usual, "one question is enough"


def test_sessions_cancelled_one_after_the_other_are_a_question_without_blame():
    assert question_of(Rhythm(21, 49, 2)) == ""
    three, four = question_of(Rhythm(21, 49, 3)), question_of(Rhythm(21, 49, 4))
    assert three == "Your last three sessions were cancelled. Would another day, time or rhythm suit you both better?"
    assert four.startswith("Your last 4 sessions were cancelled. ")


def test_days_and_times_are_those_of_this_computer():
    assert begin_words(session(), TODAY) == "Wednesday 25 March, 16:00"
    assert span_words(session(minutes=90), TODAY) == "Wednesday 25 March, 16:00 to 17:30"
    assert begin_words(session(), date(2025, 12, 1)) == "Wednesday 25 March 2026, 16:00"
    QLocale.setDefault(QLocale("en_US"))
    assert begin_words(session(), TODAY) == "Wednesday 25 March, 4:00\u202fPM"
    with living_in("America/New_York"):
        assert begin_words(session(), TODAY) == "Wednesday 25 March, 11:00\u202fAM"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(minutes=-60), "its time has passed"),
        (timedelta(minutes=-59), "now"),
        (timedelta(0), "now"),
        (timedelta(seconds=20), "in a minute"),
        (timedelta(minutes=59, seconds=10), "today"),
        (timedelta(minutes=30), "in 30 minutes"),
        (timedelta(hours=15), "today"),
        (timedelta(hours=17), "tomorrow"),
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=15), "in 2 weeks"),
        (timedelta(days=70), "in 2 months"),
    ],
)
def test_how_long_it_is_until_a_session(before, words):
    assert until_words(session(minutes=60), BEGIN - before) == words


def test_lengths_directions_and_promises_in_words(journal):
    assert [length_words(each) for each in (1, 45, 90, 120, 125)] == [
        "1 minute",
        "45 minutes",
        "90 minutes",
        "2 hours",
        "125 minutes",
    ]
    me, partner = journal.me, journal.partner
    assert [direction_words(each, me, partner) for each in ("mentor leads", "mentee leads", "mutual")] == [
        "You lead",
        "Tom leads",
        "You both lead",
    ]
    assert [promises_words(each) for each in (0, 1, 3)] == ["", "1 promise", "3 promises"]
