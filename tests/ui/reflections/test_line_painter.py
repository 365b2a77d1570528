"""A line of the list is painted in every state, with its hits in plum."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from mentor_desktop.journal.markdown import first_words
from mentor_desktop.journal.reflections import Feeling
from tests.support.lines import FakeLine, Words
from ui.reflections.line_painter import LinePainter, _below_the_title, day_words
from ui.reflections.model import ReflectionModel
from ui.theme import DARK, LIGHT

WIDTH, AROUND = 600, 30
LONG = "Unreasonably long words about nothing in particular, " * 12
STATES = {
    "quiet": QStyle.StateFlag.State_Enabled,
    "selected": QStyle.StateFlag.State_Selected,
    "hover": QStyle.StateFlag.State_MouseOver,
    "focus": QStyle.StateFlag.State_HasFocus,
    "all": QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus,
}
LINES = {
    "plain": FakeLine(),
    "long": FakeLine(title=Words(LONG, ((13, 4),)), snippet=Words(LONG, ((0, 5), (13, 4), (60, 9)))),
    "no title": FakeLine(title=Words(), snippet=Words("Some text")),
    "nothing": FakeLine(title=Words(), snippet=Words()),
    "feelings": FakeLine(feelings=(Feeling("uneasy", 2), Feeling("glad", 1))),
    "long with feeling": FakeLine(title=Words(LONG), snippet=Words(LONG), feelings=(Feeling(LONG, 3),)),
    "marks": FakeLine(title=Words("A title", ((2, 5),)), snippet=Words("Some text", ((0, 4), (5, 4)))),
    "one long word": FakeLine(title=Words("a" * 500), snippet=Words("b" * 500)),
    "line breaks": FakeLine(title=Words("a\nb"), snippet=Words("a\n\nb")),
    "emoji": FakeLine(title=Words("😀" * 60, ((59, 1),)), snippet=Words("😀 e\u0301 " * 60, ((236, 4),))),
    "arabic": FakeLine(title=Words("لم أفهم الميزانية", ((3, 4),)), snippet=Words("أومأت برأسي ولم أفهم شيئًا. " * 9)),
    "tall": FakeLine(title=Words("ཧཱུྃ ที่นี่ Å̊̊̊"), snippet=Words("ཧཱུྃ ที่นี่ Å̊̊̊ " * 40)),
}


@pytest.fixture(params=[LIGHT, DARK], ids=lambda tokens: tokens.name)
def tokens(request, dressed):
    """The tokens of the theme in force."""
    dressed(request.param.name)
    return request.param


@pytest.fixture
def paint(qapp):
    """Paints a line as the list does, on paper, with some paper around it."""

    def draw(line, state=STATES["quiet"], direction=Qt.LayoutDirection.LeftToRight, width=WIDTH, font=None, paper=""):
        model = ReflectionModel()
        model.show_lines(1, lambda offset, limit: [line])
        painter_of_lines = LinePainter()
        option = QStyleOptionViewItem()
        option.font = font or qapp.font()
        option.state = state
        option.direction = direction
        height = painter_of_lines.sizeHint(option, model.index(0)).height()
        option.rect = QRect(AROUND, AROUND, width, height)
        image = QImage(width + 2 * AROUND, height + 2 * AROUND, QImage.Format.Format_RGB32)
        image.fill(QColor(paper or "#808080"))
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        painter_of_lines.paint(painter, option, model.index(0))
        painter.end()
        return image

    return draw


def columns_of(image, colour, tolerance=40):
    """Where, from left to right, pixels are nearly of a colour."""
    wanted = QColor(colour)
    return sorted(
        {
            x - AROUND
            for x in range(image.width())
            for y in range(image.height())
            if _distance(image.pixelColor(x, y), wanted) < tolerance
        }
    )


def _distance(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_every_line_is_painted_in_every_state_and_stays_in_its_place(paint, line, state, direction):
    image = paint(line, state, direction)
    flat = QImage(image.size(), image.format())
    flat.fill(QColor("#808080"))
    assert image != flat
    cover = QPainter(image)
    cover.fillRect(image.rect().adjusted(AROUND, AROUND, -AROUND, -AROUND), QColor("#808080"))
    cover.end()
    assert image == flat


def test_a_narrow_list_and_a_font_in_pixels_are_no_trouble(paint):
    font = QFont()
    font.setPixelSize(14)
    for line in LINES.values():
        paint(line, width=90)
        paint(line, font=font)


def test_all_lines_are_of_one_height_that_grows_with_the_text(qapp, dressed):
    dressed("light")
    painter, option, model = LinePainter(), QStyleOptionViewItem(), ReflectionModel()
    lines = list(LINES.values())
    model.show_lines(len(lines), lambda offset, limit: lines[offset : offset + limit])
    option.font = qapp.font()
    heights = {painter.sizeHint(option, model.index(row)).height() for row in range(len(lines))}
    assert len(heights) == 1
    option.font.setPointSizeF(option.font.pointSizeF() * 2)
    assert painter.sizeHint(option, model.index(0)).height() > heights.pop()


def test_what_was_searched_for_is_plum(paint, tokens):
    font = QFont("DejaVu Sans", 16)
    without = paint(FakeLine(title=Words("Budget"), snippet=Words("budget")), font=font, paper=tokens.surface)
    in_title = paint(FakeLine(title=Words("Budget", ((0, 6),))), font=font, paper=tokens.surface)
    in_text = paint(FakeLine(snippet=Words("a budget", ((2, 6),))), font=font, paper=tokens.surface)
    assert not columns_of(without, tokens.private)
    assert len(columns_of(in_title, tokens.private)) > 10
    assert len(columns_of(in_text, tokens.private)) > 10


def test_the_line_at_hand_stands_on_a_plum_tint(paint, tokens):
    for state in ("selected", "hover"):
        image = paint(FakeLine(), STATES[state], paper=tokens.surface)
        assert image.pixelColor(AROUND + 12, AROUND + 30) == QColor(tokens.private_tint)
    quiet = paint(FakeLine(), paper=tokens.surface)
    assert quiet.pixelColor(AROUND + 12, AROUND + 30) == QColor(tokens.surface)
    focused = paint(FakeLine(), STATES["focus"], paper=tokens.surface)
    assert columns_of(focused.copy(AROUND, AROUND, 12, 60), tokens.private, 90)


def test_a_hit_behind_an_emoji_is_marked_where_it_stands(paint, tokens):
    font = QFont("DejaVu Sans", 16)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    line = FakeLine(title=Words("😀😀😀😀 mm", ((5, 2),)))
    words_begin = 20 + QFontMetrics(font).horizontalAdvance("00 Mmm 0000") + 12
    hit_begins = words_begin + QFontMetrics(bold).horizontalAdvance("😀😀😀😀")
    plum = columns_of(paint(line, font=font, paper=tokens.surface), tokens.private)
    assert plum
    assert plum[0] >= hit_begins - 2


def test_an_empty_page_with_a_feeling_still_says_what_it_is(paint, tokens):
    font = QFont("DejaVu Sans", 12)
    width = QFontMetrics(font).horizontalAdvance("An empty page")
    begins = 20 + QFontMetrics(font).horizontalAdvance("00 Mmm 0000") + 12
    bare = paint(FakeLine(title=Words(), snippet=Words()), font=font, paper=tokens.surface)
    line = FakeLine(title=Words(), snippet=Words(), feelings=(Feeling("glad", 1),))
    felt = paint(line, font=font, paper=tokens.surface)
    part = QRect(AROUND + begins, AROUND, width, bare.height() - 2 * AROUND)
    assert felt.copy(part) == bare.copy(part)


def test_a_page_right_to_left_is_the_mirror(paint, tokens):
    line = FakeLine(title=Words("mm", ((0, 2),)), snippet=Words())
    left = columns_of(paint(line, paper=tokens.surface), tokens.private)
    mirrored = paint(line, direction=Qt.LayoutDirection.RightToLeft, paper=tokens.surface)
    right = columns_of(mirrored, tokens.private)
    assert left[-1] < WIDTH / 2 < right[0]
    assert abs(left[0] - (WIDTH - right[-1])) < 6


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-21", "Today"),
        ("2026-03-20", "Yesterday"),
        ("2026-03-19", "19 Mar"),
        ("2025-11-11", "11 Nov"),
        ("2024-11-11", "11 Nov 2024"),
        ("2026-03-22", "22 Mar"),
        ("2028-03-22", "22 Mar 2028"),
    ],
)
def test_the_day_in_as_few_words_as_make_it_clear(qapp, at, words):
    assert day_words(f"{at}T12:00:00.000Z", date(2026, 3, 21)) == words


def test_first_words_that_stand_in_for_a_title_are_not_said_again_below_it():
    text = "One line that is long enough to be cut somewhere in it, and then it goes on. And ends."
    title = first_words(text)
    untitled = FakeLine(title=Words(title), snippet=Words(text))
    assert _below_the_title(untitled).text.endswith("And ends.")
    assert title.removesuffix("…") not in _below_the_title(untitled).text
    titled = FakeLine(title=Words("One line"), snippet=Words(text))
    assert _below_the_title(titled) is titled.snippet
