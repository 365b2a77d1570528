"""What every record has in common: an id, and when and by whom it was written."""

import os
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from typing import ClassVar, Self, TypedDict
from uuid import UUID


def new_id(now: datetime) -> str:
    """A fresh UUIDv7 as text (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits.

    A clock from before 1970, where those milliseconds begin, counts as 1970.
    """
    milliseconds = max(0, int(now.timestamp() * 1000))
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))


def timestamp(moment: datetime) -> str:
    """A moment as the records keep it: UTC, ISO 8601 to the millisecond, ending in `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment a record's timestamp names.

    Raises `ValueError` for anything that is not ISO 8601, and in the first and last year of the calendar, where a
    change of the time zone could leave it.
    """
    found = datetime.fromisoformat(text)
    if not MINYEAR < found.year < MAXYEAR:
        raise ValueError("a moment at the edge of the calendar")
    return found


def local_date(at: str) -> date:
    """The local calendar day of a timestamp."""
    return moment(at).astimezone().date()


class Origin(TypedDict):
    """The fields every record has, for one that is being made."""

    id: str
    created_at: str
    updated_at: str
    updated_by: str


def origin(now: datetime, by: str) -> Origin:
    """A fresh id, and `now` and `by` as when and by whom it was written."""
    written = timestamp(now)
    return Origin(id=new_id(now), created_at=written, updated_at=written, updated_by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the journal. Times are timestamps as `timestamp` writes them; `updated_by` is a person's id.

    `belongs_to` names the field with the id of the one person who may write or remove such a record; it is None for
    what both may.
    """

    belongs_to: ClassVar[str | None] = None

    id: str
    created_at: str
    updated_at: str
    updated_by: str

    def touched(self, now: datetime, by: str) -> Self:
        """The same record, written anew at `now` by the person `by`."""
        return replace(self, updated_at=timestamp(now), updated_by=by)

    def check(self) -> None:
        """Raises `Unacceptable` with a sentence when the record breaks a rule of its subject."""
