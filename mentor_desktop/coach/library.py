"""The library of open questions: what there is to ask, how to find it, and what to suggest to whom, with the reason.

The questions lie in `resources/questions`, one file for each focus, written by us. A pair’s own questions are questions
like any other: whoever calls passes them along with these.
"""

import hashlib
import math
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Literal, get_args

from mentor_desktop.coach.date_words import unaccented
from mentor_desktop.coach.sentence import Sentence
from mentor_desktop.errors import MissingResource
from mentor_desktop.journal.people import Seat
from mentor_desktop.places import resource

Focus = Literal[
    "instruction",
    "confide",
    "promote",
    "authentic advocacy",
    "purpose",
    "difference",
    "safety",
    "feeling",
    "reverse mentoring",
    "ending",
]
FOCUSES: tuple[Focus, ...] = get_args(Focus)
Stage = Literal["initiation", "cultivation", "separation", "redefinition"]
STAGES: tuple[Stage, ...] = get_args(Stage)
AskedBy = Seat | Literal["either"]

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Two wordings are one question when so much of what they say together is said by both.
_ALIKE = 0.6

_FITS: Mapping[Focus, Sentence] = {
    "instruction": Sentence("It fits where you are now: learning one thing well."),
    "confide": Sentence("It fits where you are now: who else should know about this work."),
    "promote": Sentence("It fits where you are now: getting to know the person behind the name."),
    "authentic advocacy": Sentence("It fits where you are now: speaking for each other, and learning both ways."),
    "purpose": Sentence("It fits where you are now: what you travel toward together."),
    "difference": Sentence("It fits where you are now: what each of you sees that the other does not."),
    "safety": Sentence("It fits where you are now: making it easier to say things."),
    "feeling": Sentence("It fits where you are now: how it is for each of you."),
    "reverse mentoring": Sentence("It fits where you are now: changing places."),
    "ending": Sentence("It fits where you are now: a good ending."),
}
_QUIET: Mapping[Focus, Sentence] = {
    "instruction": Sentence("You have not asked about what is being learned for a while."),
    "confide": Sentence("You have not asked who should know about the work for a while."),
    "promote": Sentence("You have not asked about the person behind the work for a while."),
    "authentic advocacy": Sentence("You have not asked about speaking for each other for a while."),
    "purpose": Sentence("You have not asked about what you travel toward for a while."),
    "difference": Sentence("You have not asked about your differences for a while."),
    "safety": Sentence("You have not asked about what is hard to say for a while."),
    "feeling": Sentence("You have not asked about feelings for a while."),
    "reverse mentoring": Sentence("You have not changed places for a question for a while."),
    "ending": Sentence("You have not asked about parting well for a while."),
}
_FAVOURITE = Sentence("One of your favourites.")
_CHANGE = Sentence("Something else for a change.")


@dataclass(frozen=True, slots=True)
class Question:
    """An open question, with what it is about, the stages it suits, who may ask it, and what could be asked next.

    The `id` stays the same when the wording is improved.
    """

    id: str
    text: str
    focus: Focus
    stages: tuple[Stage, ...]
    asked_by: AskedBy
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that could be asked now, and why it is suggested."""

    question: Question
    reason: Sentence


def questions(language: str = "en") -> tuple[Question, ...]:
    """Every question in a language such as `en` or `en_GB`; in English where nobody has written them in it yet."""
    found = _LANGUAGE.match(language.casefold())
    return _all(found.group() if found else "en")


@cache
def _all(language: str) -> tuple[Question, ...]:
    return tuple(question for focus in FOCUSES for question in _of_focus(focus, language))


def _of_focus(focus: Focus, language: str) -> Iterator[Question]:
    try:
        path = resource("questions", language, f"{focus.replace(' ', '-')}.toml")
    except MissingResource:
        if language == "en":
            raise
        yield from _of_focus(focus, "en")
        return
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for each in content["question"]:
        yield Question(
            id=each["id"],
            text=each["text"],
            focus=content["focus"],
            stages=tuple(each["stages"]),
            asked_by=each["asked_by"],
            follow_ups=tuple(each["follow_ups"]),
        )


def search(questions: Iterable[Question], typed: str) -> tuple[Question, ...]:
    """The questions in which every typed word begins a word, in any order; all of them when no word is typed.

    Case and accents do not matter. What could be asked next is searched too.
    """
    wanted = _words(typed)
    return tuple(question for question in questions if _holds(question, wanted))


def _holds(question: Question, wanted: Collection[str]) -> bool:
    words = "".join(f" {word}" for text in (question.text, *question.follow_ups) for word in _words(text))
    # Some languages are written without spaces: their words are found anywhere.
    return all((f" {word}" if word.isascii() else word) in words for word in wanted)


def suggest(
    questions: Sequence[Question],
    *,
    focus: Focus,
    stage: Stage,
    seat: Seat,
    avoid: Collection[str] = (),
    hidden: Collection[str] = (),
    favourites: Collection[str] = (),
    seed: date | int,
    count: int = 3,
) -> tuple[Suggestion, ...]:
    """Up to `count` questions for the person in `seat` to ask, the first of them for the relationship's focus.

    One favourite and one focus that has been quiet come along where there are any. All suit the stage and the seat.
    `avoid` holds the texts asked in the last sessions, whoever wrote them: neither these nor nearly the same words come
    back. `hidden` and `favourites` hold ids. The same `seed`, the day or the number of a session, gives the same
    suggestions, and hiding one of them leaves the others in their place. Fewer come when fewer are left.
    """
    wordings = _Wordings(questions)
    said = [wording for wording in map(wordings.of, avoid) if wording.words]
    lately = {each.focus for each in questions if wordings.in_any(each.text, said)}
    fitting = sorted(
        (
            each
            for each in questions
            if stage in each.stages and each.asked_by in (seat, "either") and each.id not in hidden
        ),
        key=lambda each: _turn(each, seed),
    )
    fits = [Suggestion(each, _FITS[focus]) for each in fitting if each.focus == focus]
    loved = [Suggestion(each, _FAVOURITE) for each in fitting if each.id in favourites]
    elsewhere = [each for each in fitting if each.focus != focus]
    # Where nothing is known of the last sessions, nothing can be said of a while.
    quiet = [Suggestion(each, _QUIET[each.focus]) for each in elsewhere if said and each.focus not in lately]
    change = [Suggestion(each, _CHANGE) for each in elsewhere]

    found: dict[Question, Suggestion] = {}
    for most, pool in ((1, fits), (1, loved), (1, quiet), (count, fits), (count, quiet), (count, change)):
        new = (each for each in pool if each.question not in found and not wordings.in_any(each.question.text, said))
        for each in islice(new, min(most, count - len(found))):
            found[each.question] = each
            said.append(wordings.of(each.question.text))
    return tuple(found.values())


def _turn(question: Question, seed: date | int) -> bytes:
    """Where a question stands in the order of a day or a session: by chance, and the same on every computer."""
    return hashlib.blake2b(f"{seed} {question.id}".encode(errors="replace"), digest_size=8).digest()


class _Wordings:
    """Compares wordings by their words. The rarer a word is among the questions, the more it counts.

    Nobody has to list the little words of a language: “what” and “you” stand in so many of them that they hardly count.
    """

    def __init__(self, questions: Collection[Question]) -> None:
        self._of = {each.text: _words(each.text) for each in questions}
        self._size = len(self._of)
        self._holding = Counter(word for words in self._of.values() for word in words)

    def of(self, text: str) -> "_Wording":
        """The words of a text, each once, and what they weigh together."""
        words = self._of[text] if text in self._of else _words(text)
        return _Wording(words, self._weight(words))

    def in_any(self, text: str, others: Iterable["_Wording"]) -> bool:
        """Whether one of the others says nearly the same as this text."""
        mine = self.of(text)
        return any(self._alike(mine, other) for other in others)

    def _alike(self, mine: "_Wording", other: "_Wording") -> bool:
        shared = self._weight(mine.words & other.words)
        return shared > 0 and shared >= _ALIKE * (mine.weight + other.weight - shared)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(math.log(1 + self._size / max(1, self._holding[word])) for word in words)


@dataclass(frozen=True, slots=True)
class _Wording:
    words: frozenset[str]
    weight: float


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unaccented(text)))
