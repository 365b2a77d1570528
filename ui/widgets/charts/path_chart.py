"""How both see one goal move: levels from −2 to +2 over time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mentor_desktop.journal.goals import EXPECTED, LEVELS
from ui.widgets.charts.axes import Tick, ValueAxis
from ui.widgets.charts.curves import Curve
from ui.widgets.charts.line_chart import LineChart
from ui.widgets.charts.marks import level_name


class Levels:
    """The scale of a goal's five levels; the line of the expected one is the base."""

    def axis(self, values: Iterable[float]) -> ValueAxis:
        """All five levels, whichever were seen."""
        ticks = tuple(Tick(level, level_name(level)) for level in LEVELS)
        return ValueAxis(LEVELS[0], LEVELS[-1], ticks, EXPECTED)

    def text(self, value: float) -> str:
        """A level with its sign."""
        return level_name(int(value))

    def said(self, day: str, name: str, value: float) -> str:
        """“12 Oct · Tom says −1”."""
        text = QCoreApplication.translate("PathChart", "{day} · {name} says {level}")
        return text.format(day=day, name=name, level=self.text(value))

    def course(self, curve: Curve) -> str:
        """From the first level to the last, in a sentence."""
        first, last = curve.dots[0].value, curve.dots[-1].value
        if first == last:
            text = QCoreApplication.translate("PathChart", "{name} says {level}.")
        else:
            text = QCoreApplication.translate("PathChart", "{name} went from {first} to {level}.")
        return text.format(name=curve.name, first=self.text(first), level=self.text(last))


class PathChart(LineChart):
    """The path of a goal in the eyes of both. `title` and `empty` are as `LineChart` says."""

    def __init__(self, title: str = "", empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            Levels(),
            title or QCoreApplication.translate("PathChart", "Progress over time"),
            empty or QCoreApplication.translate("PathChart", "Nobody has checked in yet."),
            "goal-progress",
            parent,
        )
