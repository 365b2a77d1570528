"""Preparing a session: the agenda of both, what happened since last time, and what I think of bringing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout

from mentor_desktop.errors import KnownError, Unacceptable
from mentor_desktop.services import sessions
from mentor_desktop.services.goals import today
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.agenda_card import AgendaCard
from ui.sessions.ask_card import AskCard
from ui.sessions.ideas_card import IdeasCard
from ui.sessions.note_card import NoteCard
from ui.sessions.prepare_card import PrepareCard
from ui.sessions.prepare_words import heading, subtitle
from ui.sessions.since_card import SinceCard
from ui.theme import em
from ui.widgets.buttons import Button, IconButton
from ui.widgets.page import Page

TWO_COLUMNS_FROM_EMS = 52
_GAP = 16


class PreparePage(Page):
    """Composes the cards. `leave` asks for the timeline, `start` and `calendar` bring the id of the session."""

    leave = Signal()
    start = Signal(str)
    calendar = Signal(str)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._view: PrepareView | None = None
        back = IconButton("back", self.tr("Back to the sessions (Esc)"))
        back.clicked.connect(self.leave)
        self.calendar_button = Button(self.tr("Save calendar file"))
        self.calendar_button.clicked.connect(lambda: self.calendar.emit(self.session_id))
        self.start_button = Button(self.tr("Start session"), "primary")
        self.start_button.clicked.connect(self._start)
        self.set_header("", "", self.calendar_button, self.start_button, back=back)
        self.agenda = AgendaCard(journal)
        self.ideas = IdeasCard(journal)
        self.since = SinceCard(journal)
        self.ask = AskCard(journal)
        self.note = NoteCard(journal)
        self._cards: tuple[PrepareCard, ...] = (self.agenda, self.ideas, self.since, self.ask, self.note)
        for card in self._cards:
            card.said.connect(self.said)
            card.failed.connect(self.failed)
            card.changed.connect(self._changed)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(_GAP)
        for cards in (self._cards[:2], self._cards[2:]):
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            for each in cards:
                column.addWidget(each)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    @property
    def session_id(self) -> str:
        """The id of the session that is shown, empty while none is."""
        return "" if self._view is None else self._view.session.id

    def open(self, id: str) -> bool:
        """Shows a planned session; what is written for the one before is kept first. False when it cannot be shown."""
        try:
            if id != self.session_id:
                self.settle()
            view = sessions.prepare_view(self._journal, id)
            if view.session.state != "planned":
                raise Unacceptable("This session is not planned any more, so there is nothing to prepare.")
        except KnownError as error:
            self.failed.emit(error)
            return False
        if id != self.session_id and self._scroll is not None:
            self._scroll.verticalScrollBar().setValue(0)
        self._show(view)
        return True

    def reload(self) -> bool:
        """Reads the session anew; what is being written stays."""
        if self._view is None:
            return False
        try:
            view = sessions.prepare_view(self._journal, self.session_id)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._show(view)
        return True

    def shown(self) -> None:
        """Reads the session anew whenever the page is shown."""
        self.reload()

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written on every card, on the others too when one cannot."""
        trouble: KnownError | None = None
        for card in self._cards:
            try:
                card.settle()
            except KnownError as error:
                trouble = trouble or error
        if trouble is not None:
            raise trouble

    def back(self) -> bool:
        """Gives up a line or puts a form aside, or goes back to the timeline."""
        if not (self.agenda.back() or self.since.back() or self.ideas.back() or self.ask.back()):
            self.leave.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, as there is room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self.width() >= em(TWO_COLUMNS_FROM_EMS) else ways.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def _show(self, view: PrepareView) -> None:
        self._view = view
        may_write = not self._journal.read_only
        title = heading(view.session, today(self._journal))
        self.title.setText(title)
        self.setAccessibleName(title)
        self.subtitle.setText(subtitle(view.session, self._journal.me, self._journal.partner))
        begun = view.session.left_open
        self.start_button.setText(self.tr("Go on with the session") if begun else self.tr("Start session"))
        self.start_button.setVisible(may_write and view.session.state == "planned")
        self.calendar_button.setVisible(view.session.state == "planned")
        for card in self._cards:
            card.show_session(view)

    def _changed(self) -> None:
        self.reload()
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Keeps in view where somebody goes on writing: what was added above has pushed it down."""
        focus = self.focusWidget()
        if isinstance(focus, QLineEdit | Button) and focus.hasFocus():
            self.scroll_to(focus)

    def _start(self) -> None:
        try:
            self.settle()
        except KnownError as error:
            self.failed.emit(error)
            return
        self.start.emit(self.session_id)
