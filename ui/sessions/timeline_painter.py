"""How a session looks in the list: its number, the day, what was decided, and what became of it.

Nothing is wrapped: a row is as high as its lines, so that two hundred of them are laid out without measuring a word.
Places are reckoned from the left and turned around where reading begins at the right.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.sessions.timeline_rows import ROW, AnyIndex, Row
from ui.theme import Tokens, current, em
from ui.widgets.goal_chips import GoalChip, chip_font, chip_size, paint_chip

SIDE = 20
ABOVE = 12
BESIDE_FROM_EMS = 32
_GAP = 12
_BETWEEN = 3
_ABOVE_HEADING = 10


class Fonts(NamedTuple):
    """The fonts of a row, from the one of its list; the same ratios as in the style sheet."""

    usual: QFont
    bold: QFont
    small: QFont
    heading: QFont

    @classmethod
    def of(cls, font: QFont) -> "Fonts":
        """The four of them."""
        bold, small, heading = QFont(font), QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        points = QFontInfo(font).pointSizeF()
        small.setPointSizeF(points * 0.9)
        heading.setPointSizeF(points * 0.9)
        heading.setWeight(QFont.Weight.DemiBold)
        return cls(font, bold, small, heading)


class SessionPainter(QStyledItemDelegate):
    """Paints the rows of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the row has lines; the width is that of the list."""
        return QSize(em(12), self.height(index, option.font))

    def height(self, index: AnyIndex, font: QFont) -> int:
        """How high a row is, in pixels."""
        row: Row = index.data(ROW)
        fonts = Fonts.of(font)
        lines = [fonts.bold, *([fonts.usual] if row.decided else []), fonts.small]
        words = sum(QFontMetrics(each).lineSpacing() for each in lines) + _BETWEEN * (len(lines) - 1)
        return _heading_height(row, fonts) + words + 2 * ABOVE

    def body(self, index: AnyIndex, rect: QRect, font: QFont) -> QRect:
        """The part of a row that is pressed: all of it but the heading."""
        return rect.adjusted(0, _heading_height(index.data(ROW), Fonts.of(font)), 0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paints the heading, the ground of the state, and the words."""
        t, row, fonts = current(), index.data(ROW), Fonts.of(option.font)
        body = self.body(index, option.rect, option.font)
        painter.save()
        # Letters of some scripts are taller than a line; they are cut rather than painted over the line next to it.
        painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            _paint_heading(painter, option, row.heading, fonts, t)
        self._paint_ground(painter, option, body, t)
        last = index.row() == index.model().rowCount() - 1
        next_row = None if last else index.model().index(index.row() + 1, 0).data(ROW)
        if next_row is not None and not next_row.heading:
            painter.fillRect(body.left() + SIDE, body.bottom(), body.width() - 2 * SIDE, 1, QColor(t.line))
        _paint_words(painter, option, body, row, fonts, t)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, body: QRect, t: Tokens) -> None:
        ground = QRectF(body).adjusted(6, 2, -6, -3)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if hovered or focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.shared_tint))
            painter.drawRoundedRect(ground, 8, 8)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.shared), 2))
            painter.drawRoundedRect(ground, 8, 8)


def _heading_height(row: Row, fonts: Fonts) -> int:
    return QFontMetrics(fonts.heading).lineSpacing() + _ABOVE_HEADING + 2 if row.heading else 0


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, words: str, fonts: Fonts, t: Tokens) -> None:
    room = option.rect.adjusted(SIDE, _ABOVE_HEADING, -SIDE, 0)
    room.setHeight(QFontMetrics(fonts.heading).lineSpacing())
    painter.setFont(fonts.heading)
    painter.setPen(QColor(t.ink2))
    painter.drawText(room, _start(option), words)


def _paint_words(
    painter: QPainter, option: QStyleOptionViewItem, body: QRect, row: Row, fonts: Fonts, t: Tokens
) -> None:
    def turned(rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, body, rect)

    high = QFontMetrics(fonts.bold).lineSpacing()
    top, left = body.top() + ABOVE, body.left() + SIDE
    left = _paint_number(painter, row, QRect(left, top, 0, high), fonts, turned, t) + _GAP
    right = body.right() - SIDE
    beside = body.width() >= em(BESIDE_FROM_EMS)
    chips: list[GoalChip] = [GoalChip(row.leads, "neutral")] if beside else []
    if row.waits:
        chips.append(GoalChip(row.waits, "warn"))
    end = _paint_chips(painter, chips, QRect(left, top, right - left, high), chip_font(fonts.usual), turned, t)
    facts = " · ".join(row.facts if beside else (*row.facts, row.leads))
    lines = [(row.title, fonts.bold, t.ink if row.held else t.ink2, end - _GAP)]
    if row.decided:
        lines.append((row.decided, fonts.usual, t.ink, right))
    lines.append((facts, fonts.small, t.ink2, right))
    for words, font, colour, until in lines:
        metrics = QFontMetrics(font)
        room = QRect(left, top, max(0, until - left), metrics.lineSpacing())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(turned(room), _start(option), shown)
        top += metrics.lineSpacing() + _BETWEEN


def _paint_number(
    painter: QPainter, row: Row, room: QRect, fonts: Fonts, turned: Callable[[QRect], QRect], t: Tokens
) -> int:
    """Paints the number of a session on a chip; returns where the chip ends."""
    font = chip_font(fonts.usual)
    chip = GoalChip(str(row.number), "neutral")
    size = chip_size(chip, font, em(6))
    room.setWidth(max(em(2.6), round(size.width())))
    place = QRectF(turned(room))
    place.setHeight(size.height())
    place.moveTop(room.top() + (room.height() - size.height()) / 2)
    paint_chip(painter, place, chip, font, t)
    return room.right()


def _paint_chips(
    painter: QPainter, chips: list[GoalChip], room: QRect, font: QFont, turned: Callable[[QRect], QRect], t: Tokens
) -> int:
    """Paints chips at the end of a line, the first one outermost; returns where they begin."""
    right = room.right()
    for chip in chips:
        size = chip_size(chip, font, room.width() / 2 - _GAP)
        width, high = round(size.width()), round(size.height())
        place = QRect(right - width, room.top() + (room.height() - high) // 2, width, high)
        paint_chip(painter, QRectF(turned(place)), chip, font, t)
        right = place.left() - 6
    return right


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    """The side where reading begins, whatever the direction of the words themselves."""
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
