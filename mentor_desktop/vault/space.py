"""A space: one SQLCipher 4 database, opened with a raw 256-bit key and handed to sqlite-utils.

SQLCipher derives nothing here: the key comes ready from `keys.py`. Each 4 KiB page carries its own HMAC, so a changed
byte is noticed when its page is read. The key in the slot was proven right before a space is opened; a first page
that does not open is therefore damage, never a wrong passphrase.
"""

import os
import re
import shutil
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
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
    NotAFile,
    ReadOnly,
    ReplacedSpace,
)
from mentor_desktop.vault.files import system_errors_as_sentences
from mentor_desktop.vault.log import PAGE_BYTES as PAGE_BYTES
from mentor_desktop.vault.log import log_beside, pages_in_log

_RESERVED_BYTES = 80
_OTHER_TABLES = ("no such table", "no such column", "already exists", "vtable constructor failed")
_UNREADABLE = "Could not decode to UTF-8"
_LOG_INDEX_BYTES = 32 * 1024
_NO_ROOM_FOR_THE_INDEX = (
    "The disk is full, and the program needs a little room beside {file} to open it. "
    "Everything saved is safe. Make some room, then try again."
)
_NO_RIGHT_TO_THE_INDEX = (
    "What was written last lies in {file}-wal, and to read it the program must be able to write in the same folder. "
    "Nothing has changed. Copy the folder to a place where you may write and open it there."
)
_WAIT_FOR_OTHERS_MS = 5000


class Malformed(Exception):
    """Raised inside `reading` or `writing` for a row that cannot be what was written; it becomes `DamagedSpace`."""


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
    """An open encrypted database. `database` is for statements; every use stands in `reading` or `writing`.

    Threads take turns: whoever comes while another reads or writes waits until that block has ended.
    """

    def __init__(self, path: Path, key: bytes, *, create: bool = False, read_only: bool = False) -> None:
        """Opens the database at `path` with a 32-byte key.

        A log beside it, left by a crash, would be written into the file for good. Before that happens the file is read
        whole together with its log, because the two may not belong together.
        Raises `MissingSpace`, `CutSpace`, `DamagedSpace`, `DamagedLog`, `ForeignJournalFile`, `NotAFile`, `NoRights`,
        `DiskFull`, `Busy`, `DiskTrouble`.
        """
        self.path = path
        self.read_only = read_only
        self._turn = threading.RLock()
        self._connection: Connection | None = None
        if create:
            _make_file(path)
        else:
            check_length(path)
            if log_beside(path):
                _check_with_log(path, key, thoroughly=not read_only)
        try:
            with self._errors_as_sentences():
                self._connection = _connect(path, create=create, read_only=read_only)
                _prepare(self._connection, key, read_only=read_only)
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self._file = _file_at(path)
        except BaseException as error:
            self.close()
            if isinstance(error, DamagedSpace) and "malformed" in str(error.__cause__):
                _check_all_pages_are_there(path, key)
            if isinstance(error, (DiskFull, NoRights)) and not create:
                raise _about_the_index(error, path) from error
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
        with self._turn, self._errors_as_sentences():
            yield self.database

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction: all of the block is durable when it ends, or none of it is there."""
        if self.read_only:
            raise ReadOnly()
        with self._turn, self._errors_as_sentences():
            database = self.database
            with database.atomic():
                yield database
        if _file_at(self.path) != self._file:
            raise ReplacedSpace(file=self.path.name)

    def check(self) -> None:
        """Reads every page and every row. Raises `DamagedSpace` that says what is wrong."""
        with self.reading() as database:
            bad_pages = [str(row[0]) for row in database.execute("PRAGMA cipher_integrity_check")]
            if bad_pages and log_beside(self.path):
                # A power cut may leave half a page in the file; what counts then is the same page in the log.
                replaced = pages_in_log(self.path)
                bad_pages = [fault for fault in bad_pages if _page_named(fault) not in replaced]
            if bad_pages:
                raise DamagedSpace(file=self.path.name, what=_summary(bad_pages))
            said = "\n".join(str(row[0]) for row in database.execute("PRAGMA integrity_check(20)"))
            faults = [line for line in said.splitlines() if not line.startswith("***")]
            if faults != ["ok"]:
                raise DamagedSpace(file=self.path.name, what=_summary(faults))

    def close(self) -> None:
        """Closes the connection; its key goes with it. Closing twice is fine."""
        with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                self._database = cast(Database, None)
                connection.close()

    @contextmanager
    def _errors_as_sentences(self) -> Iterator[None]:
        try:
            yield
        except Malformed as error:
            raise DamagedSpace(file=self.path.name, what=str(error)) from error
        except sqlcipher.Error as error:
            if self._connection is not None and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            sentence = sentence_for(error, self.path)
            if sentence is None:
                raise
            if _UNREADABLE in str(error):
                # What SQLite says then holds the text itself, which has no place in an error.
                raise sentence from None
            raise sentence from error


def sentence_for(error: sqlcipher.Error, path: Path) -> KnownError | None:
    """The known error for what SQLCipher said, or None for an error that is a bug in a statement."""
    said = str(error)
    if "disk is full" in said:
        return DiskFull()
    if "file is not a database" in said or "malformed" in said or "hmac" in said.lower():
        return DamagedSpace(file=path.name, what="a page does not pass its check")
    if _UNREADABLE in said:
        return DamagedSpace(file=path.name, what="a text in it is none")
    if isinstance(error, sqlcipher.IntegrityError):
        return DamagedSpace(file=path.name, what="it holds a rule that the program did not make")
    if any(words in said for words in _OTHER_TABLES):
        return DamagedSpace(file=path.name, what="a table is missing or is not as the program makes it")
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
    if type(error) is sqlcipher.DatabaseError:
        return DamagedSpace(file=path.name, what="it cannot be read as a database")
    return None


def _about_the_index(error: KnownError, path: Path) -> KnownError:
    """The error as it is, or what it means where a file can only be opened once the index of its log was written."""
    if isinstance(error, DiskFull):
        return DiskFull(_NO_ROOM_FOR_THE_INDEX, file=path.name)
    if log_beside(path) and os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK):
        return NoRights(_NO_RIGHT_TO_THE_INDEX, file=path.name)
    return error


def _room_beside(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _LOG_INDEX_BYTES


def _summary(faults: list[str]) -> str:
    return faults[0] if len(faults) == 1 else f"{faults[0]}, and {len(faults) - 1} more"


def check_length(path: Path) -> None:
    """Raises `MissingSpace`, `NotAFile` or `CutSpace` when a file cannot be a whole database; needs no key.

    With a log beside it the file may end within a page: a power cut does that, and the log has the page whole.
    """
    with system_errors_as_sentences("read", path):
        try:
            found = path.stat()
        except FileNotFoundError:
            raise MissingSpace(file=path.name) from None
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(path=path)
    length = found.st_size
    if length == 0 or (length % PAGE_BYTES and not log_beside(path)):
        whole_pages = max(1, -(-length // PAGE_BYTES))
        raise CutSpace(file=path.name, found=length, expected=whole_pages * PAGE_BYTES)


def _check_with_log(path: Path, key: bytes, *, thoroughly: bool) -> None:
    """Raises what is wrong with the log beside a file, or, when asked to, with the two together. Writes neither."""
    if thoroughly:
        with closing(Space(path, key, read_only=True)) as before:
            before.check()
    else:
        pages_in_log(path)


def _make_file(path: Path) -> None:
    """Makes the empty file that SQLite then fills, so that it belongs to its owner alone; its log takes its rights."""
    with system_errors_as_sentences("write", path), suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path: its device and number, None when there is none."""
    with system_errors_as_sentences("read", path):
        try:
            found = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
    return found.st_dev, found.st_ino


def _page_named(fault: str) -> int:
    """The number of the page a complaint of SQLCipher's check is about, 0 when it names none."""
    found = re.search(r"\bpage (\d+)", fault)
    return int(found[1]) if found else 0


def _check_all_pages_are_there(path: Path, key: bytes) -> None:
    """Raises `CutSpace` when a file whose first page passed its check is shorter than that page says.

    SQLite only says "malformed" then. The number of pages stands in bytes 28 to 31 of the first page, which are in its
    first encrypted block: AES-256-CBC behind 16 bytes of salt, the initialisation vector at the head of the page's last
    80 bytes.
    """
    if log_beside(path):
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
    if read_only and log_beside(path):
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
