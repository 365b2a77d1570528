"""What goals are called on the screen: levels, kinds of help, reasons for attention, and two views side by side."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentor_desktop.coach.help_words import HELP_WORDS
from mentor_desktop.coach.sentence import Sentence
from mentor_desktop.journal.goals import Help
from mentor_desktop.journal.people import Person, Seat, other
from mentor_desktop.journal.progress import Views
from ui.widgets.charts.marks import level_name
from ui.widgets.dates import spoken

__all__ = ["coach_sentence", "help_name", "level_name", "views_sentence"]

_CONTEXT = "GoalWords"


def help_name(kind: Help) -> str:
    """A kind of help, as something one can ask for, in the words of the coach."""
    return coach_sentence(Sentence(HELP_WORDS[kind]))


def coach_sentence(sentence: Sentence) -> str:
    """A sentence of the coach in the language of the interface, with what stands in it."""
    details = {name: _said(detail) for name, detail in sentence.details.items()}
    return QCoreApplication.translate("Coach", sentence.template).format(**details)


def _said(detail: object) -> object:
    if isinstance(detail, Sentence):
        return coach_sentence(detail)
    return spoken(detail, "d MMMM yyyy") if isinstance(detail, date) else detail


def views_sentence(views: Views, people: Mapping[Seat, Person], me: Person) -> str:
    """Both last check-ins in one sentence, said to `me`; a difference is put as a question. Empty while there is none.

    A difference names both people, because they read it together on one screen.
    """
    tr = QCoreApplication.translate
    names = {seat: person.name for seat, person in people.items()}
    if views.mentor is None and views.mentee is None:
        return ""
    if views.mentor is None or views.mentee is None:
        said: Seat = "mentee" if views.mentor is None else "mentor"
        level = views.mentee if views.mentor is None else views.mentor
        assert level is not None
        if said == me.role:
            text = tr(_CONTEXT, "You say {level}. {other} has not checked in yet.")
        else:
            text = tr(_CONTEXT, "{one} says {level}. You have not checked in yet.")
        return text.format(one=names[said], level=level_name(level), other=names[other(said)])
    if views.difference == 0:
        return tr(_CONTEXT, "You both say {level}.").format(level=level_name(views.mentee))
    text = tr(_CONTEXT, "{mentee} says {low}, {mentor} says {high}: what does each of you see?")
    return text.format(
        mentee=names["mentee"], low=level_name(views.mentee), mentor=names["mentor"], high=level_name(views.mentor)
    )
