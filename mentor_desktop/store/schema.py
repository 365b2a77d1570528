"""What stands in a space, version by version. A migration that has been released is never changed again.

The order of a table that people read newest first is its `seq`: the seconds since 1970 of the record's own time, plus
one until the number is free. The table and its search index are thereby in the order of time by nature: the newest
page of 50,000 rows, or of all that a word was found in, is read without sorting anything.
"""

from typing import NamedTuple

from sqlite_utils import Database, Migrations


class Schema(NamedTuple):
    """The migrations of one kind of space, the version it has after all of them, and the tables that records are in."""

    migrations: Migrations
    version: int
    tables: tuple[str, ...] = ()


shared = Migrations("shared")
private = Migrations("private")
SHARED = Schema(
    shared,
    3,
    (
        *("person", "purpose"),
        *("goal", "level", "milestone", "check_in", "evidence", "instruction", "file_part"),
        *("session", "agenda_item", "commitment", "asked_question", "tally", "felt_heard"),
    ),
)
PRIVATE = Schema(private, 2, ("reflection", "draft", "prepared", "note", "sealed_answer"))

_COMMON = """
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    removed_at TEXT"""
_WORDS = "title_words TEXT NOT NULL, text_words TEXT NOT NULL"


def make_searchable(database: Database, table: str) -> None:
    """Gives `table` a full-text index named `<table>_search` that follows its rows; rows in the bin are not in it.

    The table has the columns `title_words` and `text_words`, which hold what `search.searchable` made of its texts.
    The index keeps no copy of its own: it reads them through a view, from which it can also be rebuilt.
    """
    index = f"{table}_search"
    changed = (
        "(old.seq, old.title_words, old.text_words, old.removed_at) IS NOT "
        "(new.seq, new.title_words, new.text_words, new.removed_at)"
    )
    forget = (
        f"INSERT INTO {index}({index}, rowid, title, text) VALUES ('delete', old.seq, old.title_words, old.text_words);"
    )
    learn = f"INSERT INTO {index}(rowid, title, text) VALUES (new.seq, new.title_words, new.text_words);"
    statements = (
        f"""CREATE VIEW {table}_words(seq, title, text) AS
            SELECT seq, title_words, text_words FROM {table} WHERE removed_at IS NULL""",
        f"""CREATE VIRTUAL TABLE {index} USING fts5(title, text, content='{table}_words', content_rowid='seq',
            tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So'", prefix='1 2')""",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} WHEN new.removed_at IS NULL BEGIN {learn} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} WHEN old.removed_at IS NULL BEGIN {forget} END",
        f"""CREATE TRIGGER {index}_forget BEFORE UPDATE ON {table} WHEN old.removed_at IS NULL AND {changed}
            BEGIN {forget} END""",
        f"""CREATE TRIGGER {index}_learn AFTER UPDATE ON {table} WHEN new.removed_at IS NULL AND {changed}
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
    database.execute(f"CREATE TABLE purpose (seq INTEGER PRIMARY KEY, {_COMMON}, statement TEXT NOT NULL, {_WORDS})")
    make_searchable(database, "purpose")


@shared()
def goals_and_how_they_move(database: Database) -> None:
    """Goals in five levels, milestones, check-ins, evidence with the bytes of its files, and what was taught."""
    tables = {
        "goal": """title TEXT NOT NULL, why TEXT NOT NULL, state TEXT NOT NULL, asked_for TEXT NOT NULL,
            start_level INTEGER, weight INTEGER NOT NULL, target_date TEXT, agreed_by TEXT NOT NULL, agreed_at TEXT,
            reworded_at TEXT, closed_at TEXT, learned TEXT NOT NULL""",
        "level": "goal TEXT NOT NULL, value INTEGER NOT NULL, text TEXT NOT NULL",
        "milestone": "goal TEXT NOT NULL, title TEXT NOT NULL, due TEXT, done_at TEXT, position INTEGER NOT NULL",
        "check_in": """goal TEXT NOT NULL, person TEXT NOT NULL, level INTEGER NOT NULL, note TEXT NOT NULL,
            at TEXT NOT NULL""",
        "evidence": """goal TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL,
            supports_level INTEGER, file TEXT, file_name TEXT NOT NULL, file_kind TEXT NOT NULL,
            file_bytes INTEGER NOT NULL""",
        "instruction": """goal TEXT NOT NULL, session TEXT, at TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
            teach_back TEXT NOT NULL, confirmed_by TEXT, confirmed_at TEXT""",
    }
    for name, columns in tables.items():
        database.execute(f"CREATE TABLE {name} (seq INTEGER PRIMARY KEY, {_COMMON}, {columns}, {_WORDS})")
        make_searchable(database, name)
        if name != "goal":
            database.execute(f"CREATE INDEX {name}_of_goal ON {name}(goal)")
    # A file lies in pieces, so that keeping one holds nobody up, and apart from its evidence, which lists read whole.
    database.execute(
        "CREATE TABLE file_part (file TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, "
        "PRIMARY KEY (file, number))"
    )


@shared()
def sessions_and_promises(database: Database) -> None:
    """Sessions with their agendas, what was promised, how the talk went."""
    searchable = {
        "session": """number INTEGER NOT NULL, starts_at TEXT NOT NULL, minutes INTEGER NOT NULL, zone TEXT NOT NULL,
            place TEXT NOT NULL, direction TEXT NOT NULL, state TEXT NOT NULL, started_at TEXT, ended_at TEXT,
            summary TEXT NOT NULL, bring TEXT NOT NULL, sequence INTEGER NOT NULL, answered_by TEXT NOT NULL""",
        "agenda_item": """session TEXT NOT NULL, title TEXT NOT NULL, minutes INTEGER NOT NULL, by TEXT NOT NULL,
            goal TEXT, position INTEGER NOT NULL, outcome TEXT NOT NULL, seconds INTEGER NOT NULL, reached_at TEXT,
            carried_from TEXT""",
        "commitment": """session TEXT, owner TEXT NOT NULL, text TEXT NOT NULL, due TEXT, state TEXT NOT NULL,
            closed_at TEXT, in_the_way TEXT NOT NULL, renews TEXT""",
        "asked_question": """session TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL,
            from_library INTEGER NOT NULL, opening TEXT NOT NULL""",
    }
    for name, columns in searchable.items():
        database.execute(f"CREATE TABLE {name} (seq INTEGER PRIMARY KEY, {_COMMON}, {columns}, {_WORDS})")
        make_searchable(database, name)
    database.execute(
        f"""CREATE TABLE tally (seq INTEGER PRIMARY KEY, {_COMMON}, session TEXT NOT NULL, person TEXT NOT NULL,
            questions INTEGER NOT NULL, reflections INTEGER NOT NULL, affirmations INTEGER NOT NULL,
            summaries INTEGER NOT NULL, advice_asked_for INTEGER NOT NULL, advice_not_asked_for INTEGER NOT NULL)"""
    )
    database.execute(
        f"""CREATE TABLE felt_heard (seq INTEGER PRIMARY KEY, {_COMMON}, session TEXT NOT NULL, person TEXT NOT NULL,
            value INTEGER NOT NULL)"""
    )
    for name in ("agenda_item", "commitment", "asked_question", "tally", "felt_heard"):
        database.execute(f"CREATE INDEX {name}_of_session ON {name}(session)")
    database.execute("CREATE INDEX commitment_in_state ON commitment(state)")


@private()
def reflections_and_drafts(database: Database) -> None:
    """What one person writes for themselves, and what they were writing last."""
    database.execute(
        f"""CREATE TABLE reflection (seq INTEGER PRIMARY KEY, {_COMMON},
            at TEXT NOT NULL, title TEXT NOT NULL, form TEXT NOT NULL, parts TEXT NOT NULL, feelings TEXT NOT NULL,
            drained INTEGER, tags TEXT NOT NULL, session TEXT, goal TEXT, pinned INTEGER NOT NULL, {_WORDS})"""
    )
    # Narrow, so that counting and skipping rows never touches the pages with the texts.
    database.execute("CREATE INDEX reflection_kept ON reflection(seq) WHERE removed_at IS NULL")
    database.execute("CREATE INDEX reflection_in_bin ON reflection(removed_at) WHERE removed_at IS NOT NULL")
    make_searchable(database, "reflection")
    database.execute(
        "CREATE TABLE draft (editor TEXT PRIMARY KEY, title TEXT NOT NULL, parts TEXT NOT NULL, at TEXT NOT NULL)"
    )


@private()
def preparing_and_notes(database: Database) -> None:
    """What one person prepares for a session, notes for themselves, and has answered where the other has not yet."""
    database.execute(
        f"""CREATE TABLE prepared (seq INTEGER PRIMARY KEY, {_COMMON}, session TEXT NOT NULL, kind TEXT NOT NULL,
            text TEXT NOT NULL, minutes INTEGER NOT NULL, goal TEXT, carried_from TEXT, {_WORDS})"""
    )
    database.execute(
        f"CREATE TABLE note (seq INTEGER PRIMARY KEY, {_COMMON}, about TEXT NOT NULL, text TEXT NOT NULL, {_WORDS})"
    )
    database.execute(
        f"""CREATE TABLE sealed_answer (seq INTEGER PRIMARY KEY, {_COMMON}, about TEXT NOT NULL, item TEXT NOT NULL,
            value INTEGER NOT NULL)"""
    )
    for name in ("prepared", "note"):
        make_searchable(database, name)
    database.execute("CREATE INDEX prepared_of_session ON prepared(session)")
    for name in ("note", "sealed_answer"):
        database.execute(f"CREATE INDEX {name}_about ON {name}(about)")
