"""An open journal, and the one door through which everything is written into it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlite_utils import Database

from mentor_desktop.errors import Busy, DamagedSpace, DiskFull, DiskTrouble, NoSuchRecord, Unacceptable
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.goals import Goal, Level
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.people import Person, Purpose, other
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Origin, Record, origin, timestamp
from mentor_desktop.journal.reflections import Draft, Reflection, new_reflection
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
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.store import drafts
from mentor_desktop.store import goals as goal_store
from mentor_desktop.store import people as people_store
from mentor_desktop.store import reflections as reflection_store
from mentor_desktop.store import sessions as session_store
from mentor_desktop.store.goals import Files, Goals
from mentor_desktop.store.people import People
from mentor_desktop.store.reflections import Reflections
from mentor_desktop.store.search import forget_searches
from mentor_desktop.store.sessions import Preparing, Sessions
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from mentor_desktop.vault.vault import SHARED_FILE, Vault

DAYS_IN_THE_BIN = 30
FORM_MARK = ":"  # No id of a record holds it, so a draft of a form is never taken for one of a reflection.

R = TypeVar("R", bound=Record)
Clock = Callable[[], datetime]


class SystemClock:
    """Now, in UTC, and never earlier than it was before: a clock that is set back cannot turn around what came last."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        self._last = max(datetime.now(UTC), self._last + timedelta(milliseconds=1))
        return self._last


@dataclass(frozen=True, slots=True)
class Change:
    """What a listener is told: a record was saved, removed or restored."""

    record: Record
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A record in the bin, and when it went there (a timestamp)."""

    record: Record
    at: str


class Journal:
    """A journal that one person has unlocked. `me` is that person, `partner` the other one."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Reads who the pair are.

        Raises `DamagedSpace` when the shared space does not hold them both, or something that breaks the rules of its
        subject: the partner has its key, and may have written there with another program.
        """
        self._vault = vault
        self._clock = clock
        self._listeners: list[Callable[[Change], None]] = []
        self._homes: dict[type[Record], tuple[Space, Table[Any]]] = {
            Person: (vault.shared, people_store.persons),
            Purpose: (vault.shared, people_store.purposes),
            Goal: (vault.shared, goal_store.goals),
            Level: (vault.shared, goal_store.levels),
            Milestone: (vault.shared, goal_store.milestones),
            CheckIn: (vault.shared, goal_store.check_ins),
            Evidence: (vault.shared, goal_store.evidence),
            Instruction: (vault.shared, goal_store.instructions),
            Session: (vault.shared, session_store.sessions),
            AgendaItem: (vault.shared, session_store.items),
            Commitment: (vault.shared, session_store.commitments),
            AskedQuestion: (vault.shared, session_store.questions),
            Tally: (vault.shared, session_store.tallies),
            FeltHeard: (vault.shared, session_store.felt_heard),
            Reflection: (vault.private, reflection_store.table),
            Prepared: (vault.private, session_store.prepared),
            Note: (vault.private, session_store.notes),
            SealedAnswer: (vault.private, session_store.sealed),
        }
        self.people = People(vault.shared)
        self.goals = Goals(vault.shared)
        self.files = Files(vault.shared)
        self.sessions = Sessions(vault.shared)
        self.preparing = Preparing(vault.private)
        self.reflections = Reflections(vault.private)
        both = {person.role: person for person in self._checked_people()}
        mine = next((seat for seat, person in both.items() if person.id == vault.member.id), None)
        if mine is None or other(mine) not in both:
            raise DamagedSpace(file=SHARED_FILE, what="it does not hold both people")
        self.me = both[mine]
        self.partner = both[other(mine)]
        self.recovered: tuple[Reflection, ...] = ()

    @property
    def folder(self) -> Path:
        """Where the journal lies."""
        return self._vault.folder

    @property
    def read_only(self) -> bool:
        """Whether it was opened to be read."""
        return self._vault.read_only

    @property
    def partner_has_joined(self) -> bool:
        """Whether the other person has a passphrase of their own."""
        return bool(self._vault.header.slots_of(self.partner.id))

    def save(self, record: R) -> R:
        """Checks a record, writes it and tells the listeners; returns it as written.

        It is durable when this returns. Raises `Unacceptable`, `ReadOnly`, `DiskFull` and what else writing raises;
        nothing has changed then.
        """
        return self.save_all([record])[0]

    def save_all(self, records: Sequence[R]) -> list[R]:
        """Saves records of one space together: all of them are durable when this returns, or none is there."""
        now = self._clock()
        written = [record.touched(now, self.me.id) for record in records]
        for record in written:
            record.check()
        for space in {self._homes[type(record)][0] for record in written}:
            with space.writing() as database:
                for record in written:
                    self._put(space, database, record)
        for record in written:
            self._tell(Change(record))
        return written

    def _put(self, space: Space, database: Database, record: Record) -> None:
        home, table = self._homes[type(record)]
        if home is not space:
            raise ValueError("records of two spaces cannot be saved together")
        self._refuse_what_is_not_mine(database, record)
        table.put(database, record)
        if space is self._vault.private:
            drafts.drop(database, record.id)

    def _refuse_what_is_not_mine(self, database: Database, record: Record) -> None:
        """Raises `Unacceptable` when a record, as it is given or as it stands, belongs to the other person."""
        if record.belongs_to is None:
            return
        standing = self._homes[type(record)][1].find(database, record.id)
        if any(each and getattr(each, record.belongs_to) != self.me.id for each in (record, standing)):
            raise Unacceptable("This was written by the other person, and only they can change it.")

    def find(self, id: str) -> Record:
        """The record of any kind with this id, in the spaces I can open. Raises `NoSuchRecord`."""
        for space, table in self._homes.values():
            with space.reading() as database:
                found = table.find(database, id)
            if found is not None:
                return cast(Record, found)
        raise NoSuchRecord(id=id)

    def holding(self, typed: str, limit: int) -> list[Record]:
        """What but reflections holds every word of what was typed: at most `limit` of each kind, from both spaces."""
        found: list[Record] = []
        for kind, (space, table) in self._homes.items():
            if table.searchable and kind is not Reflection:
                with space.reading() as database:
                    found += table.holding(database, typed, limit)
        return found

    def is_private(self, record: Record) -> bool:
        """Whether a record stands in my private space."""
        return self._homes[type(record)][0] is self._vault.private

    def words_of(self, record: Record) -> tuple[str, str]:
        """The title and the text by which a record is found; both may be empty."""
        return self._homes[type(record)][1].words_of(record)

    def remove(self, record: Record) -> None:
        """Moves a record to the bin, where it stays for 30 days. Raises `Unacceptable` when it is not mine."""
        self._set_removed(record, timestamp(self._clock()))

    def restore(self, record: Record) -> None:
        """Takes a record out of the bin."""
        self._set_removed(record, None)

    def in_bin(self, kinds: Iterable[type[Record]]) -> list[Removed]:
        """What of these kinds is in the bin, the last one removed first. What is not mine is among it."""
        found = []
        for kind in kinds:
            space, table = self._homes[kind]
            with space.reading() as database:
                found += [Removed(record, at) for at, record in table.removed(database)]
        return sorted(found, key=lambda each: each.at, reverse=True)

    def may_change(self, record: Record) -> bool:
        """Whether I may write, remove or restore a record: it is nobody's alone, or mine."""
        return not self.read_only and (record.belongs_to is None or getattr(record, record.belongs_to) == self.me.id)

    def now(self) -> datetime:
        """The moment at which something is written now, in UTC."""
        return self._clock()

    def origin(self) -> Origin:
        """The common fields of a record that I am making now."""
        return origin(self._clock(), self.me.id)

    def new_reflection(self) -> Reflection:
        """A fresh page of my own. It is kept from its first word on, not before."""
        return new_reflection(self._clock(), self.me.id)

    def new_purpose(self, statement: str) -> Purpose:
        """A new wording of what we travel toward; the ones before are kept."""
        return Purpose(**self.origin(), statement=clean_text(statement).strip())

    def keep_draft(self, reflection: Reflection) -> None:
        """Keeps what is being typed, durable when this returns, without the work of saving the record."""
        self._keep(Draft(editor=reflection.id, title=reflection.title, parts=reflection.parts, at=self._written_now()))

    def keep_words(self, form: str, parts: dict[str, str]) -> None:
        """Keeps what is being typed into a form, by its fields, for me alone: it is shared when it is sent, not before.

        `form` names what is written to what, such as `check-in:<id of the goal>`. With nothing in any field the words
        are forgotten. Durable when this returns.
        """
        assert FORM_MARK in form
        if any(text.strip() for text in parts.values()):
            tidy = {field: clean_text(text) for field, text in parts.items()}
            self._keep(Draft(editor=form, title="", parts=tidy, at=self._written_now()))
        else:
            self.forget_words(form)

    def kept_words(self, form: str) -> dict[str, str]:
        """What was being typed into a form when it was left, by its fields; empty when nothing was."""
        return next((draft.parts for draft in drafts.all_of(self._vault.private) if draft.editor == form), {})

    def forget_words(self, form: str) -> None:
        """Forgets what was typed into a form: it was sent, or given up."""
        with self._vault.private.writing() as database:
            drafts.drop(database, form)

    def _keep(self, draft: Draft) -> None:
        with self._vault.private.writing() as database:
            drafts.put(database, draft)

    def _written_now(self) -> str:
        return timestamp(self._clock())

    def recover_drafts(self) -> None:
        """Saves what was being typed when the journal was last closed; `recovered` then holds those reflections.

        A draft that cannot be saved now stays a draft, and is saved another time: the disk is full, or the clock is
        wrong by centuries. Neither keeps anyone from reading.
        """
        for draft in drafts.all_of(self._vault.private):
            if FORM_MARK in draft.editor:
                continue
            with suppress(Unacceptable, DiskFull, DiskTrouble, Busy):
                self.save(self._with_draft(draft))
                self.recovered = (*self.recovered, self.reflections.get(draft.editor))

    def _with_draft(self, draft: Draft) -> Reflection:
        try:
            before = self.reflections.get(draft.editor)
        except NoSuchRecord:
            before = replace(self.new_reflection(), id=draft.editor, at=draft.at)
        page = replace(before, title=draft.title, parts=draft.parts)
        try:
            page.check()
        except Unacceptable:
            return replace(page, at=timestamp(self._clock()))
        return page

    def empty_old_bin(self) -> None:
        """Deletes for good what has been in the bin for more than 30 days.

        Nothing is deleted when nothing has been written for as long: then the clock may be wrong, and there is time.
        """
        with self._vault.shared.writing() as database:
            goal_store.drop_pieces_of_nothing(database)
        limit = timestamp(self._clock() - timedelta(days=DAYS_IN_THE_BIN))
        if self._newest_write() < limit:
            return
        for space, table in self._homes.values():
            with space.writing() as database:
                table.empty_bin(database, limit)
        with self._vault.shared.writing() as database:
            goal_store.drop_what_hangs_on_nothing(database)
            session_store.drop_what_hangs_on_nothing(database)

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Calls `listener` after every change; what is returned stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):  # Locking has stopped them all.
                self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Locks the journal. Closing twice is fine."""
        self._listeners.clear()
        self._vault.close()
        forget_searches()

    def _checked_people(self) -> list[Person]:
        people = self.people.both()
        try:
            for record in (*people, *self.people.purposes()):
                record.check()
        except Unacceptable as error:
            raise DamagedSpace(file=SHARED_FILE, what="it holds what the program does not write") from error
        return people

    def _newest_write(self) -> str:
        newest = []
        for space, table in self._homes.values():
            with space.reading() as database:
                newest.append(table.newest_write(database))
        return max(newest)

    def _set_removed(self, record: Record, removed_at: str | None) -> None:
        space, table = self._homes[type(record)]
        with space.writing() as database:
            self._refuse_what_is_not_mine(database, record)
            table.set_removed(database, record.id, removed_at)
            if space is self._vault.private:
                drafts.drop(database, record.id)
        self.recovered = tuple(page for page in self.recovered if page.id != record.id)
        self._tell(Change(record, removed=removed_at is not None))

    def _tell(self, change: Change) -> None:
        for listener in list(self._listeners):
            listener(change)
