"""Words in a field that nobody has typed."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCursor

from ui.widgets.text_box import TextBox


def fill(box: TextBox, text: str) -> None:
    """Puts words into a box that are no draft: nobody has typed them."""
    with QSignalBlocker(box):
        box.setPlainText(text)
    box.updateGeometry()
    box.moveCursor(QTextCursor.MoveOperation.End)
