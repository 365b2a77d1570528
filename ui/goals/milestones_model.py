"""The milestones of a goal as rows. What changes is told row by row, so that the keyboard and an open line stay."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentor_desktop.journal.progress import Milestone
from ui.goals.day_button import short_day

MILESTONE = int(Qt.ItemDataRole.UserRole) + 1
DUE = MILESTONE + 1
LATE = MILESTONE + 2
AnyIndex = QModelIndex | QPersistentModelIndex


class MilestoneModel(QAbstractListModel):
    """Rows in the order of the pair. `today` is asked whenever a day is looked at; nothing is written here."""

    def __init__(self, today: Callable[[], date], *, may_write: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._may_write = may_write
        self._milestones: list[Milestone] = []

    @property
    def milestones(self) -> Sequence[Milestone]:
        """What is shown."""
        return tuple(self._milestones)

    def show(self, milestones: Sequence[Milestone]) -> None:
        """Shows these instead, and tells of nothing but what is different."""
        wanted = {each.id for each in milestones}
        for row in reversed(range(len(self._milestones))):
            if self._milestones[row].id not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._milestones[row]
                self.endRemoveRows()
        for row, milestone in enumerate(milestones):
            self._bring_here(row, milestone)
            if self._milestones[row] != milestone:
                self._milestones[row] = milestone
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, id: str) -> int | None:
        """Where a milestone stands."""
        return next((row for row, each in enumerate(self._milestones) if each.id == id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._milestones)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """What can be done with a row."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        can = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return can | flag.ItemIsUserCheckable | flag.ItemIsEditable if self._may_write else can

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The milestone (`MILESTONE`), its day in a few words (`DUE`, empty once it is done), whether that has passed
        (`LATE`), its title, and all of it for a screen reader.
        """
        if not index.isValid() or index.row() >= len(self._milestones):
            return None
        milestone = self._milestones[index.row()]
        roles = Qt.ItemDataRole
        if role == MILESTONE:
            return milestone
        if role in (roles.DisplayRole, roles.EditRole):
            return milestone.title
        if role == roles.CheckStateRole:
            return Qt.CheckState.Unchecked if milestone.done_at is None else Qt.CheckState.Checked
        if role == DUE:
            return self._due(milestone)
        if role == LATE:
            return self._late(milestone)
        if role == roles.AccessibleTextRole:
            state = self.tr("done") if milestone.done_at is not None else self._due(milestone)
            return f"{milestone.title}, {state}" if state else milestone.title
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

    def _bring_here(self, row: int, milestone: Milestone) -> None:
        """Sees to it that a milestone stands at `row`, whether it is new or comes from below."""
        there = self.row_of(milestone.id)
        if there is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._milestones.insert(row, milestone)
            self.endInsertRows()
        elif there != row:
            self.beginMoveRows(QModelIndex(), there, there, QModelIndex(), row)
            self._milestones.insert(row, self._milestones.pop(there))
            self.endMoveRows()
