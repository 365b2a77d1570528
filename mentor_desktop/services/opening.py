"""Create, unlock and join: the life of a journal from a folder to two people who can write in it.

An unlock goes: header read and checked → lock file taken → passphrase through Argon2id → slot unwrapped → both spaces
opened, after a look at a log that was left → migrations where the journal is older → the people read and checked → the
bin emptied of what is old → what was being typed is saved → answers that the other waits for are shown → `Journal`.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from mentor_desktop import __version__
from mentor_desktop.errors import Busy, DiskFull, DiskTrouble, KnownError
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.people import COLOURS, SEATS, Person, Purpose, Seat, clean_name, other
from mentor_desktop.journal.record import timestamp
from mentor_desktop.services.holding import publish_waiting
from mentor_desktop.services.journal import Clock, Journal, SystemClock
from mentor_desktop.store import people as people_store
from mentor_desktop.store.migrating import bring_up_to_date, lay_out
from mentor_desktop.store.schema import PRIVATE, SHARED
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.kdf import Kdf
from mentor_desktop.vault.space import Space
from mentor_desktop.vault.vault import Vault

LONGEST_WAIT_SECONDS = 30.0


def create(
    folder: Path,
    *,
    mentor: str,
    mentee: str,
    seat: Seat,
    passphrase: str,
    purpose: str = "",
    kdf: Kdf | None = None,
    clock: Clock | None = None,
) -> Journal:
    """Makes a journal for two in a new or empty folder and opens it for the person in `seat`.

    The other one joins later with `join`. Raises `Unacceptable` for a name or passphrase that is empty,
    `FolderInUse`, `NoRights`, `DiskFull`, `DiskTrouble`; nothing is left behind then.
    """
    names: dict[Seat, str] = {"mentor": clean_name(mentor), "mentee": clean_name(mentee)}
    ids: dict[str, str] = {role: str(uuid4()) for role in SEATS}
    clock = clock or SystemClock()
    written = timestamp(clock())
    by = {"created_at": written, "updated_at": written, "updated_by": ids[seat]}
    people = [Person(id=ids[role], name=names[role], role=role, colour=COLOURS[role], **by) for role in SEATS]
    statement = clean_text(purpose).strip()

    def lay_out_both(shared: Space, private: Space) -> None:
        lay_out(shared, SHARED)
        lay_out(private, PRIVATE)
        with shared.writing() as database:
            for person in people:
                people_store.persons.put(database, person)
            if statement:
                people_store.purposes.put(database, Purpose(id=str(uuid4()), statement=statement, **by))

    return Journal(vaults.create(folder, ids, seat, passphrase, __version__, kdf, lay_out_both), clock)


def unlock(
    folder: Path,
    seat: Seat,
    passphrase: str,
    *,
    read_only: bool = False,
    kdf: Kdf | None = None,
    clock: Clock | None = None,
) -> Journal:
    """Opens a journal for the person in `seat`, with everything they had typed before.

    Raises `WrongPassphrase`, `NotJoined`, `JournalInUse`, `NotAJournal`, `NewerVersion`, and the errors of a damaged,
    cut, missing or forbidden file. None of them changes the journal.
    """
    clock = clock or SystemClock()
    vault = vaults.unlock(folder, seat, passphrase, read_only=read_only, kdf=kdf)
    try:
        _bring_up_to_date(vault, clock)
        journal = Journal(vault, clock)
        if not read_only:
            with suppress(DiskFull, DiskTrouble, Busy):
                journal.empty_old_bin()
            journal.recover_drafts()
            with suppress(KnownError):  # What cannot be shown now is shown another time, and keeps nobody from reading.
                publish_waiting(journal)
        return journal
    except BaseException:
        vault.close()
        raise


def join(
    folder: Path,
    seat: Seat,
    *,
    partner_passphrase: str,
    passphrase: str,
    kdf: Kdf | None = None,
) -> None:
    """Gives the person in `seat` a passphrase of their own and an empty private space; both people are present.

    Raises `AlreadyJoined`, `WrongPassphrase` (the partner's), and what `unlock` raises.
    """
    vaults.join(
        folder,
        seat,
        partner_seat=other(seat),
        partner_passphrase=partner_passphrase,
        passphrase=passphrase,
        kdf=kdf,
        lay_out=lambda private: lay_out(private, PRIVATE),
    )


def joined(folder: Path) -> tuple[Seat, ...]:
    """Which seats have a passphrase. Reads only the header. Raises `NotAJournal`, `DamagedHeader`, `NewerVersion`."""
    seats = vaults.joined(folder)
    return tuple(seat for seat in SEATS if seat in seats)


class Attempts:
    """How long to wait before the next passphrase is tried: 1, 2, 4 … 30 seconds after each wrong one.

    The wait keeps a person at the keyboard from guessing; against someone with a copy of the folder the cost of
    Argon2id is what protects.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds that only go forward."""
        self._clock = clock
        self._failures: dict[tuple[Path, str], tuple[int, float]] = {}

    def wait(self, folder: Path, seat: str) -> float:
        """Seconds still to wait, 0.0 when the next try may come."""
        count, last = self._failures.get((folder, seat), (0, 0.0))
        if not count:
            return 0.0
        return max(0.0, last + min(LONGEST_WAIT_SECONDS, 2.0 ** (count - 1)) - self._clock())

    def failed(self, folder: Path, seat: str) -> None:
        """Notes a wrong passphrase."""
        count, _ = self._failures.get((folder, seat), (0, 0.0))
        self._failures[folder, seat] = (min(count + 1, 10), self._clock())

    def succeeded(self, folder: Path, seat: str) -> None:
        """Forgets the wrong ones."""
        self._failures.pop((folder, seat), None)


def _bring_up_to_date(vault: Vault, clock: Clock) -> None:
    changed = [
        bring_up_to_date(vault, space, schema, clock())
        for space, schema in ((vault.shared, SHARED), (vault.private, PRIVATE))
    ]
    if any(changed):
        vault.written_by(__version__)
