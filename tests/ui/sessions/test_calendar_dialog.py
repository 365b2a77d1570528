"""Saving a calendar file: as little in it as can be until more is ticked, and a sentence whatever happens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from mentor_desktop.services import sessions
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import item, planned
from ui.sessions.calendar_dialog import CalendarCard, choose_file


class Answer:
    """Stands for the dialog of the system; `target` is what the person chooses, None when they change their mind."""

    def __init__(self):
        self.target = None
        self.asked = []

    def __call__(self, parent, title, name, then):
        self.asked.append((title, name))
        if self.target is not None:
            then(self.target)


@pytest.fixture
def answer():
    return Answer()


@pytest.fixture
def card(on_screen, journal, answer):
    """Open for a session with a place and an item."""
    session = planned(journal, place="By the river")
    item(journal, session, "The depots")
    made = on_screen(CalendarCard(journal, answer), 700, 400)
    made.begin(session)
    return made


def test_it_says_that_others_can_read_the_file_and_begins_with_little_in_it(card):
    words = shown_words(card)
    assert "Save session 1 for a calendar" in words
    assert "It lies outside the journal: whoever has the file, or sees your calendar, can read what is in it." in words
    assert not card.with_content.isChecked()
    assert QApplication.focusWidget() is card.save_button


def test_a_file_holds_the_time_and_nothing_that_was_written(card, answer, tmp_path):
    answer.target = tmp_path / "chosen.ics"
    card.save_button.click()
    assert answer.asked == [("Save session 1 for a calendar", "session-1.ics")]
    written = answer.target.read_text(encoding="utf-8")
    assert "BEGIN:VCALENDAR" in written
    assert "20260323T160000" in written
    assert "river" not in written
    assert "depots" not in written
    assert "The file “chosen.ics” is saved. Open it with your calendar." in shown_words(card)
    assert "Done" in shown_words(card).split("\n")


def test_with_place_and_agenda_it_holds_these_too(card, answer, tmp_path, qtbot):
    answer.target = tmp_path / "chosen.ics"
    qtbot.keyClick(card.with_content, Qt.Key.Key_Space)
    card.save_button.click()
    written = answer.target.read_text(encoding="utf-8")
    assert "By the river" in written
    assert "The depots" in written


def test_it_holds_the_session_as_it_is_when_it_is_saved(card, answer, journal, tmp_path):
    answer.target = tmp_path / "chosen.ics"
    (session,) = journal.sessions.all()
    sessions.cancel(journal, session)
    card.save_button.click()
    assert "STATUS:CANCELLED" in answer.target.read_text(encoding="utf-8")


def test_whoever_changes_their_mind_has_written_nothing(card, answer, tmp_path, qtbot):
    card.save_button.click()
    assert list(tmp_path.glob("*.ics")) == []
    with qtbot.waitSignal(card.closed):
        card.put_aside()
    assert card.isHidden()


def test_what_cannot_be_written_is_a_sentence_and_can_be_tried_again(card, answer, tmp_path):
    answer.target = tmp_path / "nowhere" / "chosen.ics"
    card.save_button.click()
    assert "The disk could not write" in shown_words(card)
    assert card.isVisible()
    answer.target = tmp_path / "chosen.ics"
    card.save_button.click()
    assert answer.target.exists()
    assert "The disk could not write" not in shown_words(card)


def test_it_opens_anew_for_another_session(card, answer, journal, tmp_path):
    answer.target = tmp_path / "chosen.ics"
    card.with_content.setChecked(True)
    card.save_button.click()
    card.begin(planned(journal, hour=18))
    assert not card.with_content.isChecked()
    assert "is saved" not in shown_words(card)
    assert "Save session 2 for a calendar" in shown_words(card)
    assert "Not now" in shown_words(card).split("\n")


def test_the_dialog_of_the_system_opens_without_waiting_for_it(on_screen, qtbot, tmp_path):
    parent, chosen = on_screen(QWidget()), []
    choose_file(parent, "Save it", "session-1.ics", chosen.append)
    dialog = parent.findChild(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.selectedFiles()[0].endswith("session-1.ics")
    dialog.fileSelected.emit(str(tmp_path / "there.ics"))
    assert chosen == [tmp_path / "there.ics"]
    dialog.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_or_nameless(card, dressed, qtbot, scale):
    dressed("dark", scale)
    card.resize(480, 700)
    qtbot.wait(1)
    assert cut_at_the_side(card) == []
    assert nameless(card) == []
