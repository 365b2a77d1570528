"""Showing Markdown formatted, with its marks hidden except where the person is writing."""

from __future__ import annotations

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCursor, QTextDocument

from ui.widgets.editor.colours import EditorColours
from ui.widgets.editor.formats import Formats
from ui.widgets.editor.positions import unit_table
from ui.widgets.editor.spans import Kind, Span, may_have_spans, spans


class MarkdownHighlighter(QSyntaxHighlighter):
    """Formats a document line by line; the marks show only on the lines of the open range.

    The open range is kept as a text cursor, so it moves along when text is put in or taken out before it.
    """

    def __init__(self, document: QTextDocument, colours: EditorColours, font: QFont) -> None:
        super().__init__(document)
        self._formats = Formats(colours, font)
        self._open = QTextCursor(document)
        self._shows_marks = True

    def set_look(self, colours: EditorColours, font: QFont) -> None:
        """Take new colours and a new base font and show everything in them."""
        self._formats = Formats(colours, font)
        self.rehighlight()

    def set_shows_marks(self, shows: bool) -> None:
        """Whether marks show on the open lines at all; they do not in a text that can only be read."""
        if shows != self._shows_marks:
            self._shows_marks = shows
            for block in self._blocks(self._open):
                self._refresh(block)

    def needs_opening(self, cursor: QTextCursor) -> bool:
        """Whether the lines of the cursor are other lines than the open ones."""
        return self._range(cursor) != self._range(self._open)

    def open_lines(self, cursor: QTextCursor) -> None:
        """Show the marks on the lines of the cursor's selection and hide those on the lines left."""
        before = self._blocks(self._open)
        first, last = self._range(self._open)
        new_first, new_last = self._range(cursor)
        self._open = QTextCursor(cursor)
        for block in before:
            if not new_first <= block.blockNumber() <= new_last:
                self._refresh(block)
        for block in self._blocks(cursor):
            if not first <= block.blockNumber() <= last:
                self._refresh(block)

    def highlightBlock(self, text: str) -> None:
        """Format one line (called by the document for each line that changed)."""
        if not may_have_spans(text):
            return
        found = spans(text)
        if not found:
            return
        hides = not (self._shows_marks and self._is_open(self.currentBlock()))
        only_marks = sum(span.length for span in found if span.kind == "mark") >= len(text)
        hidden = self._formats.blank if only_marks else self._formats.hidden
        table = unit_table(text)
        for start, end, kinds in _pieces(found):
            shape = hidden if hides and "mark" in kinds else self._formats.of(kinds)
            self.setFormat(table[start], table[end] - table[start], shape)

    def _is_open(self, block: QTextBlock) -> bool:
        start = block.position()
        return start <= self._open.selectionEnd() and self._open.selectionStart() < start + block.length()

    def _range(self, cursor: QTextCursor) -> tuple[int, int]:
        if not cursor.hasSelection():
            number = cursor.blockNumber()
            return number, number
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        return first, document.findBlock(cursor.selectionEnd()).blockNumber()

    def _blocks(self, cursor: QTextCursor) -> list[QTextBlock]:
        found = []
        block, end = self.document().findBlock(cursor.selectionStart()), cursor.selectionEnd()
        while block.isValid() and block.position() <= end:
            found.append(block)
            block = block.next()
        return found

    def _refresh(self, block: QTextBlock) -> None:
        if may_have_spans(block.text()):
            self.rehighlightBlock(block)


def _pieces(found: list[Span]) -> list[tuple[int, int, frozenset[Kind]]]:
    """Cut overlapping spans into pieces that follow each other, each with the kinds it has."""
    edges: list[tuple[int, bool, Kind]] = []
    for span in found:
        edges.append((span.start, True, span.kind))
        edges.append((span.start + span.length, False, span.kind))
    edges.sort()
    pieces: list[tuple[int, int, frozenset[Kind]]] = []
    depth: dict[Kind, int] = {}
    last = 0
    for position, begins, kind in edges:
        if position > last and depth:
            pieces.append((last, position, frozenset(depth)))
        last = position
        count = depth.get(kind, 0) + (1 if begins else -1)
        if count:
            depth[kind] = count
        else:
            del depth[kind]
    return pieces
