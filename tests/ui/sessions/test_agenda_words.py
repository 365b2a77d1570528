"""What a line for the agenda means: minutes at its beginning or its end, and words in any case."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.journal.record import origin
from mentor_desktop.journal.sessions import MOST_ITEM_MINUTES, AgendaItem
from ui.sessions.agenda_words import about, as_line, from_line, number_hint, only_minutes, understand

ITEM = AgendaItem(**origin(datetime(2026, 3, 1, tzinfo=UTC), "tom"), session="s", title="Listening round", by="tom")
NAMES = {"tom": "Tom", "amara": "Amara"}


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("15 Listening round", "Listening round", 15),
        ("Listening round 15", "Listening round", 15),
        ("  Listening   round, 15 min ", "Listening round", 15),
        ("Listening round (20 min)", "Listening round", 20),
        ("12 min Listening round", "Listening round", 12),
        ("12’ Listening round", "Listening round", 12),
        ("90minutes Plan the year", "Plan the year", 90),
        ("10: Arrive", "Arrive", 10),
        ("10 – Arrive", "Arrive", 10),
        ("(maybe) Arrive. 25", "(maybe) Arrive", 25),
    ],
)
def test_minutes_stand_before_or_after_the_words(line, title, minutes):
    assert understand(line, 7) == (title, minutes)


@pytest.mark.parametrize(
    "line",
    [
        "3 questions for Tom",
        "Budget 2026",
        "15",
        "15 min",
        "At 16:30",
        "10-15 of us",
        "1:1",
        "Q3",
        "999 x",
        "0 risk",
        "",
    ],
)
def test_another_number_is_part_of_the_words(line):
    assert understand(line, 7) == (line, 7)


@pytest.mark.parametrize(
    ("line", "minutes"), [("15", 15), (" 15 min ", 15), ("7’", 7), ("", None), ("15 Arrive", None), ("2026", None)]
)
def test_a_number_alone_is_told_from_words(line, minutes):
    assert only_minutes(line) == minutes


@pytest.mark.parametrize(
    ("line", "number"),
    [("0 Arrive", "0"), ("900 min Plan", "900 min"), ("1000 min Plan", "1000 min"), ("900 Plan", "900")],
)
def test_a_number_that_is_no_minutes_is_said(line, number):
    assert understand(line, 7) == (line, 7)
    assert number_hint(line) == f"“{number}” stays part of the words: minutes go from 1 to 720."


@pytest.mark.parametrize("line", ["15 Arrive", "3 questions", "999 x", "2026 Budget", "0 min Arrive", "0", ""])
def test_of_another_number_nothing_is_said(line):
    assert number_hint(line) == ""


@given(st.text(max_size=300))
def test_any_line_has_a_meaning_and_loses_no_word(line):
    said = understand(line, 7)
    assert 0 <= said.minutes <= MOST_ITEM_MINUTES
    assert bool(said.title) == bool(understand(line, 9).title)
    words = " ".join(line.replace("\0", "").split())
    assert said.minutes == 7 or len(said.title) < len(words)


def test_a_whole_page_in_a_line_is_read_at_once():
    line = "- " * 16_000
    assert understand(line, 7).minutes == 7


def test_a_line_that_is_changed_begins_with_the_minutes_it_has():
    for item in (ITEM, replace(ITEM, title="3 questions", minutes=12), replace(ITEM, title="Round 2", minutes=0)):
        assert from_line(as_line(item), item) == (item.title, item.minutes)


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("7 Other words", "Other words", 7),
        ("Other words", "Other words", 10),
        ("Other words 25", "Other words", 25),
        ("25", "Listening round", 25),
    ],
)
def test_in_a_line_that_is_changed_any_number_before_the_words_is_minutes(line, title, minutes):
    assert from_line(line, ITEM) == (title, minutes)


def test_below_an_item_stands_who_brought_it_where_it_comes_from_and_its_goal():
    assert about(ITEM, NAMES, {}) == "Tom"
    carried = replace(ITEM, by="amara", goal="g", carried_from="i")
    assert about(carried, NAMES, {"g": "Lead the meeting"}) == "Amara · not reached last time · Goal: Lead the meeting"
    assert about(carried, NAMES, {}) == "Amara · not reached last time"
