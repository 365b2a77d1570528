"""A session in the real window: planned, prepared by both apart, held, closed, and carried over into the next one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.e2e.hands import Hands, window_at
from tests.support.journals import PASSPHRASES, JournalForTwo

CONTROL = Qt.KeyboardModifier.ControlModifier
AMARAS_IDEA = "Who decides about the pilot"
TOMS_IDEA = "The second number on the slide"


@pytest.fixture
def hands(journal_for_two: JournalForTwo, qtbot: QtBot, tmp_path: Path, fast_by_default: None) -> Hands:
    """A window with the journal of Amara and Tom on its first screen."""
    hands = window_at(tmp_path / "home", qtbot)
    hands.window.start._shelf.add(journal_for_two.folder, "Ours")
    hands.window.start.refresh()
    hands.window.start.open_card(journal_for_two.folder)
    return hands


def come_in(hands: Hands, seat: str) -> None:
    """Unlocks as one of the two and goes to the sessions."""
    hands.press(seat)
    hands.type_into("Passphrase", PASSPHRASES["mentor" if seat == "Mentor" else "mentee"])
    hands.press("Unlock")
    hands.wait_to_see(f"You are {'Amara, mentor' if seat == 'Mentor' else 'Tom, mentee'}")
    hands.keys(Qt.Key.Key_2, CONTROL)


def go_out(hands: Hands) -> None:
    """Locks."""
    hands.keys(Qt.Key.Key_L, CONTROL)
    hands.wait_to_see("Your journals")


def test_a_session_is_planned_prepared_apart_held_closed_and_carried_over(hands: Hands) -> None:
    # Amara plans it and thinks of something to bring; nobody but her sees that.
    come_in(hands, "Mentor")
    hands.keys(Qt.Key.Key_N, CONTROL)
    hands.press("Plan it")
    hands.wait_to_see("Next: session 1")
    hands.press("Prepare")
    hands.type_into("Add an idea", AMARAS_IDEA)
    hands.keys(Qt.Key.Key_Return)
    hands.wait_to_see(AMARAS_IDEA)
    go_out(hands)
    assert not hands.sees(AMARAS_IDEA)

    # Tom prepares apart; what he adds to the agenda both see, with his name on it.
    come_in(hands, "Mentee")
    hands.wait_to_see("Next: session 1")
    hands.press("Prepare")
    hands.wait_to_see("Prepare:")
    assert not hands.sees(AMARAS_IDEA)
    hands.type_into("Add an idea", TOMS_IDEA)
    hands.keys(Qt.Key.Key_Return)
    hands.press("Add to the agenda")
    hands.wait_to_see("on the agenda")
    go_out(hands)

    # They hold it on one screen, unlocked by Amara, who adds hers.
    come_in(hands, "Mentor")
    hands.press("Prepare")
    hands.wait_to_see("Prepare:")
    assert TOMS_IDEA in on_the_agenda(hands)
    hands.press("Add to the agenda")
    hands.wait_to_see("on the agenda")
    hands.press("Start session")
    hands.wait_to_see("shared notes")
    hands.type_on("It means after offset.")
    hands.wait_to_see("Saved")
    hands.type_into("A promise", "Tom: ask the depot by tomorrow")
    hands.wait_to_see("Tom · by")
    hands.keys(Qt.Key.Key_Return)
    hands.wait_to_see("ask the depot")
    hands.keys(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    go_out(hands)

    # It was left open, so it is found again; then it is closed together.
    come_in(hands, "Mentor")
    hands.press("Go on with session 1")
    hands.wait_to_see("It means after offset.")
    hands.press("Close the session")
    hands.wait_to_see("Close session 1")
    hands.type_into("What do you want to remember?", "Ask about the second number at once.")
    hands.type_into("What will you bring next time?", "A depot manager")
    assert hands.sees(AMARAS_IDEA), "what was not reached is named"
    hands.press("5 of 5")
    hands.press("Keep my answer")
    hands.press("Pass the keyboard to Tom")
    assert not hands.sees("Amara: 5 of 5")
    hands.press("4 of 5")
    hands.press("Keep my answer")
    hands.wait_to_see("Amara: 5 of 5")
    hands.wait_to_see("Tom: 4 of 5")
    hands.press("Close the session")
    hands.wait_to_see("Session 1 is closed.")
    hands.wait_to_see("Ask about the second number at once.")

    # The next one begins with what was not reached and what was promised.
    hands.keys(Qt.Key.Key_N, CONTROL)
    hands.press("Plan it")
    hands.wait_to_see("Next: session 2")
    hands.press("Prepare")
    hands.wait_to_see("Not reached last time")
    hands.wait_to_see(AMARAS_IDEA)
    hands.wait_to_see("ask the depot")
    go_out(hands)


def on_the_agenda(hands: Hands) -> str:
    """The titles on the agenda that is being prepared."""
    frame = hands.window.frame
    assert frame is not None
    model = frame.sessions.preparing.agenda.list_view.model()
    return "\n".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
