"""What both charts are: curves over time that the pointer and the arrow keys explore, dot by dot.

A screen reader hears the title and the course of each curve; the arrow keys say each dot. `PathChart` and `ScoreChart`
add what the values mean, as a `Scale`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current, em
from ui.widgets.buttons import by_keyboard, paint_ring
from ui.widgets.charts.axes import Scale
from ui.widgets.charts.curves import Curve, Dot, Line, curve
from ui.widgets.charts.marks import dot_size, small_font
from ui.widgets.charts.painting import paint_chart, paint_dot_at_hand, paint_sentence
from ui.widgets.charts.plot import Content, Plot
from ui.widgets.dates import spoken
from ui.widgets.undo_bar import announce

_REACH = 1.2
_EDGE = 5


class LineChart(QWidget):
    """Up to two curves over time. `changed` is emitted when others are shown.

    `title` names the chart for a screen reader and `empty` is what it says without a dot: both are words of the
    program, which stay when the chart is cleared. `file_name` is what its picture is called, without an ending.
    """

    changed = Signal()

    def __init__(self, scale: Scale, title: str, empty: str, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale, self.file_name = scale, file_name
        self._empty = empty
        self._content: Content | None = None
        self._dots: tuple[tuple[Curve, Dot], ...] = ()
        self._at: int | None = None
        self._ring = False
        self._summary = ""
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clear()

    @property
    def content(self) -> Content | None:
        """What is shown, or None while there is nothing."""
        return self._content

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The curves shown, in the order they were given."""
        return () if self._content is None else self._content.curves

    @property
    def dots(self) -> tuple[tuple[Curve, Dot], ...]:
        """All dots in the order of time, each with its curve."""
        return self._dots

    def clear(self) -> None:
        """Forget everything; nothing anyone wrote is held any more."""
        self.show_lines((), date.min)

    def show_lines(self, lines: Sequence[Line], today: date, target: date | None = None) -> None:
        """Show the line of each person, at most two, and a mark at `target`, the day aimed for, if there is one."""
        curves = tuple(curve(line) for line in lines)
        dots = [(each, dot) for each in curves for dot in each.dots]
        self._dots = tuple(sorted(dots, key=lambda each: each[1].at))
        self._at = None
        self._content = None
        if self._dots:
            words = ""
            if target is not None:
                words = self.tr("by {day}").format(day=self._day(target, today))
            self._content = Content(
                curves,
                self.scale.axis([dot.value for _, dot in self._dots]),
                today,
                None if target is None else float(target.toordinal()),
                words,
            )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._dots else Qt.FocusPolicy.NoFocus)
        self._summary = self._in_words(target)
        self.setAccessibleDescription(self._summary)
        self.update()
        self.changed.emit()

    def plot(self) -> Plot | None:
        """The geometry of what is shown at the present size, or None while there is nothing."""
        if self._content is None:
            return None
        rect = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Plot(rect, self._content, QFontMetricsF(small_font()), dot_size(), mirrored=mirrored)

    def said(self, index: int) -> str:
        """The sentence for the dot with this place in `dots`, such as “12 Oct · Tom says −1”."""
        of, dot = self._dots[index]
        today = dot.day if self._content is None else self._content.today
        return self.scale.said(self._day(dot.day, today), of.name, dot.value)

    def sizeHint(self) -> QSize:
        """About twice as wide as high."""
        return QSize(em(32), em(13))

    def minimumSizeHint(self) -> QSize:
        """Room for the labels and some of the curves."""
        return QSize(em(12), em(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from dot to dot: to the next one at that side, to the first or to the last."""
        last = len(self._dots) - 1
        forward = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or last < 0:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == forward else -1
            self._go(last if self._at is None else min(max(self._at + step, 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def _go(self, index: int) -> None:
        self._at = index
        self.setAccessibleDescription(self.said(index))
        announce(self, self.said(index))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the dot that is nearest, if it is near."""
        found = self._near(event.position())
        if found != self._at:
            self._at = found
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the bubble away."""
        super().leaveEvent(event)
        self._at = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the mouse brought the focus."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring and the bubble away; a screen reader hears the course of the curves again next time."""
        super().focusOutEvent(event)
        self._at = None
        self.setAccessibleDescription(self._summary)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew when the theme or the size of the text has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, the dot at hand and the ring."""
        t = current()
        painter = QPainter(self)
        plot = self.plot()
        if plot is None:
            paint_sentence(painter, QRectF(self.rect()).adjusted(16, 4, -16, -4), self._empty, self.font(), t)
        else:
            paint_chart(painter, plot, t)
            if self._at is not None:
                of, dot = self._dots[self._at]
                paint_dot_at_hand(painter, plot, of, plot.place(dot), self.said(self._at), t)
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 8, 1.0)

    def _near(self, position: QPointF) -> int | None:
        plot = self.plot()
        if plot is None:
            return None
        away = [(plot.place(dot) - position).manhattanLength() for _, dot in self._dots]
        nearest = min(range(len(away)), key=away.__getitem__)
        return nearest if away[nearest] <= em(_REACH) else None

    def _in_words(self, target: date | None) -> str:
        if not self._dots:
            return self._empty
        sentences = [self.scale.course(each) for each in self.curves if each.dots]
        if target is not None:
            sentences.append(self.tr("You aim for {day}.").format(day=spoken(target, "d MMMM yyyy")))
        sentences.append(self.tr("The arrow keys go from point to point."))
        return " ".join(sentences)

    @staticmethod
    def _day(day: date, today: date) -> str:
        return spoken(day, "d MMM" if day.year == today.year else "d MMM yyyy")
