"""The order the pair gives to what stands below each other: the steps of a goal, the items of an agenda."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from mentor_desktop.journal.progress import Milestone
from mentor_desktop.journal.sessions import AgendaItem

P = TypeVar("P", Milestone, AgendaItem)


def moved(records: Sequence[P], id: str, to: int) -> list[P]:
    """Those records whose place changes when the one with this id goes to place `to`, with their new places.

    `records` are in their present order. Raises `KeyError` when there is none with this id.
    """
    rest = [each for each in records if each.id != id]
    if len(rest) == len(records):
        raise KeyError(id)
    one = next(each for each in records if each.id == id)
    rest.insert(max(0, min(to, len(rest))), one)
    return [replace(each, position=place) for place, each in enumerate(rest) if each.position != place]
