"""The strip shows where a goal began, what is expected and what each of the two sees, in pixels and in words."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from mentor_desktop.journal.goals import LEVELS
from mentor_desktop.journal.progress import Views
from ui.theme import DARK, LIGHT
from ui.theme.tokens import contrast, mix
from ui.widgets.ladder_strip import LadderStrip, Standing, in_words, paint_strip

NAMES = {"mentor": "Amara", "mentee": "Tom"}
COLOURS = {"mentor": "#0F6B64", "mentee": "#B8762B"}
WIDTH, HEIGHT = 500, 36


@pytest.fixture(params=[LIGHT, DARK], ids=lambda tokens: tokens.name)
def tokens(request, dressed):
    """The tokens of the theme in force."""
    dressed(request.param.name)
    return request.param


def painted(standing, tokens, width=WIDTH, height=HEIGHT, **options):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_strip(painter, QRectF(0, 0, width, height), standing, COLOURS, tokens, **options)
    painter.end()
    return image


def ground(image, level, width=WIDTH):
    """The colour of a level near its lower left corner, away from number and marks."""
    left = LEVELS.index(level) * (width + 4) / 5
    return image.pixelColor(round(left) + 8, HEIGHT - 11).name().upper()


def part(image, level):
    left = LEVELS.index(level) * (WIDTH + 4) / 5
    return image.copy(round(left) + 1, 0, round((WIDTH - 16) / 5) - 2, HEIGHT)


def test_a_level_both_see_is_filled_with_what_is_shared(tokens):
    image = painted(Standing(-1, Views(0, 0)), tokens)
    assert ground(image, 0) == tokens.shared
    assert {ground(image, level) for level in (-2, -1, 1, 2)} == {tokens.sunken}


def test_two_views_are_two_tints_with_a_mark_in_each_colour(tokens):
    image = painted(Standing(-2, Views(mentor=1, mentee=-1)), tokens)
    assert ground(image, -1) == mix(tokens.surface, COLOURS["mentee"], 0.16)
    assert ground(image, 1) == mix(tokens.surface, COLOURS["mentor"], 0.16)
    assert ground(image, 0) == tokens.sunken


def test_the_numbers_can_be_read_on_every_ground(tokens):
    grounds = [(tokens.sunken, tokens.ink2), (tokens.shared, tokens.on_shared)]
    grounds += [(mix(tokens.surface, colour, 0.16), tokens.ink) for colour in ("#000000", "#FFFFFF", "#FF0000")]
    assert all(contrast(one, other) >= 4.5 for one, other in grounds)


def test_the_mentee_is_a_circle_and_the_mentor_a_square(tokens):
    circle, square = (painted(Standing(None, views), tokens) for views in (Views(None, 1), Views(1, None)))
    assert part(circle, 1) != part(square, 1)
    one_colour = {"mentor": "#0F6B64", "mentee": "#0F6B64"}
    shapes = []
    for views in (Views(None, 1), Views(1, None)):
        image = QImage(60, 20, QImage.Format.Format_RGB32)
        image.fill(QColor(tokens.surface))
        painter = QPainter(image)
        paint_strip(painter, QRectF(0, 0, 60, 20), Standing(None, views), one_colour, tokens)
        painter.end()
        shapes.append(image)
    assert shapes[0] != shapes[1]


def test_the_beginning_has_an_edge_and_the_expected_level_a_bar(tokens):
    plain, begun = (painted(Standing(start, Views(None, None)), tokens) for start in (None, -1))
    assert [level for level in LEVELS if part(plain, level) != part(begun, level)] == [-1]
    middle = round(2 * (WIDTH + 4) / 5 + (WIDTH - 16) / 10)
    assert plain.pixelColor(middle, HEIGHT - 2) == QColor(tokens.ink2)
    assert plain.pixelColor(middle - 100, HEIGHT - 2) == QColor(tokens.surface)


def test_from_right_to_left_the_lowest_level_is_at_the_right(tokens):
    standing = Standing(None, Views(-2, -2))
    assert ground(painted(standing, tokens), -2) == tokens.shared
    assert ground(painted(standing, tokens, mirrored=True), 2) == tokens.shared


@pytest.mark.parametrize("size", [(500, 40), (200, 24), (90, 14), (20, 6), (0, 0)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_painted_in_any_room_and_stays_there(dressed, size, scale):
    dressed("light", scale)
    width, height = size
    image = QImage(width + 40, height + 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    flat = image.copy()
    painter = QPainter(image)
    for standing in (Standing(0, Views(0, 0)), Standing(2, Views(-2, 2))):
        paint_strip(painter, QRectF(20, 20, width, height), standing, COLOURS, LIGHT)
    painter.fillRect(19, 19, width + 2, height + 2, QColor("#808080"))
    painter.end()
    assert image == flat


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(-1, Views(0, 0)), "It began at −1. Tom and Amara both say 0. 0 is what you both expect."),
        (Standing(-2, Views(0, -1)), "It began at −2. Tom says −1. Amara says 0. 0 is what you both expect."),
        (Standing(-2, Views(None, 1)), "It began at −2. Tom says +1. 0 is what you both expect."),
        (Standing(None, Views(None, None)), "0 is what you both expect."),
    ],
)
def test_it_says_itself_in_words(qapp, standing, words):
    assert in_words(standing, NAMES) == words


def test_the_widget_says_and_paints_and_forgets(on_screen, dressed):
    theme = dressed("light")
    strip = on_screen(LadderStrip(), 500, 60)
    strip.show_standing(Standing(-1, Views(0, 1)), NAMES, COLOURS)
    assert strip.accessibleName() == in_words(Standing(-1, Views(0, 1)), NAMES)
    light = strip.grab().toImage()
    theme.force("dark")
    assert strip.grab().toImage() != light
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.clear()
    assert strip.accessibleName() == strip.toolTip() == ""
    strip.grab()


def test_the_widget_grows_with_the_text(dressed, qtbot):
    dressed("light")
    strip = LadderStrip()
    qtbot.addWidget(strip)
    before = strip.sizeHint().height()
    dressed("light", 1.5)
    assert strip.sizeHint().height() > before
