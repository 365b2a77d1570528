"""The list behind the view: it knows how many lines there are and reads only the pages that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.reflections import Feeling
from ui.widgets.dates import local_day, spoken

PAGE = 32
PAGES_KEPT = 12
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
        self._read: Callable[[int, int], Sequence[Line]] = lambda offset, limit: []
        self._pages: OrderedDict[int, Sequence[Line]] = OrderedDict()

    def show_lines(self, count: int, read: Callable[[int, int], Sequence[Line]]) -> None:
        """Shows `count` lines; `read(offset, limit)` brings those that are looked at."""
        self.beginResetModel()
        self._count, self._read = count, read
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Shows nothing and keeps nothing."""
        self.show_lines(0, lambda offset, limit: [])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line (role `LINE`), or its words for screen readers."""
        if not index.isValid() or role not in (LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if line is None or role == LINE:
            return line
        day = spoken(local_day(line.at))
        return f"{day}. {line.title.text}. {line.snippet.text}"

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
