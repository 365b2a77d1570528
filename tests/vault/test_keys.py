"""Keys from keys and keys in keys, against the published vectors of the RFCs."""

import hashlib
import hmac
import os
from types import SimpleNamespace
from typing import Any, cast

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.vault import keys
from mentor_desktop.vault.keys import Use, derived, unwrap, wrap

JOURNAL = "59dd1516-180e-4dbe-92d0-135cae4dcb1e"

# RFC 8439, section 2.8.2.
AEAD_KEY = bytes(range(0x80, 0xA0))
AEAD_NONCE = bytes.fromhex("070000004041424344454647")
AEAD_PUBLIC = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
AEAD_CONTENT = (
    b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
    b"sunscreen would be it."
)
AEAD_WRAPPED = bytes.fromhex(
    "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
    "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
    "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
    "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"
)


def test_wrapping_is_chacha20_poly1305_of_rfc_8439(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda length: AEAD_NONCE[:length])
    assert wrap(AEAD_KEY, AEAD_CONTENT, AEAD_PUBLIC) == (AEAD_NONCE, AEAD_WRAPPED)


def test_unwrapping_is_chacha20_poly1305_of_rfc_8439() -> None:
    assert unwrap(AEAD_KEY, AEAD_NONCE, AEAD_WRAPPED, AEAD_PUBLIC) == AEAD_CONTENT


def test_hkdf_of_rfc_5869_without_salt_and_info() -> None:
    # Test case 3, its first 32 bytes: empty salt, empty info.
    nothing = cast(Use, SimpleNamespace(value=""))
    expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert derived(b"\x0b" * 22, nothing, "").hex() == expected


def test_the_librarys_hkdf_is_that_of_rfc_5869() -> None:
    # Test case 1, with salt and info.
    function = HKDF(SHA256(), 42, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)))
    assert function.derive(b"\x0b" * 22).hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


@given(st.binary(min_size=32, max_size=32), st.sampled_from(Use), st.text(max_size=50))
def test_a_derived_key_is_hkdf_salted_with_the_journal(secret: bytes, use: Use, journal: str) -> None:
    extracted = hmac.digest(journal.encode() or bytes(32), secret, "sha256")
    assert derived(secret, use, journal) == hmac.digest(extracted, use.value.encode() + b"\x01", "sha256")


def test_the_mac_is_hmac_sha256_of_rfc_4231() -> None:
    # Test case 1.
    mac = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    assert keys.authenticate(b"\x0b" * 20, b"Hi There").hex() == mac
    assert keys.authentic(b"\x0b" * 20, b"Hi There", bytes.fromhex(mac))


@given(st.binary(min_size=32, max_size=32), st.binary(), st.binary(max_size=40))
def test_any_other_signature_is_not_authentic(key: bytes, content: bytes, signature: bytes) -> None:
    expected = hmac.digest(key, content, hashlib.sha256)
    assert keys.authentic(key, content, signature) == (signature == expected)


def test_no_key_serves_two_purposes_or_two_journals() -> None:
    secret = keys.fresh_key()
    assert len({use.value for use in Use.__members__.values()}) == len(Use.__members__) == len(Use)
    found = {derived(secret, use, journal) for use in Use for journal in (JOURNAL, JOURNAL[::-1])}
    assert len(found) == 2 * len(Use)
    assert all(len(key) == 32 for key in found)


def test_fresh_keys_and_salts_are_fresh() -> None:
    assert len({keys.fresh_key() for _ in range(100)}) == 100
    assert len({keys.fresh_salt() for _ in range(100)}) == 100
    assert len(keys.fresh_key()) == 32
    assert len(keys.fresh_salt()) == 16


def test_wrapping_twice_never_uses_one_nonce() -> None:
    key = keys.fresh_key()
    assert len({wrap(key, bytes(32), b"")[0] for _ in range(200)}) == 200


@given(st.data())
def test_what_was_wrapped_opens_only_as_it_was_wrapped(data: st.DataObject) -> None:
    key, public = data.draw(st.binary(min_size=32, max_size=32)), data.draw(st.binary())
    content = data.draw(st.binary(min_size=32, max_size=32))
    parts = {"key": key, "public": public}
    parts["nonce"], parts["wrapped"] = wrap(key, content, public)
    assert len(parts["wrapped"]) == keys.WRAPPED_BYTES
    assert unwrap(**cast(Any, parts)) == content
    changed = data.draw(st.sampled_from([name for name, value in parts.items() if value]))
    place = data.draw(st.integers(0, len(parts[changed]) * 8 - 1))
    flipped = bytearray(parts[changed])
    flipped[place // 8] ^= 1 << place % 8
    assert unwrap(**cast(Any, {**parts, changed: bytes(flipped)})) is None
