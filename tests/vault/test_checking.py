"""The check names each file by where it lies, and what it could not look into."""

import os
import shutil
from pathlib import Path

import pytest

from mentor_desktop.errors import DamagedLog, DiskTrouble, NotAFile
from mentor_desktop.vault import checking
from mentor_desktop.vault.checking import Finding
from tests.support.journals import PASSPHRASES, JournalForTwo
from tests.support.kdf import FastKdf
from tests.support.processes import holder
from tests.support.spaces import flip, log_of

COPY = Path("backups") / "20260321T163000"


def faults(journal: JournalForTwo, seat: str | None = "mentor") -> dict[str, Finding]:
    passphrase = PASSPHRASES["mentor"] if seat else ""
    found = checking.checked(journal.folder, seat, passphrase, FastKdf())
    return {finding.file: finding for finding in found if finding.error is not None}


@pytest.fixture
def copied(journal_for_two: JournalForTwo) -> JournalForTwo:
    """A journal with a copy of the shared space in its backups."""
    (journal_for_two.folder / COPY).mkdir(parents=True)
    shutil.copy(journal_for_two.shared_file, journal_for_two.folder / COPY)
    return journal_for_two


@pytest.mark.parametrize("damage", ["flipped", "cut"])
def test_a_damaged_backup_is_named_with_its_folder(copied: JournalForTwo, damage: str) -> None:
    path = copied.folder / COPY / "shared.db"
    if damage == "flipped":
        flip(path, 5000)
    else:
        path.write_bytes(path.read_bytes()[:-5])
    (finding,) = faults(copied).values()
    assert finding.file == str(COPY / "shared.db")
    assert str(finding.error).startswith(f"The file {COPY / 'shared.db'} is ")
    assert finding.error is not None
    assert finding.error.template.format(**finding.error.details) == str(finding.error)


@pytest.mark.parametrize("place", ["backups", str(COPY)])
def test_a_folder_that_cannot_be_listed_is_named(
    copied: JournalForTwo, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def refused(path: Path) -> object:
        if path == copied.folder / place:
            raise OSError(5, "broken")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    (finding,) = faults(copied).values()
    assert (finding.file, type(finding.error), finding.whole) == (place, DiskTrouble, False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")
def test_what_is_no_file_among_the_backups_is_named_and_not_waited_for(copied: JournalForTwo) -> None:
    os.mkfifo(copied.folder / COPY / "pipe.db")
    (copied.folder / COPY / "folder.db").mkdir()
    (copied.folder / "backups" / "note.txt").write_text("mine")
    found = faults(copied)
    assert {type(finding.error) for finding in found.values()} == {NotAFile}
    assert sorted(found) == [str(COPY / "folder.db"), str(COPY / "pipe.db")]


@pytest.mark.parametrize("seat", ["mentor", None])
def test_a_damaged_log_is_found_with_and_without_a_key(journal_for_two: JournalForTwo, seat: str | None) -> None:
    with holder(journal_for_two.folder) as other:
        other.save("one")
        other.kill()
    path = journal_for_two.file("mentor")
    flip(log_of(path), 20)
    found = faults(journal_for_two, seat)
    assert {name: type(finding.error) for name, finding in found.items()} == {path.name: DamagedLog}
