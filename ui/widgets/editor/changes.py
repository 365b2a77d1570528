"""Small changes to one line, and how they are made in a document."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from ui.widgets.editor.positions import units


class Change(NamedTuple):
    """Take ``removed`` characters away at ``at`` and put ``inserted`` there.

    A caret at that place stays before a closing change and goes behind any other.
    """

    at: int
    removed: int = 0
    inserted: str = ""
    closing: bool = False


def changed(line: str, changes: list[Change]) -> str:
    """The line after all the changes, which are given from left to right."""
    for change in reversed(changes):
        line = line[: change.at] + change.inserted + line[change.at + change.removed :]
    return line


def apply(block: QTextBlock, changes: list[Change], carets: tuple[QTextCursor, ...] = ()) -> None:
    """Make the changes in a block of a document; the carets keep their place in the text."""
    line, base = block.text(), block.position()
    hand = QTextCursor(block)
    for change in reversed(changes):
        for caret in carets:
            caret.setKeepPositionOnInsert(change.closing)
        hand.setPosition(base + units(line, change.at))
        end = base + units(line, change.at + change.removed)
        hand.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        hand.removeSelectedText()
        hand.insertText(change.inserted)
    for caret in carets:
        caret.setKeepPositionOnInsert(False)
