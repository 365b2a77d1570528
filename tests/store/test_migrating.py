"""Bringing a journal up to the schema of this program: a backup first, all or nothing, and nothing newer is touched."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database, Migrations

from mentor_desktop.errors import DamagedSpace, DiskFull, KnownError, NewerVersion, OlderVersion
from mentor_desktop.store.migrating import bring_up_to_date, version
from mentor_desktop.store.schema import PRIVATE, SHARED, Schema
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.space import Space
from tests.support.journals import JournalForTwo, contents, written
from tests.support.kdf import FastKdf

NEXT = PRIVATE.version + 1
NOW = datetime(2026, 3, 21, 16, 30, tzinfo=UTC)


def next_version(*, fails: bool = False) -> Schema:
    """The private schema of a program to come, which has one migration more."""
    migrations = Migrations("private")

    def run_before(database: Database) -> None:
        raise AssertionError("a migration must run once")

    for known in PRIVATE.migrations._migrations:
        migrations(name=known.name)(run_before)

    @migrations()
    def places(database: Database) -> None:
        database.execute("ALTER TABLE reflection ADD COLUMN place TEXT")
        database.execute("UPDATE reflection SET title = 'changed'")
        if fails:
            database.execute("INSERT nowhere")

    return Schema(migrations, NEXT)


@pytest.fixture
def journal(journal_for_two: JournalForTwo) -> JournalForTwo:
    """Amara has written a page, and locked."""
    written(journal_for_two.unlock(), "one page", title="The title")
    journal_for_two.close()
    return journal_for_two


def backups(journal: JournalForTwo) -> list[Path]:
    return sorted(path for path in (journal.folder / "backups").rglob("*") if path.is_file())


def test_a_journal_of_this_version_needs_nothing(journal: JournalForTwo) -> None:
    vault = journal.vault()
    assert version(vault.shared) == SHARED.version
    assert version(vault.private) == PRIVATE.version
    assert not bring_up_to_date(vault, vault.private, PRIVATE, NOW)
    assert backups(journal) == []


def test_the_versions_count_the_migrations() -> None:
    for kind in (SHARED, PRIVATE):
        assert kind.version == len(kind.migrations._migrations)


def test_a_new_space_gets_its_tables_without_a_backup(tmp_path: Path, kdf: FastKdf) -> None:
    ids = {"mentor": str(uuid4()), "mentee": str(uuid4())}
    vault = vaults.create(tmp_path / "journal", ids, "mentor", "tea", "0.1.0", kdf)
    assert version(vault.private) == 0
    assert bring_up_to_date(vault, vault.private, PRIVATE, NOW)
    assert version(vault.private) == PRIVATE.version
    assert not (vault.folder / "backups").exists()
    vault.close()


def test_an_older_space_is_copied_then_migrated(journal: JournalForTwo) -> None:
    vault = journal.vault()
    assert bring_up_to_date(vault, vault.private, next_version(), NOW)
    assert version(vault.private) == NEXT
    assert vault.private.database.execute("SELECT title, place FROM reflection").fetchall() == [("changed", None)]
    assert not bring_up_to_date(vault, vault.private, next_version(), NOW)
    (backup,) = backups(journal)
    assert backup.relative_to(journal.folder).as_posix() == (
        f"backups/20260321T163000-before-version-{NEXT}/{journal.file('mentor').name}"
    )


def test_the_backup_opens_as_it_was(journal: JournalForTwo) -> None:
    vault = journal.vault()
    bring_up_to_date(vault, vault.private, next_version(), NOW)
    vault.close()
    (backup,) = backups(journal)
    journal.file("mentor").write_bytes(backup.read_bytes())
    again = journal.unlock()
    assert [line.title.text for line in again.reflections.page(0, 9, "page")] == ["The title"]


def test_a_failing_migration_leaves_the_space_as_it_was_and_a_backup(journal: JournalForTwo) -> None:
    vault = journal.vault()
    with pytest.raises(sqlcipher.OperationalError, match="nowhere"):
        bring_up_to_date(vault, vault.private, next_version(fails=True), NOW)
    assert version(vault.private) == PRIVATE.version
    columns = [row[1] for row in vault.private.database.execute("PRAGMA table_info(reflection)")]
    assert "place" not in columns
    applied = vault.private.database.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert {row[0] for row in applied} == {known.name for known in PRIVATE.migrations._migrations}
    vault.private.check()
    vault.close()
    (backup,) = backups(journal)
    for _ in range(2):
        again = journal.unlock()
        assert [line.title.text for line in again.reflections.page(0, 9, "page")] == ["The title"]
        again.close()
        journal.file("mentor").write_bytes(backup.read_bytes())


def test_without_a_backup_there_is_no_migration(journal: JournalForTwo, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = journal.vault()

    def full(*_: object) -> None:
        raise DiskFull()

    monkeypatch.setattr(type(vault), "copy_space", full)
    with pytest.raises(DiskFull):
        bring_up_to_date(vault, vault.private, next_version(), NOW)
    assert version(vault.private) == PRIVATE.version


def test_the_backup_is_made_before_the_migration_begins(
    journal: JournalForTwo, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = journal.vault()
    seen: list[int] = []
    copy = type(vault).copy_space

    def noted(vault: object, space: Space, target: Path) -> None:
        seen.append(version(space))
        copy(vault, space, target)  # type: ignore[arg-type]

    monkeypatch.setattr(type(vault), "copy_space", noted)
    bring_up_to_date(vault, vault.private, next_version(), NOW)
    assert seen == [PRIVATE.version]


@pytest.mark.parametrize("which", ["shared", "private"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_space_is_refused_and_left_alone(journal: JournalForTwo, which: str, read_only: bool) -> None:
    vault = journal.vault()
    space = vault.shared if which == "shared" else vault.private
    with space.writing() as database:
        database.execute("PRAGMA user_version = 99")
    vault.written_by("7.8.9")
    vault.close()
    before = contents(journal.folder)
    for _ in range(2):
        with pytest.raises(NewerVersion, match=r"Install version 7\.8\.9"):
            journal.unlock(read_only=read_only)
    assert contents(journal.folder) == before


def test_a_space_that_needs_a_migration_cannot_be_opened_only_to_be_read(journal: JournalForTwo) -> None:
    before = contents(journal.folder)
    vault = journal.vault(read_only=True)
    with pytest.raises(OlderVersion):
        bring_up_to_date(vault, vault.private, next_version(), NOW)
    vault.close()
    assert contents(journal.folder) == before


def test_a_version_of_the_program_that_migrates_signs_the_header(
    journal: JournalForTwo, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentor_desktop.services import opening

    monkeypatch.setattr(opening, "PRIVATE", next_version())
    monkeypatch.setattr(opening, "__version__", "0.9.0")
    vault = journal.unlock()._vault
    assert vault.header.program == "0.9.0"
    journal.close()
    monkeypatch.undo()
    with pytest.raises(NewerVersion, match=r"0\.9\.0"):
        journal.unlock()


def test_each_kind_of_space_has_the_tables_of_its_records(journal: JournalForTwo) -> None:
    vault = journal.vault()
    found = {
        name: {row[0] for row in space.database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name, space in (("shared", vault.shared), ("private", vault.private))
    }
    assert {"person", "purpose"} <= found["shared"]
    assert {"reflection", "draft"} <= found["private"]
    assert not {"reflection", "draft"} & found["shared"]


def test_two_backups_in_one_second_are_both_kept(journal: JournalForTwo) -> None:
    vault = journal.vault()
    bring_up_to_date(vault, vault.private, next_version(), NOW)
    first = backups(journal)
    with vault.private.writing() as database:
        database.execute(f"PRAGMA user_version = {PRIVATE.version}")
        database.execute("ALTER TABLE reflection DROP COLUMN place")
        database.execute("DELETE FROM _sqlite_migrations WHERE name = 'places'")
    content = first[0].read_bytes()
    bring_up_to_date(vault, vault.private, next_version(), NOW)
    assert len(backups(journal)) == 2
    assert first[0].read_bytes() == content


@pytest.mark.parametrize("step", ["copy_space", "replace"])
def test_a_backup_that_fails_leaves_no_half_of_one(
    journal: JournalForTwo, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    vault = journal.vault()

    def broken(*arguments: Any) -> None:
        if step == "copy_space":
            Path(arguments[-1]).write_bytes(b"half")
        raise OSError(5, "broken") if step == "replace" else DiskFull()

    target = "vault.vault.Vault.copy_space" if step == "copy_space" else "store.migrating.os.replace"
    monkeypatch.setattr(f"mentor_desktop.{target}", broken)
    with pytest.raises(KnownError):
        bring_up_to_date(vault, vault.private, next_version(), NOW)
    assert backups(journal) == []
    assert version(vault.private) == PRIVATE.version


def test_a_backup_is_known_by_its_name_only_once_it_was_read_back(
    journal: JournalForTwo, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = journal.vault()
    seen: list[str] = []
    copy = vaults.Vault.copy_space

    def noted(vault: vaults.Vault, space: Space, target: Path) -> None:
        copy(vault, space, target)
        seen.extend(path.name for path in backups(journal))

    monkeypatch.setattr(vaults.Vault, "copy_space", noted)
    bring_up_to_date(vault, vault.private, next_version(), NOW)
    (temporary,) = seen
    assert temporary.endswith(".tmp")
    assert [path.name for path in backups(journal)] == [journal.file("mentor").name]


@pytest.mark.parametrize("name", PRIVATE.tables)
def test_a_view_in_the_place_of_a_table_is_damage(journal: JournalForTwo, name: str) -> None:
    vault = journal.vault()
    with vault.private.writing() as database:
        database.execute(f"ALTER TABLE {name} RENAME TO elsewhere")
        database.execute(f"CREATE VIEW {name} AS SELECT * FROM elsewhere")
    with pytest.raises(DamagedSpace, match=r"a table is missing or is not as the program makes it"):
        bring_up_to_date(vault, vault.private, PRIVATE, NOW)
