"""How a reflection looks in the list: the day at the left, title with a feeling, two lines of text, hits in plum.

All lines are of one height, so that a list of 50,000 is laid out without looking at any of them.
"""

from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desktop.journal.markdown import first_words
from ui.reflections.model import LINE, Line, Marked
from ui.theme import current, em
from ui.widgets.dates import local_day, spoken
from ui.widgets.editor.positions import index_of, units

_SIDE = 20
_ABOVE = 13


def day_words(at: str, today: date) -> str:
    """The day of a timestamp in as few words as make it clear: Today, Yesterday, 11 Nov, 11 Nov 2024."""
    day = local_day(at)
    if day == today:
        return QCoreApplication.translate("ReflectionList", "Today")
    if (today - day).days == 1:
        return QCoreApplication.translate("ReflectionList", "Yesterday")
    return spoken(day, "d MMM" if abs((today - day).days) < 300 else "d MMM yyyy")


class LinePainter(QStyledItemDelegate):
    """Paints one line of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every line: a title and two lines of text."""
        height = QFontMetrics(option.font).lineSpacing()
        return QSize(em(20), _ABOVE * 2 + height * 3 + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the ground of the state, then the words."""
        t = current()
        rect = option.rect
        state = option.state
        painter.save()
        # Letters of some scripts are taller than a line; they are cut rather than painted over the line next to it.
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.private_tint))
            painter.drawRoundedRect(rect.adjusted(6, 2, -6, -3), 8, 8)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.private), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect.adjusted(6, 2, -6, -3), 8, 8)
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.left() + _SIDE, rect.bottom(), rect.right() - _SIDE, rect.bottom())
        line: Line | None = index.data(LINE)
        if line is not None:
            self._paint_line(painter, rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE), line, option.font)
        painter.restore()

    def _paint_line(self, painter: QPainter, room: QRect, line: Line, font: QFont) -> None:
        t = current()
        metrics = QFontMetrics(font)
        days = metrics.horizontalAdvance("00 Mmm 0000") + 12
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        day = QRect(room.right() - days if mirrored else room.left(), room.top(), days, metrics.lineSpacing())
        painter.setFont(font)
        painter.setPen(QColor(t.ink2))
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(day, start | Qt.AlignmentFlag.AlignVCenter, day_words(line.at, datetime.now().date()))
        words = room.adjusted(0, 0, -days, 0) if mirrored else room.adjusted(days, 0, 0, 0)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        untitled = QCoreApplication.translate("ReflectionList", "An empty page")
        title_width = QFontMetrics(bold).horizontalAdvance(line.title.text) if line.title.text else 0
        title_width = title_width or metrics.horizontalAdvance(untitled)
        title = self._paint_feeling(painter, words, line, font, title_width + 4)
        title.setHeight(day.height())
        if line.title.text:
            _paint_marked(painter, title, line.title, bold, t.ink, t.private, lines=1)
        else:
            painter.setFont(font)
            painter.setPen(QColor(t.ink2))
            painter.drawText(title, start | Qt.AlignmentFlag.AlignVCenter, untitled)
        text = words.adjusted(0, day.height() + 5, 0, 0)
        _paint_marked(painter, text, _below_the_title(line), font, t.ink2, t.private, lines=2)

    def _paint_feeling(self, painter: QPainter, words: QRect, line: Line, font: QFont, title_width: int) -> QRect:
        """Paints the first feeling as a chip behind the title; returns the room the title has."""
        if not line.feelings:
            return QRect(words)
        t = current()
        small = QFont(font)
        small.setPointSizeF(QFontInfo(font).pointSizeF() * 0.82)
        small.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(small)
        word = metrics.elidedText(line.feelings[0].word, Qt.TextElideMode.ElideRight, words.width() // 3)
        width = metrics.horizontalAdvance(word) + 16
        title_width = min(title_width, words.width() - width - 10)
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        height = metrics.lineSpacing() + 4
        left = words.right() - title_width - 10 - width if mirrored else words.left() + title_width + 10
        chip = QRect(left, words.top() + (QFontMetrics(font).lineSpacing() - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.private_tint))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setFont(small)
        painter.setPen(QColor(t.private))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
        if mirrored:
            return QRect(words.right() - title_width, words.top(), title_width, words.height())
        return QRect(words.left(), words.top(), title_width, words.height())


class _Piece(NamedTuple):
    """A text with nothing marked in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def _below_the_title(line: Line) -> Marked:
    """The text of a line; where its first words stand in for a title, what follows them, so nothing is said twice."""
    title, text = line.title.text, line.snippet.text
    if line.snippet.marks or title != first_words(text):
        return line.snippet
    return _Piece(text[len(title.removesuffix("…")) :].lstrip(" ,;:.…"))


def _paint_marked(
    painter: QPainter, room: QRect, text: Marked, font: QFont, ink: str, accent: str, *, lines: int
) -> None:
    """Paints a text on at most `lines` lines, its hits bold and in the accent, the last line cut with an ellipsis."""
    layout = QTextLayout(text.text, font)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    option = QTextOption()
    option.setTextDirection(painter.layoutDirection())
    option.setAlignment(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    plain = QTextCharFormat()
    plain.setForeground(QColor(ink))
    hit = QTextCharFormat()
    hit.setForeground(QColor(accent))
    hit.setFontWeight(QFont.Weight.Bold)
    ranges = []
    for start, length, look in [(0, len(text.text), plain), *((start, length, hit) for start, length in text.marks)]:
        piece = QTextLayout.FormatRange()
        piece.start, piece.format = units(text.text, start), look
        piece.length = units(text.text, start + length) - piece.start
        ranges.append(piece)
    layout.setFormats(ranges)
    top = 0.0
    whole = units(text.text, len(text.text))
    ellipsis = QFontMetrics(font).horizontalAdvance("…")
    layout.beginLayout()
    cut = False
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        cut = number == lines - 1 and line.textStart() + line.textLength() < whole
        if cut:
            line.setLineWidth(room.width() - ellipsis)
        line.setPosition(QPointF(ellipsis if cut and mirrored else 0, top))
        top += line.height()
    layout.endLayout()
    layout.draw(painter, room.topLeft())
    if cut:
        end = layout.lineAt(lines - 1)
        shown_end = index_of(text.text, end.textStart() + end.textLength())
        if not text.text[:shown_end].rstrip().endswith("…"):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            edge = end.naturalTextRect()
            left = edge.left() - ellipsis if mirrored else edge.right()
            painter.drawText(QPointF(room.left() + left, room.top() + end.y() + end.ascent()), "…")
