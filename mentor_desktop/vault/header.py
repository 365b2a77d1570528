"""journal.json: what can be read of a journal without a key, and the wrapped keys.

The file is one JSON object. `format` and `version` say what it is, `program` which version of the program wrote it.
`people` are ids and seats (no names); `slots` are ways for one person to get their secret P; `grants` hold the shared
key S, wrapped for each person. `mac` is an HMAC under a key from S over everything before it: it shows that someone
without S changed the header. `checksum` is a plain SHA-256 over everything else: it shows damage before any passphrase
is typed, so that a bad disk is never taken for a wrong passphrase.
"""

import base64
import binascii
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from mentor_desktop.errors import DamagedHeader, NewerVersion, NotAJournal
from mentor_desktop.vault.files import read_whole, write_whole
from mentor_desktop.vault.kdf import KdfCost
from mentor_desktop.vault.keys import NONCE_BYTES, SALT_BYTES, WRAPPED_BYTES

FILE_NAME = "journal.json"
FORMAT = "mentor-desktop journal"
VERSION = 1
MOST_BYTES = 256 * 1024
MOST_ENTRIES = 32
MOST_SLOTS_OF_A_PERSON = 4


@dataclass(frozen=True, slots=True)
class Member:
    """Someone with a place in the journal: an id, and the seat they chose. What seats there are is not known here."""

    id: str
    seat: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One way for one person to get their secret: P wrapped under a key from a passphrase."""

    id: str
    person: str
    kind: str
    kdf: str
    cost: KdfCost
    salt: bytes
    nonce: bytes = b""
    wrapped: bytes = b""

    def public(self, journal: str) -> bytes:
        """The fields the wrapping is bound to, as bytes."""
        fields = {key: value for key, value in _slot_as_json(self).items() if key not in ("nonce", "wrapped")}
        return canonical({**fields, "journal": journal})


@dataclass(frozen=True, slots=True)
class Grant:
    """The shared key S, wrapped under a key from one person's P."""

    person: str
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """The whole of journal.json. Read it with `read`, write it with `write`."""

    journal: str
    program: str
    people: tuple[Member, ...]
    slots: tuple[Slot, ...] = ()
    grants: tuple[Grant, ...] = ()
    mac: bytes = b""

    def member(self, seat: str) -> Member | None:
        """Who sits in a seat, if anyone does."""
        return next((member for member in self.people if member.seat == seat), None)

    def slots_of(self, person: str) -> tuple[Slot, ...]:
        """The slots of one person."""
        return tuple(slot for slot in self.slots if slot.person == person)

    def signed_content(self) -> bytes:
        """What the MAC covers, as bytes."""
        content = as_json(self)
        del content["mac"]
        return canonical(content)

    def with_mac(self, mac: bytes) -> "Header":
        """The same header carrying this MAC."""
        return replace(self, mac=mac)


def read(folder: Path) -> Header:
    """The header of the journal in `folder`, checked for damage but not yet for who wrote it.

    Raises `NotAJournal`, `DamagedHeader`, `NewerVersion`, `NoRights`, `DiskTrouble`.
    """
    try:
        content = read_whole(folder / FILE_NAME, MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotAJournal(folder=folder) from None
    return parse(content, folder)


def write(folder: Path, header: Header) -> None:
    """Replaces the header of the journal in `folder`, whole or not at all."""
    write_whole(folder / FILE_NAME, serialise(header))


def serialise(header: Header) -> bytes:
    """The bytes of journal.json for a header."""
    content = as_json(header)
    content["checksum"] = _checksum(content)
    return (json.dumps(content, indent=1) + "\n").encode()


def parse(content: bytes, folder: Path) -> Header:
    """The header these bytes hold. Raises `NotAJournal`, `NewerVersion` or `DamagedHeader`, and nothing else."""
    if len(content) > MOST_BYTES:
        raise DamagedHeader(what="it is far too long")
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):
        raise DamagedHeader(what="it is not readable as JSON") from None
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise DamagedHeader(what="it does not say that it is a journal")
    version = fields.get("version")
    if type(version) is int and version > VERSION:
        raise NewerVersion(program=fields.get("program"))
    if version != VERSION:
        raise DamagedHeader(what="its version is missing")
    checksum = fields.pop("checksum", None)
    try:
        if checksum != _checksum(fields):
            raise DamagedHeader(what="its checksum does not match")
        header = _from_json(fields)
        spelling = serialise(header)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, binascii.Error) as error:
        raise DamagedHeader(what="a field is missing or malformed") from error
    if spelling != content:
        # A space more or a field that is not known leaves the checksum as it is; the program writes neither.
        raise DamagedHeader(what="it is not written as the program writes it")
    return header


def canonical(content: dict[str, Any]) -> bytes:
    """One spelling of a JSON object, so that two programs compute the same MAC."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def as_json(header: Header) -> dict[str, Any]:
    """The header as JSON values, without its checksum."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": header.program,
        "journal": header.journal,
        "people": [{"id": member.id, "seat": member.seat} for member in header.people],
        "slots": [_slot_as_json(slot) for slot in header.slots],
        "grants": [
            {"person": grant.person, "nonce": _text(grant.nonce), "wrapped": _text(grant.wrapped)}
            for grant in header.grants
        ],
        "mac": _text(header.mac),
    }


def _slot_as_json(slot: Slot) -> dict[str, Any]:
    cost = {"memory_kib": slot.cost.memory_kib, "passes": slot.cost.passes, "lanes": slot.cost.lanes}
    return {
        "id": slot.id,
        "person": slot.person,
        "kind": slot.kind,
        "kdf": {"name": slot.kdf, "salt": _text(slot.salt), **cost},
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }


def _from_json(fields: dict[str, Any]) -> Header:
    if any(len(fields[name]) > MOST_ENTRIES for name in ("people", "slots", "grants")):
        raise ValueError("more entries than a journal has")
    if any(count > MOST_SLOTS_OF_A_PERSON for count in Counter(entry["person"] for entry in fields["slots"]).values()):
        # A wrong passphrase is tried on each, and each may cost seconds.
        raise ValueError("more slots than a person has")
    return Header(
        journal=_uuid(fields["journal"]),
        program=_string(fields["program"]),
        people=tuple(Member(_uuid(entry["id"]), _string(entry["seat"])) for entry in fields["people"]),
        slots=tuple(_slot_from_json(entry) for entry in fields["slots"]),
        grants=tuple(
            Grant(_uuid(entry["person"]), _bytes(entry["nonce"], NONCE_BYTES), _bytes(entry["wrapped"], WRAPPED_BYTES))
            for entry in fields["grants"]
        ),
        mac=_bytes(fields["mac"], 32),
    )


def _slot_from_json(entry: dict[str, Any]) -> Slot:
    kdf = entry["kdf"]
    return Slot(
        id=_uuid(entry["id"]),
        person=_uuid(entry["person"]),
        kind=_string(entry["kind"]),
        kdf=_string(kdf["name"]),
        cost=KdfCost(_integer(kdf["memory_kib"]), _integer(kdf["passes"]), _integer(kdf["lanes"])),
        salt=_bytes(kdf["salt"], SALT_BYTES),
        nonce=_bytes(entry["nonce"], NONCE_BYTES),
        wrapped=_bytes(entry["wrapped"], WRAPPED_BYTES),
    )


def _checksum(fields: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(value: object, length: int) -> bytes:
    content = base64.b64decode(_string(value), validate=True)
    if len(content) != length:
        raise ValueError("a field has the wrong length")
    return content


def _string(value: object) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise TypeError("a text was expected")
    return value


def _integer(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a whole number was expected")
    return value


def _uuid(value: object) -> str:
    """Ids become file names, so only a UUID in its usual spelling is taken."""
    text = _string(value)
    if str(UUID(text)) != text:
        raise ValueError("an id was expected")
    return text
