"""A private space with the tables of this version, without a journal around it."""

import re
from pathlib import Path

from sqlite_utils import Database

from mentor_desktop.store import schema
from mentor_desktop.store.schema import Schema
from mentor_desktop.vault.space import Space
from tests.support.spaces import KEY


def space_with(path: Path, kind: Schema = schema.PRIVATE) -> Space:
    """An open, empty space that has been through all migrations of its kind."""
    space = Space(path, KEY, create=True)
    with space.writing() as database:
        kind.migrations.apply(database)
        database.execute(f"PRAGMA user_version = {kind.version}")
    return space


def check_index(database: Database, table: str = "reflection") -> None:
    """Raises when the full-text index does not hold exactly the words of the rows that are not in the bin.

    FTS5's own check looks at the index alone. What it should hold is what a fresh index of the same rows holds: each
    word with its row, its column and its place.
    """
    index = f"{table}_search"
    database.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")
    (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [index]).fetchone()
    tokenizer = re.search(r"tokenize='([^']*)'", made)
    assert tokenizer is not None
    for statement in (
        f"CREATE VIRTUAL TABLE temp.fresh USING fts5(title, text, tokenize='{tokenizer[1]}')",
        "CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab(temp, fresh, instance)",
        f"CREATE VIRTUAL TABLE temp.found_words USING fts5vocab(main, {index}, instance)",
        f"""INSERT INTO temp.fresh(rowid, title, text) SELECT words.seq, words.title, words.text
            FROM {table}_words AS words JOIN {table} ON {table}.seq = words.seq WHERE removed_at IS NULL""",
    ):
        database.execute(statement)
    try:
        expected, found = (
            database.execute(f'SELECT doc, col, "offset", term FROM temp.{words}_words ORDER BY 1, 2, 3').fetchall()
            for words in ("fresh", "found")
        )
        assert found == expected
        (kept,) = database.execute(f"SELECT count(*) FROM {table} WHERE removed_at IS NULL").fetchone()
        assert database.execute(f"SELECT count(*) FROM {index}_docsize").fetchone() == (kept,)
    finally:
        for name in ("fresh_words", "found_words", "fresh"):
            database.execute(f"DROP TABLE temp.{name}")
