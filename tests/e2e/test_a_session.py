"""A session in the real window: planned, prepared by both apart, held, closed, and carried over into the next one."""

from PySide6.QtCore import Qt

from tests.e2e.hands import Hands, come_in, go_out
from ui.sessions.heard_card import NOT_BEFORE_MS

CONTROL = Qt.KeyboardModifier.ControlModifier
AMARAS_IDEA = "Who decides about the pilot"
TOMS_IDEA = "The second number on the slide"


def test_a_session_is_planned_prepared_apart_held_closed_and_carried_over(ours: Hands) -> None:
    # Amara plans it and thinks of something to bring; nobody but her sees that.
    come_in(ours, "Mentor", Qt.Key.Key_2)
    ours.keys(Qt.Key.Key_N, CONTROL)
    ours.press("Plan it")
    ours.wait_to_see("Next: session 1")
    ours.press("Prepare")
    ours.type_into("Add an idea", AMARAS_IDEA)
    ours.keys(Qt.Key.Key_Return)
    ours.wait_to_see(AMARAS_IDEA)
    go_out(ours)
    assert not ours.sees(AMARAS_IDEA)

    # Tom prepares apart; what he adds to the agenda both see, with his name on it.
    come_in(ours, "Mentee", Qt.Key.Key_2)
    ours.wait_to_see("Next: session 1")
    ours.press("Prepare")
    ours.wait_to_see("Prepare:")
    assert not ours.sees(AMARAS_IDEA)
    ours.type_into("Add an idea", TOMS_IDEA)
    ours.keys(Qt.Key.Key_Return)
    ours.press("Add to the agenda")
    ours.wait_to_see("on the agenda")
    go_out(ours)

    # They hold it on one screen, unlocked by Amara, who adds hers.
    come_in(ours, "Mentor", Qt.Key.Key_2)
    ours.press("Prepare")
    ours.wait_to_see("Prepare:")
    assert TOMS_IDEA in on_the_agenda(ours)
    ours.press("Add to the agenda")
    ours.wait_to_see("on the agenda")
    ours.press("Start session")
    ours.wait_to_see("shared notes")
    ours.type_on("It means after offset.")
    ours.wait_to_see("Saved")
    ours.type_into("A promise", "Tom: ask the depot by tomorrow")
    ours.wait_to_see("Tom · by")
    ours.keys(Qt.Key.Key_Return)
    ours.wait_to_see("ask the depot")
    ours.keys(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    go_out(ours)

    # It was left open, so it is found again; then it is closed together.
    come_in(ours, "Mentor", Qt.Key.Key_2)
    ours.press("Go on with session 1")
    ours.wait_to_see("It means after offset.")
    ours.press("Close the session")
    ours.wait_to_see("Close session 1")
    ours.type_into("What do you want to remember?", "Ask about the second number at once.")
    ours.type_into("What will you bring next time?", "A depot manager")
    assert ours.sees(AMARAS_IDEA), "what was not reached is named"
    ours.press("5 of 5")
    ours.press("Keep my answer")
    ours.qtbot.wait(2 * NOT_BEFORE_MS)
    ours.press("Pass the keyboard to Tom")
    assert not ours.sees("Amara: 5 of 5")
    ours.press("4 of 5")
    ours.press("Keep my answer")
    ours.wait_to_see("Amara: 5 of 5")
    ours.wait_to_see("Tom: 4 of 5")
    ours.press("Close the session")
    ours.wait_to_see("Session 1 is closed.")
    ours.wait_to_see("Ask about the second number at once.")

    # The next one begins with what was not reached and what was promised.
    ours.keys(Qt.Key.Key_N, CONTROL)
    ours.press("Plan it")
    ours.wait_to_see("Next: session 2")
    ours.press("Prepare")
    ours.wait_to_see("Not reached last time")
    ours.wait_to_see(AMARAS_IDEA)
    ours.wait_to_see("ask the depot")
    go_out(ours)


def on_the_agenda(ours: Hands) -> str:
    """The titles on the agenda that is being prepared."""
    frame = ours.window.frame
    assert frame is not None
    model = frame.sessions.preparing.agenda.list_view.model()
    return "\n".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
