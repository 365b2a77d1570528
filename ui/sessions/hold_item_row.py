"""One item of the agenda while a session goes on: its minutes, its words, and how long it was talked about."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontInfo, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentor_desktop.journal.sessions import AgendaItem
from ui.sessions.hold_words import in_all, so_far
from ui.theme import current, em
from ui.widgets.buttons import by_keyboard, is_enter, paint_ring
from ui.widgets.goal_chips import chip_font
from ui.widgets.wrapped import height_of, lay_out

SIDE = 10
_ABOVE = 9
_GAP = 10
_BETWEEN = 2


class ItemRow(QAbstractButton):
    """A press goes to the item. `wanted` brings its id; `arrow` says that the row above (-1) or below (1) is meant."""

    wanted = Signal(str)
    arrow = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        self.first = True
        self._title = self._below = ""
        self._minutes = 0
        self._now = self._done = self._ring = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.wanted.emit(self.id))

    @property
    def below(self) -> str:
        """What stands below the words: how long it was, or has been."""
        return self._below

    @property
    def is_now(self) -> bool:
        """Whether it is talked about."""
        return self._now

    @property
    def done(self) -> bool:
        """Whether it was talked about, and is no more."""
        return self._done

    def show_item(self, item: AgendaItem, seconds: int, *, now: bool) -> None:
        """Shows an item that was talked about for so many seconds."""
        self.id, self._title, self._minutes = item.id, item.title, item.minutes
        self._now, self._done = now, not now and item.reached_at is not None
        self._below = so_far(seconds) if now else in_all(seconds) if self._done else ""
        self.setAccessibleName(item.title)
        self.setAccessibleDescription(self._described())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line's length."""
        return QSize(em(16), self.heightForWidth(em(16)))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(em(8), em(2))

    def heightForWidth(self, width: int) -> int:
        """As high as the words are."""
        words = height_of(lay_out(self._title, self._font(), self._room(width)))
        below = QFontMetrics(self._small()).lineSpacing() + _BETWEEN if self._below else 0
        return max(words + below, self._chip_height()) + 2 * _ABOVE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the item as Space does; the arrows go to the rows around it."""
        if is_enter(event):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.arrow.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint of the item that is talked about, its minutes and its words."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._now or self.underMouse():
            painter.setBrush(QColor(t.shared_tint if self._now else t.sunken))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        elif not self.first:
            painter.fillRect(QRectF(SIDE, 0, self.width() - 2 * SIDE, 1), QColor(t.line))
        self._paint_chip(painter)
        painter.setPen(QColor(t.ink2 if self._done else t.ink))
        room = self._room(self.width())
        left = self._left() if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else SIDE
        words = lay_out(self._title, self._font(), room)
        words.draw(painter, QPointF(left, _ABOVE))
        painter.setFont(self._small())
        painter.setPen(QColor(t.ink2))
        below = QRectF(left, _ABOVE + height_of(words) + _BETWEEN, room, self.height())
        shown = painter.fontMetrics().elidedText(self._below, Qt.TextElideMode.ElideRight, room)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, shown)
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 7, 1.0)

    def _paint_chip(self, painter: QPainter) -> None:
        t = current()
        place = QRectF(SIDE, _ABOVE, self._chip_width(), self._chip_height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - SIDE)
        if not self._now:
            painter.setBrush(QColor(t.surface if self.underMouse() else t.sunken))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setFont(chip_font(self.font()))
        painter.setPen(QColor(t.shared if self._now else t.ink2))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._minutes))

    def _described(self) -> str:
        planned = self.tr("{minutes} minutes planned").format(minutes=self._minutes)
        if self._now:
            return self.tr("{planned}. You are talking about it: {spent}").format(planned=planned, spent=self._below)
        if self._done:
            return self.tr("{planned}. You talked about it: {spent}").format(planned=planned, spent=self._below)
        return planned

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if self._now else QFont.Weight.Normal)
        font.setStrikeOut(self._done)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.9)
        return font

    def _chip_width(self) -> int:
        return QFontMetrics(chip_font(self.font())).horizontalAdvance("000") + 8

    def _chip_height(self) -> int:
        return QFontMetrics(self.font()).lineSpacing()

    def _left(self) -> int:
        return SIDE + self._chip_width() + _GAP

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - SIDE)
