"""The whole way of a journal in the real window: made, joined, written in by both, searched, locked, opened again."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.e2e.hands import Hands, window_at
from tests.support.journals import PASSPHRASES, JournalForTwo

AMARA = "velvet otter compass twelve"
TOM = "marble ladder window soup"
AMARAS_WORDS = "I lecture when I am unsure of myself."
TOMS_WORDS = "I nodded at the budget slide and understood nothing."
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, fast_by_default: None) -> Hands:
    """A window with nothing in it yet."""
    return window_at(tmp_path / "home", qtbot)


def make_journal(hands: Hands) -> None:
    """Amara goes through the four steps."""
    hands.press("New journal")
    hands.type_into("The mentor’s name", "Amara")
    hands.type_into("The mentee’s name", "Tom")
    hands.press("Amara, mentor")
    hands.press("Next")
    hands.press("Next")
    hands.type_into("Passphrase", AMARA)
    hands.type_into("Again", AMARA)
    hands.press("Next")
    hands.type_into("Your passphrase once more, without looking", AMARA)
    hands.press("Create")
    hands.wait_to_see("Private to you")


def unlock(hands: Hands, seat: str, passphrase: str) -> None:
    hands.press(seat)
    hands.type_into("Passphrase", passphrase)
    hands.press("Unlock")


def write(hands: Hands, title: str, text: str) -> None:
    hands.keys(Qt.Key.Key_6, CONTROL)
    hands.keys(Qt.Key.Key_N, CONTROL)
    hands.type_into("Title", title)
    hands.keys(Qt.Key.Key_Return)
    hands.type_on(text)
    hands.wait_to_see("Saved")


def lock(hands: Hands) -> None:
    hands.keys(Qt.Key.Key_L, CONTROL)
    hands.wait_to_see("Your journals")


def test_two_people_share_a_journal_and_keep_their_own(hands: Hands) -> None:
    make_journal(hands)
    assert hands.sees("Tom has not joined yet")
    write(hands, "How I teach", AMARAS_WORDS)
    hands.press("Lock")
    hands.wait_to_see("Your journals")
    assert not hands.sees("lecture")
    assert not hands.sees("How I teach")

    # Tom joins on the same computer; Amara's passphrase lends him the shared space once.
    hands.press("Mentee")
    hands.press("The mentee joins now")
    hands.type_into("The mentor’s passphrase", AMARA)
    hands.type_into("A new passphrase for the mentee", TOM)
    hands.type_into("The new passphrase again", TOM)
    hands.press("Next")
    hands.wait_to_see("Nobody can open your private space without this passphrase")
    hands.type_into("Your passphrase once more, without looking", TOM)
    hands.press("Join")
    hands.wait_to_see("The mentee has joined.")

    # A wrong passphrase is a sentence, an empty field and a short wait.
    unlock(hands, "Mentee", AMARA)
    hands.wait_to_see("This passphrase does not open the journal")
    hands.wait_to_see("Please wait")
    hands.qtbot.waitUntil(lambda: not hands.sees("Please wait"), timeout=5000)
    unlock(hands, "Mentee", TOM)
    hands.wait_to_see("You are Tom, mentee")
    hands.keys(Qt.Key.Key_6, CONTROL)
    assert not hands.sees("How I teach")
    write(hands, "What I did not say", TOMS_WORDS)

    # What is written is found as one types, and what Amara wrote is not.
    hands.keys(Qt.Key.Key_K, CONTROL)
    hands.type_on("budg")
    hands.wait_to_see("1 found")
    assert hands.sees("What I did not say")
    hands.type_into("Find in your reflections", "lecture")
    hands.wait_to_see("Nothing found")
    lock(hands)
    assert not hands.sees("budget")

    unlock(hands, "Mentor", AMARA)
    hands.wait_to_see("You are Amara, mentor")
    hands.keys(Qt.Key.Key_K, CONTROL)
    hands.type_on("lecture")
    hands.wait_to_see("1 found")
    hands.type_into("Find in your reflections", "nodded")
    hands.wait_to_see("Nothing found")
    lock(hands)


def test_removing_can_be_taken_back_at_once_or_from_the_bin(hands: Hands) -> None:
    make_journal(hands)
    write(hands, "Kept", "first")
    hands.press("Move this reflection to the bin")
    hands.wait_to_see("Moved to the bin.")
    hands.press("Undo")
    hands.wait_to_see("Kept")
    hands.wait_to_see("first")
    frame = hands.window.frame
    assert frame is not None
    frame.reflections.list.list_view.setFocus()
    frame.reflections.list.list_view.setCurrentIndex(frame.reflections.list.model.index(0))
    hands.keys(Qt.Key.Key_Delete)
    hands.wait_to_see("A place where you can be unsure")
    hands.press("Bin")
    hands.press("Put back")
    hands.wait_to_see("Nothing in the bin")
    hands.keys(Qt.Key.Key_Escape)
    hands.wait_to_see("Kept")


def test_locking_in_the_middle_of_a_word_keeps_it_and_clears_the_window(hands: Hands) -> None:
    make_journal(hands)
    hands.keys(Qt.Key.Key_N, CONTROL)
    hands.type_on("Half a wor")
    lock(hands)
    assert not hands.sees("Half a wor")
    assert hands.window.frame is None
    unlock(hands, "Mentor", AMARA)
    hands.wait_to_see("You were writing “Half a wor”")
    hands.press("Continue writing")
    hands.wait_to_see("Half a wor")
    hands.type_on("d")
    lock(hands)


def test_what_was_typed_before_a_kill_is_there(
    journal_for_two: JournalForTwo, tmp_path: Path, qtbot: QtBot, fast_by_default: None
) -> None:
    words = "This sentence was typed a moment before the end."
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typist", str(journal_for_two.folder), PASSPHRASES["mentee"], words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert typist.stdout is not None
    assert typist.stdout.readline().strip() == "typed"
    typist.send_signal(signal.SIGKILL)
    typist.wait()
    typist.stdout.close()

    # A person who comes back is told at Home, and finds every word in the list.
    hands = window_at(tmp_path / "home", qtbot)
    hands.window.start._shelf.add(journal_for_two.folder, "Ours")
    hands.window.start.refresh()
    hands.window.start.open_card(journal_for_two.folder)
    unlock(hands, "Mentee", PASSPHRASES["mentee"])
    hands.wait_to_see(f"You were writing “{words}”")
    hands.keys(Qt.Key.Key_6, CONTROL)
    hands.wait_to_see("Your reflections, newest first")
    assert hands.sees(words)
    lock(hands)


def test_two_windows_cannot_write_one_journal(
    journal_for_two: JournalForTwo, tmp_path: Path, qtbot: QtBot, fast_by_default: None
) -> None:
    first = journal_for_two.unlock("mentor")
    first.save(first.new_reflection().with_text("Seen by both windows"))
    hands = window_at(tmp_path / "home", qtbot)
    hands.window.start._shelf.add(journal_for_two.folder, "Ours")
    hands.window.start.refresh()
    hands.window.start.open_card(journal_for_two.folder)
    unlock(hands, "Mentor", PASSPHRASES["mentor"])
    hands.wait_to_see("open in another window")
    hands.type_into("Passphrase", PASSPHRASES["mentor"])
    hands.press("Open to read")
    hands.wait_to_see("Open only to be read")
    hands.keys(Qt.Key.Key_6, CONTROL)
    hands.wait_to_see("Seen by both windows")
    lock(hands)


def test_a_journal_that_has_gone_is_named_and_stays_on_the_list(
    journal_for_two: JournalForTwo, tmp_path: Path, qtbot: QtBot
) -> None:
    hands = window_at(tmp_path / "home", qtbot)
    hands.window.start._shelf.add(journal_for_two.folder, "Ours")
    shutil.rmtree(journal_for_two.folder)
    hands.window.start.refresh()
    assert hands.sees("Ours")
    assert hands.sees("The folder is not there")
