"""How a milestone looks: a box with a check mark, its words on as many lines as they take, its day as a chip.

The chip stands behind the words where both fit on one line, else below them.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.goals.milestones_model import DUE, LATE
from ui.theme import current, em, icons
from ui.widgets.ordered.model import RECORD, AnyIndex
from ui.widgets.ordered.painter import ABOVE, GAP, SIDE, OrderedPainter, Places, height_of_text, paint_text

_CHIP_AIR = 8


class MilestonePainter(OrderedPainter):
    """`Places.chip` is empty without a day."""

    def words(self, index: AnyIndex) -> tuple[str, ...]:
        """The title and the day."""
        return index.data(Qt.ItemDataRole.DisplayRole) or "", index.data(DUE) or ""

    def measure(self, words: tuple[str, ...], width: int, font: QFont) -> Places:
        """The chip behind the words, or below."""
        title, due = words
        metrics = QFontMetrics(font)
        line = metrics.height()
        box = em(1.15)
        dots = self.width_of_dots()
        left = SIDE + box + GAP
        room = max(em(3), width - left - dots - SIDE)
        chip = _chip_size(due, font)
        beside = not chip.isEmpty() and metrics.horizontalAdvance(title) + GAP + chip.width() <= room
        high = height_of_text(title, font, room)
        title_rect = QRect(left, ABOVE, room, high)
        chip_rect = QRect()
        if beside:
            chip_rect = QRect(left + room - chip.width(), ABOVE + (line - chip.height()) // 2, *chip.toTuple())
        elif not chip.isEmpty():
            chip_rect = QRect(left, ABOVE + high + 4, min(chip.width(), room), chip.height())
        height = max(title_rect.bottom(), chip_rect.bottom()) + 1 + ABOVE
        box_rect = QRect(SIDE, ABOVE + (line - box) // 2, box, box)
        more_rect = QRect(width - SIDE - dots, 0, dots, line + 2 * ABOVE)
        return Places(box_rect, title_rect, chip_rect, more_rect, height)

    def paint_row(
        self, painter: QPainter, placed: Places, index: AnyIndex, option: QStyleOptionViewItem, *, edited: bool
    ) -> None:
        """The box, and what the line does not cover."""
        done = index.data(RECORD).done_at is not None
        self._paint_box(painter, placed.box, done=done)
        if edited:
            return
        written = QFont(option.font)
        written.setStrikeOut(done)
        colour = current().ink2 if done else current().ink
        paint_text(painter, placed.title, self.words(index)[0], written, colour, option.direction)
        if not placed.chip.isEmpty():
            self._paint_chip(painter, placed.chip, index, option.font)

    def _paint_box(self, painter: QPainter, box: QRect, *, done: bool) -> None:
        t = current()
        painter.setPen(QPen(QColor(t.shared if done else t.edge), 1.3))
        painter.setBrush(QColor(t.shared if done else t.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if done:
            size = box.width() - 2
            mark = icons.pixmap("check", t.on_shared, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + 1, box.top() + 1, mark)

    def _paint_chip(self, painter: QPainter, room: QRect, index: AnyIndex, font: QFont) -> None:
        t = current()
        late = index.data(LATE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.warn_tint if late else t.sunken))
        painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
        painter.setPen(QColor(t.warn if late else t.ink2))
        painter.setFont(_small(font))
        words = painter.fontMetrics().elidedText(index.data(DUE), Qt.TextElideMode.ElideRight, room.width() - _CHIP_AIR)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(QFontInfo(font).pointSizeF() * 0.82)
    small.setWeight(QFont.Weight.DemiBold)
    return small


def _chip_size(words: str, font: QFont) -> QSize:
    if not words:
        return QSize()
    metrics = QFontMetrics(_small(font))
    return QSize(metrics.horizontalAdvance(words) + 2 * _CHIP_AIR, metrics.lineSpacing() + 4)
