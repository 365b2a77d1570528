"""The yardstick for what the store does: SQLCipher with one table and one plain FTS5 table, and nothing around it."""

import json
import os
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from mentor_desktop.journal.reflections import Reflection

_KEY = "ab" * 32


class BareDatabase:
    """An encrypted database with the columns of a reflection, and an FTS5 table with FTS5's own defaults."""

    def __init__(self, path: Path, synchronous: str = "FULL") -> None:
        """Opens the database at `path`, or makes it."""
        new = not path.exists()
        self.connection = sqlcipher.connect(os.fspath(path), isolation_level=None)
        self.connection.execute(f"PRAGMA key = \"x'{_KEY}'\"")
        self.connection.execute("PRAGMA temp_store = MEMORY")
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute(f"PRAGMA synchronous = {synchronous}")
        if new:
            self.connection.execute(
                "CREATE TABLE entry (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, "
                "updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, at TEXT NOT NULL, title TEXT NOT NULL, "
                "text TEXT NOT NULL, feelings TEXT NOT NULL)"
            )
            self.connection.execute("CREATE VIRTUAL TABLE found USING fts5(title, text)")

    def save(self, reflection: Reflection) -> None:
        """One transaction: the row and its words."""
        run = self.connection.execute
        feelings = json.dumps([feeling.word for feeling in reflection.feelings])
        text = reflection.text
        run("BEGIN")
        row = run(
            "INSERT INTO entry (id, created_at, updated_at, updated_by, at, title, text, feelings) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                reflection.id,
                reflection.created_at,
                reflection.updated_at,
                reflection.updated_by,
                reflection.at,
                reflection.title,
                text,
                feelings,
            ),
        )
        run("INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)", (row.lastrowid, reflection.title, text))
        run("COMMIT")

    def newest(self, many: int) -> list[tuple[object, ...]]:
        """The newest rows, whole."""
        return list(self.connection.execute("SELECT * FROM entry ORDER BY seq DESC LIMIT ?", (many,)))

    def search(self, expression: str, many: int) -> list[tuple[object, ...]]:
        """The newest rows that match, whole: one query, as one would write it."""
        return list(
            self.connection.execute(
                "SELECT entry.* FROM found JOIN entry ON entry.seq = found.rowid WHERE found MATCH ? "
                "ORDER BY found.rowid DESC LIMIT ?",
                (expression, many),
            )
        )

    def flush(self) -> None:
        """Writes everything from the log into the database file."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Closes the connection."""
        self.connection.close()


def open_and_read_newest(path: Path, many: int) -> int:
    """Opens the database and reads its newest rows, as the barest program would; returns how many there were."""
    with closing(BareDatabase(path)) as bare:
        return len(bare.newest(many))
