"""What the timeline says: the rhythm of the pair, when a session is, and who leads it."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from mentor_desktop.journal.people import Person
from mentor_desktop.journal.record import local_date, moment
from mentor_desktop.journal.sessions import CANCELLED_IN_A_ROW, Direction, Rhythm, Session
from ui.widgets.dates import spoken

translate = QCoreApplication.translate


def rhythm_words(found: Rhythm, *, planned: bool) -> str:
    """How the two meet and when they did last; with nothing `planned`, gently, that it has been a while."""
    if found.days_since is None:
        return translate("Timeline", "You have not met yet.")
    last = last_met(found.days_since)
    if found.usual_days is None:
        return last
    usual = usual_words(found.usual_days)
    if found.slipped and not planned and not found.cancelled_often:
        return " ".join((usual, last, translate("Timeline", "When would suit you both next?")))
    return f"{usual} {last}"


def usual_words(days: int) -> str:
    """The usual time between two sessions, as a sentence."""
    weeks = round(days / 7)
    if days >= 45:
        return translate("Timeline", "You meet about every {number} months.").format(number=max(2, round(days / 30.4)))
    if days in (30, 31):
        return translate("Timeline", "You meet about once a month.")
    if abs(days - weeks * 7) > 1 or not weeks:
        if days == 1:
            return translate("Timeline", "You meet every day.")
        return translate("Timeline", "You meet about every {number} days.").format(number=days)
    return {
        1: translate("Timeline", "You meet every week."),
        2: translate("Timeline", "You meet every two weeks."),
        3: translate("Timeline", "You meet every three weeks."),
        4: translate("Timeline", "You meet every four weeks."),
    }.get(weeks, translate("Timeline", "You meet about every {number} weeks.").format(number=weeks))


def last_met(days: int) -> str:
    """How long ago the last session was, as a sentence."""
    if days < 2:
        return translate("Timeline", "You last met yesterday.") if days else translate("Timeline", "You met today.")
    if days < 14:
        return translate("Timeline", "You last met {number} days ago.").format(number=days)
    if days < 61:
        return translate("Timeline", "You last met {number} weeks ago.").format(number=days // 7)
    if days < 730:
        return translate("Timeline", "You last met {number} months ago.").format(number=days * 12 // 365)
    return translate("Timeline", "You last met {number} years ago.").format(number=days // 365)


def question_of(found: Rhythm) -> str:
    """A question when the last sessions were all cancelled, empty else."""
    if not found.cancelled_often:
        return ""
    if found.cancelled_in_a_row == CANCELLED_IN_A_ROW:
        return translate(
            "Timeline",
            "Your last three sessions were cancelled. Would another day, time or rhythm suit you both better?",
        )
    words = translate(
        "Timeline",
        "Your last {number} sessions were cancelled. Would another day, time or rhythm suit you both better?",
    )
    return words.format(number=found.cancelled_in_a_row)


def time_words(at: datetime) -> str:
    """A time of day as the system writes it."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def day_words(at: str, today: date) -> str:
    """The local day of a timestamp with its weekday; the year stands where it is another."""
    day = local_date(at)
    return spoken(day, "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy")


def begin_words(session: Session, today: date) -> str:
    """The day and the time at which a session begins, by the clock of this computer."""
    words = translate("Timeline", "{day}, {time}")
    begin = moment(session.starts_at).astimezone()
    return words.format(day=day_words(session.starts_at, today), time=time_words(begin))


def span_words(session: Session, today: date) -> str:
    """The day of a session, and from when to when it is planned, by the clock of this computer."""
    words = translate("Timeline", "{day}, {begin} to {end}")
    begin, end = moment(session.starts_at).astimezone(), session.ends_at.astimezone()
    return words.format(day=day_words(session.starts_at, today), begin=time_words(begin), end=time_words(end))


def until_words(session: Session, now: datetime) -> str:
    """How long it is until a session begins; that it goes on now, or that its time has passed."""
    begin = moment(session.starts_at)
    if session.ends_at <= now:
        return translate("Timeline", "its time has passed")
    if begin <= now:
        return translate("Timeline", "now")
    minutes = -(-(begin - now) // timedelta(minutes=1))
    if minutes == 1:
        return translate("Timeline", "in a minute")
    if minutes < 60:
        return translate("Timeline", "in {number} minutes").format(number=minutes)
    days = (begin.astimezone().date() - now.astimezone().date()).days
    if days == 0:
        return translate("Timeline", "today")
    if days == 1:
        return translate("Timeline", "tomorrow")
    if days < 14:
        return translate("Timeline", "in {number} days").format(number=days)
    if days < 61:
        return translate("Timeline", "in {number} weeks").format(number=days // 7)
    return translate("Timeline", "in {number} months").format(number=days * 12 // 365)


def length_words(minutes: int) -> str:
    """How long something takes."""
    if minutes == 1:
        return translate("Timeline", "1 minute")
    if minutes > 90 and minutes % 60 == 0:
        return translate("Timeline", "{number} hours").format(number=minutes // 60)
    return translate("Timeline", "{number} minutes").format(number=minutes)


def direction_words(direction: Direction, me: Person, partner: Person) -> str:
    """Who leads a session, said to `me`."""
    if direction == "mutual":
        return translate("Timeline", "You both lead")
    if direction == f"{me.role} leads":
        return translate("Timeline", "You lead")
    return translate("Timeline", "{name} leads").format(name=partner.name)


def promises_words(number: int) -> str:
    """How many promises were made, empty for none."""
    if number == 1:
        return translate("Timeline", "1 promise")
    return translate("Timeline", "{number} promises").format(number=number) if number else ""
