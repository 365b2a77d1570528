"""What Enter and Tab mean on a line of a list or a quote. Pure functions."""

from __future__ import annotations

from typing import NamedTuple

from ui.widgets.editor.changes import Change
from ui.widgets.editor.spans import prefix

STEP = "  "
_LARGEST = 999_999_999


class Continuation(NamedTuple):
    """What Enter does: start the next line with ``beginning``, or, when ``ends`` is true, replace the first
    ``length`` characters of this line with ``beginning`` and stay on it."""

    beginning: str
    length: int
    ends: bool


def continuation(line: str, column: int) -> Continuation | None:
    """How a list or quote goes on when Enter is pressed at ``column``; None for an ordinary new line."""
    quote_end, marker, content = prefix(line)
    if content == 0 or column < content:
        return None
    if not line[content:].strip():
        return Continuation(line[:quote_end] if marker else "", len(line), True)
    if marker is None:
        beginning = line[:content]
        return Continuation(beginning if beginning.endswith(" ") else beginning + " ", content, False)
    sign = line[marker[0] : marker[1]]
    if sign[:-1]:
        sign = f"{min(int(sign[:-1]) + 1, _LARGEST)}."
    return Continuation(line[: marker[0]] + sign + line[marker[1] : content], content, False)


def is_item(line: str) -> bool:
    """Whether the line is a list item."""
    return prefix(line).marker is not None


def indented(line: str) -> list[Change]:
    """Move a list item two spaces in; other lines stay."""
    begin, marker, _ = prefix(line)
    return [] if marker is None else [Change(begin, 0, STEP)]


def outdented(line: str) -> list[Change]:
    """Move a list item up to two spaces (or one tab) out; other lines stay."""
    begin, marker, _ = prefix(line)
    if marker is None or marker[0] == begin:
        return []
    if line[begin] == "\t":
        return [Change(begin, 1)]
    spaces = len(line[begin : min(marker[0], begin + len(STEP))].split("\t")[0])
    return [Change(begin, spaces)]
