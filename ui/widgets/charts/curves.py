"""What a chart shows: lines of the journal's points, and the same lines with each moment as a number of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from mentor_desktop.journal.progress import Point, Score
from mentor_desktop.journal.record import moment

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Line:
    """What one person has seen over time: points of a goal's path, or scores. `colour` is `#RRGGBB`.

    A solid line ends in a circle, a `dashed` one in a square, so that the two differ by more than their colour.
    """

    name: str
    colour: str
    points: tuple[Point | Score, ...]
    dashed: bool = False


class Dot(NamedTuple):
    """A value at a local moment, counted in days as `date.toordinal` does; the time of day is the fraction."""

    at: float
    value: float

    @property
    def day(self) -> date:
        """The local calendar day."""
        return date.fromordinal(int(self.at))


@dataclass(frozen=True, slots=True)
class Curve:
    """A line whose dots are in the order of time. `start` is the one where both agreed to begin: nobody saw that."""

    name: str
    colour: str
    dashed: bool
    dots: tuple[Dot, ...]
    start: Dot | None = None


def curve(line: Line) -> Curve:
    """The curve of a line."""
    dots = [Dot(day_number(seen.at), seen.level if isinstance(seen, Point) else seen.t) for seen in line.points]
    starts = (dot for dot, seen in zip(dots, line.points, strict=True) if isinstance(seen, Point) and seen.start)
    start = next(starts, None)
    return Curve(line.name, line.colour, line.dashed, tuple(sorted(dots, key=lambda dot: dot.at)), start)


def day_number(at: str) -> float:
    """The local moment of a timestamp as `Dot.at` counts."""
    local = moment(at).astimezone()
    seconds = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
    return local.toordinal() + seconds / _SECONDS_A_DAY


def thinned(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """As much of a line as can be seen: in each column of pixels its lowest and its highest place, in their order.

    `places` are x and y in pixels in the order of time. The first and the last are always kept.
    """
    kept = {0, len(places) - 1} if places else set()
    for _, column in groupby(range(len(places)), key=lambda index: int(places[index][0])):
        indexes = list(column)
        kept.add(min(indexes, key=lambda index: places[index][1]))
        kept.add(max(indexes, key=lambda index: places[index][1]))
    return [places[index] for index in sorted(kept)]
