"""What is being typed into a form: kept for one person alone until it is sent, and never a page."""

from contextlib import closing
from dataclasses import replace

import pytest

from mentor_desktop.errors import Locked, ReadOnly
from mentor_desktop.services.journal import Journal
from mentor_desktop.store import drafts
from tests.support.journals import JournalForTwo

FORM = "check-in:019d1139-0000-7000-8000-000000000000"
TYPED = {"note": "Half a sent", "level": "1 👩🏽‍🏫", "link": ""}


@pytest.fixture
def journal(journal_for_two: JournalForTwo) -> Journal:
    """Amara's journal, open."""
    return journal_for_two.unlock()


def test_words_of_a_form_survive_locking_and_never_become_a_page(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    journal.keep_words(FORM, {"note": "Half"})
    journal.keep_words(FORM, TYPED)
    journal.keep_words("evidence:another", {"text": "other words"})
    page = replace(journal.new_reflection(), parts={"": "a page"})
    journal.keep_draft(page)
    for _ in range(2):
        journal_for_two.close()
        again = journal_for_two.unlock()
        assert again.kept_words(FORM) == TYPED
        assert again.kept_words("evidence:another") == {"text": "other words"}
        assert again.kept_words("reword:nothing") == {}
        assert again.reflections.count() == 1
        assert [line.id for line in again.reflections.page(0, 9)] == [page.id]
    assert again.recovered == ()


def test_words_of_a_form_are_forgotten_when_it_was_sent_or_emptied(journal: Journal) -> None:
    journal.forget_words(FORM)
    for end in (
        lambda: journal.forget_words(FORM),
        lambda: journal.keep_words(FORM, {"note": " \n", "link": ""}),
        lambda: journal.keep_words(FORM, {}),
    ):
        journal.keep_words(FORM, TYPED)
        end()
        assert journal.kept_words(FORM) == {}
        assert drafts.all_of(journal._vault.private) == []


def test_words_of_a_form_are_for_me_alone(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        amara.keep_words(FORM, TYPED)
    tom = journal_for_two.unlock("mentee")
    assert tom.kept_words(FORM) == {}
    for space in (tom._vault.shared, tom._vault.private):
        tables = [row[0] for row in space.database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in space.database.execute(f"SELECT * FROM {table}")]
        assert "Half a sent" not in str(rows)


def test_any_words_can_be_kept_while_they_are_typed(journal: Journal) -> None:
    journal.keep_words(FORM, {"note": "half a \ud83d letter, a nul \0, שלום"})
    assert journal.kept_words(FORM) == {"note": "half a  letter, a nul , שלום"}


def test_a_form_can_be_looked_at_in_a_journal_opened_to_read(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock()) as journal:
        journal.keep_words(FORM, TYPED)
    reader = journal_for_two.unlock(read_only=True)
    assert reader.kept_words(FORM) == TYPED
    for write in (lambda: reader.keep_words(FORM, {"note": "more"}), lambda: reader.forget_words(FORM)):
        with pytest.raises(ReadOnly):
            write()
    reader.close()
    with pytest.raises(Locked):
        reader.kept_words(FORM)
