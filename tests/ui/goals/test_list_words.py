"""The words of a line: how a goal stands, when something happened, and how far a draft is."""

from datetime import timedelta

import pytest

from mentor_desktop.journal.record import local_date
from tests.support.goal_lines import AGREED, AMARA, NOON, PEOPLE, TODAY, TOM, goal, line, written
from ui.goals.list_words import LineWords, ago, draft_sentence, line_words


def words_of(made, levels=None, me=AMARA):
    return line_words(made, PEOPLE, me, TODAY, levels)


def at(days):
    """The timestamp of a noon so many days ago."""
    return (TODAY - timedelta(days=days)).isoformat() + "T12:00:00.000Z"


def test_the_days_here_are_local_ones():
    assert local_date(NOON) == TODAY


def test_an_active_goal_says_what_both_see_its_date_and_its_last_check_in():
    found = words_of(line(mentor=0, mentee=-1, last=at(21), target_date="2026-11-30", **AGREED))
    assert found.title == "Lead the budget meeting"
    assert found.standing == "Tom says −1, Amara says 0: what does each of you see?"
    assert found.facts == ("By 30 November", "Last check-in 3 weeks ago")


def test_a_date_in_another_year_says_the_year():
    assert words_of(line(target_date="2027-01-02", **AGREED)).facts == ("By 2 January 2027",)


def test_before_the_first_check_in_and_without_a_date_it_says_so():
    found = words_of(line(**AGREED))
    assert found.standing == "Neither of you has checked in yet."
    assert found.facts == ("No date yet",)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (365, "12 months ago"),
        (729, "23 months ago"),
        (730, "2 years ago"),
        (4000, "10 years ago"),
        (-1, "on 22 March 2026"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(days, said):
    assert ago(at(days), TODAY) == said


@pytest.mark.parametrize(
    ("fields", "levels", "said"),
    [
        ({}, 0, "No level is written yet."),
        ({}, 3, "3 of 5 levels written."),
        ({"title": " "}, 5, "All levels are written. What is the outcome in one sentence?"),
        ({}, 5, "All levels are written. Where does it begin?"),
        ({"start_level": -1}, 5, "Everything is written. You can both agree to it now."),
        ({"start_level": -1, "agreed_by": ("amara",)}, 5, "You have agreed, Tom has not yet."),
        ({"start_level": -1, "agreed_by": ("tom",)}, 5, "Tom has agreed, you have not yet."),
    ],
)
def test_a_draft_says_how_far_it_is(fields, levels, said):
    assert draft_sentence(goal(**fields), written(levels), AMARA, TOM) == said


def test_the_line_of_a_draft_says_when_it_changed_last():
    found = words_of(line(updated_at=at(1)), written(2))
    assert (found.standing, found.facts) == ("2 of 5 levels written.", ("Last changed yesterday",))


def test_a_goal_without_words_is_not_nameless():
    assert words_of(line(title=" \n ")).title == "Not put into words yet"


def test_a_title_of_several_lines_is_one():
    assert words_of(line(title="Lead\nthe\t meeting")).title == "Lead the meeting"


@pytest.mark.parametrize(
    ("state", "said"), [("reached", "Reached on 11 March 2026."), ("let go", "Let go on 11 March 2026.")]
)
def test_a_closed_goal_says_when_and_what_was_learned(state, said):
    fields = {**AGREED, "state": state, "closed_at": at(10)}
    found = words_of(line(mentor=0, mentee=0, learned="That **nobody** minds a pause. " * 40, **fields))
    assert found.standing == said
    (learned,) = found.facts
    assert learned.startswith("“That nobody minds a pause.")
    assert learned.endswith("…”")
    assert len(learned) < 150
    assert words_of(line(**fields)).facts == ()


def test_someone_who_listens_hears_all_of_it_once_in_whole_sentences():
    found = words_of(line(mentor=0, mentee=0, last=at(21), reasons=("check-in old",), **AGREED))
    assert found.whole() == (
        "Lead the budget meeting. You both say 0. It began at −1. No date yet. Last check-in 3 weeks ago. "
        "time to check in."
    )
    asked = LineWords("Why?", "One says −1, the other 0: what does each of you see?", ("“So it was…”",))
    assert asked.whole() == "Why? One says −1, the other 0: what does each of you see? “So it was…”"
