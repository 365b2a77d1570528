"""One writer a journal: a lock the system releases when its process ends, however it ends."""

import errno
import json
import os
import stat
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from mentor_desktop.errors import JournalInUse, UnsafeLock
from mentor_desktop.vault.files import WITHOUT_WAITING, system_errors_as_sentences

FILE_NAME = "lock"

# The lock is on a byte far behind the text, because a locked range cannot be read on Windows and the text says who
# holds it.
_LOCKED_BYTE = 1 << 20
_MOST_BYTES = 1000
_NO_ORDINARY_FILE = {errno.ELOOP, errno.EISDIR, errno.ENXIO}


def _try_to_lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        process = json.loads(os.read(descriptor, _MOST_BYTES))["process"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "another process"
    return f"process {process}" if isinstance(process, int) else "another process"


class JournalLock:
    """Held while a journal is open for writing. A file left over from a crash locks nothing."""

    def __init__(self, folder: Path) -> None:
        """Takes the lock of the journal in `folder`.

        The text goes into a file of its own: one that leads to another file could have been put there to have that one
        overwritten. Raises `JournalInUse`, `UnsafeLock`, `NoRights`, `DiskFull`, `DiskTrouble`.
        """
        self._path = folder / FILE_NAME
        with system_errors_as_sentences("write", self._path):
            self._descriptor: int | None = self._open()
            try:
                self._refuse_what_is_no_file_of_its_own(self._descriptor)
                self._take(self._descriptor)
            except BaseException:
                self.release()
                raise

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | WITHOUT_WAITING | getattr(os, "O_NOFOLLOW", 0)
        try:
            return os.open(self._path, flags, 0o600)
        except OSError as error:
            if error.errno in _NO_ORDINARY_FILE:
                raise UnsafeLock(path=self._path) from error
            raise

    def _refuse_what_is_no_file_of_its_own(self, descriptor: int) -> None:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
            raise UnsafeLock(path=self._path)

    def _take(self, descriptor: int) -> None:
        if not _try_to_lock(descriptor):
            raise JournalInUse(holder=_holder(descriptor))
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps({"process": os.getpid()}).encode())

    def release(self) -> None:
        """Gives the lock back. The file stays: removing it would race with the next who takes it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
