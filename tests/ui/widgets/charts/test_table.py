"""The table holds what the chart shows, a day a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentor_desktop.journal.progress import Point
from ui.widgets.charts.curves import Line, curve
from ui.widgets.charts.path_chart import Levels
from ui.widgets.charts.score_chart import TScores
from ui.widgets.charts.table import PointTable, TableView


@pytest.fixture
def model(qapp):
    made = PointTable()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def cells(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def headings(model):
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def test_both_views_of_a_day_stand_in_one_line(model, toms_line, amaras_line):
    model.show_curves([curve(toms_line), curve(amaras_line)], Levels())
    assert headings(model) == ["Date", "Tom", "Amara"]
    assert cells(model) == [
        ["2 Sept 2026", "−1", "−1"],
        ["21 Sept 2026", "", "0"],
        ["10 Oct 2026", "−1", "−1"],
        ["28 Oct 2026", "0", "0"],
        ["18 Nov 2026", "0", "+1"],
    ]


def test_two_looks_on_one_day_are_two_lines(model, toms_line):
    points = (Point("2026-09-02T11:00:00.000Z", -1), Point("2026-09-02T13:00:00.000Z", 1))
    model.show_curves([curve(Line("Amara", "#0F6B64", points, dashed=True)), curve(toms_line)], Levels())
    assert cells(model)[:2] == [["2 Sept 2026", "−1", "−1"], ["2 Sept 2026", "+1", ""]]


def test_where_both_agreed_to_begin_is_no_check_in(model):
    points = (Point("2026-09-02T11:00:00.000Z", -1, start=True), Point("2026-09-21T13:00:00.000Z", -1))
    lines = [Line("Tom", "#B8762B", points), Line("Amara", "#0F6B64", points[:1], dashed=True)]
    model.show_curves([curve(line) for line in lines], Levels())
    assert cells(model) == [["2 Sept 2026", "start −1", "start −1"], ["21 Sept 2026", "−1", ""]]


def test_scores_have_one_decimal(model, scores):
    model.show_curves([curve(scores([44.12, 50]))], TScores())
    assert cells(model) == [["1 Jan 2026", "44.1"], ["2 Jan 2026", "50.0"]]


def test_nothing_shown_is_nothing_held(model, toms_line):
    model.show_curves([curve(toms_line)], Levels())
    model.show_curves([], Levels())
    assert (model.rowCount(), model.columnCount()) == (0, 0)
    assert model.headerData(1, Qt.Orientation.Horizontal) is None


def test_it_is_walked_through_by_keyboard_and_never_written_in(model, on_screen, qtbot, toms_line, amaras_line):
    view = TableView(model, "Progress")
    model.show_curves([curve(toms_line), curve(amaras_line)], Levels())
    on_screen(view, 400, 300)
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(view, "2")
    assert view.state() == TableView.State.NoState
    assert not any(model.flags(model.index(row, 1)) & Qt.ItemFlag.ItemIsEditable for row in range(model.rowCount()))
    assert not view.tabKeyNavigation()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_days_are_whole_and_a_long_name_is_whole_in_its_tool_tip(model, on_screen, dressed, toms_line, scale):
    dressed("light", scale)
    view = TableView(model, "Progress")
    name = "Bartholomew-Alexander Featherstonehaugh of the Hills"
    on_screen(view, 320, 200)
    model.show_curves([curve(Line(name, "#0F6B64", toms_line.points)), curve(toms_line)], Levels())
    for row in range(model.rowCount()):
        assert view.columnWidth(0) > view.fontMetrics().horizontalAdvance(model.index(row, 0).data())
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == name
    assert not view.horizontalScrollBar().isVisible()


def test_a_name_that_looks_like_a_page_is_shown_letter_by_letter(model, toms_line):
    model.show_curves([curve(Line("<img src='file:///dev/zero'>", "#0F6B64", toms_line.points))], Levels())
    tip = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "img" in tip
    assert "<img" not in tip
