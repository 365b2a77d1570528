"""Positions in a Python string (characters) and in a text document (UTF-16 units)."""

from __future__ import annotations

from itertools import accumulate


def _has_wide(text: str) -> bool:
    return not text.isascii() and max(text, default="") > "\uffff"


def units(text: str, index: int) -> int:
    """The UTF-16 position of the character at ``index``."""
    if not _has_wide(text):
        return index
    return index + sum(1 for char in text[:index] if char > "\uffff")


def index_of(text: str, position: int) -> int:
    """The character index of a UTF-16 position; inside a pair it is the index of the pair."""
    if not _has_wide(text):
        return min(position, len(text))
    table = unit_table(text)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if table[middle] <= position:
            low = middle
        else:
            high = middle - 1
    return low


def unit_table(text: str) -> list[int] | range:
    """UTF-16 positions for every character index from 0 to the length of the text."""
    if not _has_wide(text):
        return range(len(text) + 1)
    return list(accumulate((2 if char > "\uffff" else 1 for char in text), initial=0))
