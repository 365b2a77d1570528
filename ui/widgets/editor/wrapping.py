"""Putting bold and italic marks around a part of a line and taking them off. Pure functions."""

from __future__ import annotations

import re

from ui.widgets.editor.changes import Change
from ui.widgets.editor.emphasis import Emphasis, emphases
from ui.widgets.editor.spans import link_targets, prefix, spans

_WORD = re.compile(r"\w(?:[\w'’-]*\w)?")


def word_at(line: str, column: int) -> tuple[int, int]:
    """The word the caret stands in or touches; an empty range at the caret when there is none."""
    for word in _WORD.finditer(line):
        if word.start() <= column <= word.end():
            return word.span()
    return column, column


def narrowed(line: str, start: int, end: int) -> tuple[int, int]:
    """The range without the line's list, quote and heading marks and without white space at its ends."""
    begin = prefix(line).content
    heading = next((span for span in spans(line) if span.kind in ("h1", "h2", "h3")), None)
    start = max(start, heading.start if heading else begin)
    while end > start and line[end - 1].isspace():
        end -= 1
    while start < end and line[start].isspace():
        start += 1
    return start, max(start, end)


def wrapped(line: str, start: int, end: int, mark: str) -> Emphasis | None:
    """The innermost part of the mark's kind that holds the whole range, if there is one."""
    around = [part for part in _parts(line, mark) if part.holds(start, end)]
    return max(around, default=None, key=lambda part: part.start)


def unwrap(part: Emphasis) -> list[Change]:
    """Take the marks of a part away."""
    return [Change(part.start - part.width, part.width), Change(part.end, part.width)]


def wrap(line: str, start: int, end: int, mark: str) -> list[Change]:
    """Put the mark around the range, and take marks of the same kind inside it away."""
    reach = len(mark)
    inside = [part for part in _parts(line, mark) if start <= part.start - reach and part.end + reach <= end]
    inner = sorted(change for part in inside for change in unwrap(part))
    return [Change(start, 0, mark), *inner, Change(end, 0, mark, closing=True)]


def empty_pair(line: str, column: int, mark: str) -> list[Change]:
    """Put an empty pair of marks at the caret, or take it away when the caret stands between one."""
    before = len(line[:column]) - len(line[:column].rstrip("*"))
    after = len(line[column:]) - len(line[column:].lstrip("*"))
    if before == after == len(mark):
        return [Change(column - before, before + after)]
    return [Change(column, 0, mark), Change(column, 0, mark, closing=True)]


def _parts(line: str, mark: str) -> list[Emphasis]:
    kind = "bold" if len(mark) > 1 else "italic"
    return [part for part in emphases(line, prefix(line).content, link_targets(line)) if part.kind == kind]
