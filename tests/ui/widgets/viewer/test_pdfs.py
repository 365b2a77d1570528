"""A PDF is drawn by a process of its own, which can be stopped, and which no file brings out of its bounds."""

import os
import subprocess
import sys
import threading
import time

import psutil
import pytest
from PySide6.QtGui import QColor

from tests.ui.widgets.viewer import files
from ui.widgets.viewer import pdf_process
from ui.widgets.viewer.pdfs import Pdf
from ui.widgets.viewer.sheets import MOST_PIXELS, Stopped, Wanted
from ui.widgets.viewer.troubles import DamagedFile, DamagedPage, NoPages, ProtectedFile, TooMuch

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds a process otherwise")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process this way")


def wanted(number=0, room=(300, 400), zoom=1.0, ratio=1.0):
    return Wanted(number, room, zoom, ratio)


@pytest.fixture
def opened(helpers):
    """Opens a PDF, and closes it when the test ends."""
    made = []

    def open_it(data, **limits):
        made.append(Pdf(data, **limits))
        return made[-1]

    yield open_it
    for pdf in made:
        pdf.close()


def ink(image):
    """The rows and columns in which there is anything but white paper."""
    paper = QColor("white").rgb()
    dark = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) != paper]
    return dark


def test_a_page_is_drawn_in_the_size_it_is_shown_in(opened):
    pdf = opened(files.pdf("one", "two", "three"))
    assert pdf.count == 0
    drawn = pdf.draw(wanted())
    assert pdf.count == 3
    assert (drawn.image.width(), drawn.image.height()) == (283, 400)
    assert drawn.natural.width() == pytest.approx(595 * 96 / 72)
    dark = ink(drawn.image)
    assert 0 < len(dark) < 5000
    assert max(y for _, y in dark) < 100


def test_a_screen_with_finer_pixels_gets_more_of_them(opened):
    drawn = opened(files.pdf("one")).draw(wanted(ratio=2.0))
    assert (drawn.image.width(), drawn.image.height()) == (566, 800)


def test_the_words_of_a_page_come_with_it(opened):
    pdf = opened(files.pdf("What I (mostly) learned", "on to the next"))
    assert pdf.draw(wanted(0)).text == "What I (mostly) learned"
    assert pdf.draw(wanted(1)).text == "on to the next"


def test_very_many_words_are_cut(opened):
    assert len(opened(files.pdf("word " * 5000)).draw(wanted()).text) <= pdf_process.LONGEST_TEXT


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", DamagedFile),
        (b"%PDF-1.7\nand nothing else", DamagedFile),
        (files.pdf("one")[:200], DamagedFile),
        (files.picture("png"), DamagedFile),
        (files.protected_pdf(), ProtectedFile),
        (files.pdf_without_pages(), NoPages),
        (files.pdf_with_a_damaged_page("one", damaged=0), DamagedFile),
    ],
    ids=["nothing", "only a beginning", "cut short", "a picture", "protected", "no pages", "its only page damaged"],
)
def test_what_cannot_be_opened_is_told_apart(opened, data, trouble):
    pdf = opened(data)
    for _ in range(2):
        with pytest.raises(trouble):
            pdf.draw(wanted())


def test_a_damaged_table_of_places_is_no_trouble(opened):
    data = files.pdf("one", "two").replace(b"startxref\n", b"startxref\n9")
    assert opened(data).draw(wanted(1)).text == "two"


def test_beside_a_damaged_page_the_others_can_be_read(opened):
    pdf = opened(files.pdf_with_a_damaged_page("one", "two", "three", damaged=1))
    assert pdf.draw(wanted(0)).text == "one"
    with pytest.raises(DamagedPage):
        pdf.draw(wanted(1))
    assert pdf.draw(wanted(2)).text == "three"


@pytest.mark.parametrize("size", [(1_000_000, 1_000_000), (1_000_000, 1), (1, 1_000_000), (1, 1), (0, 0)])
def test_a_page_of_any_size_is_drawn_within_bounds(opened, size):
    drawn = opened(files.pdf("one", size=size)).draw(wanted(room=(4000, 4000), zoom=8.0, ratio=2.0))
    assert 0 < drawn.image.width() * drawn.image.height() <= MOST_PIXELS


def test_pages_that_lead_back_to_themselves_come_to_an_end(opened):
    circle = files.assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 5>>"])
    with pytest.raises((DamagedFile, DamagedPage, NoPages)):
        opened(circle).draw(wanted())


@linux
@pytest.mark.slow
def test_a_file_that_would_take_all_memory_is_stopped(opened, helpers):
    pdf = opened(files.pdf_that_takes_all_memory(), most_bytes=400 * 2**20)
    before = psutil.Process().memory_info().rss
    with pytest.raises(TooMuch):
        pdf.draw(wanted())
    assert psutil.Process().memory_info().rss - before < 50 * 2**20
    assert helpers() == []


def test_a_page_that_takes_too_long_is_stopped(opened, helpers):
    pdf = opened(files.pdf_that_takes_long(), seconds=0.3)
    began = time.monotonic()
    with pytest.raises(TooMuch):
        pdf.draw(wanted())
    assert time.monotonic() - began < 10
    assert helpers() == []


def test_after_a_page_that_was_too_much_the_file_is_opened_anew(opened, helpers):
    pdf = opened(files.pdf("one", "two"))
    pdf.draw(wanted())
    (first,) = helpers()
    first.kill()
    with pytest.raises(TooMuch):
        pdf.draw(wanted())
    assert pdf.draw(wanted(1)).text == "two"


def give_up(pdf, page):
    page.given_up.set()
    pdf.stop()


def close(pdf, page):
    pdf.close()


@pytest.mark.parametrize("after", [0.0, 0.02, 0.5], ids=["at once", "while it starts", "while it draws"])
@pytest.mark.parametrize("leave", [give_up, close])
def test_drawing_can_be_given_up_at_any_time(opened, helpers, leave, after):
    pdf, page, ended = opened(files.pdf_that_takes_long()), wanted(), []

    def draw():
        try:
            pdf.draw(page)
        except Stopped:
            ended.append(time.monotonic())

    thread = threading.Thread(target=draw)
    thread.start()
    time.sleep(after)
    began = time.monotonic()
    leave(pdf, page)
    thread.join(10)
    assert ended
    assert ended[0] - began < 2
    assert helpers() == []


def test_what_was_given_up_before_its_turn_is_not_begun(opened, helpers):
    page = wanted()
    page.given_up.set()
    with pytest.raises(Stopped):
        opened(files.pdf("one")).draw(page)
    assert helpers() == []


def test_what_is_not_drawing_is_not_stopped(opened, helpers):
    pdf = opened(files.pdf("one", "two"))
    pdf.draw(wanted())
    (before,) = helpers()
    pdf.stop()
    assert pdf.draw(wanted(1)).text == "two"
    assert helpers() == [before]


def test_a_closed_file_keeps_nothing_and_draws_no_more(opened, helpers):
    pdf = opened(files.pdf("one"))
    pdf.draw(wanted())
    pdf.close()
    assert helpers() == []
    assert not pdf._data
    with pytest.raises(Stopped):
        pdf.draw(wanted())


def test_a_file_that_is_forgotten_takes_its_process_along(helpers):
    pdf = Pdf(files.pdf("one"))
    pdf.draw(wanted())
    assert len(helpers()) == 1
    del pdf
    assert helpers() == []


def test_nothing_about_the_file_is_in_the_name_of_the_process(opened, helpers):
    opened(files.pdf("one")).draw(wanted())
    (process,) = helpers()
    assert process.cmdline()[0] == sys.executable
    assert process.cmdline()[1:] == ["-P", pdf_process.__file__, "20.0", str(2**30)]


@unix
def test_the_process_can_write_no_file(tmp_path):
    code = (
        "import pathlib, sys; from ui.widgets.viewer.pdf_process import shut_in; "
        "shut_in(2**30); pathlib.Path(sys.argv[1]).write_text('secret')"
    )
    target = tmp_path / "copy"
    ended = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, check=False)
    assert b"File too large" in ended.stderr
    assert target.read_bytes() == b""


@linux
def test_the_process_leaves_no_dump_of_what_it_held(opened, helpers):
    opened(files.pdf("one")).draw(wanted())
    (process,) = helpers()
    if os.geteuid() == 0:
        assert process.rlimit(psutil.RLIMIT_CORE) == (0, 0)
    else:  # nobody but root may look into a process that cannot be dumped
        with pytest.raises(psutil.AccessDenied):
            process.environ()
