"""The card of a session that is planned: when, how long, where, who leads, and what can be done about it."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.people import Person
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import Session, zone_named
from ui.sessions.timeline_words import direction_words, length_words, span_words, time_words, until_words
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, restyle
from ui.widgets.wrapped import WrappedLabel

STARTS_SOON = timedelta(minutes=30)
_HANG = 7


class WeighedButton(Button):
    """A button that is the one to press at some times, and a quiet one at others."""

    def weigh(self, kind: ButtonKind) -> None:
        """Makes it primary or quiet."""
        self._kind = kind
        restyle(self, "kind", kind)


class PlannedCard(Card):
    """Each signal brings the session. Where nothing can be written, only what reads is offered."""

    prepare = Signal(object)
    start = Signal(object)
    move_it = Signal(object)
    cancel = Signal(object)
    calendar = Signal(object)

    def __init__(self, me: Person, partner: Person, *, may_write: bool) -> None:
        super().__init__("shared", QCoreApplication.translate("PlannedCard", "Next session"))
        self._me, self._partner, self._may_write = me, partner, may_write
        self.session: Session | None = None
        self._quiet = self._soon = False
        self._when = Label("", "heading", wrap=True)
        self._about = WrappedLabel("", "", "muted")
        self._elsewhere = Label("", "small", "muted", wrap=True)
        self._ask = Label("", wrap=True)
        for label in (self._when, self._about, self._elsewhere, self._ask):
            self.body.addWidget(label)
        self.prepare_button = WeighedButton(self.tr("Prepare") if may_write else self.tr("Look at the agenda"))
        self.start_button = WeighedButton(self.tr("Start session"))
        self.move_button = Button(self.tr("Move"), "link")
        self.cancel_button = Button(self.tr("Cancel it"), "link")
        self.calendar_button = Button(self.tr("Save calendar file…"), "link")
        self._choices = Flow(self.tr("What you can do with this session"), hang=_HANG)
        self._add(self.prepare_button, self.prepare)
        self._add(self.start_button, self.start)
        self._add(self.move_button, self.move_it)
        self._add(self.cancel_button, self.cancel)
        self._add(self.calendar_button, self.calendar)
        self.body.addSpacing(4)
        self.body.addWidget(self._choices)
        self._begin_further_out()
        for button in (self.start_button, self.move_button, self.cancel_button):
            button.setVisible(may_write)

    def show_session(self, session: Session, now: datetime, *, is_next: bool) -> None:
        """Shows a session; `is_next` is the one the pair meets for next."""
        self.session = session
        today = now.astimezone().date()
        named = self.tr("Session {number}").format(number=session.number)
        self.set_title(self.tr("Next: session {number}").format(number=session.number) if is_next else named)
        self._when.setText(span_words(session, today))
        about = [length_words(session.minutes), direction_words(session.direction, self._me, self._partner)]
        self._about.setText(" · ".join([about[0], session.place, about[1]] if session.place else about))
        self._elsewhere.setText(self._time_elsewhere(session))
        self._elsewhere.setVisible(bool(self._elsewhere.text()))
        self.tell_time(now)

    def tell_time(self, now: datetime) -> None:
        """Says how long it is until then. What is likely to be done next stands out: prepare, or start."""
        if self.session is None:
            return
        passed = self.session.ends_at <= now
        self._soon = moment(self.session.starts_at) - STARTS_SOON <= now
        self.set_aside(until_words(self.session, now))
        self._ask.setText(
            self.tr("Did you meet? Then start it here and write down what you decided. If not, move it or cancel it.")
            if passed and self._may_write
            else ""
        )
        self._ask.setVisible(bool(self._ask.text()))
        self._weigh()

    def set_quiet(self, quiet: bool) -> None:
        """Says whether something else on the page stands out now, so that nothing here may."""
        self._quiet = quiet
        self._weigh()

    def take_keyboard(self) -> None:
        """Puts the keyboard on what is likely to be done next."""
        (self.start_button if self._soon and self._may_write else self.prepare_button).setFocus()

    def _begin_further_out(self) -> None:
        """All but the choices begin where a card does; these may hang out."""
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left() - _HANG, margins.top(), margins.right(), margins.bottom())
        heading = self.body.itemAt(0)
        assert isinstance(heading, QHBoxLayout)
        heading.setContentsMargins(_HANG, 0, 0, 0)
        for label in (self._when, self._about, self._elsewhere, self._ask):
            label.setContentsMargins(_HANG, 0, 0, 0)

    def _weigh(self) -> None:
        start = self._soon and self._may_write
        self.start_button.weigh("primary" if start and not self._quiet else "quiet")
        self.prepare_button.weigh("quiet" if start or self._quiet else "primary")

    def _add(self, button: Button, signal: object) -> None:
        button.clicked.connect(lambda: signal.emit(self.session))  # type: ignore[attr-defined]
        self._choices.add(button)

    def _time_elsewhere(self, session: Session) -> str:
        """When it begins where it was planned, if a clock there shows another time than this computer.

        Where this computer does not know the time zone, it says so, and when it begins in UTC.
        """
        here = moment(session.starts_at).astimezone()
        zone = session.zone.replace("_", " ")
        try:
            there = moment(session.starts_at).astimezone(zone_named(session.zone))
        except Unacceptable:
            words = self.tr("It was planned in {zone}, a time zone this computer does not know. That is {time} in UTC.")
            return words.format(zone=zone, time=time_words(here.astimezone(UTC)))
        if here.utcoffset() == there.utcoffset():
            return ""
        return self.tr("That is {time} by the clock of {zone}.").format(time=time_words(there), zone=zone)
