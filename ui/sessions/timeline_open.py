"""The card of a session that was begun and never closed: go on, close it, or say that it never began."""

from datetime import datetime

from PySide6.QtCore import Signal

from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import Session
from ui.sessions.timeline_words import day_words, time_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label


class LeftOpenCard(Card):
    """Stands on top until it is known what became of the session. Each signal brings the session."""

    go_on = Signal(object)
    close_session = Signal(object)
    never_began = Signal(object)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__("open")
        self._session: Session | None = None
        self._heading = Label("", "heading", wrap=True)
        self._words = Label("", "", "muted", wrap=True)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._words)
        self.go_on_button = Button("", "primary")
        self.close_button = Button(self.tr("Close it"))
        self.never_button = Button(self.tr("It never began"))
        for button, signal in (
            (self.go_on_button, self.go_on),
            (self.close_button, self.close_session),
            (self.never_button, self.never_began),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self._session))
        choices = Flow(self.tr("What became of it"))
        for button in (self.go_on_button, self.close_button, self.never_button):
            choices.add(button)
        self.body.addSpacing(4)
        self.body.addWidget(choices)
        choices.setVisible(may_write)

    def show_session(self, session: Session, now: datetime) -> None:
        """Says which session it is, and since when it is open."""
        self._session = session
        assert session.started_at is not None
        today = now.astimezone().date()
        heading = self.tr("Session {number} is still open").format(number=session.number)
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        began = moment(session.started_at).astimezone()
        words = self.tr("It began on {day} at {time} and was not closed. Everything you wrote is there.")
        self._words.setText(words.format(day=day_words(session.started_at, today), time=time_words(began)))
        self.go_on_button.setText(self.tr("Go on with session {number}").format(number=session.number))
