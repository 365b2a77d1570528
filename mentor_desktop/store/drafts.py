"""What was being written when the window closed, kept in the private space so that no sentence is lost.

A draft is written every moment someone types; it is small and has no search index, so it costs a fraction of saving the
record itself. Saving the record drops its draft in the same transaction.
"""

import json

from sqlite_utils import Database

from mentor_desktop.journal.reflections import Draft
from mentor_desktop.vault.space import Space


def put(database: Database, draft: Draft) -> None:
    """Keeps the newest words of an editor."""
    database.execute(
        "INSERT INTO draft (editor, title, parts, at) VALUES (?, ?, ?, ?) ON CONFLICT(editor) DO UPDATE "
        "SET title = excluded.title, parts = excluded.parts, at = excluded.at",
        [draft.editor, draft.title, json.dumps(draft.parts, ensure_ascii=False), draft.at],
    )


def drop(database: Database, editor: str) -> None:
    """Forgets the draft of an editor, if there is one."""
    database.execute("DELETE FROM draft WHERE editor = ?", [editor])


def all_of(space: Space) -> list[Draft]:
    """Every draft, oldest first."""
    with space.reading() as database:
        rows = database.execute("SELECT editor, title, parts, at FROM draft ORDER BY at")
        return [Draft(editor=row[0], title=row[1], parts=json.loads(row[2]), at=row[3]) for row in rows]
