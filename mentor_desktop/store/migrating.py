"""Bringing a space up to the schema this program knows: a backup first, then all in one transaction."""

from datetime import datetime
from pathlib import Path

from mentor_desktop.errors import NewerVersion, ReadOnly
from mentor_desktop.store.schema import Schema
from mentor_desktop.vault.files import sync_folder, system_errors_as_sentences
from mentor_desktop.vault.space import Space
from mentor_desktop.vault.vault import Vault


def version(space: Space) -> int:
    """The schema version of a space: how many migrations it has been through."""
    with space.reading() as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(vault: Vault, space: Space, schema: Schema, now: datetime) -> bool:
    """Runs the migrations `space` has not been through; says whether there were any.

    A space that holds something is copied to `backups/` first, and the copy is read back. A failing migration leaves
    the space as it was. Raises `NewerVersion` when the space has been through migrations that are not known here, and
    `ReadOnly` when it would need one and was opened to be read.
    """
    found = version(space)
    if found > schema.version:
        raise NewerVersion(program=vault.header.program)
    if found == schema.version:
        return False
    if space.read_only:
        raise ReadOnly()
    if found:
        _back_up(vault, space, now)
    lay_out(space, schema)
    return True


def lay_out(space: Space, schema: Schema) -> None:
    """Makes the tables of a new space, or the changes an older one lacks, in one transaction."""
    with space.writing() as database:
        schema.migrations.apply(database)
        database.execute(f"PRAGMA user_version = {schema.version}")


def _back_up(vault: Vault, space: Space, now: datetime) -> Path:
    folder = vault.folder / "backups" / f"{now:%Y%m%dT%H%M%S}-before-version-{version(space) + 1}"
    with system_errors_as_sentences("write", folder):
        folder.mkdir(parents=True, exist_ok=True)
    target = folder / space.path.name
    vault.copy_space(space, target)
    with system_errors_as_sentences("write", target):
        sync_folder(folder)
    return target
