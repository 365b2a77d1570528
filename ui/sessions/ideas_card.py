"""My ideas for a session: mine alone, until I put them on the agenda."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import Prepared
from mentor_desktop.services import sessions, shapes
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from mentor_desktop.services.shapes import Shape
from ui.sessions.agenda_line import AgendaLine
from ui.sessions.agenda_words import Said, from_line, minutes_words
from ui.sessions.ideas_kept import KeptCard
from ui.sessions.ideas_rows import IdeaRow
from ui.sessions.shapes_button import ShapesButton
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label

_AT_FIRST = 12


class IdeasCard(KeptCard):
    """A line, what was written in it, what was left over from last time, and a shape to start from."""

    line: AgendaLine

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, QCoreApplication.translate("IdeasCard", "My ideas"), _AT_FIRST)
        self._ideas: tuple[Prepared, ...] = ()
        self.line = AgendaLine(self.tr("Add an idea"), self.tr("Add an idea, such as “20 My next step”"), private=True)
        self.line.entered.connect(self.add)
        self._keeper = FormKeeper(journal, {"line": self.line.field}, self)
        self._keeper.failed.connect(self.complain)
        self.all_button = Button(self.tr("Add all to the agenda"))
        self.all_button.clicked.connect(lambda: self._add_to_agenda(self._ideas))
        self.shapes = ShapesButton()
        self.shapes.chosen.connect(self._take)
        below = Flow()
        below.add(self.shapes)
        below.add(self.all_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        self.body.addWidget(
            Label(self.tr("Only you see this until you add it to the agenda."), "small", "muted", wrap=True)
        )
        for part in (self.rows, self.left_over, self.trouble, self.line, below):
            column.addWidget(part)
        self.body.addLayout(column)
        for part in (self.line, below):
            if journal.read_only:
                part.hide()

    def show_session(self, view: PrepareView) -> None:
        """Shows what I wrote for a session."""
        other = self.view is None or self.view.session.id != view.session.id
        self.view = view
        self._ideas = tuple(each for each in view.ideas if each.kind == "item")
        self.set_aside(minutes_words(sum(each.minutes for each in self._ideas)) if self._ideas else "")
        self.rows.show_records(self._ideas)
        self.rows.setVisible(bool(self._ideas))
        self.all_button.setVisible(len(self._ideas) > 1)
        self.show_left_over(view, "item")
        if other:
            self.rows.fold()
            self.trouble.say("")
            self.begin_line(self._keeper, f"idea:{view.session.id}")

    def settle(self) -> None:
        """Keeps what stands in the line, and one that is being changed. Raises a known error if it cannot."""
        self._keeper.settle()
        super().settle()

    def add(self) -> None:
        """Keeps what stands in the line as an idea."""
        assert self.view is not None
        session, said = self.view.session, self.line.said
        try:
            idea = sessions.add_idea(self.journal, session, said.title, said.minutes)
        except KnownError as error:
            self.complain(error)
            return
        self.trouble.say("")
        self.empty_line(self._keeper, f"idea:{session.id}")
        self.tell(self.tr("The idea is kept, for you alone."), lambda: self.journal.remove(idea))

    def understood(self, prepared: Prepared, line: str) -> Said:
        """The minutes, and the words."""
        return from_line(line, prepared)

    def _add_to_agenda(self, ideas: Sequence[Prepared]) -> None:
        added = []

        def write() -> None:
            # One after the other, so that after a failure both sides are told apart.
            for idea in ideas:
                added.append((idea, *sessions.add_to_agenda(self.journal, [idea])))

        def take_back() -> None:
            for idea, item in added:
                self.journal.restore(idea)
                self.journal.remove(item)

        went_well = self.attempt(write)
        if added:
            one = self.tr("It is on the agenda now, where both of you see it.")
            many = self.tr("They are on the agenda now, where both of you see them.")
            places = [each.id for each in self._ideas]
            self.tell(one if len(added) == 1 else many, take_back)
            self._go_on(places.index(ideas[-1].id) + 1 - len(ideas))
        elif not went_well:
            self.changed.emit()

    def _remove(self, idea: Prepared) -> None:
        if self.attempt(lambda: self.journal.remove(idea)):
            self.tell(self.tr("The idea is in the bin."), lambda: self.journal.restore(idea))
            if not self._ideas:
                self.line.setFocus()

    def _go_on(self, place: int) -> None:
        """Puts the keyboard on the idea that stands in this place now, to add that too, or else on the line."""
        rows = self.rows.rows()
        row = rows[place] if place < len(self._ideas) and place < len(rows) else None
        (row.button if isinstance(row, IdeaRow) else self.line).setFocus()

    def _take(self, shape: Shape) -> None:
        assert self.view is not None
        session, taken = self.view.session, []
        if self.attempt(lambda: taken.extend(shapes.take(self.journal, session, shape))):
            sentence = self.tr("“{shape}” is among your ideas now.").format(shape=shape.title)
            self.tell(sentence, lambda: self.remove_all(taken))
        else:
            self.changed.emit()

    def make_row(self) -> IdeaRow:
        """A row for an idea."""
        row = IdeaRow(None if self.journal.read_only else self.reworded)
        row.added.connect(lambda idea: self._add_to_agenda((idea,)))
        row.removed.connect(self._remove)
        return row
