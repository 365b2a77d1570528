"""What a measurement gives: one line of the table; and the little arithmetic all measurements share."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `holds` is None where nothing was asked of the figure, it is there to be read."""

    name: str
    size: int | None
    ours: str
    yardstick: str
    ratio: float | None
    aim: str
    holds: bool | None
    note: str = ""


def against(name: str, size: int | None, ours: float, yardstick: float, unit: str, most: float) -> Figure:
    """A figure that may be so many times its yardstick."""
    ratio = ours / yardstick
    return Figure(name, size, said(ours, unit), said(yardstick, unit), ratio, f"≤ {most:g} ×", ratio <= most)


def below(name: str, size: int | None, ours: float, yardstick: float, unit: str, most: float, at: int) -> Figure:
    """A figure with a limit of its own in its unit, asked for at the size `at` and shown at the others."""
    return Figure(
        name,
        size,
        said(ours, unit),
        said(yardstick, unit),
        ours / yardstick,
        f"≤ {most:g} {unit}" if size == at else "",
        ours <= most if size == at else None,
    )


def shown(name: str, size: int | None, ours: float, yardstick: float, unit: str) -> Figure:
    """A figure nothing is asked of: it is there to be read."""
    return Figure(name, size, said(ours, unit), said(yardstick, unit), ours / yardstick, "", None)


def said(value: float, unit: str) -> str:
    """A number with as many digits as mean something."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}"


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below, by linear interpolation."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
