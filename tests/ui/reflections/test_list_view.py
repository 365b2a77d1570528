"""The list: found as one types, gone through by keyboard, empty in a friendly way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from mentor_desktop.errors import DamagedSpace
from tests.support.journals import written
from tests.support.screens import shown_words
from ui.reflections.list_view import ReflectionList
from ui.reflections.model import PAGE

# What the offscreen platform says of menus; no fault of theirs.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DAMAGED = DamagedSpace(file="private.space", what="a page does not pass its check")


@pytest.fixture
def three(journal):
    """Three reflections; the newest is the last one here."""
    return [
        written(journal, "He showed the budget and I nodded.", "Numbers"),
        written(journal, "She asked about the budget again.", "Courage"),
        written(journal, "It rained all day.", "Rain"),
    ]


@pytest.fixture
def show(on_screen):
    def make(journal):
        made = on_screen(ReflectionList(journal), 1000, 700)
        made.shown()
        return made

    return make


def titles(view):
    return [view.model.line(row).title.text for row in range(view.model.rowCount())]


def type_in_search(qtbot, view, text):
    view.start_search()
    qtbot.keyClicks(view.search_field, text)


def test_the_newest_comes_first(show, journal, three):
    assert titles(show(journal)) == ["Rain", "Courage", "Numbers"]


def test_it_is_searched_with_every_key(show, journal, three, qtbot):
    view = show(journal)
    view.start_search()
    seen = []
    for letter in "budget nod":
        qtbot.keyClick(view.search_field, letter)
        seen.append(titles(view))
    assert seen[0] == ["Courage", "Numbers"]
    assert seen[5] == ["Courage", "Numbers"]
    assert seen[-1] == ["Numbers"]
    assert "1 found" in shown_words(view)
    for _ in "nod":
        qtbot.keyClick(view.search_field, Qt.Key.Key_Backspace)
    assert "2 found" in shown_words(view)
    line = view.model.line(0)
    assert [line.snippet.text[start : start + length] for start, length in line.snippet.marks] == ["budget"]


def test_without_a_search_nothing_is_counted(show, journal, three):
    assert "found" not in shown_words(show(journal))


def test_more_than_a_page_is_counted_a_moment_later(show, journal, qtbot):
    for number in range(PAGE + 3):
        written(journal, f"Walk number {number}")
    written(journal, "Something else")
    view = show(journal)
    qtbot.waitUntil(lambda: view.model.rowCount() == PAGE + 4)
    type_in_search(qtbot, view, "walk")
    qtbot.waitUntil(lambda: f"{PAGE + 3} found" in shown_words(view))
    assert view.model.rowCount() == PAGE + 3
    type_in_search(qtbot, view, f"walk number {PAGE + 2}")
    assert "1 found" in shown_words(view)
    qtbot.wait(20)
    assert "1 found" in shown_words(view)
    assert view.model.rowCount() == 1


def test_nothing_found_says_so_and_keeps_the_field(show, journal, three, qtbot):
    view = show(journal)
    type_in_search(qtbot, view, "zebra")
    assert "Nothing found" in shown_words(view)
    assert "0 found" in shown_words(view)
    assert view.search_field.hasFocus()
    assert not view.list_view.isVisible()


@pytest.mark.parametrize("typed", ['"', "*", "AND (", "NEAR(a b", "^", "☃", "  ", "-", "'; DROP TABLE"])
def test_whatever_is_typed_is_no_trouble(show, journal, three, qtbot, typed):
    view = show(journal)
    view.search_field.setText(typed)
    qtbot.wait(5)
    assert "Something went wrong" not in shown_words(view)


def test_before_the_first_page_it_says_what_it_is_for(show, journal, qtbot):
    view = show(journal)
    assert "A place where you can be unsure" in shown_words(view)
    with qtbot.waitSignal(view.write):
        qtbot.mouseClick(button(view, "Write your first reflection"), Qt.MouseButton.LeftButton)


def button(view, words):
    """The visible button with these words, None when there is none."""
    found = (each for each in view.findChildren(QPushButton) if each.text() == words and each.isVisible())
    return next(found, None)


def test_a_page_is_begun_by_button_and_by_key(show, journal, three, qtbot):
    view = show(journal)
    with qtbot.waitSignal(view.write):
        qtbot.mouseClick(button(view, "Write"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.write):
        view.new_thing()
    with qtbot.waitSignal(view.open_bin):
        qtbot.mouseClick(button(view, "Bin"), Qt.MouseButton.LeftButton)


def test_going_back_clears_the_search(show, journal, three, qtbot):
    view = show(journal)
    type_in_search(qtbot, view, "budget")
    assert view.back()
    assert view.search_field.text() == ""
    assert titles(view) == ["Rain", "Courage", "Numbers"]
    assert not view.back()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_keyboard_goes_from_the_field_into_the_list(show, journal, three, qtbot, key):
    view = show(journal)
    type_in_search(qtbot, view, "budget")
    qtbot.keyClick(view.search_field, key)
    assert view.list_view.hasFocus()
    assert view.list_view.currentIndex().row() == 0
    qtbot.keyClick(view.list_view, Qt.Key.Key_Down)
    assert view.list_view.currentIndex().row() == 1


def test_it_stays_in_the_field_when_nothing_was_found(show, journal, three, qtbot):
    view = show(journal)
    type_in_search(qtbot, view, "zebra")
    qtbot.keyClick(view.search_field, Qt.Key.Key_Down)
    assert view.search_field.hasFocus()


def test_enter_and_click_open_with_what_was_searched_for(show, journal, three, qtbot):
    view = show(journal)
    type_in_search(qtbot, view, "budget")
    qtbot.keyClick(view.search_field, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.open_line) as opened:
        qtbot.keyClick(view.list_view, Qt.Key.Key_Return)
    line, typed = opened.args
    assert (line.id, typed) == (three[1].id, "budget")
    place = view.list_view.visualRect(view.model.index(1)).center()
    with qtbot.waitSignal(view.open_line) as opened:
        qtbot.mouseClick(view.list_view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].id == three[0].id


def test_delete_asks_to_remove_the_line(show, journal, three, qtbot):
    view = show(journal)
    view.list_view.setFocus()
    view.list_view.setCurrentIndex(view.model.index(1))
    with qtbot.waitSignal(view.remove_line) as asked:
        qtbot.keyClick(view.list_view, Qt.Key.Key_Delete)
    assert asked.args[0].id == three[1].id


def ask_for_menu(view, row):
    """Asks for the context menu of a line as a right click does; returns it."""
    viewport = view.list_view.viewport()
    place = view.list_view.visualRect(view.model.index(row)).center() if row >= 0 else QPoint(10, viewport.height() - 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return QApplication.activePopupWidget()


@menus
@pytest.mark.parametrize(("words", "signal"), [("Open", "open_line"), ("Move to the bin", "remove_line")])
def test_the_context_menu_says_what_can_be_done(show, journal, three, qtbot, words, signal):
    view = show(journal)
    menu = ask_for_menu(view, 2)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Open", "Move to the bin"]
    with qtbot.waitSignal(getattr(view, signal)) as asked:
        next(action for action in menu.actions() if action.text() == words).trigger()
    assert asked.args[0].id == three[0].id
    menu.close()


def test_beside_the_lines_there_is_no_menu(show, journal, three):
    assert ask_for_menu(show(journal), -1) is None


@menus
def test_where_one_can_only_read_nothing_is_offered_that_writes(show, journal_for_two, three, qtbot):
    view = show(journal_for_two.unlock("mentor", read_only=True))
    assert titles(view) == ["Rain", "Courage", "Numbers"]
    assert button(view, "Write") is None
    menu = ask_for_menu(view, 0)
    assert [action.text() for action in menu.actions()] == ["Open"]
    menu.close()
    view.list_view.setCurrentIndex(view.model.index(0))
    with qtbot.assertNotEmitted(view.remove_line):
        qtbot.keyClick(view.list_view, Qt.Key.Key_Delete)


def test_an_empty_journal_that_can_only_be_read_offers_no_first_step(show, journal_for_two):
    journal_for_two.unlock("mentor").close()
    view = show(journal_for_two.unlock("mentor", read_only=True))
    assert "A place where you can be unsure" in shown_words(view)
    assert button(view, "Write your first reflection") is None
    assert button(view, "Write") is None


def test_reading_anew_keeps_the_place(show, journal, qtbot):
    for number in range(PAGE * 2):
        written(journal, f"Walk number {number}")
    view = show(journal)
    qtbot.waitUntil(lambda: view.model.rowCount() == PAGE * 2)
    view.list_view.setCurrentIndex(view.model.index(PAGE + 5))
    top = view.list_view.verticalScrollBar().value()
    assert top > 0
    view.reload()
    assert view.list_view.currentIndex().row() == PAGE + 5
    assert view.list_view.verticalScrollBar().value() == top


def test_reading_anew_after_the_last_line_has_gone_chooses_the_one_before(show, journal, three):
    view = show(journal)
    view.list_view.setCurrentIndex(view.model.index(2))
    journal.remove(three[0])
    view.reload()
    assert view.list_view.currentIndex().row() == 1


@pytest.mark.parametrize("asked", ["page", "count"])
def test_what_cannot_be_read_is_a_sentence(show, journal, monkeypatch, qtbot, asked):
    for number in range(PAGE):
        written(journal, f"Walk number {number}")
    view = show(journal)
    qtbot.wait(5)

    def fail(*_):
        raise DAMAGED

    with monkeypatch.context() as broken:
        broken.setattr(journal.reflections, asked, fail)
        view.shown()
        qtbot.waitUntil(lambda: str(DAMAGED) in shown_words(view))
    view.shown()
    assert str(DAMAGED) not in shown_words(view)


def test_a_page_that_cannot_be_read_while_scrolling_is_a_sentence(show, journal, monkeypatch, qtbot):
    for number in range(PAGE * 3):
        written(journal, f"Walk number {number}")
    view = show(journal)
    qtbot.waitUntil(lambda: view.model.rowCount() == PAGE * 3)

    def fail(*_):
        raise DAMAGED

    monkeypatch.setattr(journal.reflections, "page", fail)
    view.list_view.scrollToBottom()
    qtbot.waitUntil(lambda: str(DAMAGED) in shown_words(view))
    assert view.model.rowCount() == PAGE * 3


def test_a_large_list_is_not_loaded(show, journal, monkeypatch, qtbot):
    """Fifty thousand lines: only what is looked at is read."""
    written(journal, "One")
    (line,) = journal.reflections.page(0, 1)
    asked = []

    def read(offset, limit, typed=""):
        asked.append(offset)
        return [line] * limit

    monkeypatch.setattr(journal.reflections, "page", read)
    monkeypatch.setattr(journal.reflections, "count", lambda typed="": 50_000)
    view = show(journal)
    qtbot.waitUntil(lambda: view.model.rowCount() == 1000)
    view.list_view.scrollToBottom()
    qtbot.waitUntil(lambda: view.model.rowCount() >= 2000)
    view.grab()
    assert len(asked) < 10
