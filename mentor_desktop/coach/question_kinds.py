"""What kind of question a text is, judged by rules that can be read from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mentor_desktop.coach.question_asks import Ask, Words, asks, bare, helps
from mentor_desktop.coach.question_words import HintWords, Spelled

Kind = Literal["open", "closed", "leading", "double", "choice", "statement"]
Because = Literal["ask", "agreement", "answer", "advice", "or", "which", "two", "nothing"]
_FEW = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of a text, what shows it, and what is asked in it."""

    kind: Kind
    because: Because
    asks: tuple[Ask, ...] = ()
    shown: Words = ()

    @property
    def open(self) -> bool:
        """The two-way judgement: whether what is asked invites more than a yes, a no or a fact."""
        return self.kind in ("open", "double") and any(ask.open for ask in self.asks)


_STATEMENT = Judged("statement", "nothing")


def judge(sentences: Sequence[Spelled], lists: HintWords) -> Judged:
    """What kind of question the sentences of a text are together.

    A few words with a question mark (“Really?”) are no second question beside a whole one.
    """
    found = [judged for sentence in sentences if (judged := _judge(sentence, lists)) is not _STATEMENT]
    whole = [each for each in found if each.asks[0].way not in ("few", "said")] or found[-1:]
    if not whole:
        return _STATEMENT
    if len(whole) == 1:
        return whole[0]
    return Judged("double", "two", tuple(ask for each in whole for ask in each.asks))


def _judge(sentence: Spelled, lists: HintWords) -> Judged:
    found = asks(sentence, lists)
    if not found and not sentence.marked:
        return _STATEMENT
    if leading := _leading(sentence, found, lists):
        return leading
    words = sentence.words
    if sentence.marked and lists.has("either", words, len(words) - 1):
        return Judged("open", "ask", (Ask("or", words[-1:], words),))
    if not found:
        return Judged(*_said(sentence, lists))
    if len(found) > 1:
        either = all(ask.way == "yes or no" for ask in found) and any(word.folded == "or" for word in words)
        return Judged("choice", "or", found) if either else Judged("double", "two", found)
    ask = found[0]
    if ask.way == "yes or no" and (more := lists.first("more", ask.words)):
        return Judged("open", "ask", (Ask("more", more, ask.words),))
    if ask.way == "which":
        return Judged("choice", "which", found, ask.shown)
    if not ask.open and _offers(words, lists):
        return Judged("choice", "or", found)
    return Judged("open" if ask.open else "closed", "ask", found)


def _said(sentence: Spelled, lists: HintWords) -> tuple[Kind, Because, tuple[Ask, ...]]:
    """What a sentence is that only its question mark makes a question."""
    words = sentence.words
    parts = [part for part in (bare(part, lists) for part in sentence.parts) if part] or [words]
    if length := lists.at("few_inviting", parts[0]):
        return "open", "ask", (Ask("more", parts[0][:length], words),)
    if more := lists.first("more", words):
        return "open", "ask", (Ask("more", more, words),)
    if len(words) <= _FEW:
        return "closed", "ask", (Ask("few", words, words),)
    said = (Ask("said", words, bare(words, lists) or words),)
    return ("choice", "or", said) if _offers(words, lists) else ("closed", "ask", said)


def _leading(sentence: Spelled, found: tuple[Ask, ...], lists: HintWords) -> Judged | None:
    """The judgement of a sentence that carries advice or its own answer, or asks for agreement at its end."""
    invites = any(ask.open for ask in found)
    words = sentence.words
    if sentence.marked and not invites and len(words) > _FEW and (length := _agreement(sentence, lists)):
        said = bare(words[:-length], lists)
        return Judged("leading", "agreement", (Ask("said", said, said),), words[-length:])
    for part in (bare(part, lists) for part in sentence.parts):
        if shown := _advice(part, lists):
            return Judged("leading", "advice", (Ask("said", shown, part),), shown)
        negative = len(part) > 2 and lists.has("negative_helpers", part)
        if not invites and (length := lists.at("carrying", part) or 2 * negative):
            return Judged("leading", "answer", found[:1] or (Ask("said", part, part),), part[:length])
    return None


def _advice(part: Words, lists: HintWords) -> Words:
    if length := lists.at("advising", part):
        wonders = lists.at("whys", part) and lists.has("no_advice", part, length)
        return () if wonders else part[:length]
    length = lists.at("advising_doing", part)
    return part[:length] if 0 < length < len(part) and part[length].folded.endswith("ing") else ()


def _agreement(sentence: Spelled, lists: HintWords) -> int:
    """How many words at the end ask for agreement: “right”, “isn’t it”, and after a comma “is it”."""
    ending = sentence.parts[-1]
    apart = len(sentence.parts) > 1
    if apart and lists.at("tags", ending) == len(ending):
        return len(ending)
    helper, subject = sentence.words[-2:]
    negative = helper.folded in lists.single["negative_helpers"]
    turned = negative or (apart and len(ending) == 2 and helps(helper, lists))
    return 2 if turned and subject.folded in lists.single["subjects"] else 0


def _offers(words: Words, lists: HintWords) -> bool:
    """Whether an “or” offers something to pick from."""
    for at in range(1, len(words) - 1):
        if words[at].folded == "or" and not lists.at("no_choice", words, at):
            return not any(word.folded in lists.single["any_of"] for word in words[:at])
    return False
