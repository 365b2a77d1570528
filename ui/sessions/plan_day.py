"""The part of the plan in which the day is chosen: typed, stepped with the arrow keys, or found in a month."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.dates import spoken
from ui.widgets.day_button import DayPopup
from ui.widgets.day_field import WRITTEN, DayField
from ui.widgets.fields import LabelledField
from ui.widgets.flow import Flow

FARTHEST = 3660
"""How many days ahead a session can be."""


class DayPart(QWidget):
    """A day that is still to come. `edited` tells of what the person did."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """`today` is asked whenever it matters."""
        super().__init__(parent)
        self._today = today
        self._standing: date | None = None
        self.field = DayField()
        self._labelled = LabelledField(self.tr("The day"), self.field, keeps_room=True)
        self.field.edited.connect(self._changed)
        self.field.editingFinished.connect(lambda: self._judge(finished=True))
        ways = Flow(self.tr("Choose a day"))
        calendar = Button(self.tr("Calendar"), "quiet", "calendar")
        calendar.clicked.connect(lambda: self._open_calendar(calendar))
        ways.add(calendar)
        for words, days in ((self.tr("A day later"), 1), (self.tr("A week later"), 7)):
            button = Button(words)
            button.clicked.connect(lambda _=False, days=days: self._go_on(days))
            ways.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._labelled)
        column.addWidget(ways)
        column.addStretch(1)

    def show_day(self, day: date) -> None:
        """Writes a day that is no draft: nobody has typed it."""
        self.field.set_today(self._today())
        with QSignalBlocker(self.field):
            self.field.show_day(day)

    def begin(self, standing: date | None) -> None:
        """Says what there is to say about the day. One that is `standing` may have passed: it was chosen before."""
        self._standing = standing
        self.field.set_today(self._today())
        self._judge(finished=True)

    def said(self) -> date | None:
        """The day, or None after saying at the field what is wrong with it."""
        self._judge(finished=True)
        return None if self.field.property("wrong") is True else self.field.day()

    def refuse(self, sentence: str) -> None:
        """Says at the field why the day cannot be."""
        self._labelled.say(sentence, "bad")
        self.take_keyboard()

    def message(self) -> str:
        """What stands below the day."""
        return self._labelled.message()

    def take_keyboard(self) -> None:
        """Puts the keyboard into the field."""
        self.field.setFocus()

    def _changed(self) -> None:
        self._judge(finished=False)
        self.edited.emit()

    def _judge(self, *, finished: bool) -> None:
        """Says which day it is, or what is wrong; half a day is no mistake while it is typed."""
        day = self.field.day()
        if day is None:
            example = spoken(self._today() + timedelta(days=7), WRITTEN)
            words = self.tr("This does not read as a day. Write it like {day}.").format(day=example)
            self._labelled.say(words if finished else "", "bad" if finished else "hint")
        elif day < self._today() and day != self._standing:
            words = self.tr("{day} has passed. Which day to come suits you both?").format(day=spoken(day))
            self._labelled.say(words, "bad")
        elif (day - self._today()).days > FARTHEST:
            words = self.tr("{day} is more than ten years away. Is it the year you mean?").format(day=spoken(day))
            self._labelled.say(words, "bad")
        else:
            self._labelled.say(spoken(day), "hint")

    def _go_on(self, days: int) -> None:
        # The last days of the calendar have no day after them.
        day = self.field.day() or self._today()
        self._choose(date.fromordinal(min(day.toordinal() + days, date.max.toordinal())))

    def _open_calendar(self, below: QWidget) -> None:
        today, day = self._today(), self.field.day()
        shown = day if day is not None and day >= today else today
        popup = DayPopup(below, self.field.accessibleName(), shown, earliest=today, latest=None)
        popup.chosen.connect(self._choose)
        popup.open_at(below.mapToGlobal(QPoint(0, below.height() + 2)))

    def _choose(self, day: date) -> None:
        self.field.show_day(day)
        self._changed()
