"""Checking a journal: every file and page that can be read with the keys at hand."""

from collections.abc import Iterator
from pathlib import Path

from mentor_desktop.journal.people import Seat
from mentor_desktop.vault import checking
from mentor_desktop.vault.checking import Finding
from mentor_desktop.vault.kdf import Kdf

__all__ = ["Finding", "check"]


def check(folder: Path, seat: Seat | None = None, passphrase: str = "", *, kdf: Kdf | None = None) -> Iterator[Finding]:
    """What is found in each file of the journal, file by file; it writes nothing and changes nothing.

    With a seat and its passphrase every page of what that person can open is read. Raises `NotAJournal`,
    `DamagedHeader`, `NewerVersion`, `UnsafeParameters` or `WrongPassphrase` when the check cannot begin.
    """
    return checking.checked(folder, seat, passphrase, kdf)
