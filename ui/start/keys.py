"""Questions about a key that several forms ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore, QtGui

from ui.widgets.buttons import is_enter

__all__ = ["is_enter", "is_escape", "moved"]


def is_escape(event: QtGui.QKeyEvent) -> bool:
    """Whether it is Esc."""
    return event.key() == QtCore.Qt.Key.Key_Escape


def moved(event: QtGui.QKeyEvent, *, on: Callable[[], object], back: Callable[[], object]) -> bool:
    """Go on by Enter or back by Esc; say whether it was one of them."""
    if is_enter(event):
        on()
    elif is_escape(event):
        back()
    else:
        return False
    return True
