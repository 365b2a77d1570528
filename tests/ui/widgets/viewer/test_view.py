"""The view shows a picture or a page, turns pages, and says what cannot be shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import KnownError
from tests.ui.widgets.viewer import files
from ui.widgets.notice import sentence_for
from ui.widgets.viewer import FileView
from ui.widgets.viewer.troubles import DamagedFile, DamagedPage, NoPages, ProtectedFile, TooLarge

THREE = files.pdf("one", "two", "three")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_stands_in_the_middle_of_the_view(view, shows, kind):
    view.show_file(files.picture(kind, 60, 30), kind, "Whiteboard.png")
    shows(view)
    seen = view.canvas.viewport().grab().toImage()
    colour = seen.pixelColor(seen.width() // 2, seen.height() // 2)
    assert all(abs(a - b) <= 12 for a, b in zip(colour.getRgb(), QColor("#C03020").getRgb(), strict=True))
    assert view.canvas.accessibleName() == "Picture Whiteboard.png"


def test_a_picture_larger_than_the_view_is_shown_whole(view, shows):
    view.show_file(files.picture("png", 1200, 400, ("#FF0000", "#00FF00", "#0000FF")), "png", "wide")
    shows(view)
    image = view.canvas.image()
    assert image.width() == view.canvas.room()[0]
    assert image.pixelColor(2, 2) == QColor("#FF0000")
    assert image.pixelColor(image.width() - 3, 2) == QColor("#0000FF")
    assert view.canvas.horizontalScrollBar().maximum() == 0


def test_what_shows_through_a_picture_is_light_in_every_theme(view, shows, dressed):
    dressed("dark")
    view.show_file(files.picture("png", 60, 30, ("#00000000",)), "png", "clear")
    shows(view)
    seen = view.canvas.viewport().grab().toImage()
    assert seen.pixelColor(seen.width() // 2, seen.height() // 2).lightness() > 200


def test_a_pdf_begins_with_its_first_page(view, shows):
    view.show_file(THREE, "pdf", "Plan.pdf")
    shows(view)
    assert view.bar.place.text() == "Page 1 of 3"
    assert view.canvas.accessibleName() == "Page 1 of 3 of Plan.pdf"
    assert view.canvas.accessibleDescription() == "one"


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Qt.Key.Key_PageDown], 1),
        ([Qt.Key.Key_End], 2),
        ([Qt.Key.Key_End, Qt.Key.Key_PageDown], 2),
        ([Qt.Key.Key_End, Qt.Key.Key_PageUp], 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_PageUp], 0),
    ],
)
def test_keys_turn_pages(view, shows, qtbot, keys, number):
    view.show_file(THREE, "pdf", "Plan.pdf")
    shows(view)
    for key in keys:
        qtbot.keyClick(view.canvas, key)
    shows(view, number)
    assert view.canvas.accessibleName() == f"Page {number + 1} of 3 of Plan.pdf"
    assert view.canvas.accessibleDescription() == ("one", "two", "three")[number]


def test_buttons_turn_pages_and_end_where_the_file_does(view, shows, qtbot):
    view.show_file(THREE, "pdf", "Plan.pdf")
    shows(view)
    assert not view.bar.before.isEnabled()
    view.bar.after.setFocus()
    qtbot.keyClick(view.bar.after, Qt.Key.Key_Return)
    qtbot.keyClick(view.bar.after, Qt.Key.Key_Return)
    shows(view, 2)
    assert view.bar.before.isEnabled()
    assert not view.bar.after.isEnabled()
    assert QApplication.focusWidget() is view.canvas
    qtbot.mouseClick(view.bar.before, Qt.MouseButton.LeftButton)
    shows(view, 1)


def test_a_file_of_one_sheet_has_nothing_to_turn(view, shows):
    view.show_file(files.pdf("alone"), "pdf", "One.pdf")
    shows(view)
    assert not view.bar.after.isVisible()
    assert view.bar.larger.isVisible()
    view.show_file(files.picture("png"), "png", "p")
    shows(view)
    assert not view.bar.after.isVisible()


@pytest.mark.parametrize(
    ("data", "kind", "trouble"),
    [
        (b"\x89PNG\r\n\x1a\n and no more", "png", DamagedFile),
        (files.png_that_says(90_000, 90_000), "png", TooLarge),
        (files.protected_pdf(), "pdf", ProtectedFile),
        (files.pdf_without_pages(), "pdf", NoPages),
        (b"%PDF-1.7\n", "pdf", DamagedFile),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_shown_is_said_in_its_place(view, fails, data, kind, trouble):
    error, said = fails(view, data, kind)
    assert isinstance(error, trouble)
    assert isinstance(error, KnownError)
    assert said == sentence_for(error)
    assert view._message.isVisible()
    assert view._message.text() == said
    assert not view.bar.isVisible()
    assert view.canvas.image() is None


def test_a_mistake_of_the_program_is_said_too(make_view, by_hand):
    view = make_view(by_hand.run)
    view.show_file(files.picture("png"), "png", "p")
    _, _, failed = by_hand.waiting.pop(0)
    failed(ZeroDivisionError())
    assert "inside the program" in view._message.text()


def test_from_a_damaged_page_one_can_go_on(view, shows, qtbot):
    view.show_file(files.pdf_with_a_damaged_page("one", "two", "three", damaged=1), "pdf", "name")
    shows(view)
    with qtbot.waitSignal(view.failed) as said:
        qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert isinstance(said.args[0], DamagedPage)
    assert view.bar.place.text() == "Page 2 of 3"
    assert not view.bar.larger.isEnabled()
    assert not view.bar.smaller.isEnabled()
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    shows(view, 2)
    assert not view._message.isVisible()
    assert view.bar.larger.isEnabled()


def test_a_page_that_cannot_be_drawn_is_not_tried_again_and_again(view, fails, qtbot):
    times = []
    view.failed.connect(times.append)
    fails(view, files.protected_pdf(), "pdf")
    view.resize(700, 600)
    view.hide()
    view.show()
    qtbot.wait(150)
    assert len(times) == 1


def test_opening_is_said_only_when_it_takes_a_while(make_view, by_hand, qtbot):
    view = make_view(by_hand.run)
    view.show_file(files.picture("png"), "png", "p")
    assert view._message.text() == ""
    qtbot.waitUntil(lambda: view._message.text() == "Opening…")
    assert view._message.isVisible()
    by_hand.do()
    assert not view._message.isVisible()
    assert view.canvas.image() is not None


def test_what_opens_at_once_says_nothing(make_view, by_hand, qtbot):
    view = make_view(by_hand.run)
    view.show_file(files.picture("png"), "png", "p")
    by_hand.do()
    qtbot.wait(250)
    assert not view._message.isVisible()


def test_a_file_that_is_shown_before_the_view_is_opens_with_it(qtbot, by_hand):
    view = FileView(by_hand.run)
    qtbot.addWidget(view)
    view.show_file(files.picture("png"), "png", "p")
    assert by_hand.waiting == []
    view.show()
    by_hand.do()
    assert view.canvas.image() is not None


def test_building_a_view_shows_nothing(strays, by_hand, qtbot):
    view = FileView(by_hand.run)
    qtbot.addWidget(view)
    view.show_file(files.picture("png"), "png", "p")
    view.clear()
    assert strays.shown == []
