"""The form in which a promise gets another day, or is let go."""

from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.coach.promises import understand
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.services import promises
from mentor_desktop.services.journal import Journal
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.dates import spoken
from ui.widgets.day_button import DayPopup
from ui.widgets.day_field import DayField
from ui.widgets.fields import LabelledField
from ui.widgets.flow import Flow
from ui.widgets.form_card import Done, FormCard
from ui.widgets.text_box import TextBox

Way = Literal["another day", "let go"]
_LONG = "dddd d MMMM yyyy"


class ComingDay(DayField):
    """A field for a day to come, which also reads “Friday” and “in two weeks”: in the language of the system and in
    English, which the program speaks.
    """

    def day(self) -> date | None:
        """The day that stands in the field, None when it does not read as one."""
        found = (understand(self.text(), {}, self._today, language).due for language in (QLocale().name(), "en"))
        return super().day() or next((day for day in found if day is not None), None)


class PromiseForm(FormCard):
    """One form for both ways: a day and why, or what got in the way."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        self.day = ComingDay()
        self.why = TextBox(translate("PromiseForm", "Why"), least=2, most=6)
        super().__init__(journal, translate("PromiseForm", "Another day"), {"day": self.day, "why": self.why})
        self._promise: Commitment | None = None
        self._way: Way = "another day"
        self._today = date.min
        self.body.setContentsMargins(14, 12, 14, 12)
        self._day_field = LabelledField(self.tr("Until when can it be done?"), self.day)
        self._days = self._build_days()
        self._why_field = LabelledField("", self.why, self.tr("Both of you can read it. It may stay empty."))
        for part in (self._days, self._why_field):
            self.content.addWidget(part)
        self.day.setMaximumWidth(em(24))
        self.day.textChanged.connect(self._understand)
        self.day.returnPressed.connect(self.send_button.click)

    def stands_for(self, promise: Commitment) -> bool:
        """Whether the form was opened for this promise, and it is still open."""
        return self._promise is not None and self._promise.id == promise.id and promise.state == "open"

    def begin(self, promise: Commitment, way: Way, today: date) -> None:
        """Opens the form for a promise, with the words that were left in it. Raises a known error."""
        self._promise, self._way, self._today = promise, way, today
        moving = way == "another day"
        self.day.set_today(today)
        self.set_title(self.tr("Another day") if moving else self.tr("Let it go"))
        self._days.setVisible(moving)
        self._why_field.set_label(self.tr("Why does it move?") if moving else self.tr("What got in the way?"))
        self.send_button.setText(self.tr("Keep this day") if moving else self.tr("Let it go"))
        self.open_form(f"promise {way}:{promise.id}")
        self.why.moveCursor(QTextCursor.MoveOperation.End)
        self._understand()
        (self.day if moving else self.why).setFocus()

    def send(self) -> Done | None:
        """Writes it."""
        assert self._promise is not None
        before, why = self._promise, self.why.toPlainText()
        if self._way == "let go":
            promises.let_go(self._journal, before, why)
            return Done(self.tr("The promise is let go."), promises.reopen(self._journal, before))
        day = self.day.day()
        if day is None or day < self._today:
            passed = self.tr("This day has passed. Until when can it be done?")
            self.ask(self._example() if day is None else passed)
            self.day.setFocus()
            return None
        renewed = promises.renegotiate(self._journal, before, day.isoformat(), why)
        sentence = self.tr("It is promised for {day} now.").format(day=spoken(day, "dddd d MMMM"))
        return Done(sentence, promises.reopen(self._journal, before, renewed))

    def _understand(self) -> None:
        """Says which day is meant, so that nobody believes in one that was not understood."""
        day = self.day.day()
        self._day_field.set_hint(self._example() if day is None else spoken(day, _LONG))

    def _example(self) -> str:
        day = spoken(self._today + timedelta(days=12), "d MMMM")
        return self.tr("Write a day, such as “Friday”, “in two weeks” or “{day}”.").format(day=day)

    def _build_days(self) -> QWidget:
        calendar = Button(self.tr("Calendar"), "quiet", "calendar")
        calendar.clicked.connect(lambda: self._open_calendar(calendar))
        choices = Flow(self.tr("Choose a day"))
        choices.add(calendar)
        for words, days in ((self.tr("In a week"), 7), (self.tr("In two weeks"), 14), (self.tr("In four weeks"), 28)):
            button = Button(words)
            button.clicked.connect(lambda _=False, days=days: self._choose(self._today + timedelta(days=days)))
            choices.add(button)
        asks = QWidget(self)
        column = QVBoxLayout(asks)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        column.addWidget(self._day_field)
        column.addWidget(choices)
        return asks

    def _open_calendar(self, below: QWidget) -> None:
        day = self.day.day()
        shown = day if day is not None and day >= self._today else self._today
        popup = DayPopup(below, self.day.accessibleName(), shown, earliest=self._today, latest=None)
        popup.chosen.connect(self._choose)
        popup.open_at(below.mapToGlobal(QPoint(0, below.height() + 2)))

    def _choose(self, day: date) -> None:
        self.day.show_day(day)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
