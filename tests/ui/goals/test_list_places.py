"""Where everything in a line has its place: nothing overlaps, nothing leaves the line, whatever the words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from ui.goals.list_places import ABOVE, SIDE, Fonts, broken, places
from ui.goals.list_words import LineWords
from ui.theme import em
from ui.widgets.goal_chips import GoalChip

WIDE, NARROW = 70, 24
FOUR = tuple(
    GoalChip(text, "warn")
    for text in ("waits for your yes", "you see it differently", "the date has passed", "time to check in")
)
WORDS = LineWords("Lead the quarterly planning meeting", "You both say 0.", ("By 30 November",), FOUR[:1])
HARD = ["W" * 200, "a b " * 50, "אני רוצה להוביל " * 20, "😀👩‍🚀" * 60, "क्षत्रिय " * 60, "﷽" * 20]


@pytest.fixture
def fonts(qapp):
    return Fonts.of(qapp.font())


def reckoned(words, ems, fonts, *, with_strip=True, mirrored=False):
    return places(words, em(ems), fonts, with_strip=with_strip, mirrored=mirrored, named=True)


def rects(found):
    strip = [] if found.strip is None else [found.strip]
    return [*(text.place for text in found.texts), *(chip.place for chip in found.chips), *strip]


def assert_tidy(found, width):
    line = QRectF(0, 0, width, found.height)
    every = rects(found)
    assert all(line.contains(rect) for rect in every)
    for number, one in enumerate(every):
        assert not any(one.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other) for other in every[number + 1 :])


def test_with_room_the_ladder_stands_beside_the_words(fonts):
    found = reckoned(WORDS, WIDE, fonts)
    title, chip = found.texts[0].place, found.chips[0].place
    assert found.strip.top() == title.top() == ABOVE
    assert found.strip.left() > title.right()
    assert chip.top() > found.strip.bottom()
    assert chip.left() == found.strip.left()
    assert_tidy(found, em(WIDE))


def test_without_room_it_stands_below_the_title(fonts):
    found = reckoned(WORDS, NARROW, fonts)
    order = [found.texts[0].place, found.chips[0].place, found.strip, found.texts[1].place, found.texts[2].place]
    assert order == sorted(order, key=QRectF.top)
    assert {rect.left() for rect in order} == {SIDE}
    assert_tidy(found, em(NARROW))


def test_a_draft_has_its_chip_where_the_line_ends(fonts):
    found = reckoned(WORDS, WIDE, fonts, with_strip=False)
    assert found.strip is None
    assert found.chips[0].place.right() == pytest.approx(em(WIDE) - SIDE)
    assert found.chips[0].place.top() == ABOVE


def test_without_a_chip_and_a_ladder_the_words_have_the_whole_line(fonts):
    found = reckoned(LineWords("Title", "Words"), WIDE, fonts, with_strip=False)
    assert found.texts[0].place.width() == em(WIDE) - 2 * SIDE


@pytest.mark.parametrize("ems", [WIDE, NARROW])
def test_chips_that_do_not_fit_go_on_in_the_next_line(fonts, ems):
    found = reckoned(LineWords("Title", "Words", (), FOUR), ems, fonts)
    assert len({chip.place.top() for chip in found.chips}) > 1
    assert_tidy(found, em(ems))


@pytest.mark.parametrize("title", HARD)
@pytest.mark.parametrize("ems", [WIDE, NARROW, 12])
def test_a_title_takes_two_lines_at_most_and_says_when_it_is_cut(fonts, title, ems):
    found = reckoned(LineWords(title.strip(), title.strip(), (title.strip(),), FOUR), ems, fonts)
    titles = [text for text in found.texts if text.font == fonts.title]
    assert len(titles) == 2
    assert found.cut
    assert titles[1].text.endswith("…")
    assert len(found.texts) == 6
    # Qt may leave a pixel or two more than there is room for when it cuts; there is air beside the words.
    assert all(QFontMetricsF(text.font).horizontalAdvance(text.text) <= text.place.width() + 3 for text in found.texts)
    assert_tidy(found, em(ems))


def test_a_title_that_fits_into_two_lines_is_whole(fonts):
    title = "Lead the quarterly planning meeting with both teams in it"
    found = reckoned(LineWords(title), 26, fonts, with_strip=False)
    assert not found.cut
    assert " ".join(text.text for text in found.texts) == title


@pytest.mark.parametrize("ems", [WIDE, NARROW])
def test_where_reading_begins_at_the_right_everything_is_turned_around(fonts, ems):
    there, back = (reckoned(WORDS, ems, fonts, mirrored=mirrored) for mirrored in (False, True))
    for one, other in zip(rects(there), rects(back), strict=True):
        assert other.right() == pytest.approx(em(ems) - one.left())
        assert (other.top(), other.size()) == (one.top(), one.size())


@given(st.text(max_size=300), st.integers(60, 900))
def test_broken_text_is_the_beginning_of_the_text(text, width):
    text = " ".join(text.split())
    lines = broken(text, QFont(), width)
    assert len(lines) <= 2
    shown = "".join(lines).replace(" ", "")
    whole = text.replace(" ", "")
    assert shown == whole or whole.startswith(shown.removesuffix("…"))
