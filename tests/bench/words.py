"""Readable made-up words, as common as those of a real language: the n-th about 1/n as often as the first."""

from itertools import accumulate
from random import Random

WORDS_IN_THE_LANGUAGE = 30_000
WORDS_IN_A_REFLECTION = 120
_FLATTENED = 2.7
_STARTS = ("b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "fl", "st", "tr")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea")
_ENDS = ("", "", "", "", "", "n", "r", "l", "s", "nd", "st")
_ACCENTED = {"e": "é", "o": "ö"}


class Language:
    """A vocabulary in the order of how common its words are, and texts written with it. The same every time."""

    def __init__(self) -> None:
        self.words = _vocabulary(Random(1))
        # Mandelbrot's form of Zipf's law: the few most common words are a little less common than 1/n.
        self._up_to = list(accumulate(1 / (rank + _FLATTENED) for rank in range(1, len(self.words) + 1)))

    def text(self, random: Random, words: int = WORDS_IN_A_REFLECTION) -> str:
        """About so many words in sentences and paragraphs, with a little Markdown in them."""
        chosen = random.choices(self.words, cum_weights=self._up_to, k=max(4, round(random.gauss(words, words / 8))))
        paragraphs: list[list[str]] = [[]]
        start = 0
        while start < len(chosen):
            length = random.randint(6, 16)
            paragraphs[-1].append(_sentence(chosen[start : start + length], random))
            start += length
            if random.random() < 0.22:
                paragraphs.append([])
        return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)

    def title(self, random: Random) -> str:
        """Two to six words; sometimes none, as people leave it out."""
        if random.random() < 0.25:
            return ""
        return " ".join(random.choices(self.words, cum_weights=self._up_to, k=random.randint(2, 6))).capitalize()


def _sentence(words: list[str], random: Random) -> str:
    words = [words[0].capitalize(), *words[1:]]
    if len(words) > 8:
        words[4] += ","
    if random.random() < 0.06:
        words[-1] = f"**{words[-1]}**"
    return " ".join(words) + random.choices(".?", weights=(9, 1))[0]


def _vocabulary(random: Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < WORDS_IN_THE_LANGUAGE:
        # Common words are short in every language.
        syllables = 1 if len(words) < 250 else 2 if len(words) < 9_000 else 3
        words["".join(_syllable(random) for _ in range(syllables))] = None
    return list(words)


def _syllable(random: Random) -> str:
    middle = random.choice(_MIDDLES)
    if random.random() < 0.03:
        middle = _ACCENTED.get(middle, middle)
    return random.choice(_STARTS) + middle + random.choice(_ENDS)
