"""A vault: the header and the spaces of one journal, and the three ways in: create, unlock, join.

Two people can have slots in one journal. Either opens the shared space; each private space opens to its owner alone,
because its key comes from the owner's P, and P is in no one else's slot.
"""

import errno
import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from mentor_desktop.errors import (
    AlreadyJoined,
    DamagedHeader,
    FolderInUse,
    Locked,
    NotJoined,
    UnsafeParameters,
    WrongPassphrase,
)
from mentor_desktop.vault import header as headers
from mentor_desktop.vault import keys
from mentor_desktop.vault.files import sync_folder, system_errors_as_sentences
from mentor_desktop.vault.header import Grant, Header, Member, Slot
from mentor_desktop.vault.kdf import Argon2idKdf, Kdf, KdfCost, passphrase_bytes
from mentor_desktop.vault.keys import Use
from mentor_desktop.vault.lockfile import JournalLock
from mentor_desktop.vault.process import refuse_core_dumps
from mentor_desktop.vault.space import Space

SHARED_FILE = "shared.db"
PASSPHRASE = "passphrase"
_TAKEN = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR}


def _leave_empty(*spaces: Space) -> None:
    """Makes nothing in new spaces."""


def private_file(person: str) -> str:
    """The name of the file of a person's private space."""
    return f"{person}.db"


@dataclass(slots=True)
class Secrets:
    """P of the person who unlocked, and S of the journal. Dropped when the journal is locked."""

    person: bytes = field(repr=False)
    shared: bytes = field(repr=False)


class Vault:
    """An open journal: its header, and the two spaces the person who unlocked it can open.

    Made by `create` and `unlock`. Opening takes the journal's lock file unless it is opened to be read.
    """

    def __init__(
        self, folder: Path, header: Header, member: Member, secrets: Secrets, lock: JournalLock | None
    ) -> None:
        refuse_core_dumps()
        self.folder = folder
        self.header = header
        self.member = member
        self.read_only = lock is None
        self._secrets: Secrets | None = secrets
        self._spaces: list[Space] = []
        self._lock = lock
        try:
            self.shared = self._open(SHARED_FILE, secrets.shared, Use.SHARED_SPACE)
            self.private = self._open(private_file(member.id), secrets.person, Use.PRIVATE_SPACE)
        except BaseException:
            self.close()
            raise

    def _open(self, file: str, secret: bytes, use: Use) -> Space:
        key = keys.derived(secret, use, self.header.journal)
        space = Space(self.folder / file, key, read_only=self.read_only)
        self._spaces.append(space)
        return space

    def written_by(self, program: str) -> None:
        """Notes in the header which version of the program wrote the journal last, signed anew."""
        if self._secrets is not None and self.header.program != program:
            self.header = _signed(replace(self.header, program=program), self._secrets.shared)
            headers.write(self.folder, self.header)

    def copy_space(self, space: Space, target: Path) -> None:
        """Writes a copy of an open space to `target`, under the same key, and reads it back whole.

        Raises `DamagedSpace` when the copy does not pass its check, and what opening a `Space` raises.
        """
        if self._secrets is None:
            raise Locked()
        secret, use = (
            (self._secrets.shared, Use.SHARED_SPACE)
            if space is self.shared
            else (self._secrets.person, Use.PRIVATE_SPACE)
        )
        with space.reading() as database:
            # SQLite fills an empty file; this one belongs to its owner alone.
            with system_errors_as_sentences("write", target):
                os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            database.execute("VACUUM INTO ?", [str(target)])
        copy = Space(target, keys.derived(secret, use, self.header.journal), read_only=True)
        try:
            copy.check()
        finally:
            copy.close()

    def close(self) -> None:
        """Locks the journal: connections closed, keys dropped, lock file released. Closing twice is fine."""
        for space in self._spaces:
            space.close()
        self._spaces.clear()
        self._secrets = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def create(
    folder: Path,
    people: Mapping[str, str],
    seat: str,
    passphrase: str,
    program: str,
    kdf: Kdf | None = None,
    lay_out: Callable[[Space, Space], None] = _leave_empty,
) -> Vault:
    """Makes a journal in `folder`, which must be new or empty, and opens it for the person in `seat`.

    `people` maps each seat to a person's id (a UUID); `lay_out` is given the shared and the private space to make what
    stands in them from the first moment. The journal is made beside its place and moved there whole, so neither a
    failure nor a kill leaves half a journal. Raises `FolderInUse`, `Unacceptable`, `NoRights`, `DiskFull` or
    `DiskTrouble`.
    """
    folder = folder.absolute()
    with system_errors_as_sentences("write", folder):
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise FolderInUse(folder=folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.new")
        building.mkdir(mode=0o700)
    try:
        header, secrets = _first_header(people, seat, passphrase, program, kdf or Argon2idKdf())
        member = member_in(header, seat)
        with (
            closing(_make_space(building, SHARED_FILE, secrets.shared, Use.SHARED_SPACE, header.journal)) as shared,
            closing(
                _make_space(building, private_file(member.id), secrets.person, Use.PRIVATE_SPACE, header.journal)
            ) as private,
        ):
            lay_out(shared, private)
        headers.write(building, header)
        with system_errors_as_sentences("write", folder):
            was_there = _move(building, folder)
            try:
                sync_folder(folder.parent)
                return _opened(folder, header, member, secrets, JournalLock(folder))
            except BaseException:
                os.rename(folder, building)
                if was_there:
                    folder.mkdir(mode=0o700)
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)


def unlock(folder: Path, seat: str, passphrase: str, *, read_only: bool = False, kdf: Kdf | None = None) -> Vault:
    """Opens the journal in `folder` for the person in `seat`.

    Raises `WrongPassphrase`, `NotJoined`, `JournalInUse`, `NotAJournal`, `DamagedHeader`, `UnsafeParameters`,
    `NewerVersion`, and what opening a `Space` raises. None of them changes a byte of the journal.
    """
    folder = folder.absolute()
    headers.read(folder)
    lock = None if read_only else JournalLock(folder)
    try:
        header = headers.read(folder)
        member = member_in(header, seat)
        secrets = secrets_of(header, member, passphrase, kdf)
        vault = Vault(folder, header, member, secrets, lock)
        if lock is not None:
            _clear_away_half_written(folder)
        return vault
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def join(
    folder: Path,
    seat: str,
    *,
    partner_seat: str,
    partner_passphrase: str,
    passphrase: str,
    kdf: Kdf | None = None,
    lay_out: Callable[[Space], None] = _leave_empty,
) -> None:
    """Gives the person in `seat` a passphrase of their own and a private space; the partner's passphrase lends S.

    `lay_out` makes what stands in the new space. The partner's P never leaves their slot, and the new P is wrapped by
    the new passphrase alone.
    Raises `AlreadyJoined` and everything `unlock` raises.
    """
    kdf = kdf or Argon2idKdf()
    folder = folder.absolute()
    headers.read(folder)
    with JournalLock(folder):
        header = headers.read(folder)
        member = member_in(header, seat)
        if header.slots_of(member.id):
            raise AlreadyJoined(seat=seat)
        partner = secrets_of(header, member_in(header, partner_seat), partner_passphrase, kdf)
        secrets = Secrets(person=keys.fresh_key(), shared=partner.shared)
        slot, grant = _entry(header.journal, member, secrets, passphrase, kdf)
        joined = replace(header, slots=(*header.slots, slot), grants=(*header.grants, grant))
        # The header comes last: a slot without its space would not open. A space without a slot (from a crash here, or
        # from an older header put back by hand) might still be somebody's, so it is set aside and never overwritten.
        _set_aside(folder, private_file(member.id))
        file = private_file(member.id)
        with closing(_make_space(folder, file, secrets.person, Use.PRIVATE_SPACE, header.journal)) as private:
            lay_out(private)
        headers.write(folder, _signed(joined, secrets.shared))


def joined(folder: Path) -> tuple[str, ...]:
    """The seats that have a way in. Needs no key. Raises what reading the header raises."""
    header = headers.read(folder)
    return tuple(member.seat for member in header.people if header.slots_of(member.id))


def member_in(header: Header, seat: str) -> Member:
    """Who sits in a seat. Raises `NotJoined` when the journal has no such seat."""
    member = header.member(seat)
    if member is None:
        raise NotJoined(seat=seat)
    return member


def _first_header(
    people: Mapping[str, str], seat: str, passphrase: str, program: str, kdf: Kdf
) -> tuple[Header, Secrets]:
    members = tuple(Member(person, name) for name, person in people.items())
    header = Header(journal=str(uuid4()), program=program, people=members)
    secrets = Secrets(person=keys.fresh_key(), shared=keys.fresh_key())
    slot, grant = _entry(header.journal, member_in(header, seat), secrets, passphrase, kdf)
    return _signed(replace(header, slots=(slot,), grants=(grant,)), secrets.shared), secrets


def _entry(journal: str, member: Member, secrets: Secrets, passphrase: str, kdf: Kdf) -> tuple[Slot, Grant]:
    slot = Slot(
        id=str(uuid4()), person=member.id, kind=PASSPHRASE, kdf=kdf.name, cost=KdfCost(), salt=keys.fresh_salt()
    )
    key = kdf.derive(passphrase_bytes(passphrase), slot.salt, slot.cost)
    nonce, wrapped = keys.wrap(key, secrets.person, slot.public(journal))
    grant_key = keys.derived(secrets.person, Use.SHARED_GRANT, journal)
    grant = Grant(member.id, *keys.wrap(grant_key, secrets.shared, _grant_public(journal, member.id)))
    return replace(slot, nonce=nonce, wrapped=wrapped), grant


def secrets_of(header: Header, member: Member, passphrase: str, kdf: Kdf | None = None) -> Secrets:
    """What a passphrase opens. Raises `WrongPassphrase`, `NotJoined`, `UnsafeParameters` or `DamagedHeader`."""
    slots = [slot for slot in header.slots_of(member.id) if slot.kind == PASSPHRASE]
    if not slots:
        raise NotJoined(seat=member.seat)
    secret = passphrase_bytes(passphrase)
    kdf = kdf or Argon2idKdf()
    for slot in slots:
        if slot.kdf != kdf.name:
            raise UnsafeParameters(what="a way to turn a passphrase into a key that is not known")
        slot.cost.check()
    for slot in slots:
        key = kdf.derive(secret, slot.salt, slot.cost)
        person = keys.unwrap(key, slot.nonce, slot.wrapped, slot.public(header.journal))
        if person is not None:
            return Secrets(person=person, shared=_granted(header, member, person))
    raise WrongPassphrase()


def _granted(header: Header, member: Member, person: bytes) -> bytes:
    grant_key = keys.derived(person, Use.SHARED_GRANT, header.journal)
    for grant in header.grants:
        if grant.person == member.id:
            shared = keys.unwrap(grant_key, grant.nonce, grant.wrapped, _grant_public(header.journal, member.id))
            if shared is None:
                raise DamagedHeader(what="the key of the shared space does not open")
            mac_key = keys.derived(shared, Use.HEADER_MAC, header.journal)
            if not keys.authentic(mac_key, header.signed_content(), header.mac):
                raise DamagedHeader(what="its signature does not match")
            return shared
    raise DamagedHeader(what="the key of the shared space is missing")


def _grant_public(journal: str, person: str) -> bytes:
    return headers.canonical({"journal": journal, "person": person, "kind": "grant"})


def _signed(header: Header, shared: bytes) -> Header:
    mac_key = keys.derived(shared, Use.HEADER_MAC, header.journal)
    return header.with_mac(keys.authenticate(mac_key, header.signed_content()))


def _move(building: Path, folder: Path) -> bool:
    """Puts a whole new journal in its place, unless somebody else has put something there meanwhile.

    Says whether an empty folder was there.
    """
    try:
        was_there = folder.exists()
        if was_there:
            folder.rmdir()
        os.rename(building, folder)
        return was_there
    except OSError as error:
        if error.errno in _TAKEN:
            raise FolderInUse(folder=folder) from error
        raise


def _opened(folder: Path, header: Header, member: Member, secrets: Secrets, lock: JournalLock) -> Vault:
    try:
        return Vault(folder, header, member, secrets, lock)
    except BaseException:
        lock.release()
        raise


def _clear_away_half_written(folder: Path) -> None:
    """Removes what a kill in the middle of writing a header left; the lock keeps others from writing one now."""
    half_written = re.compile(rf"\.{re.escape(headers.FILE_NAME)}\.[0-9a-f]{{8}}\.tmp")
    with suppress(OSError):
        for name in os.listdir(folder):
            if half_written.fullmatch(name):
                (folder / name).unlink()


def _set_aside(folder: Path, file: str) -> None:
    mark = uuid4().hex[:8]
    with system_errors_as_sentences("write", folder / file):
        for left_over in (folder / f"{file}{ending}" for ending in ("", "-wal", "-shm", "-journal")):
            if os.path.lexists(left_over):
                left_over.rename(left_over.with_name(f"{mark}-set-aside-{left_over.name}"))


def _make_space(folder: Path, file: str, secret: bytes, use: Use, journal: str) -> Space:
    space = Space(folder / file, keys.derived(secret, use, journal), create=True)
    try:
        with space.writing() as database:
            # SQLite writes no file for a database without a page; this gives it its first one.
            database.execute("PRAGMA user_version = 0")
    except BaseException:
        space.close()
        raise
    return space
