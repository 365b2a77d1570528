"""Progress: a bar of steps, and a thin moving line for work whose length nobody knows."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.theme import current


class StepBar(QWidget):
    """So many pieces in a row, filled up to the step one is at."""

    def __init__(self, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, step: int) -> None:
        """Fill the pieces up to `step`, counted from 0."""
        self._at = step
        self.setAccessibleName(self.tr("Step {number} of {total}").format(number=step + 1, total=self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Four pixels high, as wide as there is room."""
        return QSize(120, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 6.0
        width = (self.width() - gap * (self._steps - 1)) / self._steps
        for step in range(self._steps):
            painter.setBrush(QColor(t.shared if step <= self._at else t.line))
            painter.drawRoundedRect(QRectF(step * (width + gap), 0, width, self.height()), 2, 2)


class BusyLine(QWidget):
    """A thin line that moves while it is shown; it keeps its place when hidden, so that nothing jumps.

    When the system asks for no animations the whole line is filled and stands still.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(33)
        self._timer.timeout.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def sizeHint(self) -> QSize:
        """Three pixels high, as wide as there is room."""
        return QSize(80, 3)

    def showEvent(self, event: QShowEvent) -> None:
        """Start moving."""
        super().showEvent(event)
        self._clock.start()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop moving."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the moving piece."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.line))
        painter.drawRoundedRect(QRectF(self.rect()), 1.5, 1.5)
        piece = QRectF(self.rect())
        if self._timer.isActive():
            piece.setWidth(self.width() * 0.3)
            share = (self._clock.elapsed() % 1400) / 1400
            piece.moveLeft(share * self.width() * 1.3 - piece.width())
        painter.setClipRect(self.rect())
        painter.setBrush(QColor(t.shared))
        painter.drawRoundedRect(piece, 1.5, 1.5)
