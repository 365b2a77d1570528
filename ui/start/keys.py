"""Two questions about a key that several forms ask."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter, on either side of the keyboard."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_escape(event: QKeyEvent) -> bool:
    """Whether it is Esc."""
    return event.key() == Qt.Key.Key_Escape
