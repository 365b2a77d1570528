"""Milestones: the steps on the way, in the order the pair gives them, ticked when they are done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.progress import Milestone
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.milestones_list import MilestoneList
from ui.goals.milestones_model import MilestoneModel
from ui.goals.milestones_painter import MilestonePainter
from ui.widgets.card import Card
from ui.widgets.day_button import DayButton, DayPopup
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.undo_bar import announce

_SIDE = 14
_INNER = 6


class MilestonesCard(Card):
    """The list, and below it a line that adds one at the end."""

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("MilestonesCard", "Milestones"), " ")
        self._journal = journal
        self._view: GoalView | None = None
        may_write = not journal.read_only
        self.model = MilestoneModel(lambda: goals.today(journal), may_write=may_write, parent=self)
        self._painter = MilestonePainter(
            self._reword, self.tr("The words of this milestone"), may_write=may_write, parent=self
        )
        self.list_view = MilestoneList(self.model, self._painter, may_write=may_write)
        self.list_view.setAccessibleName(self.tr("Milestones"))
        self.list_view.setAccessibleDescription(
            self.tr("Space ticks, F2 changes the words, Alt with an arrow moves, Delete removes.") if may_write else ""
        )
        self.list_view.pressed_box.connect(self._tick)
        self.list_view.moved.connect(self._move)
        self.list_view.removed.connect(self._remove)
        self.list_view.day_wanted.connect(self._ask_for_day)
        self._hint = Label(self.tr("Small steps on the way that you can tick off."), "small", "muted", wrap=True)
        self._trouble = Notice()
        self.add_line = QLineEdit()
        self._keeper = FormKeeper(journal, {"title": self.add_line}, self)
        self._keeper.failed.connect(self._complain)
        self.day = DayButton(
            self.tr("The day it is due"), lambda: goals.today(journal), none_words=self.tr("no day"), coming=True
        )
        self._adding = self._build_line()
        self._build()

    def show_goal(self, view: GoalView) -> None:
        """Shows the milestones of a goal; a line that is being changed stays open."""
        other = self._view is None or self._view.goal.id != view.goal.id
        if other and self._view is not None:
            self._leave_line()
        self._view = view
        self.model.show(view.milestones)
        done = sum(1 for each in view.milestones if each.done_at is not None)
        count = len(view.milestones)
        self.set_aside(self.tr("{done} of {count}").format(done=done, count=count) if count else "")
        self.list_view.setVisible(bool(count))
        self._hint.setVisible(not count)
        self._adding.setVisible(view.goal.open and not self._journal.read_only)
        if other and not self._journal.read_only:
            self._trouble.say("")
            self.day.set_day(None)
            self._begin_line(view)

    def settle(self) -> None:
        """Keeps a line that is being changed, and what stands in the one below. Raises a known error if it cannot."""
        self._keeper.settle()
        editor = self._painter.editor
        if editor is not None:
            self._write_words(self.model.milestones[self._painter.edited.row()], editor.text())
            self._painter.kept = True
            self.list_view.closeEditor(editor, MilestonePainter.EndEditHint.NoHint)

    def back(self) -> bool:
        """Gives up the line that is being changed; False when there is none."""
        editor = self._painter.editor
        if editor is None:
            return False
        self.list_view.closeEditor(editor, MilestonePainter.EndEditHint.RevertModelCache)
        return True

    def add(self) -> None:
        """Adds what stands in the line, which stays where it is for the next one."""
        if self._view is None or not self.add_line.text().strip():
            return
        day = self.day.day
        try:
            added = goals.add_milestone(
                self._journal, self._view.goal, self.add_line.text(), day.isoformat() if day is not None else None
            )
        except KnownError as error:
            self._complain(error)
            return
        self._trouble.say("")
        self.day.set_day(None)
        self._forget_line(self._view)
        self._tell(self.tr("The milestone is added."), lambda: self._journal.remove(added))

    def _tick(self, milestone: Milestone) -> None:
        done = milestone.done_at is None
        if self._try(lambda: goals.tick(self._journal, milestone, done=done)):
            words = self.tr("Marked as done.") if done else self.tr("Marked as still to do.")
            self._tell(words, lambda: self._journal.save(milestone))

    def _move(self, milestone: Milestone, to: int) -> None:
        assert self._view is not None
        goal, before = self._view.goal, self.model.row_of(milestone.id) or 0
        if self._try(lambda: goals.move_milestone(self._journal, goal, milestone.id, to)):
            self._tell(
                self.tr("The milestone has another place."),
                lambda: goals.move_milestone(self._journal, goal, milestone.id, before),
            )
            place = self.tr("{title}: now {place} of {count}")
            announce(
                self.list_view, place.format(title=milestone.title, place=to + 1, count=len(self.model.milestones))
            )

    def _remove(self, milestone: Milestone) -> None:
        if self._try(lambda: self._journal.remove(milestone)):
            self._tell(self.tr("The milestone is in the bin."), lambda: self._journal.restore(milestone))
            if not self.model.milestones and not self._adding.isHidden():
                self.add_line.setFocus()

    def _reword(self, milestone: Milestone, text: str) -> bool:
        """Writes other words, from the line in the list; says whether they could be kept."""
        return self._try(lambda: self._write_words(milestone, text))

    def _write_words(self, milestone: Milestone, text: str) -> None:
        title = " ".join(clean_text(text).split())
        if title != milestone.title:
            self._journal.save(replace(milestone, title=title))
            self._tell(self.tr("The milestone has other words."), lambda: self._journal.save(milestone))

    def _ask_for_day(self, milestone: Milestone, place: QPoint) -> None:
        today = goals.today(self._journal)
        popup = DayPopup(
            self,
            self.tr("The day it is due"),
            date.fromisoformat(milestone.due) if milestone.due else today,
            none_words=self.tr("No day"),
            earliest=today,
            latest=None,
        )
        popup.chosen.connect(lambda day: self._give_day(milestone, day))
        popup.open_at(place)

    def _give_day(self, milestone: Milestone, day: date | None) -> None:
        due = day.isoformat() if day is not None else None
        self.list_view.setFocus()
        if due != milestone.due and self._try(lambda: self._journal.save(replace(milestone, due=due))):
            words = self.tr("The milestone has a day.") if due else self.tr("The milestone has no day any more.")
            self._tell(words, lambda: self._journal.save(milestone))

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except KnownError as error:
            self._complain(error)
            return False
        self._trouble.say("")
        return True

    def _tell(self, sentence: str, undo: Callable[[], object]) -> None:
        """Lets the goal be read anew, and offers to take back what was done."""
        self.changed.emit()
        self.said.emit(sentence, lambda: self._take_back(undo))

    def _take_back(self, undo: Callable[[], object]) -> None:
        try:
            undo()
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()

    def _complain(self, error: KnownError) -> None:
        self._trouble.say(sentence_for(error), "bad")
        announce(self, self._trouble.text())

    def _leave_line(self) -> None:
        try:
            self.settle()
        except KnownError as error:
            self.failed.emit(error)

    def _begin_line(self, view: GoalView) -> None:
        """Puts the words that were left in it into the line."""
        try:
            self._keeper.begin(f"milestone:{view.goal.id}")
        except KnownError as error:
            self.failed.emit(error)

    def _forget_line(self, view: GoalView) -> None:
        """The words are a milestone now, whatever becomes of their draft."""
        try:
            self._keeper.end()
        except KnownError as error:
            self.failed.emit(error)
        self._begin_line(view)

    def _build_line(self) -> QWidget:
        self.add_line.setPlaceholderText(self.tr("Add a milestone"))
        self.add_line.setAccessibleName(self.tr("Add a milestone"))
        self.add_line.setToolTip(self.tr("Enter adds it"))
        self.add_line.returnPressed.connect(self.add)
        self.day.changed.connect(self.add_line.setFocus)
        adding = QWidget(self)
        line = QHBoxLayout(adding)
        line.setContentsMargins(_INNER, 6, _INNER, 0)
        line.setSpacing(8)
        line.addWidget(self.add_line, 1)
        line.addWidget(self.day)
        return adding

    def _build(self) -> None:
        """The rows reach a little further to both sides than the title, so that their boxes stand below it."""
        self.body.setContentsMargins(_SIDE, 18, _SIDE, 18)
        heading = self.body.itemAt(0)
        assert isinstance(heading, QHBoxLayout)
        heading.setContentsMargins(_INNER, 0, _INNER, 0)
        self.body.setSpacing(4)
        words = QVBoxLayout()
        words.setContentsMargins(_INNER, 0, _INNER, 0)
        words.addWidget(self._hint)
        words.addWidget(self._trouble)
        self.body.addWidget(self.list_view)
        self.body.addLayout(words)
        self.body.addWidget(self._adding)
        self.body.addStretch(1)
        self.setTabOrder(self.list_view, self.add_line)
        self.list_view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
