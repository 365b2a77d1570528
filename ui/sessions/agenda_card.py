"""The agenda both see: what comes up, in which order, and how long each item takes of the time there is."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from mentor_desktop.errors import KnownError, Unacceptable
from mentor_desktop.journal.sessions import AgendaItem, planned_minutes
from mentor_desktop.services import sessions
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.agenda_line import AgendaLine
from ui.sessions.agenda_list import AgendaList, AgendaModel, AgendaPainter
from ui.sessions.agenda_offered import Offered
from ui.sessions.agenda_open_line import OpenLine
from ui.sessions.agenda_words import Said, from_line
from ui.sessions.prepare_card import PrepareCard
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label
from ui.widgets.ordered.painter import OrderedPainter
from ui.widgets.undo_bar import announce

_SIDE = 14
_INNER = 6


class AgendaCard(PrepareCard):
    """The list, what was not reached last time, and a line that adds an item at the end."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, "shared", QCoreApplication.translate("AgendaCard", "Agenda"))
        self._view: PrepareView | None = None
        self._select_minutes = False
        may_write = not journal.read_only
        self.model = AgendaModel(may_write=may_write, parent=self)
        self.model.names = {journal.me.id: self.tr("You"), journal.partner.id: journal.partner.name}
        self._painter = AgendaPainter(
            self._reword, self.tr("The minutes and the words of this item"), may_write=may_write, parent=self
        )
        self.list_view = AgendaList(self.model, self._painter, may_write=may_write)
        self.list_view.setAccessibleName(self.tr("Agenda"))
        self.list_view.setAccessibleDescription(
            self.tr("F2 changes the words, Space the minutes, Alt with an arrow moves, Delete removes.")
            if may_write
            else ""
        )
        self.list_view.moved.connect(self._move)
        self.list_view.removed.connect(self._remove)
        self.list_view.pressed_box.connect(self._change_minutes)
        hint = self.tr("Nothing is on the agenda yet. What would you both like to talk about?")
        self._hint = Label(hint, "small", "muted", wrap=True)
        self._over = Label("", "small", "warn", wrap=True)
        self.offered = Offered(may_write=may_write)
        self.offered.wanted.connect(self._take_over)
        self.line = AgendaLine(self.tr("Add an item"), self.tr("Add an item, such as “15 Listening round”"))
        self.line.entered.connect(self.add)
        self._keeper = FormKeeper(journal, {"line": self.line.field}, self)
        self._keeper.failed.connect(self.complain)
        self._open_line = OpenLine(journal, self._painter)
        self._open_line.failed.connect(self.complain)
        self._painter.opened.connect(self._select)
        self._build()

    def show_session(self, view: PrepareView) -> None:
        """Shows the agenda of a session; a line that is being changed stays open."""
        other = self._view is None or self._view.session.id != view.session.id
        self._view = view
        self.model.goals = sessions.goal_titles(self.journal)
        self.model.show(view.items)
        self.list_view.setVisible(bool(view.items))
        self._hint.setVisible(not view.items)
        self._show_minutes(view)
        self.offered.show_items(view.offered, self.model.names, self.model.goals)
        self.line.setVisible(not self.journal.read_only)
        if other:
            self.trouble.say("")
            self.begin_line(self._keeper, f"agenda:{view.session.id}")
            self._take_up_open_line(view)

    def settle(self) -> None:
        """Keeps a line that is being changed, and what stands in the one below. Raises a known error if it cannot."""
        editor = self._painter.editor
        if editor is not None:
            if editor.text().strip():
                self._write_words(self.model.records[self._painter.edited.row()], editor.text())
            self._painter.kept = True
            self.list_view.closeEditor(editor, OrderedPainter.EndEditHint.NoHint)
        self._keeper.settle()

    def back(self) -> bool:
        """Gives up the line that is being changed; False when there is none."""
        editor = self._painter.editor
        if editor is None:
            return False
        self.list_view.closeEditor(editor, OrderedPainter.EndEditHint.RevertModelCache)
        return True

    def add(self) -> None:
        """Adds what stands in the line, which stays where it is for the next one."""
        assert self._view is not None
        session, said = self._view.session, self.line.said
        try:
            added = sessions.add_item(self.journal, session.id, said.title, said.minutes)
        except KnownError as error:
            self.complain(error)
            return
        self.trouble.say("")
        self.empty_line(self._keeper, f"agenda:{session.id}")
        self.tell(self.tr("It is on the agenda."), lambda: self.journal.remove(added))

    def _take_over(self, items: Sequence[AgendaItem]) -> None:
        assert self._view is not None
        session, added = self._view.session, []

        def write() -> None:
            for item in items:
                added.append(
                    sessions.add_item(
                        self.journal, session.id, item.title, item.minutes, goal=item.goal, carried_from=item.id
                    )
                )

        self.attempt(write)
        if added:
            self.tell(self.tr("It is on the agenda."), lambda: self.remove_all(added))
            if not self.offered.rows.rows():
                self.line.setFocus()

    def _move(self, item: AgendaItem, to: int) -> None:
        assert self._view is not None
        session, before = self._view.session, self.model.row_of(item.id) or 0
        if self.attempt(lambda: sessions.move_item(self.journal, session, item.id, to)):
            self.tell(
                self.tr("The item has another place."),
                lambda: sessions.move_item(self.journal, session, item.id, before),
            )
            place = self.tr("{title}: now {place} of {count}")
            announce(self.list_view, place.format(title=item.title, place=to + 1, count=len(self.model.records)))

    def _remove(self, item: AgendaItem) -> None:
        if self.attempt(lambda: self.journal.remove(item)):
            self.tell(self.tr("The item is in the bin."), lambda: self.journal.restore(item))
            if not self.model.records:
                self.line.setFocus()

    def _change_minutes(self, item: AgendaItem) -> None:
        """Opens the line with the minutes selected: one types over them."""
        row = self.model.row_of(item.id)
        if row is not None:
            self._select_minutes = True
            self.list_view.edit(self.model.index(row, 0))

    def _select(self, editor: QLineEdit) -> None:
        """Selects what is to be changed; after Qt, which selects the whole line when it opens."""
        line = editor.text()
        minutes = len(line.partition(" ")[0])
        start, length = (0, minutes) if self._select_minutes else (minutes + 1, len(line))
        self._select_minutes = False

        def select() -> None:
            if editor.text() == line:  # Somebody may have typed already.
                editor.setSelection(start, length)

        QTimer.singleShot(0, editor, select)

    def _reword(self, item: AgendaItem, text: str) -> bool:
        """Writes other words, from the line in the list; says whether they could be kept."""
        return self.attempt(lambda: self._write_words(item, text))

    def _write_words(self, item: AgendaItem, text: str) -> None:
        said = from_line(text, item)
        if said == (item.title, item.minutes):
            return
        self._give(item, said)
        words = self.tr("The item has other words.")
        if said.title == item.title:
            words = self.tr("The item has other minutes.")
        self.tell(words, lambda: self._give(item, Said(item.title, item.minutes)))

    def _give(self, item: AgendaItem, said: Said) -> None:
        """Writes words and minutes alone: what else stands in the item may be newer than what is shown."""
        now = self.journal.sessions.item(item.id)
        self.journal.save(replace(now, title=said.title, minutes=said.minutes))

    def _show_minutes(self, view: PrepareView) -> None:
        """How much of the time is taken; that it is too much is a matter of fact, and no alarm."""
        taken, whole = planned_minutes(view.items), view.session.minutes
        aside = self.tr("{taken} of {whole} min").format(taken=taken, whole=whole)
        self.set_aside(aside if view.items else self.tr("{whole} min").format(whole=whole))
        more = taken - whole
        self._over.setVisible(more > 0)
        if more > 0:
            words = self.tr("That is {number} minutes more than you have. Something may be shorter, or wait.")
            one = self.tr("That is a minute more than you have. Something may be shorter, or wait.")
            self._over.setText(one if more == 1 else words.format(number=more))

    def _take_up_open_line(self, view: PrepareView) -> None:
        """Does what leaving the line would have done, if the program ended before."""
        try:
            left = self._open_line.begin(view.session.id)
            item = next((each for each in view.items if left is not None and each.id == left.item), None)
            if left is not None and item is not None:
                with suppress(Unacceptable):
                    self._write_words(item, left.words)
        except KnownError as error:
            self.failed.emit(error)

    def _build(self) -> None:
        """The rows reach a little further to both sides than the title, so that their minutes stand below it."""
        self.body.setContentsMargins(_SIDE, 18, _SIDE, 18)
        heading = self.body.itemAt(0)
        assert isinstance(heading, QHBoxLayout)
        heading.setContentsMargins(_INNER, 0, _INNER, 4)
        self.body.setSpacing(4)
        words = QVBoxLayout()
        words.setContentsMargins(_INNER, 0, _INNER, 0)
        words.setSpacing(8)
        for part in (self._hint, self._over, self.offered, self.trouble, self.line):
            words.addWidget(part)
        self.body.addWidget(self.list_view)
        self.body.addLayout(words)
        self.list_view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
