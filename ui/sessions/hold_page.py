"""Holding a session: the agenda with its clock, what both want to remember, what is promised, one side of the talk."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import TALLIED
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.sessions.hold_agenda import HoldAgenda
from ui.sessions.hold_column import Column
from ui.sessions.hold_notes import SharedNotes
from ui.sessions.hold_promises import PromisedCard
from ui.sessions.hold_talk import Talk
from ui.sessions.hold_words import leads
from ui.sessions.tally_card import TallyCard
from ui.sessions.timeline_words import day_words, time_words
from ui.theme import em
from ui.widgets.buttons import Button, IconButton
from ui.widgets.page import Page

THREE_COLUMNS_FROM_EMS = 60
TWO_COLUMNS_FROM_EMS = 42
_SHARES = {3: (5, 9, 5), 2: (5, 7, 0), 1: (1, 0, 0)}
_PLACES = {
    3: ((0, 0, 1), (0, 1, 1), (0, 2, 1)),
    2: ((0, 0, 1), (0, 1, 2), (1, 0, 1)),
    1: ((0, 0, 1), (1, 0, 1), (2, 0, 1)),
}


class HoldPage(Page):
    """Composes the cards. `leave` asks for the timeline; `close_session` and `listen` bring the id of the session.

    Leaving ends nothing: a session goes on until it is closed.
    """

    leave = Signal()
    close_session = Signal(str)
    listen = Signal(str)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.talk = Talk(journal, self)
        self.agenda = HoldAgenda(journal, self.talk)
        self.notes = SharedNotes(self.talk.keep)
        self.promises = PromisedCard(journal)
        self.tally = TallyCard(journal, self.talk)
        self._right = Column(least=12)
        self._grid = QGridLayout()
        self._columns = 0
        self._build()
        self._connect()
        self._bind_keys()

    def open(self, id: str) -> bool:
        """Begins a planned session or goes on with one; False when it can be neither read nor begun."""
        other = id != self.talk.id
        try:
            if other and self.talk.id:
                self.settle()
            begins = self.talk.open(id)
            if other:
                self.agenda.begin()
            # Closing may have kept or dropped what stood in the line.
            self.promises.begin(self.talk.id)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._show()
        self._take_keyboard()
        if begins:
            words = self.tr("Session {number} has begun.").format(number=self.talk.view.session.number)
            self.said.emit(words, self.say_not_begun)
        return True

    def reload(self) -> None:
        """Reads the session anew; what is being written stays."""
        if not self.talk.id:
            return
        try:
            self.notes.settle()
            self.talk.reload()
        except KnownError as error:
            self.failed.emit(error)
            return
        self._show()

    def come_to(self, id: str) -> None:
        """Talks about another item from now on, with the keyboard in its notes."""
        if not id:
            return
        try:
            self.notes.settle()
            self.talk.come_to(id)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._show()
        self._take_keyboard()

    def say_not_begun(self) -> None:
        """Takes back that the session began, and leaves; not when something was written in it."""
        number = self.talk.view.session.number
        try:
            self.notes.settle()
            undo = self.talk.not_begun()
        except KnownError as error:
            self.failed.emit(error)
            return
        self.leave.emit()
        words = self.tr("Session {number} has not begun.").format(number=number)
        self.said.emit(words, lambda: self._take_back(undo))

    def back(self) -> bool:
        """Puts aside what is open on a card, or leaves."""
        if not self.promises.back():
            self.leave.emit()
        return True

    def settle(self, *, locking: bool = False) -> None:
        """Keeps the notes, the time and what stands in any line. Raises a known error when that cannot be done."""
        if self.talk.id:
            self.notes.settle()
            self.talk.keep_time()
            self.agenda.settle()
            self.promises.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column, two or three, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _take_keyboard(self) -> None:
        """One goes on writing in the notes, which are in sight."""
        self.agenda.show_current()
        self.notes.surface.setFocus()
        self.scroll_to(self.notes)

    def _show(self) -> None:
        session = self.talk.view.session
        self.title.setText(self.tr("Session {number}").format(number=session.number))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(self._about())
        may_write = self.talk.may_write
        self.close_button.setVisible(may_write)
        self.listen_button.setVisible(may_write)
        self._show_untouched()
        self.agenda.show_talk()
        self.notes.show_item(self.talk.current, may_write=may_write)
        self.promises.show_promised(self.talk.view.promised, today=not self.talk.forgotten, may_write=may_write)
        self.tally.show_talk()

    def _show_untouched(self) -> None:
        self.not_begun_button.setVisible(self.talk.may_write and self.talk.untouched and self.notes.empty())

    def _about(self) -> str:
        session = self.talk.view.session
        who = leads(session.direction, goals.both(self._journal))
        day = day_words(session.started_at or session.starts_at, goals.today(self._journal))
        if session.started_at is None:
            return " · ".join((day, who))
        begun = self.tr("started {time}").format(time=time_words(moment(session.started_at).astimezone()))
        return " · ".join((day, begun, who))

    def _kept(self) -> None:
        """Words were written; the first ones may have made an item."""
        item = self.talk.current
        if item is not None and not self.agenda.shows(item):
            self._show()
        self._show_untouched()

    def _add(self, line: str) -> None:
        try:
            undo = self.talk.add(line)
        except KnownError as error:
            self.agenda.complain(error)
            return
        self.agenda.take_line()
        self._show()
        self.said.emit(self.tr("The item is on the agenda."), lambda: self._take_back(undo))

    def _show_capture(self) -> None:
        """The line for a promise stays in sight when the list above it has grown, and what it asks is."""
        self._right.ensure_visible_soon(self.promises.capture)
        self.scroll_to(self.promises.capture)

    def _close(self) -> None:
        try:
            self.settle()
        except KnownError as error:
            self.failed.emit(error)
            return
        self.talk.rest()
        self.close_session.emit(self.talk.id)

    def _take_back(self, undo: Callable[[], object]) -> None:
        try:
            self.notes.settle()
            undo()
        except KnownError as error:
            self.failed.emit(error)
        self.reload()

    def _build(self) -> None:
        back = IconButton("back", self.tr("Back to the sessions (Esc); this one goes on"))
        back.clicked.connect(self.leave)
        self.not_begun_button = IconButton("undo", self.tr("It was opened by mistake and has not begun yet"))
        self.listen_button = Button(self.tr("Start a listening round"), "quiet")
        later = self.tr("Listening rounds come with a later version.")
        self.listen_button.setToolTip(later)
        self.listen_button.setAccessibleDescription(later)
        self.listen_button.setEnabled(False)
        self.close_button = Button(self.tr("Close the session"), "primary")
        self.set_header(self.tr("Session"), "", self.not_begun_button, self.listen_button, self.close_button, back=back)
        self._right.body.setSpacing(16)
        self._right.body.addWidget(self.promises)
        self._right.body.addWidget(self.tally)
        self._right.body.addStretch(1)
        self._grid.setSpacing(16)
        self.body.addLayout(self._grid, 1)
        self._arrange()

    def _connect(self) -> None:
        self.not_begun_button.clicked.connect(self.say_not_begun)
        self.listen_button.clicked.connect(lambda: self.listen.emit(self.talk.id))
        self.close_button.clicked.connect(self._close)
        self.talk.ticked.connect(self.agenda.show_time)
        self.talk.failed.connect(self.notes.complain)
        self.agenda.wanted.connect(self.come_to)
        self.agenda.added.connect(self._add)
        self.notes.kept.connect(self._kept)
        self.promises.said.connect(self.said)
        self.promises.capture.asks.connect(self._show_capture)
        self.promises.capture.promised.connect(self._show_capture)
        for card in (self.promises, self.tally):
            card.failed.connect(self.failed)
            card.changed.connect(self.reload)

    def _bind_keys(self) -> None:
        self._bind("Ctrl+PgDown", lambda: self.come_to(self.talk.step(1)))
        self._bind("Ctrl+PgUp", lambda: self.come_to(self.talk.step(-1)))
        for number in range(1, len(TALLIED) + 1):
            self._bind(f"Alt+{number}", partial(self.tally.count, number))
            self._bind(f"Alt+Shift+{number}", partial(self.tally.count, number, -1))

    def _bind(self, keys: str, then: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(then)

    def _arrange(self) -> None:
        """In three columns each scrolls by itself, in one the page does."""
        width = self.width()
        columns = 3 if width >= em(THREE_COLUMNS_FROM_EMS) else 2 if width >= em(TWO_COLUMNS_FROM_EMS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for part, (row, column, rows) in zip((self.agenda, self.notes, self._right), _PLACES[columns], strict=True):
            self._grid.addWidget(part, row, column, rows, 1)
        for column, share in enumerate(_SHARES[columns]):
            self._grid.setColumnStretch(column, share)
        self._right.set_whole(columns == 1)
