"""“Clear enough to teach?”: six signs in the words of a goal, each with its reason, and a question where one may help.

A mentor can teach what is named, can be seen, has a date and a kind of help, is written in levels, and lies in the
mentee's own hands. A sign is a hint beside the goal: it never blocks, and it never offers other words.
"""

from collections.abc import Mapping
from datetime import date

from mentor_desktop.coach.help_words import HELP_WORDS
from mentor_desktop.coach.ladder import levels_sign
from mentor_desktop.coach.sentence import Sentence
from mentor_desktop.coach.sign import ASPECTS, Aspect, Sign, clear, unclear
from mentor_desktop.coach.wording import in_power, observable, specific
from mentor_desktop.coach.words import word_list
from mentor_desktop.journal.goals import EXPECTED, Goal

__all__ = ["ASPECTS", "Aspect", "Sign", "look"]

_ASKED_FOR = (
    "{mentee} asked for: {first}.",
    "{mentee} asked for: {first}, then {second}.",
    "{mentee} asked for: {first}, {second}, then {third}.",
    "{mentee} asked for: {first}, {second}, {third}, then {fourth}.",
    "{mentee} asked for: {first}, {second}, {third}, {fourth}, then {fifth}.",
)
_PLACES = ("first", "second", "third", "fourth", "fifth")
_NEXT_CHANCE = "When is the next chance to see it?"


def look(
    goal: Goal, levels: Mapping[int, str], today: date, *, mentor: str, mentee: str, language: str = "en"
) -> tuple[Sign, ...]:
    """The six signs of a goal, in the order of `ASPECTS`.

    `levels` maps −2…+2 to the wording that holds now; a missing or blank one is not written. `today` is the local date.
    `mentor` and `mentee` are names. For a `language` without a word list, or a text in other letters, what depends on
    the meaning of words is left to the two people.
    """
    lists = word_list(language)
    expected = levels.get(EXPECTED, "")
    return (
        specific(goal.title, lists, mentee),
        observable(expected, lists, mentor),
        _by_when(goal.target_date, today),
        _asked_for(goal, mentor, mentee),
        levels_sign(levels, lists, mentor),
        in_power(goal.title, expected, lists),
    )


def _by_when(written: str | None, today: date) -> Sign:
    try:
        day = date.fromisoformat(written or "")
    except ValueError:
        return unclear("by when", "No date yet.", _NEXT_CHANCE)
    if day < today:
        return unclear("by when", "The date, {date}, has passed.", _NEXT_CHANCE, date=day)
    return clear("by when", "The date is {date}.", date=day)


def _asked_for(goal: Goal, mentor: str, mentee: str) -> Sign:
    asked = [Sentence(words) for kind, words in HELP_WORDS.items() if kind in goal.asked_for]
    if not asked:
        return unclear(
            "asked for", "No help is asked for yet.", "What kind of help would you like from {mentor}?", mentor=mentor
        )
    return clear("asked for", _ASKED_FOR[len(asked) - 1], mentee=mentee, **dict(zip(_PLACES, asked, strict=False)))
