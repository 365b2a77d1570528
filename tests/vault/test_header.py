"""journal.json: written, read, and what is said when it is damaged."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentor_desktop.errors import DamagedHeader, KnownError, NewerVersion, NotAJournal
from mentor_desktop.vault import header as headers
from mentor_desktop.vault.header import Grant, Header, Member, Slot
from mentor_desktop.vault.kdf import KdfCost

HERE = Path("somewhere")
ids = st.uuids().map(str)
short = st.text(max_size=60)
slots = st.builds(
    Slot,
    id=ids,
    person=ids,
    kind=short,
    kdf=short,
    cost=st.builds(KdfCost, *[st.integers(-(2**63), 2**63)] * 3),
    salt=st.binary(min_size=16, max_size=16),
    nonce=st.binary(min_size=12, max_size=12),
    wrapped=st.binary(min_size=48, max_size=48),
)
grants = st.builds(
    Grant, person=ids, nonce=st.binary(min_size=12, max_size=12), wrapped=st.binary(min_size=48, max_size=48)
)
headers_of_any_kind = st.builds(
    Header,
    journal=ids,
    program=short,
    people=st.lists(st.builds(Member, id=ids, seat=short), max_size=4).map(tuple),
    slots=st.lists(slots, max_size=4).map(tuple),
    grants=st.lists(grants, max_size=4).map(tuple),
    mac=st.binary(min_size=32, max_size=32),
)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


def fixed() -> Header:
    person = "b631b1ee-a8db-41a2-96e9-2b2e61e7882d"
    slot = Slot(
        id="cd352221-72df-4714-8242-37b59a7d7d5c",
        person=person,
        kind="passphrase",
        kdf="argon2id",
        cost=KdfCost(),
        salt=bytes(range(16)),
        nonce=bytes(range(12)),
        wrapped=bytes(range(48)),
    )
    return Header(
        journal="59dd1516-180e-4dbe-92d0-135cae4dcb1e",
        program="0.1.0",
        people=(Member(person, "mentor"), Member("8ebabac5-b129-4b28-b447-e9260267823d", "mentee")),
        slots=(slot,),
        grants=(Grant(person, bytes(12), bytes(48)),),
        mac=bytes(range(32)),
    )


def with_right_checksum(fields: dict[str, Any]) -> bytes:
    """The file someone would write who knows the format but not the key."""
    fields.pop("checksum", None)
    fields["checksum"] = headers._checksum(fields)
    return (json.dumps(fields, indent=1) + "\n").encode()


@given(headers_of_any_kind)
def test_what_is_written_is_read(header: Header) -> None:
    assert headers.parse(headers.serialise(header), HERE) == header


def test_a_header_is_kept_in_its_folder(tmp_path: Path) -> None:
    headers.write(tmp_path, fixed())
    assert headers.read(tmp_path) == fixed()
    assert [path.name for path in tmp_path.iterdir()] == ["journal.json"]


def test_a_folder_without_a_header_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal, match=r"journal\.json"):
        headers.read(tmp_path)
    with pytest.raises(NotAJournal):
        headers.read(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(NotAJournal):
        headers.read(tmp_path / "file")


def test_a_folder_in_the_place_of_the_header_is_said(tmp_path: Path) -> None:
    (tmp_path / "journal.json").mkdir()
    with pytest.raises(KnownError):
        headers.read(tmp_path)


def one_byte_changed(content: bytes) -> list[bytes]:
    changes = [lambda byte: byte ^ 1, lambda byte: byte ^ 0x20, lambda byte: byte ^ 0x80, lambda _: 0x20, lambda _: 0]
    return [
        content[:place] + bytes([change(content[place])]) + content[place + 1 :]
        for place in range(len(content))
        for change in changes
        if change(content[place]) != content[place]
    ]


def test_any_changed_byte_is_noticed() -> None:
    for changed in one_byte_changed(headers.serialise(fixed())):
        with pytest.raises((DamagedHeader, NewerVersion)):
            headers.parse(changed, HERE)


def test_any_byte_left_out_is_noticed() -> None:
    content = headers.serialise(fixed())
    for place in range(len(content)):
        with pytest.raises(DamagedHeader):
            headers.parse(content[:place] + content[place + 1 :], HERE)


@pytest.mark.parametrize("byte", [b" ", b"\n", b"0", b'"', b",", b"{", b"A", b"\0", b"\xff"])
def test_any_byte_put_in_is_noticed(byte: bytes) -> None:
    content = headers.serialise(fixed())
    for place in range(len(content) + 1):
        with pytest.raises((DamagedHeader, NewerVersion)):
            headers.parse(content[:place] + byte + content[place:], HERE)


def test_any_cut_is_noticed() -> None:
    content = headers.serialise(fixed())
    for length in range(len(content)):
        with pytest.raises(DamagedHeader):
            headers.parse(content[:length], HERE)


@given(st.binary())
@example(b"[" * 100_000)
@example(b'{"a":' * 50_000)
@example(b"9" * 10_000)
@example(b"\xef\xbb\xbf{}")
@example(b"\xff\xfe{\0}\0")
@example(b"")
def test_arbitrary_bytes_are_a_damaged_header(content: bytes) -> None:
    with pytest.raises(DamagedHeader):
        headers.parse(content, HERE)


@given(json_values)
def test_arbitrary_json_is_a_damaged_header(value: object) -> None:
    with pytest.raises(DamagedHeader):
        headers.parse(json.dumps(value).encode(), HERE)


@given(st.data())
def test_any_value_in_any_field_is_a_known_error(data: st.DataObject) -> None:
    """Also when the checksum fits: a field of the wrong kind is never taken, and never a crash."""
    fields = headers.as_json(fixed())
    place: Any = fields
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(json_values)
    try:
        content = with_right_checksum(fields)
    except (ValueError, TypeError):
        content = json.dumps({**fields, "checksum": ""}).encode()
    try:
        read = headers.parse(content, HERE)
    except KnownError:
        return
    assert headers.serialise(read) == content


@pytest.mark.parametrize("name", sorted(headers.as_json(fixed())))
def test_a_missing_field_is_noticed_even_when_the_checksum_fits(name: str) -> None:
    fields = headers.as_json(fixed())
    del fields[name]
    with pytest.raises(DamagedHeader):
        headers.parse(with_right_checksum(fields), HERE)


def test_a_field_no_one_knows_is_not_taken() -> None:
    """It would be outside the signature, and lost the next time the header is written."""
    with pytest.raises(DamagedHeader):
        headers.parse(with_right_checksum({**headers.as_json(fixed()), "more": 1}), HERE)


@pytest.mark.parametrize("id", ["../../etc/passwd", "B631B1EE-A8DB-41A2-96E9-2B2E61E7882D", "", "a/b", "x" * 300])
def test_an_id_that_is_no_uuid_never_becomes_a_file_name(id: str) -> None:
    fields = headers.as_json(fixed())
    fields["people"][0]["id"] = id
    with pytest.raises(DamagedHeader):
        headers.parse(with_right_checksum(fields), HERE)


def test_a_header_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(headers.serialise(fixed()) + b" " * headers.MOST_BYTES)
    with pytest.raises(DamagedHeader, match="far too long"):
        headers.read(tmp_path)


def test_more_slots_than_a_person_has_are_refused() -> None:
    """A wrong passphrase is tried on every slot of a person, and each try costs what the header says."""
    (slot,) = fixed().slots
    most = replace(fixed(), slots=(slot,) * headers.MOST_SLOTS_OF_A_PERSON)
    assert headers.parse(headers.serialise(most), HERE) == most
    with pytest.raises(DamagedHeader):
        headers.parse(headers.serialise(replace(most, slots=(*most.slots, slot))), HERE)


@pytest.mark.parametrize("name", ["people", "grants"])
def test_more_entries_than_a_journal_has_are_refused(name: str) -> None:
    header = replace(fixed(), **{name: getattr(fixed(), name)[:1] * (headers.MOST_ENTRIES + 1)})
    with pytest.raises(DamagedHeader):
        headers.parse(headers.serialise(header), HERE)


@pytest.mark.parametrize("version", [2, 3, 10**9])
def test_a_newer_journal_names_the_program_that_opens_it(version: int) -> None:
    content = json.dumps({"format": headers.FORMAT, "version": version, "program": "3.1.4", "new": [1]}).encode()
    with pytest.raises(NewerVersion, match=r"Install version 3\.1\.4"):
        headers.parse(content, HERE)


@pytest.mark.parametrize("program", [None, 7, ["x"], "x" * 10_000])
def test_a_newer_journal_with_a_strange_program_is_still_a_sentence(program: object) -> None:
    content = json.dumps({"format": headers.FORMAT, "version": 2, "program": program}).encode()
    with pytest.raises(NewerVersion) as raised:
        headers.parse(content, HERE)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize("version", [0, -1, 1.0, True, "1", None, [1]])
def test_a_version_that_is_none_is_damage(version: object) -> None:
    with pytest.raises(DamagedHeader):
        headers.parse(with_right_checksum({**headers.as_json(fixed()), "version": version}), HERE)


def test_the_header_names_no_one() -> None:
    fields = headers.as_json(fixed())
    assert set(fields) == {"format", "version", "program", "journal", "people", "slots", "grants", "mac"}
    assert all(set(person) == {"id", "seat"} for person in fields["people"])


def test_the_signature_covers_all_but_itself() -> None:
    header = fixed()
    assert header.signed_content() == header.with_mac(bytes(32)).signed_content()
    changed = [
        replace(header, journal=header.slots[0].id),
        replace(header, program="0.1.1"),
        replace(header, people=header.people[::-1]),
        replace(header, slots=()),
        replace(header, grants=()),
    ]
    assert len({other.signed_content() for other in [header, *changed]}) == 6
