"""The list behind the view: it knows how many lines there are and reads only the pages that are looked at.

A view lays out every row it is told of, which takes 70 ms for 50,000. So it is told of the lines that are known, at
most a thousand, and of a thousand more whenever someone scrolls to the end of what it knows.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.reflections import Feeling
from ui.widgets.dates import local_day, spoken

PAGE = 12
PAGES_KEPT = 32
ROWS_AT_A_TIME = 1000
LINE = int(Qt.ItemDataRole.UserRole) + 1


class Marked(Protocol):
    """A text and the (start, length) of what was searched for in it."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Where the hits are."""
        ...


class Line(Protocol):
    """What a line of the list shows of a reflection."""

    @property
    def id(self) -> str:
        """The reflection's id."""
        ...

    @property
    def at(self) -> str:
        """When it is about, as a timestamp."""
        ...

    @property
    def title(self) -> Marked:
        """Its title, or its first words."""
        ...

    @property
    def snippet(self) -> Marked:
        """Some of its text."""
        ...

    @property
    def feelings(self) -> tuple[Feeling, ...]:
        """What it names."""
        ...


class ReflectionModel(QAbstractListModel):
    """Lines of reflections by row. At most `PAGES_KEPT` pages of `PAGE` lines are in memory.

    `failed` brings a known error met while reading; the rows concerned then show nothing.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._told = 0
        self._read: Callable[[int, int], Sequence[Line]] = lambda offset, limit: []
        self._pages: OrderedDict[int, Sequence[Line]] = OrderedDict()

    def show_lines(
        self, count: int, read: Callable[[int, int], Sequence[Line]], first_page: Sequence[Line] = ()
    ) -> None:
        """Shows `count` lines; `read(offset, limit)` brings those that are looked at, if not in `first_page`."""
        self.beginResetModel()
        self._count, self._read = count, read
        self._told = min(count, ROWS_AT_A_TIME)
        self._pages.clear()
        if first_page:
            self._pages[0] = first_page
        self.endResetModel()

    def extend(self, count: int) -> None:
        """Tells that there are `count` lines in all, more than was known when they were shown."""
        if self._told < ROWS_AT_A_TIME:
            self._tell(min(count, ROWS_AT_A_TIME))
        self._count = max(count, self._told)

    def forget(self) -> None:
        """Shows nothing and keeps nothing."""
        self.show_lines(0, lambda offset, limit: [])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many lines the view has been told of."""
        return 0 if parent.isValid() else self._told

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether there are lines the view does not know of."""
        return not parent.isValid() and self._told < self._count

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Tells the view of more lines; none of them is read before it is looked at."""
        if not parent.isValid():
            self._tell(min(self._told + ROWS_AT_A_TIME, self._count))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line (role `LINE`), or its words for screen readers."""
        if not index.isValid() or role not in (LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if line is None or role == LINE:
            return line
        day = spoken(local_day(line.at))
        return f"{day}. {line.title.text}. {line.snippet.text}"

    def _tell(self, told: int) -> None:
        if told > self._told:
            self.beginInsertRows(QModelIndex(), self._told, told - 1)
            self._told = told
            self.endInsertRows()

    def line(self, row: int) -> Line | None:
        """The line at a row, None where it cannot be read."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            try:
                page = self._read(number * PAGE, PAGE)
            except KnownError as error:
                page = []
                self.failed.emit(error)
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None
