"""Taught and shown back: what was asked for, what was taught, and whether the mentee has shown it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Help
from mentor_desktop.journal.teaching import Instruction, not_yet_shown_back, not_yet_taught
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.teaching_form import TeachBackForm, TeachForm, form_of
from ui.goals.teaching_item import TeachingItem
from ui.goals.words import help_name
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.form_card import FormCard
from ui.widgets.line_button import LineButton
from ui.widgets.rows import Rows
from ui.widgets.scroll import bring_into_view
from ui.widgets.wrapped import WrappedLabel

ROWS_AT_FIRST = 5


class TeachingCard(Card):
    """The list. One form is open at a time: at the top for something new, in its row for what is there."""

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("TeachingCard", "Taught and shown back"), " ")
        self._journal = journal
        people = goals.both(journal)
        self._mentor, self._mentee = people["mentor"].name, people["mentee"].name
        self._view: GoalView | None = None
        self._kinds: tuple[Help, ...] = ()
        self._home: TeachingItem | None = None
        self._asked = WrappedLabel("", "small", "muted")
        self.asked_for = Flow(self.tr("Asked for and not taught yet"))
        self._hint = WrappedLabel("", "small", "muted")
        self.add_button = LineButton("quiet", "plus")
        self.add_button.clicked.connect(lambda: self.begin())
        self.form = TeachForm(journal)
        self.back_form = TeachBackForm(journal)
        self.rows = Rows(self._row, ROWS_AT_FIRST)
        for part in (self._asked, self.asked_for, self._hint, self.add_button, self.form, self.back_form, self.rows):
            self.body.addWidget(part)
        self.body.setAlignment(self.add_button, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        for form in (self.form, self.back_form):
            form.hide()
            form.said.connect(self.said)
            form.failed.connect(self.failed)
            form.changed.connect(self.changed)
            form.closed.connect(partial(self._closed, form))

    def show_goal(self, view: GoalView) -> None:
        """Shows what was taught for a goal; what is being written stays open."""
        if self._view is not None and self._view.goal.id != view.goal.id:
            self._abandon()
            self.rows.fold()
        self._view = view
        if self._home is not None and not self._home.is_of(view.taught):
            self._abandon()
        waiting = not_yet_shown_back(view.taught)
        shown = tuple(each for each in view.taught if each not in waiting)
        count = len(view.taught)
        self.set_aside(self.tr("{done} of {count}").format(done=len(shown), count=count) if count else "")
        self._show_asked_for(not_yet_taught(view.goal, view.taught))
        self._hint.setText(
            self.tr(
                "Nothing has been taught yet. When {mentor} explains or shows something, note it here. "
                "It has arrived once {mentee} can show it back."
            ).format(mentor=self._mentor, mentee=self._mentee)
        )
        self._hint.setVisible(not count)
        self.rows.show_records((*reversed(waiting), *reversed(shown)))
        self._show_add_button()

    def begin(self, kind: Help | None = None) -> None:
        """Opens the form for something new, of a kind that was asked for or of any."""
        view = self._view
        if view is None or self._journal.read_only:
            return
        if not self.form.isHidden() and self._home is None:
            if kind is not None:
                self.form.choose_kind(kind)
            bring_into_view(self.form)
            self.form.text.setFocus()
        elif self.back_to_reading():
            self._open(self.form, None, lambda: self.form.add_to(view.goal, kind))

    def back(self) -> bool:
        """Puts an open form aside; False when there is none."""
        if self._open_form() is None:
            return False
        self.back_to_reading()
        return True

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        form = self._open_form()
        if form is not None:
            form.settle()

    def back_to_reading(self) -> bool:
        """Puts an open form aside; says whether none is open now, for its words might not be kept."""
        form = self._open_form()
        if form is not None:
            form.put_aside()
        return self._open_form() is None

    def _row(self) -> TeachingItem:
        row = TeachingItem(self._journal)
        row.show_back.connect(partial(self._show_back, row))
        row.change.connect(partial(self._change, row))
        row.confirm.connect(self._confirm)
        row.remove.connect(self._remove)
        return row

    def _show_back(self, row: TeachingItem, instruction: Instruction) -> None:
        if self.back_to_reading():
            self._open(self.back_form, row, lambda: self.back_form.begin(instruction))

    def _change(self, row: TeachingItem, instruction: Instruction) -> None:
        if self.back_to_reading():
            self._open(self.form, row, lambda: self.form.change(instruction))

    def _confirm(self, instruction: Instruction) -> None:
        if self._try(lambda: goals.confirm(self._journal, instruction)):
            self.said.emit(
                self.tr("Confirmed: {mentee} has shown it.").format(mentee=self._mentee),
                lambda: self._try(lambda: self._journal.save(instruction)),
            )

    def _remove(self, instruction: Instruction) -> None:
        if self._try(lambda: self._journal.remove(instruction)):
            if not self.rows.rows():
                self.add_button.setFocus()
            self.said.emit(
                self.tr("What was taught is in the bin."),
                lambda: self._try(lambda: self._journal.restore(instruction)),
            )

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

    def _open(self, form: FormCard, row: TeachingItem | None, begin: Callable[[], None]) -> None:
        """Opens a form in its row, or below the button. It belongs to the card: a row may go while it is filled in."""
        if row is not None:
            row.host(form)
            self._home = row
        try:
            begin()
        except KnownError as error:
            self._bring_home(form)
            self.failed.emit(error)
        self._show_add_button()

    def _closed(self, form: FormCard) -> None:
        row = self._home
        self._bring_home(form)
        if self._view is None:
            return
        self._show_add_button()
        if row is not None:
            row.take_keyboard()
        else:
            self.add_button.setFocus()

    def _bring_home(self, form: FormCard) -> None:
        form.hide()
        if self._home is not None:
            self._home.release()
            self._home = None
            self.body.insertWidget(self.body.indexOf(self.rows), form)

    def _abandon(self) -> None:
        """What is being written has no place any more: the words are kept for another time."""
        form = self._open_form()
        if form is None:
            return
        try:
            form.settle()
        except KnownError as error:
            self.failed.emit(error)
        self._bring_home(form)

    def _open_form(self) -> FormCard | None:
        return next((form for form in (self.form, self.back_form) if not form.isHidden()), None)

    def _show_asked_for(self, kinds: tuple[Help, ...]) -> None:
        """Each kind is a button that begins what was taught with it."""
        self._asked.setVisible(bool(kinds))
        self.asked_for.setVisible(bool(kinds))
        self._asked.setText(self.tr("{mentee} asked for, and it was not taught yet:").format(mentee=self._mentee))
        if kinds == self._kinds:
            return
        self._kinds = kinds
        self.asked_for.clear()
        for kind in kinds:
            button = LineButton("quiet", "" if self._journal.read_only else "plus")
            button.set_words(help_name(kind))
            button.setToolTip(help_name(kind))
            button.setAccessibleName(self.tr("Note what was taught: {kind}").format(kind=help_name(kind)))
            button.clicked.connect(partial(self._begin_with, kind))
            button.setEnabled(not self._journal.read_only)
            self.asked_for.add(button)

    def _begin_with(self, kind: Help) -> None:
        self.begin(kind)

    def _show_add_button(self) -> None:
        """The button says when words wait in the form."""
        assert self._view is not None
        closed = (self.form.isHidden() or self._home is not None) and not self._journal.read_only
        self.add_button.setVisible(closed)
        if closed:
            waits = self._words_wait(form_of(self._view.goal))
            self.add_button.set_words(self.tr("Go on with what you began") if waits else self.tr("Add what was taught"))

    def _words_wait(self, form: str) -> bool:
        try:
            return self.form.waits(form)
        except KnownError as error:
            self.failed.emit(error)
            return False
