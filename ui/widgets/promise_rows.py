"""The promises of both, below each other: kept with one press, moved or let go in a small form in their place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.commitments import Commitment, renewals
from mentor_desktop.services import promises
from mentor_desktop.services.journal import Journal
from ui.widgets.promise_row import PromiseRow
from ui.widgets.promise_words import About, about
from ui.widgets.rows import Rows

if TYPE_CHECKING:
    from ui.widgets.promise_form import PromiseForm, Way

_AT_FIRST = 60


class PromiseRows(QWidget):
    """Shows the first `at_first` promises, and a button for the rest; open ones can be decided here.

    After every write `changed` asks whoever shows the rows to read anew, and `said` brings the sentence and its undo.
    With `reviewing`, the first promise that nobody has looked at asks what became of it; `looked` brings the id of one
    that stays open, and `through` comes when the last was answered by whoever has the keyboard here. Read-only journals
    show the promises and offer nothing.
    """

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()
    looked = Signal(str)
    through = Signal()

    def __init__(
        self, journal: Journal, *, at_first: int = _AT_FIRST, reviewing: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._reviewing = journal, reviewing
        self._names = {journal.me.id: self.tr("You"), journal.partner.id: journal.partner.name}
        self._today = date.min
        self._first: dict[str, str] = {}
        self._looked_at: Collection[str] = ()
        self._asked = ""
        self._form: PromiseForm | None = None
        self._written_in: PromiseRow | None = None
        self._rows = Rows(self._row, at_first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)

    def show_promises(self, shown: tuple[Commitment, ...], today: date, looked_at: Collection[str] = ()) -> None:
        """Shows these promises in this order; an open form stays with its promise, and is put aside without it.

        `looked_at` are the ids of those that the pair has looked at and leaves open.
        """
        self._today, self._looked_at = today, looked_at
        self._first = self._when_promised(shown)
        asking = self.row(self._asked)
        go_on = asking is not None and _has_keyboard(asking)
        waiting = (each.id for each in shown if each.state == "open" and each.id not in looked_at)
        before, self._asked = self._asked, next(waiting, "") if self._reviewing else ""
        form = self.form
        if form is not None and not any(form.stands_for(each) for each in shown):
            form.put_aside()
            self._take_out()
        self._rows.show_records(shown)
        asking = self.row(self._asked)
        if go_on and asking is not None and self._asked != before:
            asking.take_keyboard()
        elif go_on and not self._asked:
            self.through.emit()

    def row(self, id: str) -> PromiseRow | None:
        """The row of a promise, None while it is not shown."""
        return next((row for row in self.rows() if row.promise is not None and row.promise.id == id), None)

    def rows(self) -> list[PromiseRow]:
        """The rows that are shown, from the top."""
        return [row for row in self._rows.rows() if isinstance(row, PromiseRow)]

    @property
    def form(self) -> PromiseForm | None:
        """The form while it is open."""
        return self._form if self._form is not None and not self._form.isHidden() else None

    def back(self) -> bool:
        """Puts an open form aside; False when there is none."""
        if self.form is None:
            return False
        self.form.put_aside()
        return True

    def settle(self) -> None:
        """Keeps what is being written in the form. Raises a known error when that cannot be done."""
        if self.form is not None:
            self.form.settle()

    def _row(self) -> PromiseRow:
        row = PromiseRow(self._about, may_write=not self._journal.read_only, reviewing=self._reviewing)
        row.kept.connect(self._keep)
        row.reopened.connect(self._reopen)
        row.stays.connect(lambda promise: self.looked.emit(promise.id))
        row.another_day.connect(lambda promise: self._open_form(row, promise, "another day"))
        row.let_go.connect(lambda promise: self._open_form(row, promise, "let go"))
        return row

    def _about(self, promise: Commitment) -> About:
        looked_at = self._reviewing and promise.state == "open" and promise.id in self._looked_at
        said = about(promise, self._names, self._today, self._first.get(promise.id, ""), looked_at=looked_at)
        return said._replace(asked=promise.id == self._asked)

    def _keep(self, promise: Commitment) -> None:
        self._write(
            lambda: promises.keep(self._journal, promise),
            self.tr("The promise is kept."),
            promises.reopen(self._journal, promise),
        )

    def _reopen(self, promise: Commitment) -> None:
        self._write(
            promises.reopen(self._journal, promise),
            self.tr("The promise is open again."),
            lambda: promises.put_back(self._journal, promise),
        )

    def _write(self, write: Callable[[], object], sentence: str, undo: Callable[[], object]) -> None:
        try:
            write()
        except KnownError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        self.said.emit(sentence, lambda: self._take_back(undo))

    def _take_back(self, undo: Callable[[], object]) -> None:
        try:
            undo()
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()

    def _open_form(self, row: PromiseRow, promise: Commitment, way: Way) -> None:
        """One form at a time: what was begun for another promise is kept for later."""
        if self._form is None:
            self._form = self._make_form()
        if self.form is not None:
            self._form.put_aside()
            if self.form is not None:
                return
        row.open_form(self._form)
        self._written_in = row
        try:
            self._form.begin(promise, way, self._today)
        except KnownError as error:
            self._close_form()
            self.failed.emit(error)

    def _make_form(self) -> PromiseForm:
        # Reading days and showing months is slow to import, and Home shows promises.
        from ui.widgets.promise_form import PromiseForm

        form = PromiseForm(self._journal)
        form.changed.connect(self.changed)
        form.closed.connect(self._close_form)
        form.said.connect(self.said)
        form.failed.connect(self.failed)
        return form

    def _close_form(self) -> None:
        row = self._take_out()
        if row is not None:
            row.take_keyboard()

    def _take_out(self) -> PromiseRow | None:
        row, self._written_in = self._written_in, None
        if row is not None and self._form is not None:
            self._form.setParent(self)
            row.close_form()
        return row

    def _when_promised(self, shown: tuple[Commitment, ...]) -> dict[str, str]:
        """When those that got another day were promised for the first time, by their id."""
        renewed = [each for each in shown if each.renews is not None]
        if not renewed:
            return {}
        try:
            everything = {each.id: each for each in self._journal.sessions.commitments()}
        except KnownError as error:
            self.failed.emit(error)
            return {each.id: each.created_at for each in renewed}
        return {each.id: list(renewals(each, everything))[-1].created_at for each in renewed}


def _has_keyboard(widget: QWidget) -> bool:
    focus = widget.focusWidget()
    return focus is not None and focus.hasFocus()
