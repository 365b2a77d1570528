"""A session that is over: what was decided, what was said, what was promised, and how far each felt heard."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import LONGEST, Session
from mentor_desktop.services import holding, sessions
from mentor_desktop.services.goals import today
from mentor_desktop.services.holding import HoldView
from mentor_desktop.services.journal import Journal
from ui.sessions.heard_card import HeardCard
from ui.sessions.past_items import ItemsCard
from ui.sessions.past_mine import MineCard
from ui.sessions.past_summary import SummaryCard
from ui.sessions.past_talk import TalkCard
from ui.sessions.plan_card import PlanCard
from ui.sessions.timeline_words import day_words, direction_words, length_words, span_words, time_words
from ui.theme import em
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.promise_rows import PromiseRows

TWO_COLUMNS_FROM_EMS = 52


class PastPage(Page):
    """`leave` asks for the timeline. Summary and notes can be changed in place, and are kept while they are typed."""

    leave = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._view: HoldView | None = None
        self._state = Label("", "small", "muted")
        self.again_button = Button(self.tr("Plan it again"), "primary")
        self.again_button.clicked.connect(self.plan_again)
        back = IconButton("back", self.tr("Back to the sessions (Esc)"))
        back.clicked.connect(self.leave)
        self.set_header("", "", self._state, self.again_button, back=back)
        self._trouble = Notice()
        self.plan = PlanCard(journal)
        self.summary = SummaryCard(journal)
        self.items = ItemsCard(journal)
        self.promises = PromiseRows(journal)
        self._no_promises = Label(self.tr("Nothing was promised."), "", "muted", wrap=True)
        self._promised = Card("shared", self.tr("Promised"))
        self.heard = HeardCard(journal)
        self.talk = TalkCard(journal.me, journal.partner)
        self.mine = MineCard(journal)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()

    @property
    def session_id(self) -> str:
        """The id of the session that is shown, empty while none is."""
        return "" if self._view is None else self._view.session.id

    def open(self, id: str) -> bool:
        """Shows a session. False when it cannot be read, or words of another cannot be kept, which `failed` says."""
        try:
            self.settle()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.plan.hide()
        self.mine.fold()
        self._tell("", "")
        return self.reload(id)

    def shown(self) -> None:
        """Reads the session anew."""
        if self._view is not None:
            self.reload()

    def reload(self, id: str = "") -> bool:
        """Reads the session anew; what is being written stays."""
        try:
            view = holding.hold_view(self._journal, id or self.session_id)
            mine = sessions.my_preparation(self._journal, view.session.id)
            goals = sessions.goal_titles(self._journal)
            day = today(self._journal)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._view = view
        held = view.session.state == "held"
        self._show_header(view.session, day)
        self.summary.show_session(view.session)
        self.items.show_items(view.items, goals, held=held)
        self._show_promises(view, day)
        if held:
            self.heard.show_session(view)
        for part, wanted in ((self.summary, held), (self._promised, held or bool(view.promised)), (self.heard, held)):
            part.setVisible(wanted)
        self.talk.show_tallies(view.tallies)
        self.mine.show_mine(view.session.id, mine)
        self.mine.setVisible(bool(mine.ideas) or mine.note is not None or (held and not self._journal.read_only))
        on_the_right = (self._promised, self.heard, self.talk, self.mine)
        self._right.setVisible(any(not part.isHidden() for part in on_the_right))
        return True

    def plan_again(self) -> None:
        """Takes back the cancellation; when its time has passed, another one is asked for first."""
        view = self._view
        if view is None or self._journal.read_only or view.session.state != "cancelled":
            return
        session = view.session
        try:
            if moment(session.starts_at) <= self._journal.now():
                self.plan.begin_again(session)
                self.again_button.hide()
                return
            sessions.plan_again(self._journal, session)
        except KnownError as error:
            self.failed.emit(error)
            return
        words = self.tr("Session {number} is planned again.").format(number=session.number)
        self.leave.emit()
        self.said.emit(words, lambda: self._cancel(session))

    def back(self) -> bool:
        """Puts an open form aside, or goes back to the timeline."""
        if not self.plan.isHidden():
            self.plan.put_aside()
        elif not (self.heard.back() or self.promises.back()):
            self.leave.emit()
        return True

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done; the words stay."""
        self.heard.forget()
        if not self.plan.isHidden():
            self.plan.settle()
        self.promises.settle()
        self.summary.settle()
        self.items.settle()
        self.mine.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, as there is room."""
        super().resizeEvent(event)
        beside = self.width() >= em(TWO_COLUMNS_FROM_EMS)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        self._promised.body.addWidget(self._no_promises)
        self._promised.body.addWidget(self.promises)
        self._left, self._right = QWidget(), QWidget()
        for column, parts in (
            (self._left, (self.summary, self.items)),
            (self._right, (self._promised, self.heard, self.talk, self.mine)),
        ):
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(16)
            for part in parts:
                inside.addWidget(part)
            inside.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._left, 3)
        self._columns.addWidget(self._right, 2)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.plan)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.plan.hide()

    def _connect(self) -> None:
        self.summary.told.connect(self._tell)
        self.items.told.connect(self._tell)
        self.heard.changed.connect(self.reload)
        self.heard.alone.connect(self.alone)
        self.promises.changed.connect(self.reload)
        for speaker in (self.promises, self.plan, self.mine):
            speaker.said.connect(self.said)
            speaker.failed.connect(self.failed)
        self.plan.made.connect(lambda id: self.leave.emit())
        self.plan.changed.connect(self.reload)
        self.plan.closed.connect(self._form_closed)

    def _show_header(self, session: Session, day: date) -> None:
        self.title.setText(self.tr("Session {number}").format(number=session.number))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(" · ".join(self._about(session, day)))
        again = session.state == "cancelled" and not self._journal.read_only
        passed = moment(session.starts_at) <= self._journal.now()
        self.again_button.setText(self.tr("Plan another day") if passed else self.tr("Plan it again"))
        self.again_button.setVisible(again and self.plan.isHidden())

    def _about(self, session: Session, day: date) -> list[str]:
        leads = direction_words(session.direction, self._journal.me, self._journal.partner)
        where = [_breakable(session.place)] if session.place else []
        if session.state != "held" or session.started_at is None:
            state = self.tr("Cancelled") if session.state == "cancelled" else self.tr("Planned")
            return [state, span_words(session, day), *where, leads]
        began = moment(session.started_at).astimezone()
        words = self.tr("{day}, {time}").format(day=day_words(session.started_at, day), time=time_words(began))
        minutes = holding.elapsed_seconds(session, self._journal.now()) // 60
        lasted = [length_words(minutes)] if 0 < minutes <= LONGEST else []
        return [words, *lasted, *where, leads]

    def _show_promises(self, view: HoldView, day: date) -> None:
        self.promises.show_promises(view.promised, day)
        self.promises.setVisible(bool(view.promised))
        self._no_promises.setVisible(not view.promised)
        self._promised.set_aside(str(len(view.promised)) if view.promised else "")

    def _tell(self, state: str, trouble: str) -> None:
        self._state.setText(state)
        self._trouble.say(trouble, "bad")

    def _form_closed(self) -> None:
        if self._view is not None:
            self._show_header(self._view.session, today(self._journal))
        if self.again_button.isVisible():
            self.again_button.setFocus()

    def _cancel(self, session: Session) -> None:
        try:
            sessions.cancel(self._journal, session)
        except KnownError as error:
            self.failed.emit(error)
        self.reload()


def _breakable(place: str) -> str:
    """A place that a line can break in: the address of a call is one long word."""
    return re.sub(r"\S{41,}", lambda word: "\u200b".join(re.findall(r".{1,16}", word[0])), place)
