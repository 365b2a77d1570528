"""What is said about a session that is going on: who leads, how long it lasts, and what was counted."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.people import Person, Seat
from mentor_desktop.journal.sessions import TALLIED, Direction, Tally

_CONTEXT = "HoldWords"


def leads(direction: Direction, people: Mapping[Seat, Person]) -> str:
    """Who leads the session, by name: both are looking at it."""
    tr = QCoreApplication.translate
    if direction == "mutual":
        return tr(_CONTEXT, "you both lead")
    person = people["mentor" if direction == "mentor leads" else "mentee"]
    return tr(_CONTEXT, "{name} leads").format(name=person.name)


def elapsed_words(seconds: int, planned: int) -> str:
    """How long a session has been going on, beside the minutes that were planned."""
    minutes = seconds // 60
    tr = QCoreApplication.translate
    if minutes <= planned:
        return tr(_CONTEXT, "{minutes} of {planned} min").format(minutes=minutes, planned=planned)
    return tr(_CONTEXT, "{planned} min and {more} more").format(planned=planned, more=minutes - planned)


def so_far(seconds: int) -> str:
    """How long an item is being talked about."""
    tr = QCoreApplication.translate
    match seconds // 60:
        case 0:
            return tr(_CONTEXT, "just begun")
        case 1:
            return tr(_CONTEXT, "1 minute so far")
        case minutes:
            return tr(_CONTEXT, "{minutes} minutes so far").format(minutes=minutes)


def in_all(seconds: int) -> str:
    """How long an item was talked about."""
    tr = QCoreApplication.translate
    match seconds // 60:
        case 0:
            return tr(_CONTEXT, "less than a minute")
        case 1:
            return tr(_CONTEXT, "1 minute")
        case minutes:
            return tr(_CONTEXT, "{minutes} minutes").format(minutes=minutes)


def tallied_name(what: str) -> str:
    """What is counted in a talk."""
    tr = QCoreApplication.translate
    return {
        "questions": tr(_CONTEXT, "Questions"),
        "reflections": tr(_CONTEXT, "Mirrored back"),
        "affirmations": tr(_CONTEXT, "Affirmations"),
        "summaries": tr(_CONTEXT, "Summaries"),
        "advice_asked_for": tr(_CONTEXT, "Advice asked for"),
        "advice_not_asked_for": tr(_CONTEXT, "Advice not asked for"),
    }[what]


def tally_sentence(tally: Tally | None, *, advice_is_wanted: bool) -> str:
    """What the counts say, and one thing that can be tried; never how good somebody is."""
    tr = QCoreApplication.translate
    if tally is None or not any(getattr(tally, what) for what in TALLIED):
        return tr(
            _CONTEXT,
            "Alt+1 to 6 count what you notice, with Shift one less. It is there to look at, and it is no mark.",
        )
    if tally.advice_not_asked_for and advice_is_wanted:
        return tr(_CONTEXT, "Help was asked for here, so advice is welcome: ask, offer, and ask what was of use.")
    if tally.advice_not_asked_for:
        return tr(_CONTEXT, "Some advice came before it was asked for. “Would an idea help?” lets the other choose.")
    if tally.reflections < tally.questions:
        text = tr(
            _CONTEXT, "{questions} asked, {mirrored} mirrored back. Try saying back what you heard once a question."
        )
        return text.format(questions=tally.questions, mirrored=tally.reflections)
    if tally.questions:
        return tr(_CONTEXT, "What was asked was also mirrored back, about once a question.")
    return tr(_CONTEXT, "Two things to try: mirror once for every question, and ask before you advise.")
