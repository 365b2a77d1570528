"""The part of the plan that says from when to when: two times, and the usual lengths to choose from."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.journal.sessions import LONGEST, SHORTEST, USUAL_MINUTES
from ui.sessions.plan_time import A_DAY, TimeField, minutes_of, time_of, written
from ui.sessions.timeline_words import length_words
from ui.theme import em
from ui.widgets.chip import ChoiceChip
from ui.widgets.fields import LabelledField
from ui.widgets.flow import Flow

LENGTHS = (30, 45, 60, 90)
LONGEST_INTO_NEXT_DAY = 4 * 60
"""An end that comes before the beginning is meant for the next day if the session is at most this long, in minutes."""


class HoursPart(QWidget):
    """When it begins and ends; where the beginning goes, the end goes along. `edited` tells of what the person did."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin, self.end = TimeField(), TimeField()
        self._trouble: Callable[[int, int], str] = lambda hour, minute: ""
        self._length = USUAL_MINUTES
        self._begin_field = LabelledField(self.tr("Begins"), self.begin, keeps_room=True)
        self._end_field = LabelledField(self.tr("Ends"), self.end, keeps_room=True)
        self.chips = {minutes: ChoiceChip(length_words(minutes)) for minutes in LENGTHS}
        self.other = ChoiceChip(self.tr("Another length"))
        lengths = Flow(self.tr("How long"))
        for minutes, chip in self.chips.items():
            chip.toggled.connect(lambda chosen, minutes=minutes: self._take_length(minutes) if chosen else None)
            chip.picked.connect(lambda minutes=minutes: self._take_length(minutes))
            lengths.add(chip)
        lengths.add(self.other)
        self.other.picked.connect(self._own_length)
        times = QHBoxLayout()
        times.setSpacing(12)
        for field in (self._begin_field, self._end_field):
            times.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(times)
        column.addWidget(lengths)
        column.addStretch(1)
        self.begin.edited.connect(self._begin_edited)
        self.end.edited.connect(self._end_edited)
        for time_field in (self.begin, self.end):
            time_field.setMinimumWidth(em(5))
            time_field.editingFinished.connect(lambda: self.judge(finished=True))

    def show_hours(self, hour: int, minute: int, minutes: int) -> None:
        """Writes times that are no draft: nobody has typed them."""
        begin = time(hour, minute)
        self._length = minutes
        for field, at in ((self.begin, begin), (self.end, time_of(minutes_of(begin) + minutes))):
            with QSignalBlocker(field):
                field.show_time(at)

    def begin_judging(self, trouble: Callable[[int, int], str]) -> None:
        """Says what there is to say about the times. `trouble` tells what is wrong with a time on the chosen day."""
        self._trouble = trouble
        self.judge()

    def said(self) -> tuple[time, int] | None:
        """When it begins and how many minutes it lasts, or None after saying at the field what is wrong."""
        self.judge()
        begin, span = self.begin.read(), self._span()
        if begin is None or span is None or any(each.property("wrong") is True for each in (self.begin, self.end)):
            return None
        return begin, span

    def refuse(self, sentence: str) -> None:
        """Says at the beginning why it cannot be then."""
        self._begin_field.say(sentence, "bad")
        self.begin.setFocus()

    def messages(self) -> tuple[str, str]:
        """What stands below the beginning and below the end."""
        return self._begin_field.message(), self._end_field.message()

    def take_keyboard(self) -> None:
        """Puts the keyboard into the field that is wrong."""
        (self.end if self.begin.property("wrong") is not True else self.begin).setFocus()

    def judge(self, *, finished: bool = True) -> None:
        """Says how long it takes, or what is wrong; half a time is no mistake while it is typed."""
        begin, end = self._begin_trouble(), self._end_trouble()
        for field, trouble in ((self._begin_field, begin), (self._end_field, end)):
            field.say(trouble if finished else "", "bad" if trouble and finished else "hint")
        span = self._span()
        if span is None or end:
            self._choose(None)
            return
        self._length = span
        over = minutes_of(self.end.read() or time()) < minutes_of(self.begin.read() or time())
        words = self.tr("{length}, into the next day") if over else "{length}"
        self._end_field.say(words.format(length=length_words(span)), "hint")
        self._choose(self.chips.get(span, self.other))

    def _choose(self, chosen: ChoiceChip | None) -> None:
        """Marks the chip of the length; none while the times make no length."""
        for chip in (*self.chips.values(), self.other):
            # A chip that is one of a group cannot be the last to be let go.
            with QSignalBlocker(chip):
                chip.setAutoExclusive(False)
                chip.setChecked(chip is chosen)
                chip.setAutoExclusive(True)

    def _begin_trouble(self) -> str:
        begin = self.begin.read()
        if begin is None:
            return self._no_time()
        return self._trouble(begin.hour, begin.minute)

    def _end_trouble(self) -> str:
        if self.end.read() is None:
            return self._no_time()
        span = self._span()
        if span is None:
            return ""
        if span == 0:
            return self.tr("This is when it begins. When does it end?")
        if span < 0:
            return self.tr("This is before it begins. When does it end?")
        if span < SHORTEST:
            return self.tr("A session lasts at least {least} minutes. When does it end?").format(least=SHORTEST)
        if span > LONGEST:
            return self.tr("A session lasts at most {most} hours. When does it end?").format(most=LONGEST // 60)
        return ""

    def _no_time(self) -> str:
        return self.tr("This does not read as a time. Write it like {time}.").format(time=written(time(16, 0)))

    def _span(self) -> int | None:
        """The minutes from beginning to end, None while one of the two cannot be read."""
        begin, end = self.begin.read(), self.end.read()
        if begin is None or end is None:
            return None
        span = minutes_of(end) - minutes_of(begin)
        return span + A_DAY if -A_DAY < span <= LONGEST_INTO_NEXT_DAY - A_DAY else span

    def _begin_edited(self) -> None:
        begin = self.begin.read()
        if begin is not None:
            self.end.show_time(time_of(minutes_of(begin) + self._length))
        self.judge(finished=False)
        self.edited.emit()

    def _end_edited(self) -> None:
        self.judge(finished=False)
        self.edited.emit()

    def _take_length(self, minutes: int) -> None:
        self._length = minutes
        begin = self.begin.read()
        if begin is not None:
            self.end.show_time(time_of(minutes_of(begin) + minutes))
        self.judge()
        self.edited.emit()

    def _own_length(self) -> None:
        self.end.setFocus()
        self.end.selectAll()
