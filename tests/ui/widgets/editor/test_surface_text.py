"""The surface keeps exactly what was written, and each convenience is one step to undo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from ui.widgets.editor import WritingSurface
from ui.widgets.editor.plain import clean

if TYPE_CHECKING:
    from tests.ui.widgets.editor.conftest import Writer

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAME_SURFACE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@SAME_SURFACE
@given(text=st.text())
def test_any_text_comes_back_exactly(surface: WritingSurface, text: str) -> None:
    """Everything comes back except what ``clean`` changes by rule."""
    surface.set_text(text)
    assert surface.text() == clean(text)


@SAME_SURFACE
@given(
    text=st.text(st.sampled_from("*_[]()#>-1. a\u00a0é🙂\n\u200f\u05d0"), max_size=200),
    place=st.integers(0, 200),
)
def test_formatting_and_moving_about_change_nothing(
    surface: WritingSurface, writer: Writer, text: str, place: int
) -> None:
    surface.set_text(text)
    writer.caret(min(place, len(surface.text())))
    surface.selectAll()
    surface.setReadOnly(place % 2 == 0)
    assert surface.text() == text
    assert not surface.document().isUndoAvailable()
    surface.setReadOnly(False)


def test_setting_a_text_is_not_an_edit_and_typing_is(surface: WritingSurface) -> None:
    edits: list[str] = []
    surface.edited.connect(lambda: edits.append(surface.text()))
    surface.set_text("# one\n**two**\n- three")
    surface.selectAll()
    surface.highlight_words(["two"])
    surface.set_colours(surface._colours)
    QTest.keyClick(surface, Qt.Key.Key_Down)
    QTest.keyClick(surface, Qt.Key.Key_Up)
    surface.setReadOnly(True)
    surface.setReadOnly(False)
    assert edits == []
    QTest.keyClicks(surface, "x")
    assert edits[-1] == surface.text()
    assert "x" in surface.text()


def test_a_new_text_cannot_be_undone_into_the_old_one(surface: WritingSurface) -> None:
    surface.set_text("old")
    QTest.keyClicks(surface, "abc")
    surface.set_text("new")
    surface.undo()
    assert surface.text() == "new"


def test_every_line_keeps_its_distance(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("one\ntwo")
    writer.at("two")
    QTest.keyClick(surface, Qt.Key.Key_Return)
    surface.insertPlainText("three\nfour")
    surface.undo()
    surface.redo()
    surface.selectAll()
    QTest.keyClick(surface, Qt.Key.Key_Delete)
    QTest.keyClicks(surface, "again")
    QTest.keyClick(surface, Qt.Key.Key_Return)
    document = surface.document()
    heights = [document.findBlockByNumber(n).blockFormat().lineHeight() for n in range(document.blockCount())]
    assert len(set(heights)) == 1
    assert heights[0] > 100


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- one", "- one\n- "),
        ("3. one", "3. one\n4. "),
        ("> one", "> one\n> "),
        ("- ", ""),
        ("> - ", "> "),
        ("🙂 one", "🙂 one\n"),
        ("- 🙂 one", "- 🙂 one\n- "),
    ],
)
def test_enter_is_one_step(surface: WritingSurface, writer: Writer, text: str, after: str) -> None:
    surface.set_text(text)
    writer.caret(surface.document().characterCount() - 1)
    QTest.keyClick(surface, Qt.Key.Key_Return)
    assert surface.text() == after
    surface.undo()
    assert surface.text() == text
    surface.redo()
    assert surface.text() == after


def test_enter_takes_the_rest_of_the_line_along(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("- one two")
    writer.at("two")
    QTest.keyClick(surface, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert surface.text() == "- one \n- two"
    surface.undo()
    assert surface.text() == "- one two"


def test_shift_enter_is_a_line_end_like_any_other(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("- one")
    writer.caret(5)
    QTest.keyClick(surface, Qt.Key.Key_Return, SHIFT)
    assert surface.text() == "- one\n"
    assert surface.document().blockCount() == 2


def test_what_is_typed_after_enter_is_a_step_of_its_own(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("- one")
    writer.caret(5)
    QTest.keyClick(surface, Qt.Key.Key_Return)
    QTest.keyClicks(surface, "two")
    surface.undo()
    assert surface.text() == "- one\n- "


def test_tab_moves_items_in_one_step(surface: WritingSurface, writer: Writer) -> None:
    text = "- one\n- two\n\n1. three"
    surface.set_text(text)
    writer.caret(len(text), 0)
    QTest.keyClick(surface, Qt.Key.Key_Tab)
    assert surface.text() == "  - one\n  - two\n\n  1. three"
    surface.undo()
    assert surface.text() == text
    surface.redo()
    surface.selectAll()
    QTest.keyClick(surface, Qt.Key.Key_Backtab, SHIFT)
    assert surface.text() == text


@pytest.mark.parametrize(("words", "mark", "key"), [("two", "**", Qt.Key.Key_B), ("two", "*", Qt.Key.Key_I)])
def test_bold_and_italic_come_and_go_in_one_step(
    surface: WritingSurface, writer: Writer, words: str, mark: str, key: Qt.Key
) -> None:
    text = "🙂 one two three"
    surface.set_text(text)
    start = 7
    writer.caret(start + 3, start)
    QTest.keyClick(surface, key, CONTROL)
    assert surface.text() == f"🙂 one {mark}two{mark} three"
    assert writer.selected() == words
    surface.undo()
    assert surface.text() == text
    surface.redo()
    writer.caret(start + 4)
    QTest.keyClick(surface, key, CONTROL)
    assert surface.text() == text
    surface.undo()
    assert surface.text() == f"🙂 one {mark}two{mark} three"


def test_the_word_at_the_caret_becomes_bold_and_typing_stays_inside(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("one two")
    writer.caret(7)
    QTest.keyClick(surface, Qt.Key.Key_B, CONTROL)
    QTest.keyClicks(surface, "s")
    assert surface.text() == "one **twos**"


def test_without_a_word_the_caret_stands_between_the_marks(surface: WritingSurface) -> None:
    surface.set_text("")
    QTest.keyClick(surface, Qt.Key.Key_B, CONTROL)
    QTest.keyClicks(surface, "loud")
    assert surface.text() == "**loud**"


def test_a_selection_of_several_lines_becomes_bold_line_by_line(surface: WritingSurface) -> None:
    text = "- one\n\n> two \nthree"
    surface.set_text(text)
    surface.selectAll()
    QTest.keyClick(surface, Qt.Key.Key_B, CONTROL)
    assert surface.text() == "- **one**\n\n> **two** \n**three**"
    surface.undo()
    assert surface.text() == text
    surface.redo()
    surface.selectAll()
    QTest.keyClick(surface, Qt.Key.Key_B, CONTROL)
    assert surface.text() == text


KEYS = st.sampled_from(
    [(Qt.Key(ord(char)), Qt.KeyboardModifier.NoModifier) for char in "AB*_ ->"]
    + [(key, CONTROL) for key in (Qt.Key.Key_B, Qt.Key.Key_I)]
    + [
        (key, held)
        for held in (Qt.KeyboardModifier.NoModifier, SHIFT)
        for key in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        )
    ]
)


@settings(parent=SAME_SURFACE, max_examples=60)
@given(presses=st.lists(KEYS, max_size=30))
def test_whatever_was_pressed_can_be_undone_and_done_again(
    surface: WritingSurface, presses: list[tuple[Qt.Key, Qt.KeyboardModifier]]
) -> None:
    text = "- a\n> **b** 🙂 c\n\n1. [x](y)\n# t"
    surface.set_text(text)
    for key, held in presses:
        QTest.keyClick(surface, key, held)
    end = surface.text()
    while surface.document().isUndoAvailable():
        surface.undo()
    assert surface.text() == text
    while surface.document().isRedoAvailable():
        surface.redo()
    assert surface.text() == end


def pasted(surface: WritingSurface, data: QMimeData) -> str:
    surface.set_text("")
    if surface.canInsertFromMimeData(data):
        surface.insertFromMimeData(data)
    return surface.text()


def test_pasting_takes_the_plain_text(surface: WritingSurface) -> None:
    both, rich, plain = QMimeData(), QMimeData(), QMimeData()
    both.setText("plain **too**")
    both.setHtml("<h1>rich</h1>")
    rich.setHtml("<p>first <b>bold</b></p><p>second<img src='x.png'/></p>")
    plain.setText("a\r\nb\u2028c\u2029d\x00e\x07f\u00a0g")
    assert pasted(surface, both) == "plain **too**"
    assert pasted(surface, rich) == "first bold\nsecond"
    assert pasted(surface, plain) == "a\nb\nc\nd" + "ef\u00a0g"
    assert "<" not in surface.text()


def test_pasting_over_a_selection_is_one_step(surface: WritingSurface) -> None:
    data = QMimeData()
    data.setText("x\ny\nz")
    surface.set_text("**old**\ntext")
    surface.selectAll()
    surface.insertFromMimeData(data)
    assert surface.text() == "x\ny\nz"
    surface.undo()
    assert surface.text() == "**old**\ntext"


def test_files_and_pictures_are_not_pasted(surface: WritingSurface) -> None:
    data = QMimeData()
    data.setData("text/uri-list", b"file:///somewhere/secret.txt\r\n")
    assert not surface.canInsertFromMimeData(data)
    assert pasted(surface, data) == ""


@pytest.mark.parametrize("read_only", [False, True])
def test_copying_gives_the_markdown(surface: WritingSurface, read_only: bool) -> None:
    surface.set_text("# A **b**\n[c](d)\u00a0e")
    surface.setReadOnly(read_only)
    surface.selectAll()
    data = surface.createMimeDataFromSelection()
    assert data.text() == "# A **b**\n[c](d)\u00a0e"
    assert data.formats() == ["text/plain"]


def test_the_program_ends_well_with_copied_text_on_the_clipboard() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.widgets.editor import WritingSurface\n"
        "app = QApplication([])\n"
        "surface = WritingSurface()\n"
        "surface.set_text('**kept**')\n"
        "surface.selectAll()\n"
        "surface.copy()\n"
        "print(app.clipboard().text())\n"
    )
    root = Path(__file__).parents[4]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-B", "-c", program], cwd=root, env=surroundings, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout) == (0, "**kept**\n")


def test_words_are_counted_again_after_an_edit(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("# one two")
    assert surface.word_count() == 2
    writer.caret(9)
    QTest.keyClicks(surface, " three")
    assert surface.word_count() == 3
    surface.undo()
    assert surface.word_count() == 2


def test_nothing_can_be_changed_while_reading(surface: WritingSurface) -> None:
    surface.set_text("- one")
    surface.setReadOnly(True)
    surface.selectAll()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Delete, Qt.Key.Key_X):
        QTest.keyClick(surface, key)
    QTest.keyClick(surface, Qt.Key.Key_B, CONTROL)
    assert surface.text() == "- one"
