"""One goal at Home: its title, what it needs most, and its ladder. Pressing it opens the goal."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentor_desktop.journal.people import Person, Seat
from mentor_desktop.services.goals import GoalLine
from ui.theme import current, em
from ui.widgets.buttons import by_keyboard, is_enter, paint_ring
from ui.widgets.goal_chips import GoalChip, chip_font, chip_size, paint_chip
from ui.widgets.ladder_strip import HEIGHT, Standing, in_words, paint_strip
from ui.widgets.tips import plain_tip

SIDE = 8
_ABOVE = 7
_GAP = 7
_BESIDE_FROM_EMS = 24


class GoalRow(QAbstractButton):
    """Paints itself. `opened` brings the id of the goal. A draft has no ladder to show yet."""

    opened = Signal(str)

    def __init__(
        self, line: GoalLine, chip: GoalChip | None, people: Mapping[Seat, Person], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = " ".join(line.goal.title.split())
        self._chip = chip
        self._colours = {seat: person.colour for seat, person in people.items()}
        self._standing = None if line.group == "draft" else Standing(line.goal.start_level, line.views)
        self._ring = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        names = {seat: person.name for seat, person in people.items()}
        seen = "" if self._standing is None else in_words(self._standing, names)
        needs = "" if chip is None else self.tr("Now: {needs}.").format(needs=chip.text)
        self.setAccessibleName(" ".join(part for part in (f"{self._title}.", needs, seen) if part))
        self.clicked.connect(lambda: self.opened.emit(line.goal.id))

    def heightForWidth(self, width: int) -> int:
        """The title, the chip where it has no room beside it, and the ladder."""
        chip = self._line_height() if self._chip is not None and self._is_narrow(width) else 0
        strip = em(HEIGHT) + _GAP if self._standing is not None else 0
        return 2 * _ABOVE + self._line_height() + chip + strip

    def sizeHint(self) -> QSize:
        """A line of words, and the ladder below it."""
        return QSize(em(30), self.heightForWidth(em(30)))

    def minimumSizeHint(self) -> QSize:
        """Room for five narrow levels."""
        return QSize(em(8), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the mouse brought the focus."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title, the chip at its end, and the ladder."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.shared_tint))
            painter.drawRoundedRect(self.rect(), SIDE, SIDE)
        line = QRect(SIDE, _ABOVE, self.width() - 2 * SIDE, self._line_height())
        below = QRect(line).translated(0, line.height())
        if self._chip is not None:
            font = chip_font(self.font())
            size = chip_size(self._chip, font, line.width()).toSize()
            place = QRect(line.topLeft(), size)
            if self._is_narrow(self.width()):
                place.moveTop(below.top())
                below.translate(0, line.height())
            else:
                place.moveRight(line.right())
                line.setRight(place.left() - SIDE)
            paint_chip(painter, QRectF(self._turned(place)), self._chip, font, t)
        self._paint_title(painter, self._turned(line))
        if self._standing is not None:
            strip = QRectF(SIDE, below.top() + _GAP, self.width() - 2 * SIDE, em(HEIGHT))
            paint_strip(painter, strip, self._standing, self._colours, t, mirrored=self._mirrored())
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, SIDE, 1.0)

    def _paint_title(self, painter: QPainter, room: QRect) -> None:
        font = self._title_font()
        painter.setFont(font)
        painter.setPen(QColor(current().ink))
        shown = QFontMetrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        start = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown)
        tip = plain_tip(self._title) if shown != self._title else ""
        if tip != self.toolTip():
            self.setToolTip(tip)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        return font

    def _is_narrow(self, width: int) -> bool:
        """Whether the title and a chip side by side would leave too little of the title."""
        return width < em(_BESIDE_FROM_EMS)

    def _line_height(self) -> int:
        chip = QFontMetrics(chip_font(self.font())).lineSpacing() + 4
        return max(QFontMetrics(self._title_font()).lineSpacing(), chip)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _turned(self, place: QRect) -> QRect:
        """A place reckoned from the left, where it belongs when reading begins at the right."""
        return place.translated(self.width() - 1 - place.right() - place.left(), 0) if self._mirrored() else place
