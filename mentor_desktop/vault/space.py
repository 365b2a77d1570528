"""A space: one SQLCipher 4 database, opened with a raw 256-bit key and handed to sqlite-utils.

SQLCipher derives nothing here: the key comes ready from `keys.py`. Each 4 KiB page carries its own HMAC, so a changed
byte is noticed when its page is read. The key in the slot was proven right before a space is opened; a first page
that does not open is therefore damage, never a wrong passphrase.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import quote

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from mentor_desktop.errors import (
    Busy,
    CutSpace,
    DamagedSpace,
    DiskFull,
    DiskTrouble,
    KnownError,
    Locked,
    MissingSpace,
    NoRights,
    ReadOnly,
)
from mentor_desktop.vault.files import system_errors_as_sentences

PAGE_BYTES = 4096
_RESERVED_BYTES = 80
_LOG_INDEX_BYTES = 32 * 1024
_WAIT_FOR_OTHERS_MS = 5000


class Connection(Protocol):
    """What is used of a database connection."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Any = ...) -> Any:
        """Runs one statement and returns its cursor."""
        ...

    def close(self) -> None:
        """Closes the connection."""
        ...


class Space:
    """An open encrypted database. `database` is for statements; every use stands in `reading` or `writing`."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False, read_only: bool = False) -> None:
        """Opens the database at `path` with a 32-byte key.

        Raises `MissingSpace`, `CutSpace`, `DamagedSpace`, `NoRights`, `DiskFull`, `Busy`, `DiskTrouble`.
        """
        self.path = path
        self.read_only = read_only
        self._connection: Connection | None = None
        if not create:
            check_length(path)
        try:
            with self._errors_as_sentences():
                self._connection = _connect(path, create=create, read_only=read_only)
                _prepare(self._connection, key, read_only=read_only)
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException as error:
            self.close()
            if isinstance(error, DamagedSpace) and "malformed" in str(error.__cause__):
                _check_all_pages_are_there(path, key)
            raise
        self._database = Database(cast(Any, self._connection))

    @property
    def database(self) -> Database:
        """The open database. Raises `Locked` after `close`."""
        if self._connection is None:
            raise Locked()
        return self._database

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """A block that reads; SQLCipher's errors become sentences."""
        with self._errors_as_sentences():
            yield self.database

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction: all of the block is durable when it ends, or none of it is there."""
        if self.read_only:
            raise ReadOnly()
        with self._errors_as_sentences():
            database = self.database
            with database.atomic():
                yield database

    def check(self) -> None:
        """Reads every page and every row. Raises `DamagedSpace` that says what is wrong."""
        with self.reading() as database:
            bad_pages = [str(row[0]) for row in database.execute("PRAGMA cipher_integrity_check")]
            if bad_pages:
                raise DamagedSpace(file=self.path.name, what=_summary(bad_pages))
            faults = [str(row[0]) for row in database.execute("PRAGMA integrity_check(20)")]
            if faults != ["ok"]:
                raise DamagedSpace(file=self.path.name, what=_summary(faults))

    def close(self) -> None:
        """Closes the connection; its key goes with it. Closing twice is fine."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._database = cast(Database, None)
            connection.close()

    @contextmanager
    def _errors_as_sentences(self) -> Iterator[None]:
        try:
            yield
        except sqlcipher.Error as error:
            if self._connection is not None and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            sentence = sentence_for(error, self.path)
            if sentence is None:
                raise
            raise sentence from error


def sentence_for(error: sqlcipher.Error, path: Path) -> KnownError | None:
    """The known error for what SQLCipher said, or None for an error that is a bug in a statement."""
    said = str(error)
    if "disk is full" in said:
        return DiskFull()
    if "file is not a database" in said or "malformed" in said or "hmac" in said.lower():
        return DamagedSpace(file=path.name, what="a page does not pass its check")
    if "readonly" in said or "authorization" in said:
        return NoRights(action="write", path=path)
    if "unable to open" in said:
        return NoRights(action="open", path=path)
    if "locked" in said or "busy" in said:
        return Busy()
    if "disk I/O error" in said:
        # SQLite says no more than this when there is no room for the index of its log.
        if _room_beside(path) < _LOG_INDEX_BYTES:
            return DiskFull()
        return DiskTrouble(action="read or write", path=path.name, reason=said)
    return None


def _room_beside(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _LOG_INDEX_BYTES


def _summary(faults: list[str]) -> str:
    first = faults[0].splitlines()[0]
    return first if len(faults) == 1 else f"{first}, and {len(faults) - 1} more"


def check_length(path: Path) -> None:
    """Raises `MissingSpace` or `CutSpace` when a file cannot be a whole database; needs no key."""
    with system_errors_as_sentences("read", path):
        try:
            length = path.stat().st_size
        except FileNotFoundError:
            raise MissingSpace(file=path.name) from None
    if length == 0 or length % PAGE_BYTES:
        whole_pages = max(1, -(-length // PAGE_BYTES))
        raise CutSpace(file=path.name, found=length, expected=whole_pages * PAGE_BYTES)


def _check_all_pages_are_there(path: Path, key: bytes) -> None:
    """Raises `CutSpace` when a file whose first page passed its check is shorter than that page says.

    SQLite only says "malformed" then. The number of pages stands in bytes 28 to 31 of the first page, which are in its
    first encrypted block: AES-256-CBC behind 16 bytes of salt, the initialisation vector at the head of the page's last
    80 bytes.
    """
    if _log_beside(path):
        return
    with path.open("rb") as file:
        first = file.read(PAGE_BYTES)
        found = os.fstat(file.fileno()).st_size
    vector = first[PAGE_BYTES - _RESERVED_BYTES :][:16]
    block = Cipher(AES(key), CBC(vector)).decryptor().update(first[16:32])
    pages = int.from_bytes(block[12:16], "big")
    if found < pages * PAGE_BYTES:
        raise CutSpace(file=path.name, found=found, expected=pages * PAGE_BYTES)


def _connect(path: Path, *, create: bool, read_only: bool) -> Connection:
    mode = "rwc" if create else "rw"
    if read_only and _log_beside(path):
        # The log of a writer, or of a crash: read with the file, and left for the next writer to clear up.
        mode = "ro"
    elif read_only and not os.access(path.parent, os.W_OK):
        # Nobody can write there, so the file can be read as it lies. Elsewhere a reader takes part in a writer's log.
        mode = "ro&immutable=1"
    connection = sqlcipher.connect(
        f"file:{quote(os.fsencode(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_WAIT_FOR_OTHERS_MS / 1000,
    )
    return cast(Connection, connection)


def _prepare(connection: Connection, key: bytes, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


def _log_beside(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
