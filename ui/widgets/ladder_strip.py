"""The five levels of a goal in a row: where it began, what is expected, and where each of the two sees it now.

A level on which both stand is filled in the colour of what is shared; one that a single person sees has a tint of that
person's colour. The mentee is a circle, the mentor a square. The expected level has a short bar below it, the level at
the beginning a dashed edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentor_desktop.journal.goals import EXPECTED, LEVELS
from mentor_desktop.journal.people import SEATS, Seat
from mentor_desktop.journal.progress import Views
from ui.theme import current, em
from ui.theme.tokens import Tokens, mix
from ui.widgets.charts.marks import dot_size, level_name, paint_mark, small_font, visible
from ui.widgets.tips import plain_tip

HEIGHT = 2.5
_GAP = 4.0
_ROUND = 6.0
_BAR = 3.0
_TINT = 0.16


class Standing(NamedTuple):
    """Where a goal stands: its level at the beginning, or None while that is open, and the last views of both."""

    start: int | None
    views: Views

    def seats_at(self, level: int) -> tuple[Seat, ...]:
        """Who sees the goal at this level now."""
        return tuple(seat for seat in SEATS if getattr(self.views, seat) == level)


def in_words(standing: Standing, names: Mapping[Seat, str]) -> str:
    """What the strip shows, in sentences."""
    views = standing.views
    sentences = []
    if standing.start is not None:
        text = QCoreApplication.translate("LadderStrip", "It began at {level}.")
        sentences.append(text.format(level=level_name(standing.start)))
    if views.mentor is not None and views.mentor == views.mentee:
        text = QCoreApplication.translate("LadderStrip", "{mentee} and {mentor} both say {level}.")
        names_of_both = {"mentee": names["mentee"], "mentor": names["mentor"]}
        sentences.append(text.format(level=level_name(views.mentor), **names_of_both))
    else:
        text = QCoreApplication.translate("LadderStrip", "{name} says {level}.")
        views_of: tuple[tuple[Seat, int | None], ...] = (("mentee", views.mentee), ("mentor", views.mentor))
        for seat, level in views_of:
            if level is not None:
                sentences.append(text.format(name=names[seat], level=level_name(level)))
    sentences.append(QCoreApplication.translate("LadderStrip", "0 is what you both expect."))
    return " ".join(sentences)


def paint_strip(
    painter: QPainter,
    rect: QRectF,
    standing: Standing,
    colours: Mapping[Seat, str],
    t: Tokens,
    *,
    mirrored: bool = False,
) -> None:
    """Paint the five levels across `rect`, −2 where reading begins. `colours` are `#RRGGBB`, one for each seat.

    A level without room for its number and the marks beside it shows the marks alone.
    """
    width = (rect.width() - _GAP * (len(LEVELS) - 1)) / len(LEVELS)
    if width <= 0 or rect.height() <= 2 * _BAR:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index, level in enumerate(LEVELS):
        at = len(LEVELS) - 1 - index if mirrored else index
        left = rect.left() + at * (width + _GAP)
        _paint_level(painter, QRectF(left, rect.top(), width, rect.height()), level, standing, colours, t)
    painter.restore()


def _paint_level(
    painter: QPainter, rect: QRectF, level: int, standing: Standing, colours: Mapping[Seat, str], t: Tokens
) -> None:
    seats = standing.seats_at(level)
    box = rect.adjusted(0, 0, 0, -_BAR - 2)
    ground, ink = t.sunken, t.ink2
    if len(seats) == len(SEATS):
        ground, ink = t.shared, t.on_shared
    elif seats:
        ground, ink = mix(t.surface, colours[seats[0]], _TINT), t.ink
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    if level == standing.start:
        pen = QPen(QColor(ink if len(seats) > 1 else t.edge), 1)
        pen.setDashPattern((3, 2))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _ROUND - 1, _ROUND - 1)
    if level == EXPECTED:
        bar = QRectF(rect.center().x() - rect.width() * 0.2, rect.bottom() - _BAR, rect.width() * 0.4, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.ink2))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    marks = [(seat, ink if len(seats) > 1 else visible(colours[seat], ground, t.ink)) for seat in seats]
    _paint_number_and_marks(painter, box, level_name(level), marks, ink)


def _paint_number_and_marks(
    painter: QPainter, box: QRectF, number: str, marks: list[tuple[Seat, str]], ink: str
) -> None:
    """The number in the middle, the mentee's circle before it, the mentor's square behind it."""
    font = small_font(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    size = min(dot_size(), box.height() * 0.6)
    beside = metrics.horizontalAdvance("−2") / 2 + size
    needed = beside + size / 2 if marks else beside - size * 0.5
    has_number = metrics.height() <= box.height() and 2 * needed <= box.width()
    if has_number:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
    away = beside if has_number else min(size * 0.65, box.width() / 4) if len(marks) > 1 else 0.0
    for seat, colour in marks:
        side = -1 if seat == "mentee" else 1
        place = QPointF(box.center().x() + side * away, box.center().y())
        paint_mark(painter, place, min(size, box.width() / 2), colour, square=seat == "mentor")


class LadderStrip(QWidget):
    """A strip as a widget, with its sentences for a screen reader. `clear` forgets names and where the goal stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: Mapping[Seat, str] = {}
        self._standing = Standing(None, Views(None, None))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing, names: Mapping[Seat, str], colours: Mapping[Seat, str]) -> None:
        """Show where another goal stands. `colours` are `#RRGGBB`."""
        self._standing, self._colours = standing, dict(colours)
        self._say(in_words(standing, names))

    def clear(self) -> None:
        """Show five empty levels, and say nothing."""
        self._standing, self._colours = Standing(None, Views(None, None)), {}
        self._say("")

    def _say(self, words: str) -> None:
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, and high enough for a number."""
        return QSize(em(24), em(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for five numbers."""
        return QSize(em(12), em(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip in the theme in force."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_strip(QPainter(self), QRectF(self.rect()), self._standing, self._colours, current(), mirrored=mirrored)
