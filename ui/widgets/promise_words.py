"""What is said of a promise: whose it is, when it is due, and what became of it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.commitments import Commitment, overdue
from ui.widgets.dates import local_day, spoken

translate = QCoreApplication.translate
_DAYS_COUNTED = 14


class About(NamedTuple):
    """A line about a promise. `late` says that its day has passed.

    While promises are reviewed, `looked_at` says that this one is left open, `asked` that it is its turn.
    """

    words: str
    late: bool
    looked_at: bool = False
    asked: bool = False


def about(promise: Commitment, names: Mapping[str, str], today: date, first: str, *, looked_at: bool) -> About:
    """The line below a promise. `names` are by the person's id, `first` is when it was promised for the first time.

    `looked_at` says that the pair has looked at it and leaves it open.
    """
    line = translate("PromiseRows", "{who} · {what}").format(
        who=names.get(promise.owner, ""), what=_state_words(promise, today)
    )
    if promise.state == "open" and promise.renews is not None:
        day = _day(local_day(first), today)
        line = translate("PromiseRows", "{line} · promised on {day} and moved since").format(line=line, day=day)
    if looked_at:
        line = translate("PromiseRows", "{line} · stays open").format(line=line)
    return About(line, overdue(promise, today), looked_at)


def due_words(due: date | None, today: date) -> str:
    """When something is due, as people say it."""
    if due is None:
        return translate("PromiseRows", "no day yet")
    days = (due - today).days
    if days < 0:
        return _late_words(due, today, -days)
    if days < 2:
        return translate("PromiseRows", "due tomorrow") if days else translate("PromiseRows", "due today")
    return translate("PromiseRows", "due on {day}").format(day=_day(due, today))


def _late_words(due: date, today: date, days: int) -> str:
    if days == 1:
        return translate("PromiseRows", "was due yesterday")
    if days < _DAYS_COUNTED:
        words = translate("PromiseRows", "was due on {day}, {number} days ago")
        return words.format(day=_day(due, today), number=days)
    words = translate("PromiseRows", "was due on {day}, {number} weeks ago")
    return words.format(day=_day(due, today), number=days // 7)


def _state_words(promise: Commitment, today: date) -> str:
    if promise.state == "open" or promise.closed_at is None:
        return due_words(date.fromisoformat(promise.due) if promise.due else None, today)
    closed = local_day(promise.closed_at)
    if closed == today:
        return {
            "kept": translate("PromiseRows", "kept today"),
            "let go": translate("PromiseRows", "let go today"),
            "renegotiated": translate("PromiseRows", "got another day today"),
        }[promise.state]
    words = {
        "kept": translate("PromiseRows", "kept on {day}"),
        "let go": translate("PromiseRows", "let go on {day}"),
        "renegotiated": translate("PromiseRows", "got another day on {day}"),
    }[promise.state]
    return words.format(day=_day(closed, today))


def _day(day: date, today: date) -> str:
    """A day near today with the name of the weekday, one of another year with the year."""
    if abs((day - today).days) < 7:
        return spoken(day, "dddd d MMMM")
    return spoken(day, "d MMMM" if day.year == today.year else "d MMMM yyyy")
