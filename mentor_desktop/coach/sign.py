"""One sign of whether a goal is clear enough to teach, with its reason and, when it is not clear, a question."""

from dataclasses import dataclass
from typing import Literal, get_args

from mentor_desktop.coach.sentence import Sentence

Aspect = Literal["specific", "observable", "by when", "asked for", "levels", "in your power"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)


@dataclass(frozen=True, slots=True)
class Sign:
    """What was seen of one aspect, and why. `question` is there exactly when it is not clear; no one has to answer."""

    aspect: Aspect
    clear: bool
    reason: Sentence
    question: Sentence | None


def clear(aspect: Aspect, reason: str, **details: object) -> Sign:
    """A sign that needs no question."""
    return Sign(aspect, True, Sentence(reason, details), None)


def unclear(aspect: Aspect, reason: str, question: str, **details: object) -> Sign:
    """A sign with a question. The details belong to both sentences."""
    return Sign(aspect, False, Sentence(reason, details), Sentence(question, details))


def left_to_you(aspect: Aspect) -> Sign:
    """The sign of what no rule can read."""
    return clear(aspect, "Only the two of you can judge this.")
