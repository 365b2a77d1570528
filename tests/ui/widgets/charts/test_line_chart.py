"""A chart paints both paths in both themes, and every dot can be reached and heard by the keyboard."""

from dataclasses import replace
from datetime import UTC, date, datetime
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from mentor_desktop.journal.progress import Point, Score
from mentor_desktop.journal.record import timestamp
from ui.theme import DARK, LIGHT, current
from ui.theme.tokens import contrast
from ui.widgets.charts.curves import Line
from ui.widgets.charts.marks import level_name, visible
from ui.widgets.charts.painting import bubble_for, paint_chart, paint_dot_at_hand
from ui.widgets.charts.path_chart import PathChart
from ui.widgets.charts.score_chart import ScoreChart

TODAY = date(2026, 11, 22)
TOM, AMARA = "#B8762B", "#0F6B64"
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC)).map(timestamp)


@pytest.fixture(params=[LIGHT, DARK], ids=lambda tokens: tokens.name)
def tokens(request, dressed):
    """The tokens of the theme in force."""
    dressed(request.param.name)
    return request.param


class Paintings(QObject):
    """Counts how often a widget is painted."""

    number = 0

    def eventFilter(self, watched, event):
        self.number += event.type() == QEvent.Type.Paint
        return False


def painted(chart, tokens):
    """The chart on the surface of a card."""
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    chart.render(image, QPoint(), renderFlags=chart.RenderFlag.DrawChildren)
    return image


def near(pixel, colour, tolerance=24):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel.getRgb()[:3], QColor(colour).getRgb()[:3], strict=True))


def runs(image, y, first, last, colour):
    """How often, from left to right, a row of pixels goes over to a colour."""
    row = [near(image.pixelColor(x, y), colour) for x in range(round(first), round(last))]
    return sum(now and not before for before, now in zip([False, *row], row, strict=False))


def test_the_solid_line_is_whole_and_the_dashed_one_has_gaps(make_chart, toms_line, tokens):
    chart = make_chart()
    for dashed, least, most in ((False, 1, 1), (True, 10, 400)):
        chart.show_lines([replace(toms_line, dashed=dashed)], TODAY)
        plot = chart.plot()
        first, last = (plot.x(dot.at) for _, dot in chart.dots[:2])
        colour = visible(TOM, tokens.surface, tokens.ink)
        found = runs(painted(chart, tokens), round(plot.y(-1)), first + 2, last - 2, colour)
        assert least <= found <= most


def test_paths_that_are_the_same_are_both_seen(make_chart, toms_line, tokens):
    chart = make_chart()
    chart.show_lines([toms_line, replace(toms_line, name="Amara", colour=AMARA, dashed=True)], TODAY)
    plot, image = chart.plot(), painted(chart, tokens)
    first, last = plot.x(chart.dots[0][1].at), plot.x(chart.dots[2][1].at)
    for colour in (TOM, AMARA):
        assert runs(image, round(plot.y(-1)), first + 2, last - 2, visible(colour, tokens.surface, tokens.ink)) > 10


@pytest.mark.parametrize("dashed", [False, True], ids=["circle", "square"])
def test_a_line_ends_in_a_mark_of_its_own_shape(make_chart, toms_line, tokens, dashed):
    chart = make_chart()
    chart.show_lines([replace(toms_line, dashed=dashed)], TODAY)
    (_, place), image = chart.plot().ends()[0], painted(chart, tokens)
    colour = visible(TOM, tokens.surface, tokens.ink)
    reach = 3
    corner = image.pixelColor(round(place.x()) + reach, round(place.y()) - reach)
    assert near(image.pixelColor(place.toPoint()), colour)
    assert near(corner, colour) == dashed


@pytest.mark.parametrize("colour", ["#FFFFFF", "#000000", "#FFE9A0", "#1E2128", "#7F7F7F", TOM, AMARA])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_every_colour_stands_out_from_the_surface(theme, colour):
    assert contrast(visible(colour, theme.surface, theme.ink), theme.surface) >= 3
    if contrast(colour, theme.surface) >= 3:
        assert visible(colour, theme.surface, theme.ink) == colour


def test_another_theme_paints_it_anew_by_itself(chart, on_screen, dressed, qtbot):
    theme = dressed("light")
    on_screen(chart, 640, 240)
    light = chart.grab().toImage()
    qtbot.wait(1)
    paintings = Paintings()
    chart.installEventFilter(paintings)
    theme.force("dark")
    qtbot.waitUntil(lambda: paintings.number > 0)
    assert current() is DARK
    assert chart.grab().toImage() != light


def test_larger_text_paints_larger_labels(chart, dressed):
    dressed("light")
    before = chart.plot().area.left()
    dressed("light", 1.5)
    assert chart.plot().area.left() > before
    assert chart.minimumSizeHint().width() > 0


def test_levels_have_a_real_minus_sign():
    assert [level_name(level) for level in (-2, -1, 0, 1, 2)] == ["−2", "−1", "0", "+1", "+2"]


def test_a_sign_stays_before_its_number_in_text_from_right_to_left(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert level_name(-1) == "\u200e−1"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_screen_reader_hears_the_course_of_both(chart, make_chart, toms_line):
    assert chart.accessibleName() == "Progress"
    words = chart.accessibleDescription()
    assert "Tom went from −1 to 0." in words
    assert "Amara went from −1 to +1." in words
    alone = make_chart()
    alone.show_lines([replace(toms_line, points=toms_line.points[:1])], TODAY, target=date(2026, 12, 20))
    assert "Tom says −1." in alone.accessibleDescription()
    assert "You aim for 20 December 2026." in alone.accessibleDescription()


def test_the_arrow_keys_go_from_dot_to_dot_and_say_each(chart, on_screen, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr("ui.widgets.charts.line_chart.announce", lambda widget, text: said.append(text))
    on_screen(chart, 640, 240)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
        assert chart.accessibleDescription() == said[-1]
    assert said == [
        "18 Nov · Amara says +1",
        "18 Nov · Tom says 0",
        "2 Sept · Tom says −1",
        "2 Sept · Amara says −1",
        "18 Nov · Amara says +1",
        "18 Nov · Amara says +1",
    ]


def test_every_dot_is_reached(chart, on_screen, qtbot):
    on_screen(chart, 640, 240)
    heard = set()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    for _ in chart.dots:
        heard.add(chart.accessibleDescription())
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert heard == {chart.said(index) for index in range(len(chart.dots))}


def test_from_right_to_left_the_left_key_goes_on_in_time(chart, on_screen, qtbot):
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    on_screen(chart, 640, 240)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == chart.said(1)


def test_a_dot_of_another_year_says_the_year(make_chart, toms_line):
    chart = make_chart()
    chart.show_lines([toms_line], date(2027, 1, 3))
    assert chart.said(0) == "2 Sept 2026 · Tom says −1"


def test_the_bubble_comes_with_the_pointer_and_goes_with_it(chart, on_screen, qtbot):
    on_screen(chart, 640, 240)
    plain = chart.grab().toImage()
    place = chart.plot().place(chart.dots[0][1]).toPoint()
    qtbot.mouseMove(chart, place + QPoint(3, 3))
    qtbot.waitUntil(lambda: chart.grab().toImage() != plain)
    qtbot.mouseMove(chart, QPoint(300, 8))
    qtbot.waitUntil(lambda: chart.grab().toImage() == plain)


def test_leaving_by_keyboard_takes_the_bubble_and_says_the_course_again(chart, on_screen, qtbot):
    on_screen(chart, 640, 240)
    chart.clearFocus()
    plain, words = chart.grab().toImage(), chart.accessibleDescription()
    chart.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.grab().toImage() != plain
    chart.clearFocus()
    assert chart.grab().toImage() == plain
    assert chart.accessibleDescription() == words


def test_the_ring_is_for_the_keyboard_alone(chart, on_screen):
    on_screen(chart, 640, 240)
    chart.clearFocus()
    plain = chart.grab().toImage()
    chart.setFocus(Qt.FocusReason.MouseFocusReason)
    assert chart.grab().toImage() == plain
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.grab().toImage() != plain


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_bubble_stays_inside_whatever_the_name(make_chart, toms_line, dressed, scale):
    dressed("light", scale)
    chart = make_chart(300, 160)
    chart.show_lines([replace(toms_line, name="Bartholomew-Alexander Featherstonehaugh " * 2)], TODAY)
    plot = chart.plot()
    for index, (_, dot) in enumerate(chart.dots):
        bubble = bubble_for(plot, plot.place(dot), chart.said(index))
        assert plot.rect.contains(bubble.room)
        assert "…" in bubble.label


def test_without_a_dot_it_says_its_sentence_and_takes_no_keyboard(make_chart, toms_line):
    chart = make_chart()
    empty = chart.grab().toImage()
    assert chart.accessibleDescription() == "Nobody has checked in yet."
    assert chart.focusPolicy() == Qt.FocusPolicy.NoFocus
    chart.show_lines([replace(toms_line, points=())], TODAY)
    assert chart.content is None
    assert chart.grab().toImage() == empty
    chart.show_lines([toms_line], TODAY)
    assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert chart.grab().toImage() != empty


def test_a_cleared_chart_holds_nothing(chart, qtbot):
    with qtbot.waitSignal(chart.changed):
        chart.clear()
    assert (chart.content, chart.curves, chart.dots) == (None, (), ())
    assert "Tom" not in chart.accessibleDescription()
    chart.grab()


@pytest.mark.parametrize("size", [(640, 240), (300, 160), (30, 20)])
def test_the_day_aimed_for_is_marked(make_chart, toms_line, size):
    chart = make_chart(*size)
    images = []
    for target in (None, date(2026, 12, 20), date(2066, 12, 20), date(1966, 12, 20)):
        chart.show_lines([toms_line], TODAY, target)
        images.append(chart.grab().toImage())
    assert len({bytes(image.constBits()) for image in images}) == 4


@pytest.mark.parametrize("made", [PathChart, ScoreChart], ids=lambda each: each.__name__)
def test_two_thousand_points_are_painted_at_once(qtbot, made):
    chart = made()
    qtbot.addWidget(chart)
    chart.resize(640, 240)
    moments = [timestamp(datetime.fromtimestamp(1.7e9 + 40_000 * each, UTC)) for each in range(2000)]
    kinds = {
        PathChart: lambda at, index: Point(at, index * 7 % 5 - 2),
        ScoreChart: lambda at, index: Score(at, 30 + index * 37 % 41),
    }
    points = tuple(kinds[made](at, index) for index, at in enumerate(moments))
    chart.show_lines([Line("Tom", TOM, points), Line("Amara", AMARA, points[::-1], dashed=True)], TODAY)
    image = QImage(chart.size(), QImage.Format.Format_ARGB32_Premultiplied)
    chart.render(image)
    taken = []
    for _ in range(5):
        before = perf_counter()
        chart.render(image)
        taken.append(perf_counter() - before)
    # Twice 8 ms is usual; whole polylines would take 140.
    assert min(taken) < 0.04


PATHS = st.lists(st.lists(st.builds(Point, MOMENTS, st.integers(-2, 2)), max_size=12), max_size=2)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CENTURIES = [[Point(f"{year}-06-01T12:00:00.000Z", 0) for year in (1900, 2200)]]


@given(PATHS, DAYS, st.none() | st.dates(), st.sampled_from([(640, 240), (300, 160), (1, 1)]), st.booleans())
@example(CENTURIES, TODAY, date.min, (640, 240), False)
@example(CENTURIES, TODAY, date.max, (640, 240), False)
@example([[Point("2026-09-02T12:00:00.000Z", level) for level in (-2, 2, 0)]] * 2, TODAY, None, (640, 240), False)
def test_painting_never_fails(qapp, paths, today, target, size, mirrored):
    chart = PathChart()
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    chart.resize(*size)
    lines = [Line("Tom", TOM, tuple(points), dashed=bool(index)) for index, points in enumerate(paths)]
    chart.show_lines(lines, today, target)
    image = QImage(*size, QImage.Format.Format_RGB32)
    plot = chart.plot()
    assert (plot is None) == (not any(paths))
    if plot is not None:
        # Not through the widget's event: an error there would end the program instead of the test.
        painter = QPainter(image)
        paint_chart(painter, plot, LIGHT)
        for index, (of, dot) in enumerate(chart.dots):
            paint_dot_at_hand(painter, plot, of, plot.place(dot), chart.said(index), LIGHT)
        painter.end()
