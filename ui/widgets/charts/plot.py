"""Where everything of a chart lies: from moments and values to pixels, and labels that leave each other room.

Pure geometry in the coordinates of the rectangle it is given; nothing is painted here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from ui.widgets.charts.axes import Tick, TimeAxis, ValueAxis, time_axis, time_ticks
from ui.widgets.charts.curves import Curve, Dot, thinned


@dataclass(frozen=True, slots=True)
class Content:
    """All that a chart shows. `target` is the day aimed for as `Dot.at` counts, `target_words` stand at its mark."""

    curves: tuple[Curve, ...]
    values: ValueAxis
    today: date
    target: float | None = None
    target_words: str = ""

    def time(self) -> TimeAxis:
        """From the first dot to the last, with today and the target unless they are too far away."""
        also = [float(self.today.toordinal()), *([] if self.target is None else [self.target])]
        return time_axis(self.curves, *also)


class Placed(NamedTuple):
    """A label and its room."""

    room: QRectF
    label: str


class Plot:
    """The geometry of `content` in `rect`. With `mirrored` time goes from right to left, and values stand at the right.

    `area` is what the lines of the grid fill; `dot` is how wide the mark at the end of a curve is.
    """

    def __init__(
        self, rect: QRectF, content: Content, metrics: QFontMetricsF, dot: float, *, mirrored: bool = False
    ) -> None:
        self.rect, self.content, self.mirrored = rect, content, mirrored
        self._metrics, self._dot = metrics, dot
        self._time, self._values = content.time(), content.values
        self._gap = metrics.height() * 0.6
        line = metrics.height()
        labels = max(metrics.horizontalAdvance(tick.label) for tick in self._values.ticks) + self._gap
        above = max(dot, line / 2) + (line if content.target is not None else 0)
        left, right = (dot, labels) if mirrored else (labels, dot)
        self.area = _sharp(rect.adjusted(left, above, -right, -line - self._gap), len(self._values.ticks) - 1)
        air = min(dot * 1.6, self.area.width() / 4)
        self._a_day = (self.area.width() - 2 * air) / (self._time.end - self._time.start) * (-1 if mirrored else 1)
        self._beginning = self.area.right() - air if mirrored else self.area.left() + air
        self._one = self.area.height() / (self._values.high - self._values.low)

    def x(self, at: float) -> float:
        """The place of a moment."""
        return self._beginning + (at - self._time.start) * self._a_day

    def y(self, value: float) -> float:
        """The place of a value."""
        return self.area.bottom() - (value - self._values.low) * self._one

    def place(self, dot: Dot) -> QPointF:
        """The place of a dot."""
        return QPointF(self.x(dot.at), self.y(dot.value))

    def line(self, curve: Curve) -> list[tuple[float, float]]:
        """The places of a curve's dots, as many as can be seen."""
        left, start, a_day = self._beginning, self._time.start, self._a_day
        bottom, low, one = self.area.bottom(), self._values.low, self._one
        return thinned([(left + (at - start) * a_day, bottom - (value - low) * one) for at, value in curve.dots])

    def ends(self) -> list[tuple[Curve, QPointF]]:
        """The last dot of each curve; those that would hide each other stand side by side."""
        ends = [(curve, self.place(curve.dots[-1])) for curve in self.content.curves if curve.dots]
        if len(ends) == 2 and (ends[0][1] - ends[1][1]).manhattanLength() < self._dot:
            aside = QPointF(self._dot * 0.6, 0)
            return [(ends[0][0], ends[0][1] - aside), (ends[1][0], ends[1][1] + aside)]
        return ends

    def value_labels(self) -> list[Placed]:
        """The labels of the lines that have room, in a column at the side where reading begins."""
        ticks = self._values.ticks
        base = next((index for index, tick in enumerate(ticks) if tick.at == self._values.base), 0)
        apart = abs(self.y(ticks[0].at) - self.y(ticks[-1].at)) / max(1, len(ticks) - 1)
        every = next((n for n in range(1, len(ticks)) if apart * n >= self._metrics.height() * 0.9), len(ticks))
        chosen = (tick for index, tick in enumerate(ticks) if (index - base) % every == 0)
        return [Placed(self._value_room(tick), tick.label) for tick in chosen]

    def _value_room(self, tick: Tick) -> QRectF:
        width, height = self._metrics.horizontalAdvance(tick.label), self._metrics.height()
        left = self.area.right() + self._gap if self.mirrored else self.area.left() - self._gap - width
        return QRectF(left, self.y(tick.at) - height / 2, width, height)

    def time_labels(self) -> list[Placed]:
        """The labels below; none overlaps another or leaves the rectangle."""
        ticks = time_ticks(self._time, self.content.today, lambda ticks: len(self._kept(ticks)) == len(ticks))
        return self._kept(ticks)

    def _kept(self, ticks: Sequence[Tick]) -> list[Placed]:
        kept: list[Placed] = []
        for tick in ticks:
            room = self._room_below(self.x(tick.at), tick.label)
            beside = room.adjusted(-self._gap, 0, self._gap, 0)
            if room.width() <= self.rect.width() and not any(beside.intersects(other.room) for other in kept[-1:]):
                kept.append(Placed(room, tick.label))
        return kept

    def target_mark(self) -> tuple[float, Placed] | None:
        """Where the target's line stands and its words above it, or None without a target.

        A target too far away has its words at the edge it lies beyond; the line is at that edge of the area then.
        """
        target, words = self.content.target, self.content.target_words
        if target is None:
            return None
        x = min(max(self.x(target), self.area.left()), self.area.right())
        width = min(self._metrics.horizontalAdvance(words), self.rect.width())
        room = self._within(QRectF(x - width / 2, self.rect.top(), width, self._metrics.height()))
        return x, Placed(room, words)

    @property
    def target_is_far(self) -> bool:
        """Whether the target has no place on the axis of time."""
        return self.content.target is not None and not self._time.holds(self.content.target)

    def _room_below(self, x: float, label: str) -> QRectF:
        width, height = self._metrics.horizontalAdvance(label), self._metrics.height()
        return self._within(QRectF(x - width / 2, self.rect.bottom() - height, width, height))

    def _within(self, room: QRectF) -> QRectF:
        over = max(0.0, room.right() - self.rect.right())
        room = room.translated(-over, 0)
        return room.translated(max(0.0, self.rect.left() - room.left()), 0)


def _sharp(area: QRectF, rows: int) -> QRectF:
    """As much of `area` as makes so many rows of whole pixels, so that all lines across it are sharp."""
    left, right, bottom = math.ceil(area.left()), math.floor(area.right()), math.floor(area.bottom())
    row = max(0, bottom - math.ceil(area.top())) // rows
    return QRectF(left, bottom - row * rows, max(0, right - left), row * rows)
