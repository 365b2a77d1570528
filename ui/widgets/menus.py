"""Menus that open below what was pressed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget


def popup_below(menu: QMenu, button: QWidget) -> None:
    """Opens a menu below a button: as far to the side as the button begins, or ending with it where the window ends."""
    menu.ensurePolished()
    window, size = button.window(), menu.sizeHint()
    left = button.mapTo(window, QPoint(0, 0)).x()
    ends_with = left + button.width() - size.width()
    if button.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        left = ends_with if ends_with >= 0 else left
    elif left + size.width() > window.width():
        left = max(0, ends_with)
    below = button.mapTo(window, QPoint(0, button.height())).y()
    menu.popup(window.mapToGlobal(QPoint(left, below)))
