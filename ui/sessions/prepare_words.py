"""What stands above a session that is being prepared."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.people import Person
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import Session
from ui.sessions.timeline_words import day_words, direction_words, length_words, time_words

_tr = QCoreApplication.translate


def heading(session: Session, today: date) -> str:
    """The day of the session."""
    return _tr("PrepareWords", "Prepare: {day}").format(day=day_words(session.starts_at, today))


def subtitle(session: Session, me: Person, partner: Person) -> str:
    """Its number, how long and from when, where, and who leads."""
    parts = (
        _tr("PrepareWords", "Session {number}").format(number=session.number),
        _tr("PrepareWords", "{length} from {time}").format(
            length=length_words(session.minutes), time=time_words(moment(session.starts_at).astimezone())
        ),
        session.place,
        direction_words(session.direction, me, partner),
    )
    return " · ".join(part for part in parts if part)
