"""From a passphrase to a key-encryption key: Argon2id (RFC 9106), with bounds checked before memory is taken."""

import unicodedata
from dataclasses import dataclass
from typing import Protocol

from mentor_desktop.errors import Unacceptable, UnsafeParameters

LEAST_MEMORY_KIB = 19 * 1024
MOST_MEMORY_KIB = 1024 * 1024
MOST_PASSES = 16
MOST_LANES = 16
MOST_MEMORY_TIMES_PASSES = 4 * 1024 * 1024  # KiB: 4 GiB once, or 1 GiB in 4 passes; seconds on a slow computer

_TOO_LITTLE_MEMORY = (
    "This computer has too little free memory to turn the passphrase into a key: {mebibytes} MiB are needed for a "
    "moment. The journal is untouched. Close other programs, then try again."
)


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, lanes in parallel."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Raises `UnsafeParameters` outside [19 MiB, 1 GiB], [1, 16] passes, 4 GiB times passes and [1, 16] lanes."""
        if not LEAST_MEMORY_KIB <= self.memory_kib <= MOST_MEMORY_KIB:
            raise UnsafeParameters(what=f"{self.memory_kib} KiB of memory for one unlock")
        if not 1 <= self.passes <= MOST_PASSES:
            raise UnsafeParameters(what=f"{self.passes} passes for one unlock")
        if self.memory_kib * self.passes > MOST_MEMORY_TIMES_PASSES:
            raise UnsafeParameters(what=f"{self.passes} passes over {self.memory_kib} KiB of memory for one unlock")
        if not 1 <= self.lanes <= MOST_LANES:
            raise UnsafeParameters(what=f"{self.lanes} lanes for one unlock")


class Kdf(Protocol):
    """A way from a passphrase to 32 bytes. `name` is kept in the slot; a slot of another name is refused.

    The program has one, `Argon2idKdf`. Tests bring a fast one of their own, which no released program knows.
    """

    name: str

    def derive(self, secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
        """32 bytes from a secret, a salt of 16 bytes and a cost."""
        ...


class Argon2idKdf:
    """Argon2id as `cryptography` brings it. One derivation at the default cost takes about a fifth of a second."""

    name = "argon2id"

    def derive(self, secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
        """32 bytes from a secret, a salt of 16 bytes and a cost within the bounds.

        Raises `UnsafeParameters` for a cost outside of them, and when there is too little memory just now.
        """
        cost.check()
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        argon2id = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
        try:
            return argon2id.derive(secret)
        except MemoryError:
            raise UnsafeParameters(_TOO_LITTLE_MEMORY, mebibytes=cost.memory_kib // 1024) from None


def passphrase_bytes(passphrase: str) -> bytes:
    """The bytes a passphrase stands for: NFKC, so that one text typed on two keyboards is one passphrase; UTF-8.

    Raises `Unacceptable` for an empty one and for text that is not Unicode.
    """
    text = unicodedata.normalize("NFKC", passphrase)
    if not text:
        raise Unacceptable("The passphrase is empty. Type it, then try again.")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Unacceptable("The passphrase holds characters that are no text. Type it again.") from None
