"""Lines of a list of reflections that no journal holds, and a reader that remembers what it was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakSet

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.reflections import Feeling


@dataclass(frozen=True)
class Words:
    """A text with its hits."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, eq=False)
class FakeLine:
    """What a line shows."""

    id: str = "one"
    at: str = "2026-03-21T12:00:00.000Z"
    title: Words = Words("A title")
    snippet: Words = Words("Some of its text")
    feelings: tuple[Feeling, ...] = ()


class Reader:
    """Makes the lines that are asked for, so long as there are so many; `error` is raised instead."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[tuple[int, int]] = []
        self.error: KnownError | None = None
        self.alive: WeakSet[FakeLine] = WeakSet()

    def __call__(self, offset: int, limit: int) -> Sequence[FakeLine]:
        self.asked.append((offset, limit))
        if self.error is not None:
            raise self.error
        rows = range(offset, min(offset + limit, self.count))
        lines = [FakeLine(id=str(row), title=Words(f"Title {row}"), snippet=Words(f"Text {row}")) for row in rows]
        for line in lines:
            self.alive.add(line)
        return lines
