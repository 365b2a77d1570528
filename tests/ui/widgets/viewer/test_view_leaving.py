"""What nobody waits for any more is given up or dropped, and nothing of a file stays behind."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from tests.support.screens import all_words
from tests.ui.widgets.viewer import files
from ui.widgets.viewer import FileView
from ui.widgets.viewer.troubles import DamagedFile

THREE = files.pdf("one", "two", "three")


def test_a_result_for_a_file_that_was_left_is_dropped(make_view, by_hand):
    view = make_view(by_hand.run)
    view.show_file(files.picture("png", 50, 50), "png", "first")
    work, done, _ = by_hand.waiting.pop(0)
    late = work()
    view.clear()
    done(late)
    assert view.canvas.image() is None
    view.show_file(files.picture("png", 60, 60), "png", "second")
    done(late)
    assert view.canvas.image() is None
    by_hand.do()
    assert view.canvas.image().width() == 60


def test_an_error_of_a_file_that_was_left_is_dropped(make_view, by_hand, qtbot):
    view = make_view(by_hand.run)
    view.show_file(b"damaged", "png", "first")
    _, _, failed = by_hand.waiting.pop(0)
    view.clear()
    with qtbot.assertNotEmitted(view.failed):
        failed(DamagedFile())
    assert not view._message.isVisible()


def test_keys_that_are_held_down_do_not_pile_up_work(make_view, by_hand, qtbot):
    view = make_view(by_hand.run)
    view.show_file(files.pdf(*"abcdefgh"), "pdf", "name")
    by_hand.do()
    for _ in range(5):
        qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert len(by_hand.waiting) == 1
    by_hand.do()
    assert view._shown.number == 0
    by_hand.do()
    assert view._shown.number == 5
    assert by_hand.waiting == []


def test_turning_there_and_back_again_leaves_the_page_in_sight(make_view, by_hand, qtbot):
    view = make_view(by_hand.run)
    view.show_file(THREE, "pdf", "name")
    by_hand.do()
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageUp)
    qtbot.wait(250)
    assert view.canvas.image() is not None
    assert not view._message.isVisible()
    by_hand.do()
    assert view._shown.number == 0
    assert view.canvas.accessibleDescription() == "one"


def test_a_page_that_takes_long_is_given_up_when_another_is_wanted(view, shows, qtbot):
    slow = files.page(4)
    quick = files.page(5)
    tree = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    much, little = files.stream(b"0 0 595 842 re f " * 1_000_000), files.stream(b"")
    data = files.assembled([b"<</Type/Catalog/Pages 2 0 R>>", tree, quick, much, little, slow])
    view.show_file(data, "pdf", "name")
    shows(view)
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    qtbot.wait(300)
    assert view._message.text() == "Opening…"
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageUp)
    began = time.monotonic()
    shows(view)
    assert time.monotonic() - began < 5


def test_leaving_never_waits_for_a_page_that_takes_long(view, helpers, qtbot):
    view.show_file(files.pdf_that_takes_long(), "pdf", "name")
    qtbot.waitUntil(lambda: bool(helpers()))
    qtbot.wait(300)
    began = time.monotonic()
    view.clear()
    assert time.monotonic() - began < 1
    assert helpers() == []


def test_what_is_hidden_is_not_drawn_on(view, helpers, qtbot, background):
    view.show_file(files.pdf_that_takes_long(), "pdf", "name")
    qtbot.waitUntil(lambda: bool(helpers()))
    qtbot.wait(300)
    view.hide()
    assert background.wait(2000)
    qtbot.wait(50)
    assert helpers() == []
    view.show()
    qtbot.waitUntil(lambda: bool(helpers()))


@pytest.mark.parametrize(("data", "kind"), [(files.picture("png", 900, 900), "png"), (THREE, "pdf")])
def test_clearing_leaves_nothing_behind(view, shows, helpers, data, kind):
    view.show_file(data, kind, "canary17zq")
    shows(view)
    view.zoom(1)
    shows(view)
    view.clear()
    assert view._sheets is None
    assert view.canvas.image() is None
    assert helpers() == []
    assert not view.bar.isVisible()
    said = all_words([view, *view.findChildren(QWidget)])
    assert "canary17zq" not in said
    assert "one" not in said.split()
    assert view.canvas.verticalScrollBar().maximum() == 0
    view.show_file(files.picture("png"), "png", "p")
    shows(view)


def test_a_view_that_is_destroyed_takes_its_process_along(make_view, background, shows, helpers, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    view = FileView(background.run, parent)
    parent.show()
    view.show()
    view.show_file(THREE, "pdf", "name")
    shows(view)
    assert len(helpers()) == 1
    view.deleteLater()
    del view
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: helpers() == [])


@pytest.mark.parametrize(("data", "kind"), [(files.picture("png", 900, 900), "png"), (THREE, "pdf")])
def test_nothing_is_written_to_the_disk(make_view, background, shows, tmp_path, monkeypatch, data, kind):
    for variable in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    view = make_view(background.run)
    view.show_file(data, kind, "name")
    shows(view)
    view.zoom(1)
    shows(view)
    assert list(tmp_path.rglob("*")) == []
    view.clear()
    assert list(tmp_path.rglob("*")) == []
