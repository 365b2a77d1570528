"""Counting one side of the talk: a key or a press each, with Shift one less, and a quiet sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.sessions import TALLIED
from mentor_desktop.services import sessions
from tests.support.goals import agreed
from tests.support.screens import shown_words
from tests.support.sessions import planned
from tests.ui.sessions.hold_hands import Held, holding

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def held(on_screen, journal_for_two):
    made = holding(journal_for_two)
    on_screen(made.page, 1100, 760)
    assert made.open()
    return made


@pytest.fixture
def card(held):
    return held.page.tally


def counted(held, person):
    """What is counted for a person, as it is in the journal."""
    found = {each.person: each for each in held.journal.sessions.tallies(held.session.id)}
    tally = found.get(person.id)
    return {what: getattr(tally, what) for what in TALLIED if getattr(tally, what)} if tally else {}


def test_it_begins_with_the_side_of_the_mentor(held, card):
    words = shown_words(card)
    assert "Amara’s side of the talk" in words
    names = [row.accessibleName() for row in card.rows]
    assert names == [
        "Questions: 0",
        "Mirrored back: 0",
        "Affirmations: 0",
        "Summaries: 0",
        "Advice asked for: 0",
        "Advice not asked for: 0",
    ]


def test_a_press_counts_one_and_with_shift_one_less(held, card, qtbot):
    questions = card.rows[0]
    for _ in range(3):
        qtbot.mouseClick(questions, LEFT)
    qtbot.mouseClick(questions, LEFT, SHIFT)
    assert counted(held, held.journal.me) == {"questions": 2}
    assert questions.accessibleName() == "Questions: 2"


def test_the_keyboard_counts_in_a_row_too(held, card, qtbot):
    row = card.rows[3]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Return, SHIFT)
    assert counted(held, held.journal.me) == {"summaries": 1}
    assert QApplication.focusWidget() is row


def test_after_a_press_with_shift_the_next_one_counts_up(held, card, qtbot):
    for modifier in (Qt.KeyboardModifier.NoModifier, SHIFT):
        qtbot.mouseClick(card.rows[0], LEFT, modifier)
    card.rows[0].click()
    assert counted(held, held.journal.me) == {"questions": 1}


def test_nothing_is_less_than_nothing(held, card, qtbot):
    qtbot.mouseClick(card.rows[0], LEFT, SHIFT)
    assert held.journal.sessions.tallies(held.session.id) == []
    assert card.rows[0].count == 0


def test_it_can_count_for_the_other_person(held, card, qtbot):
    qtbot.mouseClick(card.rows[0], LEFT)
    assert card.other_button.words == "Tom’s side"
    card.other_button.click()
    assert "Tom’s side of the talk" in shown_words(card)
    assert card.rows[0].count == 0
    qtbot.mouseClick(card.rows[1], LEFT)
    assert counted(held, held.journal.me) == {"questions": 1}
    assert counted(held, held.journal.partner) == {"reflections": 1}
    card.other_button.click()
    assert card.rows[0].count == 1


def test_folded_away_it_counts_nothing_and_stays_folded(held, card):
    card.hide_button.click()
    assert card.hide_button.words == "show"
    assert not card.rows[0].isVisible()
    card.count(1)
    assert counted(held, held.journal.me) == {}
    held.page.reload()
    held.page.open(held.session.id)
    assert card.folded
    card.hide_button.click()
    card.count(1)
    assert counted(held, held.journal.me) == {"questions": 1}


def test_a_new_window_begins_unfolded(held, card, journal_for_two, on_screen):
    card.fold(True)
    held.journal.close()
    again = Held(journal_for_two.unlock("mentor"), held.clock, held.session)
    on_screen(again.page)
    again.open()
    assert not again.page.tally.folded


def test_it_says_what_the_numbers_say(held, card):
    assert "Alt+1 to 6 count what you notice" in shown_words(card)
    card.count(1)
    assert "1 asked, 0 mirrored back." in shown_words(card)
    card.count(2)
    assert "about once a question" in shown_words(card)


def test_where_help_was_asked_for_advice_is_welcome_from_the_mentor(journal_for_two, on_screen):
    goal = agreed(journal_for_two, asked_for=("show",))
    journal = journal_for_two.unlock("mentor")
    session = planned(journal)
    sessions.add_item(journal, session.id, "The goal", 20, goal=goal.id)
    held = Held(journal, journal_for_two.clock, session)
    on_screen(held.page, 1100, 760)
    held.open()
    held.page.tally.count(6)
    assert "advice is welcome" in shown_words(held.page.tally)
    held.page.tally.other_button.click()
    held.page.tally.count(6)
    assert "Would an idea help?" in shown_words(held.page.tally)


def test_each_row_says_its_key(card):
    tips = [row.toolTip() for row in card.rows]
    assert tips[0] == "Alt+1 counts one, with Shift one less"
    assert tips[5].startswith("Alt+6")


def test_what_cannot_be_counted_is_said(held, card, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(held.journal, "save", lambda record: (_ for _ in ()).throw(DiskFull()))
        card.count(1)
    assert [type(error) for error in held.failed] == [DiskFull]
    assert card.rows[0].count == 0
