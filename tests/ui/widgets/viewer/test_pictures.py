"""Pictures are decoded as what they were kept as, turned the right way, and within bounds."""

import pytest
from PySide6.QtGui import QColor

from tests.ui.widgets.viewer import files
from ui.widgets.viewer.pictures import MOST_DECODED_BYTES, Picture, decode
from ui.widgets.viewer.sheets import MOST_PIXELS, Stopped, Wanted
from ui.widgets.viewer.troubles import DamagedFile, TooLarge

RED, BLUE = "#c03020", "#3050c0"
ROOM = Wanted(0, (400, 300), 1.0, 1.0)


def close_to(colour, wanted):
    """Whether two colours look alike; JPEG and WebP change them a little."""
    return all(abs(a - b) <= 12 for a, b in zip(colour.getRgb(), QColor(wanted).getRgb(), strict=True))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_is_what_it_was(kind):
    image = decode(files.picture(kind, 40, 20, (RED, BLUE)), kind)
    assert (image.width(), image.height()) == (40, 20)
    assert close_to(image.pixelColor(5, 10), RED)
    assert close_to(image.pixelColor(35, 10), BLUE)


@pytest.mark.parametrize(("make", "kind"), [(files.moving_gif, "gif"), (files.moving_webp, "webp")])
def test_of_a_moving_picture_the_first_frame_is_shown(make, kind):
    image = decode(make(RED, BLUE), kind)
    assert close_to(image.pixelColor(20, 10), RED)


def test_a_photograph_is_turned_as_the_camera_says():
    image = decode(files.picture("jpeg", 40, 20, (RED, BLUE), turned=True), "jpeg")
    assert (image.width(), image.height()) == (20, 40)
    assert close_to(image.pixelColor(10, 5), RED)
    assert close_to(image.pixelColor(10, 35), BLUE)


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>",
        b"BM" + bytes(64),
        files.pdf("not a picture"),
    ],
    ids=["nothing", "svg", "bmp", "pdf"],
)
def test_nothing_is_read_as_another_kind_of_file(kind, data):
    with pytest.raises(DamagedFile):
        decode(data, kind)


def test_not_even_as_another_kind_that_is_kept():
    with pytest.raises(DamagedFile):
        decode(files.moving_gif(RED), "png")


def test_a_picture_that_is_cut_short_is_damaged():
    with pytest.raises(DamagedFile):
        decode(files.picture("png", 40, 20)[:50], "png")


@pytest.mark.qt_log_ignore("libpng")
def test_a_picture_that_promises_more_than_it_holds_is_no_reason_to_fall_over():
    data = files.png_that_says(400, 300)
    try:
        image = decode(data, "png")
    except DamagedFile:
        return
    assert (image.width(), image.height()) == (400, 300)


@pytest.mark.parametrize(("width", "height"), [(8192, 8193), (1_000_000, 100)])
def test_a_picture_that_would_take_too_much_memory_is_refused_by_its_header(width, height):
    assert width * height * 4 > MOST_DECODED_BYTES
    with pytest.raises(TooLarge) as refused:
        decode(files.png_that_says(width, height), "png")
    assert refused.value.details == {"width": width, "height": height}


@pytest.mark.slow
def test_a_large_photograph_is_made_smaller_while_it_is_read():
    image = decode(files.plain_picture("jpeg", 8000, 4000), "jpeg")
    assert image.width() * image.height() <= MOST_PIXELS
    assert image.width() > 5000
    assert abs(image.width() - 2 * image.height()) <= 2


def test_a_picture_is_drawn_in_the_size_it_is_shown_in():
    picture = Picture(files.picture("png", 800, 400), "png")
    assert picture.count == 0
    drawn = picture.draw(ROOM)
    assert picture.count == 1
    assert (drawn.image.width(), drawn.image.height()) == (400, 200)
    assert (drawn.natural.width(), drawn.natural.height()) == (800, 400)


def test_a_picture_is_never_drawn_with_more_pixels_than_it_has():
    drawn = Picture(files.picture("png", 40, 20), "png").draw(Wanted(0, (400, 300), 8.0, 2.0))
    assert (drawn.image.width(), drawn.image.height()) == (40, 20)


def test_a_closed_picture_keeps_nothing_and_draws_no_more():
    picture = Picture(files.picture("png"), "png")
    picture.draw(ROOM)
    picture.close()
    assert not picture._data
    assert picture._image is None
    with pytest.raises(Stopped):
        picture.draw(ROOM)
