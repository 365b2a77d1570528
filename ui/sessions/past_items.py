"""What was on the agenda of a session that is over: who brought it, how long it took, and the notes on it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal

from mentor_desktop.journal.sessions import AgendaItem
from mentor_desktop.services import holding
from mentor_desktop.services.journal import Journal
from ui.sessions.past_writing import KeptBox
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.rows import Row, Rows
from ui.widgets.wrapped import WrappedLabel

translate = QCoreApplication.translate
_AT_FIRST = 60


def minutes_words(item: AgendaItem) -> str:
    """How long an item was meant to take, and how long it took."""
    spent = round(item.seconds / 60)
    words = translate("PastItems", "{planned} min planned")
    if item.reached_at is None:
        words = translate("PastItems", "{planned} min planned, not reached")
    elif spent:
        words = translate("PastItems", "{planned} min planned, {spent} spent")
    elif item.seconds:
        words = translate("PastItems", "{planned} min planned, less than one spent")
    return words.format(planned=item.minutes, spent=spent)


class ItemRow(Row):
    """One item. Its notes are kept while they are typed; `told` brings how it stands with them."""

    told = Signal(str, str)

    def __init__(self, journal: Journal, names: Mapping[str, str]) -> None:
        super().__init__()
        self._journal, self._names = journal, names
        self._may_write = not journal.read_only
        self._title = WrappedLabel("", "strong")
        self._about = WrappedLabel("", "small", "muted")
        self.notes = KeptBox("", self.tr("Add what you want to remember…"), may_write=self._may_write)
        self.notes.told.connect(self.told)
        self.held = True
        self.goals: Mapping[str, str] = {}
        for part in (self._title, self._about, self.notes):
            self.column.addWidget(part)

    def show_record(self, record: AgendaItem) -> None:
        """Shows an item as it is now; notes that are being typed stay."""
        self._title.setText(record.title)
        brought = self.tr("{name} brought it").format(name=self._names.get(record.by, ""))
        if record.by == self._journal.me.id:
            brought = self.tr("You brought it")
        minutes = minutes_words(record) if self.held else self.tr("{planned} min").format(planned=record.minutes)
        goal = self.goals.get(record.goal or "", "")
        self._about.setText(" · ".join(each for each in (brought, minutes, goal) if each))
        self.notes.setAccessibleName(self.tr("Notes on “{item}”").format(item=record.title))
        self.notes.show_text(
            record.outcome, lambda text: holding.keep_item(self._journal, record, text, record.seconds)
        )
        wanted = self.held and record.reached_at is not None and self._may_write
        self.notes.setVisible(wanted or bool(record.outcome.strip()))

    def busy(self) -> bool:
        """Whether somebody is writing in it."""
        return self.notes.hasFocus()


class ItemsCard(Card):
    """The whole agenda. `told` brings how it stands with the notes, and what is wrong, if anything is."""

    told = Signal(str, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("ItemsCard", "What you talked about"))
        self._journal = journal
        self._names = {person.id: person.name for person in (journal.me, journal.partner)}
        self._held = True
        self._goals: Mapping[str, str] = {}
        self._none = Label(self.tr("Nothing was on the agenda."), "", "muted", wrap=True)
        self._rows = Rows(self._row, _AT_FIRST)
        self.body.addWidget(self._none)
        self.body.addWidget(self._rows)

    def show_items(self, items: Sequence[AgendaItem], goals: Mapping[str, str], *, held: bool) -> None:
        """Shows an agenda; `goals` are the titles of goals by their id. Of what was not `held` nothing was reached."""
        self._held, self._goals = held, goals
        self.set_title(self.tr("What you talked about") if held else self.tr("What was on the agenda"))
        for row in self.rows():
            row.held, row.goals = held, goals
        self._rows.show_records(items)
        self._none.setVisible(not items)
        self._rows.setVisible(bool(items))

    def rows(self) -> list[ItemRow]:
        """The rows, from the top."""
        return [row for row in self._rows.rows() if isinstance(row, ItemRow)]

    def settle(self) -> None:
        """Keeps every note that is not kept yet. Raises a known error when that cannot be done."""
        for row in self.rows():
            row.notes.settle()

    def _row(self) -> ItemRow:
        row = ItemRow(self._journal, self._names)
        row.held, row.goals = self._held, self._goals
        row.told.connect(self.told)
        return row
