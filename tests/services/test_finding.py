"""One search over every space a person can open, and one way to show what was found."""

from dataclasses import replace

import pytest

from mentor_desktop.errors import NoSuchRecord
from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.journal.sessions import AskedQuestion
from mentor_desktop.services import evidence, finding, goals, promises, sessions
from mentor_desktop.services.finding import Found, everywhere, own_reflections
from mentor_desktop.services.journal import Journal
from tests.support.journals import PURPOSE, JournalForTwo, written
from tests.support.sessions import item, planned


@pytest.fixture
def journal(journal_for_two: JournalForTwo) -> Journal:
    """Amara's journal, open."""
    return journal_for_two.unlock()


def test_own_reflections_come_newest_first_past_the_first_page(journal: Journal) -> None:
    pages = [written(journal, f"every number{number}") for number in range(230)]
    assert [found.id for found in own_reflections(journal)] == [page.id for page in reversed(pages)]
    assert [found.id for found in own_reflections(journal, "every")] == [page.id for page in reversed(pages)]


def test_a_line_says_where_and_what_it_is(journal: Journal) -> None:
    page = written(journal, "Numbers, *again*.", title="Tuesday")
    (found,) = own_reflections(journal)
    assert found == Found(page.id, "private", "reflection", page.at, "Tuesday", "Numbers, again.")


def test_a_search_goes_through_both_spaces_newest_first(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    older = journal.save(replace(written(journal, "numbers before"), at="2001-01-01T00:00:00.000Z"))
    newer = written(journal, "numbers after")
    found = list(everywhere(journal, "numbers"))
    assert [line.at for line in found] == sorted((line.at for line in found), reverse=True)
    assert {newer.id, older.id} < {line.id for line in found}


def test_the_partner_finds_the_shared_and_not_the_private(journal_for_two: JournalForTwo) -> None:
    written(journal_for_two.unlock("mentor"), "numbers of my own")
    journal_for_two.close()
    (found,) = everywhere(journal_for_two.unlock("mentee"), "numbers")
    assert (found.space, found.kind, found.snippet) == ("shared", "purpose", PURPOSE)


@pytest.mark.parametrize("typed", ["?!", "nowhere", '""'])
def test_nothing_is_found_without_a_word_that_is_there(journal: Journal, typed: str) -> None:
    written(journal, "a page")
    assert list(everywhere(journal, typed)) == []


def test_what_was_found_can_be_shown(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    page = written(journal, "He **nodded**.")
    assert finding.text_of(journal, journal.find(page.id)) == ("He nodded.", "He **nodded**.")
    now = journal_for_two.clock()
    statement = "Ask the depots."
    common = {"created_at": timestamp(now), "updated_at": timestamp(now), "updated_by": journal.me.id}
    purpose = journal.save(Purpose(id=new_id(now), statement=statement, **common))
    assert finding.text_of(journal, journal.find(purpose.id)) == ("", statement)


def test_what_is_not_there_or_not_mine_is_named(journal_for_two: JournalForTwo) -> None:
    page = written(journal_for_two.unlock("mentor"), "mine")
    journal_for_two.close()
    journal = journal_for_two.unlock("mentee")
    for id in (page.id, "nobody"):
        with pytest.raises(NoSuchRecord, match=id):
            journal.find(id)


def test_a_person_is_shown_by_their_name(journal: Journal) -> None:
    assert finding.text_of(journal, journal.find(journal.partner.id)) == ("Tom", "")


def test_all_that_is_kept_with_words_in_the_shared_space_is_found_by_them(journal: Journal) -> None:
    goal = goals.keep_draft(journal, replace(goals.new_goal(journal), title="Heron watching"), {0: "I name a heron"})
    goals.add_milestone(journal, goal, "Borrow the heron book", None)
    evidence.add(journal, replace(evidence.new_evidence(journal, goal), text="A heron, badly drawn"))
    assert sorted((found.kind, found.space) for found in everywhere(journal, "heron")) == [
        (kind, "shared") for kind in ("evidence", "goal", "level", "milestone")
    ]
    searchable = {kind for kind, (_, table) in journal._homes.items() if table.searchable}
    assert set(finding.KINDS) == searchable - {Reflection}


def test_sessions_and_what_each_prepared_are_found_by_their_words(journal: Journal) -> None:
    coming = planned(journal, place="By the heron pond")
    item(journal, coming, "The heron count")
    kept = promises.promise(journal, journal.me.id, "Count the herons", None, coming.id)
    journal.save(AskedQuestion(**journal.origin(), session=coming.id, by=journal.me.id, text="How tall is a heron?"))
    sessions.add_idea(journal, coming, "A heron, stuffed")
    note = sessions.write_note(journal, coming.id, "He is afraid of herons.")
    everything = [
        ("agenda item", "shared"),
        ("commitment", "shared"),
        ("idea", "private"),
        ("note", "private"),
        ("question", "shared"),
        ("session", "shared"),
    ]
    assert sorted((found.kind, found.space) for found in everywhere(journal, "heron")) == everything
    journal.remove(coming)
    assert {found.id for found in everywhere(journal, "heron")} == {kept.id, note.id if note else ""}
    journal.restore(coming)
    assert sorted((found.kind, found.space) for found in everywhere(journal, "heron")) == everything
