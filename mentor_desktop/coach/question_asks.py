"""What a sentence asks: part by part, and in which way each part does.

A part asks with a question word (“what helped”), with a helping verb before its subject (“did it help”), or by inviting
(“tell me about it”). In speech a question is often begun and said anew; what was only begun does not count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mentor_desktop.coach.question_words import HintWords, Spelled, Spoken

Way = Literal[
    "open", "why", "invitation", "more", "or",
    "yes or no", "when", "where", "who", "which", "degree", "fact", "said", "few",
]  # fmt: skip
Words = Sequence[Spoken]
OPEN: frozenset[Way] = frozenset({"open", "why", "invitation", "more", "or"})
SHORT_QUESTION = 6
# A helping verb stands at most so many words behind its question word: “what kind of help would”.
_REACH = 4
_CONTENT = 9


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked: in which way, the words that show it, and all words of the question."""

    way: Way
    shown: Words
    words: Words

    @property
    def open(self) -> bool:
        """Whether it invites more than a yes, a no or a fact."""
        return self.way in OPEN


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: in a sentence with a question mark, as its last or only one, after another question."""

    marked: bool
    last: bool = True
    only: bool = False
    after: bool = False


def asks(sentence: Spelled, lists: HintWords) -> tuple[Ask, ...]:
    """What a sentence asks, in its order; nothing where no part has the form of a question."""
    parts = [part for part in (bare(part, lists) for part in sentence.parts) if part]
    pieces = [piece for part in parts for piece in _pieces(part, lists)]
    found: list[Ask] = []
    for at, piece in enumerate(pieces):
        place = Place(sentence.marked, at == len(pieces) - 1, len(sentence.parts) == 1, bool(found))
        ask = _ask(piece, lists, place)
        if ask is not None and not (found and lists.at("asides", piece)):
            found.append(ask)
    if not found and sentence.marked:
        return tuple(_within(parts, lists))[:1]
    whole = [ask for ask in found if not _only_begun(ask.words, lists)]
    if len(whole) > 1 and whole[0].way == "invitation":
        # “Tell me, how often do you meet?” leads to the question; “Tell me about it, how was it?” is one already.
        says_what = any(word.folded in lists.single["says_what"] for word in whole[0].words[:_CONTENT])
        whole = whole[:1] if says_what else whole[1:]
    return tuple(whole or found[-1:])


def bare(part: Words, lists: HintWords) -> Words:
    """The part without what only leads to it."""
    at = 0
    while (length := lists.at("before", part, at)) and not lists.at("inviting", part, at):
        at += length
    return part[at:]


def helps(word: Spoken, lists: HintWords) -> bool:
    """Whether a word is a helping verb, also with “not” in it."""
    return word.folded in lists.single["helpers"] or word.folded in lists.single["negative_helpers"]


def _pieces(part: Words, lists: HintWords) -> Iterator[Words]:
    """A part cut where “and” or “or” joins a second question to it."""
    begin = 0
    for at in range(1, len(part) - 2):
        if part[at].folded in lists.single["joins"] and _inverted(part, at + 1, lists):
            yield part[begin:at]
            begin = at + 1
    yield part[begin:]


def _inverted(words: Words, at: int, lists: HintWords) -> bool:
    """Whether a question has its form here: a helping verb before who is asked about, or soon after a question word."""
    if lists.has("prepositions", words, at):
        at += 1
    if not lists.has("question_words", words, at):
        return at + 1 < len(words) and helps(words[at], lists) and _subject(words[at + 1], lists)
    for place in range(at + 1, min(at + 1 + _REACH, len(words) - 1)):
        if helps(words[place], lists) or lists.has("short_helpers", words, place):
            return True
        if lists.has("subjects", words, place):
            return False
    return False


def _subject(word: Spoken, lists: HintWords) -> bool:
    return word.folded in lists.single["subjects"] or word.folded in lists.single["beginnings"]


def _within(parts: Sequence[Words], lists: HintWords) -> Iterator[Ask]:
    """Questions that begin within a part, the last one first: “in your team what helps you”, “it felt like what”."""
    for part in reversed(parts):
        for at in range(len(part) - 1, 0, -1):
            if lists.has("question_words", part, at) and at == len(part) - 1:
                yield Ask("open", part[at:], part)
            polite = lists.at("polite", part, at)
            invites = lists.at("wondering", part, at) or (polite and lists.at("inviting", part, at + polite))
            belongs = any(lists.has(name, part, at - 1) for name in ("question_words", "prepositions", "subjects"))
            if invites or (not belongs and _inverted(part, at, lists)):
                ask = _ask(part[at:], lists, Place(marked=True))
                if ask is not None:
                    yield ask
                    return


def _only_begun(words: Words, lists: HintWords) -> bool:
    """Whether the words are no more than a beginning (“would you”); “what did you do” is whole."""
    if lists.has("subjects", words, len(words) - 2) and lists.has("helpers", words, len(words) - 1):
        return False
    small = ("helpers", "short_helpers", "question_words", "subjects", "beginnings")
    return all(any(word.folded in lists.single[name] for name in small) for word in words)


def _ask(words: Words, lists: HintWords, place: Place) -> Ask | None:
    wondered = False
    words = bare(words, lists)
    while length := lists.at("wondering", words):
        if lists.has("about", words, length):
            return Ask("invitation", words[: length + 1], words)
        wondered = True
        words = bare(words[length:], lists)
    if not words:
        return None
    polite = lists.at("polite", words)
    while lists.has("little", words, polite) and polite:
        polite += 1
    if length := lists.at("inviting", words, polite):
        return _invited(words, polite + length, lists)
    if lists.has("prepositions", words, 0) and lists.has("question_words", words, 1):
        words = words[1:]
    if lists.has("question_words", words):
        return _by_word(words, lists) if wondered or _asking(words, lists, place) else None
    if wondered and lists.has("whether", words):
        return Ask("yes or no", words[:1], words)
    if len(words) > 1 and helps(words[0], lists):
        sure = lists.has("subjects", words, 1) or (place.marked and (len(words) > 2 or _subject(words[1], lists)))
        return Ask("yes or no", words[:2], words) if sure else None
    return None


def _invited(words: Words, end: int, lists: HintWords) -> Ask:
    """An invitation, or the question in it: “tell me when it began” asks for a time."""
    rest = words[end:]
    if lists.has("whether", rest):
        return Ask("yes or no", rest[:1], rest)
    if lists.has("question_words", rest) and not (inner := _by_word(rest, lists)).open:
        return inner
    return Ask("invitation", words[:end], words)


def _by_word(words: Words, lists: HintWords) -> Ask:
    """In which way a question word asks, by the words that follow it."""
    word = words[0].folded
    if length := lists.at("facts", words):
        return Ask("fact", words[:length], words)
    if word == "what" and len(words) <= SHORT_QUESTION and lists.has("fact_ends", words, len(words) - 1):
        return Ask("fact", words, words)
    if length := lists.at("more", words):
        return Ask("more", words[:length], words)
    if length := lists.at("directions", words):
        return Ask("open", words[:length], words)
    if length := lists.at("whys", words):
        return Ask("why", words[:length], words)
    if word == "how" and len(words) > 1 and not _asks_for_a_way(words[1], lists):
        return Ask("degree", words[:2], words)
    ways: dict[str, Way] = {"what": "open", "how": "open", "which": "which", "when": "when", "where": "where"}
    way = ways.get(word, "who")
    return Ask(way, words[: 2 if way in ("open", "which") else 1], words)


def _asks_for_a_way(word: Spoken, lists: HintWords) -> bool:
    return (
        helps(word, lists)
        or _subject(word, lists)
        or word.folded in lists.single["short_helpers"]
        or word.folded in lists.single["how_way"]
    )


def _asking(words: Words, lists: HintWords, place: Place) -> bool:
    """Whether a part that begins with a question word asks, rather than “when I was young” or “what you did was”."""
    word = words[0].folded
    if len(words) == 1:
        return place.marked
    if lists.at("what_abouts", words):
        return True
    if _inverted(words, 0, lists):
        return not lists.at("exclaiming", words)
    if word in ("when", "where") or not place.marked:
        return False
    if _subject(words[1], lists):
        told = any(helps(each, lists) or each.folded in lists.single["short_helpers"] for each in words[3:])
        return place.only and place.last and not told
    if word in ("what", "how", "why"):
        return True
    return place.last and not place.after
