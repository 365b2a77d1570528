"""The form in which a promise gets another day, or is let go."""

from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.coach.promises import understand
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.services import promises
from mentor_desktop.services.journal import Journal
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.dates import spoken
from ui.widgets.fields import LabelledField
from ui.widgets.form_card import Done, FormCard
from ui.widgets.promise_row import Answers
from ui.widgets.text_box import TextBox

Way = Literal["another day", "let go"]
WRITTEN = "d MMMM yyyy"
_LONG = "dddd d MMMM yyyy"


class PromiseForm(FormCard):
    """One form for both ways: a day and why, or what got in the way."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        self.day = QLineEdit()
        self.why = TextBox(translate("PromiseForm", "Why"), least=2, most=6)
        super().__init__(
            journal, translate("PromiseForm", "Another day"), {"day": self.day, "why": self.why}
        )
        self._promise: Commitment | None = None
        self._way: Way = "another day"
        self._today = date.min
        self.body.setContentsMargins(14, 12, 14, 12)
        self._day_field = LabelledField(self.tr("Until when can it be done?"), self.day)
        self._days = self._build_days()
        self._why_field = LabelledField("", self.why)
        for part in (self._days, self._why_field):
            self.content.addWidget(part)
        self.day.setMaximumWidth(em(24))
        self.day.textChanged.connect(self._understand)
        self.day.returnPressed.connect(self.send_button.click)

    @property
    def promise(self) -> Commitment | None:
        """The promise the form is for."""
        return self._promise

    def begin(self, promise: Commitment, way: Way, today: date) -> None:
        """Opens the form for a promise, with the words that were left in it. Raises a known error."""
        self._promise, self._way, self._today = promise, way, today
        moving = way == "another day"
        self.set_title(self.tr("Another day") if moving else self.tr("Let it go"))
        self._days.setVisible(moving)
        self._why_field.set_label(self.tr("Why? Both of you will read it.") if moving else self.tr("What got in the way?"))
        self.why.setPlaceholderText("" if moving else self.tr("Both of you will read it. It may stay empty."))
        self.send_button.setText(self.tr("Keep this day") if moving else self.tr("Let it go"))
        self.open_form(f"promise {way}:{promise.id}")
        self._understand()
        (self.day if moving else self.why).setFocus()

    def send(self) -> Done | None:
        """Writes it."""
        assert self._promise is not None
        before, why = self._promise, self.why.toPlainText()
        if self._way == "let go":
            promises.let_go(self._journal, before, why)
            return Done(self.tr("The promise is let go."), promises.reopen(self._journal, before))
        day = read_day(self.day.text(), self._today)
        if day is None:
            self.ask(self._example())
            self.day.setFocus()
            return None
        renewed = promises.renegotiate(self._journal, before, day.isoformat(), why)
        sentence = self.tr("It is promised for {day} now.").format(day=spoken(day, "dddd d MMMM"))
        return Done(sentence, promises.reopen(self._journal, before, renewed))

    def _understand(self) -> None:
        """Says which day is meant, so that nobody believes in one that was not understood."""
        day = read_day(self.day.text(), self._today)
        self._day_field.set_hint(self._example() if day is None else spoken(day, _LONG))

    def _example(self) -> str:
        day = spoken(self._today + timedelta(days=12), "d MMMM")
        return self.tr("A day, such as “Friday”, “in two weeks” or “{day}”.").format(day=day)

    def _build_days(self) -> QWidget:
        buttons = []
        for words, days in ((self.tr("In a week"), 7), (self.tr("In two weeks"), 14), (self.tr("In four weeks"), 28)):
            button = Button(words)
            button.clicked.connect(lambda _=False, days=days: self._choose(days))
            buttons.append(button)
        days_of_it = QWidget(self)
        column = QVBoxLayout(days_of_it)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._day_field)
        column.addWidget(Answers(buttons))
        return days_of_it

    def _choose(self, days: int) -> None:
        self.day.setText(spoken(self._today + timedelta(days=days), WRITTEN))
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)


def read_day(text: str, today: date) -> date | None:
    """The day a person means, None when that is not certain or the day has passed.

    It is read in the language of the system, and in English, which the program speaks.
    """
    written = QLocale().toDate(text.strip(), WRITTEN)
    if written.isValid():
        day = date(written.year(), written.month(), written.day())
        return day if day >= today else None
    found = (understand(text, {}, today, language).due for language in (QLocale().name(), "en"))
    return next((day for day in found if day is not None), None)
