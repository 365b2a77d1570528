"""What one person thinks of bringing to a session, below each other."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mentor_desktop.journal.sessions import Prepared
from ui.sessions.agenda_line import MinutesChip
from ui.widgets.buttons import Button, IconButton
from ui.widgets.rows import Row
from ui.widgets.wrapped import WrappedLabel


class QuestionRow(Row):
    """The words and a button that removes them. `removed` brings what it shows."""

    removed = Signal(object)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self.prepared: Prepared | None = None
        self._words = WrappedLabel()
        self.bin = IconButton("bin", self.tr("Remove"))
        if not may_write:
            self.bin.hide()
        self.bin.clicked.connect(lambda: self.removed.emit(self.prepared))
        self.words_column = QVBoxLayout()
        self.words_column.setSpacing(0)
        self.words_column.addWidget(self._words)
        self.line = QHBoxLayout()
        self.line.setSpacing(10)
        self.line.addLayout(self.words_column, 1)
        self.line.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignTop)
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.addLayout(self.line)

    def show_record(self, record: Any) -> None:
        """Shows an idea or a question."""
        self.prepared = record
        self._words.setText(record.text)
        self.bin.set_name(self.tr("Remove: {text}").format(text=record.text), self.tr("Remove"))


class IdeaRow(QuestionRow):
    """An idea also has minutes and can go on the agenda. `added` brings it."""

    added = Signal(object)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__(may_write=may_write)
        self._minutes = MinutesChip("", "private")
        self.line.insertWidget(0, self._minutes, 0, Qt.AlignmentFlag.AlignTop)
        self.button = Button(self.tr("Add to the agenda"), "link")
        if not may_write:
            self.button.hide()
        self.button.clicked.connect(lambda: self.added.emit(self.prepared))
        self.words_column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.setContentsMargins(0, 8, 0, 2 if may_write else 8)

    def show_record(self, record: Any) -> None:
        """Shows an idea."""
        super().show_record(record)
        self._minutes.set_minutes(record.minutes)
        self.button.setAccessibleName(self.tr("Add to the agenda: {text}").format(text=record.text))
