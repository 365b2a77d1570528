"""How a question becomes another: which opening fits its form, and the person's own words that go into it.

Only forms that can be turned without knowing what the words mean are turned; for the rest there are general openings.
Nothing is taken from a question about “I” or “we”, and nothing that has lost its object (“Who do you talk to?”).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mentor_desktop.coach.question_asks import Ask
from mentor_desktop.coach.question_verbs import past, past_of_participle, third_person
from mentor_desktop.coach.question_words import HintWords, Spoken, written

_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Form:
    """The name of a pair of openings, and what fills them."""

    name: str
    words: dict[str, str] = field(default_factory=dict)


class Reading:
    """A question read word by word: each word as it was written and as it is compared."""

    def __init__(self, words: Sequence[Spoken], lists: HintWords) -> None:
        self.lists = lists
        self._said = words
        self.words = [word.folded for word in words]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The word at a place; empty behind the end."""
        return self.words[at] if at < len(self.words) else ""

    def has(self, name: str, at: int) -> bool:
        """Whether the word at a place is in a list."""
        return self.word(at) in self.lists.single[name]

    def text(self, start: int, end: int | None = None) -> str:
        """The words as they were written."""
        return written(self._said[start:end])

    def find(self, word: str, start: int) -> int:
        """Where a word stands, from a place on; −1 when it does not."""
        return self.words.index(word, start) if word in self.words[start:] else -1

    def done(self, at: int) -> str:
        """The words from a place on, the first of them in its past form."""
        return f"{past(self.word(at), self.lists)} {self.text(at + 1)}".strip()


def form(ask: Ask, lists: HintWords, *, picks: bool = False) -> Form | None:
    """The form of what is asked; None where only a general opening fits. `picks` says that “or” offers a choice."""
    said = Reading(_tidy(ask.words, lists), lists)
    own = any(word in lists.single["ours"] for word in said.words)
    if own or not _in_one(ask.words) or not 1 < len(said) <= _MOST_WORDS:
        return None
    if ask.way == "why":
        return _why(said)
    if ask.way == "said":
        return _told(said)
    if ask.way == "yes or no":
        return _yes_or_no(said, picks=picks)
    if ask.way in ("when", "where", "degree") and not said.has("lost", len(said) - 1):
        return _fact(said, ask.way)
    return None


def advised(words: Sequence[Spoken], lists: HintWords, length: int) -> Form | None:
    """The form of advice, `length` words of which say that it is advice."""
    said = Reading(_tidy(words[length:], lists), lists)
    if (
        not _in_one(words)
        or not 0 < len(said) <= _MOST_WORDS
        or any(word in lists.single["ours"] for word in said.words)
    ):
        return None
    if said.word(0).endswith("ing"):
        return Form("consider", {"being": said.text(0)})
    verb_first = words[length - 1].folded == "you"
    return Form("advice", {"doing": said.text(0)}) if verb_first else None


def _in_one(words: Sequence[Spoken]) -> bool:
    """Whether nothing but single spaces stands between the words."""
    return all(after.start - before.end <= 1 for before, after in pairwise(words))


def _tidy(words: Sequence[Spoken], lists: HintWords) -> list[Spoken]:
    """The words without the little ones before the doing and at the end."""
    kept = list(words)
    at = 0
    while at < min(len(kept), 5):
        if length := lists.at("little", kept, at):
            del kept[at : at + length]
        else:
            at += 1
    for length in (3, 2, 1):
        if len(kept) > length and lists.at("little", kept, len(kept) - length) == length:
            del kept[-length:]
    return kept


def _yes_or_no(said: Reading, *, picks: bool) -> Form | None:
    positive = dict(line.split() for line in said.lists.single["positive"])
    helper = positive.get(said.word(0), said.word(0))
    subject = said.word(1)
    if helper in ("would", "is", "was") and subject in ("it", "that", "this") and (to := said.find("to", 2)) > 0:
        name = "could" if helper == "would" else "advice" if said.word(2) == "time" else f"{helper}_to"
        return Form(name, {"doing": said.text(to + 1)})
    if subject == "you" and len(said) > 2:
        return _of_you(said, helper, picks=picks)
    if subject not in ("he", "she", "it", "they", "this", "that", "there") or len(said) < 3:
        return None
    if helper in said.lists.single["modals"]:
        return Form("whether", {"saying": f"{said.text(1, 2)} {helper} {said.text(2)}"})
    if helper in ("is", "was") and subject in ("it", "this", "that") and len(said) == 3 and not picks:
        return Form(f"it_{helper}")
    if subject == "there":
        return Form("there", {"saying": f"there {helper} {said.text(2)}"})
    if helper == "did":
        return Form("tells", {"saying": f"{said.text(1, 2)} {said.done(2)}"})
    if helper == "does":
        return Form("tells", {"saying": f"{said.text(1, 2)} {third_person(said.word(2))} {said.text(3)}".strip()})
    if helper == "do":
        return Form("tells", {"saying": said.text(1)})
    return Form("tells", {"saying": f"{said.text(1, 2)} {helper} {said.text(2)}"})


def _of_you(said: Reading, helper: str, *, picks: bool) -> Form | None:
    if helper in ("are", "were"):
        return _you_are(said, picks=picks)
    if helper == "have":
        return _you_have_done(said)
    if helper in said.lists.single["modals"]:
        if helper == "would" and (said.has("want", 2) or said.has("like", 2) or said.has("think", 2)):
            return _inner(said, "do", picks=picks)
        name = "pick" if picks else "decide" if helper in ("should", "shall") else "could"
        return Form(name, {"doing": said.text(2)})
    if helper in ("do", "did"):
        if any(said.has(name, 2) for name in ("want", "like", "think")) or said.word(2) in ("know", "feel", "have"):
            return _inner(said, helper, picks=picks)
        if helper == "did":
            return Form("befell" if said.has("befalls", 2) else "did", {"done": said.done(2), "doing": said.text(2)})
        return Form("pick" if picks else "often", {"doing": said.text(2)})
    return None


def _inner(said: Reading, helper: str, *, picks: bool) -> Form | None:
    """The form of a question about what a person wants, likes, thinks, knows, feels or has."""
    verb = said.word(2)
    if said.has("want", 2) and said.word(3) == "to":
        return (
            Form("pick" if picks else "decide", {"doing": said.text(4)}) if helper == "do" and len(said) > 4 else None
        )
    if verb == "rather" and len(said) > 3:
        return Form("pick", {"doing": said.text(3)})
    if said.has("think", 2):
        at = 4 if said.word(3) == "that" and (said.has("subjects", 4) or said.has("beginnings", 4)) else 3
        starts = said.has("subjects", at) or said.has("beginnings", at)
        return Form("whether", {"saying": said.text(at)}) if starts and helper == "do" and len(said) > at + 1 else None
    if verb == "know" and helper == "do" and (said.has("question_words", 3) or said.has("whether", 3)):
        return Form("know", {"saying": said.text(3)}) if len(said) > 4 else None
    if verb == "feel" and len(said) > 3 and said.word(3) not in ("like", "that", "as") and not picks:
        return Form("felt" if helper == "did" else "feel", {"state": said.text(3)})
    thing = len(said) > 3 and (
        (said.has("beginnings", 3) and not (said.has("vague", 3) and verb != "have")) or said.word(3).endswith("ing")
    )
    if not thing or picks:
        return None
    if said.has("like", 2) and said.word(0) != "would":
        return Form("liked" if helper == "did" else "liking", {"doing": verb, "thing": said.text(3)})
    if helper == "do" and verb == "have":
        return _having(said)
    if helper == "do" and said.has("want", 2) and not said.word(3).endswith("ing"):
        return Form("wanting", {"thing": said.text(3)})
    return None


def _having(said: Reading) -> Form | None:
    if said.word(3) in ("a", "an"):
        return Form("having", {"thing": said.text(3)})
    if said.word(3) != "any" or len(said) < 5:
        return None
    ends = (at for at in range(5, len(said)) if said.has("prepositions", at) or said.word(at) == "to")
    end = next(ends, len(said))
    more = f" {said.text(end)}" if end < len(said) else ""
    return Form("any", {"thing": said.text(4, end), "more": more}) if end < 8 else None


def _you_are(said: Reading, *, picks: bool) -> Form | None:
    now = said.word(0) in ("are", "aren't")
    if picks:
        return Form("tells", {"saying": f"you {'are' if now else 'were'} {said.text(2)}"})
    if not now or len(said) < 3:
        return None
    if said.has("about_to", 2) and said.word(3) == "to" and len(said) > 4:
        return Form("could", {"doing": said.text(4)})
    if (
        said.has("about", 3)
        and len(said) > 4
        and not said.has("question_words", 4)
        and not said.word(2).endswith("ing")
    ):
        return Form("toward", {"thing": said.text(4)})
    if said.word(2).endswith("ing") or said.has("beginnings", 2):
        return Form("amid", {"being": said.text(2)})
    if said.has("plain", 2) and len(said) == 3:
        return None
    return Form("to_be", {"state": said.text(2)})


def _you_have_done(said: Reading) -> Form | None:
    done = past_of_participle(said.word(2), said.lists)
    if said.word(2) == "been" and said.word(3).endswith("ing"):
        return Form("while", {"being": said.text(3)})
    return Form("happened", {"done": f"{done} {said.text(3)}".strip()}) if done else None


def _fact(said: Reading, way: str) -> Form | None:
    """The form of a question for a time, a place or a degree."""
    helper = next(
        (at for at in range(1, min(4, len(said))) if said.has("helpers", at) or said.has("short_helpers", at)), 0
    )
    if not helper:
        return None
    verb = said.word(helper)
    if said.word(helper + 1) == "you" and len(said) > helper + 2 and said.word(1) not in ("many", "much"):
        doing = said.text(helper + 2) + (" there" if way == "where" and len(said) == helper + 3 else "")
        if verb == "did" and not said.has("inner", helper + 2):
            done = said.done(helper + 2) + doing[len(said.text(helper + 2)) :]
            return Form("befell" if said.has("befalls", helper + 2) else "did", {"doing": doing, "done": done})
        if verb == "do" and said.word(helper + 2) == "feel" and len(said) > helper + 3:
            return Form("feel", {"state": said.text(helper + 3)})
        if verb in said.lists.single["modals"]:
            return Form("could", {"doing": said.text(helper + 2)})
        if verb == "do":
            return None if said.has("inner", helper + 2) else Form("often", {"doing": doing})
        if verb == "have" and said.word(helper + 2) == "been" and said.word(helper + 3).endswith("ing"):
            return Form("while", {"being": said.text(helper + 3)})
    if way == "degree" and verb == "are" and helper == 2 and said.word(3) == "you":
        if said.has("about", 4) and len(said) > 5:
            return Form("toward", {"thing": said.text(5)})
        if said.word(4) == "that" and len(said) > 6:
            return Form("whether", {"saying": said.text(5)})
        return None if said.has("plain", 1) else Form("degree", {"so": said.word(1)})
    if (
        helper == 1
        and way in ("when", "where")
        and verb in ("is", "'s")
        and said.has("beginnings", 2)
        and len(said) > 3
    ):
        return Form("toward", {"thing": said.text(2)})
    return None


def _told(said: Reading) -> Form | None:
    """The form of what is said and only asked to be confirmed."""
    if said.word(0) != "you" or len(said) < 3:
        known = said.word(0) in ("it", "this", "she", "he", "they", "there")
        verb = said.has("helpers", 1) or said.has("short_helpers", 1)
        return Form("said", {"saying": _lower(said.text(0))}) if known and verb and len(said) > 2 else None
    second = said.word(1)
    if any(said.has("negative_helpers", at) for at in (1, 2)):
        return None
    if said.has("helpers", 1) or said.has("short_helpers", 1):
        return Form("said", {"saying": _lower(said.text(0))})
    done = second in said.lists.past.values() or second.endswith("ed")
    if done and second not in said.lists.past:
        return Form("said_done", {"done": said.text(1)})
    return (
        Form("makes", {"doing": said.text(1)})
        if said.has("inner", 1)
        else Form("said", {"saying": _lower(said.text(0))})
    )


def _why(said: Reading) -> Form | None:
    doing = said.text(3)
    if said.word(2) != "you" or not doing:
        return None
    if said.word(1) == "did":
        return Form("why", {"doing": doing})
    return Form("why_now", {"doing": doing}) if said.word(1) == "do" else None


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
