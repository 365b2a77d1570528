"""What lies beside a space: SQLite's write-ahead log, checked frame by frame before SQLite is let near it.

SQLite reads a log up to the first frame that does not fit and forgets the rest, because a power cut ends a log in just
that way. A byte changed by a bad disk would thereby take away, in silence, all that was saved after it. So the log is
read here first. Its format (sqlite.org/fileformat2.html, section 4), all numbers big-endian:

    header, 32 bytes:  magic 0x377f0682 or …83 │ version │ page size │ checkpoint │ salt, 8 bytes │ sums, 8 bytes
    frame, 24 bytes:   page number │ pages of the file if this ends a transaction, else 0 │ salt │ sums, then the page

The sums run on from frame to frame. They are made of 32-bit words, little-endian for the first magic, big-endian for
the second. The salt is new each time the log begins anew, so older frames behind the newest one are known as such.

Each transaction is on the disk before the next one is written. A frame that does not fit, with a later transaction
behind it, is therefore damage. In the last transaction of a log it cannot be told from one that was just being written
when the power went: such a transaction is left out, as SQLite does, also if it was damaged later.
"""

import os
import stat
import struct
from pathlib import Path
from typing import BinaryIO

from mentor_desktop.errors import DamagedLog, ForeignJournalFile, NotAFile
from mentor_desktop.vault.files import open_ordinary, system_errors_as_sentences

PAGE_BYTES = 4096
HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24
FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES
MOST_BYTES_READ = 64 * 1024 * 1024
_MAGIC = 0x377F0682
_VERSION = 3007000
_WORD = 0xFFFFFFFF

Sums = tuple[int, int]


def log_beside(path: Path) -> bool:
    """Whether a log with something in it lies beside the space at `path`.

    Raises `ForeignJournalFile` for a rollback journal, which SQLite would obey without asking whose it is, and
    `NotAFile` for a log or its index that is a folder, a link, a pipe or a device.
    """
    log, index = path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
    with system_errors_as_sentences("read", path):
        if os.path.lexists(path.with_name(f"{path.name}-journal")):
            raise ForeignJournalFile(file=path.name)
        found = _length_of_ordinary(log)
        _length_of_ordinary(index)
    return found > 0


def pages_in_log(path: Path) -> frozenset[int]:
    """The numbers of the pages that stand in whole transactions of the log beside the space at `path`.

    A log of more than 64 MiB is only checked for its header, and counted as holding no page; a log too short for a
    header holds nothing. Raises `DamagedLog`, `NotAFile`, `NoRights` or `DiskTrouble`.
    """
    log = path.with_name(f"{path.name}-wal")
    with system_errors_as_sentences("read", log):
        try:
            pages, fault = _read(log)
            # Another window may have written while this was read; damage is there the second time as well.
            if fault is not None and _read(log)[1] == fault:
                raise DamagedLog(file=log.name, space=path.name, what=fault[0])
        except FileNotFoundError:
            return frozenset()
    return frozenset(pages)


def _length_of_ordinary(path: Path) -> int:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return 0
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(path=path)
    return found.st_size


def _read(log: Path) -> tuple[set[int], tuple[str, bytes] | None]:
    """The pages of whole transactions, and what is wrong, if anything, with the header it was seen under."""
    with open_ordinary(log) as file:
        header = file.read(HEADER_BYTES)
        if len(header) < HEADER_BYTES:
            return set(), None
        walk = _Walk(file, header)
        if not walk.header_is_whole():
            return set(), ("its beginning does not pass its check", header)
        if os.fstat(file.fileno()).st_size > MOST_BYTES_READ:
            return set(), None
        number = walk.first_broken_frame()
        return walk.pages, (f"part {number} does not pass its check", header) if number else None


class _Walk:
    """One way through a log, from its first frame on."""

    def __init__(self, file: BinaryIO, header: bytes) -> None:
        self.pages: set[int] = set()
        self._file = file
        self._header = header
        self._salt = header[16:24]
        magic = int.from_bytes(header[:4], "big")
        self._pairs = struct.Struct(">II" if magic & 1 else "<II")

    def header_is_whole(self) -> bool:
        magic, version, page_bytes = struct.unpack(">III", self._header[:12])
        return (magic & ~1, version, page_bytes) == (_MAGIC, _VERSION, PAGE_BYTES) and self._sums_of(
            self._header[:24], (0, 0)
        ) == struct.unpack(">II", self._header[24:])

    def first_broken_frame(self) -> int | None:
        """The number of a frame that is damaged, or None; `pages` then holds what stands in whole transactions."""
        sums: Sums = struct.unpack(">II", self._header[24:])
        since_commit: set[int] = set()
        number = 0
        while frame := self._next():
            number += 1
            sums = self._sums_after(frame, sums)
            if not self._is_of_this_log(frame) or sums != _stored_sums(frame):
                return number if self._is_damage(frame, sums) else None
            since_commit.add(int.from_bytes(frame[:4], "big"))
            if _ends_transaction(frame):
                self.pages |= since_commit
                since_commit.clear()
        return None

    def _is_damage(self, frame: bytes, sums: Sums) -> bool:
        """Whether a frame that does not fit was whole once; what is read behind it decides.

        It was when its page still has the sums that it names, or that the next frame goes on from, or when it has a
        transaction behind it.
        """
        if sums == _stored_sums(frame):
            return True
        starts = [sums]
        while True:
            if self._is_of_this_log(frame) and _ends_transaction(frame):
                starts.append(_stored_sums(frame))
            if not (frame := self._next()):
                return False
            if self._is_of_this_log(frame):
                stored = _stored_sums(frame)
                if any(self._sums_after(frame, start) == stored for start in starts):
                    return True
            starts = []

    def _next(self) -> bytes:
        frame = self._file.read(FRAME_BYTES)
        return frame if len(frame) == FRAME_BYTES else b""

    def _is_of_this_log(self, frame: bytes) -> bool:
        return frame[8:16] == self._salt

    def _sums_after(self, frame: bytes, sums: Sums) -> Sums:
        return self._sums_of(frame[FRAME_HEADER_BYTES:], self._sums_of(frame[:8], sums))

    def _sums_of(self, content: bytes, sums: Sums) -> Sums:
        one, two = sums
        for first, second in self._pairs.iter_unpack(content):
            one = (one + first + two) & _WORD
            two = (two + second + one) & _WORD
        return one, two


def _stored_sums(frame: bytes) -> Sums:
    one, two = struct.unpack(">II", frame[16:24])
    return one, two


def _ends_transaction(frame: bytes) -> bool:
    return frame[4:8] != b"\0\0\0\0"
