"""All goals together: shown when they say more than one by one, with the meaning of the number in a sentence."""

import pytest

from mentor_desktop.journal.progress import Score
from mentor_desktop.services.goals import GROUPS, Overview
from tests.support.goal_lines import AGREED, NOON, PEOPLE, TODAY, line
from tests.support.screens import shown_words
from ui.goals.list_together import TogetherCard, says_something

REACHED = {**AGREED, "state": "reached", "closed_at": NOON}
LET_GO = {**AGREED, "state": "let go", "closed_at": NOON}


def overview(*lines):
    return Overview({group: tuple(each for each in lines if each.group == group) for group in GROUPS}, {})


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ([], False),
        ([line(last=NOON, **AGREED)], False),
        ([line(**AGREED), line(id="two", **AGREED)], False),
        ([line(last=NOON, **AGREED), line(id="two", **AGREED)], True),
        ([line(last=NOON, **AGREED), line(id="two", **REACHED)], True),
        ([line(last=NOON, **AGREED), line(id="two", **LET_GO)], False),
        ([line(last=NOON, **AGREED), line(id="two")], False),
    ],
)
def test_it_is_shown_when_two_goals_count_and_one_was_looked_at(lines, shown):
    assert says_something(overview(*lines)) is shown


@pytest.fixture
def card(on_screen):
    made = on_screen(TogetherCard(PEOPLE), 800, 400)
    mentor = (Score("2026-01-10T12:00:00.000Z", 40.0), Score("2026-03-01T12:00:00.000Z", 50.0))
    made.show_scores({"mentor": mentor, "mentee": (Score("2026-01-10T12:00:00.000Z", 40.0),)}, TODAY)
    return made


def test_it_shows_the_scores_of_both(card):
    assert [(curve.name, [dot.value for dot in curve.dots]) for curve in card.chart.curves] == [
        ("Amara", [40.0, 50.0]),
        ("Tom", [40.0]),
    ]
    assert [curve.dashed for curve in card.chart.curves] == [True, False]


def test_it_says_what_the_number_means_and_gives_no_grade(card):
    words = shown_words(card)
    assert "50 means: on the whole as you both expected." in words
    assert "Amara" in words
    assert "In Amara’s view the score went from 40.0 to 50.0." in card.chart.accessibleDescription()


def test_a_picture_that_cannot_be_written_is_said_elsewhere(card, qtbot):
    error = OSError()
    with qtbot.waitSignal(card.failed) as failed:
        card.panel.failed.emit(error)
    assert failed.args == [error]
