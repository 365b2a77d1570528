"""Days as people say them, in the language and the calendar of the system."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from mentor_desktop.journal.record import moment


def local_day(at: str) -> date:
    """The local calendar day of a record's timestamp."""
    return moment(at).astimezone().date()


def spoken(day: date, pattern: str = "") -> str:
    """A day in a pattern of Qt's (`d MMM`), or in the long form of the system's language without one."""
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, pattern) if pattern else QLocale().toString(shown, QLocale.FormatType.LongFormat)
