"""The agenda while a session goes on: how long it has been, what is talked about, and what comes after."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import AgendaItem, not_reached
from mentor_desktop.services.journal import Journal
from ui.sessions.clock_line import ClockLine
from ui.sessions.hold_column import Column
from ui.sessions.hold_item_row import SIDE, ItemRow
from ui.sessions.hold_talk import Talk
from ui.sessions.hold_words import elapsed_words
from ui.widgets.card import Card
from ui.widgets.dates import local_day, spoken
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for


class HoldAgenda(Card):
    """`wanted` brings the id of an item to talk about now, `added` words that are to go on the agenda."""

    wanted = Signal(str)
    added = Signal(str)

    def __init__(self, journal: Journal, talk: Talk) -> None:
        super().__init__("shared", QCoreApplication.translate("HoldAgenda", "Agenda"), " ")
        self._journal, self._talk = journal, talk
        self._rows: dict[str, ItemRow] = {}
        self.line = ClockLine()
        self.list = Column(least=15)
        self._hint = Label("", "small", "muted", wrap=True)
        self._trouble = Notice()
        self.add_line = QLineEdit()
        self._keeper = FormKeeper(journal, {"title": self.add_line}, self)
        self._keeper.failed.connect(self.complain)
        self._build()

    def begin(self) -> None:
        """Takes up another session, with what was left in the line below the agenda."""
        self._trouble.say("")
        if not self._journal.read_only:
            self._keeper.begin(f"agenda-item:{self._talk.id}")

    def show_talk(self) -> None:
        """Shows the agenda as it is now; rows that stay keep the keyboard."""
        items = self._talk.view.items
        before, self._rows = self._rows, {}
        for place, item in enumerate(items):
            row = self._rows[item.id] = before.pop(item.id) if item.id in before else self._made()
            if self.list.body.indexOf(row) != place:
                self.list.body.insertWidget(place, row)
            row.first = place == 0
        for row in before.values():
            row.hide()
            row.deleteLater()
        now = self._talk.current
        for each in self._rows.values():
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if items:
            # One row has a place in the order of Tab; the arrows go to the others.
            self._rows[now.id if now is not None else items[0].id].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hint.setText(self._said_below())
        self._hint.setVisible(bool(self._hint.text()))
        self.add_line.setVisible(self._talk.may_write)
        self.show_time()

    def show_time(self) -> None:
        """Shows how much time has passed."""
        seconds, planned = self._talk.elapsed(), self._talk.view.session.minutes
        started = self._talk.view.session.started_at
        if self._talk.forgotten and self._talk.may_write and started is not None:
            self.set_aside(self.tr("left open on {day}").format(day=spoken(local_day(started), "d MMM")))
        else:
            self.set_aside(elapsed_words(seconds, planned))
        self.line.set_share(seconds / (planned * 60))
        self.line.setAccessibleName(elapsed_words(seconds, planned))
        now = self._talk.current
        for item in self._talk.view.items:
            is_now = now is not None and item.id == now.id
            self._rows[item.id].show_item(item, self._talk.seconds_on(item), now=is_now)

    def rows(self) -> list[ItemRow]:
        """The rows, from the top."""
        return list(self._rows.values())

    def shows(self, item: AgendaItem) -> bool:
        """Whether an item has a row."""
        return item.id in self._rows

    def show_current(self) -> None:
        """Brings the item that is talked about into sight."""
        now = self._talk.current
        if now is not None:
            self.list.ensure_visible_soon(self._rows[now.id])

    def take_line(self) -> None:
        """The words in the line are on the agenda now; it is empty for the next ones."""
        self._trouble.say("")
        try:
            self._keeper.end()
        except KnownError as error:
            self.complain(error)
        self.begin()

    def complain(self, error: KnownError) -> None:
        """Says below the line what is wrong; the words stay."""
        self._trouble.say(sentence_for(error), "bad")

    def settle(self) -> None:
        """Keeps what stands in the line. Raises a known error when that cannot be done."""
        self._keeper.settle()

    def _made(self) -> ItemRow:
        row = ItemRow()
        row.wanted.connect(self.wanted)
        row.arrow.connect(lambda by: self._go(row, by))
        return row

    def _go(self, row: ItemRow, by: int) -> None:
        rows = self.rows()
        to = rows[max(0, min(len(rows) - 1, rows.index(row) + by))]
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        to.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        to.setFocus()
        self.list.ensureWidgetVisible(to, 0, 0)

    def _said_below(self) -> str:
        items = self._talk.view.items
        if not items:
            return self.tr("Nothing is on the agenda. Put something here, or just write what you talk about.")
        if not self._talk.may_write:
            return ""
        said = [self.tr("Moves to next time if not reached")] if not_reached(items) else []
        if len(items) > 1:
            said.append(self.tr("Ctrl+Page Down goes to the next item, Ctrl+Page Up to the one before"))
        return "\n".join(said)

    def _add(self) -> None:
        if self.add_line.text().strip():
            self.added.emit(self.add_line.text())

    def _build(self) -> None:
        """The rows reach a little further to both sides than the title, so that their words stand below it."""
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left() - SIDE, margins.top(), margins.right() - SIDE, margins.bottom())
        heading = self.body.itemAt(0)
        assert isinstance(heading, QHBoxLayout)
        heading.setContentsMargins(SIDE, 0, SIDE, 0)
        self._hint.setContentsMargins(SIDE, 8, SIDE, 0)
        self.list.setToolTip(self.tr("Ctrl+PageDown and Ctrl+PageUp go from item to item"))
        self.list.body.setSpacing(0)
        self.list.body.addWidget(self._hint)
        self.list.body.addStretch(1)
        self.add_line.setPlaceholderText(self.tr("Add an item"))
        self.add_line.setAccessibleName(self.tr("Add an item"))
        self.add_line.setToolTip(self.tr("Enter adds it"))
        self.add_line.returnPressed.connect(self._add)
        for part, stretch in ((self.line, 0), (self.list, 1), (self._trouble, 0), (self.add_line, 0)):
            row = QHBoxLayout()
            side = 0 if part is self.list else SIDE
            row.setContentsMargins(side, 0, side, 0)
            row.addWidget(part)
            self.body.addLayout(row, stretch)
