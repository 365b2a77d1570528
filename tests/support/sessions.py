"""A session of Amara and Tom's in the week to come, planned or held, and all that lies in a space."""

from dataclasses import replace
from datetime import date
from typing import Any

from mentor_desktop.journal.sessions import AgendaItem, Session
from mentor_desktop.services import holding, sessions
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import Plan
from mentor_desktop.vault.space import Space

MONDAY = Plan(date(2026, 3, 23), 16, 0, "Europe/Berlin", 60, "Room 2")
"""Two days after the clock of the tests begins."""


def planned(journal: Journal, **fields: Any) -> Session:
    """A session planned for Monday, or as these fields of a plan say."""
    return sessions.plan(journal, replace(MONDAY, **fields))


def held(journal: Journal, **fields: Any) -> Session:
    """A session that was planned, begun now and closed at once."""
    return holding.close(journal, holding.begin(journal, planned(journal, **fields)), "", "")


def item(journal: Journal, session: Session, title: str = "The depots") -> AgendaItem:
    """An item of mine on the agenda."""
    return sessions.add_item(journal, session.id, title, 10)


def titles(journal: Journal, session: Session) -> list[str]:
    """What stands on the agenda, from top to bottom."""
    return [each.title for each in journal.sessions.items(session.id)]


def everything_in(space: Space) -> str:
    """Every row of every table of a space, those of the search indexes and every word these know included."""
    with space.reading() as database:
        tables = [
            row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        rows = [f"{table} {row}" for table in tables for row in database.execute(f"SELECT * FROM {table}")]
        for table in tables:
            if table.endswith("_search"):
                database.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {table}, row)")
                rows += [f"{table} knows {row}" for row in database.execute("SELECT * FROM temp.held")]
                database.execute("DROP TABLE temp.held")
    return "\n".join(rows)
