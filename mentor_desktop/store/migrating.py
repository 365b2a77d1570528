"""Bringing a space up to the schema this program knows: a backup first, then all in one transaction."""

import os
from datetime import datetime
from pathlib import Path

from mentor_desktop.errors import NewerVersion, OlderVersion
from mentor_desktop.store.schema import Schema
from mentor_desktop.vault.files import sync_folder, system_errors_as_sentences
from mentor_desktop.vault.space import Malformed, Space
from mentor_desktop.vault.vault import Vault


def version(space: Space) -> int:
    """The schema version of a space: how many migrations it has been through."""
    with space.reading() as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(vault: Vault, space: Space, schema: Schema, now: datetime) -> bool:
    """Runs the migrations `space` has not been through; says whether there were any.

    A space that holds something is copied to `backups/` first, and the copy is read back. A failing migration leaves
    the space as it was. Raises `NewerVersion` when the space has been through migrations that are not known here,
    `OlderVersion` when it would need one and was opened to be read, and `DamagedSpace` when its tables are none.
    """
    found = version(space)
    if found > schema.version:
        raise NewerVersion(program=vault.header.program)
    if found < schema.version:
        if space.read_only:
            raise OlderVersion()
        if found:
            _back_up(vault, space, now)
        lay_out(space, schema)
    _refuse_what_is_no_table(space, schema)
    return found < schema.version


def lay_out(space: Space, schema: Schema) -> None:
    """Makes the tables of a new space, or the changes an older one lacks, in one transaction."""
    with space.writing() as database:
        schema.migrations.apply(database)
        database.execute(f"PRAGMA user_version = {schema.version}")


def _back_up(vault: Vault, space: Space, now: datetime) -> Path:
    """A copy of the space, read back, under its name in a folder that has none of that name yet."""
    name = f"{now:%Y%m%dT%H%M%S}-before-version-{version(space) + 1}"
    folder, number = vault.folder / "backups" / name, 1
    with system_errors_as_sentences("write", folder):
        while (target := folder / space.path.name).exists():
            number += 1
            folder = folder.with_name(f"{name}-{number}")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f".{target.name}.{os.urandom(4).hex()}.tmp"
    try:
        vault.copy_space(space, copy)
        with system_errors_as_sentences("write", target):
            os.replace(copy, target)
            sync_folder(folder)
    finally:
        copy.unlink(missing_ok=True)
    return target


def _refuse_what_is_no_table(space: Space, schema: Schema) -> None:
    """A view in the place of a table could compute for ever, or show each time something else."""
    with space.reading() as database:
        rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'")
        if not set(schema.tables) <= {row[0] for row in rows}:
            raise Malformed("a table is missing or is not as the program makes it")
