"""The form in which a session is planned, moved, or planned again after it was cancelled."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from mentor_desktop.errors import KnownError, Unacceptable
from mentor_desktop.journal.goals import LONGEST_TITLE
from mentor_desktop.journal.record import moment, timestamp
from mentor_desktop.journal.sessions import DIRECTIONS, Direction, Session, start_in_zone, zone_named
from mentor_desktop.services import sessions
from mentor_desktop.services.goals import today
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import Plan
from ui.sessions.plan_day import DayPart
from ui.sessions.plan_hours import HoursPart
from ui.sessions.plan_time import same_clock, zone_here
from ui.sessions.timeline_words import direction_words
from ui.theme import em
from ui.widgets.chip import ChoiceChip
from ui.widgets.fields import LabelledField
from ui.widgets.flow import Flow
from ui.widgets.form_card import Done, FormCard
from ui.widgets.labels import Label
from ui.widgets.notice import sentence_for

TWO_COLUMNS_FROM_EMS = 44
_DIRECTION = "direction"


class PlanCard(FormCard):
    """Asks for day, time, length, place and who leads. `made` brings the id of the session that was written."""

    made = Signal(str)

    def __init__(self, journal: Journal) -> None:
        self.day = DayPart(lambda: today(journal))
        self.hours = HoursPart()
        self.place = QLineEdit()
        self.place.setMaxLength(LONGEST_TITLE)
        # No one sees it: it carries who leads to where the words of a form are kept.
        self._leads = QLineEdit()
        fields = {
            "day": self.day.field,
            "begin": self.hours.begin,
            "end": self.hours.end,
            "place": self.place,
            _DIRECTION: self._leads,
        }
        super().__init__(journal, QCoreApplication.translate("PlanCard", "Plan a session"), fields)
        self._session: Session | None = None
        self._zone = "UTC"
        self._write: Callable[[Plan], tuple[Session, Done]] = self._plan
        self.chips: dict[Direction, ChoiceChip] = {}
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._leads.setParent(self)
        self._leads.hide()
        self._zone_words = Label("", "small", "muted", wrap=True)
        where = LabelledField(self.tr("Where"), self.place, self.tr("A room, a call, a walk. It may stay empty."))
        self._parts = (self.day, self.hours, where, self._choice())
        self.content.addLayout(self._grid)
        self.content.addWidget(self._zone_words)
        self.content.addSpacing(4)
        self.day.edited.connect(lambda: self.hours.judge())
        for line in (self.day.field, self.hours.begin, self.hours.end, self.place):
            line.returnPressed.connect(self.send_button.click)
        self._arrange()

    def begin(self) -> None:
        """Opens the form for a new session, with what can be guessed or what was left in it. Raises a known error."""
        self._begin_new("plan:new")

    def begin_after(self, id: str) -> None:
        """The same for the session after the one with this id, with nothing left in it by others. Raises the same."""
        self._begin_new(f"plan:after:{id}")

    def begin_move(self, session: Session) -> None:
        """Opens the form for a session that is planned. Raises a known error."""
        self._session, self._write = session, self._move
        self._zone = zone_here()
        self.set_title(self.tr("Move session {number}").format(number=session.number))
        self.send_button.setText(self.tr("Move it"))
        self._open(f"move:{session.id}", shown_plan(session, self._zone))

    def begin_again(self, session: Session) -> None:
        """Opens the form for a session that was cancelled. Raises a known error."""
        self._session, self._write = session, self._plan_again
        self._zone = zone_here()
        self.set_title(self.tr("Plan session {number} again").format(number=session.number))
        self.send_button.setText(self.tr("Plan it again"))
        before, guess = shown_plan(session, self._zone), sessions.suggested_plan(self._journal, self._zone)
        day = before.day if before.day >= today(self._journal) else guess.day
        self._open(f"again:{session.id}", replace(before, day=day))

    @property
    def moves(self) -> bool:
        """Whether the form is about a session that is there already."""
        return self._session is not None

    def send(self) -> Done | None:
        """Writes the session, or says at the fields what is wrong with them."""
        wanted = self._wanted()
        if wanted is None:
            return None
        try:
            session, done = self._write(wanted)
        except Unacceptable as error:
            part = self.day if wanted.day < today(self._journal) else self.hours
            part.refuse(sentence_for(error))
            return None
        self.made.emit(session.id)
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _begin_new(self, form: str) -> None:
        self._session, self._write = None, self._plan
        self._zone = zone_here()
        self.set_title(self.tr("Plan a session"))
        self.send_button.setText(self.tr("Plan it"))
        self._open(form, sessions.suggested_plan(self._journal, self._zone))

    def _open(self, form: str, plan: Plan) -> None:
        there = self.open_form(form)
        if not there:
            self.day.show_day(plan.day)
            self.hours.show_hours(plan.hour, plan.minute, plan.minutes)
            _fill(self.place, plan.place)
        direction = next((each for each in DIRECTIONS if each == self._leads.text()), plan.direction)
        with QSignalBlocker(self._leads):
            self.chips[direction].setChecked(True)
        self.day.begin(plan.day if self._session is not None else None)
        self.hours.begin_judging(self._trouble_with)
        self._say_zone()
        self.day.field.setFocus()
        self.day.field.selectAll()

    def _wanted(self) -> Plan | None:
        day, hours = self.day.said(), self.hours.said()
        if day is None or hours is None:
            (self.day if day is None else self.hours).take_keyboard()
            return None
        begin, minutes = hours
        direction = next(each for each, chip in self.chips.items() if chip.isChecked())
        wanted = Plan(day, begin.hour, begin.minute, self._zone, minutes, self.place.text(), direction)
        if self._session is not None and _starts(wanted) == self._session.starts_at:
            # The clock it was planned by stays, where only its place or its length is another.
            standing = sessions.plan_of(self._session)
            return replace(standing, minutes=minutes, place=wanted.place, direction=direction)
        return wanted

    def _plan(self, wanted: Plan) -> tuple[Session, Done]:
        session = sessions.plan(self._journal, wanted)
        said = self.tr("Session {number} is planned.").format(number=session.number)
        return session, Done(said, lambda: self._journal.remove(session))

    def _move(self, wanted: Plan) -> tuple[Session, Done]:
        assert self._session is not None
        before = self._journal.sessions.get(self._session.id)
        session = sessions.move(self._journal, before, wanted)
        said = self.tr("Session {number} is moved.").format(number=session.number)
        if session.starts_at == before.starts_at:
            said = self.tr("Session {number} is changed.").format(number=session.number)
        return session, Done(said, lambda: sessions.put_back(self._journal, before))

    def _plan_again(self, wanted: Plan) -> tuple[Session, Done]:
        assert self._session is not None
        before = self._journal.sessions.get(self._session.id)
        session = sessions.plan_again(self._journal, before, wanted)
        said = self.tr("Session {number} is planned again.").format(number=session.number)
        return session, Done(said, lambda: sessions.put_back(self._journal, before))

    def _trouble_with(self, hour: int, minute: int) -> str:
        """What is wrong with a time on the day that stands in the form, empty for nothing."""
        day = self.day.field.day()
        try:
            if day is not None:
                start_in_zone(day, hour, minute, zone_named(self._zone))
        except KnownError as error:
            return sentence_for(error)
        return ""

    def _say_zone(self) -> None:
        """Names the time zone where it could be mistaken: another one than the session's, or than the system's."""
        now, words, session = self._journal.now(), "", self._session
        zone = self._zone.replace("_", " ")
        if session is not None and not same_clock(self._zone, session.zone, moment(session.starts_at)):
            words = self.tr("Times are by the clock of this computer, {zone}. The session was planned in {other}.")
            words = words.format(zone=zone, other=session.zone.replace("_", " "))
        elif now.astimezone().utcoffset() != now.astimezone(zone_named(self._zone)).utcoffset():
            words = self.tr("Times are by the clock of {zone}.").format(zone=zone)
        self._zone_words.setText(words)
        self._zone_words.setVisible(bool(words))

    def _choice(self) -> QWidget:
        flow = Flow(self.tr("Who leads"))
        for direction in DIRECTIONS:
            chip = ChoiceChip(direction_words(direction, self._journal.me, self._journal.partner))
            chip.toggled.connect(lambda chosen, direction=direction: self._leads.setText(direction) if chosen else None)
            self.chips[direction] = chip
            flow.add(chip)
        field = LabelledField(self.tr("Who leads"), flow)
        flow.setFocusProxy(self.chips[DIRECTIONS[0]])
        return field

    def _arrange(self) -> None:
        columns = 2 if self.width() >= em(TWO_COLUMNS_FROM_EMS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for index, part in enumerate(self._parts):
            self._grid.addWidget(part, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def shown_plan(session: Session, zone: str) -> Plan:
    """When and where a session is, by the clock of another time zone."""
    begin = moment(session.starts_at).astimezone(zone_named(zone))
    return replace(sessions.plan_of(session), day=begin.date(), hour=begin.hour, minute=begin.minute, zone=zone)


def _starts(plan: Plan) -> str:
    """The timestamp of a plan, empty for a time that does not exist."""
    try:
        return timestamp(start_in_zone(plan.day, plan.hour, plan.minute, zone_named(plan.zone)))
    except Unacceptable:
        return ""


def _fill(field: QLineEdit, text: str) -> None:
    """Puts words into a field that are no draft: nobody has typed them."""
    with QSignalBlocker(field):
        field.setText(text)
