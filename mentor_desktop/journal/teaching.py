"""Instruction: what was asked for, what was taught, what the mentee showed of it, and what proves that a goal moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import HELPS, LONGEST_TEXT, Goal, Help, check_length, check_level
from mentor_desktop.journal.record import Record

LONGEST_LINK = 2_000
LONGEST_FILE_NAME = 255
MOST_FILE_BYTES = 20 * 2**20
FileKind = Literal["png", "jpeg", "gif", "webp", "pdf"]
# The first bytes of each kind: PNG 5.2, JPEG SOI, GIF89a section 17, RIFF with WEBP, ISO 32000 7.5.2.
_BEGINNINGS: tuple[tuple[bytes, FileKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction(Record):
    """Something the mentor taught for a goal: its `kind`, what it was, and in which session (its id) if in one.

    `teach_back` is how the mentee showed it or said it, in their own words. Teaching has succeeded when the mentor has
    confirmed that: `confirmed_by` is then the mentor's id.
    """

    goal: str
    session: str | None = None
    at: str
    kind: Help
    text: str
    teach_back: str = ""
    confirmed_by: str | None = None
    confirmed_at: str | None = None

    @property
    def shown_back(self) -> bool:
        """Whether the mentor has confirmed what the mentee showed."""
        return self.confirmed_by is not None

    def check(self) -> None:
        """Raises `Unacceptable` for an unknown kind, missing words, or a confirmation of nothing shown."""
        if self.kind not in HELPS:
            raise Unacceptable(
                "Teaching is explaining, showing, practising together, feedback or pointing to something."
            )
        if not self.text.strip():
            raise Unacceptable("Say in a few words what was taught.")
        check_length(self.text, LONGEST_TEXT)
        check_length(self.teach_back, LONGEST_TEXT)
        if self.confirmed_by is not None and not self.teach_back.strip():
            raise Unacceptable("There is nothing to confirm yet: what did the mentee show or say?")
        if (self.confirmed_by is None) != (self.confirmed_at is None):
            raise Unacceptable("A confirmation says when it was given, and by whom.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """Something that shows where a goal stands: words, a link, or a file kept encrypted inside the journal.

    It belongs to `by`, the id of the person who added it. `file` names the file's bytes in the store, `file_kind` says
    what it is, `file_bytes` how long; all three are empty without a file.
    """

    belongs_to: ClassVar[str | None] = "by"

    goal: str
    by: str
    text: str = ""
    link: str = ""
    supports_level: int | None = None
    file: str | None = None
    file_name: str = ""
    file_kind: str = ""
    file_bytes: int = 0

    def check(self) -> None:
        """Raises `Unacceptable` when there is nothing in it, or something in it is far too long or of no known kind."""
        if not (self.text.strip() or self.link.strip() or self.file):
            raise Unacceptable("There is nothing to keep yet: write a sentence, give a link, or add a file.")
        check_length(self.text, LONGEST_TEXT)
        check_length(self.link, LONGEST_LINK)
        check_length(self.file_name, LONGEST_FILE_NAME)
        check_level(self.supports_level)
        if self.link and not self.link.lower().startswith(("https://", "http://")):
            raise Unacceptable("A link begins with https:// or http://.")
        if self.file is not None and (self.file_kind not in FILE_KINDS or not 0 < self.file_bytes <= MOST_FILE_BYTES):
            raise Unacceptable("A file in the journal is a picture or a PDF of at most 20 MB.")


FILE_KINDS = frozenset(kind for _, kind in _BEGINNINGS) | {"webp"}


def kind_of_file(beginning: bytes) -> FileKind | None:
    """What a file is by its first 16 bytes, whatever its name says; None when it is not kept in a journal."""
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _BEGINNINGS if beginning.startswith(start)), None)


def not_yet_taught(goal: Goal, taught: Iterable[Instruction]) -> tuple[Help, ...]:
    """The kinds of help that were asked for and have not been given yet."""
    given = {each.kind for each in taught}
    return tuple(kind for kind in goal.asked_for if kind not in given)


def not_yet_shown_back(taught: Iterable[Instruction]) -> tuple[Instruction, ...]:
    """What was taught and not yet shown back and confirmed."""
    return tuple(each for each in taught if not each.shown_back)
