"""Markdown as the journal uses it: what a reader sees of it when the marks are taken away."""

import re

# How far a mark looks for its partner is bounded, so that a text full of lonely marks takes no longer than another.
_LINE_MARKS = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)+", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\n]{0,300}\)")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"`([^`\n]+)`")


def plain(text: str) -> str:
    """The text without Markdown's marks: headings, lists, quotes, emphasis, links and code read as their words.

    Line breaks are kept. Text that only looks like a mark and has no partner is left as it stands.
    """
    text = _LINE_MARKS.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    return _EMPHASIS.sub(r"\2", text)


def clean_text(text: str) -> str:
    """The text as it is kept: line ends are `\\n`, half characters and NUL (which no font shows) are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def first_words(text: str, most: int = 60) -> str:
    """The beginning of a text on one line, at most `most` characters, cut between words where it can be."""
    line = " ".join(plain(text[: most * 8]).split())
    if len(line) <= most:
        return line
    cut = line[: most + 1].rsplit(" ", 1)[0]
    return (cut if most // 2 < len(cut) <= most else line[:most]).rstrip(" ,;:.") + "…"
