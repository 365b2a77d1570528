"""What the first screen asks of the program, as one bundle of functions, so that tests can give their own.

The real functions live in modules that are slow to import. They are imported inside the calls, which run away
from the interface's thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat
    from mentor_desktop.services.journal import Journal
    from mentor_desktop.services.passphrases import Strength


class AttemptsLike(Protocol):
    """How long to wait after wrong passphrases."""

    def wait(self, folder: Path, seat: str) -> float:
        """Seconds still to wait."""

    def failed(self, folder: Path, seat: str) -> None:
        """Note a wrong passphrase."""

    def succeeded(self, folder: Path, seat: str) -> None:
        """Forget the wrong ones."""


class OpeningServices(NamedTuple):
    """The functions of `mentor_desktop.services` this screen uses, with the signatures they have there."""

    create: "Callable[..., Journal]"
    unlock: "Callable[..., Journal]"
    join: Callable[..., None]
    joined: "Callable[[Path], tuple[Seat, ...]]"
    judge: "Callable[..., Strength]"
    write_example: "Callable[[Path], dict[Seat, str]]"
    attempts: Callable[[], AttemptsLike]


def real_services() -> OpeningServices:
    """The real functions; nothing is imported before the first call."""

    def create(folder: Path, **details: Any) -> "Journal":
        from mentor_desktop.services import opening

        return opening.create(folder, **details)

    def unlock(folder: Path, seat: "Seat", passphrase: str, *, read_only: bool = False) -> "Journal":
        from mentor_desktop.services import opening

        return opening.unlock(folder, seat, passphrase, read_only=read_only)

    def join(folder: Path, seat: "Seat", *, partner_passphrase: str, passphrase: str) -> None:
        from mentor_desktop.services import opening

        opening.join(folder, seat, partner_passphrase=partner_passphrase, passphrase=passphrase)

    def joined(folder: Path) -> "tuple[Seat, ...]":
        from mentor_desktop.services import opening

        return opening.joined(folder)

    def judge(passphrase: str, known: tuple[str, ...] = ()) -> "Strength":
        from mentor_desktop.services import passphrases

        return passphrases.judge(passphrase, known)

    def write_example(folder: Path) -> "dict[Seat, str]":
        from mentor_desktop.services import example

        return example.write_example(folder)

    def attempts() -> AttemptsLike:
        from mentor_desktop.services import opening

        return opening.Attempts()

    return OpeningServices(create, unlock, join, joined, judge, write_example, attempts)


class Waits:
    """The attempts of this window. They are made at the first wrong passphrase: before it nobody has to
    wait.
    """

    def __init__(self, make: Callable[[], AttemptsLike]) -> None:
        self._make = make
        self._attempts: AttemptsLike | None = None

    def left(self, folder: Path, seat: str) -> float:
        """Seconds still to wait before the next try."""
        return 0.0 if self._attempts is None else self._attempts.wait(folder, seat)

    def failed(self, folder: Path, seat: str) -> None:
        """Note a wrong passphrase."""
        if self._attempts is None:
            self._attempts = self._make()
        self._attempts.failed(folder, seat)

    def succeeded(self, folder: Path, seat: str) -> None:
        """Forget the wrong ones."""
        if self._attempts is not None:
            self._attempts.succeeded(folder, seat)
