"""One goal in the real window, from its first word to where both see it reached, with both people in turn."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.e2e.hands import Hands, window_at
from tests.support.journals import PASSPHRASES, JournalForTwo

CONTROL = Qt.KeyboardModifier.ControlModifier
OUTCOME = "Run the planning meeting"
LEVELS = {
    "Level +2: Far better than expected": "Other teams ask for my agenda",
    "Level +1: Better than expected": "I run it alone and every decision has an owner",
    "Level 0: What you both expect": "I run it with Amara in the room, decisions written down",
    "Level −1: Less than expected": "I run one item of the agenda",
    "Level −2: Far less than expected": "I only attend",
}


@pytest.fixture
def hands(journal_for_two: JournalForTwo, qtbot: QtBot, tmp_path: Path, fast_by_default: None) -> Hands:
    """A window with the journal of Amara and Tom on its first screen."""
    hands = window_at(tmp_path / "home", qtbot)
    hands.window.start._shelf.add(journal_for_two.folder, "Ours")
    hands.window.start.refresh()
    hands.window.start.open_card(journal_for_two.folder)
    return hands


def come_in(hands: Hands, seat: str) -> None:
    """Unlocks as one of the two and goes to the goals."""
    hands.press(seat)
    hands.type_into("Passphrase", PASSPHRASES["mentor" if seat == "Mentor" else "mentee"])
    hands.press("Unlock")
    hands.wait_to_see(f"You are {'Amara, mentor' if seat == 'Mentor' else 'Tom, mentee'}")
    hands.keys(Qt.Key.Key_3, CONTROL)


def go_out(hands: Hands) -> None:
    """Locks."""
    hands.keys(Qt.Key.Key_L, CONTROL)
    hands.wait_to_see("Your journals")


def open_goal(hands: Hands) -> None:
    """Opens the goal from the list."""
    hands.keys(Qt.Key.Key_Return)


def check_in(hands: Hands, level: str, note: str) -> None:
    """Says where one sees the goal."""
    hands.press("Check in")
    hands.press(f"Level {level}")
    hands.type_into("What do you see that makes you say so?", note)
    hands.press("Keep my check-in")
    hands.wait_to_see(note)


def test_a_goal_goes_from_its_first_word_to_reached(hands: Hands) -> None:
    # Tom writes it, step by step, and agrees.
    come_in(hands, "Mentee")
    hands.press("Write the first goal")
    hands.type_into("The outcome", OUTCOME)
    hands.press("Next")
    for name, words in LEVELS.items():
        hands.type_into(name, words)
    hands.press("Next")
    hands.press("Level −1")
    hands.press("Next")
    hands.press("feedback")
    hands.press("Next")
    hands.press("Next")
    hands.wait_to_see("Clear enough to teach?")
    hands.wait_to_see("No date yet.")
    hands.press("I agree")
    hands.wait_to_see("You have agreed.")
    go_out(hands)
    assert not hands.sees(OUTCOME)

    # Amara is asked, reads the same words, and agrees; only now it is agreed.
    come_in(hands, "Mentor")
    hands.wait_to_see(OUTCOME)
    open_goal(hands)
    for words in LEVELS.values():
        hands.wait_to_see(words)
    hands.press("I agree")
    hands.press("Done")
    hands.wait_to_see("agreed by both")

    # She rewords a level: the old words are kept, and both are asked again.
    hands.press("Reword level 0")
    hands.type_into("Other words for this level", "I run it while Amara only listens")
    hands.press("Keep this wording")
    hands.wait_to_see("Both of you are asked again")
    hands.press("Older wordings (1)")
    hands.wait_to_see(LEVELS["Level 0: What you both expect"])
    hands.press("I agree to this wording")
    check_in(hands, "−1", "He ran the stock item, and it ended on time.")
    go_out(hands)

    come_in(hands, "Mentee")
    open_goal(hands)
    hands.wait_to_see("Amara has agreed to it. What do you say?")
    hands.press("I agree to this wording")
    hands.wait_to_see("agreed by both")
    check_in(hands, "+1", "Every decision had an owner before lunch.")
    hands.wait_to_see("Tom says +1, Amara says −1: what does each of you see?")
    assert hands.sees("He ran the stock item")

    # It is not reached while one of them does not see it.
    hands.choose_from("More about this goal", "It is reached…")
    hands.wait_to_see("A goal is reached when both of you see level 0 or more.")
    go_out(hands)

    come_in(hands, "Mentor")
    hands.wait_to_see("you see it differently")
    open_goal(hands)
    check_in(hands, "0", "I said nothing for an hour.")
    hands.choose_from("More about this goal", "It is reached…")
    hands.type_into("What you learned", "Ask a question, then wait.")
    hands.press("It is reached")
    hands.wait_to_see("reached on")
    hands.wait_to_see("Ask a question, then wait.")
    hands.keys(Qt.Key.Key_Escape)
    hands.wait_to_see("Reached 1")
    go_out(hands)


def test_a_note_that_was_not_sent_waits_in_its_form(hands: Hands, journal_for_two: JournalForTwo) -> None:
    come_in(hands, "Mentee")
    hands.press("Write the first goal")
    hands.type_into("The outcome", OUTCOME)
    go_out(hands)
    come_in(hands, "Mentee")
    hands.press("Drafts 1")
    hands.wait_to_see(OUTCOME)
