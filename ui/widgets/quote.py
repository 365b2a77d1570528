"""A sentence that stands apart, with a plum bar at its side: a private prompt."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.widgets.labels import Label

_BAR = 3


class Quote(QWidget):
    """The sentence `text`, wrapped, beside its bar."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(_BAR + 12, 6, 0, 6)
        line.addWidget(Label(text, wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar at the side reading begins."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _BAR if mirrored else 0
        QPainter(self).fillRect(left, 0, _BAR, self.height(), QColor(current().private))
