"""What has been answered so far about the journal to be made."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat


class Draft:
    """The answers. A step writes its part when it is left forwards; nothing is on the disk before the last
    one.
    """

    def __init__(self, folder: Path) -> None:
        self.mentor = ""
        self.mentee = ""
        self.seat: Seat = "mentor"
        self.label = ""
        self.purpose = ""
        self.passphrase = ""
        self.folder = folder

    @property
    def me(self) -> str:
        """The name of the person who sits here."""
        return self.mentor if self.seat == "mentor" else self.mentee

    @property
    def partner(self) -> str:
        """The name of the other one."""
        return self.mentee if self.seat == "mentor" else self.mentor
