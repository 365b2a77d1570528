"""The words of a question: a text cut into sentences, their parts and words, and the lists the hint looks for.

Everything takes time in proportion to the length of a text, whatever is in it.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mentor_desktop.coach.words import Phrases, Word, phrases
from mentor_desktop.errors import MissingResource
from mentor_desktop.places import resource

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = re.compile(r"(?<=.)['’](?:s|re|d|ll|ve|m)$", re.IGNORECASE)
_END = re.compile(r"[?!\uff1f\uff01\n]|[.…](?=\W*\s)")
_PART = re.compile(r"[,;:()“”\"–—…]|--|-\s|\s-")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Spoken(Word):
    """A word with its place in the text, from `start` to `end`. “What’s” is two: “What” and “’s”."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Spelled:
    """A sentence of a text: its parts, which end at commas and dashes, and whether it ends in a question mark."""

    parts: tuple[tuple[Spoken, ...], ...]
    marked: bool

    @property
    def words(self) -> tuple[Spoken, ...]:
        """All words of the sentence."""
        return tuple(word for part in self.parts for word in part)


@dataclass(frozen=True, slots=True)
class HintWords:
    """What is looked for in one language. `resources/hints/en.toml` says what each list is for."""

    letters: frozenset[str]
    lists: Mapping[str, Phrases]
    single: Mapping[str, frozenset[str]]
    openings: Mapping[str, tuple[str, ...]]
    past: Mapping[str, str]
    participles: Mapping[str, str]

    def at(self, name: str, words: Sequence[Word], place: int = 0) -> int:
        """How many words the longest phrase of a list has that stands at this place; 0 when none does."""
        return self.lists[name].length_at(words, place) if place < len(words) else 0

    def first(self, name: str, words: Sequence[Spoken]) -> Sequence[Spoken]:
        """The words of the first phrase of a list; empty when there is none."""
        places = ((place, self.at(name, words, place)) for place in range(len(words)))
        return next((words[place : place + length] for place, length in places if length), ())

    def has(self, name: str, words: Sequence[Word], place: int = 0) -> bool:
        """Whether the word at this place is one of a list of single words."""
        return 0 <= place < len(words) and words[place].folded in self.single[name]

    def can_read(self, text: str, words: Sequence[Word]) -> bool:
        """Whether a text seems to be in this language: by its letters and by its small words."""
        letters = [letter for letter in text.casefold() if letter.isalpha()]
        if 2 * sum(letter in self.letters for letter in letters) < len(letters):
            return False
        counted = [word.folded for at, word in enumerate(words) if at == 0 or word.text[0].islower()]
        known = sum(word in self.single["read"] for word in counted)
        foreign = sum(word.folded in self.single["foreign"] for word in words)
        return (foreign == 0 or foreign < known) and (len(counted) < 4 or 6 * known >= len(counted))


@cache
def hint_words(language: str) -> HintWords | None:
    """The words of a language such as `en` or `en_GB`, read once; None when there is no list for it."""
    found = _LANGUAGE.match(language.casefold())
    if found is None:
        return None
    try:
        path = resource("hints", f"{found.group()}.toml")
    except MissingResource:
        return None
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: each for name, each in written.items() if isinstance(each, list)}
    single = {name: frozenset(fold(line) for line in lines) for name, lines in lists.items()}
    small = ("known", "helpers", "short_helpers", "negative_helpers", "question_words", "subjects", "beginnings")
    single["read"] = frozenset().union(*(single[name] for name in small))
    return HintWords(
        letters=frozenset(written["letters"]),
        lists={
            name: phrases(" ".join(w.folded for w in _words(line)) for line in each) for name, each in lists.items()
        },
        single=single,
        openings={name: tuple(each) for name, each in written["openings"].items()},
        past=written["past"],
        participles=written["participles"],
    )


def fold(text: str) -> str:
    """A word without what does not matter: case, form of letters, and the kind of apostrophe."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


def written(words: Sequence[Spoken]) -> str:
    """The words as a person would write them, “What’s” as one word."""
    joined = (("" if at and word.start == words[at - 1].end else " ") + word.text for at, word in enumerate(words))
    return "".join(joined).strip()


def sentences(text: str, lists: HintWords) -> list[Spelled]:
    """The sentences of a text, without sounds such as “um” and without what was begun twice (“what- what was”)."""
    found: list[Spelled] = []
    parts: list[list[Spoken]] = [[]]
    end = 0
    for word in (*_words(text), None):
        gap = text[end : word.start] if word else f"{text[end:]} "
        if _END.search(gap):
            _keep(found, parts, lists, marked="?" in gap or "\uff1f" in gap)
            parts = [[]]
        elif _PART.search(gap) and parts[-1]:
            parts.append([])
        if word is not None:
            if gap == "-" and parts[-1] and word.folded.startswith(parts[-1][-1].folded):
                parts[-1].pop()
            parts[-1].append(word)
            end = word.end
    _keep(found, parts, lists, marked=False)
    return found


def _keep(found: list[Spelled], parts: list[list[Spoken]], lists: HintWords, *, marked: bool) -> None:
    kept = tuple(tuple(part) for part in (_fluent(part, lists) for part in parts) if part)
    if kept:
        found.append(Spelled(kept, marked))


def _words(text: str) -> Iterator[Spoken]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        short = _SHORT.search(match.group())
        cut = start + short.start() if short else end
        for begin, stop in ((start, cut), (cut, end)):
            if begin < stop:
                yield Spoken(text[begin:stop], fold(text[begin:stop]), start=begin, end=stop)


def _fluent(part: Sequence[Spoken], lists: HintWords) -> list[Spoken]:
    kept: list[Spoken] = []
    for word in part:
        if word.folded in lists.single["sounds"]:
            continue
        if len(kept) > 2 and (kept[-3].folded, kept[-2].folded) == (kept[-1].folded, word.folded):
            kept.pop()
            continue
        kept.append(word)
    return kept
