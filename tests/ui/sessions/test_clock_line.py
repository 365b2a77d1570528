"""The line of the time that has passed: it fills, is full at the end, and is never anything but quiet."""

import pytest
from PySide6.QtCore import Qt

from ui.sessions.clock_line import ClockLine
from ui.theme import DARK, LIGHT


@pytest.fixture
def line(on_screen):
    return on_screen(ClockLine(), 200, 6)


def colours(line):
    """What is painted near both ends and in the middle."""
    picture = line.grab().toImage()
    return [picture.pixelColor(x, 3).name().upper() for x in (10, 100, 190)]


@pytest.mark.parametrize(("name", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_it_is_filled_as_far_as_time_has_passed(dressed, line, name, tokens):
    dressed(name)
    for share, filled in ((0.0, 0), (0.25, 1), (0.75, 2), (1.0, 3)):
        line.set_share(share)
        assert colours(line) == [tokens.shared] * filled + [tokens.line] * (3 - filled)


def test_over_the_time_it_is_full_and_no_other_colour(dressed, line):
    dressed("light")
    line.set_share(3.2)
    assert line.share == 1.0
    assert colours(line) == [LIGHT.shared] * 3


def test_a_clock_set_back_leaves_it_empty(line):
    line.set_share(-1)
    assert line.share == 0.0


def test_it_fills_from_where_one_begins_to_read(dressed, line):
    dressed("light")
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line.set_share(0.25)
    assert colours(line) == [LIGHT.line, LIGHT.line, LIGHT.shared]
