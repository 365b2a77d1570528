"""What kind of question a text is, judged by rules that can be read from top to bottom.

A sentence is looked at part by part. A part can ask in a few ways (`Ask`): with a question word (“what helped”), with a
helping verb first (“did it help”), or by inviting (“tell me about it”). What the parts ask together makes the kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from mentor_desktop.coach.question_words import HintWords, Spelled, Spoken

Way = Literal[
    "open", "why", "invitation", "more", "or", "yes or no", "when", "where", "who", "which", "degree", "fact", "said", "few"
]
Kind = Literal["open", "closed", "leading", "double", "choice", "statement"]
OPEN: frozenset[Way] = frozenset({"open", "why", "invitation", "more", "or"})
_FEW = 3


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked: in which way, the words that show it, and all words of the question."""

    way: Way
    shown: Sequence[Spoken]
    words: Sequence[Spoken]


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of a text, what is asked in it, and the words that show the kind where no single ask does."""

    kind: Kind
    asks: tuple[Ask, ...] = ()
    because: str = ""
    shown: Sequence[Spoken] = ()

    @property
    def open(self) -> bool:
        """The two-way judgement: whether what is asked invites more than a yes, a no or a fact."""
        return self.kind in ("open", "double") and any(ask.way in OPEN for ask in self.asks)


def judge(spelled: Sequence[Spelled], lists: HintWords) -> Judged:
    """What kind of question the sentences of a text are together."""
    found = [judged for sentence in spelled if (judged := _sentence(sentence, lists)).kind != "statement"]
    real = [each for each in found if each.asks and each.asks[0].way not in ("few", "said")] or found[-1:]
    if not real:
        return Judged("statement")
    if len(real) == 1:
        return real[0]
    return Judged("double", tuple(ask for each in real for ask in each.asks[:1]), "sentences")


def _sentence(sentence: Spelled, lists: HintWords) -> Judged:
    parts = [part for part in (_bare(part, lists) for part in sentence.parts) if part] or sentence.parts[-1:]
    asks = _asks(parts, sentence, lists)
    if sentence.marked or asks:
        if leading := _leading(parts, asks, sentence, lists):
            return leading
    if sentence.marked and parts[-1][-1].folded == "or":
        return Judged("open", (Ask("or", parts[-1][-1:], parts[-1]),))
    if not asks and sentence.marked:
        if length := lists.at("few_inviting", parts[0]):
            return Judged("open", (Ask("more", parts[0][:length], parts[0]),))
        if (at := lists.first("more", sentence.words)) is not None:
            return Judged("open", (Ask("more", sentence.words[at : at + lists.at("more", sentence.words, at)], parts[-1]),))
        few = len(sentence.words) <= _FEW
        asks = (Ask("few" if few else "said", parts[0][:_FEW], sentence.words),)
    if not asks:
        return Judged("statement")
    if len(asks) > 1:
        either = all(ask.way == "yes or no" for ask in asks) and any(w.folded == "or" for w in sentence.words)
        return Judged("choice", asks, "or") if either else Judged("double", asks, "parts")
    ask = asks[0]
    if ask.way == "yes or no" and (at := lists.first("more", ask.words)) is not None:
        return Judged("open", (Ask("more", ask.words[at : at + lists.at("more", ask.words, at)], ask.words),))
    if ask.way == "which" or (ask.way not in OPEN and _or_at(sentence.words, lists)):
        return Judged("choice", asks, "which" if ask.way == "which" else "or", ask.shown)
    return Judged("open" if ask.way in OPEN else "closed", asks)


def _leading(parts: Sequence[Sequence[Spoken]], asks: Sequence[Ask], sentence: Spelled, lists: HintWords) -> Judged | None:
    first, last = parts[0], parts[-1]
    whole = sentence.words
    for part in parts:
        if length := lists.at("advising", part):
            if part[0].folded == "why" and lists.has("no_advice", part, length):
                break
            return Judged("leading", tuple(asks[:1]) or (Ask("said", part, part),), "advice", part[:length])
        length = lists.at("advising_doing", part)
        if length and length < len(part) and part[length].folded.endswith("ing"):
            return Judged("leading", tuple(asks[:1]), "advice", part[:length])
        if not any(ask.way in OPEN for ask in asks):
            negative = part[0].folded in lists.single["negative_helpers"] and len(part) > 2
            if length := lists.at("carrying", part) or negative:
                shown = part[: 2 if negative else length]
                return Judged("leading", tuple(asks[:1]) or (Ask("said", part, part),), "carries", shown)
    said = tuple(word for part in sentence.parts[:-1] for word in part)
    ending = sentence.parts[-1]
    if sentence.marked and len(whole) > _FEW and not any(ask.way in OPEN for ask in asks):
        if said and lists.at("tags", ending) == len(ending):
            return Judged("leading", (Ask("said", said, said),), "tag", ending)
        tail = whole[-2:]
        negative_end = tail[0].folded in lists.single["negative_helpers"]
        if lists.has("subjects", tail, 1) and (negative_end or (said and len(ending) == 2 and _helps(tail[0], lists))):
            return Judged("leading", (Ask("said", whole[:-2], whole[:-2]),), "tag", tail)
    return None


def _helps(word: Spoken, lists: HintWords) -> bool:
    return word.folded in lists.single["helpers"] or word.folded in lists.single["negative_helpers"]


def _asks(parts: Sequence[Sequence[Spoken]], sentence: Spelled, lists: HintWords) -> tuple[Ask, ...]:
    """What the parts of a sentence ask. What is only begun, and said anew, does not count beside what is finished."""
    found: list[Ask] = []
    pieces = [piece for part in parts for piece in _pieces(part, lists)]
    for at, piece in enumerate(pieces):
        if (ask := _ask(piece, sentence, lists, last=at == len(pieces) - 1, alone=not found)) is not None:
            aside = found and lists.at("asides", piece)
            if not aside:
                found.append(ask)
    whole = [ask for ask in found if not _only_begun(ask.words, lists)]
    if not found and sentence.marked:
        return tuple(_within(parts, sentence, lists))
    if len(whole) > 1 and whole[0].way == "invitation":
        return tuple(whole[:1]) if _invites(whole[0], lists) else tuple(whole[1:])
    return tuple(whole or found[-1:])


def _only_begun(words: Sequence[Spoken], lists: HintWords) -> bool:
    """Whether the words are no more than the beginning of a question: “would you”, “what is”."""
    small = ("helpers", "short_helpers", "question_words", "subjects", "beginnings")
    return all(any(word.folded in lists.single[name] for name in small) for word in words)


def _invites(ask: Ask, lists: HintWords) -> bool:
    """Whether an invitation says to what, rather than leading to a question: “tell me, how often do you meet?”"""
    return any(word.folded in ("about", "more", "bit", "little") for word in ask.words[:_FEW * 3])


def _pieces(part: Sequence[Spoken], lists: HintWords) -> Iterator[Sequence[Spoken]]:
    """A part cut where “and” or “or” joins a second question to it."""
    begin = 0
    for at in range(1, len(part) - 2):
        if part[at].folded in ("and", "or", "but") and _inverted(part[at + 1 :], lists):
            yield part[begin:at]
            begin = at + 1
    yield part[begin:]


def _inverted(words: Sequence[Spoken], lists: HintWords) -> bool:
    """Whether a question begins here: a helping verb before who is asked about, a question word or not before it."""
    if words and words[0].folded in lists.single["prepositions"]:
        words = words[1:]
    at = 1 if words and words[0].folded in lists.single["question_words"] else 0
    for place in range(at, min(at + 4 if at else 1, len(words) - 1)):
        if _helps(words[place], lists) or (at and words[place].folded in lists.single["short_helpers"]):
            follows = words[place + 1].folded
            return follows in lists.single["subjects"] or follows in lists.single["beginnings"] or bool(at)
        if words[place].folded in lists.single["subjects"]:
            return False
    return False


def _within(parts: Sequence[Sequence[Spoken]], sentence: Spelled, lists: HintWords) -> Iterator[Ask]:
    """The last question that begins within a part, where none begins with one."""
    for part in reversed(parts):
        for at in range(len(part) - 1, 0, -1):
            if lists.has("question_words", part, at) and at == len(part) - 1:
                yield Ask("open", part[at:], part)
                return
            polite = lists.at("polite", part, at)
            if lists.at("wondering", part, at) or (polite and lists.at("inviting", part, at + polite)):
                if ask := _ask(part[at:], sentence, lists, last=True):
                    yield ask
                    return
            if _inverted(part[at:], lists) and (ask := _ask(part[at:], sentence, lists, last=True)):
                if lists.has("question_words", part, at - 1) or lists.has("prepositions", part, at - 1):
                    continue
                yield ask
                return


def _ask(words: Sequence[Spoken], sentence: Spelled, lists: HintWords, *, last: bool, alone: bool = True) -> Ask | None:
    words = _bare(words, lists)
    wondered = False
    while length := lists.at("wondering", words):
        wondered = True
        if words[length:] and words[length].folded == "about":
            return Ask("invitation", words[: length + 1], words)
        words = _bare(words[length:], lists)
    if not words:
        return None
    polite = lists.at("polite", words)
    while polite and words[polite:] and words[polite].folded in ("just", "maybe", "perhaps", "please"):
        polite += 1
    if length := lists.at("inviting", words, polite):
        return _invited(words, polite + length, sentence, lists)
    if words[0].folded in lists.single["prepositions"] and lists.has("question_words", words, 1):
        words = words[1:]
    if words[0].folded in lists.single["question_words"]:
        return _with_question_word(words, sentence, lists, wondered=wondered, last=last, alone=alone)
    if words[0].folded in ("if", "whether") and wondered:
        return Ask("yes or no", words[:1], words)
    if _helps(words[0], lists) and len(words) > 1:
        subject = words[1].folded in lists.single["subjects"] or (words[1].folded in lists.single["beginnings"])
        if subject and sentence.marked or words[1].folded in lists.single["subjects"] or (sentence.marked and len(words) > 2):
            return Ask("yes or no", words[:2], words)
    return None


def _invited(words: Sequence[Spoken], end: int, sentence: Spelled, lists: HintWords) -> Ask | None:
    """An invitation, or the question in it: “tell me when it began” asks for a time."""
    rest = words[end:]
    if rest and rest[0].folded in lists.single["question_words"]:
        ask = _with_question_word(rest, sentence, lists, wondered=True, last=True)
        if ask is not None and ask.way not in OPEN:
            return ask
    if rest and rest[0].folded in ("if", "whether"):
        return Ask("yes or no", rest[:1], rest)
    return Ask("invitation", words[:end], words)


def _with_question_word(
    words: Sequence[Spoken], sentence: Spelled, lists: HintWords, *, wondered: bool, last: bool, alone: bool = True
) -> Ask | None:
    word = words[0].folded
    if not wondered and not _asking(words, sentence, lists, last=last, alone=alone):
        return None
    if length := lists.at("facts", words):
        return Ask("fact", words[:length], words)
    if word == "what" and len(words) <= _FEW * 2 and words[-1].folded in lists.single["fact_ends"]:
        return Ask("fact", (words[0], words[-1]), words)
    if length := lists.at("directions", words):
        return Ask("open", words[:length], words)
    if length := lists.at("more", words):
        return Ask("more", words[:length], words)
    if word == "why" or (word == "how" and len(words) > 1 and words[1].folded == "come"):
        return Ask("why", words[:2], words)
    if word == "how" and len(words) > 1 and not _way_of(words[1], lists, wondered=wondered):
        return Ask("degree", words[:2], words)
    if word in ("what", "how"):
        return Ask("open", words[:2], words)
    if word == "which":
        return Ask("which", words[:2], words)
    return Ask("who" if word.startswith("who") else "when" if word == "when" else "where", words[:1], words)


def _way_of(word: Spoken, lists: HintWords, *, wondered: bool) -> bool:
    single = lists.single
    return (
        _helps(word, lists)
        or word.folded in single["short_helpers"]
        or word.folded in single["how_way"]
        or word.folded in single["subjects"]
        or word.folded in single["beginnings"]
    )


def _asking(words: Sequence[Spoken], sentence: Spelled, lists: HintWords, *, last: bool, alone: bool) -> bool:
    """Whether a part that begins with a question word asks, rather than “when I was young” or “what you did”."""
    if len(words) == 1:
        return sentence.marked
    second = words[1].folded
    single = lists.single
    if words[0].folded in ("what", "how") and second == "about":
        return True
    if _inverted(words, lists):
        return not (words[0].folded == "what" and second in ("a", "an"))
    if second in single["subjects"] or second in single["beginnings"] or words[0].folded in ("when", "where"):
        later = any(_helps(word, lists) or word.folded in single["short_helpers"] for word in words[3:])
        return sentence.marked and last and not later and len(sentence.parts) == 1 and words[0].folded not in ("when", "where")
    if not alone and words[0].folded in ("who", "whom", "whose", "which"):
        return False
    return sentence.marked and (last or words[0].folded in ("what", "how", "why"))


def _or_at(words: Sequence[Spoken], lists: HintWords) -> bool:
    """Whether an “or” in the sentence offers something to pick from."""
    for at in range(1, len(words) - 1):
        if words[at].folded == "or" and not lists.at("no_choice", words, at):
            return not any(word.folded in lists.single["any_of"] for word in words[:at])
    return False


def _bare(part: Sequence[Spoken], lists: HintWords) -> Sequence[Spoken]:
    """The part without what only leads to it."""
    while part and (length := lists.at("before", part)) and not lists.at("inviting", part):
        part = part[length:]
    return part


def pairs(words: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """Each word with the one behind it."""
    return pairwise(words)
