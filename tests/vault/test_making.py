"""Making a journal beside its place: what is in the way is left alone, and a failure at the end leaves nothing."""

import errno
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from mentor_desktop.errors import DiskTrouble, FolderInUse, KnownError
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.vault import Vault
from tests.support.journals import JournalForTwo, contents, written
from tests.support.kdf import FastKdf

IDS = {"mentor": str(uuid4()), "mentee": str(uuid4())}


def create(folder: Path) -> Vault:
    return vaults.create(folder, IDS, "mentor", "tea for two", "0.1.0", FastKdf())


@pytest.mark.parametrize("existing", [False, True])
@pytest.mark.parametrize("step", ["sync_folder", "JournalLock", "Vault"])
def test_a_failure_after_it_was_moved_into_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, existing: bool
) -> None:
    """Whoever is told that it failed can try again in the same place."""
    folder = tmp_path / "journal"
    if existing:
        folder.mkdir()

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as broken:
        broken.setattr(vaults, step, fail)
        with pytest.raises(DiskTrouble):
            create(folder)
    assert contents(tmp_path) == {}
    assert list(tmp_path.iterdir()) == ([folder] if existing else [])
    create(folder).close()


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
@pytest.mark.parametrize("target", ["empty", "nowhere"])
def test_a_link_in_its_place_is_left_alone(tmp_path: Path, target: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "journal").symlink_to(tmp_path / target)
    with pytest.raises(FolderInUse):
        create(tmp_path / "journal")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "journal"]
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize("what", ["journal", "file"])
def test_one_who_comes_second_is_told_that_the_folder_is_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = tmp_path / "journal"
    make = vaults._first_header

    def meanwhile(*arguments: Any) -> Any:
        if what == "journal":
            monkeypatch.setattr(vaults, "_first_header", make)
            create(folder).close()
        else:
            folder.write_bytes(b"mine")
        return make(*arguments)

    monkeypatch.setattr(vaults, "_first_header", meanwhile)
    with pytest.raises(FolderInUse):
        create(folder)
    assert len(contents(tmp_path)) == (3 if what == "journal" else 1)
    assert [path for path in tmp_path.iterdir() if path != folder] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_every_file_of_a_journal_belongs_to_its_owner_alone(journal_for_two: JournalForTwo) -> None:
    before = os.umask(0)
    try:
        folder = journal_for_two.folder.with_name("new")
        vault = create(folder)
        with vault.private.writing() as database:
            database.execute("CREATE TABLE line (text TEXT)")
        vault.copy_space(vault.private, folder / "copy.db")
        rights = {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}
        vault.close()
    finally:
        os.umask(before)
    assert len(rights) >= 7
    assert set(rights.values()) == {"0o600"}


def test_what_a_kill_left_of_a_header_is_cleared_away_by_the_next_who_writes(journal_for_two: JournalForTwo) -> None:
    left, other = journal_for_two.folder / ".journal.json.0123abcd.tmp", journal_for_two.folder / ".journal.json.tmp"
    for path in (left, other):
        path.write_bytes(b"{")
    with pytest.raises(KnownError):
        vaults.unlock(journal_for_two.folder, "mentor", "wrong", kdf=FastKdf())
    journal_for_two.unlock(read_only=True)
    assert left.exists()
    written(journal_for_two.unlock(), "words")
    assert not left.exists()
    assert other.exists()
