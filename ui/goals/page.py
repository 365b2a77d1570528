"""Goals: the list, one goal, writing one, a file kept for one, and the bin; one at a time."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Goal, missing_for_agreement, wording
from mentor_desktop.journal.teaching import Evidence
from mentor_desktop.services import goals, goals_bin
from mentor_desktop.services.goals_bin import BinLine
from mentor_desktop.services.journal import Journal
from ui.background import Background
from ui.goals.list_view import GoalList
from ui.widgets.stacked_page import StackedPage

if TYPE_CHECKING:
    from ui.goals.bin_view import BinView
    from ui.goals.file_page import FilePage
    from ui.goals.goal_page import GoalPage
    from ui.goals.write.flow import WriteGoal


class GoalsPage(StackedPage):
    """Composes the five views. `said` brings a sentence and how to take back what it says; `failed` an error.

    The list is there at once. The others are loaded and made when they are first wanted: together they take longer than
    anybody should wait for a list.
    """

    def __init__(self, journal: Journal, background: Background) -> None:
        super().__init__(QCoreApplication.translate("GoalsPage", "Goals"))
        self._journal, self._background = journal, background
        self.list = GoalList(journal)
        self.stack.addWidget(self.list)
        self.list.new.connect(self.new_thing)
        self.list.open_goal.connect(self.open_goal)
        self.list.remove_goal.connect(self._remove)
        self.list.open_bin.connect(self._open_bin)
        for opened in (self.list.new, self.list.open_goal, self.list.open_bin):
            opened.connect(self.opens)
        self.list.failed.connect(self.failed)

    @cached_property
    def goal(self) -> "GoalPage":
        """One goal."""
        from ui.goals.goal_page import GoalPage

        made = GoalPage(self._journal, self._background)
        self.stack.addWidget(made)
        made.leave.connect(self.show_list)
        made.write.connect(self.write_goal)
        made.open_file.connect(self._open_file)
        for opened in (made.write, made.open_file):
            opened.connect(self.opens)
        made.remove.connect(self._remove)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def writing(self) -> "WriteGoal":
        """Writing one."""
        from ui.goals.write.flow import WriteGoal

        made = WriteGoal(self._journal)
        self.stack.addWidget(made)
        made.leave.connect(self._written)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def file(self) -> "FilePage":
        """A file kept for one."""
        from ui.goals.file_page import FilePage

        made = FilePage(self._journal, self._background)
        self.stack.addWidget(made)
        made.leave.connect(self._leave_file)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def bin(self) -> "BinView":
        """What was removed."""
        from ui.goals.bin_view import BinView

        made = BinView(self._journal)
        self.stack.addWidget(made)
        made.leave.connect(self.show_list)
        made.restore.connect(self._restore)
        return made

    def _is_shown(self, name: str) -> bool:
        """Whether a view is the one on the screen; asks for none that was never made."""
        return self.view() is self.__dict__.get(name)

    def shown(self) -> None:
        """Shows the view that was shown last, read anew."""
        if self._is_shown("goal"):
            self.goal.reload()
        else:
            self.view().shown()
        if self.view() is self.list:
            self.list.take_keyboard()
        elif self._is_shown("bin"):
            self.bin.take_keyboard()

    def start_over(self) -> None:
        """Goes to the list."""
        self.show_list()

    def new_thing(self) -> None:
        """Begins a goal."""
        if not self._journal.read_only and self.left():
            self.writing.open(None)
            self.show_view(self.writing)

    def open_goal(self, id: str) -> None:
        """Shows a goal; one that was never agreed is gone on with."""
        try:
            goal = self._journal.goals.get(id)
        except KnownError as error:
            self.failed.emit(error)
            return
        if goals.group_of(goal) == "draft" and not self._journal.read_only:
            self.write_goal(id)
        elif self.left() and self.goal.open(id):
            self.show_view(self.goal)
            if not self.goal.filling_in():
                self.goal.setFocus()

    def write_goal(self, id: str) -> None:
        """Goes on writing a goal."""
        if not self.left():
            return
        try:
            goal = self._journal.goals.get(id)
            self.writing.open(goal, self._step_of(goal))
        except KnownError as error:
            self.failed.emit(error)
            return
        self.show_view(self.writing)

    def _step_of(self, goal: Goal) -> int:
        """Where to go on: at what is missing, or at the end when it only wants a yes."""
        from ui.goals.write.flow import AGREE

        missing = missing_for_agreement(goal, wording(self._journal.goals.levels(goal.id)))
        return ("title", "levels", "start").index(missing[0]) if missing else AGREE

    def show_list(self) -> None:
        """Goes back to the list; what was being written is kept first, or it stays."""
        if self._is_shown("writing"):
            self.writing.back()
        if not self._is_shown("writing") and self.left():
            self._to_list()

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written."""
        super().settle(locking=locking)
        if locking and self._is_shown("file"):
            self.file.clear()

    def _written(self, id: str) -> None:
        """Back from writing: to the goal when it is one the pair is at work on, else to the list."""
        found = self._journal.goals.find(id) if id else None
        if found is not None and found.active:
            self.open_goal(id)
        else:
            self._to_list(id)

    def _to_list(self, id: str = "") -> None:
        """Shows the list; with the id of a goal, the group in which it stands now, with that goal chosen."""
        self.show_view(self.list)
        if id:
            self.list.choose(id)
        self.list.take_keyboard()

    def _open_file(self, evidence: Evidence) -> None:
        if self.left():
            self.file.open(evidence)
            self.show_view(self.file)

    def _leave_file(self) -> None:
        self.file.clear()
        if self.goal.reload():
            self.stack.setCurrentWidget(self.goal)

    def _remove(self, goal: Goal) -> None:
        try:
            self._journal.remove(goal)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._to_list()
        self.said.emit(self.tr("The goal is in the bin."), lambda: self._put_back(goal))

    def _put_back(self, goal: Goal) -> None:
        try:
            self._journal.restore(goal)
        except KnownError as error:
            self.failed.emit(error)
        self._read_anew()

    def _open_bin(self) -> None:
        self.show_view(self.bin)
        self.bin.take_keyboard()

    def _restore(self, line: BinLine) -> None:
        """Puts something back from the bin, which stays open for the next thing."""
        try:
            goals_bin.put_back(self._journal, line)
        except KnownError as error:
            self.failed.emit(error)
        else:
            sentence = (
                self.tr("Put back among your goals.")
                if line.record is line.goal
                else self.tr("Put back. You find it on its goal.")
            )
            self.said.emit(sentence, lambda: self._remove_again(line))
        self.bin.shown()
        self.bin.take_keyboard()

    def _remove_again(self, line: BinLine) -> None:
        try:
            self._journal.remove(line.record)
        except KnownError as error:
            self.failed.emit(error)
        self._read_anew()

    def _read_anew(self) -> None:
        """Shows how things are now, in the list and in the bin."""
        if self.view() is self.list:
            self.list.reload()
        elif self._is_shown("bin"):
            self.bin.shown()
        elif self._is_shown("goal"):
            self.goal.reload()
