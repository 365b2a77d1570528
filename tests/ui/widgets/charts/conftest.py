"""Two people and the path of a goal, as the tests of the charts share them."""

from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.journal.progress import Point, Score
from ui.widgets.charts.curves import Line
from ui.widgets.charts.panel import ChartPanel
from ui.widgets.charts.path_chart import PathChart
from ui.widgets.charts.score_chart import ScoreChart

TODAY = date(2026, 11, 22)
TOM, AMARA = "#B8762B", "#0F6B64"
TOMS = (("2026-09-02", -1), ("2026-10-10", -1), ("2026-10-28", 0), ("2026-11-18", 0))
AMARAS = (("2026-09-02", -1), ("2026-09-21", 0), ("2026-10-10", -1), ("2026-10-28", 0), ("2026-11-18", 1))


def noon(day):
    return f"{day}T12:00:00.000Z"


@pytest.fixture
def toms_line():
    """The mentee's path: solid, ending in a circle."""
    return Line("Tom", TOM, tuple(Point(noon(day), level) for day, level in TOMS))


@pytest.fixture
def amaras_line():
    """The mentor's path: dashed, ending in a square."""
    return Line("Amara", AMARA, tuple(Point(noon(day), level) for day, level in AMARAS), dashed=True)


@pytest.fixture
def scores():
    """A line of T-scores, one a day from 1 January 2026."""

    def line(values, name="Tom", colour=TOM, dashed=False):
        first = date(2026, 1, 1).toordinal()
        days = (date.fromordinal(first + each) for each in range(len(values)))
        return Line(name, colour, tuple(Score(noon(day), t) for day, t in zip(days, values, strict=True)), dashed)

    return line


@pytest.fixture
def make_chart(qtbot):
    """An empty chart of levels, of a size in pixels."""

    def make(width=640, height=240):
        chart = PathChart("Progress", "Nobody has checked in yet.")
        qtbot.addWidget(chart)
        chart.resize(width, height)
        return chart

    return make


@pytest.fixture
def chart(make_chart, toms_line, amaras_line):
    """Both paths in one chart."""
    made = make_chart()
    made.show_lines([toms_line, amaras_line], TODAY)
    return made


@pytest.fixture
def score_chart(qtbot):
    """An empty chart of scores."""
    made = ScoreChart()
    qtbot.addWidget(made)
    made.resize(640, 240)
    return made


class Desk:
    """Stands in for the person at the dialog: remembers what was asked and answers with a path, or not at all."""

    def __init__(self):
        self.asked = []
        self.answer = None

    def choose(self, parent, title, name, then):
        self.asked.append((title, name))
        self.then = then
        if self.answer is not None:
            then(self.answer)


@pytest.fixture
def desk():
    """Answers the dialog."""
    return Desk()


@pytest.fixture
def page(qapp):
    """What a panel stands on."""
    made = QWidget()
    QVBoxLayout(made)
    return made


@pytest.fixture
def panel(on_screen, page, desk, toms_line, amaras_line):
    """A panel with both paths, on the screen."""
    made = ChartPanel(PathChart("Progress", "Nobody has checked in yet."), desk.choose)
    page.layout().addWidget(made)
    made.chart.show_lines([toms_line, amaras_line], TODAY)
    on_screen(page, 640, 320)
    return made
