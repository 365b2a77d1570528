"""All goals together: one line for each of the two, below the goals themselves, because the levels come first."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal

from mentor_desktop.journal.people import Person, Seat
from mentor_desktop.journal.progress import Score
from mentor_desktop.services.goals import Overview
from ui.widgets.card import Card
from ui.widgets.charts.curves import Line
from ui.widgets.charts.panel import ChartPanel
from ui.widgets.charts.score_chart import ScoreChart
from ui.widgets.labels import Label

LEAST_GOALS = 2


def says_something(overview: Overview) -> bool:
    """Whether all goals together say more than each of them does alone: two count, and one has been looked at since."""
    lines = [line for group in ("active", "reached") for line in overview.lines[group]]
    agreed = [line for line in lines if line.goal.agreed_at is not None]
    return len(agreed) >= LEAST_GOALS and any(line.last_check_in is not None for line in agreed)


class TogetherCard(Card):
    """How far the two have come with all goals, in the eyes of each. `failed` brings the error of a picture."""

    failed = Signal(object)

    def __init__(self, people: Mapping[Seat, Person]) -> None:
        super().__init__("shared", QCoreApplication.translate("TogetherCard", "All goals together"))
        self._people = people
        empty = self.tr("The line begins when you have agreed to a goal.")
        self.chart = ScoreChart(self.tr("All goals together, over time"), empty)
        self.panel = ChartPanel(self.chart)
        self.panel.failed.connect(self.failed)
        self.body.addWidget(Label(self.tr("50 means: on the whole as you both expected."), "small", "muted", wrap=True))
        self.body.addWidget(self.panel)

    def show_scores(self, scores: Mapping[Seat, tuple[Score, ...]], today: date) -> None:
        """Shows the scores of both."""
        self.chart.show_lines(
            [
                Line(person.name, person.colour, scores[seat], dashed=seat == "mentor")
                for seat, person in self._people.items()
            ],
            today,
        )
