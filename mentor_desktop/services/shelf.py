"""The list on the first screen: which journals this computer knows, under labels that are not secret.

Light on purpose: it is read before the first window is painted, so it imports nothing that opens a journal.
"""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from mentor_desktop.errors import KnownError
from mentor_desktop.vault.files import read_whole, system_errors_as_sentences, write_whole

FILE_NAME = "journals.json"
DEFAULT_LABEL = "Mentoring journal"
_MOST_BYTES = 1024 * 1024


class Shelved(NamedTuple):
    """A journal on the list. `last_opened` is a UTC timestamp; `hint` is a sentence shown with it."""

    folder: Path
    label: str
    last_seat: str | None = None
    last_opened: str | None = None
    hint: str = ""


class Shelf:
    """The list, kept in one small file of the program's own folder. It holds no names but the labels people chose."""

    def __init__(self, home: Path) -> None:
        """`home` is made when something is first written."""
        self._home = home
        self._path = home / FILE_NAME

    def entries(self) -> list[Shelved]:
        """The journals, the one opened last first. One that cannot be read counts as empty."""
        entries = self._read()
        return sorted(entries, key=lambda entry: entry.last_opened or "", reverse=True) if entries else []

    def add(self, folder: Path, label: str) -> Shelved:
        """Puts a journal on the list, or renames it there. Raises `NoRights`, `DiskFull`, `DiskTrouble`."""
        from mentor_desktop.journal.markdown import clean_text

        folder = folder.absolute()
        entries = self.entries()
        before = next((entry for entry in entries if entry.folder == folder), Shelved(folder, ""))
        label = " ".join(clean_text(label).split()) or before.label or DEFAULT_LABEL
        entry = before._replace(label=label)
        self._write([entry, *(other for other in entries if other.folder != folder)])
        return entry

    def opened(self, folder: Path, seat: str) -> None:
        """Notes that a journal was opened now, and by whom; one that is not on the list stays off it."""
        from datetime import UTC, datetime

        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        entries = self.entries()
        if any(entry.folder == folder for entry in entries):
            self._write(
                [
                    entry._replace(last_seat=seat, last_opened=now) if entry.folder == folder else entry
                    for entry in entries
                ]
            )

    def forget(self, folder: Path) -> None:
        """Takes a journal off the list. The journal itself stays where it is."""
        self._write([entry for entry in self.entries() if entry.folder != folder])

    def new_folder(self) -> Path:
        """A name no one has yet for a journal below the program's own folder; it says nothing of who writes in it."""
        number = 1
        while os.path.lexists(path := self._home / "journals" / f"journal-{number}"):
            number += 1
        return path

    def _read(self) -> list[Shelved] | None:
        """The entries in the file, None when it is missing or not to be read."""
        try:
            found = json.loads(read_whole(self._path, _MOST_BYTES))["journals"]
            return [entry for entry in map(_from_json, found) if entry is not None]
        except (OSError, KnownError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def _write(self, entries: list[Shelved]) -> None:
        content = {"journals": [_as_json(entry) for entry in entries]}
        with system_errors_as_sentences("write", self._home):
            self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.path.exists(self._path) and self._read() is None:
            # Nothing but the list is in it, yet a file that cannot be read is still not ours to overwrite.
            with system_errors_as_sentences("write", self._path):
                self._path.replace(self._path.with_name(f"{FILE_NAME}.unreadable"))
        write_whole(self._path, json.dumps(content, indent=1).encode())


def _as_json(entry: Shelved) -> dict[str, Any]:
    return {
        "folder": os.fspath(entry.folder),
        "label": entry.label,
        "last_seat": entry.last_seat,
        "last_opened": entry.last_opened,
    }


def _from_json(fields: object) -> Shelved | None:
    """The entry, or None for one that is not one: a broken line must not hide the others."""
    if not isinstance(fields, dict):
        return None
    folder, label, seat, opened = (fields.get(name) for name in ("folder", "label", "last_seat", "last_opened"))
    if not isinstance(folder, str) or not isinstance(label, str) or not _can_be_a_path(folder):
        return None
    return Shelved(
        folder=Path(folder),
        label=label.encode("utf-8", "replace").decode(),
        last_seat=seat if isinstance(seat, str) else None,
        last_opened=opened if isinstance(opened, str) else None,
    )


def _can_be_a_path(text: str) -> bool:
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False
