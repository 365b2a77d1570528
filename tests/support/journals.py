"""A journal both people have joined, and ways to open it."""

from pathlib import Path

from mentor_desktop.journal.people import Seat
from mentor_desktop.journal.reflections import Reflection, new_reflection
from mentor_desktop.services import opening
from mentor_desktop.services.journal import Journal
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.vault import Vault
from tests.support.clock import SteppingClock
from tests.support.kdf import FastKdf

PASSPHRASES: dict[Seat, str] = {"mentor": "amara keeps bees", "mentee": "tom rows at dawn"}
NAMES: dict[Seat, str] = {"mentor": "Amara", "mentee": "Tom"}
PURPOSE = "Numbers that people far away can trust."


def make_journal_for_two(folder: Path) -> None:
    """Writes a journal in which Amara and Tom have a passphrase each, and nothing else yet."""
    kdf, clock = FastKdf(), SteppingClock()
    opening.create(
        folder,
        mentor=NAMES["mentor"],
        mentee=NAMES["mentee"],
        seat="mentor",
        passphrase=PASSPHRASES["mentor"],
        purpose=PURPOSE,
        kdf=kdf,
        clock=clock,
    ).close()
    opening.join(folder, "mentee", partner_passphrase=PASSPHRASES["mentor"], passphrase=PASSPHRASES["mentee"], kdf=kdf)


class JournalForTwo:
    """A journal on the disk, and everything that was opened from it, so that a test need not close it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SteppingClock()
        self._opened: list[Journal | Vault] = []

    def unlock(self, seat: Seat = "mentor", *, read_only: bool = False) -> Journal:
        """The journal as this person has it before them."""
        journal = opening.unlock(
            self.folder, seat, PASSPHRASES[seat], read_only=read_only, kdf=FastKdf(), clock=self.clock
        )
        self._opened.append(journal)
        return journal

    def vault(self, seat: Seat = "mentor", *, read_only: bool = False) -> Vault:
        """The same, one layer down: header and spaces."""
        vault = vaults.unlock(self.folder, seat, PASSPHRASES[seat], read_only=read_only, kdf=FastKdf())
        self._opened.append(vault)
        return vault

    def file(self, seat: Seat) -> Path:
        """The private space of a person."""
        header = vaults.headers.read(self.folder)
        member = header.member(seat)
        assert member is not None
        return self.folder / vaults.private_file(member.id)

    @property
    def shared_file(self) -> Path:
        """The shared space."""
        return self.folder / vaults.SHARED_FILE

    def close(self) -> None:
        """Closes all that is still open."""
        for opened in self._opened:
            opened.close()
        self._opened.clear()


def written(journal: Journal, text: str, title: str = "") -> Reflection:
    """Saves a free page and returns it as it stands in the journal."""
    clock = journal._clock
    page = journal.save(new_reflection(clock(), journal.me.id, title=title, text=text))
    assert isinstance(page, Reflection)
    return page


def written_by_the_partner(journal: JournalForTwo, statements: str) -> None:
    """Changes the shared space with Amara's key and another program, then locks everything."""
    vault = journal.vault("mentor")
    with vault.shared.writing() as database:
        for statement in statements.split(";"):
            database.execute(statement)
    journal.close()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and its bytes, to see that nothing has changed. The lock file may."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
