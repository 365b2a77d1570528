"""Sessions with their agendas and promises in the shared space, and what each prepares in a private one."""

from collections import defaultdict
from typing import Any

from sqlite_utils import Database

from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.sessions import (
    AgendaItem,
    AskedQuestion,
    FeltHeard,
    Note,
    Prepared,
    SealedAnswer,
    Session,
    Tally,
)
from mentor_desktop.store.tables import Table, texts
from mentor_desktop.vault.space import Space

sessions: Table[Session] = Table(
    Session,
    "session",
    when="starts_at",
    json_columns={"answered_by": texts},
    title=lambda one: one.place,
    text=lambda one: f"{one.summary}\n{one.bring}",
    checked=True,
)
items: Table[AgendaItem] = Table(
    AgendaItem, "agenda_item", title=lambda one: one.title, text=lambda one: one.outcome, checked=True
)
commitments: Table[Commitment] = Table(
    Commitment, "commitment", title=lambda one: one.text, text=lambda one: one.in_the_way, checked=True
)
questions: Table[AskedQuestion] = Table(AskedQuestion, "asked_question", text=lambda one: one.text, checked=True)
tallies: Table[Tally] = Table(Tally, "tally", checked=True)
felt_heard: Table[FeltHeard] = Table(FeltHeard, "felt_heard", checked=True)
prepared: Table[Prepared] = Table(Prepared, "prepared", text=lambda one: one.text)
notes: Table[Note] = Table(Note, "note", text=lambda one: one.text)
sealed: Table[SealedAnswer] = Table(SealedAnswer, "sealed_answer")


class Sessions:
    """Reads the sessions of an open shared space."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def find(self, id: str) -> Session | None:
        """The session with this id, or None when it is gone for good."""
        with self._space.reading() as database:
            return sessions.find(database, id)

    def get(self, id: str) -> Session:
        """The session with this id. Raises `NoSuchRecord`."""
        with self._space.reading() as database:
            return sessions.get(database, id)

    def all(self) -> list[Session]:
        """Every session that is not in the bin, the latest first."""
        with self._space.reading() as database:
            return list(sessions.newest_first(database))

    def items(self, session: str) -> list[AgendaItem]:
        """The agenda of a session, in the order the pair gave it."""
        with self._space.reading() as database:
            found = items.of(database, "session", session)
        return sorted(found, key=lambda one: (one.position, one.created_at))

    def item(self, id: str) -> AgendaItem:
        """The item with this id. Raises `NoSuchRecord`."""
        with self._space.reading() as database:
            return items.get(database, id)

    def commitments(self) -> list[Commitment]:
        """Every promise, the newest first."""
        with self._space.reading() as database:
            return list(commitments.newest_first(database))

    def commitment(self, id: str) -> Commitment:
        """The promise with this id. Raises `NoSuchRecord`."""
        with self._space.reading() as database:
            return commitments.get(database, id)

    def open_commitments(self) -> list[Commitment]:
        """The promises that are still open, oldest first; a bounded read, however many were kept before."""
        with self._space.reading() as database:
            return commitments.of(database, "state", "open")

    def promised_in(self, session: str) -> list[Commitment]:
        """What was promised in a session, oldest first."""
        with self._space.reading() as database:
            return commitments.of(database, "session", session)

    def promises(self) -> dict[str, int]:
        """How many promises were made in each session, by its id; one that got another day counts once."""
        found: dict[str, int] = defaultdict(int)
        with self._space.reading() as database:
            rows = database.execute(
                "SELECT session, count(*) FROM commitment "
                "WHERE removed_at IS NULL AND session IS NOT NULL AND (state <> 'renegotiated' OR id NOT IN "
                "(SELECT renews FROM commitment WHERE removed_at IS NULL AND renews IS NOT NULL)) GROUP BY session"
            )
            for session, number in rows:
                found[str(session)] = int(number)
        return dict(found)

    def questions(self, session: str) -> list[AskedQuestion]:
        """The questions asked in a session, oldest first."""
        with self._space.reading() as database:
            return questions.of(database, "session", session)

    def tallies(self, session: str) -> list[Tally]:
        """How both took part in a session."""
        with self._space.reading() as database:
            return tallies.of(database, "session", session)

    def felt_heard(self, session: str) -> list[FeltHeard]:
        """How far each felt heard in a session, of those whose answer is where both see it."""
        with self._space.reading() as database:
            return felt_heard.of(database, "session", session)


class Preparing:
    """Reads what I alone prepared and noted, from my open private space."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def prepared(self, session: str) -> list[Prepared]:
        """What I think of bringing to a session, oldest first."""
        return self._of(prepared, "session", session)

    def notes(self, about: str) -> list[Note]:
        """My notes about a session, a person or a goal, oldest first."""
        return self._of(notes, "about", about)

    def all_notes(self) -> list[Note]:
        """All my notes, the newest first."""
        with self._space.reading() as database:
            return list(notes.newest_first(database))

    def sealed(self, about: str) -> list[SealedAnswer]:
        """What I answered about something and the other does not see yet."""
        return self._of(sealed, "about", about)

    def all_sealed(self) -> list[SealedAnswer]:
        """All my answers that the other does not see yet, the newest first."""
        with self._space.reading() as database:
            return list(sealed.newest_first(database))

    def _of(self, table: Table[Any], column: str, value: str) -> list[Any]:
        with self._space.reading() as database:
            return table.of(database, column, value)


def drop_what_hangs_on_nothing(database: Database) -> None:
    """Deletes what hung on a session that is gone for good. Promises stay: they hold beyond it."""
    for table in (items, questions, tallies, felt_heard):
        database.execute(f"DELETE FROM {table.name} WHERE session NOT IN (SELECT id FROM session)")
