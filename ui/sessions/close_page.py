"""Closing a session in one calm column: what to remember, the promises, how far each felt heard, what comes next."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import AgendaItem, Session, not_reached
from mentor_desktop.services import goals, holding
from mentor_desktop.services.holding import HoldView
from mentor_desktop.services.journal import Journal
from ui.sessions.close_keeper import ClosingKeeper
from ui.sessions.close_next import NextPart
from ui.sessions.close_promises import ReviewCard
from ui.sessions.heard_card import HeardCard
from ui.sessions.hold_promises import PromisedCard
from ui.sessions.timeline_words import day_words
from ui.theme import em
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.dates import local_day
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.text_box import TextBox
from ui.widgets.wrapped import WrappedLabel

WIDEST_EMS = 50


class ClosePage(Page):
    """Composes the cards. `leave` goes back to holding, `closed` brings the id of the session that was closed.

    Nothing need be filled in to close, but what was begun here must be kept or put aside: a promise without a name, a
    plan. Closing can be taken back: `reopened` brings the id then.
    """

    leave = Signal()
    closed = Signal(str)
    reopened = Signal(str)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._view: HoldView | None = None
        back = IconButton("back", self.tr("Back to the session (Esc)"))
        back.clicked.connect(self.leave)
        self.set_header(" ", " ", back=back)
        asks = self.tr("Two or three sentences that you both want to find again.")
        self.summary = TextBox(self.tr("What do you want to remember?"), asks, least=3, most=14)
        asks = self.tr("A draft, a number, a question, somebody’s answer.")
        self.bring = TextBox(self.tr("What will you bring next time?"), asks, least=2)
        self._keeper = ClosingKeeper(journal, self.summary, self.bring, self)
        self._keeper.told.connect(self._tell)
        self._summary_card = Card("shared", self.summary.accessibleName(), " ")
        self._bring_card = Card("shared", self.bring.accessibleName(), " ")
        self._trouble = Notice()
        self._not_reached = WrappedLabel("", "small", "muted")
        self.promises = ReviewCard(journal)
        self.promised = PromisedCard(journal)
        self.heard = HeardCard(journal)
        self.next = NextPart(journal)
        self.close_button = Button(self.tr("Close the session"), "primary", "check")
        self.close_button.clicked.connect(self._close)
        self._build()
        self._connect()

    @property
    def session_id(self) -> str:
        """The id of the session that is shown, empty while none is."""
        return "" if self._view is None else self._view.session.id

    def open(self, id: str) -> bool:
        """Shows a session that is to be closed. False when it cannot be read."""
        try:
            if self.session_id != id:
                self.settle()
            view = holding.hold_view(self._journal, id)
            self.promised.begin(id)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._keeper.begin(view.session)
        self.heard.forget()
        if not self._show(view):
            return False
        self.promised.capture.remind()
        self.summary.moveCursor(QTextCursor.MoveOperation.End)
        self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def shown(self) -> None:
        """Reads the session anew."""
        self.reload()

    def reload(self) -> None:
        """Reads the session anew; what is being written stays."""
        if not self.session_id:
            return
        try:
            view = holding.hold_view(self._journal, self.session_id)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._show(view)

    def back(self) -> bool:
        """Puts aside what is open on a card, or goes back to the session; everything typed stays."""
        if not any(card.back() for card in (self.heard, self.promises, self.promised, self.next)):
            self.leave.emit()
        return True

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        self.heard.forget()
        self._keeper.settle()
        self.promises.settle()
        self.promised.settle()
        self.next.settle()

    def _show(self, view: HoldView) -> bool:
        self._view = view
        session = view.session
        try:
            self.promises.show_session(session)
            self.next.show_session(session)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.heard.show_session(view)
        open_still = session.left_open
        words = self.tr("Close session {number}") if open_still else self.tr("Session {number}")
        self.title.setText(words.format(number=session.number))
        self.setAccessibleName(self.title.text())
        today = goals.today(self._journal)
        self.subtitle.setText(day_words(session.started_at or session.starts_at, today))
        self.promises.setVisible(open_still)
        begun = local_day(session.started_at or session.starts_at)
        self.promised.show_promised(view.promised, today=begun == today, may_write=not self._journal.read_only)
        self.promised.setVisible(open_still)
        self.close_button.setVisible(open_still and not self._journal.read_only)
        self._show_not_reached(not_reached(view.items))
        return True

    def _show_not_reached(self, items: Sequence[AgendaItem]) -> None:
        named = ", ".join(self.tr("“{title}”").format(title=each.title) for each in items)
        words = self.tr("Not reached today, and offered when you prepare the next session: {items}.")
        self._not_reached.setText(words.format(items=named))
        self._not_reached.setVisible(bool(items))

    def _close(self) -> None:
        assert self._view is not None
        session = self._view.session
        if self.promised.capture.remind():
            self.promised.capture.take_keyboard()
            self.scroll_to(self.promised.capture)
            return
        if self.next.remind():
            return
        try:
            self.promises.settle()
            self.next.settle()
            holding.close(self._journal, session, *self._keeper.words())
        except KnownError as error:
            self.failed.emit(error)
            return
        self._keeper.rest()
        self.heard.forget()
        self.closed.emit(session.id)
        words = self.tr("Session {number} is closed.").format(number=session.number)
        self.said.emit(words, partial(self._open_again, session))

    def _open_again(self, session: Session) -> None:
        try:
            holding.open_again(self._journal, session)
        except KnownError as error:
            self.failed.emit(error)
            return
        self.reload()
        self.reopened.emit(session.id)

    def _tell(self, state: str, trouble: str) -> None:
        """Says how it stands with the words of both fields."""
        for card, field in ((self._summary_card, self.summary), (self._bring_card, self.bring)):
            card.set_aside(state if field in self._keeper.touched else "")
        self._trouble.say(trouble, "bad")

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(em(WIDEST_EMS))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._summary_card.body.addWidget(self.summary)
        self._summary_card.body.addWidget(self._trouble)
        self._bring_card.body.addWidget(self.bring)
        self._bring_card.body.addWidget(self._not_reached)
        for part in (self._summary_card, self.promises, self.promised, self.heard, self._bring_card, self.next):
            column.addWidget(part)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _connect(self) -> None:
        speakers: tuple[Any, ...] = (self.promises, self.promised, self.next)
        for card in speakers:
            card.said.connect(self.said)
            card.failed.connect(self.failed)
            card.changed.connect(self.reload)
        self.promises.through.connect(self.promised.capture.take_keyboard)
        self.heard.changed.connect(self.reload)
        self.heard.alone.connect(self.alone)
