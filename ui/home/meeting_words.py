"""What Home says about the next session: when it begins, and how long it is until then."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import Session
from ui.widgets.dates import spoken

translate = QCoreApplication.translate


def begin_words(at: str, today: date) -> str:
    """The day and the time of a timestamp, by the clock of this computer."""
    begin = moment(at).astimezone()
    day = spoken(begin.date(), "dddd d MMMM" if begin.year == today.year else "dddd d MMMM yyyy")
    time = QLocale().toString(QTime(begin.hour, begin.minute), QLocale.FormatType.ShortFormat)
    return translate("MeetingCard", "{day}, {time}").format(day=day, time=time)


def until_words(session: Session, now: datetime) -> str:
    """How long it is until a session begins, or that it is time."""
    begin = moment(session.starts_at)
    if begin <= now:
        return translate("MeetingCard", "now")
    days = (begin.astimezone().date() - now.astimezone().date()).days
    if days < 2:
        if days:
            return translate("MeetingCard", "tomorrow")
        return translate("MeetingCard", "soon") if starts_soon(session, now) else translate("MeetingCard", "today")
    if days < 14:
        return translate("MeetingCard", "in {number} days").format(number=days)
    if days < 61:
        return translate("MeetingCard", "in {number} weeks").format(number=days // 7)
    return translate("MeetingCard", "in {number} months").format(number=days * 12 // 365)


def starts_soon(session: Session, now: datetime) -> bool:
    """Whether a session begins within half an hour, or should have begun."""
    return moment(session.starts_at) - now <= timedelta(minutes=30)
