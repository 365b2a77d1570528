"""Checking a journal, as a person asks for it."""

import pytest

from mentor_desktop.errors import DamagedSpace, WrongPassphrase
from mentor_desktop.services.checking import check
from tests.support.journals import PASSPHRASES, JournalForTwo, contents, written
from tests.support.kdf import FastKdf
from tests.support.spaces import flip


def test_a_whole_journal_has_nothing_to_say_and_is_not_changed(journal_for_two: JournalForTwo) -> None:
    written(journal_for_two.unlock(), "a page")
    journal_for_two.close()
    before = contents(journal_for_two.folder)
    found = list(check(journal_for_two.folder, "mentor", PASSPHRASES["mentor"], kdf=FastKdf()))
    assert [finding.error for finding in found] == [None] * 4
    assert contents(journal_for_two.folder) == before


def test_a_check_while_the_journal_is_open_reads_what_is_there(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    page = written(journal, "a page")
    found = list(check(journal_for_two.folder, "mentor", PASSPHRASES["mentor"], kdf=FastKdf()))
    assert [finding.error for finding in found] == [None] * 4
    assert journal.reflections.get(page.id) == page
    written(journal, "another page")


def test_damage_is_named_and_the_rest_is_still_checked(journal_for_two: JournalForTwo) -> None:
    flip(journal_for_two.shared_file, 4096 * 2 + 9)
    found = {
        finding.file: finding.error
        for finding in check(journal_for_two.folder, "mentee", PASSPHRASES["mentee"], kdf=FastKdf())
    }
    assert isinstance(found.pop("shared.db"), DamagedSpace)
    assert set(found.values()) == {None}
    assert len(found) == 3


def test_a_wrong_passphrase_ends_the_check(journal_for_two: JournalForTwo) -> None:
    with pytest.raises(WrongPassphrase):
        list(check(journal_for_two.folder, "mentor", "wrong", kdf=FastKdf()))
