"""What shows where a goal stands: words, links, and files that are kept encrypted inside the journal.

A file goes in piece by piece, each in a moment, so that nothing waits for it; only then is its evidence saved. When
anything stops it halfway, the journal forgets the pieces: at once, or when it is next unlocked.
"""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mentor_desktop.errors import DamagedSpace, DiskFull, KnownError, Unacceptable
from mentor_desktop.journal.goals import Goal
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.teaching import LONGEST_FILE_NAME, MOST_FILE_BYTES, Evidence, FileKind, kind_of_file
from mentor_desktop.services.journal import Journal
from mentor_desktop.vault.files import read_whole, write_whole
from mentor_desktop.vault.vault import SHARED_FILE

PIECE_BYTES = 2**20
_HEAD_BYTES = 16
_ENDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf")
# A page on the web has a host: at least one letter or digit, no space, up to the path.
_WITH_HOST = re.compile(r"[^:]*://[^\s/?#]*\w[^\s/?#]*([/?#]|$)")

Progress = Callable[[float], bool]
"""Is told how much of a file is done, 0 to 1, and says whether to go on."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose bytes are in the journal, and which no evidence names yet."""

    file: str
    name: str
    kind: FileKind
    bytes: int


def new_evidence(journal: Journal, goal: Goal) -> Evidence:
    """Evidence of mine with nothing in it yet."""
    return Evidence(**journal.origin(), goal=goal.id, by=journal.me.id)


def add(journal: Journal, evidence: Evidence, file: KeptFile | None = None) -> Evidence:
    """Saves evidence, with a file that was kept for it. A link without its beginning is taken for https.

    Raises `Unacceptable` for a link that leads nowhere, and for what `Evidence.check` refuses.
    """
    link = clean_text(evidence.link).strip()
    if link and "://" not in link:
        link = f"https://{link}"
    if link.lower().startswith(("https://", "http://")) and not _WITH_HOST.match(link):
        raise Unacceptable("This does not read as a link, such as example.org/minutes. What you wrote is kept here.")
    evidence = replace(evidence, text=clean_text(evidence.text).strip(), link=link)
    if file is not None:
        evidence = replace(evidence, file=file.file, file_name=file.name, file_kind=file.kind, file_bytes=file.bytes)
    return journal.save(evidence)


def keep_file(journal: Journal, path: Path, progress: Progress = lambda _: True) -> KeptFile | None:
    """Copies a picture or a PDF into the journal, piece by piece; None when `progress` said to stop.

    May run on another thread. Raises `Unacceptable` for what is no picture or PDF, is empty, is larger than 20 MB or
    is gone, `NotAFile`, `NoRights` or `DiskTrouble` when it cannot be read, and `ReadOnly`, `DiskFull` or `Locked` when
    it cannot be kept. Nothing of it stays in the journal then.
    """
    try:
        content = read_whole(path, MOST_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Unacceptable("This file is no longer there. Nothing was added, and what you wrote is kept.") from None
    if len(content) > MOST_FILE_BYTES:
        raise Unacceptable("This file is larger than 20 MB. Nothing was added. A smaller picture of it may be enough.")
    kind = kind_of_file(content[:_HEAD_BYTES])
    if kind is None and path.suffix.lower() in _ENDS:
        raise Unacceptable("This file cannot be read as a picture or a PDF, whatever its name says. Nothing was added.")
    if kind is None:
        raise Unacceptable("Only pictures (PNG, JPEG, GIF, WebP) and PDF can be kept here. Nothing was added.")
    _refuse_without_room(journal.folder, len(content))
    kept = KeptFile(journal.origin()["id"], _name(path), kind, len(content))
    pieces = -(-len(content) // PIECE_BYTES)
    try:
        for number in range(pieces):
            if not progress(number / pieces):
                journal.files.drop(kept.file)
                return None
            journal.files.put(kept.file, number, content[number * PIECE_BYTES : (number + 1) * PIECE_BYTES])
    except KnownError:
        with suppress(KnownError):  # The pieces are forgotten at the next unlocking then.
            journal.files.drop(kept.file)
        raise
    progress(1.0)
    return kept


def _refuse_without_room(folder: Path, length: int) -> None:
    """Raises `DiskFull` before half a file has taken the last room, in which the words that are typed are kept.

    Twice its length, for each piece lies in the log of the space before it lies in the space.
    """
    with suppress(OSError):  # Writing will say it, if there is something to say.
        if shutil.disk_usage(folder).free < 2 * length:
            raise DiskFull()


def give_up(journal: Journal, file: KeptFile) -> None:
    """Forgets a file whose evidence will not be saved."""
    journal.files.drop(file.file)


def content(journal: Journal, evidence: Evidence) -> bytes:
    """The bytes of the file of some evidence. Raises `DamagedSpace` when they are not those that were kept."""
    assert evidence.file is not None
    found = journal.files.read(evidence.file, evidence.file_bytes)
    if len(found) != evidence.file_bytes or kind_of_file(found[:_HEAD_BYTES]) != evidence.file_kind:
        raise DamagedSpace(file=SHARED_FILE, what="a file in it is not whole")
    return found


def save_out(journal: Journal, evidence: Evidence, target: Path) -> None:
    """Writes the file of some evidence outside the journal, where anyone who uses this computer may read it.

    A file of that name is replaced whole or not at all. Raises `Unacceptable` for a place among the files of the
    journal, `NoRights`, `DiskFull`, `DiskTrouble`, `DamagedSpace`.
    """
    if target.resolve().is_relative_to(journal.folder.resolve()):
        raise Unacceptable("The journal’s own files lie in this folder. Choose another one. Nothing was written.")
    write_whole(target, content(journal, evidence))


def _name(path: Path) -> str:
    """The name of a file as it is kept: in whole letters, its end is what stays of a very long one."""
    return clean_text(os.fsencode(path.name).decode("utf-8", "replace"))[-LONGEST_FILE_NAME:]
