"""What stands in a space, version by version. A migration that has been released is never changed again.

The order of a table that people read newest first is its `seq`: the seconds since 1970 of the record's own time, plus
one until the number is free. The table and its search index are thereby in the order of time by nature: the newest
page of 50,000 rows, or of all that a word was found in, is read without sorting anything.
"""

from typing import NamedTuple

from sqlite_utils import Database, Migrations


class Schema(NamedTuple):
    """The migrations of one kind of space, and the version a space has that has been through all of them."""

    migrations: Migrations
    version: int


shared = Migrations("shared")
private = Migrations("private")
SHARED = Schema(shared, 1)
PRIVATE = Schema(private, 1)

_COMMON = """
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    removed_at TEXT"""


def make_searchable(database: Database, table: str, title: str, text: str) -> None:
    """Gives `table` a full-text index named `<table>_search` that follows its rows; rows in the bin are not in it.

    `title` and `text` are SQL expressions over a row, in which `{row}` stands for its name. The index keeps no second
    copy of the words: it reads them from a view.
    """
    of = {row: f"{title.format(row=row)}, {text.format(row=row)}" for row in ("old", "new", table)}
    index = f"{table}_search"
    forget = f"INSERT INTO {index}({index}, rowid, title, text) VALUES ('delete', old.seq, {of['old']});"
    learn = f"INSERT INTO {index}(rowid, title, text) VALUES (new.seq, {of['new']});"
    statements = (
        f"""CREATE VIEW {table}_words(seq, title, text) AS SELECT seq, {of[table]} FROM {table}""",
        f"""CREATE VIRTUAL TABLE {index} USING fts5(title, text, content='{table}_words', content_rowid='seq',
            tokenize='unicode61 remove_diacritics 2', prefix='1 2')""",
        f"""CREATE TRIGGER {index}_insert AFTER INSERT ON {table} WHEN new.removed_at IS NULL BEGIN {learn} END""",
        f"""CREATE TRIGGER {index}_delete AFTER DELETE ON {table} WHEN old.removed_at IS NULL BEGIN {forget} END""",
        f"""CREATE TRIGGER {index}_forget BEFORE UPDATE ON {table} WHEN old.removed_at IS NULL
            AND (old.seq, {of["old"]}, old.removed_at) IS NOT (new.seq, {of["new"]}, new.removed_at)
            BEGIN {forget} END""",
        f"""CREATE TRIGGER {index}_learn AFTER UPDATE ON {table} WHEN new.removed_at IS NULL
            AND (old.seq, {of["old"]}, old.removed_at) IS NOT (new.seq, {of["new"]}, new.removed_at)
            BEGIN {learn} END""",
    )
    for statement in statements:
        database.execute(statement)


@shared()
def people_and_purpose(database: Database) -> None:
    """The two people, and what they travel toward."""
    database.execute(
        f"CREATE TABLE person (seq INTEGER PRIMARY KEY, {_COMMON}, "
        "name TEXT NOT NULL, role TEXT NOT NULL, colour TEXT NOT NULL)"
    )
    database.execute(f"CREATE TABLE purpose (seq INTEGER PRIMARY KEY, {_COMMON}, statement TEXT NOT NULL)")
    make_searchable(database, "purpose", title="''", text="{row}.statement")


@private()
def reflections_and_drafts(database: Database) -> None:
    """What one person writes for themselves, and what they were writing last."""
    database.execute(
        f"""CREATE TABLE reflection (seq INTEGER PRIMARY KEY, {_COMMON},
            at TEXT NOT NULL, title TEXT NOT NULL, form TEXT NOT NULL, parts TEXT NOT NULL, feelings TEXT NOT NULL,
            drained INTEGER, tags TEXT NOT NULL, session TEXT, goal TEXT, pinned INTEGER NOT NULL)"""
    )
    # Narrow, so that counting and skipping rows never touches the pages with the texts.
    database.execute("CREATE INDEX reflection_kept ON reflection(seq) WHERE removed_at IS NULL")
    database.execute("CREATE INDEX reflection_in_bin ON reflection(removed_at) WHERE removed_at IS NOT NULL")
    make_searchable(
        database,
        "reflection",
        title="{row}.title",
        text="(SELECT group_concat(value, char(10)) FROM json_each({row}.parts))",
    )
    database.execute(
        "CREATE TABLE draft (editor TEXT PRIMARY KEY, title TEXT NOT NULL, parts TEXT NOT NULL, at TEXT NOT NULL)"
    )
