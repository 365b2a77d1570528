"""From a passphrase to a key: Argon2id, its bounds, and which passphrases are the same."""

import sys
import time
import unicodedata
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable, UnsafeParameters
from mentor_desktop.vault.kdf import Argon2idKdf, KdfCost, passphrase_bytes

MIB = 1024
OUTSIDE = [
    KdfCost(memory_kib=19 * MIB - 1),
    KdfCost(memory_kib=1024 * MIB + 1),
    KdfCost(memory_kib=0),
    KdfCost(memory_kib=-64 * MIB),
    KdfCost(memory_kib=2**62),
    KdfCost(passes=0),
    KdfCost(passes=17),
    KdfCost(passes=-1),
    KdfCost(lanes=0),
    KdfCost(lanes=17),
    KdfCost(lanes=2**31),
    KdfCost(1024 * MIB, 5, 16),
    KdfCost(257 * MIB, 16, 16),
]


def test_the_librarys_argon2id_is_that_of_rfc_9106() -> None:
    # Section 5.3; its 32 KiB are below what the program accepts, so the class it uses is tested here.
    function = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert function.derive(b"\x01" * 32).hex() == expected


def test_the_programs_own_derivation_is_argon2id() -> None:
    # From the test suite of the reference implementation: version 0x13, 2 passes, 64 MiB, 1 lane.
    found = Argon2idKdf().derive(b"password", b"somesalt", KdfCost(memory_kib=64 * MIB, passes=2, lanes=1))
    assert found.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_the_default_is_what_rfc_9106_recommends_for_little_memory() -> None:
    assert KdfCost() == KdfCost(memory_kib=64 * MIB, passes=3, lanes=4)


@pytest.mark.parametrize("cost", OUTSIDE, ids=str)
def test_costs_out_of_bounds_are_refused_before_memory_is_taken(cost: KdfCost) -> None:
    start = time.process_time()
    with pytest.raises(UnsafeParameters, match="refuses"):
        Argon2idKdf().derive(b"password", bytes(16), cost)
    assert time.process_time() - start < 0.1


def test_a_computer_without_the_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_little(*_: object) -> bytes:
        raise MemoryError

    function = SimpleNamespace(Argon2id=lambda **_: SimpleNamespace(derive=too_little))
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.argon2", function)
    with pytest.raises(UnsafeParameters, match="64 MiB are needed"):
        Argon2idKdf().derive(b"password", bytes(16), KdfCost())


@pytest.mark.parametrize(
    "cost",
    [KdfCost(19 * MIB, 1, 1), KdfCost(1024 * MIB, 4, 16), KdfCost(256 * MIB, 16, 16), KdfCost()],
    ids=str,
)
def test_the_bounds_themselves_are_accepted(cost: KdfCost) -> None:
    cost.check()


@given(st.text(min_size=1))
def test_one_text_typed_on_two_keyboards_is_one_passphrase(text: str) -> None:
    spellings = {form: unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert {passphrase_bytes(spelling) for spelling in spellings.values()} == {passphrase_bytes(text)}


def test_full_width_letters_and_ligatures_are_the_plain_ones() -> None:
    assert passphrase_bytes("ﬁsh \uff34ea ①") == b"fish Tea 1"


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_texts_are_two_passphrases(one: str, other: str) -> None:
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    assert (passphrase_bytes(one) == passphrase_bytes(other)) == same


def test_case_and_spaces_count() -> None:
    assert len({passphrase_bytes(text) for text in ("tea", "Tea", " tea", "tea ", "t ea")}) == 5


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(Unacceptable, match="empty"):
        passphrase_bytes("")


@pytest.mark.parametrize("text", ["\ud83d", "tea\udcff", "\ude00\ud83d"])
def test_half_characters_are_no_passphrase(text: str) -> None:
    with pytest.raises(Unacceptable, match="no text"):
        passphrase_bytes(text)
