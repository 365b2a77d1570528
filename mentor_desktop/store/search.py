"""What a person types into a search field, as a question to the full-text index, and where it was found in a text.

The index knows letters and digits. What is written without spaces between words (Chinese, Japanese) and symbols (emoji)
are therefore set apart before they go into it, one by one, and the same is done with what is typed: `searchable`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from mentor_desktop.journal.markdown import plain

# An accent that has no letter of its own together with its base belongs to the word, as it does in the index.
_WORD = r"[\w\u0300-\u036f]+"
_PHRASE_OR_WORD = re.compile(rf'"([^"]*)"|({_WORD}|\S)')
_UNIT = re.compile(rf"{_WORD}|\S")
_WITHOUT_SPACES = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # kana and Han
)
_LONGEST_SNIPPET = 180
_BEFORE_THE_HIT = 40
_MOST_WORDS = 32
# Of a text, so much is searched for the first hit, so much is made plain around one, and so many hits are tried.
_SEARCHED = 20_000
_AROUND_A_HIT = 2_000
_HITS_TRIED = 8


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, and the (start, length) of what was searched for in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def searchable(text: str) -> str:
    """The words of a text as the index takes them: composed letters, and what stands alone set apart by spaces."""
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() else "".join(map(_set_apart, text))


def forget_searches() -> None:
    """Drops the patterns of what was searched for, which Python keeps for the next time."""
    _beginnings.cache_clear()
    re.purge()


def words_of(typed: str) -> list[str]:
    """The words and "quoted phrases" of what was typed, each once; what the index cannot know is left out.

    The first 32 words and phrases are taken, and the first 32 words of a phrase: more would only take time.
    """
    found = (match.group(1) or match.group(2) or "" for match in _PHRASE_OR_WORD.finditer(typed))
    phrases: dict[str, None] = {}
    for text in found:
        units = filter(_known, (unit.group() for unit in _UNIT.finditer(text)))
        if phrase := " ".join(islice(units, _MOST_WORDS)):
            phrases[phrase] = None
        if len(phrases) == _MOST_WORDS:
            break
    return list(phrases)


def match_expression(typed: str) -> str | None:
    """The FTS5 expression for what was typed: every word as a beginning, in any order. None when there is no word."""
    words = words_of(typed)
    return " ".join(f'"{" ".join(searchable(word).split())}"*' for word in words) if words else None


@lru_cache(maxsize=4096)
def _set_apart(letter: str) -> str:
    return f" {letter} " if _stands_alone(letter) else letter


def _stands_alone(letter: str) -> bool:
    return bool(_WITHOUT_SPACES.match(letter)) or unicodedata.category(letter)[0] == "S"


def _known(unit: str) -> bool:
    """Whether the index keeps it: words, and the symbols that are pictures."""
    return len(unit) > 1 or unit.isalnum() or unicodedata.category(unit) in ("So", "Co")


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
    wanted = _beginnings(typed)
    if wanted is None:
        return Snippet(_cut(_line_from(text, 0), 0))
    searched = unicodedata.normalize("NFC", text[:_SEARCHED])
    for hit in islice(wanted.finditer(folded(searched)), _HITS_TRIED):
        begin = _begin_of_piece(searched, hit.start())
        line = _line_from(searched, begin)
        # A hit that a reader does not see, in the address of a link for one, is none.
        if first := wanted.search(folded(line)):
            start = _start_of_word(line, max(0, first.start() - _BEFORE_THE_HIT))
            return marked(_cut(line, start, beheaded=begin > 0), typed)
    return marked(_cut(_line_from(searched, 0), 0), typed)


def marked(text: str, typed: str) -> Snippet:
    """A text, whole, with all hits marked: for titles."""
    wanted = _beginnings(typed)
    if wanted is None:
        return Snippet(text)
    return Snippet(text, tuple((hit.start(), hit.end() - hit.start()) for hit in wanted.finditer(folded(text))))


@lru_cache(maxsize=8)
def _beginnings(typed: str) -> re.Pattern[str] | None:
    words = words_of(unicodedata.normalize("NFC", typed))
    return re.compile("|".join(map(_beginning, words))) if words else None


def _beginning(word: str) -> str:
    """The pattern of a word or phrase where it begins; between letters written without spaces it begins anywhere."""
    start = "" if _stands_alone(word[0]) else r"\b"
    return start + r"\W+".join(map(re.escape, folded(word).split()))


def _begin_of_piece(text: str, hit: int) -> int:
    """Where to begin with a text to show a hit in it: at its beginning, or where a line or a word begins before it."""
    if hit < _AROUND_A_HIT // 2:
        return 0
    near = hit - _AROUND_A_HIT // 4
    line = text.rfind("\n", near, hit - _BEFORE_THE_HIT)
    return line + 1 if line >= 0 else _start_of_word(text, near) or near


def _line_from(text: str, begin: int) -> str:
    """What a reader sees of the text from a place on, as far as a snippet can need it, on one line."""
    return " ".join(unicodedata.normalize("NFC", plain(text[begin : begin + _AROUND_A_HIT])).split())


def _start_of_word(line: str, near: int) -> int:
    space = line.rfind(" ", 0, near + 1)
    return space + 1 if space >= 0 else 0


def _cut(line: str, start: int, *, beheaded: bool = False) -> str:
    piece = line[start : start + _LONGEST_SNIPPET]
    if start + _LONGEST_SNIPPET < len(line):
        piece = piece.rsplit(" ", 1)[0] + "…"
    return f"…{piece}" if start or beheaded else piece
