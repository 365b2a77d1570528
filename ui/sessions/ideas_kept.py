"""What both cards do on which I keep something for myself: change it in place, and take along what was left over."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mentor_desktop.journal.sessions import Prepared
from mentor_desktop.services import sessions
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.agenda_words import Said
from ui.sessions.ideas_left import LeftOver
from ui.sessions.ideas_rows import QuestionRow
from ui.sessions.prepare_card import PrepareCard
from ui.widgets.rows import Rows


class KeptCard(PrepareCard):
    """Subclasses lay out `rows`, `left_over` and `line`, in which something new is written, and fill the first."""

    line: QWidget

    def __init__(self, journal: Journal, title: str, at_first: int) -> None:
        super().__init__(journal, "private", title)
        self.view: PrepareView | None = None
        self.rows = Rows(self.make_row, at_first)
        self.left_over = LeftOver(may_write=not journal.read_only)
        self.left_over.wanted.connect(self._take_along)

    def show_left_over(self, view: PrepareView, kind: str) -> None:
        """Shows what was left over of one kind."""
        number = view.since.last.number if view.since.last is not None else 0
        self.left_over.show_ideas([each for each in view.left_over if each.kind == kind], number)

    def settle(self) -> None:
        """Keeps a line that is being changed. Raises a known error when that cannot be done."""
        for row in self._changed_rows():
            if row.prepared is not None and row.typed:
                self._write_words(row.prepared, row.typed)
            row.close_line()

    def back(self) -> bool:
        """Gives up a line that is being changed; False when there is none."""
        return any(row.give_up() for row in self._changed_rows())

    def reworded(self, prepared: Prepared, line: str) -> bool:
        """Writes what was typed in the line of a row; says whether that could be done."""
        return self.attempt(lambda: self._write_words(prepared, line))

    def understood(self, prepared: Prepared, line: str) -> Said:
        """What the line of a row says."""
        return Said(line, prepared.minutes)

    def make_row(self) -> QuestionRow:
        """An empty row."""
        raise NotImplementedError

    def _write_words(self, prepared: Prepared, line: str) -> None:
        said = self.understood(prepared, line)
        if said == (prepared.text, prepared.minutes):
            return
        sessions.change_idea(self.journal, prepared, said.title, said.minutes)
        self.tell(
            self.tr("It has other minutes.") if said.title == prepared.text else self.tr("It has other words."),
            lambda: sessions.change_idea(self.journal, prepared, prepared.text, prepared.minutes),
        )

    def _changed_rows(self) -> list[QuestionRow]:
        return [row for row in self.rows.rows() if isinstance(row, QuestionRow) and row.busy()]

    def _take_along(self, ideas: Sequence[Prepared]) -> None:
        assert self.view is not None
        session, last, taken = self.view.session, self.view.since.last, []
        assert last is not None
        if self.attempt(lambda: taken.extend(sessions.take_along(self.journal, session, ideas))):
            one, many = self.tr("You take it along, for you alone."), self.tr("You take them along, for you alone.")
            self.tell(one if len(ideas) == 1 else many, lambda: sessions.take_along(self.journal, last, taken))
            if not self.left_over.rows.rows():
                self.line.setFocus()
