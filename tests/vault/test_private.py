"""Promise 3: a private space cannot be read with everything the partner has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.errors import DamagedSpace, WrongPassphrase
from mentor_desktop.vault import header as headers
from mentor_desktop.vault import keys
from mentor_desktop.vault import vault as vaults
from mentor_desktop.vault.header import Header
from mentor_desktop.vault.kdf import passphrase_bytes
from mentor_desktop.vault.keys import Use
from mentor_desktop.vault.space import Space
from tests.support.journals import PASSPHRASES, JournalForTwo, written
from tests.support.kdf import FastKdf

SECRET_TEXT = "what only tom may know"


@pytest.fixture
def toms_journal(journal_for_two: JournalForTwo) -> JournalForTwo:
    """Tom has written a page, and locked."""
    journal = journal_for_two.unlock("mentee")
    written(journal, SECRET_TEXT)
    journal.close()
    return journal_for_two


def all_that_amara_has(journal: JournalForTwo) -> tuple[Header, list[bytes]]:
    """Her passphrase, her P, S, every key from them, and every field of the header."""
    vault = journal.vault("mentor")
    secrets = vault._secrets
    assert secrets is not None
    header = vault.header
    passphrase = passphrase_bytes(PASSPHRASES["mentor"])
    kdf = FastKdf()
    known = [secrets.person, secrets.shared]
    known += [kdf.derive(passphrase, slot.salt, slot.cost) for slot in header.slots]
    known += [field for slot in header.slots for field in (slot.salt, slot.nonce, slot.wrapped)]
    known += [field for grant in header.grants for field in (grant.nonce, grant.wrapped)]
    known += [header.mac, header.journal.encode(), passphrase]
    known += [member.id.encode() for member in header.people]
    vault.close()
    return header, known


def derivable(header: Header, known: list[bytes]) -> Iterator[bytes]:
    """Every 32 bytes in what is known, and every key derived from it in each way the program derives keys."""
    salts = [header.journal, *(member.id for member in header.people)]
    first: list[bytes] = []
    for content in known:
        first += [content[start : start + 32] for start in range(len(content) - 31)]
        first += [keys.derived(content, use, salt) for use in Use for salt in salts]
    yield from first
    for content in first:
        yield from (keys.derived(content, use, header.journal) for use in Use)


def opens(path: Path, key: bytes) -> bool:
    try:
        space = Space(path, key, read_only=True)
    except DamagedSpace:
        return False
    space.close()
    return True


def test_nothing_the_mentor_has_opens_the_mentees_slot_or_grant(toms_journal: JournalForTwo) -> None:
    header, known = all_that_amara_has(toms_journal)
    tom = header.member("mentee")
    assert tom is not None
    (slot,) = header.slots_of(tom.id)
    (grant,) = (grant for grant in header.grants if grant.person == tom.id)
    for key in set(derivable(header, known)):
        assert keys.unwrap(key, slot.nonce, slot.wrapped, slot.public(header.journal)) is None
        public = vaults._grant_public(header.journal, tom.id)
        assert keys.unwrap(key, grant.nonce, grant.wrapped, public) is None


def test_nothing_the_mentor_has_opens_the_mentees_space(toms_journal: JournalForTwo) -> None:
    header, known = all_that_amara_has(toms_journal)
    direct = [keys.derived(content, use, header.journal) for content in known for use in Use]
    whole = [content[:32] for content in known if len(content) >= 32]
    path = toms_journal.file("mentee")
    assert len(direct) > 60
    assert not any(opens(path, key) for key in {*direct, *whole})


def test_the_search_above_finds_the_key_when_it_is_there(toms_journal: JournalForTwo) -> None:
    """With Tom's P among what is known, the same derivations open his slot, his grant and his space."""
    header, known = all_that_amara_has(toms_journal)
    vault = toms_journal.vault("mentee")
    assert vault._secrets is not None
    known.append(vault._secrets.person)
    tom = header.member("mentee")
    assert tom is not None
    (grant,) = (grant for grant in header.grants if grant.person == tom.id)
    public = vaults._grant_public(header.journal, tom.id)
    found = [key for key in derivable(header, known) if keys.unwrap(key, grant.nonce, grant.wrapped, public)]
    assert found
    private = keys.derived(vault._secrets.person, Use.PRIVATE_SPACE, header.journal)
    vault.close()
    assert opens(toms_journal.file("mentee"), private)


def test_each_passphrase_opens_only_its_own_seat(toms_journal: JournalForTwo) -> None:
    for seat, others in (("mentee", PASSPHRASES["mentor"]), ("mentor", PASSPHRASES["mentee"])):
        with pytest.raises(WrongPassphrase):
            vaults.unlock(toms_journal.folder, seat, others, kdf=FastKdf())


def test_an_open_journal_has_no_handle_on_the_partners_space(toms_journal: JournalForTwo) -> None:
    journal = toms_journal.unlock("mentor")
    assert journal.reflections.count() == 0
    assert journal.reflections.page(0, 10, "tom") == []
    assert [space.path.name for space in journal._vault._spaces] == ["shared.db", toms_journal.file("mentor").name]


def test_the_partners_file_under_ones_own_name_does_not_open(toms_journal: JournalForTwo) -> None:
    """Copying Tom's file over her own gives Amara nothing, and says which file is not as it was."""
    own, partners = toms_journal.file("mentor"), toms_journal.file("mentee")
    own.write_bytes(partners.read_bytes())
    with pytest.raises(DamagedSpace, match=own.name):
        toms_journal.vault("mentor")


def test_no_word_of_the_page_is_in_any_file(toms_journal: JournalForTwo) -> None:
    for path in toms_journal.folder.iterdir():
        assert SECRET_TEXT.encode() not in path.read_bytes()
    assert headers.read(toms_journal.folder).member("mentee") is not None
