"""The private space as a page: the list, the sheet and the bin, one at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from mentor_desktop.errors import KnownError, NoSuchRecord
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.services.journal import Journal
from ui.reflections.bin_view import BinView
from ui.reflections.list_view import ReflectionList
from ui.reflections.model import Line
from ui.reflections.write_view import WriteView
from ui.widgets.page import Page


class ReflectionsPage(Page):
    """Composes the three views. `said` brings a sentence and how to take back what it says; `failed` an error."""

    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__(private=True, scrolls=False)
        self._journal = journal
        self.list = ReflectionList(journal)
        self.sheet = WriteView(journal)
        self.bin = BinView(journal)
        self._stack = QStackedWidget()
        for view in (self.list, self.sheet, self.bin):
            self._stack.addWidget(view)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._stack)
        self.list.write.connect(self.new_thing)
        self.list.open_line.connect(lambda line, typed: self.open_reflection(line.id, typed))
        self.list.remove_line.connect(self._remove_line)
        self.list.open_bin.connect(lambda: self._show(self.bin))
        self.sheet.leave.connect(self.show_list)
        self.sheet.remove.connect(self._remove)
        self.bin.leave.connect(self.show_list)
        self.bin.restore.connect(self._put_back)

    def shown(self) -> None:
        """Shows the view that was shown last, read anew."""
        self._view().shown()
        if self._view() is self.list:
            self.list.take_keyboard()

    def start_over(self) -> None:
        """Goes to the list."""
        self.show_list()

    def new_thing(self) -> None:
        """Begins a page."""
        if not self._journal.read_only:
            self._show_sheet(self._journal.new_reflection())

    def open_reflection(self, id: str, typed: str = "") -> None:
        """Goes on with a reflection; with words typed into a search, where they stand in it."""
        try:
            reflection = self._journal.reflections.get(id)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._show_sheet(reflection, typed)

    def start_search(self) -> None:
        """Goes to the search field."""
        if self._leave_sheet():
            self._show(self.list)
            self.list.start_search()

    def show_list(self) -> None:
        """Goes back to the list; what was being written is saved first."""
        if self._leave_sheet():
            self._show(self.list)
            self.list.take_keyboard()

    def back(self) -> bool:
        """One step back: from the sheet or the bin to the list, from a search to all."""
        return self._view().back()

    def settle(self, *, locking: bool = False) -> None:
        """Saves what is on the sheet."""
        self.sheet.settle(locking=locking and self._view() is self.sheet)

    def _view(self) -> Page:
        view = self._stack.currentWidget()
        assert isinstance(view, Page)
        return view

    def _show(self, view: Page) -> None:
        self._stack.setCurrentWidget(view)
        view.shown()

    def _show_sheet(self, reflection: Reflection, typed: str = "") -> None:
        if self._leave_sheet():
            self._stack.setCurrentWidget(self.sheet)
            self.sheet.open(reflection, typed)

    def _leave_sheet(self) -> bool:
        left, opened = self.sheet.current(), self.sheet.opened
        try:
            self.sheet.settle()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.sheet.close_sheet()
        if left is not None and left.empty and opened is not None and not self._journal.read_only:
            self._try(lambda: self._bin_emptied(opened))
        return True

    def _remove_line(self, line: Line) -> None:
        try:
            self._remove(self._journal.reflections.get(line.id))
        except KnownError as error:
            self.failed.emit(error)

    def _remove(self, reflection: Reflection) -> None:
        now = self.sheet.current()
        on_the_sheet = self._view() is self.sheet and now is not None and now.id == reflection.id
        if on_the_sheet and not self._leave_sheet():
            return
        if not (on_the_sheet and reflection.empty):
            # An empty page has gone to the bin as it was left.
            self._try(lambda: self._move_to_bin(reflection))
        if on_the_sheet:
            self._show(self.list)
            self.list.take_keyboard()
        self.list.reload()
        if self._view() is self.bin:
            self.bin.shown()

    def _bin_emptied(self, opened: Reflection) -> None:
        """A page that was emptied goes to the bin with the words it had, so that it can be put back with them."""
        if not opened.empty:
            self._journal.save(opened)
        self._move_to_bin(opened)

    def _move_to_bin(self, reflection: Reflection) -> None:
        try:
            self._journal.remove(reflection)
        except NoSuchRecord:
            # A page on which nothing was written is not kept, so there is nothing to move.
            return
        self.said.emit(self.tr("Moved to the bin."), lambda: self._restore(reflection.id))

    def _put_back(self, line: Line) -> None:
        if self._restore(line.id):
            self.said.emit(self.tr("Put back among your reflections."), lambda: self._remove_line(line))
        self.bin.take_keyboard()

    def _restore(self, id: str) -> bool:
        done = self._try(lambda: self._journal.restore(self._journal.reflections.get(id)))
        if self._view() is self.list:
            self.list.reload()
            self.list.take_keyboard()
        else:
            self._view().shown()
        return done

    def _try(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except KnownError as error:
            self.failed.emit(error)
            return False
        return True
