"""Promise 7: one writer a journal."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from mentor_desktop.errors import DiskFull, JournalInUse, NoRights, UnsafeLock, WrongPassphrase
from mentor_desktop.vault import lockfile
from mentor_desktop.vault.lockfile import JournalLock
from mentor_desktop.vault.vault import unlock as unlock_vault
from tests.support.journals import PASSPHRASES, JournalForTwo, contents, written
from tests.support.kdf import FastKdf
from tests.support.processes import holder

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other links and no pipes among files")


def unlock(folder: Path, seat: str, passphrase: str) -> None:
    unlock_vault(folder, seat, passphrase, kdf=FastKdf()).close()


def test_the_second_is_told_which_process_has_it(tmp_path: Path) -> None:
    with JournalLock(tmp_path), pytest.raises(JournalInUse, match=f"process {os.getpid()}"):
        JournalLock(tmp_path)


def test_a_released_lock_is_free(tmp_path: Path) -> None:
    for _ in range(3):
        lock = JournalLock(tmp_path)
        lock.release()
        lock.release()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"process": "x"}', b"\xff\xfe", b'{"process": 1}', b"x" * 100_000]
)
def test_a_file_left_by_a_crash_locks_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lock").write_bytes(content)
    JournalLock(tmp_path).release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"process": "x"}', b"\xff\xfe", b"[" * 100_000])
def test_a_lock_that_does_not_say_who_has_it_still_holds(tmp_path: Path, content: bytes) -> None:
    with JournalLock(tmp_path):
        (tmp_path / "lock").write_bytes(content)
        with pytest.raises(JournalInUse, match="another process"):
            JournalLock(tmp_path)


@pytest.mark.parametrize("call", ["ftruncate", "write"])
def test_a_lock_that_could_not_be_written_is_not_held(
    tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a disk that was full for a moment would keep the journal closed until the program ends."""

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as broken:
        broken.setattr(lockfile.os, call, full)
        with pytest.raises(DiskFull) as raised:
            JournalLock(tmp_path)
    JournalLock(tmp_path).release()
    assert raised.value is not None


def test_a_system_without_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> bool:
        raise OSError(errno.EPERM, "not on this share")

    monkeypatch.setattr(lockfile, "_try_to_lock", refuse)
    with pytest.raises(NoRights):
        JournalLock(tmp_path)


def test_a_journal_open_in_another_window_names_it_and_can_be_read(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        first = other.save("written in the other window")
        with pytest.raises(JournalInUse, match=f"process {other.id}") as raised:
            journal_for_two.unlock()
        assert raised.value.details["holder"] == f"process {other.id}"
        journal = journal_for_two.unlock(read_only=True)
        assert [line.id for line in journal.reflections.page(0, 9)] == [first]
        second = other.save("and another one")
        assert [line.id for line in journal.reflections.page(0, 9)] == [second, first]
        assert journal.reflections.count("another") == 1
    journal.close()


def test_the_partner_cannot_write_at_the_same_time_either(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder, "mentee"), pytest.raises(JournalInUse):
        journal_for_two.unlock("mentor")


def test_a_wrong_try_leaves_the_other_window_alone(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        for _ in range(3):
            with pytest.raises(JournalInUse):
                journal_for_two.unlock()
        id = other.save("still writing")
        assert (journal_for_two.folder / "lock").read_bytes().decode().find(str(other.id)) > 0
        other.kill()
    assert journal_for_two.unlock().reflections.get(id).text == "still writing"


def test_the_lock_goes_with_a_killed_process(journal_for_two: JournalForTwo) -> None:
    with holder(journal_for_two.folder) as other:
        other.kill()
        journal = journal_for_two.unlock()
    assert not journal.read_only


def test_a_refused_unlock_gives_the_lock_back(journal_for_two: JournalForTwo) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(journal_for_two.folder, "mentor", "wrong")
    journal_for_two.unlock()


def test_locking_and_unlocking_again_in_one_process(journal_for_two: JournalForTwo) -> None:
    for number in range(3):
        journal = journal_for_two.unlock()
        written(journal, f"number{number}")
        journal.close()
    assert journal_for_two.unlock("mentor").reflections.count() == 3


def test_reading_takes_no_lock_and_leaves_no_file(journal_for_two: JournalForTwo) -> None:
    before = contents(journal_for_two.folder)
    (journal_for_two.folder / "lock").unlink()
    readers = [journal_for_two.unlock(read_only=True) for _ in range(2)]
    assert not (journal_for_two.folder / "lock").exists()
    for reader in readers:
        reader.close()
    assert contents(journal_for_two.folder) == before


@posix
@pytest.mark.parametrize("passphrase", ["right", "wrong"])
def test_a_link_in_its_place_has_nothing_overwritten(journal_for_two: JournalForTwo, passphrase: str) -> None:
    """Someone who can write in the folder must not be able to aim the lock's text at another file."""
    target = journal_for_two.folder.parent / "letter"
    target.write_bytes(b"precious")
    lock = journal_for_two.folder / "lock"
    for link in (lambda: lock.symlink_to(target), lambda: os.link(target, lock)):
        lock.unlink(missing_ok=True)
        link()
        with pytest.raises(UnsafeLock, match="Remove it, then try again"):
            unlock(journal_for_two.folder, "mentor", PASSPHRASES["mentor"] if passphrase == "right" else "x")
        assert target.read_bytes() == b"precious"
    lock.unlink()
    journal_for_two.unlock()


@posix
def test_a_space_linked_as_the_lock_is_not_cut(journal_for_two: JournalForTwo) -> None:
    lock, space = journal_for_two.folder / "lock", journal_for_two.file("mentee")
    before = space.read_bytes()
    lock.unlink()
    os.link(space, lock)
    with pytest.raises(UnsafeLock):
        journal_for_two.unlock()
    assert space.read_bytes() == before


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nowhere"])
def test_what_is_no_file_is_no_lock(tmp_path: Path, kind: str) -> None:
    lock = tmp_path / "lock"
    {"folder": lock.mkdir, "pipe": lambda: os.mkfifo(lock), "link to nowhere": lambda: lock.symlink_to("nowhere")}[
        kind
    ]()
    with pytest.raises(UnsafeLock):
        JournalLock(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_a_held_lock_keeps_its_text(tmp_path: Path) -> None:
    with JournalLock(tmp_path):
        before = (tmp_path / "lock").read_bytes()
        with pytest.raises(JournalInUse):
            JournalLock(tmp_path)
        assert (tmp_path / "lock").read_bytes() == before
