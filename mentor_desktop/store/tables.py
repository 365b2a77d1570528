"""Records to rows and back. One `Table` a record type; it writes no SQL that depends on what a person typed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, Generic, TypeVar, get_type_hints

from sqlite_utils import Database

from mentor_desktop.errors import NoSuchRecord, Unacceptable
from mentor_desktop.journal.markdown import plain
from mentor_desktop.journal.record import Record, moment
from mentor_desktop.store.search import match_expression, searchable
from mentor_desktop.vault.space import Malformed

R = TypeVar("R", bound=Record)


class Table(Generic[R]):
    """The rows of one record type, in the order of the time in the field `when`."""

    def __init__(
        self,
        record: type[R],
        name: str,
        *,
        when: str = "created_at",
        json_columns: dict[str, Callable[[Any], Any]] | None = None,
        title: Callable[[R], str] | None = None,
        text: Callable[[R], str] | None = None,
        checked: bool = False,
    ) -> None:
        """`json_columns` names the fields kept as JSON, each with what turns the parsed JSON back into the field.

        `title` and `text` give the words a record is found by; a table with either is searchable (`schema`).
        A `checked` record must keep the rules of its subject when it is read: the partner could have written anything.
        """
        self.record = record
        self.name = name
        self._when = when
        self._checked = checked
        self._json_columns = json_columns or {}
        self._columns = [field.name for field in fields(record)]
        self._times = {when, *(column for column in self._columns if column.endswith("_at"))}
        kinds = get_type_hints(record)
        self._fits = {
            column: _is_text if column in self._json_columns else _fitting(kinds[column]) for column in self._columns
        }
        self._words = (title, text) if title or text else ()
        self.searchable = bool(self._words)
        written = ["seq", *self._columns, *(("title_words", "text_words") if self._words else ())]
        marks = ", ".join("?" * len(written))
        updates = ", ".join(f"{column} = excluded.{column}" for column in written if column != "id")
        self._insert = (
            f"INSERT INTO {name} ({', '.join(written)}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {updates}"
        )
        columns = ", ".join(f"{name}.{column}" for column in self._columns)
        self.select = f"SELECT {columns} FROM {name}"
        self._select_removed = (
            f"SELECT {columns}, removed_at FROM {name} WHERE removed_at IS NOT NULL ORDER BY removed_at DESC, seq DESC"
        )

    def put(self, database: Database, record: R) -> None:
        """Inserts the record, or replaces the row with its id."""
        values = [self._stored(column, getattr(record, column)) for column in self._columns]
        words = [searchable(plain(of(record))) if of else "" for of in self._words]
        database.execute(self._insert, [self._place(database, record), *values, *words])

    def get(self, database: Database, id: str) -> R:
        """The record with this id, also when it is in the bin. Raises `NoSuchRecord`."""
        found = self.find(database, id)
        if found is None:
            raise NoSuchRecord(id=id)
        return found

    def find(self, database: Database, id: str) -> R | None:
        """The record with this id, also when it is in the bin; None when there is none."""
        row = database.execute(f"{self.select} WHERE id = ?", [id]).fetchone() if _is_unicode(id) else None
        return None if row is None else self.read(row)

    def of(self, database: Database, column: str, value: str) -> list[R]:
        """Every record with `value` in an indexed `column` that is not in the bin, oldest first."""
        rows = database.execute(
            f"{self.select} WHERE {column} = ? AND removed_at IS NULL ORDER BY seq", [without_nul(value)]
        )
        return [self.read(row) for row in rows]

    def holding(self, database: Database, typed: str, limit: int) -> list[R]:
        """The records that hold every word of what was typed, newest first. For tables that are searchable."""
        expression = match_expression(typed)
        if expression is None:
            return []
        rows = database.execute(
            f"{self.select} JOIN {self.name}_search ON {self.name}_search.rowid = {self.name}.seq "
            f"WHERE {self.name}_search MATCH ? ORDER BY {self.name}_search.rowid DESC LIMIT ?",
            [expression, limit],
        )
        return [self.read(row) for row in rows]

    def newest_first(self, database: Database) -> Iterator[R]:
        """Every record that is not in the bin. For tables that stay small."""
        rows = database.execute(f"{self.select} WHERE removed_at IS NULL ORDER BY seq DESC")
        return (self.read(row) for row in rows)

    def removed(self, database: Database) -> list[tuple[str, R]]:
        """Every record in the bin with the timestamp of its removal, the last one removed first."""
        rows = database.execute(self._select_removed)
        return [(_read_moment(removed_at), self.read(tuple(row))) for *row, removed_at in rows]

    def words_of(self, record: R) -> tuple[str, str]:
        """The title and the text a record is found by, as they were written."""
        title, text = (of(record) if of else "" for of in self._words)
        return title, text

    def set_removed(self, database: Database, id: str, removed_at: str | None) -> None:
        """Puts a record into the bin, or takes it out with None. Raises `NoSuchRecord`."""
        found = database.execute(f"UPDATE {self.name} SET removed_at = ? WHERE id = ?", [removed_at, id])
        if found.rowcount != 1:
            raise NoSuchRecord(id=id)

    def empty_bin(self, database: Database, before: str) -> None:
        """Deletes for good what has been in the bin since before a timestamp."""
        database.execute(f"DELETE FROM {self.name} WHERE removed_at IS NOT NULL AND removed_at < ?", [before])

    def read(self, row: tuple[Any, ...]) -> R:
        """The record of a row that `select` brought.

        Raises `Malformed` for what was never written: a damaged page can come as a text full of NUL, and a person who
        shares the key could put anything into a shared table.
        """
        values = dict(zip(self._columns, row, strict=True))
        for column, fits in self._fits.items():
            if not fits(values[column]):
                raise Malformed(f"what stands in a {self.name} as {column} was not written like that")
        try:
            for column in self._times:
                if values[column] is not None:
                    moment(values[column])
            for column, restore in self._json_columns.items():
                values[column] = restore(json.loads(values[column]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Malformed(f"a {self.name} does not read as it was written") from error
        found = self.record(**values)
        if self._checked:
            try:
                found.check()
            except Unacceptable as error:
                raise Malformed("it holds what the program does not write") from error
        return found

    def newest_write(self, database: Database) -> str:
        """When something was written or removed last, as far as the newest 50 records and the bin tell; else empty."""
        row = database.execute(
            f"SELECT max(coalesce((SELECT max(updated_at) FROM (SELECT updated_at FROM {self.name} ORDER BY seq DESC "
            f"LIMIT 50)), ''), coalesce((SELECT max(removed_at) FROM {self.name} WHERE removed_at IS NOT NULL), ''))"
        ).fetchone()
        return str(row[0])

    def _stored(self, column: str, value: object) -> object:
        if column in self._json_columns:
            return json.dumps(value, ensure_ascii=False, default=_fields_of, separators=(",", ":"))
        return without_nul(value) if isinstance(value, str) else value

    def _place(self, database: Database, record: R) -> int:
        """The number of the row: the second of the record's time, or the next one that is free."""
        when = getattr(record, self._when)
        row = database.execute(f"SELECT seq, {self._when} FROM {self.name} WHERE id = ?", [record.id]).fetchone()
        if row is not None and row[1] == when:
            return int(row[0])
        second = int(moment(when).timestamp())
        while database.execute(f"SELECT 1 FROM {self.name} WHERE seq = ?", [second]).fetchone() is not None:
            second += 1
        return second


def without_nul(text: str) -> str:
    """A text as it is stored: NUL shows nothing, and is how a damaged page gives itself away."""
    return text.replace("\0", "")


def texts_by_name(found: Any) -> dict[str, str]:
    """What JSON brought, if it is an object of texts. Raises `ValueError` if not."""
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError("not an object of texts")
    return found


def texts(found: Any) -> tuple[Any, ...]:
    """What JSON brought, if it is a list of texts in whole characters. Raises `ValueError` if not."""
    if not isinstance(found, list) or not all(isinstance(text, str) and _is_unicode(text) for text in found):
        raise ValueError("not a list of texts")
    return tuple(found)


def _read_moment(found: object) -> str:
    """What stands as a timestamp in a row. Raises `Malformed` when it is none."""
    try:
        if isinstance(found, str):
            moment(found)
            return found
    except ValueError:
        pass
    raise Malformed("a moment in it was not written like that")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fitting(kind: Any) -> Callable[[object], bool]:
    """Whether what a column brings can be a field of this type; the names of a `Literal` are texts."""
    if kind is bool:
        return lambda value: value in (0, 1)
    if kind is int:
        return lambda value: isinstance(value, int)
    if kind == int | None:
        return lambda value: value is None or isinstance(value, int)
    if kind == str | None:
        return lambda value: value is None or _is_text(value)
    return _is_text


def _fields_of(value: Any) -> dict[str, Any]:
    """A small record inside a field, as JSON: an object of its fields."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
