"""Finding things again: one search over every space this person can open, and one way to show what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mentor_desktop.errors import NoSuchRecord
from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.services.journal import Journal
from mentor_desktop.store.search import snippet

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a list or of what a search found."""

    id: str
    space: Literal["private", "shared"]
    kind: str
    at: str
    title: str
    snippet: str


def own_reflections(journal: Journal, typed: str = "") -> Iterator[Found]:
    """My reflections, newest first; with words typed, those that hold them all. Reads page by page."""
    offset = 0
    while lines := journal.reflections.page(offset, _PAGE, typed):
        for line in lines:
            yield Found(line.id, "private", "reflection", line.at, line.title.text, line.snippet.text)
        offset += len(lines)


def everywhere(journal: Journal, typed: str) -> Iterator[Found]:
    """Everything that holds all the words typed, in the shared space and in my private one; newest first."""
    shared = [
        Found(purpose.id, "shared", "purpose", purpose.created_at, "", snippet(purpose.statement, typed).text)
        for purpose in journal.people.purposes_with(typed, _PAGE)
    ]
    for line in own_reflections(journal, typed):
        while shared and shared[0].at > line.at:
            yield shared.pop(0)
        yield line
    yield from shared


def record(journal: Journal, id: str) -> Record:
    """The reflection or purpose with this id. Raises `NoSuchRecord`."""
    try:
        return journal.reflections.get(id)
    except NoSuchRecord:
        for purpose in journal.people.purposes():
            if purpose.id == id:
                return purpose
        raise


def text_of(record: Record) -> tuple[str, str]:
    """The title and the Markdown text of what can be shown."""
    if isinstance(record, Reflection):
        return record.shown_title(), record.text
    if isinstance(record, Purpose):
        return "", record.statement
    raise TypeError(f"{type(record).__name__} has no text to show")
