"""A field for a day: it reads days as people write them in the system's language, and steps with the arrow keys.

The order of the numbers and the names of months and weekdays come from that language; `2026-11-30` is read everywhere.
A day without a year is the next such day. What is not certain is not read: the person is asked to write it otherwise.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.dates import spoken

WRITTEN = "d MMMM yyyy"
_SHORTEST_NAME = 3
_PARTS = re.compile(r"\d+|[^\W\d_]+(?:\.(?!\d))?")
_WEEKDAY = re.compile(r"\W*dddd\W*")
_ENDINGS = {"st", "nd", "rd", "th", "of", "the"}


class DayField(QLineEdit):
    """A line that holds a day. Up makes it a day later, Page Up a month; Down and Page Down the other way.

    `edited` tells of what the person did, not of `show_day`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.textEdited.connect(self.edited)

    def set_today(self, today: date) -> None:
        """Says which day is today: days without a year are counted from there."""
        self._today = today

    def day(self) -> date | None:
        """The day that stands in the field, None when it does not read as one."""
        return read_day(self.text(), self._today)

    def show_day(self, day: date | None) -> None:
        """Writes a day into the field, or nothing."""
        self.setText(spoken(day, WRITTEN) if day is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day."""
        key = Qt.Key
        days = {key.Key_Up: 1, key.Key_Down: -1}
        months = {key.Key_PageUp: 1, key.Key_PageDown: -1}
        if self.isReadOnly() or event.key() not in (*days, *months):
            super().keyPressEvent(event)
            return
        day = self.day() or self._today
        pressed = key(event.key())
        day = day + timedelta(days=days[pressed]) if pressed in days else months_later(day, months[pressed])
        self.show_day(day)
        self.edited.emit()


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_day(text: str, today: date) -> date | None:
    """The day a text names in the system's language, None when it names none. `today` is the local day."""
    long = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    for pattern in (WRITTEN, long, _WEEKDAY.sub("", long)):
        whole = QLocale().toDate(text.strip(), pattern)
        if whole.isValid():
            return date(whole.year(), whole.month(), whole.day())
    parts = [part.rstrip(".") for part in _PARTS.findall(text.casefold())]
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal()]
    months = {month for word in words if (month := _month(word))}
    if len(months) > 1 or any(not _month(word) and not _passes(word) for word in words):
        return None
    found = _beside_a_month(numbers, months.pop()) if months else _by_numbers(numbers)
    return _date(*found, today) if found is not None else None


def _beside_a_month(numbers: list[str], month: int) -> tuple[str, int, str] | None:
    match numbers:
        case [day]:
            return "", month, day
        case [first, second]:
            return (first, month, second) if len(first) == 4 else (second, month, first)
    return None


def _by_numbers(numbers: list[str]) -> tuple[str, int, str] | None:
    order = _order()
    if len(numbers) == 2:
        order = order.replace("y", "")
    elif len(numbers) == 3 and len(numbers[0]) == 4:
        order = "yMd"
    if len(numbers) != len(order) or len(numbers) < 2:
        return None
    found = dict(zip(order, numbers, strict=True))
    return found.get("y", ""), int(found["M"]), found["d"]


def _date(year: str, month: int, day: str, today: date) -> date | None:
    if len(year) not in (0, 2, 4):
        return None
    if len(year) == 2:
        return _there(2000 + int(year), month, int(day))
    if year:
        return _there(int(year), month, int(day))
    near = (_there(each, month, int(day)) for each in range(today.year, min(today.year + 9, MAXYEAR)))
    return next((found for found in near if found is not None and found >= today), None)


def _there(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order() -> str:
    """The order of day, month and year where numbers are written: "dMy", "Mdy", "yMd"."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dMy"))


def _month(word: str) -> int:
    """The month a word names or begins to name, 0 for none. Months that are named with numbers are read as numbers."""
    locale, forms = QLocale(), (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    for month in range(1, 13):
        names = [name(month, form) for name in (locale.monthName, locale.standaloneMonthName) for form in forms]
        for name in (each.casefold().rstrip(".") for each in names):
            if name.isalpha() and (word == name or (len(word) >= _SHORTEST_NAME and name.startswith(word))):
                return month
    return 0


def _passes(word: str) -> bool:
    """Whether a word may stand in a date and says nothing: a weekday, "of", or what the language writes between."""
    locale, forms = QLocale(), (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    days = {locale.dayName(day, form).casefold().rstrip(".") for day in range(1, 8) for form in forms}
    between = _PARTS.findall(locale.toString(QDate(2026, 11, 30), QLocale.FormatType.LongFormat).casefold())
    return word in days or word in _ENDINGS or word in between
