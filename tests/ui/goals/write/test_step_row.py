"""The names of the steps: reached by keyboard and mouse, and told to a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from ui.goals.write.step_row import StepRow


@pytest.fixture
def row(on_screen):
    return on_screen(StepRow(["Outcome", "Levels", "Agree"]), 600, 60)


def test_arrow_keys_go_from_step_to_step(row, qtbot):
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert row.currentIndex() == 1
    qtbot.keyClick(row, Qt.Key.Key_Left)
    assert row.currentIndex() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_the_keyboard_can_go_into_the_step(row, qtbot, key):
    with qtbot.waitSignal(row.entered):
        qtbot.keyClick(row, key)


def test_a_click_goes_to_a_step_and_into_it(row, qtbot):
    with qtbot.waitSignal(row.entered):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.tabRect(2).center())
    assert row.currentIndex() == 2


def test_a_screen_reader_hears_which_step_is_shown_and_which_are_answered(row):
    row.setCurrentIndex(1)
    row.set_answered(0, True)
    bar = QAccessible.queryAccessibleInterface(row)
    assert bar.role() == QAccessible.Role.PageTabList
    assert bar.text(QAccessible.Text.Name) == "Levels"
    tabs = [bar.child(index) for index in range(3)]
    assert [tab.role() for tab in tabs] == [QAccessible.Role.PageTab] * 3
    assert [tab.text(QAccessible.Text.Name) for tab in tabs] == ["Outcome, answered", "Levels", "Agree"]
    assert [bool(tab.state().selected) for tab in tabs] == [False, True, False]
    row.set_answered(0, False)
    assert tabs[0].text(QAccessible.Text.Name) == "Outcome"


def test_a_check_mark_moves_nothing(row):
    before = [row.tabRect(index) for index in range(3)]
    for index in range(3):
        row.set_answered(index, True)
        row.setCurrentIndex(index)
        row.grab()
    assert [row.tabRect(index) for index in range(3)] == before


def test_without_room_names_are_cut_and_stay_inside(row):
    row.resize(150, 60)
    row.grab()
    assert row.tabRect(2).right() <= row.width()
