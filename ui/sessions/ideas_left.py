"""What I prepared for the last session and did not bring: offered to me again, and taken along only by me."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.journal.sessions import Prepared
from ui.sessions.agenda_line import MinutesChip
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.rows import Row, Rows
from ui.widgets.wrapped import WrappedLabel

_AT_FIRST = 4


class LeftRow(Row):
    """An idea with its minutes, or a question. `wanted` brings it."""

    wanted = Signal(object)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self._prepared: Prepared | None = None
        self._minutes = MinutesChip("", "private")
        self._words = WrappedLabel()
        self.button = Button(self.tr("Take along"))
        self.button.clicked.connect(lambda: self.wanted.emit(self._prepared))
        if not may_write:
            self.button.hide()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)

    def show_record(self, record: Any) -> None:
        """Shows what was left over."""
        self._prepared = record
        self._minutes.set_minutes(record.minutes)
        self._minutes.setVisible(record.kind == "item")
        self._words.setText(record.text)
        self.button.setAccessibleName(self.tr("Take along: {text}").format(text=record.text))


class LeftOver(QWidget):
    """`wanted` brings what I want to take along."""

    wanted = Signal(object)

    def __init__(self, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_write = may_write
        self._ideas: Sequence[Prepared] = ()
        self.rows = Rows(self._row, _AT_FIRST)
        self._title = Label("", "section", "private", wrap=True)
        self.all_button = Button(self.tr("Take all along"), "link")
        self.all_button.clicked.connect(lambda: self.wanted.emit(tuple(self._ideas)))
        heading = QHBoxLayout()
        heading.addWidget(self._title, 1)
        heading.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self.rows)

    def show_ideas(self, ideas: Sequence[Prepared], number: int) -> None:
        """Shows what was left over from the session with this number; nothing at all when that is nothing."""
        self._ideas = ideas
        self._title.setText(self.tr("Left over from session {number}").format(number=number))
        self.rows.show_records(ideas)
        self.all_button.setVisible(self._may_write and len(ideas) > 1)
        self.setVisible(bool(ideas))

    def _row(self) -> LeftRow:
        row = LeftRow(may_write=self._may_write)
        row.wanted.connect(lambda prepared: self.wanted.emit((prepared,)))
        return row
