"""The writing surface itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from ui.widgets.editor import keys
from ui.widgets.editor.clipboard import has_text, text_data, text_of
from ui.widgets.editor.colours import EditorColours
from ui.widgets.editor.finding import occurrences
from ui.widgets.editor.plain import clean, count_words
from ui.widgets.editor.sheet import Sheet
from ui.widgets.editor.typography import block_format

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENTER_WITH = (Qt.KeyboardModifier.NoModifier, _SHIFT)

_SELECTABLE = (Qt.TextInteractionFlag.TextSelectableByMouse, Qt.TextInteractionFlag.TextSelectableByKeyboard)


class WritingSurface(Sheet):
    """A place to write in: the text is Markdown, kept exactly as typed, and looks formatted while one writes.

    The marks of Markdown show only on the lines the caret or the selection is in. Enter goes on with lists
    and quotes, Tab and Shift+Tab move list items (elsewhere they move the focus), Ctrl+B and Ctrl+I make bold
    and italic; each of these is one step to undo. The prompt is set with setPlaceholderText, the name for
    screen readers with setAccessibleName.
    """

    edited = Signal()
    """The person changed the text; set_text does not count."""

    def __init__(self, colours: EditorColours | None = None, parent: QWidget | None = None) -> None:
        super().__init__(colours or EditorColours(), parent)
        self._words: int | None = None
        self._found: list[QTextCursor] = []
        self._mouse_is_down = False
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.timeout.connect(self._show_marks_here)
        self.setTabChangesFocus(True)
        self.set_text("")
        self.textChanged.connect(self._text_changed)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.selectionChanged.connect(self._caret_moved)

    def set_text(self, text: str) -> None:
        """Show another text. Nothing can be undone before it, and it does not count as an edit.

        The text is taken as it is, except for what ``plain.clean`` says about line ends and control
        characters.
        """
        document = self.document()
        with self.without_edits():
            self._found.clear()
            self._mark_found()
            document.setUndoRedoEnabled(False)
            document.clear()
            cursor = QTextCursor(document)
            cursor.setBlockFormat(block_format(self._reading_font))
            cursor.insertText(clean(text))
            document.setUndoRedoEnabled(True)
            document.setModified(False)
            self.setTextCursor(QTextCursor(document))
            self._show_marks_here()
        self._words = None

    def text(self) -> str:
        """The Markdown, exactly as typed or set, with LF line ends."""
        return _with_line_ends(self.document().toRawText())

    def word_count(self) -> int:
        """How many words the text has; counted only when it has changed since the last time."""
        if self._words is None:
            self._words = count_words(self.text())
        return self._words

    def setPlainText(self, text: str) -> None:
        """The same as set_text."""
        self.set_text(text)

    def clear(self) -> None:
        """Show an empty text; the same as set_text with nothing."""
        self.set_text("")

    def setReadOnly(self, read_only: bool) -> None:
        """Let the text only be read: all marks are hidden, and the keyboard can still select and copy."""
        super().setReadOnly(read_only)
        if read_only:
            mouse, keyboard = _SELECTABLE
            self.setTextInteractionFlags(mouse | keyboard)
        with self.without_edits():
            self._highlighter.set_shows_marks(not read_only)

    def set_colours(self, colours: EditorColours) -> None:
        """Show everything in other colours."""
        super().set_colours(colours)
        self._mark_found()

    def highlight_words(self, words: list[str]) -> None:
        """Mark where the words occur, in any case, the first 500 times; no words take the marks away."""
        self._found = []
        for start, end in occurrences(self.text(), words):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._found.append(cursor)
        self._mark_found()

    def scroll_to_first(self) -> bool:
        """Put the caret at the first marked word and show it; False when nothing is marked."""
        if not self._found:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._found[0].selectionStart())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 3)
        return True

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged is the Markdown, as plain text."""
        return text_data(_with_line_ends(self.textCursor().selectedText()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text can be pasted, and formatted text as the plain text in it."""
        return has_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, as one step to undo."""
        text = text_of(source)
        if text and not self.isReadOnly():
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Tab moves list items when the caret is in a list; Ctrl+B and Ctrl+I come before other shortcuts."""
        if isinstance(event, QKeyEvent) and not self.isReadOnly():
            if event.type() == QEvent.Type.KeyPress and self._moves_items(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.ShortcutOverride and _mark_for(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+B and Ctrl+I have meanings of their own; a key ends the waiting after a click."""
        if self._mouse_is_down or self._reveal.isActive():
            self._mouse_is_down = False
            self._show_marks_here()
        cursor, mark = self.textCursor(), _mark_for(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        breaks = event.key() in _ENTER and held in _ENTER_WITH
        if self.isReadOnly() or not (mark or breaks):
            super().keyPressEvent(event)
            self._caret_moved()
            return
        if mark:
            keys.toggle(cursor, mark)
        else:
            keys.new_line(cursor, plain=bool(event.modifiers() & _SHIFT))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """While a button is down the text must not move under the pointer, so marks wait."""
        self._mouse_is_down = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is a press as well."""
        self._mouse_is_down = True
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the marks of the line clicked in, after the time in which a second click may still come."""
        super().mouseReleaseEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._mouse_is_down = False
            self._reveal.start(QApplication.doubleClickInterval())

    def dropEvent(self, event: QDropEvent) -> None:
        """A drag swallows the release of the button that began it."""
        self._mouse_is_down = False
        super().dropEvent(event)

    def _moves_items(self, event: QKeyEvent) -> bool:
        held = event.modifiers()
        outwards = event.key() == Qt.Key.Key_Backtab or (event.key() == Qt.Key.Key_Tab and held == _SHIFT)
        inwards = event.key() == Qt.Key.Key_Tab and held == Qt.KeyboardModifier.NoModifier
        return (inwards or outwards) and keys.indent(self.textCursor(), outwards=outwards)

    def _caret_moved(self) -> None:
        if not self._mouse_is_down and not self._reveal.isActive():
            self._show_marks_here()

    def _show_marks_here(self) -> None:
        self._reveal.stop()
        cursor = self.textCursor()
        if self._highlighter.needs_opening(cursor):
            with self.without_edits():
                self._highlighter.open_lines(cursor)

    def _text_changed(self) -> None:
        if not self._quiet:
            self._words = None
            self.edited.emit()

    def _mark_found(self) -> None:
        shape = QTextCharFormat()
        shape.setBackground(QColor(self._colours.tint))
        shape.setUnderlineColor(QColor(self._colours.accent))
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        hits = []
        for cursor in self._found:
            hit = QTextEdit.ExtraSelection()
            hit.cursor, hit.format = cursor, shape
            hits.append(hit)
        self.setExtraSelections(hits)


def _mark_for(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Bold):
        return "**"
    return "*" if event.matches(QKeySequence.StandardKey.Italic) else ""


def _with_line_ends(raw: str) -> str:
    return raw.replace("\u2029", "\n").replace("\u2028", "\n")
