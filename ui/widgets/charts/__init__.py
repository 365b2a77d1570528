"""Charts of a goal's path and of the score: painted with the theme, read as a table, saved as a picture.

May import what `ui.widgets` may, and `mentor_desktop.journal`. Start reading at `line_chart.py`; `panel.py` puts a
chart, its legend and its table together.
"""

from ui.widgets.charts.curves import Line
from ui.widgets.charts.panel import ChartPanel
from ui.widgets.charts.path_chart import PathChart
from ui.widgets.charts.score_chart import ScoreChart

__all__ = ["ChartPanel", "Line", "PathChart", "ScoreChart"]
