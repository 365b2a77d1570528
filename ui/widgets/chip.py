"""Chips: a word on a tint (`Chip`), and a choice between a few words (`ChoiceChip`)."""

from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme import current, em, icons
from ui.widgets.buttons import by_keyboard, paint_ring
from ui.widgets.labels import Label, restyle
from ui.widgets.tips import plain_tip

ChipKind = Literal["neutral", "shared", "private", "warn", "good", "bad"]
_AIR = 12


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

    Chips with the same parent widget are one group: the arrow keys go from one to the next. `picked` is emitted when
    a chip is meant for good, by the mouse or Space, also when it was the chosen one before; `typed` brings a letter
    that was typed while a chip had the keyboard.
    """

    picked = Signal()
    typed = Signal(str)

    def __init__(self, text: str, *, private: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._private = private
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._lead)

    def sizeHint(self) -> QSize:
        """The words as they look when chosen, the check mark and a little air: choosing moves nothing."""
        self.ensurePolished()
        words = QFontMetrics(self._font(chosen=True)).horizontalAdvance(self.text())
        return QSize(words + self._mark() + 2 * _AIR + 2, max(28, self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters, so that a long name never makes its page wider."""
        whole = self.sizeHint()
        return QSize(min(em(8), whole.width()), whole.height())

    def hitButton(self, position: QPoint) -> bool:
        """The whole chip can be pressed."""
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, and say that it was meant."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on a letter: it is meant for the field below."""
        if event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Choose by Space, and say that it was meant."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.picked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip; words that have no room lose their middle and are the tool tip."""
        t = current()
        accent, tint = (t.private, t.private_tint) if self._private else (t.shared, t.shared_tint)
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(accent if chosen else t.edge if self.isEnabled() else t.line))
        painter.setBrush(QColor(tint if chosen else t.surface if self.isEnabled() else t.sunken))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, 8, 8)
        words = self.rect().adjusted(_AIR, 0, -_AIR, 0)
        if chosen:
            mark = em(1.0)
            drawn = icons.pixmap("check", accent, mark, self.devicePixelRatioF())
            painter.drawPixmap(_AIR - 2, (self.height() - mark) // 2, drawn)
            words.adjust(self._mark(), 0, 0, 0)
        painter.setFont(self._font(chosen=chosen))
        painter.setPen(QColor(accent if chosen else t.ink if self.isEnabled() else t.ink2))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
        tip = plain_tip(self.text()) if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        if self._ring and self.hasFocus():
            paint_ring(self, accent, 7, 1.0)

    def _lead(self, chosen: bool) -> None:
        """Tab comes to the chosen chip of a group. Qt sees to that only where the keyboard chose it."""
        parent, tab = self.parentWidget(), Qt.FocusPolicy.TabFocus
        if not chosen or parent is None:
            return
        for each in parent.findChildren(ChoiceChip, options=Qt.FindChildOption.FindDirectChildrenOnly):
            each.setFocusPolicy(each.focusPolicy() | tab if each is self else each.focusPolicy() & ~tab)

    def _font(self, *, chosen: bool) -> QFont:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        return font

    @staticmethod
    def _mark() -> int:
        return em(1.0) + 4
