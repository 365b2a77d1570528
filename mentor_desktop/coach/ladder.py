"""The five levels of a goal: whether all are written, whether each says something else, and whether their numbers rise.

Only numbers of the same thing can be put in order by a rule. Where a level has none, or more than one, the order is
left to the two people, and the reason says so.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from mentor_desktop.coach.sign import Sign, clear, unclear
from mentor_desktop.coach.words import Word, WordList, quote, thoughts
from mentor_desktop.journal.goals import EXPECTED, LEVELS, level_name

# The order in which people write them: what is expected, where it starts, what is better, and the two ends.
_ASKED: tuple[tuple[int, str], ...] = (
    (EXPECTED, "What do you both expect?"),
    (-1, "What is a little less than you both expect?"),
    (1, "What would be better than you both expect?"),
    (-2, "What is much less than you both expect?"),
    (2, "What would be the best you can imagine?"),
)
_UNIT_LETTERS = 3


def levels_sign(levels: Mapping[int, str], lists: WordList | None, mentor: str) -> Sign:
    """Whether the five levels are written, differ, and go one way where numbers tell."""
    written = {value: levels.get(value, "") for value in LEVELS}
    missing = [value for value in LEVELS if not written[value].strip()]
    if missing:
        question = next(question for value, question in _ASKED if value in missing)
        if len(missing) == 1:
            return unclear("levels", "Level {level} is not written yet.", question, level=level_name(missing[0]))
        return unclear("levels", "Levels written so far: {count} of 5.", question, count=len(LEVELS) - len(missing))
    small = frozenset() if lists is None else lists.small
    for reason, kept in (
        ("Levels {one} and {other} say the same.", {value: folded(text) for value, text in written.items()}),
        (
            "Levels {one} and {other} say almost the same.",
            {value: _without(text, small) for value, text in written.items()},
        ),
    ):
        if pair := _alike(kept):
            return unclear(
                "levels",
                reason,
                "What would {mentor} see at level {other} and not yet at level {one}?",
                one=level_name(pair[0]),
                other=level_name(pair[1]),
                mentor=mentor,
            )
    return _order([_measure(text, lists) for text in written.values()])


def folded(text: str) -> str:
    """The text without case, space and punctuation; the text itself where nothing else is in it."""
    return "".join(_letters(unicodedata.normalize("NFKC", text).casefold())) or "".join(text.split())


def _letters(text: str) -> Iterator[str]:
    for at, letter in enumerate(text):
        between_digits = letter in ".," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if between_digits or letter in "%#" or unicodedata.category(letter)[0] not in "PZC":
            yield letter


def _without(text: str, small: frozenset[str]) -> str:
    return folded(" ".join(word for word in text.split() if folded(word) not in small) or text)


def _alike(kept: Mapping[int, str]) -> tuple[int, int] | None:
    seen: dict[str, int] = {}
    for value, text in kept.items():
        if text in seen:
            return seen[text], value
        seen[text] = value
    return None


def _measure(text: str, lists: WordList | None) -> tuple[Word, str] | None:
    """The only number in a text and what it counts, by the beginning of the next word; None without just one number."""
    words = [word for thought in thoughts(text, lists) for word in thought]
    found = [at for at, word in enumerate(words) if word.number is not None]
    if len(found) != 1:
        return None
    return words[found[0]], "".join(word.folded[:_UNIT_LETTERS] for word in words[found[0] + 1 : found[0] + 2])


def _order(measures: list[tuple[Word, str] | None]) -> Sign:
    words = [measure[0] for measure in measures if measure is not None]
    numbers = [word.number for word in words if word.number is not None]
    units = {measure[1] for measure in measures if measure is not None}
    if len(numbers) < len(LEVELS) or len(units) > 1 or len(set(numbers)) == 1:
        return clear(
            "levels",
            "All five levels are written, and no two are alike. Only the two of you can tell the order.",
        )
    rising = all(one <= other for one, other in pairwise(numbers))
    falling = all(one >= other for one, other in pairwise(numbers))
    first, second, third, fourth, last = (quote([word]) for word in words)
    if rising:
        return clear("levels", "All five levels are written, and rise from {first} to {last}.", first=first, last=last)
    if falling:
        return clear("levels", "All five levels are written, and fall from {first} to {last}.", first=first, last=last)
    return unclear(
        "levels",
        "The numbers in the levels go up and down: {first}, {second}, {third}, {fourth}, {last}.",
        "What would the order be, from much less than expected to much more?",
        first=first,
        second=second,
        third=third,
        fourth=fourth,
        last=last,
    )
