"""What a person types into a search field, as a question to the full-text index, and where it was found in a text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mentor_desktop.journal.markdown import plain

# An accent that has no letter of its own together with its base belongs to the word, as it does in the index.
_WORD = r"[\w\u0300-\u036f]+"
_PHRASE_OR_WORD = re.compile(rf'"([^"]*)"|({_WORD})')
_LONGEST_SNIPPET = 180
_BEFORE_THE_HIT = 40


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, and the (start, length) of what was searched for in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def words_of(typed: str) -> list[str]:
    """The words and "quoted phrases" of what was typed."""
    found = (match.group(1) or match.group(2) or "" for match in _PHRASE_OR_WORD.finditer(typed))
    return [phrase for phrase in (" ".join(re.findall(_WORD, text)) for text in found) if phrase]


def match_expression(typed: str) -> str | None:
    """The FTS5 expression for what was typed: every word as a beginning, in any order. None when there is no word."""
    words = words_of(typed)
    return " ".join(f'"{word}"*' for word in words) if words else None


def folded(text: str) -> str:
    """Lower case without accents, letter by letter, so that positions stay what they were."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


@lru_cache(maxsize=1024)
def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    parts = unicodedata.normalize("NFD", letter)
    # A Korean syllable comes apart as well, into letters that are no accents.
    base = parts[0].lower() if all(map(unicodedata.combining, parts[1:])) else letter
    return base if len(base) == 1 else letter


def snippet(text: str, typed: str = "") -> Snippet:
    """The line of a text that shows best why it was found: from a little before the first hit, with all hits marked."""
    line = " ".join(plain(text[:20_000]).split())
    wanted = _beginnings(typed)
    if wanted is None:
        return Snippet(_cut(line, 0))
    first = wanted.search(folded(line))
    start = _start_of_word(line, max(0, first.start() - _BEFORE_THE_HIT)) if first else 0
    return marked(_cut(line, start), typed)


def marked(text: str, typed: str) -> Snippet:
    """A text, whole, with all hits marked: for titles."""
    wanted = _beginnings(typed)
    if wanted is None:
        return Snippet(text)
    return Snippet(text, tuple((hit.start(), hit.end() - hit.start()) for hit in wanted.finditer(folded(text))))


def _beginnings(typed: str) -> re.Pattern[str] | None:
    words = words_of(unicodedata.normalize("NFC", typed))
    if not words:
        return None
    return re.compile(r"\b(?:" + "|".join(r"\W+".join(map(re.escape, folded(word).split())) for word in words) + ")")


def _start_of_word(line: str, near: int) -> int:
    space = line.rfind(" ", 0, near + 1)
    return space + 1 if space >= 0 else 0


def _cut(line: str, start: int) -> str:
    piece = line[start : start + _LONGEST_SNIPPET]
    if start + _LONGEST_SNIPPET < len(line):
        piece = piece.rsplit(" ", 1)[0] + "…"
    return f"…{piece}" if start else piece
