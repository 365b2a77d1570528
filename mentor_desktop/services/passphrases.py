"""How hard a passphrase is to guess, said in words. `zxcvbn` estimates the guesses; the words are ours."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_LENGTH = 8
# zxcvbn's time grows fast with length, and what comes behind this many characters only makes a passphrase stronger.
_MOST_JUDGED = 64

_SENTENCES = (
    "Too easy: the first guesses would find it. Try four or five words that do not belong together.",
    "Easy: a computer would guess it within the hour. Add a word or two.",
    "Fair: it keeps out people, not a patient computer. One more unusual word helps.",
    "Good: would take years to guess.",
    "Very good: would take centuries to guess.",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """A score from 0 to 4, a sentence that says what it means, and whether a new journal should be made with it."""

    score: int
    acceptable: bool
    sentence: str


def judge(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """How hard a passphrase is to guess for someone who knows the words in `known` (the names of the pair).

    Slow the first time it is called (the word lists are loaded), so call it off the interface's thread.
    """
    if len(passphrase) < LEAST_LENGTH:
        return Strength(0, False, f"Too short: use at least {LEAST_LENGTH} characters, better four or five words.")
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:_MOST_JUDGED], user_inputs=[word for word in known if word])
    score = int(found["score"])
    return Strength(score, score >= 2, _SENTENCES[score])
