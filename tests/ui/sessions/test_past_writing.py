"""A text that is kept while it is typed: a fraction of a second after a key, again after a failure, never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from mentor_desktop.errors import DiskFull
from ui.sessions.past_writing import KEEP_AFTER_MS, TRY_AGAIN_AFTER_MS, KeptBox


class Shelf:
    """Where the words go; `full` lets nothing in."""

    def __init__(self):
        self.kept, self.full = [], False

    def __call__(self, text):
        if self.full:
            raise DiskFull()
        self.kept.append(text)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def box(on_screen, shelf):
    made = on_screen(KeptBox("The notes", "Write here", may_write=True), 300, 200)
    made.show_text("We began.", shelf)
    made.heard = []
    made.told.connect(lambda state, trouble: made.heard.append((state, trouble)))
    return made


def test_what_is_shown_is_not_written(box, shelf, qtbot):
    qtbot.wait(KEEP_AFTER_MS + 50)
    box.settle()
    assert (shelf.kept, box.heard) == ([], [])


def test_words_are_kept_soon_after_a_key(box, shelf, qtbot):
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.keyClicks(box, " Then")
    assert box.heard[0] == ("Writing…", "")
    assert shelf.kept == []
    qtbot.waitUntil(lambda: shelf.kept == ["We began. Then"], timeout=KEEP_AFTER_MS + 1000)
    assert box.heard[-1] == ("Saved", "")


def test_settling_keeps_them_at_once(box, shelf):
    box.setPlainText("We ended.")
    box.settle()
    assert shelf.kept == ["We ended."]
    box.settle()
    assert shelf.kept == ["We ended."]


def test_what_cannot_be_kept_stays_is_said_and_is_tried_again(box, shelf, qtbot):
    shelf.full = True
    box.setPlainText("We ended.")
    with pytest.raises(DiskFull):
        box.settle()
    assert box.heard[-1] == ("Not saved", str(DiskFull()))
    assert box._timer.isActive()
    assert box._timer.interval() == TRY_AGAIN_AFTER_MS
    box._timer.timeout.emit()
    assert box.heard[-1] == ("Not saved", str(DiskFull()))
    shelf.full = False
    box._timer.timeout.emit()
    assert shelf.kept == ["We ended."]
    assert box.heard[-1] == ("Saved", "")


def test_typing_on_after_a_failure_is_kept_soon(box, shelf):
    shelf.full = True
    box.setPlainText("We")
    with pytest.raises(DiskFull):
        box.settle()
    box.setPlainText("We end")
    assert box._timer.interval() == KEEP_AFTER_MS


def test_words_that_are_being_typed_are_not_replaced_by_what_is_read(box, shelf):
    box.setPlainText("We end")
    box.show_text("We began.", shelf)
    assert box.toPlainText() == "We end"
    box.settle()
    box.show_text("Another session", shelf)
    assert box.toPlainText() == "Another session"
    assert shelf.kept == ["We end"]


def test_words_that_are_gone_are_written_as_gone(box, shelf):
    box.setPlainText("")
    box.settle()
    assert shelf.kept == [""]


def test_where_one_can_only_read_it_is_a_page(on_screen, shelf, qtbot):
    made = on_screen(KeptBox("The notes", "Write here", may_write=False), 300, 200)
    made.show_text("We began.", shelf)
    assert made.placeholderText() == ""
    qtbot.keyClicks(made, "x")
    made.settle()
    assert (made.toPlainText(), shelf.kept) == ("We began.", [])


def test_it_is_as_high_as_its_words(box):
    one = box.sizeHint().height()
    box.setPlainText("\n".join("abcdef"))
    line = box.fontMetrics().lineSpacing()
    assert box.sizeHint().height() - one == pytest.approx(5 * line, abs=6)


def test_the_keyboard_is_seen_and_elsewhere_it_is_a_page(box, qtbot):
    def corner():
        return box.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).pixel(1, box.height() // 2)

    box.setFocus(Qt.FocusReason.TabFocusReason)
    focused = corner()
    box.clearFocus()
    assert corner() != focused
