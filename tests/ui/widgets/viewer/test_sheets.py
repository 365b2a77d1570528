"""How large a sheet stands in the view, and how many pixels are drawn for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, QSizeF

from ui.widgets.viewer.sheets import MOST_PIXELS, drawn_size, shown_size

sides = st.floats(1, 10e6)
rooms = st.integers(1, 8000)


@pytest.mark.parametrize(
    ("natural", "room", "zoom", "size"),
    [
        ((800, 600), (400, 400), 1.0, (400, 300)),
        ((600, 800), (400, 400), 1.0, (300, 400)),
        ((800, 600), (400, 400), 2.0, (800, 600)),
        ((40, 20), (400, 400), 1.0, (40, 20)),
        ((40, 20), (400, 400), 8.0, (320, 160)),
        ((10e6, 1), (400, 400), 1.0, (400, 1)),
    ],
)
def test_a_sheet_is_shown_whole_and_never_larger_than_by_nature(natural, room, zoom, size):
    assert shown_size(QSizeF(*natural), room, zoom) == QSize(*size)


@given(sides, sides, rooms, rooms)
def test_without_zoom_nothing_needs_to_be_scrolled(width, height, wide, high):
    size = shown_size(QSizeF(width, height), (wide, high), 1.0)
    assert 1 <= size.width() <= wide
    assert 1 <= size.height() <= high


def test_every_pixel_of_the_screen_is_drawn():
    assert drawn_size(QSize(400, 300), 1.0) == QSize(400, 300)
    assert drawn_size(QSize(400, 300), 2.0) == QSize(800, 600)


@given(sides, sides, rooms, rooms, st.floats(1, 8), st.floats(1, 4))
def test_no_sheet_needs_more_memory_than_is_meant_for_it(width, height, wide, high, zoom, ratio):
    size = drawn_size(shown_size(QSizeF(width, height), (wide, high), zoom), ratio)
    assert 1 <= size.width() <= 16_384
    assert 1 <= size.height() <= 16_384
    assert size.width() * size.height() <= MOST_PIXELS
