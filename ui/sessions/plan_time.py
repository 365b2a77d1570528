"""A field for a time of day, which reads times as people write them, and the time zone this computer is in."""

import re
from datetime import datetime, time

from PySide6.QtCore import QLocale, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.sessions import zone_named

A_DAY = 24 * 60
A_STEP = 15
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2})|\s*h)?\s*(\D*)")


class TimeField(QLineEdit):
    """A line that holds a time. Up makes it a quarter of an hour later, Page Up an hour; Down and Page Down earlier.

    `edited` tells of what the person did, not of `show_time`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def read(self) -> time | None:
        """The time that stands in the field, None when it does not read as one."""
        return read_time(self.text())

    def show_time(self, at: time) -> None:
        """Writes a time into the field."""
        self.setText(written(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another time: first to a full quarter of an hour, then on from there."""
        key = Qt.Key
        steps = {key.Key_Up: A_STEP, key.Key_Down: -A_STEP, key.Key_PageUp: 60, key.Key_PageDown: -60}
        at = self.read()
        if self.isReadOnly() or event.key() not in steps or at is None:
            super().keyPressEvent(event)
            return
        step, minutes = steps[key(event.key())], minutes_of(at)
        over = minutes % A_STEP
        minutes += step if abs(step) != A_STEP or not over else (A_STEP - over if step > 0 else -over)
        self.show_time(time_of(minutes))
        self.edited.emit()


def read_time(text: str) -> time | None:
    """The time of day a text names: 16:00, 16.00, 4 pm, 1600, 16, 16h30; None when it names none."""
    shown = QLocale().toTime(text.strip(), QLocale.FormatType.ShortFormat)
    if shown.isValid():
        return time(shown.hour(), shown.minute())
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    half = _half_of_the_day(found[4])
    if half is None or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _half_of_the_day(words: str) -> str | None:
    """Which half of the day follows a time: "am", "pm", or "" for none; None for words that say something else."""
    tidy = words.replace(".", "").strip()
    locale = QLocale()
    for half, name in (("am", locale.amText()), ("pm", locale.pmText())):
        if tidy in (half, name.casefold().replace(".", "")):
            return half
    return "" if not tidy else None


def written(at: time) -> str:
    """A time as the system writes it."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def minutes_of(at: time) -> int:
    """How many minutes after midnight a time is."""
    return at.hour * 60 + at.minute


def time_of(minutes: int) -> time:
    """The time so many minutes after midnight; another day counts as this one."""
    return time(*divmod(minutes % A_DAY, 60))


def zone_here() -> str:
    """The IANA name of the time zone of this computer; UTC when it has none that a calendar would know."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        zone_named(name)
    except Unacceptable:
        return "UTC"
    return name


def same_clock(one: str, other: str, at: datetime) -> bool:
    """Whether the clocks of two time zones show the same at a moment; False when this computer does not know one."""
    try:
        return at.astimezone(zone_named(one)).utcoffset() == at.astimezone(zone_named(other)).utcoffset()
    except Unacceptable:
        return False
