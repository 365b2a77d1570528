"""The reflections of one private space: written, listed page by page, searched, put into the bin."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from mentor_desktop.journal.reflections import Feeling, Reflection
from mentor_desktop.store.search import Snippet, marked, match_expression, snippet
from mentor_desktop.store.tables import Table, texts, texts_by_name
from mentor_desktop.vault.space import Space


def _feelings(found: Any) -> tuple[Feeling, ...]:
    if not all(isinstance(entry["word"], str) and isinstance(entry["strength"], int) for entry in found):
        raise ValueError("not a list of feelings")
    return tuple(Feeling(**entry) for entry in found)


table: Table[Reflection] = Table(
    Reflection,
    "reflection",
    when="at",
    json_columns={"parts": texts_by_name, "feelings": _feelings, "tags": texts},
    title=lambda reflection: reflection.title,
    text=lambda reflection: "\n".join(reflection.parts.values()),
)


@dataclass(frozen=True, slots=True)
class ReflectionLine:
    """What a list shows of a reflection."""

    id: str
    at: str
    title: Snippet
    snippet: Snippet
    feelings: tuple[Feeling, ...]


class Reflections:
    """Reads the reflections of an open private space. Nothing here loads more than the page that was asked for."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def get(self, id: str) -> Reflection:
        """The reflection with this id. Raises `NoSuchRecord`."""
        with self._space.reading() as database:
            return table.get(database, id)

    def count(self, typed: str = "") -> int:
        """How many there are, or how many hold every word of what was typed."""
        with self._space.reading() as database:
            if not typed.strip():
                return _number(database, "SELECT count(*) FROM reflection WHERE removed_at IS NULL")
            expression = match_expression(typed)
            if expression is None:
                return 0
            return _number(
                database, "SELECT count(*) FROM reflection_search WHERE reflection_search MATCH ?", expression
            )

    def page(self, offset: int, limit: int, typed: str = "") -> list[ReflectionLine]:
        """Lines `offset` to `offset + limit` of the list, newest first; with words typed, of what holds them all."""
        with self._space.reading() as database:
            if not typed.strip():
                chosen = "SELECT seq FROM reflection WHERE removed_at IS NULL ORDER BY seq DESC LIMIT ? OFFSET ?"
                return self._lines(database, chosen, [limit, offset], typed)
            expression = match_expression(typed)
            if expression is None:
                return []
            chosen = (
                "SELECT rowid FROM reflection_search WHERE reflection_search MATCH ? "
                "ORDER BY rowid DESC LIMIT ? OFFSET ?"
            )
            return self._lines(database, chosen, [expression, limit, offset], typed)

    def bin_count(self) -> int:
        """How many are in the bin."""
        with self._space.reading() as database:
            return _number(database, "SELECT count(*) FROM reflection WHERE removed_at IS NOT NULL")

    def bin_page(self, offset: int, limit: int) -> list[ReflectionLine]:
        """Lines of the bin, the one removed last first."""
        with self._space.reading() as database:
            rows = database.execute(
                f"{table.select} WHERE removed_at IS NOT NULL ORDER BY removed_at DESC LIMIT ? OFFSET ?",
                [limit, offset],
            )
            return [_line(table.read(row), "") for row in rows]

    def _lines(self, database: Database, chosen: str, parameters: list[Any], typed: str) -> list[ReflectionLine]:
        # The numbers come first and alone: they are in order in the index, and only this page's rows are then read.
        numbers = [row[0] for row in database.execute(chosen, parameters)]
        marks = ", ".join("?" * len(numbers))
        rows = database.execute(f"{table.select} WHERE seq IN ({marks}) ORDER BY seq DESC", numbers)
        return [_line(table.read(row), typed) for row in rows]


def _line(reflection: Reflection, typed: str) -> ReflectionLine:
    return ReflectionLine(
        id=reflection.id,
        at=reflection.at,
        title=marked(reflection.shown_title(), typed),
        snippet=snippet("\n".join(reflection.parts.values()), typed),
        feelings=reflection.feelings,
    )


def _number(database: Database, sql: str, *parameters: str) -> int:
    return int(database.execute(sql, parameters).fetchone()[0])
