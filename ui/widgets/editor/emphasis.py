"""Finding bold and italic parts in one line of Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

_TOKENS = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|_+")
_LOOK_BACK = 32
_SPACE, _SIGN, _LETTER = range(3)


class Emphasis(NamedTuple):
    """A bold or italic part: its content from ``start`` to ``end``, with ``width`` marks on each side."""

    kind: Literal["bold", "italic"]
    start: int
    end: int

    @property
    def width(self) -> int:
        """How many characters each of the two marks has."""
        return 2 if self.kind == "bold" else 1

    def holds(self, start: int, end: int) -> bool:
        """Whether a range lies within the part, its marks included."""
        return self.start - self.width <= start and end <= self.end + self.width


@dataclass(slots=True)
class _Run:
    char: str
    position: int
    length: int
    whole: int
    opens: bool
    closes: bool

    def fits(self, closer: _Run) -> bool:
        """Whether the closer may end what this run begins (the rule of three of CommonMark included)."""
        if self.char != closer.char:
            return False
        if (self.closes or closer.opens) and (self.whole + closer.whole) % 3 == 0:
            return self.whole % 3 == 0 and closer.whole % 3 == 0
        return True


def emphases(line: str, begin: int = 0, skipped: Iterable[tuple[int, int]] = ()) -> list[Emphasis]:
    """Bold and italic parts of a line from ``begin`` on; inside the skipped ranges marks mean nothing.

    It follows the delimiter rules of CommonMark (``_`` does not work inside words, ``*`` does) and takes time
    in proportion to the line.
    """
    found: list[Emphasis] = []
    waiting: list[_Run] = []
    for run in _runs(line, begin, list(skipped)):
        if run.closes:
            _close(run, waiting, found)
        if run.opens and run.length:
            waiting.append(run)
    return found


def _close(closer: _Run, waiting: list[_Run], found: list[Emphasis]) -> None:
    while closer.length:
        place = _opener_for(closer, waiting)
        if place is None:
            return
        del waiting[place + 1 :]
        opener = waiting[place]
        kind: Literal["bold", "italic"] = "bold" if opener.length > 1 and closer.length > 1 else "italic"
        width = 2 if kind == "bold" else 1
        found.append(Emphasis(kind, opener.position + opener.length, closer.position))
        opener.length -= width
        closer.length -= width
        closer.position += width
        if not opener.length:
            waiting.pop()


def _opener_for(closer: _Run, waiting: list[_Run]) -> int | None:
    for place in range(len(waiting) - 1, max(-1, len(waiting) - 1 - _LOOK_BACK), -1):
        if waiting[place].fits(closer):
            return place
    return None


def _runs(line: str, begin: int, skipped: list[tuple[int, int]]) -> Iterator[_Run]:
    next_skipped = 0
    for token in _TOKENS.finditer(line, begin):
        start, end = token.span()
        while next_skipped < len(skipped) and skipped[next_skipped][1] <= start:
            next_skipped += 1
        if line[start] == "\\" or (next_skipped < len(skipped) and skipped[next_skipped][0] < end):
            continue
        before = line[start - 1] if start > begin else " "
        after = line[end] if end < len(line) else " "
        ahead, behind = _sort(after), _sort(before)
        left = ahead == _LETTER or (ahead == _SIGN and behind != _LETTER)
        right = behind == _LETTER or (behind == _SIGN and ahead != _LETTER)
        if line[start] == "_":
            opens, closes = left and (not right or behind == _SIGN), right and (not left or ahead == _SIGN)
        else:
            opens, closes = left, right
        if opens or closes:
            yield _Run(line[start], start, end - start, end - start, opens, closes)


def _sort(char: str) -> int:
    """Whether a character is white space, a sign or anything else, which counts as a letter."""
    if char.isalnum():
        return _LETTER
    if char.isspace():
        return _SPACE
    return _SIGN if unicodedata.category(char)[0] in "PS" else _LETTER
