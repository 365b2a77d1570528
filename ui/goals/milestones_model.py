"""The milestones as rows, in the order the pair gives them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from mentor_desktop.journal.progress import Milestone
from ui.widgets.day_button import short_day
from ui.widgets.ordered.model import FIRST_OF_A_PAGE, AnyIndex, OrderedModel

DUE = FIRST_OF_A_PAGE
LATE = DUE + 1


class MilestoneModel(OrderedModel):
    """`today` is asked whenever a day is looked at."""

    def __init__(self, today: Callable[[], date], *, may_write: bool, parent: QObject | None = None) -> None:
        super().__init__(may_write=may_write, parent=parent)
        self._today = today

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """What is shown."""
        return self.records

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """It can be ticked too."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if flags & Qt.ItemFlag.ItemIsEditable else flags

    def told(self, record: Any, role: int) -> object:
        """Its day in a few words (`DUE`, empty once it is done), whether that has passed (`LATE`), its title, and all
        of it for a screen reader.
        """
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.EditRole):
            return record.title
        if role == roles.CheckStateRole:
            return Qt.CheckState.Unchecked if record.done_at is None else Qt.CheckState.Checked
        if role == DUE:
            return self._due(record)
        if role == LATE:
            return self._late(record)
        if role == roles.AccessibleTextRole:
            state = self.tr("done") if record.done_at is not None else self._due(record)
            return f"{record.title}, {state}" if state else record.title
        return None

    def _due(self, milestone: Milestone) -> str:
        if milestone.due is None or milestone.done_at is not None:
            return ""
        day = short_day(date.fromisoformat(milestone.due), self._today())
        words = self.tr("was due {day}") if self._late(milestone) else self.tr("due {day}")
        return words.format(day=day)

    def _late(self, milestone: Milestone) -> bool:
        due, done = milestone.due, milestone.done_at is not None
        return due is not None and not done and date.fromisoformat(due) < self._today()
