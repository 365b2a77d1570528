"""Files outside SQLite: written whole or not at all, and the system's refusals turned into sentences."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mentor_desktop.errors import DiskFull, DiskTrouble, KnownError, NoRights, NotAFile

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
# Opening a pipe must not wait for whoever writes into it; Windows has no such flag, but one against changed line ends.
WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def system_errors_as_sentences(action: str, path: Path) -> Iterator[None]:
    """Turns an `OSError` inside the block into `DiskFull`, `NoRights` or `DiskTrouble` about `path`.

    `action` completes "the computer does not let the program …": read, write.
    """
    try:
        yield
    except OSError as error:
        raise sentence_for(error, action, path) from error


def sentence_for(error: OSError, action: str, path: Path) -> KnownError:
    """The known error for what the system said."""
    if error.errno in _NO_ROOM:
        return DiskFull()
    if error.errno in _NO_RIGHTS:
        return NoRights(action=action, path=path)
    return DiskTrouble(action=action, path=path, reason=os.strerror(error.errno) if error.errno else "unknown")


def write_whole(path: Path, content: bytes) -> None:
    """Replaces the file at `path` by `content`, so that after any crash the old or the new content is there, whole.

    Temporary file in the same folder, fsync, rename, fsync of the folder.
    Raises `DiskFull`, `NoRights` or `DiskTrouble`; the old file is then untouched, but for a failing fsync of the
    folder: then the new content is there and may not survive a power cut.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    with system_errors_as_sentences("write", path):
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
            sync_folder(path.parent)
        finally:
            temporary.unlink(missing_ok=True)


def read_whole(path: Path, most: int) -> bytes:
    """The content of a file of at most `most` bytes; longer ones are cut there.

    Raises `NotAFile`, `NoRights` or `DiskTrouble`. A missing file raises `FileNotFoundError` or `NotADirectoryError`,
    because only the caller knows what is missing.
    """
    try:
        with open_ordinary(path) as file:
            return file.read(most)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise sentence_for(error, "read", path) from error


def open_ordinary(path: Path) -> BinaryIO:
    """Opens a file to be read. Raises `NotAFile` for a folder, a pipe or a device, without waiting for it; `OSError`.

    A path no file can have (with NUL in it, for one) is the path of a missing file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | WITHOUT_WAITING)
    except ValueError:
        raise FileNotFoundError(errno.ENOENT, "no file can have this name") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile(path=path)
    return os.fdopen(descriptor, "rb")


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut. Windows does this by itself and has no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network and user-space file systems have no such call for a folder; there the rename is all there is.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
