"""The timeline: what comes next, what was left open, and every session the two have had."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.sessions import Session, next_planned
from mentor_desktop.services import holding, sessions
from mentor_desktop.services.journal import Change, Journal
from mentor_desktop.services.sessions import Timeline
from ui.sessions.calendar_dialog import CalendarCard
from ui.sessions.plan_card import PlanCard
from ui.sessions.timeline_list import SessionList
from ui.sessions.timeline_open import LeftOpenCard
from ui.sessions.timeline_planned import PlannedCard, WeighedButton
from ui.sessions.timeline_rows import rows_of
from ui.sessions.timeline_words import question_of, rhythm_words
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page

A_MINUTE_MS = 60_000


class TimelinePage(Page):
    """`prepare`, `hold`, `look` and `close_session` bring the id of a session that is to be shown in that way.

    `said` brings a sentence and how to take back what it says, `failed` an error that has no place on a form.
    """

    prepare = Signal(str)
    hold = Signal(str)
    look = Signal(str)
    close_session = Signal(str)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._timeline: Timeline | None = None
        self._coming: Session | None = None
        self._shown_planned = ""
        self._came_from: QWidget | None = None
        may_write = not journal.read_only
        self.plan_button = WeighedButton(self.tr("Plan a session"), "primary", "plus")
        self.plan_button.setToolTip(self.tr("Plan a session (Ctrl+N)"))
        self.plan_button.clicked.connect(self.new_thing)
        self.plan_button.hide()
        self.set_header(self.tr("Sessions"), "", self.plan_button)
        self._notice = Notice()
        self._question = Label("", wrap=True)
        self.left_open = LeftOpenCard(may_write=may_write)
        self.plan = PlanCard(journal)
        self.planned = PlannedCard(journal.me, journal.partner, may_write=may_write)
        self.calendar = CalendarCard(journal)
        self.list = SessionList()
        self.list.setAccessibleName(self.tr("Sessions, the latest first"))
        self._list_card = Card("shared")
        self._list_card.body.setContentsMargins(1, 6, 1, 6)
        self._list_card.body.addWidget(self.list)
        self._empty = self._first_session()
        self._empty_card = Card("shared")
        self._empty_card.body.addWidget(self._empty)
        parts = (self._question, self.left_open, self.plan, self.planned, self.calendar, self._empty_card)
        for part in (self._notice, *parts, self._list_card):
            self.body.addWidget(part)
        for part in (*parts, self._list_card):
            part.hide()
        self.body.addStretch(1)
        self._minutes = QTimer(self)
        self._minutes.setInterval(A_MINUTE_MS)
        self._minutes.timeout.connect(self._tell_time)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.reload)
        self._stop_listening: Callable[[], None] = lambda: None
        self._connect()

    def shown(self) -> None:
        """Reads the sessions anew."""
        self.reload()

    def reload(self) -> bool:
        """Reads the sessions anew; an open form stays as it is. False when they cannot be read, which is said."""
        self._soon.stop()
        try:
            self._timeline = sessions.timeline(self._journal)
        except KnownError as error:
            self._notice.say(sentence_for(error), "bad")
            return False
        self._notice.say("")
        self._show(self._timeline)
        return True

    def new_thing(self) -> None:
        """Opens the form that plans a session."""
        if not self._journal.read_only:
            self._open_form(self.plan.begin)

    def show_planned(self, id: str) -> None:
        """Shows a session that is planned on the card, instead of the next one."""
        self._shown_planned = id
        self.calendar.hide()
        if self.reload() and not self.planned.isHidden():
            self.planned.take_keyboard()
            self.scroll_to(self.planned)

    def take_keyboard(self) -> None:
        """Puts the keyboard on what is likely to be done next."""
        if not self.plan.isHidden():
            self.plan.day.take_keyboard()
        elif not self.left_open.isHidden() and not self._journal.read_only:
            self.left_open.go_on_button.setFocus()
        elif not self.planned.isHidden():
            self.planned.take_keyboard()
        elif not self._list_card.isHidden():
            self.list.setFocus()
        elif self._empty.button is not None:
            self._empty.button.setFocus()

    def come_back(self, id: str) -> None:
        """Puts the keyboard on the session one comes back from, else on what is likely to be done next."""
        planned = self.planned.session
        if planned is not None and planned.id == id and not self.planned.isHidden():
            self.planned.take_keyboard()
        elif self.plan.isHidden() and any(row.id == id for row in self.list.rows):
            self.list.choose(id)
            self.list.setFocus()
        else:
            self.take_keyboard()

    def back(self) -> bool:
        """Puts an open form aside, or goes back to the next session; False when there is nothing of that."""
        if not self.plan.isHidden():
            self._put_plan_aside()
            return True
        if not self.calendar.isHidden():
            self.calendar.put_aside()
            return True
        if self._shown_planned and self._coming is not None:
            self._shown_planned = ""
            self.reload()
            return True
        return False

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being typed into the form. Raises a known error when that cannot be done."""
        if not self.plan.isHidden():
            self.plan.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """While it is looked at, let the minutes pass, and hear what changes: something is taken back elsewhere."""
        super().showEvent(event)
        self._minutes.start()
        self._stop_listening()
        self._stop_listening = self._journal.listen(self._heard)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: all of that can wait."""
        super().hideEvent(event)
        self._minutes.stop()
        self._soon.stop()
        self._stop_listening()

    def _heard(self, change: Change) -> None:
        if isinstance(change.record, Session | Commitment):
            self._soon.start()

    def _connect(self) -> None:
        self.left_open.go_on.connect(lambda session: self.hold.emit(session.id))
        self.left_open.close_session.connect(lambda session: self.close_session.emit(session.id))
        self.left_open.never_began.connect(self._never_began)
        self.planned.prepare.connect(lambda session: self.prepare.emit(session.id))
        self.planned.start.connect(lambda session: self.hold.emit(session.id))
        self.planned.move_it.connect(lambda session: self._open_form(lambda: self.plan.begin_move(session)))
        self.planned.cancel.connect(self._cancel)
        self.planned.calendar.connect(self._open_calendar)
        self.list.opened.connect(self._open)
        self.calendar.closed.connect(self._calendar_closed)
        self.plan.made.connect(self._made)
        self.plan.changed.connect(self.reload)
        self.plan.closed.connect(self._form_closed)
        self.plan.said.connect(self.said)
        self.plan.failed.connect(self.failed)

    def _show(self, found: Timeline) -> None:
        now = self._journal.now()
        planned = self._planned_to_show(found)
        self._say_rhythm(found, planned)
        self.plan_button.setVisible(bool(found.lines) and not self._journal.read_only)
        self.plan_button.weigh("quiet" if planned is not None or found.left_open is not None else "primary")
        self.left_open.setVisible(found.left_open is not None)
        if found.left_open is not None:
            self.left_open.show_session(found.left_open, now)
        if planned is not None:
            self.planned.show_session(planned, now, is_next=planned == self._coming)
        else:
            self.planned.session = None
        self._arrange()
        elsewhere = {each.id for each in (planned, found.left_open) if each is not None}
        rows = rows_of(found.lines, elsewhere, self._journal.me, self._journal.partner, now)
        self.list.show_rows(rows)
        self._list_card.setVisible(bool(rows))

    def _arrange(self) -> None:
        """One thing in its place: the form stands where the session is that it moves."""
        open_form = not self.plan.isHidden()
        any_session = self._timeline is not None and bool(self._timeline.lines)
        self.planned.setVisible(self.planned.session is not None and not (open_form and self.plan.moves))
        self.planned.set_quiet(open_form or not self.calendar.isHidden() or not self.left_open.isHidden())
        self._empty_card.setVisible(self._timeline is not None and not any_session and not open_form)

    def _planned_to_show(self, found: Timeline) -> Session | None:
        """The session on the card: the one that was asked for, the next one, or the last whose time has passed."""
        every = [line.session for line in found.lines]
        planned = [each for each in every if each.state == "planned" and not each.left_open]
        self._coming = next_planned(planned, self._journal.now())
        asked = next((each for each in planned if each.id == self._shown_planned), None)
        if asked is None or asked == self._coming:
            self._shown_planned = ""
        return asked or self._coming or next(iter(planned), None)

    def _say_rhythm(self, found: Timeline, planned: Session | None) -> None:
        if not found.lines:
            self.subtitle.setText(self.tr("Shared by both of you"))
        else:
            self.subtitle.setText(rhythm_words(found.rhythm, planned=planned is not None))
        self._question.setText(question_of(found.rhythm))
        self._question.setVisible(bool(self._question.text()))

    def _tell_time(self) -> None:
        """The minutes pass; when the session on the card is over, everything has another place."""
        session, now = self.planned.session, self._journal.now()
        self.planned.tell_time(now)
        if session is not None and session == self._coming and session.ends_at <= now:
            self.reload()

    def _open(self, id: str) -> None:
        """Shows a session of the list: one that is planned on the card, any other by itself."""
        lines = self._timeline.lines if self._timeline is not None else ()
        session = next((line.session for line in lines if line.session.id == id), None)
        if session is None:
            return
        if session.left_open:
            self.hold.emit(id)
        elif session.state == "planned":
            self.show_planned(id)
        else:
            self.look.emit(id)

    def _open_form(self, begin: Callable[[], None]) -> None:
        """One form at a time: what was begun for another session is kept for later."""
        came_from = self.focusWidget() if self.plan.isHidden() else self._came_from
        if not self.plan.isHidden() and not self._put_plan_aside():
            return
        self._came_from = came_from
        self.calendar.hide()
        try:
            begin()
        except KnownError as error:
            self.plan.hide()
            self.failed.emit(error)
        self._arrange()
        self.scroll_to(self.plan)

    def _put_plan_aside(self) -> bool:
        self.plan.put_aside()
        return self.plan.isHidden()

    def _form_closed(self) -> None:
        """Whoever put the form aside goes on where they came from."""
        self._arrange()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus()
        else:
            self.take_keyboard()

    def _made(self, id: str) -> None:
        self._shown_planned = id
        self._came_from = None

    def _open_calendar(self, session: Session) -> None:
        if not self.plan.isHidden() and not self._put_plan_aside():
            return
        self.calendar.begin(session)
        self._arrange()
        self.scroll_to(self.calendar)

    def _calendar_closed(self) -> None:
        self._arrange()
        if not self.planned.isHidden():
            self.planned.calendar_button.setFocus()

    def _cancel(self, session: Session) -> None:
        sentence = self.tr("Session {number} is cancelled.").format(number=session.number)
        self._do(
            lambda: sessions.cancel(self._journal, session),
            sentence,
            lambda: sessions.plan_again(self._journal, session),
        )

    def _never_began(self, session: Session) -> None:
        sentence = self.tr("Session {number} counts as not begun.").format(number=session.number)
        try:
            reached = [each for each in self._journal.sessions.items(session.id) if each.reached_at is not None]
        except KnownError as error:
            self.failed.emit(error)
            return
        self._do(
            lambda: holding.not_begun(self._journal, session),
            sentence,
            lambda: holding.begun_after_all(self._journal, session, reached),
        )

    def _do(self, write: Callable[[], object], sentence: str, undo: Callable[[], object]) -> None:
        if self._try(write):
            self.said.emit(sentence, lambda: self._try(undo))
            self.take_keyboard()

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.calendar.hide()
        self.reload()
        return True

    def _first_session(self) -> EmptyState:
        state = EmptyState(
            "sessions",
            self.tr("Prepare, meet, keep what was promised"),
            self.tr(
                "Plan when you and {partner} meet. Before that each of you prepares alone, then you hold the session "
                "with its agenda before you, and what you promise each other is here the next time."
            ).format(partner=self._journal.partner.name),
            None if self._journal.read_only else self.tr("Plan your first session"),
        )
        state.action.connect(self.new_thing)
        return state
