"""In the view things are made larger and moved, and it fits into windows of any size."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.support.screens import cut_at_the_side, nameless
from tests.ui.widgets.viewer import files
from ui.widgets.viewer.sheets import MOST_PIXELS
from ui.widgets.viewer.view import MOST_ZOOM

THREE = files.pdf("one", "two", "three")


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_keys_and_buttons_make_it_larger_and_smaller(view, shows, qtbot, kind):
    view.show_file(files.picture("png", 400, 300) if kind == "png" else THREE, kind, "name")
    shows(view)
    whole = view.canvas._size
    assert not view.bar.smaller.isEnabled()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    shows(view)
    once = view.canvas._size
    assert once.width() == pytest.approx(whole.width() * 1.25, abs=1)
    view.bar.larger.click()
    shows(view)
    assert view.canvas._size.width() > once.width()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    shows(view)
    assert view.canvas._size == once
    qtbot.keyClick(view.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    shows(view)
    assert view.canvas._size == whole


def test_there_is_an_end_to_zooming(view, shows):
    view.show_file(THREE, "pdf", "name")
    shows(view)
    for _ in range(30):
        view.zoom(1)
    shows(view)
    assert view._zoom == MOST_ZOOM
    assert not view.bar.larger.isEnabled()
    image = view.canvas.image()
    assert image.width() * image.height() <= MOST_PIXELS
    view.bar.whole.click()
    shows(view)
    assert view._zoom == 1.0


def test_a_larger_page_is_drawn_anew_and_crisp(view, shows):
    view.show_file(THREE, "pdf", "name")
    shows(view)
    before = view.canvas.image().width()
    for _ in range(4):
        view.zoom(1)
    assert view.canvas.image().width() == before
    assert view.canvas._size.width() > 2 * before
    shows(view)
    assert view.canvas.image().width() == view.canvas._size.width()


def test_ctrl_and_the_wheel_zoom(view, shows):
    view.show_file(files.picture("png", 300, 300), "png", "p")
    shows(view)
    middle = QPointF(view.canvas.viewport().rect().center())
    for _ in range(2):
        turn = QWheelEvent(
            middle,
            view.canvas.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, 60),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.canvas.viewport(), turn)
    assert view._zoom == 1.25


def test_arrows_and_the_mouse_move_what_is_larger_than_the_view(view, shows, qtbot):
    view.show_file(files.picture("png", 500, 500), "png", "p")
    shows(view)
    for _ in range(4):
        view.zoom(1)
    shows(view)
    down, across = view.canvas.verticalScrollBar(), view.canvas.horizontalScrollBar()
    before = down.value(), across.value()
    assert before == pytest.approx((down.maximum() / 2, across.maximum() / 2), abs=2)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert down.value() > before[0]
    assert across.value() > before[1]
    at = down.value(), across.value()
    target = view.canvas.viewport()
    qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(target, QPoint(170, 160))
    qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=QPoint(170, 160))
    assert (down.value(), across.value()) == (at[0] + 40, at[1] + 30)
    qtbot.mouseMove(target, QPoint(10, 10))
    assert (down.value(), across.value()) == (at[0] + 40, at[1] + 30)
    qtbot.keyClick(view.canvas, Qt.Key.Key_End)
    assert down.value() == down.maximum()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    assert down.value() == 0


def test_a_page_that_is_turned_to_begins_at_its_top(view, shows, qtbot):
    view.show_file(THREE, "pdf", "name")
    shows(view)
    for _ in range(5):
        view.zoom(1)
    shows(view)
    assert view.canvas.verticalScrollBar().value() > 0
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    shows(view, 1)
    assert view.canvas.verticalScrollBar().value() == 0


def test_another_size_of_the_window_is_filled_again(view, shows):
    view.show_file(THREE, "pdf", "name")
    shows(view)
    before = view.canvas.image().height()
    view.resize(900, 800)
    shows(view)
    assert view.canvas.image().height() > before


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_has_room_and_a_name(make_view, background, shows, dressed, qtbot, scale):
    dressed("light", scale)
    view = make_view(background.run, 300, 400)
    view.show_file(files.pdf(*["page"] * 120), "pdf", "A very long name " * 10)
    shows(view)
    qtbot.wait(20)
    assert cut_at_the_side(view) == []
    assert nameless(view) == []
    assert view.bar.after.isVisible()
    assert view.bar.larger.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_of_a_sentence_is_cut(make_view, background, fails, dressed, qtbot, scale):
    dressed("dark", scale)
    view = make_view(background.run, 300, 200)
    fails(view, files.protected_pdf(), "pdf")
    qtbot.wait(50)
    label = view._message._label
    assert label.height() >= label.heightForWidth(label.width())
    assert view._message.rect().contains(label.geometry().translated(label.parentWidget().pos()))
