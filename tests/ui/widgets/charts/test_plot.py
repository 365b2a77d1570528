"""Everything of a chart has its place, and no label touches another or leaves the chart."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from ui.widgets.charts.curves import Curve, Dot
from ui.widgets.charts.marks import dot_size, small_font
from ui.widgets.charts.path_chart import Levels
from ui.widgets.charts.plot import Content, Plot
from ui.widgets.charts.score_chart import TScores

TODAY = date(2026, 11, 22)
FIRST = float(date(1900, 1, 1).toordinal())
LAST = float(date(2200, 12, 31).toordinal())
DAYS = st.floats(FIRST, LAST)
SIZES = [(640, 240), (300, 160), (250, 110)]


def content(*dots, target=None, scale=None):
    axis = (scale or Levels()).axis([dot.value for dot in dots])
    return Content((Curve("Tom", "#B8762B", False, dots),), axis, TODAY, target, "by 20 Dec 2026")


def plot_of(shown, width=640, height=240, mirrored=False):
    return Plot(QRectF(0, 0, width, height), shown, QFontMetricsF(small_font()), dot_size(), mirrored=mirrored)


def sept(day, level=0):
    return Dot(float(date(2026, 9, day).toordinal()), level)


def assert_labels_are_apart(plot):
    for labels in (plot.value_labels(), plot.time_labels()):
        assert labels
        rooms = [label.room for label in labels]
        assert all(plot.rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(room) for room in rooms)
        assert not any(
            one.adjusted(0, 2, 0, -2).intersects(other.adjusted(0, 2, 0, -2))
            for index, one in enumerate(rooms)
            for other in rooms[:index]
        )
    assert not any(one.room.intersects(other.room) for one in plot.value_labels() for other in plot.time_labels())


def test_levels_are_equally_far_apart_and_time_goes_on(qapp):
    plot = plot_of(content(sept(2), sept(30)))
    heights = [plot.y(level) for level in (-2, -1, 0, 1, 2)]
    assert (heights[0], heights[-1]) == (plot.area.bottom(), plot.area.top())
    assert {round(low - high, 6) for low, high in pairwise(heights)} == {plot.area.height() / 4}
    assert plot.area.left() < plot.x(sept(2).at) < plot.x(sept(30).at) < plot.area.right()
    assert [label.label for label in plot.value_labels()] == ["−2", "−1", "0", "+1", "+2"]


def test_from_right_to_left_it_is_the_mirror(qapp):
    plain, mirrored = (plot_of(content(sept(2), sept(30)), mirrored=each) for each in (False, True))
    for dot in (sept(2), sept(17), sept(30)):
        assert mirrored.x(dot.at) == pytest.approx(plain.rect.width() - plain.x(dot.at), abs=1.01)
        assert mirrored.y(dot.value) == plain.y(dot.value)
    assert all(label.room.left() > mirrored.area.right() for label in mirrored.value_labels())
    assert all(label.room.right() < plain.area.left() for label in plain.value_labels())


def test_last_dots_that_would_hide_each_other_stand_side_by_side(qapp):
    curves = tuple(Curve(name, "#0F6B64", name == "Amara", (sept(2), sept(30))) for name in ("Tom", "Amara"))
    (_, one), (_, other) = plot_of(Content(curves, Levels().axis(()), TODAY)).ends()
    assert one.y() == other.y()
    assert other.x() - one.x() >= dot_size()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axis", [Levels(), TScores()], ids=["levels", "scores"])
def test_larger_text_makes_fewer_labels_not_crowded_ones(dressed, axis, size, scale):
    dressed("light", scale)
    ends = [Dot(FIRST, 0), Dot(LAST, 1)]
    for last in (28, 80, 400, 1000, 5000):
        shown = content(ends[0], Dot(FIRST + last, 0), scale=axis)
        assert_labels_are_apart(plot_of(shown, *size))
        assert_labels_are_apart(plot_of(shown, *size, mirrored=True))


@given(st.lists(DAYS, min_size=1, max_size=8), st.none() | DAYS, st.sampled_from(SIZES), st.booleans())
def test_whatever_the_days_all_dots_and_labels_are_inside(qapp, days, target, size, mirrored):
    shown = content(*(Dot(day, index % 5 - 2) for index, day in enumerate(sorted(days))), target=target)
    plot = plot_of(shown, *size, mirrored=mirrored)
    assert_labels_are_apart(plot)
    assert all(plot.area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(plot.place(dot)) for dot in shown.curves[0].dots)
    mark = plot.target_mark()
    if mark is not None:
        x, words = mark
        assert plot.area.left() <= x <= plot.area.right()
        assert plot.rect.contains(words.room)
        assert words.room.bottom() <= plot.area.top()


def test_a_target_stands_at_its_day_or_at_the_edge_it_lies_beyond(qapp):
    near = plot_of(content(sept(2), sept(30), target=float(date(2026, 12, 20).toordinal())))
    assert near.target_mark()[0] == pytest.approx(near.x(date(2026, 12, 20).toordinal()))
    assert not near.target_is_far
    far = plot_of(content(sept(2), sept(30), target=float(date(2066, 12, 20).toordinal())))
    assert far.target_mark()[0] == far.area.right()
    assert far.target_is_far
    gone = plot_of(content(sept(2), sept(30), target=float(date(1966, 12, 20).toordinal())))
    assert gone.target_mark()[0] == gone.area.left()
    assert plot_of(content(sept(2))).target_mark() is None
