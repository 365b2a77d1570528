"""Checking a journal: every file that belongs to it, and every page of those there is a key for."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mentor_desktop.errors import KnownError
from mentor_desktop.vault import header as headers
from mentor_desktop.vault import keys
from mentor_desktop.vault.files import sentence_for
from mentor_desktop.vault.kdf import Kdf
from mentor_desktop.vault.keys import Use
from mentor_desktop.vault.log import log_beside, pages_in_log
from mentor_desktop.vault.space import Space, check_length
from mentor_desktop.vault.vault import SHARED_FILE, member_in, private_file, secrets_of


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one file: the error, if any, and whether every page could be read with the key at hand."""

    file: str
    error: KnownError | None
    whole: bool


def checked(folder: Path, seat: str | None, passphrase: str, kdf: Kdf | None = None) -> Iterator[Finding]:
    """Reads every file of the journal, yielding what was found, file by file; a damaged file never ends the check.

    Without a seat only the header, the length of the spaces and the logs beside them can be checked: pages need a key.
    With one, every page of the shared space, of that person's private space and of their backups is read. Raises
    `NotAJournal`, `DamagedHeader` or `NewerVersion` when there is no telling what belongs to the journal, and
    `WrongPassphrase`.
    """
    folder = folder.absolute()
    header = headers.read(folder)
    known: dict[str, bytes] = {}
    if seat is not None:
        member = member_in(header, seat)
        secrets = secrets_of(header, member, passphrase, kdf)
        known = {
            SHARED_FILE: keys.derived(secrets.shared, Use.SHARED_SPACE, header.journal),
            private_file(member.id): keys.derived(secrets.person, Use.PRIVATE_SPACE, header.journal),
        }
    yield Finding(headers.FILE_NAME, None, whole=seat is not None)
    joined_people = (private_file(member.id) for member in header.people if header.slots_of(member.id))
    for file in (SHARED_FILE, *joined_people):
        yield _checked_space(folder / file, file, known.get(file))
    yield from _checked_backups(folder, known)


def _checked_backups(folder: Path, known: dict[str, bytes]) -> Iterator[Finding]:
    copies, trouble = _listed(folder / "backups")
    if trouble is not None:
        yield Finding("backups", trouble, whole=False)
    for copy in copies:
        files, trouble = _listed(copy)
        if trouble is not None:
            yield Finding(str(copy.relative_to(folder)), trouble, whole=False)
        for path in files:
            if path.suffix == ".db":
                yield _checked_space(path, str(path.relative_to(folder)), known.get(path.name))


def _listed(folder: Path) -> tuple[list[Path], KnownError | None]:
    """What is in a folder, in order, and why it cannot be listed; what is no folder, or not there, is empty."""
    try:
        return sorted(folder.iterdir()), None
    except (FileNotFoundError, NotADirectoryError):
        return [], None
    except OSError as error:
        return [], sentence_for(error, "read", folder)


def _checked_space(path: Path, name: str, key: bytes | None) -> Finding:
    try:
        check_length(path)
        if key is None:
            if log_beside(path):
                pages_in_log(path)
        else:
            with closing(Space(path, key, read_only=True)) as space:
                space.check()
    except KnownError as error:
        return Finding(name, _about(name, error), whole=key is not None)
    return Finding(name, None, whole=key is not None)


def _about(name: str, error: KnownError) -> KnownError:
    """The same error about the file where it lies: a backup has the name of what it is a copy of."""
    if error.details.get("file") == Path(name).name:
        error.details["file"] = name
        error.args = (error.template.format(**error.details),)
    return error
