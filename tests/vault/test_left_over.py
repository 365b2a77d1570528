"""What lies beside a space: a log that belongs to another file, a rollback journal, things that are no files."""

import os
import shutil
from pathlib import Path

import pytest

from mentor_desktop.errors import CutSpace, DamagedSpace, ForeignJournalFile, KnownError, MissingSpace, NotAFile
from mentor_desktop.vault.space import PAGE_BYTES, Space, check_length
from tests.support.journals import JournalForTwo, contents, written
from tests.support.processes import holder
from tests.support.spaces import KEY, flip, log_of, make_killed_space, make_space, rows_of

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")


def without_index(folder: Path) -> dict[str, bytes]:
    """All files but empty ones and the index of a log, which holds nothing that the log does not."""
    return {name: content for name, content in contents(folder).items() if content and not name.endswith("-shm")}


def fill(journal: JournalForTwo, word: str) -> None:
    opened = journal.unlock()
    for number in range(10):
        written(opened, f"{word} {number} " + "q" * 3000)
    journal.close()


@pytest.fixture(params=["an older copy", "a newer copy"])
def put_back(request: pytest.FixtureRequest, journal_for_two: JournalForTwo, tmp_path: Path) -> JournalForTwo:
    """A journal killed while it was open, whose damaged space was then replaced by a copy; the log stayed."""
    fill(journal_for_two, "early")
    path = journal_for_two.file("mentor")
    copy = path.read_bytes()
    fill(journal_for_two, "later")
    if request.param == "a newer copy":
        other = JournalForTwo(tmp_path / "other computer")
        shutil.copytree(journal_for_two.folder, other.folder)
        fill(other, "much later")
        copy = (other.folder / path.name).read_bytes()
    with holder(journal_for_two.folder) as killed:
        killed.save("last words")
        killed.kill()
    path.write_bytes(copy)
    return journal_for_two


def test_a_log_of_another_file_destroys_nothing(put_back: JournalForTwo) -> None:
    before = without_index(put_back.folder)
    for _ in range(2):
        with pytest.raises(DamagedSpace) as raised:
            put_back.unlock()
        assert without_index(put_back.folder) == before
    name = put_back.file("mentor").name
    assert f"move {name}-wal and {name}-shm away with the damaged file" in str(raised.value)


def test_what_the_sentence_says_helps(put_back: JournalForTwo) -> None:
    for ending in ("-wal", "-shm"):
        path = put_back.file("mentor")
        path.with_name(path.name + ending).unlink(missing_ok=True)
    journal = put_back.unlock()
    assert journal.reflections.count("early") == 10


@pytest.mark.parametrize("kind", [DamagedSpace, CutSpace, MissingSpace])
def test_every_sentence_about_putting_a_file_back_names_its_log(kind: type[KnownError]) -> None:
    said = str(kind(file="shared.db", what="x", found=1, expected=2))
    assert "move shared.db-wal and shared.db-shm away" in said


@pytest.mark.parametrize("read_only", [False, True])
def test_a_rollback_journal_is_refused_and_nothing_is_undone(tmp_path: Path, read_only: bool) -> None:
    path = make_space(tmp_path / "shared.db", rows=5)
    path.with_name("shared.db-journal").write_bytes(b"")
    before = contents(tmp_path)
    with pytest.raises(ForeignJournalFile, match=r"Move shared\.db-journal out"):
        Space(path, KEY, read_only=read_only)
    assert contents(tmp_path) == before


def put_in_place(path: Path, kind: str) -> None:
    path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.with_name("elsewhere").write_bytes(b"precious")
        path.symlink_to(path.with_name("elsewhere"))


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_file_is_not_opened_in_its_place(tmp_path: Path, kind: str) -> None:
    put_in_place(tmp_path / "shared.db", kind)
    for read_only in (False, True):
        with pytest.raises(NotAFile, match=r"shared\.db"):
            Space(tmp_path / "shared.db", KEY, read_only=read_only)


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "link"])
@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_what_is_no_file_is_not_opened_as_a_log(tmp_path: Path, kind: str, ending: str) -> None:
    path = make_space(tmp_path / "shared.db", rows=5)
    put_in_place(path.with_name(path.name + ending), kind)
    before = contents(tmp_path)
    for read_only in (False, True):
        with pytest.raises(NotAFile, match=ending):
            Space(path, KEY, read_only=read_only)
    assert contents(tmp_path) == before


def test_a_page_half_written_by_a_power_cut_is_healed_by_the_log(tmp_path: Path) -> None:
    path = make_killed_space(tmp_path / "shared.db")
    content = path.read_bytes()
    path.write_bytes(content[: PAGE_BYTES + 2000] + bytes(PAGE_BYTES - 2000) + content[2 * PAGE_BYTES :])
    assert rows_of(path) == list(range(6))
    space = Space(path, KEY, read_only=True)
    space.check()
    space.close()


def test_a_page_damaged_in_the_file_and_not_in_the_log_is_noticed_before_writing(tmp_path: Path) -> None:
    path = make_space(tmp_path / "shared.db")
    space = Space(path, KEY)
    with space.writing() as database:
        database.execute("UPDATE line SET text = 'changed' WHERE number = 3")
    main, log = path.read_bytes(), log_of(path).read_bytes()
    space.close()
    path.write_bytes(main)
    log_of(path).write_bytes(log)
    flip(path, path.stat().st_size - 1000)
    before = without_index(tmp_path)
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged"):
        Space(path, KEY)
    assert without_index(tmp_path) == before


def test_a_file_that_ends_within_a_page_is_healed_by_its_log(tmp_path: Path) -> None:
    """A power cut while the log is being copied into the file leaves such an end."""
    path = make_killed_space(tmp_path / "shared.db")
    with path.open("ab") as file:
        file.write(b"x" * 1000)
    check_length(path)
    assert rows_of(path) == list(range(6))


def test_an_empty_file_is_cut_short_also_with_a_log(tmp_path: Path) -> None:
    path = make_killed_space(tmp_path / "shared.db")
    path.write_bytes(b"")
    with pytest.raises(CutSpace):
        check_length(path)
