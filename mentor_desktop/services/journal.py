"""An open journal, and the one door through which everything is written into it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mentor_desktop.errors import Busy, DamagedSpace, DiskFull, DiskTrouble, NoSuchRecord, ReadOnly, Unacceptable
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.people import Person, Purpose, other
from mentor_desktop.journal.record import Record, new_id, timestamp
from mentor_desktop.journal.reflections import Draft, Reflection, new_reflection
from mentor_desktop.store import drafts
from mentor_desktop.store import people as people_store
from mentor_desktop.store import reflections as reflection_store
from mentor_desktop.store.people import People
from mentor_desktop.store.reflections import Reflections
from mentor_desktop.store.search import forget_searches
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from mentor_desktop.vault.vault import SHARED_FILE, Vault

DAYS_IN_THE_BIN = 30

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """What a listener is told: a record was saved, removed or restored."""

    record: Record
    removed: bool = False


class Journal:
    """A journal that one person has unlocked. `me` is that person, `partner` the other one."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
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
            Reflection: (vault.private, reflection_store.table),
        }
        self.people = People(vault.shared)
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

    def save(self, record: Record) -> Record:
        """Checks a record, writes it and tells the listeners; returns it as written.

        It is durable when this returns. Raises `Unacceptable`, `ReadOnly`, `DiskFull` and what else writing raises;
        nothing has changed then.
        """
        record.check()
        written = record.touched(self._clock(), self.me.id)
        space, table = self._homes[type(record)]
        with space.writing() as database:
            table.put(database, written)
            if space is self._vault.private:
                drafts.drop(database, record.id)
        self._tell(Change(written))
        return written

    def remove(self, record: Record) -> None:
        """Moves a record to the bin, where it stays for 30 days."""
        self._set_removed(record, timestamp(self._clock()))

    def restore(self, record: Record) -> None:
        """Takes a record out of the bin."""
        self._set_removed(record, None)

    def new_reflection(self) -> Reflection:
        """A fresh page of my own. It is kept from its first word on, not before."""
        return new_reflection(self._clock(), self.me.id)

    def new_purpose(self, statement: str) -> Purpose:
        """A new wording of what we travel toward; the ones before are kept."""
        now = self._clock()
        written = timestamp(now)
        return Purpose(
            id=new_id(now),
            created_at=written,
            updated_at=written,
            updated_by=self.me.id,
            statement=clean_text(statement).strip(),
        )

    def keep_draft(self, reflection: Reflection) -> None:
        """Keeps what is being typed, durable when this returns, without the work of saving the record."""
        draft = Draft(editor=reflection.id, title=reflection.title, parts=reflection.parts, at=timestamp(self._clock()))
        with self._vault.private.writing() as database:
            drafts.put(database, draft)

    def recover_drafts(self) -> None:
        """Saves what was being typed when the journal was last closed; `recovered` then holds those reflections.

        A draft that cannot be saved now stays a draft, and is saved another time: the disk is full, or the clock is
        wrong by centuries. Neither keeps anyone from reading.
        """
        for draft in drafts.all_of(self._vault.private):
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
        limit = timestamp(self._clock() - timedelta(days=DAYS_IN_THE_BIN))
        if self._newest_write() < limit:
            return
        for space, table in self._homes.values():
            with space.writing() as database:
                table.empty_bin(database, limit)

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
        if self.read_only:
            raise ReadOnly()
        space, table = self._homes[type(record)]
        with space.writing() as database:
            table.set_removed(database, record.id, removed_at)
            if space is self._vault.private:
                drafts.drop(database, record.id)
        self.recovered = tuple(page for page in self.recovered if page.id != record.id)
        self._tell(Change(record, removed=removed_at is not None))

    def _tell(self, change: Change) -> None:
        for listener in list(self._listeners):
            listener(change)
