"""A menu opens below what was pressed, inside the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.buttons import Button
from ui.widgets.menus import popup_below

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(on_screen):
    """Opens a menu below a button in a window, so far from its left edge; brings both places in the window."""

    def make(left, direction=Qt.LayoutDirection.LeftToRight):
        window = QWidget()
        window.setLayoutDirection(direction)
        button = Button("…", parent=window)
        button.setGeometry(left, 40, 30, 30)
        on_screen(window, 400, 300)
        menu = QMenu(button)
        menu.addAction("Words that are as long as those of a menu")
        popup_below(menu, button)
        place = menu.geometry().translated(-window.mapToGlobal(QPoint(0, 0)))
        menu.close()
        return place, button.geometry()

    return make


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("left", [0, 100, 370])
def test_a_menu_is_inside_the_window_below_its_button(opened, left, direction):
    place, button = opened(left, direction)
    assert place.top() >= button.bottom()
    assert place.left() >= 0
    assert place.right() < 400
    assert place.left() <= button.right()
    assert place.right() >= button.left()


def test_where_there_is_room_it_begins_with_its_button(opened):
    place, button = opened(20)
    assert place.left() == button.left()


def test_where_the_window_ends_it_ends_with_its_button(opened):
    place, button = opened(360)
    assert place.right() == button.right()


def test_from_right_to_left_it_ends_with_its_button(opened):
    place, button = opened(360, Qt.LayoutDirection.RightToLeft)
    assert place.right() == button.right()
