"""Chips: a word on a tint (`Chip`), and a choice between a few words (`ChoiceChip`)."""

from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme import current, em, icons
from ui.widgets.buttons import by_keyboard, paint_ring
from ui.widgets.labels import Label, restyle

ChipKind = Literal["neutral", "shared", "private", "warn", "good", "bad"]


class Chip(Label):
    """A short word on a tint. The word says it; the colour only helps."""

    def __init__(self, text: str, kind: ChipKind = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("chip", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def set_kind(self, kind: ChipKind) -> None:
        """Change the tint."""
        restyle(self, "chip", kind)


class ChoiceChip(QRadioButton):
    """One of a few choices, drawn as a chip; the chosen one has a check mark as well as the tint.

    Chips with the same parent widget are one group: the arrow keys go from one to the next.
    """

    def __init__(self, text: str, *, private: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._private = private
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words, the check mark and a little air."""
        self.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + em(1.0) + 30, max(28, self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """The whole chip can be pressed."""
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        t = current()
        accent, tint = (t.private, t.private_tint) if self._private else (t.shared, t.shared_tint)
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(accent if chosen else t.line))
        painter.setBrush(QColor(tint if chosen else t.sunken))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, 8, 8)
        mark = em(1.0)
        words = self.rect().adjusted(12, 0, -12, 0)
        if chosen:
            drawn = icons.pixmap("check", accent, mark, self.devicePixelRatioF())
            painter.drawPixmap(10, (self.height() - mark) // 2, drawn)
            words.adjust(mark + 4, 0, 0, 0)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(accent if chosen else t.ink2))
        where = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if chosen else Qt.AlignmentFlag.AlignHCenter
        )
        painter.drawText(words, where, self.text())
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, accent, 7, 1.0)
