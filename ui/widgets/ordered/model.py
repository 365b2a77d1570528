"""Records as rows, in the order they are given. What stays is never told as removed, so that keyboard and open line
stay where they are.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentor_desktop.journal.record import Record

RECORD = int(Qt.ItemDataRole.UserRole) + 1
FIRST_OF_A_PAGE = RECORD + 1
AnyIndex = QModelIndex | QPersistentModelIndex


class OrderedModel(QAbstractListModel):
    """Nothing is written here. A subclass says in `told` what is shown of a record, with roles of its own from
    `FIRST_OF_A_PAGE` on.
    """

    def __init__(self, *, may_write: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._may_write = may_write
        self._records: list[Any] = []

    def told(self, record: Any, role: int) -> object:
        """What a record has for a role, None for nothing."""
        raise NotImplementedError

    @property
    def records(self) -> tuple[Any, ...]:
        """What is shown."""
        return tuple(self._records)

    def show(self, records: Sequence[Record]) -> None:
        """Shows these instead, and tells of nothing but what is different."""
        wanted = {each.id for each in records}
        for row in reversed(range(len(self._records))):
            if self._records[row].id not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._records[row]
                self.endRemoveRows()
        for row, record in enumerate(records):
            self._bring_here(row, record)
            if self._records[row] != record:
                self._records[row] = record
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, id: str) -> int | None:
        """Where a record stands."""
        return next((row for row, each in enumerate(self._records) if each.id == id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._records)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """What can be done with a row."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        can = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return can | flag.ItemIsEditable if self._may_write else can

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The record (`RECORD`), and what is told of it."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        return record if role == RECORD else self.told(record, role)

    def _bring_here(self, row: int, record: Record) -> None:
        """Sees to it that a record stands at `row`, whether it is new or comes from below."""
        if row < len(self._records) and self._records[row].id == record.id:
            return
        there = self.row_of(record.id)
        if there is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._records.insert(row, record)
            self.endInsertRows()
        else:
            self.beginMoveRows(QModelIndex(), there, there, QModelIndex(), row)
            self._records.insert(row, self._records.pop(there))
            self.endMoveRows()
