"""Choosing a day: a button that shows it, and a month below it for the mouse and the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from tests.support.screens import nameless
from ui.widgets.day_button import DayButton, DayPopup, short_day

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TODAY = date(2026, 3, 21)


@pytest.fixture
def due(on_screen):
    """A day that is to come, or none."""
    return on_screen(DayButton("The day it is due", lambda: TODAY, none_words="no day", coming=True), 200, 60)


@pytest.fixture
def was(on_screen):
    """A day that was."""
    return on_screen(DayButton("The day it was taught", lambda: TODAY, coming=False), 200, 60)


def popup_of(button):
    button.click()
    return button.findChildren(DayPopup)[-1]


def test_days_are_short_and_the_year_stands_where_it_is_another():
    assert short_day(date(2026, 12, 3), TODAY) == "3 Dec"
    assert short_day(date(2027, 1, 3), TODAY) == "3 Jan 2027"


def test_it_begins_with_no_day_or_today(due, was):
    assert (due.day, due.text(), due.accessibleName()) == (None, "", "The day it is due: no day")
    assert (was.day, was.text(), was.accessibleName()) == (TODAY, "Today", "The day it was taught: Today")


def test_a_day_is_chosen_with_the_keyboard(due, qtbot):
    popup = popup_of(due)
    qtbot.keyClick(popup.calendar.focusWidget() or popup.calendar, Qt.Key.Key_Right)
    with qtbot.waitSignal(due.changed):
        qtbot.keyClick(popup.calendar.focusWidget() or popup.calendar, Qt.Key.Key_Return)
    assert due.day == date(2026, 3, 22)
    assert due.text() == "22 Mar"
    assert not popup.isVisible()


def test_choosing_once_tells_once(due):
    told = []
    due.changed.connect(lambda: told.append(due.day))
    popup = popup_of(due)
    popup.calendar.clicked.emit(QDate(2026, 4, 3))
    popup.calendar.activated.emit(QDate(2026, 4, 3))
    assert told == [date(2026, 4, 3)]


def test_the_day_is_taken_away_again(due):
    due.set_day(date(2026, 4, 3))
    popup = popup_of(due)
    popup.findChildren(QPushButton)[-1].click()
    assert due.day is None


def test_esc_changes_nothing(due, qtbot):
    due.set_day(date(2026, 4, 3))
    popup = popup_of(due)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert due.day == date(2026, 4, 3)


def test_only_days_that_make_sense_can_be_chosen(due, was):
    month = popup_of(due).calendar
    assert (month.minimumDate(), month.maximumDate().year()) == (QDate(2026, 3, 21), 9999)
    month = popup_of(was).calendar
    assert month.maximumDate() == QDate(2026, 3, 21)


def test_a_day_that_has_passed_opens_the_month_all_the_same(due):
    due.set_day(date(2026, 3, 1))
    assert popup_of(due).calendar.selectedDate() == QDate(2026, 3, 21)


def test_everything_in_the_month_has_a_name(due):
    assert nameless(popup_of(due)) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_chosen_day_is_filled_in_the_colour_of_what_is_shared(due, dressed, name):
    theme = dressed(name)
    image = popup_of(due).calendar.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert QColor(theme.tokens.shared).name() in colours
