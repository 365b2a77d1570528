"""The example journal: a temporary copy in a folder of its own, gone when the window closes."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.start.services import OpeningServices

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat
    from mentor_desktop.services.journal import Journal
    from mentor_desktop.services.shelf import Shelved


class Example:
    """Where the example lies and what opens it. Made away from the interface's thread by `make`."""

    def __init__(self, root: Path, folder: Path, passphrases: "dict[Seat, str]") -> None:
        self.root = root
        self.folder = folder
        self.passphrases = passphrases

    @classmethod
    def make(cls, services: OpeningServices) -> "Example":
        """Write a fresh example. Raises what `write_example` raises; nothing is left behind then."""
        import tempfile

        root = Path(tempfile.mkdtemp(prefix="mentor-example-"))
        folder = root / "example.journal"
        try:
            return cls(root, folder, services.write_example(folder))
        except BaseException:
            _remove(root)
            raise

    @classmethod
    def opened(cls, services: OpeningServices, before: "Example | None") -> "tuple[Example, Journal]":
        """The example there was before, or a fresh one, and its journal unlocked. Failing leaves nothing behind."""
        made = cls.make(services) if before is None else before
        try:
            return made, made.open(services)
        except BaseException:
            if before is None:
                made.forget()
            raise

    def open(self, services: OpeningServices) -> "Journal":
        """Unlock it as the mentee."""
        return services.unlock(self.folder, "mentee", self.passphrases["mentee"])

    def entry(self) -> "Shelved":
        """Its place on the list, with the passphrases of both."""
        from PySide6.QtCore import QCoreApplication

        from mentor_desktop.services.shelf import Shelved

        hint = QCoreApplication.translate(
            "Example",
            "A temporary copy, gone when you close the window. The mentor’s passphrase is “{mentor}”, "
            "the mentee’s is “{mentee}”.",
        ).format(mentor=self.passphrases["mentor"], mentee=self.passphrases["mentee"])
        label = QCoreApplication.translate("Example", "Amara & Tom, an example")
        return Shelved(self.folder, label, "mentee", None, hint)

    def forget(self) -> None:
        """Remove it from the disk."""
        _remove(self.root)


def _remove(root: Path) -> None:
    import shutil

    shutil.rmtree(root, ignore_errors=True)
