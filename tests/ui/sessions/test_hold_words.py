"""What is said about a session that is going on."""

from itertools import product

import pytest

from mentor_desktop.journal.sessions import Tally
from mentor_desktop.services.goals import both
from ui.sessions.hold_words import elapsed_words, in_all, leads, so_far, tally_sentence


def tally(**counts):
    return Tally(id="t", created_at="", updated_at="", updated_by="a", session="s", person="a", **counts)


def test_who_leads_is_said_by_name(journal):
    people = both(journal)
    assert leads("mentor leads", people) == "Amara leads"
    assert leads("mentee leads", people) == "Tom leads"
    assert leads("mutual", people) == "you both lead"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 of 60 min"),
        (59, "0 of 60 min"),
        (24 * 60, "24 of 60 min"),
        (60 * 60, "60 of 60 min"),
        (60 * 60 + 59, "60 of 60 min"),
        (72 * 60, "60 min and 12 more"),
    ],
)
def test_how_much_time_has_passed(seconds, words):
    assert elapsed_words(seconds, 60) == words


@pytest.mark.parametrize(
    ("seconds", "now", "after"),
    [
        (20, "just begun", "less than a minute"),
        (60, "1 minute so far", "1 minute"),
        (14 * 60 + 59, "14 minutes so far", "14 minutes"),
    ],
)
def test_how_long_an_item_takes(seconds, now, after):
    assert (so_far(seconds), in_all(seconds)) == (now, after)


@pytest.mark.parametrize("counted", [None, tally()])
def test_before_anything_is_counted_it_says_how(counted):
    assert tally_sentence(counted, advice_is_wanted=False).startswith("Alt+1 to 6 count what you notice")


def test_more_questions_than_mirroring_suggest_mirroring():
    said = tally_sentence(tally(questions=5, reflections=4), advice_is_wanted=False)
    assert said.startswith("5 asked, 4 mirrored back.")
    assert "once a question" in said


def test_as_much_mirrored_as_asked_is_only_said():
    said = tally_sentence(tally(questions=4, reflections=4), advice_is_wanted=False)
    assert said == "What was asked was also mirrored back, about once a question."


def test_advice_that_nobody_asked_for_comes_before_the_rest():
    said = tally_sentence(tally(questions=9, advice_not_asked_for=1), advice_is_wanted=False)
    assert "Would an idea help?" in said


def test_where_help_was_asked_for_advice_is_welcome():
    said = tally_sentence(tally(advice_not_asked_for=3), advice_is_wanted=True)
    assert "advice is welcome" in said
    assert "Would an idea help?" not in said


def test_it_never_judges():
    for numbers in product((0, 1, 9), repeat=4):
        counts = dict(zip(("questions", "reflections", "affirmations", "advice_not_asked_for"), numbers, strict=True))
        for wanted in (True, False):
            said = tally_sentence(tally(**counts), advice_is_wanted=wanted).casefold()
            assert not any(
                word in said for word in ("good", "bad", "too ", "well done", "wrong", "should", "must", "!")
            )
