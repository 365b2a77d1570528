"""The agenda as rows under the hand: minutes as a chip, the words, and below them who brought the item."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem

from ui.sessions.agenda_words import about, as_line
from ui.theme import current, em
from ui.widgets.ordered.model import FIRST_OF_A_PAGE, RECORD, AnyIndex, OrderedModel
from ui.widgets.ordered.painter import ABOVE, GAP, SIDE, OrderedPainter, Places, height_of_text, paint_text
from ui.widgets.ordered.view import OrderedList

ABOUT = FIRST_OF_A_PAGE
_CHIP_AIR = 8
_USUAL_MINUTES = "000"


class AgendaModel(OrderedModel):
    """Rows in the order of the pair. `names` are the people's and `goals` the titles, by their ids."""

    def __init__(self, *, may_write: bool, parent: QObject | None = None) -> None:
        super().__init__(may_write=may_write, parent=parent)
        self.names: Mapping[str, str] = {}
        self.goals: Mapping[str, str] = {}

    def told(self, record: Any, role: int) -> object:
        """Its title, its minutes and its title as a line (`EditRole`), who brought it (`ABOUT`), and all of it for a
        screen reader.
        """
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return record.title
        if role == roles.EditRole:
            return as_line(record)
        if role == ABOUT:
            return about(record, self.names, self.goals)
        if role == roles.AccessibleTextRole:
            words = self.tr("{title}, {minutes} minutes, {about}")
            return words.format(title=record.title, minutes=record.minutes, about=about(record, self.names, self.goals))
        return None


class AgendaPainter(OrderedPainter):
    """`Places.box` is the chip with the minutes, `Places.chip` the line below the words."""

    def words(self, index: AnyIndex) -> tuple[str, ...]:
        """Minutes, title, and who brought it."""
        return str(index.data(RECORD).minutes), index.data(Qt.ItemDataRole.DisplayRole), index.data(ABOUT)

    def measure(self, words: tuple[str, ...], width: int, font: QFont) -> Places:
        """The words of all rows begin at one edge, unless somebody takes hours for one."""
        minutes, title, below = words
        metrics, tiny = QFontMetrics(font), QFontMetrics(_sized(font, 0.82))
        line = metrics.height()
        wide = max(tiny.horizontalAdvance(minutes), tiny.horizontalAdvance(_USUAL_MINUTES)) + 2 * _CHIP_AIR - 4
        high = tiny.lineSpacing() + 4
        dots = self.width_of_dots()
        left = SIDE + wide + GAP
        room = max(em(3), width - left - dots - SIDE)
        title_rect = QRect(left, ABOVE, room, height_of_text(title, font, room))
        about_rect = QRect()
        if below:
            small = _sized(font, 0.9)
            about_rect = QRect(left, title_rect.bottom() + 2, room, height_of_text(below, small, room))
        height = max(title_rect.bottom(), about_rect.bottom()) + 2 + ABOVE
        chip = QRect(SIDE, ABOVE + (line - high) // 2, wide, high)
        more = QRect(width - SIDE - dots, 0, dots, line + 2 * ABOVE)
        return Places(chip, title_rect, about_rect, more, height)

    def paint_row(
        self, painter: QPainter, placed: Places, index: AnyIndex, option: QStyleOptionViewItem, *, edited: bool
    ) -> None:
        """The chip, the words and the line below them; the line in which they are changed covers all of it."""
        if edited:
            return
        t, direction = current(), option.direction
        minutes, title, below = self.words(index)
        painter.setPen(Qt.PenStyle.NoPen)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(t.surface if hovered and self.width_of_dots() else t.sunken))
        painter.drawRoundedRect(QRectF(placed.box), placed.box.height() / 2, placed.box.height() / 2)
        painter.setPen(QColor(t.ink2))
        painter.setFont(_sized(option.font, 0.82, QFont.Weight.DemiBold))
        painter.drawText(placed.box, Qt.AlignmentFlag.AlignCenter, minutes)
        paint_text(painter, placed.title, title, option.font, t.ink, direction)
        if below:
            paint_text(painter, placed.chip, below, _sized(option.font, 0.9), t.ink2, direction)

    def room_for_line(self, placed: Places) -> QRect:
        """The line holds the minutes too."""
        return placed.box.united(placed.title).united(placed.more)


class AgendaList(OrderedList):
    """`pressed_box` brings an item whose minutes are to be changed."""

    def offer(self, menu: QMenu, record: Any) -> None:
        """Other words, other minutes."""
        menu.addAction(self.tr("Change the words"), QKeySequence(Qt.Key.Key_F2), lambda: self.edit(self.currentIndex()))
        menu.addAction(
            self.tr("Change the minutes"), QKeySequence(Qt.Key.Key_Space), lambda: self.pressed_box.emit(record)
        )


def _sized(font: QFont, ratio: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(QFontInfo(font).pointSizeF() * ratio)
    sized.setWeight(weight)
    return sized
