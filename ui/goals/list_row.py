"""One goal in the list: painted by itself, so that forty of them are as light as one page of text."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from mentor_desktop.journal.goals import Goal
from mentor_desktop.journal.people import Seat
from ui.goals.list_places import SIDE, Fonts, Places, places
from ui.goals.list_words import LineWords
from ui.theme import Tokens, current, em
from ui.widgets.buttons import by_keyboard, is_enter, paint_ring
from ui.widgets.goal_chips import paint_chip
from ui.widgets.ladder_strip import Standing, paint_strip
from ui.widgets.tips import plain_tip

NARROWEST = 12
_INSET = 4.0


class GoalRow(QAbstractButton):
    """A line that is pressed to open its goal.

    `opened` brings the goal's id, `removed` the goal that is to go to the bin, and `entered` the line when it gets the
    keyboard. The keys that go from line to line are left to the parent.
    """

    opened = Signal(str)
    removed = Signal(object)
    entered = Signal(object)

    def __init__(self, *, may_remove: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal: Goal | None = None
        self._may_remove = may_remove
        self._words = LineWords("")
        self._standing: Standing | None = None
        self._colours: Mapping[Seat, str] = {}
        self._last = True
        self._ring = False
        self._reckoned: dict[int, Places] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)

    def show_line(
        self, goal: Goal, words: LineWords, standing: Standing | None, colours: Mapping[Seat, str], *, last: bool
    ) -> None:
        """Shows a goal; without a `standing` there is no strip. The `last` line has none to be kept apart from."""
        self.goal, self._words, self._standing, self._colours, self._last = goal, words, standing, colours, last
        self.setAccessibleName(words.whole())
        self._reckon_anew()

    def places(self) -> Places:
        """Where everything is at the present width."""
        return self._places(self.width())

    def heightForWidth(self, width: int) -> int:
        """As high as the words, the strip and the chips need; a layout also asks before there is any room."""
        return ceil(self._places(max(width, em(NARROWEST))).height)

    def sizeHint(self) -> QSize:
        """Room for the strip; the height goes with the width."""
        return QSize(em(NARROWEST), em(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter and Space, remove on Delete."""
        if is_enter(event):
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self._may_remove:
            self._remove()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the mouse brought the focus."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)
        self.entered.emit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the line can do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), self.click)
        if self._may_remove:
            menu.addAction(self.tr("Move to the bin"), self._remove)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Reckon anew when the size of the text or the direction of reading has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._reckon_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the state, the words, the strip and the ring."""
        t = current()
        found = self.places()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.shared_tint))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), 8, 8)
        if not self._last:
            line = QRectF(SIDE, self.height() - 1, self.width() - 2 * SIDE, 1)
            painter.fillRect(line, QColor(t.line))
        self._paint_words(painter, found, t)
        if found.strip is not None and self._standing is not None:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_strip(painter, found.strip, self._standing, self._colours, t, mirrored=mirrored)
        painter.end()
        if self.toolTip() != (tip := plain_tip(self._words.title) if found.cut else ""):
            self.setToolTip(tip)
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 8, _INSET)

    def _open(self) -> None:
        if self.goal is not None:
            self.opened.emit(self.goal.id)

    def _remove(self) -> None:
        if self.goal is not None:
            self.removed.emit(self.goal)

    def _paint_words(self, painter: QPainter, found: Places, t: Tokens) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        option = QTextOption(
            (Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        )
        # Each text is read in its own direction, but begins where the page does.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        for text in found.texts:
            painter.setFont(text.font)
            painter.setPen(QColor(getattr(t, text.token)))
            painter.drawText(text.place, text.text, option)
        font = self._fonts().chip
        for place, chip in found.chips:
            paint_chip(painter, place, chip, font, t)

    def _places(self, width: int) -> Places:
        """The places at a width; a layout asks for several widths in turns, again and again."""
        if width not in self._reckoned:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            named = self.goal is not None and bool(self.goal.title.strip())
            strip = self._standing is not None
            self._reckoned[width] = places(
                self._words, width, self._fonts(), with_strip=strip, mirrored=mirrored, named=named
            )
        return self._reckoned[width]

    def _fonts(self) -> Fonts:
        return Fonts.of(self.font())

    def _reckon_anew(self) -> None:
        self._reckoned.clear()
        self.updateGeometry()
        self.update()
