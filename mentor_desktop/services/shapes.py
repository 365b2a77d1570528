"""Shapes a session can start from: a few items that belong together, scaled to the time there is."""

import tomllib
from dataclasses import dataclass
from functools import cache

from mentor_desktop.errors import MissingResource
from mentor_desktop.journal.sessions import Prepared, Session
from mentor_desktop.places import resource
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import add_idea

_ROUND_TO = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape by its `name`, with its `title`, a `hint` for whom it is, and `items` of (title, share of the time)."""

    name: str
    title: str
    hint: str
    items: tuple[tuple[str, int], ...]


@cache
def all_shapes(language: str = "en") -> tuple[Shape, ...]:
    """Every shape in a language, in English where nobody has written them in it yet."""
    try:
        text = resource("shapes", f"{language}.toml").read_text(encoding="utf-8")
    except MissingResource:
        if language == "en":
            raise
        return all_shapes("en")
    return tuple(
        Shape(
            each["name"],
            each["title"],
            each["hint"],
            tuple((item["title"], item["share"]) for item in each["items"]),
        )
        for each in tomllib.loads(text)["shape"]
    )


def minutes_of(shape: Shape, whole: int) -> tuple[int, ...]:
    """How the minutes of a session are shared out: in steps of five where that can be, and `whole` together."""
    total = sum(share for _, share in shape.items)
    step = _ROUND_TO if whole >= _ROUND_TO * len(shape.items) else 1
    minutes = [max(step, round(whole * share / total / step) * step) for _, share in shape.items]
    # The longest item takes what rounding left over.
    longest = minutes.index(max(minutes))
    minutes[longest] = max(1, minutes[longest] + whole - sum(minutes))
    return tuple(minutes)


def take(journal: Journal, session: Session, shape: Shape) -> list[Prepared]:
    """Puts the items of a shape among my ideas for a session, for me alone until I add them to the agenda."""
    minutes = minutes_of(shape, session.minutes)
    return [add_idea(journal, session, title, length) for (title, _), length in zip(shape.items, minutes, strict=True)]
