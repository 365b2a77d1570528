"""What the tests of the writing surface share."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from ui.widgets.editor import WritingSurface


class Writer:
    """A person at a writing surface."""

    def __init__(self, surface: WritingSurface) -> None:
        self.surface = surface

    def caret(self, position: int, anchor: int | None = None) -> None:
        """Put the caret somewhere, or select from the anchor to it; positions as in the document."""
        cursor = self.surface.textCursor()
        cursor.setPosition(position if anchor is None else anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.surface.setTextCursor(cursor)

    def at(self, words: str, behind: bool = False) -> None:
        """Put the caret before (or behind) the first occurrence of some words."""
        self.caret(self.surface.text().index(words) + (len(words) if behind else 0))

    def select(self, words: str) -> None:
        """Select the first occurrence of some words."""
        start = self.surface.text().index(words)
        self.caret(start + len(words), start)

    def selected(self) -> str:
        """The selected text."""
        return self.surface.textCursor().selectedText().replace("\u2029", "\n")

    def lines_with_marks(self) -> list[int]:
        """The numbers of the lines on which at least one mark can be seen."""
        return [number for number in range(self.surface.document().blockCount()) if self.marks(number)]

    def marks(self, number: int) -> bool:
        """Whether the marks of a line can be seen."""
        block = self.surface.document().findBlockByNumber(number)
        faint = self.surface.palette().placeholderText().color()
        ranges = block.layout().formats()
        return any(part.format.foreground().color() == faint and not part.format.fontItalic() for part in ranges)


@pytest.fixture
def surface(qtbot: QtBot) -> WritingSurface:
    """A writing surface on the screen, with the keyboard."""
    made = WritingSurface()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def writer(surface: WritingSurface) -> Writer:
    """Somebody who writes on it."""
    return Writer(surface)
