"""Finding things again: one search over every space this person can open, and one way to show what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.goals import Goal, Level
from mentor_desktop.journal.people import Person, Purpose
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.journal.sessions import AgendaItem, AskedQuestion, Note, Prepared, Session
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.services.journal import Journal
from mentor_desktop.store.search import snippet

_PAGE = 200
_OF_A_GOAL = (Level, Milestone, CheckIn, Evidence, Instruction)
_OF_A_SESSION = (AgendaItem, AskedQuestion, Prepared)
KINDS: dict[type[Record], str] = {
    Purpose: "purpose",
    Goal: "goal",
    Level: "level",
    Milestone: "milestone",
    CheckIn: "check-in",
    Evidence: "evidence",
    Instruction: "teaching",
    Session: "session",
    AgendaItem: "agenda item",
    Commitment: "commitment",
    AskedQuestion: "question",
    Prepared: "idea",
    Note: "note",
}
"""What is found by its words beside reflections, as it is called."""


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
    """Everything that holds all the words typed, in the shared space and in my private one; newest first.

    What hangs on a goal or a session that is in the bin is in the bin with it.
    """
    kept = {each.id for each in (*journal.goals.all(), *journal.sessions.all())}
    others = [
        Found(
            id=record.id,
            space="private" if journal.is_private(record) else "shared",
            kind=KINDS[type(record)],
            at=record.created_at,
            title=journal.words_of(record)[0],
            snippet=snippet(journal.words_of(record)[1], typed).text,
        )
        for record in journal.holding(typed, _PAGE)
        if not isinstance(record, _OF_A_GOAL) or record.goal in kept
        if not isinstance(record, _OF_A_SESSION) or record.session in kept
    ]
    others.sort(key=lambda found: found.at, reverse=True)
    for line in own_reflections(journal, typed):
        while others and others[0].at > line.at:
            yield others.pop(0)
        yield line
    yield from others


def text_of(journal: Journal, record: Record) -> tuple[str, str]:
    """The title and the Markdown text of what can be shown."""
    if isinstance(record, Reflection):
        return record.shown_title(), record.text
    if isinstance(record, Person):
        return record.name, ""
    return journal.words_of(record)
