"""Folders and files the system does not let the program read or write.

Each attempt runs in a process of its own that has given up root's privileges, because root is bound by no rights.
"""

import os
import sys
from pathlib import Path

import pytest

from tests.support.journals import JournalForTwo, contents, written
from tests.support.processes import holder, run_python

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way"),
    pytest.mark.skipif(
        sys.platform == "darwin" and os.geteuid() == 0, reason="only Linux lets root give up its privileges"
    ),
]

ATTEMPT = """
import sys
from pathlib import Path
from mentor_desktop.errors import KnownError
from mentor_desktop.services.opening import create, join, unlock
from mentor_desktop.services.shelf import Shelf
from tests.support.journals import PASSPHRASES, written
from tests.support.kdf import FastKdf
from tests.support.processes import give_up_privileges

give_up_privileges()
folder, kdf = Path(sys.argv[1]), FastKdf()
try:
    {attempt}
except KnownError as error:
    print(type(error).__name__, error)
"""
UNLOCK = 'journal = unlock(folder, "mentor", PASSPHRASES["mentor"], kdf=kdf)'
READ = 'journal = unlock(folder, "mentor", PASSPHRASES["mentor"], kdf=kdf, read_only=True)'
LIST = "; print([line.snippet.text for line in journal.reflections.page(0, 9)]); journal.close()"
CREATE = 'create(folder, mentor="A", mentee="B", seat="mentor", passphrase="tea", kdf=kdf)'


def attempted(attempt: str, folder: Path) -> str:
    done = run_python(ATTEMPT.format(attempt=attempt), folder)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.fixture
def journal(journal_for_two: JournalForTwo) -> JournalForTwo:
    """A journal with a page in it, closed; its rights are put back after the test."""
    written(journal_for_two.unlock(), "readable")
    journal_for_two.close()
    return journal_for_two


@pytest.fixture(autouse=True)
def rights_put_back(tmp_path: Path):
    yield
    for path in [tmp_path, *tmp_path.rglob("*")]:
        path.chmod(0o700)


def test_with_its_rights_it_opens(journal: JournalForTwo) -> None:
    assert attempted(UNLOCK + LIST, journal.folder) == "['readable']"


def test_a_folder_that_may_not_be_entered(journal: JournalForTwo) -> None:
    journal.folder.chmod(0)
    for attempt in (UNLOCK, READ):
        assert attempted(attempt, journal.folder).startswith("NoRights This computer does not let the program read")


def test_a_header_that_may_not_be_read(journal: JournalForTwo) -> None:
    (journal.folder / "journal.json").chmod(0)
    assert attempted(READ, journal.folder).startswith("NoRights")


@pytest.mark.parametrize("attempt", [UNLOCK, READ])
def test_a_space_that_may_not_be_read(journal: JournalForTwo, attempt: str) -> None:
    before = contents(journal.folder)
    journal.shared_file.chmod(0)
    said = attempted(attempt, journal.folder)
    assert said.startswith("NoRights This computer does not let the program open")
    assert "shared.db" in said
    journal.shared_file.chmod(0o600)
    assert contents(journal.folder) == before


def test_a_folder_that_may_only_be_read_opens_to_be_read(journal: JournalForTwo) -> None:
    before = contents(journal.folder)
    for path in journal.folder.iterdir():
        path.chmod(0o400)
    journal.folder.chmod(0o500)
    assert attempted(READ + LIST, journal.folder) == "['readable']"
    assert attempted(UNLOCK, journal.folder).startswith("NoRights This computer does not let the program write")
    assert contents(journal.folder) == before


def test_a_log_left_by_a_kill_is_read_in_a_folder_that_may_only_be_read(journal: JournalForTwo) -> None:
    """Reading the file alone would quietly show the journal as it was before the last pages."""
    with holder(journal.folder) as other:
        other.save("in the log only")
        other.kill()
    before = contents(journal.folder)
    for path in journal.folder.iterdir():
        path.chmod(0o400)
    journal.folder.chmod(0o500)
    assert attempted(READ + LIST, journal.folder) == "['in the log only', 'readable']"
    assert contents(journal.folder) == before


def test_a_file_that_may_only_be_read_refuses_what_is_written(journal: JournalForTwo) -> None:
    journal.file("mentor").chmod(0o400)
    before = contents(journal.folder)
    said = attempted(UNLOCK + '; written(journal, "new")', journal.folder)
    assert said.startswith("NoRights This computer does not let the program write")
    assert contents(journal.folder)[journal.file("mentor").name] == before[journal.file("mentor").name]


def test_a_new_journal_where_nothing_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert attempted(CREATE, tmp_path / "closed" / "journal").startswith("NoRights")
    assert list((tmp_path / "closed").iterdir()) == []


def test_joining_where_nothing_may_be_written(journal: JournalForTwo) -> None:
    attempt = 'join(folder, "mentee", partner_passphrase=PASSPHRASES["mentor"], passphrase="tea", kdf=kdf)'
    (journal.folder / "lock").chmod(0o400)
    assert attempted(attempt, journal.folder).startswith("NoRights")


def test_a_list_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o500)
    assert attempted('Shelf(folder).add(folder / "j", "Us")', tmp_path / "home").startswith("NoRights")
    assert attempted('Shelf(folder / "x").add(folder / "j", "Us")', tmp_path / "home").startswith("NoRights")


def test_a_log_without_its_index_in_a_folder_that_may_only_be_read_says_what_to_do(journal: JournalForTwo) -> None:
    with holder(journal.folder) as other:
        other.save("in the log only")
        other.kill()
    for path in journal.folder.glob("*-shm"):
        path.unlink()
    before = contents(journal.folder)
    for path in journal.folder.iterdir():
        path.chmod(0o400)
    journal.folder.chmod(0o500)
    said = attempted(READ + LIST, journal.folder)
    assert said.startswith("NoRights What was written last lies in")
    assert "Copy the folder to a place where you may write" in said
    assert contents(journal.folder) == before
