"""One writer a journal: a lock the system releases when its process ends, however it ends."""

import json
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from mentor_desktop.errors import JournalInUse
from mentor_desktop.vault.files import system_errors_as_sentences

FILE_NAME = "lock"

# The lock is on a byte far behind the text, because a locked range cannot be read on Windows and the text says who
# holds it.
_LOCKED_BYTE = 1 << 20


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


class JournalLock:
    """Held while a journal is open for writing. A file left over from a crash locks nothing."""

    def __init__(self, folder: Path) -> None:
        """Takes the lock of the journal in `folder`. Raises `JournalInUse`, `NoRights`, `DiskFull`, `DiskTrouble`."""
        self._path = folder / FILE_NAME
        with system_errors_as_sentences("write", self._path):
            self._descriptor: int | None = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                self._take(self._descriptor)
            except BaseException:
                self.release()
                raise

    def _take(self, descriptor: int) -> None:
        if not _try_to_lock(descriptor):
            raise JournalInUse(holder=self._holder())
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps({"process": os.getpid()}).encode())

    def _holder(self) -> str:
        try:
            process = json.loads(self._path.read_bytes())["process"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return "another process"
        return f"process {process}" if isinstance(process, int) else "another process"

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
