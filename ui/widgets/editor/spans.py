"""What a line of Markdown means, as a list of spans. Pure functions: no widgets, no state."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ui.widgets.editor.emphasis import emphases

Kind = Literal["h1", "h2", "h3", "bold", "italic", "marker", "quote", "link", "mark"]

_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*([-*]|\d{1,9}\.)(?:[ \t]+|$)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))+\)")
_HEADINGS: tuple[Kind, ...] = ("h1", "h2", "h3")
_TELLING = re.compile(r"[*_\[#>]|^[ \t]*(?:-|\d{1,9}\.)")


class Span(NamedTuple):
    """A part of a line: where it starts, how long it is, what it is. A "mark" is syntax, not content."""

    start: int
    length: int
    kind: Kind


class Prefix(NamedTuple):
    """The beginning of a line: where its quote marks end, its list marker, and where its content begins."""

    quote_end: int
    marker: tuple[int, int] | None
    content: int


def prefix(line: str) -> Prefix:
    """Take the quote marks and the list marker off the beginning of a line."""
    quoted = _QUOTE.match(line)
    quote_end = quoted.end() if quoted else 0
    item = _ITEM.match(line, quote_end)
    if item is None:
        return Prefix(quote_end, None, quote_end)
    return Prefix(quote_end, item.span(1), item.end())


def may_have_spans(line: str) -> bool:
    """A quick look: False means that spans(line) is certainly empty."""
    return _TELLING.search(line) is not None


def spans(line: str) -> list[Span]:
    """The spans of one line, in order of their start. They lie in the line and may lie inside each other.

    Headings ("# " to "###### ", the deeper ones like "### "), quotes ("> "), list markers ("- ", "* ",
    "1. "), bold and italic parts and links. Every sign that is syntax rather than content is a span of kind
    "mark", except list markers, which stay visible.
    """
    quote_end, marker, content = prefix(line)
    found: list[Span] = []
    if quote_end:
        found.append(Span(0, quote_end, "mark"))
        if quote_end < len(line):
            found.append(Span(quote_end, len(line) - quote_end, "quote"))
    if marker is not None:
        found.append(Span(marker[0], marker[1] - marker[0], "marker"))
    else:
        heading = _HEADING.match(line, quote_end)
        if heading is not None:
            content = heading.end()
            found.append(Span(quote_end, content - quote_end, "mark"))
            found.append(Span(content, len(line) - content, _HEADINGS[min(3, len(heading[1])) - 1]))
    found.extend(_inline(line, content))
    return sorted(found)


def _inline(line: str, begin: int) -> list[Span]:
    found: list[Span] = []
    targets: list[tuple[int, int]] = []
    for link in _LINK.finditer(line, begin):
        text_start, text_end = link.span(1)
        targets.append((text_end, link.end()))
        found.append(Span(link.start(), 1, "mark"))
        found.append(Span(text_start, text_end - text_start, "link"))
        found.append(Span(text_end, link.end() - text_end, "mark"))
    for part in emphases(line, begin, targets):
        kind, start, end = part
        width = part.width
        found += (
            Span(start - width, width, "mark"),
            Span(start, end - start, kind),
            Span(end, width, "mark"),
        )
    return found


def link_targets(line: str) -> list[tuple[int, int]]:
    """Where the hidden ends of links, "](address)", lie in the line."""
    return [(link.end(1), link.end()) for link in _LINK.finditer(line, prefix(line).content)]
