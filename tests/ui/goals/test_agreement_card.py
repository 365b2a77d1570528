"""Asking for a yes: which words changed, the old ones beside the new, and a yes that can be taken back."""

from dataclasses import replace

import pytest

from mentor_desktop.errors import DiskFull, Unacceptable
from mentor_desktop.services import goals
from tests.support.goals import agreed
from tests.support.screens import cut_at_the_side, shown_words
from tests.ui.goals.hands import Held
from ui.goals.agreement_card import AgreementCard


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def hold(goal, journal_for_two, on_screen):
    """The card for the goal, as Amara has it; what is handed in happens to the goal before."""

    def make(*changes, width=700, read_only=False):
        journal = journal_for_two.unlock("mentor")
        for change in changes:
            change(journal, journal.goals.get(goal.id))
        if read_only:
            journal.close()
            journal = journal_for_two.unlock("mentor", read_only=True)
        card = AgreementCard(journal)
        held = Held(card, journal, goal)
        on_screen(card, width, 500)
        return held

    return make


def reword(value, text):
    return lambda journal, goal: goals.reword(journal, goal, value, text)


def test_the_old_words_stand_beside_the_new_ones(hold, strays):
    card = hold(reword(0, "I lead it and Amara listens"), reword(2, "I teach two people")).card
    words = shown_words(card)
    assert "The wording has changed" in words
    assert "Level 0 read “I lead the meeting alone” and reads “I lead it and Amara listens” now." in words
    for text in ("Before", "Now", "I teach somebody to lead it", "I teach two people"):
        assert text in words
    assert words.index("I teach two people") < words.index("I lead it and Amara listens"), "+2 stands on top"
    assert "Others ask me to lead" not in words, "this level reads as before"
    assert strays.shown == ["AgreementCard"]


def test_of_a_level_that_was_reworded_twice_the_agreed_words_are_shown(hold):
    words = shown_words(hold(reword(0, "First try"), reword(0, "Second try")).card)
    assert "I lead the meeting alone" in words
    assert "Second try" in words
    assert "First try" not in words


def test_where_no_level_changed_it_says_where_to_look(hold):
    def move_the_date(journal, goal):
        goals.keep_draft(journal, replace(goal, target_date="2026-11-30"), {})

    words = shown_words(hold(move_the_date).card)
    assert "The five levels read as before." in words
    assert "Before" not in words.split("\n")


def test_changes_are_shown_anew_with_the_goal(hold):
    held = hold(reword(0, "First try"))
    goals.reword(held.journal, held.view.goal, 0, "I lead the meeting alone")
    held.reload()
    assert "First try" not in shown_words(held.card)
    assert "The five levels read as before." in shown_words(held.card)


def test_a_yes_is_taken_back_long_after_and_given_again(hold):
    held = hold(reword(0, "Other words"), goals.agree)
    assert held.card._withdraw.isVisible()
    held.card._withdraw.click()
    assert held.view.goal.agreed_by == ()
    assert held.sentences() == ["You have taken your yes back."]
    assert not held.card._withdraw.isVisible()
    assert held.card._agree.isVisible()
    held.undo()
    assert held.view.goal.agreed_by == (held.journal.me.id,)


def test_a_yes_is_not_given_again_to_words_that_changed_meanwhile(hold):
    held = hold(reword(0, "Other words"), goals.agree)
    held.card._withdraw.click()
    goals.reword(held.journal, held.view.goal, 0, "Still other words")
    held.undo()
    assert isinstance(held.failed[0], Unacceptable)
    assert held.view.goal.agreed_by == ()


def test_what_cannot_be_taken_back_is_a_sentence_on_the_card(hold, monkeypatch):
    held = hold(reword(0, "Other words"), goals.agree)

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(held.journal, "save", full)
    held.card._withdraw.click()
    assert str(DiskFull()) in shown_words(held.card)


def test_read_only_the_changes_are_shown_and_nothing_offered(hold):
    card = hold(reword(0, "Other words"), goals.agree, read_only=True).card
    assert "Other words" in shown_words(card)
    assert not any(button.isVisible() for button in (card._agree, card._write, card._withdraw))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_words_break(hold, dressed, scale):
    dressed("light", scale)
    assert cut_at_the_side(hold(reword(0, "W" * 300), reword(-1, "ملاحظة " * 30), width=620).card) == []
