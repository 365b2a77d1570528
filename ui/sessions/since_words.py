"""What is said about the time since the pair met last."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.people import Person
from mentor_desktop.journal.progress import CheckIn
from mentor_desktop.services.sessions import Since
from ui.widgets.charts.marks import level_name
from ui.widgets.dates import local_day, spoken

_tr = QCoreApplication.translate


def since_title(since: Since, today: date) -> str:
    """Since which day, or since the beginning when the pair has not met yet."""
    if since.last is None:
        return _tr("SinceWords", "Since you began")
    day = local_day(since.last.ended_at or since.last.starts_at)
    shown = spoken(day, "d MMMM" if day.year == today.year else "d MMMM yyyy")
    return _tr("SinceWords", "Since {day}").format(day=shown)


def facts(since: Since) -> str:
    """How much has happened, in a few words."""
    kept = sum(1 for each in since.closed if each.state == "kept")
    found = (
        _counted(kept, _tr("SinceWords", "1 promise kept"), _tr("SinceWords", "{number} promises kept")),
        _counted(len(since.open), _tr("SinceWords", "1 promise open"), _tr("SinceWords", "{number} promises open")),
        _counted(len(since.check_ins), _tr("SinceWords", "1 check-in"), _tr("SinceWords", "{number} check-ins")),
    )
    words = " · ".join(each for each in found if each)
    if words:
        return words
    if since.last is None:
        return _tr("SinceWords", "What you promise each other and how your goals move will stand here.")
    return _tr("SinceWords", "No promise is open, and nobody has checked in on a goal since.")


def check_in_sentence(check_in: CheckIn, goal: str, me: Person, partner: Person) -> str:
    """Who sees a goal at which level."""
    if check_in.person == me.id:
        words = _tr("SinceWords", "You checked in at {level}: {goal}")
    else:
        words = _tr("SinceWords", "{name} checked in at {level}: {goal}")
    return words.format(name=partner.name, level=level_name(check_in.level), goal=goal)


def _counted(number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return one if number == 1 else many.format(number=number)
