"""A hint about a question as it is typed: open, closed, leading, double or a choice, why, and how else it could begin.

People agree with each other on open or closed about four times in five, so this is a hint and never a verdict.
`docs/coach.md` says how often it agrees with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mentor_desktop.coach.question_asks import Way
from mentor_desktop.coach.question_kinds import Judged, Kind, judge
from mentor_desktop.coach.question_openings import openings
from mentor_desktop.coach.question_words import Spelled, Spoken, hint_words, sentences, written
from mentor_desktop.coach.sentence import Sentence
from mentor_desktop.coach.words import LONGEST_QUOTE
from mentor_desktop.journal.markdown import first_words

__all__ = ["Hint", "hint"]

# Of a longer text the end is read: that is where someone is typing.
LONGEST_READ = 2000

_BY_WAY: dict[Way, str] = {
    "open": "“{words}” invites more than a yes, a no or a fact.",
    "why": "“{words}” asks for reasons, and those take more than a word.",
    "invitation": "“{words}” invites a story, with or without a question mark.",
    "more": "“{words}” leaves room for whatever there is.",
    "or": "The “{words}” at the end leaves the answer open.",
    "yes or no": "“{words}” can be answered with a yes or a no.",
    "when": "“{words}” asks for a time, and a time is enough.",
    "where": "“{words}” asks for a place, and a place is enough.",
    "who": "“{words}” asks for a name, and a name is enough.",
    "which": "“{words}” asks to pick one.",
    "degree": "“{words}” asks how much of something: a number or one word is enough.",
    "fact": "“{words}” asks for a fact, and a fact is a short answer.",
    "said": "It says something and asks whether it is so: a yes or a no is enough.",
    "few": "So few words are easily answered with a yes or a no.",
}
_WHY = Sentence("“Why” can sound like blame. “What made you …” asks the same more gently.")


@dataclass(frozen=True, slots=True)
class Hint:
    """What was seen of a question. `opening` is the two-way judgement; None where nothing is asked, or not in a
    language these rules read.

    `suggestions` holds two openings for a closed, leading or double question and for a choice. `note` is there when a
    question begins with “why”.
    """

    kind: Kind
    opening: Literal["open", "closed"] | None
    reason: Sentence
    note: Sentence | None = None
    suggestions: tuple[str, ...] = ()


def hint(text: str, language: str = "en") -> Hint:
    """The hint about a text. Of more than 2,000 characters only the end is read.

    A text in a `language` without a word list, or in another one than it says, is left to the person.
    """
    lists = hint_words(language)
    text = _end_of(text)
    found: list[Spelled] = [] if lists is None else sentences(text, lists)
    if not any(letter.isalnum() for letter in text):
        return Hint("statement", None, Sentence("There are no words yet."))
    words = [word for sentence in found for word in sentence.words]
    if lists is None or not lists.can_read(text, words):
        return Hint("statement", None, Sentence("Only you can judge this: these words cannot be read here."))
    judged = judge(found, lists)
    if judged.kind == "statement":
        return Hint("statement", None, Sentence("Nothing is asked here."))
    why = any(ask.way == "why" and ask.words[0].folded == "why" for ask in judged.asks)
    return Hint(
        judged.kind,
        "open" if judged.open else "closed",
        _reason(judged),
        _WHY if why else None,
        openings(judged, text, lists),
    )


def _end_of(text: str) -> str:
    if len(text) <= LONGEST_READ:
        return text
    return text[-LONGEST_READ:].partition(" ")[2] or text[-LONGEST_READ:]


def _reason(judged: Judged) -> Sentence:
    if judged.because == "agreement":
        return Sentence("“{words}” at the end asks for agreement.", {"words": _quote(judged.shown)})
    if judged.because == "answer":
        return Sentence("“{words}” carries its own answer.", {"words": _quote(judged.shown)})
    if judged.because == "advice":
        return Sentence("“{words}” is advice in the dress of a question.", {"words": _quote(judged.shown)})
    if judged.because == "or":
        return Sentence("“Or” offers answers to pick from, and there may be others.")
    if judged.because == "two":
        return Sentence("It asks two things at once: one of them is easily lost.")
    ask = judged.asks[0]
    return Sentence(_BY_WAY[ask.way], {"words": _quote(ask.shown)})


def _quote(words: Sequence[Spoken]) -> str:
    return first_words(written(words), LONGEST_QUOTE)
