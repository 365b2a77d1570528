"""What a line says that goes on an agenda: “15 Listening round”, “Listening round, 15 min”, and what is said of it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.goals import LONGEST_TITLE
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.sessions import MOST_ITEM_MINUTES, AgendaItem

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
    units = _tr("AgendaWords", "min|mins|minute|minutes", "what may stand behind a number of minutes, between bars")
    unit = rf"\s*(?P<unit>(?:{'|'.join(map(re.escape, units.split('|')))})\b\.?|['’])"
    number = rf"(?P<number>[0-9]{{1,3}})(?:{unit})?"
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


def as_line(item: AgendaItem) -> str:
    """An item as it is changed in place: the minutes, then the words."""
    return f"{item.minutes} {item.title}"


def from_line(line: str, before: AgendaItem) -> Said:
    """What a line says that `as_line` began: a number that stands first is the minutes, whatever number it is."""
    text = _tidy(line)
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


def _tidy(line: str) -> str:
    return " ".join(clean_text(line).split())
