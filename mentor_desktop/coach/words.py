"""Reading a person's words: a text cut into thoughts and words, and the lists of words the coach looks for.

Everything takes time in proportion to the length of a text, whatever is in it.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mentor_desktop.errors import MissingResource
from mentor_desktop.journal.markdown import first_words
from mentor_desktop.places import resource

LONGEST_QUOTE = 40
# A number is one word, also with separators in it; in “5km” it is a word of its own, in “B2” it is part of the name.
_WORD = re.compile(r"(?P<number>(?:(?<!\S)[-−])?(?<![^\W_])\d+(?:[.,]\d+)*)|[^\W_]+(?:['’][^\W_]+)*|%")
_BREAK = re.compile(r"[.,;:!?()–—\n]")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, and folded so that case and form of letters do not matter. `number` is its value."""

    text: str
    folded: str
    number: float | None = None


Thought = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of words and phrases to look for, each phrase as its folded words, by the first of them."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    def length_at(self, thought: Thought, place: int) -> int:
        """How many words the longest phrase has that stands at this place; 0 when none does."""
        for phrase in self.by_first.get(thought[place].folded, ()):
            if tuple(word.folded for word in thought[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0


def phrases(written: Iterable[str]) -> Phrases:
    """The list of phrases as it is looked for."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(each.split()) for each in written), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return Phrases({first: tuple(each) for first, each in found.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """What is looked for in one language. `resources/clarity/en.toml` says what each list is for."""

    letters: frozenset[str]
    joins: frozenset[str]
    thing_after: frozenset[str]
    inner: Phrases
    vague: Phrases
    degrees: Phrases
    hedges: Phrases
    harmless: Phrases
    granted: Phrases
    others: Phrases
    decide: Phrases
    small: frozenset[str]
    doing: frozenset[str]
    doing_first: frozenset[str]
    numbers: Mapping[str, float]

    def can_read(self, text: str) -> bool:
        """Whether at least half of the letters are those of the language; a text without letters can be read."""
        letters = [letter for letter in text.casefold() if letter.isalpha()]
        return 2 * sum(letter in self.letters for letter in letters) >= len(letters)


@cache
def word_list(language: str) -> WordList | None:
    """The words of a language such as `en` or `en_GB`, read once; None when there is no list for it."""
    found = _LANGUAGE.match(language.casefold())
    if found is None:
        return None
    try:
        path = resource("clarity", f"{found.group()}.toml")
    except MissingResource:
        return None
    return _from_toml(tomllib.loads(path.read_text(encoding="utf-8")))


def _from_toml(lists: dict[str, Any]) -> WordList:
    verbs = [line.partition(";") for line in lists["doing"]]
    return WordList(
        letters=frozenset(lists["letters"]),
        joins=frozenset(lists["joins"]),
        thing_after=frozenset(lists["thing_after"]),
        inner=phrases(lists["inner"]),
        vague=phrases(lists["vague"]),
        degrees=phrases(lists["degrees"]),
        hedges=phrases(lists["hedges"]),
        harmless=phrases(lists["harmless"]),
        granted=phrases(lists["granted"]),
        others=phrases(lists["others"]),
        decide=phrases(lists["decide"]),
        small=frozenset(lists["small"]),
        doing=frozenset(form for anywhere, _, _ in verbs for form in anywhere.split()),
        doing_first=frozenset(form for _, _, first in verbs for form in first.split()),
        numbers=lists["numbers"],
    )


def thoughts(text: str, lists: WordList | None) -> list[list[Word]]:
    """The words of a text, cut into thoughts at punctuation and, where there is a list, at words such as “and”."""
    found: list[list[Word]] = [[]]
    end = 0
    for match in _WORD.finditer(text):
        word = _word(match, lists)
        joins = lists is not None and word.folded in lists.joins
        if joins or _BREAK.search(text, end, match.start()):
            found.append([])
        if not joins:
            found[-1].append(word)
        end = match.end()
    return [thought for thought in found if thought]


def _word(match: re.Match[str], lists: WordList | None) -> Word:
    written = match.group()
    folded = unicodedata.normalize("NFKC", written).casefold().replace("’", "'")
    if match["number"] is None:
        return Word(written, folded, None if lists is None else lists.numbers.get(folded))
    return Word(written, folded, _value(folded.replace("−", "-")))


def _value(digits: str) -> float | None:
    """The value of 12, −1.5, 1,5, 1,000 or 1.000.000, and None for what is rather a date or a version."""
    whole, *groups = re.split(r"[.,]", digits)
    if all(len(group) == 3 for group in groups):
        return float(whole + "".join(groups))
    return float(f"{whole}.{groups[0]}") if len(groups) == 1 else None


def quote(words: Thought) -> str:
    """The words as they were written, short enough to be part of a sentence."""
    return first_words(" ".join(word.text for word in words), LONGEST_QUOTE)
