"""The legend: whose line is whose, by its dashes, the shape of its mark, its colour and the name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import current, em
from ui.widgets.charts.curves import Curve
from ui.widgets.charts.marks import paint_sample, sample_width
from ui.widgets.labels import ElidedLabel


class LineSample(QWidget):
    """A short piece of a person's line. Decoration: the name stands beside it."""

    def __init__(self, colour: str, *, dashed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._dashed = colour, dashed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as two letters, as high as a line."""
        return QSize(sample_width(), em(1.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and its mark."""
        paint_sample(QPainter(self), QRectF(self.rect()), self._colour, current(), dashed=self._dashed)


class Legend(QWidget):
    """One entry for each curve in a line; long names are cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._entries: list[tuple[LineSample, ElidedLabel]] = []

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Show other entries; the words of those before are forgotten at once."""
        for sample, name in self._entries:
            name.setText("")
            name.setToolTip("")
            for widget in (sample, name):
                widget.hide()
                widget.deleteLater()
        while self._line.takeAt(0) is not None:  # The gaps between the entries go as well.
            pass
        self._entries = [
            (LineSample(curve.colour, dashed=curve.dashed), ElidedLabel(curve.name, "small", "muted"))
            for curve in curves
        ]
        for index, (sample, name) in enumerate(self._entries):
            self._line.addWidget(sample)
            self._line.addWidget(name)
            if index + 1 < len(self._entries):
                self._line.addSpacing(em(0.6))
