"""Before you meet: the next session, and what the two have promised each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.sessions import Session, next_planned
from mentor_desktop.services import goals, promises
from mentor_desktop.services.journal import Journal
from ui.home.meeting_words import begin_words, starts_soon, until_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.notice import Notice, sentence_for

if TYPE_CHECKING:
    from ui.widgets.promise_rows import PromiseRows

MOST = 5


class MeetingCard(Card):
    """`prepare` and `hold` bring the id of a session, `plan` asks to plan one. `changed` says that a promise changed.

    It lives as long as the page: what it says can be taken back later.
    """

    prepare = Signal(str)
    hold = Signal(str)
    plan = Signal()
    changed = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("MeetingCard", "Before you meet"), " ")
        self._journal = journal
        self._id = ""
        self._when = Label("", "strong", wrap=True)
        self._about = ElidedLabel("", "small", "muted")
        self.hold_button = Button("", "primary")
        self.prepare_button = Button(self.tr("Prepare"), "primary")
        self.plan_button = Button(self.tr("Plan a session"), "quiet")
        self.hold_button.clicked.connect(lambda: self.hold.emit(self._id))
        self.prepare_button.clicked.connect(lambda: self.prepare.emit(self._id))
        self.plan_button.clicked.connect(self.plan)
        self._promised = Label("", "small", "muted", wrap=True)
        self._trouble = Notice()
        self._open_ones: tuple[Commitment, ...] = ()
        self.rows: PromiseRows | None = None
        self._build()

    def reload(self) -> None:
        """Reads what is planned and what is promised; a form that is open stays."""
        try:
            self._show_session(self._journal.sessions.all())
            self._show_promises(promises.open_promises(self._journal))
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return
        self._trouble.say("")

    def back(self) -> bool:
        """Puts an open form aside; False when there is none."""
        return self.rows is not None and self.rows.back()

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        if self.rows is not None:
            self.rows.settle()

    def _show_session(self, found: list[Session]) -> None:
        now = self._journal.now()
        left_open = next((each for each in found if each.left_open), None)
        session = left_open or next_planned(found, now)
        may_write = not self._journal.read_only
        holds = may_write and session is not None and (left_open is not None or starts_soon(session, now))
        self._id = session.id if session is not None else ""
        self.hold_button.setVisible(holds)
        self.prepare_button.setVisible(session is not None and left_open is None and not holds)
        self.plan_button.setVisible(session is None and may_write)
        self._about.setVisible(session is not None)
        if session is None:
            self._when.setText(self.tr("No session is planned."))
            self.set_aside("")
            return
        begins = (left_open and left_open.started_at) or session.starts_at
        self._when.setText(begin_words(begins, goals.today(self._journal)))
        name = self.tr("Session {number}").format(number=session.number)
        self._about.setText(f"{name} · {session.place}" if session.place else name)
        if left_open is not None:
            self.set_aside(self.tr("still open"))
            self.hold_button.setText(self.tr("Go on with session {number}").format(number=session.number))
        else:
            self.set_aside(until_words(session, now))
            self.hold_button.setText(self.tr("Start session {number}").format(number=session.number))

    def _show_promises(self, open_ones: tuple[Commitment, ...]) -> None:
        name = self._journal.partner.name
        self._promised.setText(
            self.tr("What you promised each other")
            if open_ones
            else self.tr("What you and {partner} promise each other stands here, with its date.").format(partner=name)
        )
        self._open_ones = open_ones
        if self.rows is not None:
            self._show_rows()
        elif open_ones:
            # Nobody waits for them after unlocking: they are loaded and made once Home has been painted.
            QTimer.singleShot(0, self, self._show_rows)

    def _show_rows(self) -> None:
        if self.rows is None:
            self.rows = self._make_rows()
        self.rows.show_promises(self._open_ones, goals.today(self._journal))
        self.rows.setVisible(bool(self._open_ones))

    def _make_rows(self) -> PromiseRows:
        from ui.widgets.promise_rows import PromiseRows

        rows = PromiseRows(self._journal, at_first=MOST)
        rows.said.connect(self.said)
        rows.failed.connect(self.failed)
        rows.changed.connect(self.reload)
        rows.changed.connect(self.changed)
        self.body.insertWidget(self.body.count() - 1, rows)
        return rows

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.hold_button, self.prepare_button, self.plan_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self._when)
        self.body.addWidget(self._about)
        self.body.addSpacing(2)
        self.body.addLayout(buttons)
        self.body.addSpacing(8)
        self.body.addWidget(self._promised)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
