"""What was on the agenda last time and not reached: offered first, each with one press."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.journal.sessions import AgendaItem
from ui.sessions.agenda_line import MinutesChip
from ui.sessions.agenda_words import about
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.rows import Row, Rows
from ui.widgets.wrapped import WrappedLabel

_AT_FIRST = 4


class OfferedRow(Row):
    """An item of the last session. `wanted` brings it."""

    wanted = Signal(object)

    def __init__(self, tell: Callable[[AgendaItem], str], *, may_write: bool) -> None:
        super().__init__()
        self._tell = tell
        self._item: AgendaItem | None = None
        self._minutes = MinutesChip("")
        self._title = WrappedLabel()
        self._about = WrappedLabel(role="small", tone="muted")
        self.button = Button(self.tr("Add"))
        self.button.clicked.connect(lambda: self.wanted.emit(self._item))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        if not may_write:
            self.button.hide()
        self.column.addLayout(line)

    def show_record(self, record: Any) -> None:
        """Shows the item."""
        self._item = record
        self._minutes.set_minutes(record.minutes)
        self._title.setText(record.title)
        self._about.setText(self._tell(record))
        self.button.setAccessibleName(self.tr("Add to the agenda: {title}").format(title=record.title))


class Offered(QWidget):
    """`wanted` brings items that shall be on this agenda too."""

    wanted = Signal(object)

    def __init__(self, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_write = may_write
        self._items: Sequence[AgendaItem] = ()
        self._names: Mapping[str, str] = {}
        self._goals: Mapping[str, str] = {}
        self.rows = Rows(self._row, _AT_FIRST)
        self._all = Button(self.tr("Add all of them"), "link")
        self._all.clicked.connect(lambda: self.wanted.emit(tuple(self._items)))
        heading = QHBoxLayout()
        heading.addWidget(Label(self.tr("Not reached last time"), "section", "muted", wrap=True), 1)
        heading.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self.rows)

    def show_items(self, items: Sequence[AgendaItem], names: Mapping[str, str], goals: Mapping[str, str]) -> None:
        """Shows what is offered; nothing at all when that is nothing."""
        self._items, self._names, self._goals = items, names, goals
        self.rows.show_records(items)
        self._all.setVisible(self._may_write and len(items) > 1)
        self.setVisible(bool(items))

    def _row(self) -> OfferedRow:
        row = OfferedRow(lambda item: about(item, self._names, self._goals), may_write=self._may_write)
        row.wanted.connect(lambda item: self.wanted.emit((item,)))
        return row
