"""A thin line that shows how much of the planned time has passed. It fills, and never warns."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current

_HEIGHT = 6


class ClockLine(QWidget):
    """Filled from the side where one begins to read; `share` is 0 to 1, and all of it when more time has passed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How much of it is filled, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fill it so far."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """Six pixels high, as wide as there is room."""
        return QSize(80, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and what is filled."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(t.line))
        painter.drawRoundedRect(whole, 3, 3)
        filled = QRectF(whole)
        filled.setWidth(whole.width() * self._share)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(whole.right())
        painter.setClipRect(filled)
        painter.setBrush(QColor(t.shared))
        painter.drawRoundedRect(whole, 3, 3)
