"""Files outside SQLite are written whole or not at all."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import DiskFull, DiskTrouble, KnownError, NoRights
from mentor_desktop.vault import files
from mentor_desktop.vault.files import read_whole, system_errors_as_sentences, write_whole

STEPS = ["open", "fdopen", "fsync", "replace"]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    for content in (b"first", b"", b"\0\xff" * 5000):
        write_whole(path, content)
        assert read_whole(path, 20_000) == content
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "list.json", b"mine")
    assert (tmp_path / "list.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", STEPS)
def test_a_write_that_fails_at_any_step_leaves_the_old_file_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.json"
    write_whole(path, b"old")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as broken:
        broken.setattr(files.os, step, fail)
        with pytest.raises(DiskFull):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_stops_half_way_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.json"
    write_whole(path, b"old")
    opened = os.fdopen

    def full_after_a_byte(descriptor: int, mode: str) -> Any:
        file = opened(descriptor, mode)
        os.write(descriptor, b"n")
        monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "no room")))
        return file

    monkeypatch.setattr(files.os, "fdopen", full_after_a_byte)
    with pytest.raises(DiskFull):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fsync of a folder")
def test_a_failure_after_the_rename_leaves_the_new_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.json"
    write_whole(path, b"old")

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(files, "sync_folder", fail)
    with pytest.raises(DiskTrouble):
        write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_the_steps_come_in_the_order_a_power_cut_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, rename, sync_folder = os.fsync, os.replace, files.sync_folder
    monkeypatch.setattr(os, "fsync", lambda descriptor: (done.append("sync"), sync(descriptor))[0])
    monkeypatch.setattr(os, "replace", lambda one, other: (done.append("rename"), rename(one, other))[0])
    monkeypatch.setattr(
        files, "sync_folder", lambda folder: (done.append(f"folder {folder.name}"), sync_folder(folder))
    )
    write_whole(tmp_path / "list.json", b"new")
    assert done[:3] == ["sync", "rename", f"folder {tmp_path.name}"]


def test_the_temporary_file_lies_in_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename is whole only within one file system."""
    renamed: list[tuple[Path, Path]] = []
    rename = os.replace
    monkeypatch.setattr(os, "replace", lambda one, other: (renamed.append((one, other)), rename(one, other))[0])
    write_whole(tmp_path / "list.json", b"new")
    ((temporary, target),) = renamed
    assert temporary.parent == target.parent == tmp_path
    assert temporary != target


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, NoRights),
        (errno.EPERM, NoRights),
        (errno.EROFS, NoRights),
        (errno.EIO, DiskTrouble),
        (errno.ENAMETOOLONG, DiskTrouble),
        (None, DiskTrouble),
    ],
)
def test_what_the_system_says_becomes_a_sentence(number: int | None, said: type[KnownError]) -> None:
    with pytest.raises(said) as raised, system_errors_as_sentences("write", Path("list.json")):
        raise OSError(number, "said") if number is not None else OSError("said")
    assert isinstance(raised.value.__cause__, OSError)


def test_a_bug_stays_a_bug() -> None:
    with pytest.raises(ZeroDivisionError), system_errors_as_sentences("write", Path("list.json")):
        _ = 1 // 0


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match=r"list\.json"):
        write_whole(tmp_path / "nowhere" / "list.json", b"new")


@given(st.integers(0, 100))
def test_no_more_is_read_than_was_asked_for(most: int) -> None:
    path = Path(__file__)
    assert len(read_whole(path, most)) == most
    assert path.read_bytes().startswith(read_whole(path, most))


def test_a_missing_file_is_for_the_caller_to_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "nowhere", 10)
