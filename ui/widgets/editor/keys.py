"""What Enter, Tab, Ctrl+B and Ctrl+I do in the document; each is one step to undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor

from ui.widgets.editor import wrapping
from ui.widgets.editor.changes import Change, apply
from ui.widgets.editor.lines import continuation, indented, is_item, outdented
from ui.widgets.editor.positions import index_of, units


def new_line(cursor: QTextCursor, *, plain: bool = False) -> None:
    """Begin a new line; in a list or a quote go on with it, or end it when its last line is still empty."""
    with _one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        line = block.text()
        more = None if plain else continuation(line, index_of(line, cursor.positionInBlock()))
        if more is None or not more.ends:
            cursor.insertBlock()
            cursor.insertText(more.beginning if more else "")
        else:
            apply(block, [Change(len(more.beginning), more.length - len(more.beginning))])


def indent(cursor: QTextCursor, *, outwards: bool = False) -> bool:
    """Move the list items of the selection in or out; False when there was nothing to move."""
    blocks = [block for block in _blocks(cursor) if block.text().strip()]
    if not blocks or not all(is_item(block.text()) for block in blocks):
        return False
    work = [(block, (outdented if outwards else indented)(block.text())) for block in blocks]
    if not any(changes for _, changes in work):
        return False
    with _one_step(cursor):
        for block, changes in work:
            apply(block, changes)
    return True


def toggle(cursor: QTextCursor, mark: str) -> None:
    """Make the selection, or the word at the caret, bold ("**") or italic ("*"), or take that away again."""
    if not cursor.hasSelection():
        _toggle_word(cursor, mark)
        return
    parts = [(block, *wrapping.narrowed(block.text(), *_within(block, cursor))) for block in _blocks(cursor)]
    parts = [(block, start, end) for block, start, end in parts if end > start]
    if not parts:
        return
    found = [wrapping.wrapped(block.text(), start, end, mark) for block, start, end in parts]
    first, last = QTextCursor(cursor), QTextCursor(cursor)
    first.setPosition(_position(parts[0][0], parts[0][1]))
    last.setPosition(_position(parts[-1][0], parts[-1][2]))
    with _one_step(cursor):
        for (block, start, end), part in zip(parts, found, strict=True):
            if part is None:
                apply(block, wrapping.wrap(block.text(), start, end, mark), (first, last))
            elif all(found):
                apply(block, wrapping.unwrap(part), (first, last))
    cursor.setPosition(first.position())
    cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)


def _toggle_word(cursor: QTextCursor, mark: str) -> None:
    block = cursor.block()
    line = block.text()
    column = index_of(line, cursor.positionInBlock())
    start, end = wrapping.word_at(line, column)
    part = wrapping.wrapped(line, column, column, mark)
    if part is not None:
        changes = wrapping.unwrap(part)
    elif start == end:
        changes = wrapping.empty_pair(line, column, mark)
    else:
        changes = wrapping.wrap(line, start, end, mark)
    with _one_step(cursor):
        apply(block, changes, (cursor,))
    cursor.setPosition(cursor.position())


@contextmanager
def _one_step(cursor: QTextCursor) -> Iterator[None]:
    """One step to undo, closed with a space that comes and goes.

    Letters typed next would join a step that ends with letters put in, but not one that ends with a letter
    taken out.
    """
    cursor.beginEditBlock()
    try:
        yield
        hand = QTextCursor(cursor)
        hand.setPosition(cursor.position())
        hand.insertText(" ")
        hand.deletePreviousChar()
    finally:
        cursor.endEditBlock()


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, end = document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
    found = [block]
    block = block.next()
    while block.isValid() and block.position() < end:
        found.append(block)
        block = block.next()
    return found


def _within(block: QTextBlock, cursor: QTextCursor) -> tuple[int, int]:
    line, base = block.text(), block.position()
    start = index_of(line, max(0, cursor.selectionStart() - base))
    return start, index_of(line, cursor.selectionEnd() - base)


def _position(block: QTextBlock, index: int) -> int:
    return block.position() + units(block.text(), index)
