"""A key derivation that costs nothing, so that a test can unlock a thousand times."""

import hashlib

from mentor_desktop.vault.kdf import KdfCost


class FastKdf:
    """BLAKE2b over all that goes in. No released program knows its name, so none opens a journal made with it."""

    name = "fast-for-tests"

    def derive(self, secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
        """32 bytes that depend on the secret, the salt and the cost."""
        cost.check()
        content = hashlib.blake2b(digest_size=32, key=salt)
        content.update(f"{cost.memory_kib}/{cost.passes}/{cost.lanes}/".encode())
        content.update(secret)
        return content.digest()


class ForbiddenKdf:
    """A key derivation that must not be reached: memory would have been taken."""

    name = FastKdf.name

    def derive(self, secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
        """Fails the test."""
        raise AssertionError("the key derivation was called")
