"""A vault: made whole or not at all, opened by one person at a time, joined by the second, checked file by file."""

import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from mentor_desktop.errors import (
    AlreadyJoined,
    CutSpace,
    DamagedSpace,
    DiskFull,
    DiskTrouble,
    FolderInUse,
    JournalInUse,
    KnownError,
    Locked,
    MissingSpace,
    NewerVersion,
    NotAJournal,
    Unacceptable,
    WrongPassphrase,
)
from mentor_desktop.vault import checking
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.vault import Vault
from tests.support.journals import PASSPHRASES, JournalForTwo, contents, written
from tests.support.kdf import FastKdf
from tests.support.spaces import flip

IDS = {"mentor": str(uuid4()), "mentee": str(uuid4())}


def create(folder: Path, passphrase: str = "tea for two") -> Vault:
    return vaults.create(folder, IDS, "mentor", passphrase, "0.1.0", FastKdf())


def join(folder: Path, partner: str = "tea for two", mine: str = "two for tea", seat: str = "mentee") -> None:
    other = {"mentor": "mentee", "mentee": "mentor"}[seat]
    vaults.join(folder, seat, partner_seat=other, partner_passphrase=partner, passphrase=mine, kdf=FastKdf())


def unlock(folder: Path, seat: str = "mentor", passphrase: str = "tea for two", *, read_only: bool = False) -> Vault:
    return vaults.unlock(folder, seat, passphrase, kdf=FastKdf(), read_only=read_only)


def failing(error: BaseException) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    return fail


@pytest.mark.parametrize("place", ["new", "deep/in/new folders", "empty", "grüße 日本 #1"])
def test_a_journal_is_made_in_a_new_or_empty_folder(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    folder = tmp_path / place
    create(folder).close()
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["journal.json", "lock", "shared.db", f"{IDS['mentor']}.db"]
    )
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []
    unlock(folder).close()


@pytest.mark.parametrize("name", ["letter.txt", ".hidden", "journal.json"])
def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(FolderInUse):
        create(tmp_path)
    assert contents(tmp_path) == {name: b"mine"}


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("mine")
    with pytest.raises(FolderInUse):
        create(tmp_path / "journal")
    with pytest.raises(KnownError):
        create(tmp_path / "journal" / "below")
    assert contents(tmp_path) == {"journal": b"mine"}


@pytest.mark.parametrize("existing", [False, True])
@pytest.mark.parametrize("step", ["_first_header", "_make_space", "headers.write", "os.rename"])
def test_a_failure_while_making_it_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, existing: bool
) -> None:
    folder = tmp_path / "journal"
    if existing:
        folder.mkdir()
    error = OSError(5, "broken") if step == "os.rename" else DiskFull()
    monkeypatch.setattr(f"mentor_desktop.vault.vault.{step}", failing(error))
    with pytest.raises(KnownError):
        create(folder)
    assert contents(tmp_path) == {}
    assert [path.name for path in tmp_path.iterdir() if path != folder] == []


def test_an_empty_passphrase_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Unacceptable):
        create(tmp_path / "journal", "")
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_disk_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        create(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_making_a_journal_twice_is_refused(tmp_path: Path) -> None:
    create(tmp_path / "journal").close()
    before = contents(tmp_path)
    with pytest.raises(FolderInUse):
        create(tmp_path / "journal", "another passphrase")
    assert contents(tmp_path) == before


def test_a_fresh_journal_is_open_and_held(tmp_path: Path) -> None:
    vault = create(tmp_path / "journal")
    assert not vault.read_only
    with pytest.raises(JournalInUse):
        unlock(tmp_path / "journal")
    vault.close()
    unlock(tmp_path / "journal").close()


def test_a_folder_given_by_a_relative_path_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vault = create(Path("journal"))
    monkeypatch.chdir("/")
    assert vault.folder == tmp_path / "journal"
    vault.copy_space(vault.shared, tmp_path / "copy.db")
    vault.close()


@pytest.mark.parametrize("passphrase", ["tea for tw", "Tea for two", "two for tea"])
def test_a_wrong_passphrase_changes_nothing(tmp_path: Path, passphrase: str) -> None:
    create(tmp_path / "journal").close()
    before = contents(tmp_path)
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path / "journal", passphrase=passphrase)
    assert contents(tmp_path) == before


def test_no_journal_no_lock_file(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal):
        unlock(tmp_path)
    with pytest.raises(NotAJournal):
        join(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_closing_forgets_the_keys(tmp_path: Path) -> None:
    vault = create(tmp_path / "journal")
    space = vault.shared
    vault.close()
    vault.close()
    assert vault._secrets is None
    with pytest.raises(Locked), vault.private.reading():
        pass
    with pytest.raises(Locked):
        vault.copy_space(space, tmp_path / "copy.db")


def test_the_second_person_joins_and_both_open_the_shared_space(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    with_table = create(folder)
    with with_table.shared.writing() as database:
        database.execute("CREATE TABLE line (text TEXT)")
        database.execute("INSERT INTO line VALUES ('ours')")
    with_table.close()
    assert vaults.joined(folder) == ("mentor",)
    join(folder)
    assert vaults.joined(folder) == ("mentor", "mentee")
    for seat, passphrase in (("mentor", "tea for two"), ("mentee", "two for tea")):
        vault = unlock(folder, seat, passphrase)
        assert vault.shared.database.execute("SELECT text FROM line").fetchone() == ("ours",)
        assert vault.private.path.name == f"{IDS[seat]}.db"
        vault.close()


def test_joining_twice_is_refused_and_changes_nothing(journal_for_two: JournalForTwo) -> None:
    before = contents(journal_for_two.folder)
    for seat, partner in (("mentee", "mentor"), ("mentor", "mentee")):
        with pytest.raises(AlreadyJoined, match=seat):
            join(journal_for_two.folder, PASSPHRASES[partner], "new", seat)
    assert contents(journal_for_two.folder) == before


@pytest.mark.parametrize(
    ("partner", "mine", "said"),
    [("wrong", "two for tea", WrongPassphrase), ("", "x", Unacceptable), ("tea for two", "", Unacceptable)],
)
def test_a_join_that_is_refused_changes_nothing(tmp_path: Path, partner: str, mine: str, said: Any) -> None:
    create(tmp_path / "journal").close()
    before = contents(tmp_path)
    with pytest.raises(said):
        join(tmp_path / "journal", partner, mine)
    assert contents(tmp_path) == before


def test_joining_while_it_is_open_is_refused(tmp_path: Path) -> None:
    vault = create(tmp_path / "journal")
    with pytest.raises(JournalInUse):
        join(tmp_path / "journal")
    vault.close()
    join(tmp_path / "journal")


def test_a_crash_between_the_new_space_and_the_header_sets_the_space_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "journal"
    create(folder).close()
    before = contents(folder)
    with monkeypatch.context() as broken:
        broken.setattr("mentor_desktop.vault.vault.headers.write", failing(DiskFull()))
        with pytest.raises(DiskFull):
            join(folder)
    left = folder / f"{IDS['mentee']}.db"
    left_over = left.read_bytes()
    assert {name: content for name, content in contents(folder).items() if name != left.name} == before
    unlock(folder).close()
    left.with_name(left.name + "-wal").write_bytes(b"its log")
    join(folder)
    aside = sorted(path for path in folder.iterdir() if "set-aside" in path.name)
    assert [path.read_bytes() for path in aside] == [left_over, b"its log"]
    unlock(folder, "mentee", "two for tea").close()


def test_a_new_version_of_the_program_is_noted_and_signed(journal_for_two: JournalForTwo) -> None:
    vault = journal_for_two.vault("mentor")
    vault.written_by("0.2.0")
    vault.close()
    for seat in ("mentor", "mentee"):
        assert journal_for_two.vault(seat).header.program == "0.2.0"
        journal_for_two.close()


def test_a_copied_space_is_whole_and_under_the_same_key(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    journal = journal_for_two.unlock()
    page = written(journal, "copied too")
    copy = tmp_path / "copy"
    shutil.copytree(journal_for_two.folder, copy, ignore=shutil.ignore_patterns("*.db*"))
    vault = journal._vault
    for space in (vault.shared, vault.private):
        vault.copy_space(space, copy / space.path.name)
    again = JournalForTwo(copy)
    assert again.unlock().reflections.get(page.id).text == "copied too"
    again.close()


def test_a_copy_that_is_damaged_at_once_is_noticed(
    journal_for_two: JournalForTwo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = journal_for_two.vault()
    opened = vaults.Space

    def damaged(path: Path, *arguments: Any, **options: Any) -> Any:
        flip(path, 4096 * 3 + 100)
        return opened(path, *arguments, **options)

    monkeypatch.setattr(vaults, "Space", damaged)
    with pytest.raises(DamagedSpace):
        vault.copy_space(vault.private, tmp_path / "copy.db")


@pytest.mark.parametrize("which", ["shared", "private"])
def test_a_missing_space_is_named_and_the_lock_given_back(journal_for_two: JournalForTwo, which: str) -> None:
    path = journal_for_two.shared_file if which == "shared" else journal_for_two.file("mentor")
    content = path.read_bytes()
    path.unlink()
    for _ in range(2):
        with pytest.raises(MissingSpace, match=path.name):
            journal_for_two.vault()
        assert not path.exists()
    path.write_bytes(content)
    journal_for_two.vault()


def test_the_partners_missing_space_does_not_keep_one_out(journal_for_two: JournalForTwo) -> None:
    journal_for_two.file("mentee").unlink()
    journal_for_two.unlock("mentor")


def findings(folder: Path, seat: str | None = None) -> dict[str, tuple[type[KnownError] | None, bool]]:
    passphrase = {"mentor": PASSPHRASES["mentor"], "mentee": PASSPHRASES["mentee"]}.get(seat or "", "")
    found = checking.checked(folder, seat, passphrase, FastKdf())
    return {finding.file: (finding.error and type(finding.error), finding.whole) for finding in found}


def test_a_check_reads_every_file_it_has_a_key_for(journal_for_two: JournalForTwo) -> None:
    before = contents(journal_for_two.folder)
    own, partners = journal_for_two.file("mentor").name, journal_for_two.file("mentee").name
    assert findings(journal_for_two.folder, "mentor") == {
        "journal.json": (None, True),
        "shared.db": (None, True),
        own: (None, True),
        partners: (None, False),
    }
    assert findings(journal_for_two.folder) == {
        "journal.json": (None, False),
        "shared.db": (None, False),
        own: (None, False),
        partners: (None, False),
    }
    assert contents(journal_for_two.folder) == before


def test_a_check_names_every_damaged_file_and_goes_on(journal_for_two: JournalForTwo) -> None:
    own, partners = journal_for_two.file("mentor"), journal_for_two.file("mentee")
    flip(journal_for_two.shared_file, 4096 * 5 + 7)
    own.unlink()
    partners.write_bytes(partners.read_bytes()[:-5])
    assert findings(journal_for_two.folder, "mentor") == {
        "journal.json": (None, True),
        "shared.db": (DamagedSpace, True),
        own.name: (MissingSpace, True),
        partners.name: (CutSpace, False),
    }


def test_a_check_reads_backups_too(journal_for_two: JournalForTwo) -> None:
    folder = journal_for_two.folder / "backups" / "20260321T163000"
    folder.mkdir(parents=True)
    shutil.copy(journal_for_two.shared_file, folder / "shared.db")
    name = str(Path("backups") / "20260321T163000" / "shared.db")
    assert findings(journal_for_two.folder, "mentor")[name] == (None, True)
    flip(folder / "shared.db", 5000)
    assert findings(journal_for_two.folder, "mentor")[name] == (DamagedSpace, True)
    assert findings(journal_for_two.folder, "mentor")["shared.db"] == (None, True)


def test_a_check_leaves_the_log_of_a_crash_as_it_is(journal_for_two: JournalForTwo) -> None:
    from tests.support.processes import holder

    with holder(journal_for_two.folder) as other:
        other.save("in the log")
        other.kill()
    before = {name: content for name, content in contents(journal_for_two.folder).items() if content}
    log = journal_for_two.file("mentor").name + "-wal"
    assert log in before
    assert all(error is None for error, _ in findings(journal_for_two.folder, "mentor").values())
    after = contents(journal_for_two.folder)
    kept = [name for name in before if not name.endswith("-shm")]
    assert {name: after.get(name) for name in kept} == {name: before[name] for name in kept}


def test_a_check_with_a_wrong_passphrase_or_without_a_journal_ends_at_once(journal_for_two: JournalForTwo) -> None:
    with pytest.raises(WrongPassphrase):
        list(checking.checked(journal_for_two.folder, "mentor", "wrong", FastKdf()))
    with pytest.raises(NotAJournal):
        list(checking.checked(journal_for_two.folder / "backups", None, "", FastKdf()))


def test_a_newer_journal_is_not_touched(journal_for_two: JournalForTwo) -> None:
    path = journal_for_two.folder / "journal.json"
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2'))
    before = contents(journal_for_two.folder)
    for attempt in (
        lambda: journal_for_two.vault(),
        lambda: join(journal_for_two.folder),
        lambda: vaults.joined(journal_for_two.folder),
        lambda: findings(journal_for_two.folder),
    ):
        with pytest.raises(NewerVersion):
            attempt()
    assert contents(journal_for_two.folder) == before
