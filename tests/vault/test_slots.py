"""Slots: each passphrase opens its own person's secret and nothing else, and no one rewrites the header unseen."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import DamagedHeader, KnownError, NotJoined, Unacceptable, UnsafeParameters, WrongPassphrase
from mentor_desktop.vault import header as headers
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.header import Header
from mentor_desktop.vault.kdf import KdfCost
from mentor_desktop.vault.vault import Secrets
from tests.support.journals import PASSPHRASES, JournalForTwo, contents
from tests.support.kdf import FastKdf, ForbiddenKdf

passphrases = st.text(min_size=1, max_size=30)
IDS = {"mentor": str(uuid4()), "mentee": str(uuid4())}


def header_for_two(mentor: str, mentee: str) -> tuple[Header, Secrets, Secrets]:
    """A header both have joined, and what each of them has."""
    kdf = FastKdf()
    header, first = vaults._first_header(IDS, "mentor", mentor, "0.1.0", kdf)
    second = Secrets(person=vaults.keys.fresh_key(), shared=first.shared)
    member = header.member("mentee")
    assert member is not None
    slot, grant = vaults._entry(header.journal, member, second, mentee, kdf)
    header = replace(header, slots=(*header.slots, slot), grants=(*header.grants, grant))
    return vaults._signed(header, first.shared), first, second


def opened(header: Header, seat: str, passphrase: str, kdf: Any = None) -> Secrets:
    member = header.member(seat)
    assert member is not None
    return vaults.secrets_of(header, member, passphrase, kdf or FastKdf())


@given(passphrases, passphrases)
def test_each_passphrase_opens_its_own_slot(mentor: str, mentee: str) -> None:
    header, first, second = header_for_two(mentor, mentee)
    header = headers.parse(headers.serialise(header), Path("somewhere"))
    assert opened(header, "mentor", mentor) == first
    assert opened(header, "mentee", mentee) == second
    assert first.shared == second.shared
    assert first.person != second.person


@given(passphrases, passphrases, passphrases)
def test_no_other_passphrase_opens_it(mentor: str, mentee: str, tried: str) -> None:
    header, _, _ = header_for_two(mentor, mentee)
    for seat, right in (("mentor", mentor), ("mentee", mentee)):
        if unicodedata.normalize("NFKC", tried) != unicodedata.normalize("NFKC", right):
            with pytest.raises(WrongPassphrase):
                opened(header, seat, tried)


@given(
    st.text(min_size=1, alphabet=st.sampled_from("aéèüİ\u0131ßﬁÅ①한が·")),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
)
def test_another_spelling_of_the_same_text_opens_it(passphrase: str, form: Any) -> None:
    header, first, _ = header_for_two(passphrase, "else")
    assert opened(header, "mentor", unicodedata.normalize(form, passphrase)) == first


def test_nearly_right_is_wrong() -> None:
    header, _, _ = header_for_two("tea for two", "else")
    for tried in ("tea for two ", "Tea for two", "tea for tw", "tea  for two", "tea for two\0"):
        with pytest.raises(WrongPassphrase):
            opened(header, "mentor", tried)


def test_an_empty_passphrase_is_said_to_be_empty() -> None:
    header, _, _ = header_for_two("tea for two", "else")
    with pytest.raises(Unacceptable, match="empty"):
        opened(header, "mentor", "")


def test_two_slots_with_one_passphrase_share_nothing() -> None:
    header, first, second = header_for_two("the same", "the same")
    one, other = header.slots
    assert one.salt != other.salt
    assert one.nonce != other.nonce
    assert opened(header, "mentor", "the same") == first
    assert opened(header, "mentee", "the same") == second


def test_secrets_are_not_shown_when_printed() -> None:
    _, first, _ = header_for_two("a", "b")
    assert repr(first) == "Secrets()"


def test_someone_who_has_not_joined_is_told_so(tmp_path: Path, kdf: FastKdf) -> None:
    vaults.create(tmp_path / "j", IDS, "mentor", "tea", "0.1.0", kdf).close()
    with pytest.raises(NotJoined, match="mentee"):
        vaults.unlock(tmp_path / "j", "mentee", "tea", kdf=kdf)
    with pytest.raises(NotJoined, match="parrot"):
        vaults.unlock(tmp_path / "j", "parrot", "tea", kdf=kdf)


def edited(folder: Path, change: Callable[[Any], None]) -> None:
    """Rewrites the header as someone would who can compute the checksum but has no key."""
    path = folder / "journal.json"
    fields = json.loads(path.read_bytes())
    del fields["checksum"]
    change(fields)
    fields["checksum"] = headers._checksum(fields)
    path.write_bytes((json.dumps(fields, indent=1) + "\n").encode())


def swap_grants(fields: Any) -> None:
    one, other = fields["grants"]
    one["person"], other["person"] = other["person"], one["person"]


def swap_slots(fields: Any) -> None:
    one, other = fields["slots"]
    one["person"], other["person"] = other["person"], one["person"]


def swap_seats(fields: Any) -> None:
    one, other = fields["people"]
    one["seat"], other["seat"] = other["seat"], one["seat"]


def swap_wrapped(fields: Any) -> None:
    one, other = fields["slots"]
    for name in ("nonce", "wrapped"):
        one[name], other[name] = other[name], one[name]


def cheaper(fields: Any) -> None:
    for slot in fields["slots"]:
        slot["kdf"]["memory_kib"] = 19 * 1024


def other_journal(fields: Any) -> None:
    fields["journal"] = str(uuid4())


def drop_the_others_slot(fields: Any) -> None:
    del fields["slots"][1], fields["grants"][1]


def double_slot(fields: Any) -> None:
    fields["slots"].append({**fields["slots"][0], "id": str(uuid4())})


def order_of_people(fields: Any) -> None:
    fields["people"].reverse()


def another_program(fields: Any) -> None:
    fields["program"] = "9.9.9"


def another_mac(fields: Any) -> None:
    fields["mac"] = "A" * 43 + "="


CHANGES = [
    (swap_grants, DamagedHeader),
    (swap_slots, (WrongPassphrase, DamagedHeader)),
    (swap_seats, (WrongPassphrase, DamagedHeader)),
    (swap_wrapped, WrongPassphrase),
    (cheaper, WrongPassphrase),
    (other_journal, WrongPassphrase),
    (drop_the_others_slot, DamagedHeader),
    (double_slot, DamagedHeader),
    (order_of_people, DamagedHeader),
    (another_program, DamagedHeader),
    (another_mac, DamagedHeader),
]


@pytest.mark.parametrize(("change", "said"), CHANGES, ids=[change.__name__ for change, _ in CHANGES])
def test_a_header_changed_by_someone_without_the_key_opens_nothing(
    journal_for_two: JournalForTwo, change: Callable[[Any], None], said: type[KnownError]
) -> None:
    edited(journal_for_two.folder, change)
    before = contents(journal_for_two.folder)
    with pytest.raises(said):
        journal_for_two.vault("mentor")
    assert contents(journal_for_two.folder) == before


def test_changing_nothing_changes_nothing(journal_for_two: JournalForTwo) -> None:
    """The way the tests above write a header is not what is noticed."""
    edited(journal_for_two.folder, lambda fields: None)
    journal_for_two.vault("mentor").close()
    journal_for_two.vault("mentee").close()


def test_the_grant_of_a_person_must_be_there(journal_for_two: JournalForTwo) -> None:
    edited(journal_for_two.folder, lambda fields: fields.update(grants=fields["grants"][1:]))
    with pytest.raises(DamagedHeader, match="the key of the shared space is missing"):
        journal_for_two.vault("mentor")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 19 * 1024 - 1),
        ("memory_kib", 1024 * 1024 + 1),
        ("memory_kib", 10**4000),
        ("memory_kib", -1),
        ("passes", 0),
        ("passes", 17),
        ("lanes", 0),
        ("lanes", 2**32),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_the_derivation(
    journal_for_two: JournalForTwo, field: str, value: int
) -> None:
    edited(journal_for_two.folder, lambda fields: fields["slots"][0]["kdf"].update({field: value}))
    with pytest.raises(UnsafeParameters):
        vaults.unlock(journal_for_two.folder, "mentor", PASSPHRASES["mentor"], kdf=ForbiddenKdf())


def test_one_bad_slot_among_good_ones_is_refused_before_any_derivation() -> None:
    header, _, _ = header_for_two("tea", "else")
    bad = replace(header.slots[0], cost=KdfCost(memory_kib=2**40))
    with pytest.raises(UnsafeParameters):
        opened(replace(header, slots=(header.slots[0], bad)), "mentor", "tea", ForbiddenKdf())


def test_the_released_program_refuses_the_fast_derivation_of_the_tests(journal_for_two: JournalForTwo) -> None:
    before = contents(journal_for_two.folder)
    with pytest.raises(UnsafeParameters, match="a way to turn a passphrase into a key that is not known"):
        vaults.unlock(journal_for_two.folder, "mentor", PASSPHRASES["mentor"])
    assert contents(journal_for_two.folder) == before


def test_a_slot_of_another_kind_is_not_tried_with_a_passphrase(journal_for_two: JournalForTwo) -> None:
    edited(journal_for_two.folder, lambda fields: fields["slots"][0].update(kind="recovery sheet"))
    with pytest.raises(NotJoined):
        vaults.unlock(journal_for_two.folder, "mentor", PASSPHRASES["mentor"], kdf=ForbiddenKdf())
