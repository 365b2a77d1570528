"""A promise written in one line: “Tom: send the roadmap by Friday”.

Whose it is stands before it, and the day it is due anywhere in it. What is understood is taken out of the words; what
only looks like a date stays in them and is named, so that nobody relies on a day that was never understood.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentor_desktop.coach.date_words import DateWords, date_words, pieces, unaccented
from mentor_desktop.coach.due import due, unclear

_HEAD = re.compile(r"([^:]{1,100}?)(?:\s*:|\s+[-–—](?=\s))")
_LONGEST_BEGINNING = 200
_BULLETS = " -–—•*"
_MOST_WORDS_OF_A_NAME = 6


@dataclass(frozen=True, slots=True)
class Promise:
    """What was understood of a line. `owner` is a person's id, `due` a local date.

    `text` holds the person's own words, without whose it is and without the words of the date. `unclear` holds the
    words that look like a date and were not understood; they are in `text` too.
    """

    owner: str | None
    text: str
    due: date | None
    unclear: str


def understand(
    line: str, people: Mapping[str, str], today: date, language: str = "en", *, me: str | None = None
) -> Promise:
    """Reads a line for the promise in it. `people` maps names to ids, `me` is the id of whoever says “I”.

    `today` is the local date; no promise is due before it. In a `language` without a word list only whose promise it is
    can be understood. The region in `en_GB` or `en_US` says which day 3/12 is; without one it stays unclear.
    """
    words = date_words(language)
    owner, rest = _owned(line, people, words, me)
    if words is None:
        return Promise(owner, _tidy(rest), None, "")
    said = pieces(rest, words, words.order(language))
    found = due(said, today)
    if found is None:
        start, end = unclear(said) or (0, 0)
        return Promise(owner, _tidy(rest), None, _tidy(rest[start:end]))
    start, end, day = found
    text = _without(rest, start, end)
    if owner is None:
        owner, text = _owned(text, people, words, me)
    return Promise(owner, _tidy(text), day, "")


def _owned(line: str, people: Mapping[str, str], words: DateWords | None, me: str | None) -> tuple[str | None, str]:
    """The id of whose promise a line is, and the line without the words that say so."""
    if head := _HEAD.match(line):
        name = _same(head[1].strip(_BULLETS))
        owner = me if words and (name,) in words.i else _who(name, people, least=1)
        if owner is not None:
            return owner, line[head.end() :]
    if words is not None:
        parts = list(re.finditer(r"\S+", line[:_LONGEST_BEGINNING]))
        owner, count = _said_first([_same(part.group().rstrip(",")) for part in parts], people, words, me)
        if owner is not None:
            return owner, line[parts[count - 1].end() :]
    return None, line


def _said_first(
    said: Sequence[str], people: Mapping[str, str], words: DateWords, me: str | None
) -> tuple[str | None, int]:
    """Whose promise it is by its first words (“Tom will”, “I’ll”), and how many they are."""
    for phrase in words.i if me is not None else ():
        if tuple(said[: len(phrase)]) == phrase:
            more = said[len(phrase)] if len(said) > len(phrase) else ""
            return (None, 0) if more in words.joins else (me, len(phrase))
    for at, word in enumerate(said[: _MOST_WORDS_OF_A_NAME + 1]):
        for phrase in words.will:
            if at and tuple(said[at : at + len(phrase)]) == phrase:
                return _who(" ".join(said[:at]), people, least=2), at + len(phrase)
        for ending in words.short_will:
            if word.endswith(ending):
                return _who(" ".join((*said[:at], word.removesuffix(ending))), people, least=2), at + 1
    return None, 0


def _who(name: str, people: Mapping[str, str], least: int) -> str | None:
    """The id of the one person with this name, this first name, or a name that begins with at least so many letters."""
    names = [(_same(each), person) for each, person in people.items()]
    whole = {person for each, person in names if each == name}
    first = {person for each, person in names if each.split()[:1] == [name]}
    begun = {person for each, person in names if len(name) >= least and each.startswith(name)}
    found = whole or first or begun
    return next(iter(found)) if name and len(found) == 1 else None


def _without(line: str, start: int, end: int) -> str:
    """A line without the words from `start` to `end`, and without the marks that are lonely then."""
    before, after = line[:start].rstrip(), line[end:].lstrip()
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if after.startswith((".", ",", ";", ":", "!", "?", ")")):
        return (before.rstrip(" ,;:–—-") + after).lstrip(" .,;:!?–—-")
    return f"{before} {after}".strip(" ,;:–—-")


def _same(words: str) -> str:
    return _tidy(unaccented(words))


def _tidy(text: str) -> str:
    return " ".join(text.split())
