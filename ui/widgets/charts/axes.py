"""The two axes: which values have a line and a label, and how far and in which steps time is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from PySide6.QtCore import QLocale

from ui.widgets.charts.curves import Curve
from ui.widgets.dates import spoken

LEAST_DAYS = 28
LEAST_SHARE = 1 / 8
_NEAR_ITS_BEGINNING = 10


class Tick(NamedTuple):
    """A labelled place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From `low` to `high`, with a tick for each line; the line at `base` is dashed and a little stronger."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    base: float


class Scale(Protocol):
    """What the values of a chart mean: their axis, and the words for them."""

    def axis(self, values: Iterable[float]) -> ValueAxis:
        """The axis on which all of `values` have their place."""

    def text(self, value: float) -> str:
        """A value as people write it."""

    def said(self, day: str, name: str, value: float) -> str:
        """The sentence for one dot."""

    def course(self, curve: Curve) -> str:
        """The sentence for a whole curve with at least one dot, from its first value to its last."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From `start` to `end`, counted in days as `Dot.at` is."""

    start: float
    end: float

    def holds(self, at: float) -> bool:
        """Whether a moment has a place on it."""
        return self.start <= at <= self.end


def time_axis(curves: Iterable[Curve], *also: float) -> TimeAxis:
    """An axis for all dots, and for each of `also` unless that would squeeze the dots into less than an eighth of it.

    It is never shorter than four weeks.
    """
    moments = [dot.at for curve in curves for dot in curve.dots] or list(also)
    start, end = min(moments), max(moments)
    for at in also:
        wide = max(end, at) - min(start, at)
        if max(end - start, LEAST_DAYS) >= wide * LEAST_SHARE:
            start, end = min(start, at), max(end, at)
    return TimeAxis(start, max(end, start + LEAST_DAYS))


class _Step(NamedTuple):
    """So many days or months from tick to tick, on an axis of at most `most` days."""

    days: int
    months: int
    most: float


_STEPS = (
    *(_Step(days, 0, 75) for days in (7, 14)),
    *(_Step(0, months, 1200) for months in (1, 2, 3, 6)),
    *(_Step(0, 12 * years, math.inf) for years in (1, 2, 5, 10, 20, 50, 100)),
)


def time_ticks(axis: TimeAxis, today: date, fit: Callable[[Sequence[Tick]], bool]) -> list[Tick]:
    """Days, weeks, months or years, in the finest step whose labels `fit`; a coarse one when none does."""
    chosen: list[Tick] = []
    for step in _STEPS:
        if axis.end - axis.start > step.most:
            continue
        ticks = _labelled(list(_days_at(axis, step)), step, today)
        if chosen and len(ticks) < 2:
            break
        chosen = ticks
        if fit(chosen):
            break
    return chosen


def _days_at(axis: TimeAxis, step: _Step) -> Iterator[date]:
    first, last = math.ceil(axis.start), min(int(axis.end), date.max.toordinal())
    if step.days:
        # Day 1 of the calendar is a Monday, as is day 1 of the week for Qt.
        first += (QLocale().firstDayOfWeek().value - first) % step.days
        yield from (date.fromordinal(day) for day in range(first, last + 1, step.days))
        return
    start, end = _month(date.fromordinal(int(axis.start))), _month(date.fromordinal(last))
    # No multiple of a step lies in the year 0, which the calendar does not have: hence at least one step.
    for month in range(max(start - start % step.months, step.months), end + 1, step.months):
        day = date(month // 12, month % 12 + 1, 1)
        # A month that had hardly begun is named where the axis begins.
        if day.toordinal() > axis.start - _NEAR_ITS_BEGINNING * step.months:
            yield max(day, date.fromordinal(int(axis.start)))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _labelled(days: Sequence[date], step: _Step, today: date) -> list[Tick]:
    """The first tick of each year says the year, unless all of them are of this year."""
    of_this_year = all(day.year == today.year for day in days)
    ticks, year = [], today.year if of_this_year else None
    for day in days:
        ticks.append(Tick(day.toordinal(), _label(day, step, with_year=day.year != year)))
        year = day.year
    return ticks


def _label(day: date, step: _Step, *, with_year: bool) -> str:
    if step.months >= 12:
        return spoken(day, "yyyy")
    if step.months:
        if with_year:
            return spoken(day, "MMM yyyy")
        return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return spoken(day, "d MMM yyyy") if with_year else spoken(day, "d MMM")
