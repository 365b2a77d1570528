"""My private note about a session: saved a moment after a key, and never lost."""

import pytest

from mentor_desktop.errors import DiskFull
from mentor_desktop.services import sessions
from tests.support.screens import shown_words
from tests.support.sessions import planned
from tests.ui.sessions.prepare_hands import Prepared
from ui.sessions.prepare_page import PreparePage


@pytest.fixture
def session(journal):
    return planned(journal)


@pytest.fixture
def show(on_screen):
    def make(journal, session):
        made = Prepared(PreparePage(journal), journal, session)
        on_screen(made.page, 1200, 900)
        return made

    return make


@pytest.fixture
def prepared(show, journal, session):
    return show(journal, session)


@pytest.fixture
def disk(journal, monkeypatch):
    """A disk that can be full for a while."""

    class Disk:
        full = False

    usual = journal.save_all

    def save_all(records):
        if Disk.full:
            raise DiskFull()
        return usual(records)

    monkeypatch.setattr(journal, "save_all", save_all)
    return Disk


def note(prepared):
    """What is in the journal."""
    return "" if prepared.view.note is None else prepared.view.note.text


def test_a_note_is_saved_a_moment_after_a_key(prepared, qtbot):
    qtbot.keyClicks(prepared.page.note.box, "Breathe first")
    assert "Writing…" in shown_words(prepared.page.note)
    qtbot.waitUntil(lambda: note(prepared) == "Breathe first")
    assert "Saved" in shown_words(prepared.page.note)
    assert prepared.said == []


def test_leaving_saves_it_at_once(prepared, qtbot):
    qtbot.keyClicks(prepared.page.note.box, "Breathe")
    prepared.page.settle()
    assert note(prepared) == "Breathe"
    qtbot.keyClicks(prepared.page.note.box, " first")
    prepared.page.hide()
    assert note(prepared) == "Breathe first"


def test_an_emptied_note_goes_to_the_bin_and_a_new_one_begins(prepared, qtbot):
    qtbot.keyClicks(prepared.page.note.box, "Breathe")
    prepared.page.settle()
    prepared.page.note.box.setPlainText("")
    prepared.page.settle()
    assert prepared.view.note is None
    qtbot.keyClicks(prepared.page.note.box, "Again")
    prepared.page.settle()
    assert note(prepared) == "Again"


def test_reading_anew_moves_nothing_under_ones_hands(prepared, qtbot):
    box = prepared.page.note.box
    qtbot.keyClicks(box, "Breathe first")
    prepared.page.settle()
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    prepared.page.reload()
    assert box.textCursor().position() == 3
    qtbot.keyClicks(box, "XX")
    prepared.page.reload()
    assert box.toPlainText() == "BreXXathe first"


def test_what_cannot_be_saved_stays_and_is_tried_again(prepared, qtbot, disk, monkeypatch):
    monkeypatch.setattr("ui.sessions.note_card.TRY_AGAIN_AFTER_MS", 20)
    disk.full = True
    qtbot.keyClicks(prepared.page.note.box, "Breathe")
    qtbot.waitUntil(lambda: "Not saved" in shown_words(prepared.page.note))
    assert "The disk is full" in shown_words(prepared.page.note)
    with pytest.raises(DiskFull):
        prepared.page.settle()
    assert prepared.page.note.box.toPlainText() == "Breathe"
    disk.full = False
    qtbot.waitUntil(lambda: note(prepared) == "Breathe")
    assert "The disk is full" not in shown_words(prepared.page.note)


def test_another_session_is_not_shown_before_the_note_is_saved(prepared, journal, qtbot, disk, session):
    other = planned(journal, hour=18)
    disk.full = True
    qtbot.keyClicks(prepared.page.note.box, "Breathe")
    assert not prepared.page.open(other.id)
    assert len(prepared.failed) == 1
    assert prepared.page.note.box.toPlainText() == "Breathe"
    disk.full = False
    assert prepared.page.open(other.id)
    assert prepared.page.note.box.toPlainText() == ""
    assert note(prepared) == "Breathe"
    assert prepared.page.open(session.id)
    assert prepared.page.note.box.toPlainText() == "Breathe"


def test_each_has_a_note_of_their_own(prepared, show, journal_for_two, session, qtbot):
    qtbot.keyClicks(prepared.page.note.box, "Amara's own")
    prepared.page.settle()
    prepared.journal.close()
    tom = show(journal_for_two.unlock("mentee"), session)
    assert tom.page.note.box.toPlainText() == ""
    assert "Amara's own" not in tom.every_word()


def test_where_one_can_only_read_it_is_shown_and_cannot_be_changed(journal, session, show, journal_for_two, qtbot):
    sessions.write_note(journal, session.id, "Breathe")
    journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), session)
    qtbot.keyClicks(reader.page.note.box, "X")
    assert reader.page.note.box.toPlainText() == "Breathe"
    reader.page.settle()
    assert reader.failed == []
