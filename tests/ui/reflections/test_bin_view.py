"""The bin: what was removed, the last one first, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services.journal import DAYS_IN_THE_BIN
from tests.support.journals import written
from tests.support.screens import shown_words
from ui.reflections.bin_view import BinView

# What the offscreen platform says of menus; no fault of theirs.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def two_removed(journal):
    """Two reflections in the bin and one that is not; the last one removed is the last one here."""
    pages = [written(journal, "first", "One"), written(journal, "second", "Two")]
    written(journal, "still here", "Three")
    for page in reversed(pages):
        journal.remove(page)
    return [pages[1], pages[0]]


@pytest.fixture
def show(on_screen):
    def make(journal):
        made = on_screen(BinView(journal), 1000, 700)
        made.shown()
        return made

    return make


def titles(view):
    return [view.model.line(row).title.text for row in range(view.model.rowCount())]


def test_the_last_one_removed_comes_first(show, journal, two_removed):
    view = show(journal)
    assert titles(view) == ["One", "Two"]
    assert view.list_view.currentIndex().row() == 0


def test_it_says_how_long_things_stay(show, journal):
    assert f"{DAYS_IN_THE_BIN} days" in shown_words(show(journal))


def test_the_button_puts_back_the_chosen_line(show, journal, two_removed, qtbot):
    view = show(journal)
    view.list_view.setCurrentIndex(view.model.index(1))
    with qtbot.waitSignal(view.restore) as asked:
        qtbot.mouseClick(view._put_back, Qt.MouseButton.LeftButton)
    assert asked.args[0].id == two_removed[0].id


def test_enter_puts_back_and_a_click_only_chooses(show, journal, two_removed, qtbot):
    view = show(journal)
    place = view.list_view.visualRect(view.model.index(1)).center()
    with qtbot.assertNotEmitted(view.restore):
        qtbot.mouseClick(view.list_view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.keyClick(view.list_view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(view.restore) as asked:
        qtbot.keyClick(view.list_view, Qt.Key.Key_Return)
    assert asked.args[0].id == two_removed[0].id


def ask_for_menu(view, row):
    viewport = view.list_view.viewport()
    place = view.list_view.visualRect(view.model.index(row)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return QApplication.activePopupWidget()


@menus
def test_the_context_menu_puts_back(show, journal, two_removed, qtbot):
    view = show(journal)
    menu = ask_for_menu(view, 0)
    (action,) = menu.actions()
    assert action.text() == "Put back"
    with qtbot.waitSignal(view.restore) as asked:
        action.trigger()
    assert asked.args[0].id == two_removed[1].id
    menu.close()


@menus
def test_where_one_can_only_read_nothing_can_be_put_back(show, journal, journal_for_two, two_removed, qtbot):
    view = show(journal_for_two.unlock("mentor", read_only=True))
    assert titles(view) == ["One", "Two"]
    assert not view._put_back.isVisible()
    assert ask_for_menu(view, 0) is None
    with qtbot.assertNotEmitted(view.restore):
        qtbot.keyClick(view.list_view, Qt.Key.Key_Return)


def test_an_empty_bin_says_so(show, journal, two_removed):
    view = show(journal)
    assert "Nothing in the bin" not in shown_words(view)
    for page in two_removed:
        journal.restore(page)
    view.shown()
    assert "Nothing in the bin" in shown_words(view)
    assert not view._put_back.isEnabled()
    assert not view.list_view.isVisible()


def test_going_back_leaves(show, journal, qtbot):
    view = show(journal)
    with qtbot.waitSignal(view.leave):
        assert view.back()


def test_what_cannot_be_read_is_a_sentence(show, journal, two_removed, monkeypatch):
    damaged = DamagedSpace(file="private.space", what="a page does not pass its check")

    def fail(*_):
        raise damaged

    view = show(journal)
    for asked in ("bin_count", "bin_page"):
        with monkeypatch.context() as broken:
            broken.setattr(journal.reflections, asked, fail)
            view.shown()
            view.grab()
            assert str(damaged) in shown_words(view)
        view.shown()
        assert str(damaged) not in shown_words(view)
