"""A private space with the tables of this version, without a journal around it."""

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

    With rank 1, FTS5 compares its index with every row it reads through the view; rows in the bin are not among them.
    """
    index = f"{table}_search"
    database.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    (kept,) = database.execute(f"SELECT count(*) FROM {table} WHERE removed_at IS NULL").fetchone()
    assert database.execute(f"SELECT count(*) FROM {index}_docsize").fetchone() == (kept,)
