"""What the surface shows: marks, found words, the column, the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.editor import EditorColours, WritingSurface

if TYPE_CHECKING:
    from tests.ui.widgets.editor.conftest import Writer

TEXT = "# Title\nplain\n**bold** here\n> said\n[link](target) end"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_marks_show_on_the_line_of_the_caret_only(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text(TEXT)
    seen = [writer.lines_with_marks()]
    for _ in range(4):
        QTest.keyClick(surface, Qt.Key.Key_Down)
        seen.append(writer.lines_with_marks())
    assert seen == [[0], [], [2], [3], [4]]


def test_a_selection_shows_the_marks_of_all_its_lines(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text(TEXT)
    writer.caret(TEXT.index("said"), TEXT.index("plain"))
    assert writer.lines_with_marks() == [2, 3]
    surface.selectAll()
    assert writer.lines_with_marks() == [0, 2, 3, 4]
    writer.caret(TEXT.index("plain"))
    assert writer.lines_with_marks() == []


def test_no_marks_show_while_reading(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text(TEXT)
    surface.setReadOnly(True)
    surface.selectAll()
    assert writer.lines_with_marks() == []
    surface.setReadOnly(False)
    assert writer.lines_with_marks() == [0, 2, 3, 4]


def test_marks_follow_their_lines_when_text_before_them_changes(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("top\n**a**\n**b**")
    writer.caret(0)
    surface.insertPlainText("1\n2\n")
    writer.at("**b")
    assert writer.lines_with_marks() == [4]
    surface.undo()
    QTest.keyClick(surface, Qt.Key.Key_Down)
    assert writer.lines_with_marks() == [surface.textCursor().blockNumber()]


def test_enter_and_joining_lines_keep_marks_with_the_caret(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("**a** **b**")
    writer.at(" **b")
    QTest.keyClick(surface, Qt.Key.Key_Return)
    assert writer.lines_with_marks() == [1]
    QTest.keyClick(surface, Qt.Key.Key_Backspace)
    assert writer.lines_with_marks() == [0]


def test_hidden_marks_take_no_room_and_keep_the_line_high(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("x\n[a](" + "b" * 60 + ")c\n>\nx")
    document = surface.document()

    def width(number: int) -> float:
        return document.findBlockByNumber(number).layout().lineAt(0).naturalTextWidth()

    def height(number: int) -> float:
        return document.findBlockByNumber(number).layout().lineAt(0).height()

    assert width(1) < 4 * width(0)
    assert height(2) >= height(0)
    writer.at("[a]")
    assert document.findBlockByNumber(1).layout().lineCount() > 1


def test_marks_wait_while_the_mouse_selects(
    surface: WritingSurface, writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "doubleClickInterval", staticmethod(lambda: 30))
    surface.set_text("first\n**bold** here")
    writer.caret(surface.text().index("here"))
    there = surface.cursorRect().center()
    writer.caret(0)
    there = surface.cursorRect(surface.document().find("here")).center() if there.isNull() else there
    QTest.mousePress(surface.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert writer.lines_with_marks() == []
    QTest.mouseRelease(surface.viewport(), Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(lambda: writer.lines_with_marks() == [1])


def test_a_key_after_a_click_shows_the_marks_at_once(surface: WritingSurface, writer: Writer) -> None:
    surface.set_text("first\n**bold** here")
    writer.caret(surface.document().characterCount() - 1)
    there = surface.cursorRect().center()
    writer.caret(0)
    QTest.mouseClick(surface.viewport(), Qt.MouseButton.LeftButton, pos=there)
    QTest.keyClick(surface, Qt.Key.Key_Left)
    assert writer.lines_with_marks() == [1]


def test_a_click_beside_the_column_is_a_click_in_the_text(surface: WritingSurface) -> None:
    surface.resize(1200, 500)
    surface.set_text("one two\nthree")
    middle = surface.viewport().pos().y() + surface.cursorRect().center().y()
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(1100, middle))
    assert surface.textCursor().position() == 7


def test_formatting_stays_in_place_behind_emoji(surface: WritingSurface) -> None:
    surface.set_text("x\n🙂🙂 **bold** tail")
    ranges = surface.document().findBlockByNumber(1).layout().formats()
    bold = [part for part in ranges if part.format.fontWeight() == QFont.Weight.Bold.value]
    assert [(part.start, part.length) for part in bold] == [(7, 4)]


def test_tab_leaves_the_surface_except_in_a_list(qtbot: QtBot, writer: Writer) -> None:
    surface, after = writer.surface, QLineEdit()
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    rows.addWidget(surface)
    rows.addWidget(after)
    window.show()
    surface.setFocus()
    surface.set_text("plain\n- item")
    QTest.keyClick(surface, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    surface.setFocus()
    writer.at("item")
    QTest.keyClick(surface, Qt.Key.Key_Tab)
    assert window.focusWidget() is surface
    for _ in range(2):
        QTest.keyClick(surface, Qt.Key.Key_Backtab, SHIFT)
    assert window.focusWidget() is not surface
    assert surface.text() == "plain\n- item"
    surface.setParent(None)


def test_found_words_are_marked_and_shown(surface: WritingSurface) -> None:
    surface.set_text("line\n" * 200 + "🙂 the Needle in the hay")
    surface.highlight_words(["needle"])
    assert [hit.cursor.selectedText() for hit in surface.extraSelections()] == ["Needle"]
    assert surface.scroll_to_first()
    assert surface.viewport().rect().contains(surface.cursorRect().center())
    surface.highlight_words([])
    assert surface.extraSelections() == []
    assert not surface.scroll_to_first()


def test_the_column_stays_in_the_middle_and_is_not_too_wide(surface: WritingSurface) -> None:
    surface.set_text("word " * 300)
    for width in (300, 700, 1600):
        surface.resize(width, 2000)
        margins = surface.viewportMargins()
        assert margins.left() == margins.right() >= 0
        line = surface.document().firstBlock().layout().lineAt(0)
        assert 10 < line.textLength() <= 80


def test_the_text_grows_with_the_application(surface: WritingSurface) -> None:
    surface.set_text("one\n\n# two")
    before = surface.document().size().height() - 2 * surface.document().documentMargin()
    small = QApplication.font()
    large = QFont(small)
    large.setPointSizeF(small.pointSizeF() * 2)
    try:
        QApplication.setFont(large)
        QApplication.processEvents()
        after = surface.document().size().height() - 2 * surface.document().documentMargin()
    finally:
        QApplication.setFont(small)
    assert after == pytest.approx(2 * before, rel=0.1)


def test_other_colours_are_taken(surface: WritingSurface) -> None:
    surface.set_text("- a")
    surface.set_colours(EditorColours(ink="#EEEEEE", accent="#CDA0DB", surface="#101010"))
    assert surface.palette().text().color().name() == "#eeeeee"
    marker = surface.document().firstBlock().layout().formats()[0]
    assert marker.format.foreground().color().name() == "#cda0db"


def test_it_has_a_serif_a_prompt_and_a_name(surface: WritingSurface) -> None:
    surface.setAccessibleName("Reflection")
    surface.setPlaceholderText("What happened?")
    assert surface.document().defaultFont().styleHint() == QFont.StyleHint.Serif
    written, around = QFontInfo(surface.document().defaultFont()), QFontInfo(QApplication.font())
    assert written.pixelSize() > around.pixelSize()
    assert surface.accessibleName() == "Reflection"
