"""A chip that can be chosen beside others, with a check mark while it is."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import current, em, icons
from ui.widgets.buttons import by_keyboard, paint_ring
from ui.widgets.tips import plain_tip

_AIR = 12


class CheckChip(QCheckBox):
    """A check box drawn as a chip. It has room for the mark from the beginning: choosing moves nothing."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words as they look when chosen, the mark and a little air."""
        self.ensurePolished()
        words = QFontMetrics(self._font(chosen=True)).horizontalAdvance(self.text())
        return QSize(words + _mark() + 2 * _AIR + 2, max(28, self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        whole = self.sizeHint()
        return QSize(min(em(8), whole.width()), whole.height())

    def hitButton(self, position: QPoint) -> bool:
        """The whole chip can be pressed."""
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip; words that have no room lose their middle and are the tool tip."""
        t = current()
        chosen, usable = self.isChecked(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.shared if chosen else t.edge if usable else t.line))
        painter.setBrush(QColor(t.shared_tint if chosen else t.surface if usable else t.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        words = self.rect().adjusted(_AIR, 0, -_AIR, 0)
        if chosen:
            drawn = icons.pixmap("check", t.shared, em(1.0), self.devicePixelRatioF())
            painter.drawPixmap(_AIR - 2, (self.height() - em(1.0)) // 2, drawn)
            words.adjust(_mark(), 0, 0, 0)
        painter.setFont(self._font(chosen=chosen))
        painter.setPen(QColor(t.shared if chosen else t.ink if usable else t.ink2))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
        tip = plain_tip(self.text()) if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 7, 1.0)

    def _font(self, *, chosen: bool) -> QFont:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        return font


def _mark() -> int:
    return em(1.0) + 4
