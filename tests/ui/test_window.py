"""The window: the first screen or an open journal, and nothing of it left behind when it is locked."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desktop.errors import DiskFull, Locked
from mentor_desktop.journal.reflections import Feeling
from mentor_desktop.services import opening
from mentor_desktop.vault.lockfile import JournalLock
from tests.support.journals import PASSPHRASES, PURPOSE, written
from tests.support.kdf import FastKdf
from tests.support.screens import all_words, shown_words
from ui.reflections import write_view

CONTROL = Qt.KeyboardModifier.ControlModifier
TITLE = "Mentor Desktop"
SECRETS = ("xylophone", "zeppelin", "quagmire", "marzipan", PURPOSE)


@pytest.fixture
def pages(journal):
    """Reflections with words that stand nowhere else."""
    felt = replace(journal.new_reflection(), title="Quagmire", parts={"": "text"}, feelings=(Feeling("marzipan", 2),))
    return [written(journal, "A xylophone in the text", "A zeppelin in the title"), journal.save(felt)]


@pytest.fixture
def reopen(journal):
    """Opens the journal that was locked."""
    opened = []

    def unlock():
        again = opening.unlock(journal.folder, "mentor", PASSPHRASES["mentor"], kdf=FastKdf())
        opened.append(again)
        return again

    yield unlock
    for each in opened:
        each.close()


def press(qtbot, window, key, modifiers=CONTROL):
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def open_sheet(window, text="", qtbot=None):
    window.frame.go_to("new-reflection")
    if text:
        qtbot.keyClicks(window.frame.reflections.sheet.surface, text)
    return window.frame.reflections.sheet


def fail(*_):
    raise DiskFull


def test_it_begins_with_the_first_screen(make_window):
    window = make_window()
    assert window.start.isVisible()
    assert window.frame is None
    assert window.lock()


def test_an_unlocked_journal_is_shown_at_home(window):
    assert window.frame.isVisible()
    assert not window.start.isVisible()
    assert "Private to you" in shown_words(window)


@pytest.mark.parametrize("at", ["home", "relationship", "list", "search", "sheet", "bin", "removed"])
def test_after_locking_no_widget_holds_a_word_of_it(window, journal, pages, qtbot, let_it_settle, at):
    frame = window.frame
    for name in frame.page_names:
        frame.go_to(name)
    reflections = frame.reflections
    match at:
        case "home" | "relationship":
            frame.go_to(at)
        case "list":
            frame.go_to("reflections")
        case "search":
            frame.go_to("search")
            qtbot.keyClicks(reflections.list.search_field, "xylo")
        case "sheet":
            frame.go_to("reflections")
            reflections.open_reflection(pages[0].id, "xylophone")
            qtbot.keyClicks(reflections.sheet.surface, " zeppelin")
            qtbot.keyClicks(reflections.sheet._title, " zeppelin")
        case "bin" | "removed":
            frame.go_to("reflections")
            reflections.list.remove_line.emit(journal.reflections.page(0, 1)[0])
            if at == "bin":
                reflections.list.open_bin.emit()
    let_it_settle()
    frame.grab()
    assert any(secret in all_words(QApplication.allWidgets()).lower() for secret in SECRETS[:4]) or at == "relationship"
    gone = [weakref.ref(each) for each in (frame, reflections, reflections.sheet, reflections.list.model)]
    gone += [weakref.ref(frame.page(name)) for name in frame.page_names]
    del frame, reflections
    assert window.lock()
    let_it_settle()
    gc.collect()
    assert [each() for each in gone if each() is not None] == []
    left = all_words(QApplication.allWidgets())
    assert [secret for secret in SECRETS if secret.lower() in left.lower()] == []
    with pytest.raises(Locked):
        journal.reflections.count()


def test_locking_gives_the_journal_back(window, journal):
    assert window.lock()
    assert window.frame is None
    assert window.start.isVisible()
    with JournalLock(journal.folder):
        pass
    with pytest.raises(Locked):
        journal.people.purpose()
    assert window.lock(), "locking twice is fine"


@pytest.mark.parametrize("name", ["home", "sessions", "goals", "conversation", "relationship", "notes", "review"])
def test_one_key_locks_from_every_page(window, qtbot, name):
    window.frame.go_to(name)
    press(qtbot, window, Qt.Key.Key_L)
    assert window.frame is None


@pytest.mark.parametrize("where", ["list", "search", "title", "text", "bin"])
def test_one_key_locks_from_everywhere_in_the_private_space(window, qtbot, pages, where):
    reflections = window.frame.reflections
    window.frame.go_to("reflections")
    match where:
        case "list":
            reflections.list.list_view.setFocus()
        case "search":
            reflections.list.start_search()
        case "title" | "text":
            reflections.open_reflection(pages[0].id)
            (reflections.sheet._title if where == "title" else reflections.sheet.surface).setFocus()
        case "bin":
            reflections.list.open_bin.emit()
    press(qtbot, window, Qt.Key.Key_L)
    assert window.frame is None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_open_menu_does_not_keep_the_journal_open(window, journal, pages, let_it_settle):
    window.frame.go_to("reflections")
    lines = window.frame.reflections.list.list_view
    let_it_settle()
    place = lines.visualRect(lines.model().index(0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, lines.viewport().mapToGlobal(place))
    QApplication.sendEvent(lines.viewport(), event)
    assert QApplication.activePopupWidget() is not None
    del lines
    assert window.lock()
    let_it_settle()
    assert QApplication.activePopupWidget() is None
    with pytest.raises(Locked):
        journal.reflections.count()


def test_the_undo_bar_goes_with_the_journal(window, journal, pages, let_it_settle):
    window.frame.go_to("reflections")
    window.frame.reflections.list.remove_line.emit(journal.reflections.page(0, 1)[0])
    assert "Moved to the bin." in shown_words(window)
    window.lock()
    let_it_settle()
    assert "Moved to the bin." not in all_words(QApplication.allWidgets())


def test_locking_leaves_the_clipboard_alone(window, qtbot):
    clipboard = QApplication.clipboard()
    clipboard.setText("something of somebody’s")
    open_sheet(window, "I nodded.", qtbot)
    window.lock()
    assert clipboard.text() == "something of somebody’s"


def test_the_title_never_says_which_journal_is_open(make_window, journal, pages, let_it_settle, reopen):
    window = make_window()
    titles = [window.windowTitle()]
    window.windowTitleChanged.connect(titles.append)
    window.open_journal(journal)
    for name in window.frame.page_names:
        window.frame.go_to(name)
    window.frame.reflections.open_reflection(pages[0].id)
    window.lock()
    window.open_journal(reopen())
    let_it_settle()
    assert set(titles) == {TITLE}
    assert window.windowFilePath() == ""


@pytest.mark.parametrize("milliseconds", [0, 5])
def test_what_was_typed_a_moment_before_locking_is_there(window, qtbot, reopen, milliseconds):
    open_sheet(window, "Half a wor", qtbot)
    qtbot.wait(milliseconds)
    press(qtbot, window, Qt.Key.Key_L)
    assert window.frame is None
    again = reopen()
    assert [line.snippet.text for line in again.reflections.page(0, 5)] == ["Half a wor"]
    assert [page.text for page in again.recovered] == ["Half a wor"]


def test_a_title_typed_a_moment_before_locking_is_there(window, qtbot, reopen):
    sheet = open_sheet(window)
    qtbot.keyClicks(sheet._title, "Only a title")
    press(qtbot, window, Qt.Key.Key_L)
    assert [line.title.text for line in reopen().reflections.page(0, 5)] == ["Only a title"]


def test_locking_over_an_empty_page_leaves_nothing(window, qtbot, reopen):
    open_sheet(window)
    press(qtbot, window, Qt.Key.Key_L)
    again = reopen()
    assert again.reflections.count() == 0
    assert again.recovered == ()


def test_a_lock_that_cannot_save_waits_for_a_second_one(window, journal, monkeypatch, qtbot):
    sheet = open_sheet(window, "I nodded.", qtbot)
    monkeypatch.setattr(journal, "save", fail)
    monkeypatch.setattr(journal, "keep_draft", fail)
    press(qtbot, window, Qt.Key.Key_L)
    assert window.frame is not None
    words = shown_words(window)
    assert str(DiskFull()) in words
    assert "Lock again to close it without these words." in words
    assert sheet.surface.text() == "I nodded."
    assert "Not saved" in words
    press(qtbot, window, Qt.Key.Key_L)
    assert window.frame is None
    with pytest.raises(Locked):
        journal.reflections.count()


def test_a_lock_that_could_save_again_gives_a_new_chance_later(window, journal, monkeypatch, qtbot):
    monkeypatch.setattr(write_view, "TRY_AGAIN_AFTER_MS", 30)
    sheet = open_sheet(window, "I nodded.", qtbot)
    with monkeypatch.context() as full:
        full.setattr(journal, "save", fail)
        assert not window.lock()
    qtbot.waitUntil(lambda: journal.reflections.count() == 1)
    qtbot.keyClicks(sheet.surface, " Twice.")
    with monkeypatch.context() as full:
        full.setattr(journal, "save", fail)
        assert not window.lock(), "this is the first lock that fails since the words were saved"
    assert window.lock()


def test_a_lock_meets_a_mistake_of_ours_and_still_closes(window, journal, monkeypatch, qtbot):
    def break_down(*_):
        raise ZeroDivisionError

    open_sheet(window, "I nodded.", qtbot)
    monkeypatch.setattr(journal, "save", break_down)
    assert not window.lock()
    assert "Something went wrong inside the program" in shown_words(window)
    monkeypatch.undo()
    assert window.lock()


def test_closing_the_window_locks(window, journal, qtbot, reopen):
    open_sheet(window, "Half a wor", qtbot)
    assert window.close()
    with pytest.raises(Locked):
        journal.reflections.count()
    assert [page.text for page in reopen().recovered] == ["Half a wor"]


def test_closing_the_window_without_being_able_to_save_asks_once(window, journal, monkeypatch, qtbot):
    open_sheet(window, "I nodded.", qtbot)
    monkeypatch.setattr(journal, "save", fail)
    assert not window.close()
    assert window.isVisible()
    assert str(DiskFull()) in shown_words(window)
    assert window.close()
    with JournalLock(journal.folder):
        pass


def test_the_window_is_the_only_one(strays, make_window, journal, pages, let_it_settle, reopen):
    window = make_window()
    window.open_journal(journal)
    for name in window.frame.page_names:
        window.frame.go_to(name)
    window.lock()
    let_it_settle()
    window.open_journal(reopen())
    assert strays.shown == ["MainWindow"]


def test_another_journal_closes_the_one_before(window, journal, pages, journal_for_two, let_it_settle):
    other = journal_for_two.unlock("mentee", read_only=True)
    window.open_journal(other)
    let_it_settle()
    assert "You are Tom, mentee" in shown_words(window)
    with pytest.raises(Locked):
        journal.reflections.count()


def test_words_that_cannot_be_saved_keep_another_journal_out(window, journal, monkeypatch, qtbot, journal_for_two):
    open_sheet(window, "Not to be lost", qtbot)
    monkeypatch.setattr(journal, "save", fail)
    other = journal_for_two.unlock("mentee", read_only=True)
    window.open_journal(other)
    assert window.frame.reflections.sheet.surface.text() == "Not to be lost"
    assert "You are Amara, mentor" in shown_words(window)
    with pytest.raises(Locked):
        other.reflections.count()


def test_the_journal_that_was_locked_is_the_one_to_unlock(make_window, journal, qtbot):
    window = make_window()
    window.start._shelf.add(journal.folder, "Ours")
    window.start.refresh()
    window.open_journal(journal)
    window.lock()
    (card,) = window.start.cards
    assert card.is_open
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    assert card.isAncestorOf(focus)
