"""Keys from keys, and keys wrapped in keys. Everything here is a call into `cryptography`.

    passphrase ──Argon2id──▶ KEK ─unwraps─▶ person secret P ──HKDF──▶ private-space key
                                                  └─unwraps─▶ shared key S ──HKDF──▶ shared-space key, header MAC key

P and S are 32 random bytes. Each use has its own HKDF `info`, so that no key serves two purposes.
"""

import os
from enum import StrEnum

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
WRAPPED_BYTES = KEY_BYTES + 16


class Use(StrEnum):
    """What a derived key is for; the value is HKDF's `info`."""

    PRIVATE_SPACE = "mentor-desktop/1/private-space"
    SHARED_GRANT = "mentor-desktop/1/shared-grant"
    SHARED_SPACE = "mentor-desktop/1/shared-space"
    HEADER_MAC = "mentor-desktop/1/header-mac"


def fresh_key() -> bytes:
    """32 bytes from the system's random source."""
    return os.urandom(KEY_BYTES)


def fresh_salt() -> bytes:
    """16 bytes from the system's random source."""
    return os.urandom(SALT_BYTES)


def derived(secret: bytes, use: Use, journal: str) -> bytes:
    """The 32-byte key for one use in one journal: HKDF-SHA256 (RFC 5869), salted with the journal's id."""
    return HKDF(SHA256(), KEY_BYTES, salt=journal.encode(), info=use.value.encode()).derive(secret)


def wrap(key: bytes, content: bytes, public: bytes) -> tuple[bytes, bytes]:
    """A fresh nonce and `content` encrypted under `key`, bound to the public fields: ChaCha20-Poly1305 (RFC 8439)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce, ChaCha20Poly1305(key).encrypt(nonce, content, public)


def unwrap(key: bytes, nonce: bytes, wrapped: bytes, public: bytes) -> bytes | None:
    """What was wrapped, or None when the key, the public fields or the bytes are not the ones it was wrapped with."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, wrapped, public)
    except InvalidTag:
        return None


def authenticate(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256 of `content`, 32 bytes."""
    mac = HMAC(key, SHA256())
    mac.update(content)
    return mac.finalize()


def authentic(key: bytes, content: bytes, signature: bytes) -> bool:
    """Whether `signature` is the HMAC-SHA256 of `content`, compared in constant time."""
    mac = HMAC(key, SHA256())
    mac.update(content)
    try:
        mac.verify(signature)
    except InvalidSignature:
        return False
    return True
