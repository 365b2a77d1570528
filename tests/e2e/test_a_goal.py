"""One goal in the real window, from its first word to where both see it reached, with both people in turn."""

from PySide6.QtCore import Qt

from tests.e2e.hands import Hands, come_in, go_out

CONTROL = Qt.KeyboardModifier.ControlModifier
OUTCOME = "Run the planning meeting"
LEVELS = {
    "Level +2: Far better than expected": "Other teams ask for my agenda",
    "Level +1: Better than expected": "I run it alone and every decision has an owner",
    "Level 0: What you both expect": "I run it with Amara in the room, decisions written down",
    "Level −1: Less than expected": "I run one item of the agenda",
    "Level −2: Far less than expected": "I only attend",
}


def open_goal(ours: Hands) -> None:
    """Opens the goal from the list."""
    ours.keys(Qt.Key.Key_Return)


def check_in(ours: Hands, level: str, note: str) -> None:
    """Says where one sees the goal."""
    ours.press("Check in")
    ours.press(f"Level {level}")
    ours.type_into("What do you see that makes you say so?", note)
    ours.press("Keep my check-in")
    ours.wait_to_see(note)


def test_a_goal_goes_from_its_first_word_to_reached(ours: Hands) -> None:
    # Tom writes it, step by step, and agrees.
    come_in(ours, "Mentee", Qt.Key.Key_3)
    ours.press("Write the first goal")
    ours.type_into("The outcome", OUTCOME)
    ours.press("Next")
    for name, words in LEVELS.items():
        ours.type_into(name, words)
    ours.press("Next")
    ours.press("Level −1")
    ours.press("Next")
    ours.press("feedback")
    ours.press("Next")
    ours.press("Next")
    ours.wait_to_see("Clear enough to teach?")
    ours.wait_to_see("No date yet.")
    ours.press("I agree")
    ours.wait_to_see("You have agreed.")
    go_out(ours)
    assert not ours.sees(OUTCOME)

    # Amara is asked, reads the same words, and agrees; only now it is agreed.
    come_in(ours, "Mentor", Qt.Key.Key_3)
    ours.wait_to_see(OUTCOME)
    open_goal(ours)
    for words in LEVELS.values():
        ours.wait_to_see(words)
    ours.press("I agree")
    ours.press("Done")
    ours.wait_to_see("agreed by both")

    # She rewords a level: the old words are kept, and both are asked again.
    ours.press("Reword level 0")
    ours.type_into("Other words for this level", "I run it while Amara only listens")
    ours.press("Keep this wording")
    ours.wait_to_see("Both of you are asked again")
    ours.press("Older wordings (1)")
    ours.wait_to_see(LEVELS["Level 0: What you both expect"])
    ours.press("I agree to this wording")
    check_in(ours, "−1", "He ran the stock item, and it ended on time.")
    go_out(ours)

    come_in(ours, "Mentee", Qt.Key.Key_3)
    open_goal(ours)
    ours.wait_to_see("Amara has agreed to it. What do you say?")
    ours.press("I agree to this wording")
    ours.wait_to_see("agreed by both")
    check_in(ours, "+1", "Every decision had an owner before lunch.")
    ours.wait_to_see("Tom says +1, Amara says −1: what does each of you see?")
    assert ours.sees("He ran the stock item")

    # It is not reached while one of them does not see it.
    ours.choose_from("More about this goal", "It is reached…")
    ours.wait_to_see("A goal is reached when both of you see level 0 or more.")
    go_out(ours)

    come_in(ours, "Mentor", Qt.Key.Key_3)
    ours.wait_to_see("you see it differently")
    open_goal(ours)
    check_in(ours, "0", "I said nothing for an hour.")
    ours.choose_from("More about this goal", "It is reached…")
    ours.type_into("What you learned", "Ask a question, then wait.")
    ours.press("It is reached")
    ours.wait_to_see("reached on")
    ours.wait_to_see("Ask a question, then wait.")
    ours.keys(Qt.Key.Key_Escape)
    ours.wait_to_see("Reached 1")
    go_out(ours)


def test_a_note_that_was_not_sent_waits_in_its_form(ours: Hands) -> None:
    come_in(ours, "Mentee", Qt.Key.Key_3)
    ours.press("Write the first goal")
    ours.type_into("The outcome", OUTCOME)
    go_out(ours)
    come_in(ours, "Mentee", Qt.Key.Key_3)
    ours.press("Drafts 1")
    ours.wait_to_see(OUTCOME)
