"""Questions about a key that several forms ask."""

from __future__ import annotations

from PySide6 import QtCore, QtGui

from ui.widgets.buttons import is_enter

__all__ = ["is_enter", "is_escape"]


def is_escape(event: QtGui.QKeyEvent) -> bool:
    """Whether it is Esc."""
    return event.key() == QtCore.Qt.Key.Key_Escape
