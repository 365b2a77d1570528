"""What was being written when the window closed, kept in the private space so that no sentence is lost.

A draft is written every moment someone types; it is small and has no search index, so it costs a fraction of saving the
record itself. Saving the record drops its draft in the same transaction.
"""

import json
from typing import Any

from sqlite_utils import Database

from mentor_desktop.journal.record import moment
from mentor_desktop.journal.reflections import Draft
from mentor_desktop.store.tables import texts_by_name, without_nul
from mentor_desktop.vault.space import Malformed, Space


def put(database: Database, draft: Draft) -> None:
    """Keeps the newest words of an editor."""
    database.execute(
        "INSERT INTO draft (editor, title, parts, at) VALUES (?, ?, ?, ?) ON CONFLICT(editor) DO UPDATE "
        "SET title = excluded.title, parts = excluded.parts, at = excluded.at",
        [draft.editor, without_nul(draft.title), json.dumps(draft.parts, ensure_ascii=False), draft.at],
    )


def drop(database: Database, editor: str) -> None:
    """Forgets the draft of an editor, if there is one."""
    database.execute("DELETE FROM draft WHERE editor = ?", [editor])


def all_of(space: Space) -> list[Draft]:
    """Every draft, oldest first. Raises `DamagedSpace` for one that does not read as it was written."""
    with space.reading() as database:
        return [_read(row) for row in database.execute("SELECT editor, title, parts, at FROM draft ORDER BY at")]


def _read(row: tuple[Any, ...]) -> Draft:
    if not all(isinstance(value, str) and "\0" not in value for value in row):
        raise Malformed("what was being typed was not written like that")
    editor, title, parts, at = row
    try:
        moment(at)
        return Draft(editor=editor, title=title, parts=texts_by_name(json.loads(parts)), at=at)
    except (ValueError, RecursionError) as error:
        raise Malformed("what was being typed does not read as it was written") from error
