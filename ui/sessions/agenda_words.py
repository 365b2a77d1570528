"""What a line says that goes on an agenda: “15 Listening round”, “Listening round, 15 min”, and what is said of it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.goals import LONGEST_TITLE
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.sessions import MOST_ITEM_MINUTES, AgendaItem, Prepared

_STEP = 5
_ROOM_FOR_MINUTES = 20
_BETWEEN = r"\s,;:.–—-"
_tr = QCoreApplication.translate


class Said(NamedTuple):
    """The words of an item and how long it takes."""

    title: str
    minutes: int


def understand(line: str, usual: int) -> Said:
    """Reads a line for the minutes at its beginning or its end, else they are the `usual` ones.

    A number counts as minutes when it says so, or when it goes in steps of five: “3 questions” are three questions.
    """
    text = _tidy(line)
    if len(text) > LONGEST_TITLE + _ROOM_FOR_MINUTES:
        return Said(text, usual)
    number = _number(3)
    for pattern in (
        rf"{number}(?=[:,;.–—]?\s)[{_BETWEEN}]*(?P<title>.*)",
        rf"(?P<title>.*?)[{_BETWEEN}]*[\s(]{number}\)?",
    ):
        found = re.fullmatch(pattern, text, re.IGNORECASE)
        if found is None or not found["title"] or re.fullmatch(number, text, re.IGNORECASE):
            continue
        minutes = int(found["number"])
        if minutes <= MOST_ITEM_MINUTES and (found["unit"] or (minutes and minutes % _STEP == 0)):
            return Said(found["title"], minutes)
    return Said(text, usual)


def only_minutes(line: str) -> int | None:
    """The minutes in a line that says nothing else, None when it has words or is empty."""
    found = re.fullmatch(_number(3), _tidy(line), re.IGNORECASE)
    return int(found["number"]) if found is not None else None


def number_hint(line: str) -> str:
    """Why a number that stands first is no minutes, when somebody may have meant it so; else nothing."""
    found = re.match(rf"(?P<said>{_number(4)})(?=[:,;.–—]?\s)", _tidy(line), re.IGNORECASE)
    if found is None:
        return ""
    number, unit = int(found["number"]), bool(found["unit"])
    meant = unit or (number % _STEP == 0 and len(found["number"]) < 4)
    if not meant or 0 < number <= MOST_ITEM_MINUTES or (unit and number == 0):
        return ""
    words = _tr("AgendaWords", "“{number}” stays part of the words: minutes go from 1 to {most}.")
    return words.format(number=found["said"], most=MOST_ITEM_MINUTES)


def as_line(item: AgendaItem | Prepared) -> str:
    """An item or an idea as it is changed in place: the minutes, then the words."""
    return f"{item.minutes} {_words(item)}"


def from_line(line: str, before: AgendaItem | Prepared) -> Said:
    """What a line says that `as_line` began: a number that stands first is the minutes, whatever number it is.

    A number alone changes the minutes and leaves the words.
    """
    text = _tidy(line)
    alone = only_minutes(text)
    if alone is not None:
        return Said(_words(before), alone)
    first, _, rest = text.partition(" ")
    if first.isascii() and first.isdigit() and len(first) <= 4 and rest.strip():
        return Said(rest.strip(), int(first))
    return understand(text, before.minutes)


def minutes_words(minutes: int) -> str:
    """A length as a chip shows it."""
    return _tr("AgendaWords", "{minutes} min").format(minutes=minutes)


def about(item: AgendaItem, names: Mapping[str, str], goals: Mapping[str, str]) -> str:
    """Who brought an item, where it comes from, and which goal it is about."""
    parts = [names.get(item.by, "")]
    if item.carried_from is not None:
        parts.append(_tr("AgendaWords", "not reached last time"))
    if item.goal is not None and item.goal in goals:
        parts.append(_tr("AgendaWords", "Goal: {title}").format(title=goals[item.goal]))
    return " · ".join(part for part in parts if part)


def _number(figures: int) -> str:
    """The pattern of a number with so many figures at most, and what may stand behind it."""
    units = _tr("AgendaWords", "min|mins|minute|minutes", "what may stand behind a number of minutes, between bars")
    unit = rf"\s*(?P<unit>(?:{'|'.join(map(re.escape, units.split('|')))})\b\.?|['’])"
    return rf"(?P<number>[0-9]{{1,{figures}}})(?:{unit})?"


def _words(item: AgendaItem | Prepared) -> str:
    return item.title if isinstance(item, AgendaItem) else item.text


def _tidy(line: str) -> str:
    return " ".join(clean_text(line).split())
