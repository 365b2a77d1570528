"""How both see all goals move: the T-score over time, 50 where all is as expected."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from ui.widgets.charts.axes import Tick, ValueAxis
from ui.widgets.charts.curves import Curve
from ui.widgets.charts.line_chart import LineChart
from ui.widgets.charts.marks import kept_together

AS_EXPECTED = 50
LOW, HIGH = 30, 70
_TEN = 10


class TScores:
    """The scale of the T-score, in tens; the line at 50 is the base."""

    def axis(self, values: Iterable[float]) -> ValueAxis:
        """From 30 to 70, and further by tens as the values need it."""
        seen = [LOW, HIGH, *values]
        low, high = math.floor(min(seen) / _TEN) * _TEN, math.ceil(max(seen) / _TEN) * _TEN
        ticks = tuple(Tick(ten, _number(ten, 0)) for ten in range(low, high + 1, _TEN))
        return ValueAxis(low, high, ticks, AS_EXPECTED)

    def text(self, value: float) -> str:
        """A score with one decimal."""
        return _number(value, 1)

    def said(self, day: str, name: str, value: float) -> str:
        """“12 Oct · Tom’s view: 44.1”."""
        text = QCoreApplication.translate("ScoreChart", "{day} · {name}’s view: {score}")
        return text.format(day=day, name=name, score=self.text(value))

    def course(self, curve: Curve) -> str:
        """From the first score to the last, in a sentence."""
        first, last = self.text(curve.dots[0].value), self.text(curve.dots[-1].value)
        if first == last:
            text = QCoreApplication.translate("ScoreChart", "In {name}’s view the score is {last}.")
        else:
            text = QCoreApplication.translate("ScoreChart", "In {name}’s view the score went from {first} to {last}.")
        return text.format(name=curve.name, first=first, last=last)


def _number(value: float, decimals: int) -> str:
    return kept_together(QLocale().toString(float(value), "f", decimals).replace("-", "−"))


class ScoreChart(LineChart):
    """The T-score of all goals in the eyes of both. `title` and `empty` are as `LineChart` says."""

    def __init__(self, title: str = "", empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            TScores(),
            title or QCoreApplication.translate("ScoreChart", "The score over time"),
            empty or QCoreApplication.translate("ScoreChart", "There is no score before you both agree to a goal."),
            "goal-score",
            parent,
        )
