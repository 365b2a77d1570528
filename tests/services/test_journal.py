"""An open journal: one door for everything that is written, drafts that outlive a crash, a bin of 30 days."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentor_desktop.errors import DamagedSpace, DiskFull, Locked, NoSuchRecord, ReadOnly, Unacceptable
from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import Feeling, Reflection
from mentor_desktop.services.journal import Change, Journal
from mentor_desktop.store import drafts
from tests.support.journals import NAMES, PURPOSE, JournalForTwo, contents, written
from tests.support.privates import check_index


@pytest.fixture
def journal(journal_for_two: JournalForTwo) -> Journal:
    """Amara's journal, open."""
    return journal_for_two.unlock()


def typed(journal: Journal, page: Reflection, text: str) -> Reflection:
    """Someone types in a page and has not stopped yet."""
    page = replace(page, parts={"": text})
    journal.keep_draft(page)
    return page


def crashed(journal_for_two: JournalForTwo) -> JournalForTwo:
    """The program ends without a word to the journal; what was committed is all there is."""
    journal_for_two.close()
    return journal_for_two


def test_each_is_me_and_the_other_is_the_partner(journal_for_two: JournalForTwo) -> None:
    for seat, other in (("mentor", "mentee"), ("mentee", "mentor")):
        journal = journal_for_two.unlock(seat)
        assert (journal.me.name, journal.me.role) == (NAMES[seat], seat)
        assert (journal.partner.name, journal.partner.role) == (NAMES[other], other)
        assert not journal.read_only
        journal.close()


def test_what_is_saved_is_there_the_next_time(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    page = journal.save(
        replace(
            journal.new_reflection(),
            title="The envelope",
            parts={"What?": "I explained.", "So what?": "He closed."},
            feelings=(Feeling("patient", 2),),
            drained=3,
            tags=("budget",),
            pinned=True,
        )
    )
    journal.close()
    assert journal_for_two.unlock().reflections.get(page.id) == page


def test_saving_notes_when_and_by_whom(journal: Journal) -> None:
    page = journal.new_reflection()
    saved = journal.save(replace(page, title="First"))
    assert saved.updated_by == journal.me.id
    assert saved.created_at == page.created_at < saved.updated_at


def test_a_new_page_is_not_kept_before_its_first_word(journal: Journal) -> None:
    journal.new_reflection()
    assert journal.reflections.count() == 0


def test_a_record_that_breaks_a_rule_is_not_written(journal: Journal) -> None:
    page = written(journal, "as it was")
    with pytest.raises(Unacceptable):
        journal.save(replace(page, drained=9))
    assert journal.reflections.get(page.id) == page


def test_listeners_hear_of_every_change_once_it_is_written(journal: Journal) -> None:
    heard: list[Change] = []
    stop = journal.listen(heard.append)
    counted: list[int] = []
    journal.listen(lambda _: counted.append(journal.reflections.count()))
    page = written(journal, "a page")
    journal.remove(page)
    journal.restore(page)
    assert heard == [Change(page), Change(page, removed=True), Change(page)]
    assert counted == [1, 0, 1]
    stop()
    written(journal, "another")
    assert len(heard) == 3
    assert len(counted) == 4


def test_listeners_hear_nothing_of_what_was_not_written(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Change] = []
    journal.listen(heard.append)
    page = journal.new_reflection()

    def full(*_: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as broken:
        broken.setattr(drafts, "drop", full)
        with pytest.raises(DiskFull):
            journal.save(page)
    with pytest.raises(NoSuchRecord):
        journal.remove(page)
    assert heard == []
    assert journal.reflections.count() == 0


def test_a_listener_may_stop_while_it_is_told(journal: Journal) -> None:
    stops = []
    heard = []

    def once(change: Change) -> None:
        heard.append(change)
        stops[0]()

    stops.append(journal.listen(once))
    journal.listen(heard.append)
    written(journal, "first")
    written(journal, "second")
    assert len(heard) == 3


def test_what_was_being_typed_is_a_page_after_a_crash(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    new = replace(typed(journal, journal.new_reflection(), "half a sent"), title="Untold")
    journal.keep_draft(replace(new, parts={"": "half a sentence"}))
    assert journal.reflections.count() == 0
    again = crashed(journal_for_two).unlock()
    page = again.reflections.get(new.id)
    assert (page.title, page.text) == ("Untold", "half a sentence")
    assert again.reflections.count("sentence") == 1
    assert drafts.all_of(again._vault.private) == []


def test_a_draft_of_an_older_page_changes_its_words_and_nothing_else(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    page = written(journal, "as it was", title="Kept")
    page = journal.save(replace(page, tags=("budget",), pinned=True, at="2020-02-02T00:00:00.000Z"))
    typed(journal, page, "as it is now")
    again = crashed(journal_for_two).unlock().reflections.get(page.id)
    assert again == replace(page, parts={"": "as it is now"}, updated_at=again.updated_at)
    assert again.updated_at > page.updated_at


def test_drafts_of_several_editors_all_come_back(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    pages = [typed(journal, journal.new_reflection(), f"number{number}") for number in range(3)]
    again = crashed(journal_for_two).unlock()
    assert {page.id for page in pages} == {line.id for line in again.reflections.page(0, 9)}


def test_saving_or_removing_a_page_drops_its_draft(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    saved = journal.save(typed(journal, journal.new_reflection(), "first words"))
    saved = journal.save(replace(saved, parts={"": "last words"}))
    removed = written(journal, "removed")
    typed(journal, removed, "typed before it was removed")
    journal.remove(removed)
    assert drafts.all_of(journal._vault.private) == []
    again = crashed(journal_for_two).unlock()
    assert again.reflections.get(saved.id).text == "last words"
    assert again.reflections.bin_count() == 1


def test_a_draft_is_durable_when_it_is_kept(journal: Journal, journal_for_two: JournalForTwo) -> None:
    typed(journal, journal.new_reflection(), "half a sentence")
    reader = journal_for_two.unlock(read_only=True)
    assert [draft.parts for draft in drafts.all_of(reader._vault.private)] == [{"": "half a sentence"}]


def test_the_bin_is_emptied_after_30_days(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    old = written(journal, "old words")
    journal.remove(old)
    journal_for_two.clock.advance(days=1)
    young = written(journal, "young words")
    journal.remove(young)
    kept = written(journal, "kept words")
    journal.close()
    journal_for_two.clock.advance(days=28, hours=23)
    again = journal_for_two.unlock()
    assert again.reflections.bin_count() == 2
    again.close()
    journal_for_two.clock.advance(hours=2)
    again = journal_for_two.unlock()
    assert [line.id for line in again.reflections.bin_page(0, 9)] == [young.id]
    with pytest.raises(NoSuchRecord):
        again.reflections.get(old.id)
    assert [line.id for line in again.reflections.page(0, 9)] == [kept.id]
    again.restore(young)
    assert again.reflections.count("young") == 1
    check_index(again._vault.private.database)


def test_opening_to_read_empties_no_bin_and_recovers_no_draft(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    journal.remove(written(journal, "old words"))
    typed(journal, journal.new_reflection(), "half a sentence")
    journal.close()
    journal_for_two.clock.advance(days=90)
    before = contents(journal_for_two.folder)
    reader = journal_for_two.unlock(read_only=True)
    assert reader.reflections.bin_count() == 1
    assert reader.reflections.count() == 0
    reader.close()
    assert contents(journal_for_two.folder) == before


def test_a_journal_opened_to_read_says_so_to_every_write(journal_for_two: JournalForTwo) -> None:
    page = written(journal_for_two.unlock(), "readable")
    journal_for_two.close()
    reader = journal_for_two.unlock(read_only=True)
    heard: list[Change] = []
    reader.listen(heard.append)
    assert reader.read_only
    for write in (
        lambda: reader.save(page),
        lambda: reader.remove(page),
        lambda: reader.restore(page),
        lambda: reader.keep_draft(page),
        lambda: reader.save(reader.me),
        reader.empty_old_bin,
    ):
        with pytest.raises(ReadOnly, match="open only to be read"):
            write()
    assert heard == []
    assert reader.reflections.get(page.id) == page


def test_a_locked_journal_says_so_to_everything(journal: Journal) -> None:
    page = written(journal, "a page")
    journal.close()
    journal.close()
    for ask in (
        lambda: journal.save(page),
        lambda: journal.remove(page),
        lambda: journal.keep_draft(page),
        lambda: journal.reflections.get(page.id),
        lambda: journal.reflections.page(0, 1),
        lambda: journal.people.both(),
    ):
        with pytest.raises(Locked):
            ask()


def test_a_purpose_is_reworded_and_the_older_one_kept(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock("mentee")
    now = journal_for_two.clock()
    purpose = Purpose(
        id=new_id(now),
        created_at=timestamp(now + timedelta(days=1)),
        updated_at=timestamp(now),
        updated_by=journal.me.id,
        statement="Ask the depots first.",
    )
    journal.save(purpose)
    journal.close()
    again = journal_for_two.unlock("mentor")
    assert [found.statement for found in again.people.purposes()] == ["Ask the depots first.", PURPOSE]


def test_a_name_can_be_changed_and_the_partner_sees_it(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock("mentee")
    journal.save(replace(journal.me, name="Thomas"))
    journal.close()
    again = journal_for_two.unlock("mentor")
    assert again.partner.name == "Thomas"
    assert again.partner.updated_by == again.partner.id


def test_a_shared_space_without_the_two_is_said_to_be_damaged(journal_for_two: JournalForTwo) -> None:
    vault = journal_for_two.vault()
    with vault.shared.writing() as database:
        database.execute("DELETE FROM person WHERE role = 'mentee'")
    vault.close()
    with pytest.raises(DamagedSpace, match="both people"):
        journal_for_two.unlock()


@pytest.mark.parametrize("days", [31, 5000])
def test_a_clock_that_is_wrong_empties_no_bin(journal_for_two: JournalForTwo, days: int) -> None:
    """Nobody has written for as long as the clock says, so the clock may be wrong; the bin waits for the next page."""
    journal = journal_for_two.unlock()
    old = written(journal, "old words")
    journal.remove(old)
    written(journal, "kept words")
    journal.close()
    journal_for_two.clock.advance(days=days)
    journal = journal_for_two.unlock()
    assert journal.reflections.bin_count() == 1
    written(journal, "the clock is right after all")
    journal.close()
    assert journal_for_two.unlock().reflections.bin_count() == 0


def test_a_draft_that_comes_back_does_not_make_a_wrong_clock_right(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock()
    journal.remove(written(journal, "old words"))
    typed(journal, journal.new_reflection(), "half a sentence")
    journal.close()
    journal_for_two.clock.advance(days=90)
    again = journal_for_two.unlock()
    assert again.reflections.bin_count() == 1
    assert len(again.recovered) == 1


def test_a_draft_typed_under_a_clock_wrong_by_centuries_comes_back_with_the_right_one(
    journal_for_two: JournalForTwo,
) -> None:
    journal_for_two.clock.advance(days=365 * 300)
    journal = journal_for_two.unlock()
    page = typed(journal, journal.new_reflection(), "half a sentence")
    journal.close()
    journal = journal_for_two.unlock()
    assert journal.recovered == ()
    assert [draft.editor for draft in drafts.all_of(journal._vault.private)] == [page.id]
    journal.close()
    journal_for_two.clock.advance(days=-365 * 300)
    (recovered,) = journal_for_two.unlock().recovered
    assert (recovered.id, recovered.text) == (page.id, "half a sentence")


def test_what_was_recovered_and_then_removed_is_not_offered_again(journal_for_two: JournalForTwo) -> None:
    first = journal_for_two.unlock("mentee")
    first.keep_draft(first.new_reflection().with_text("Half a thought"))
    first.close()
    again = journal_for_two.unlock("mentee")
    (recovered,) = again.recovered
    again.remove(recovered)
    assert again.recovered == ()


def test_a_draft_that_cannot_be_saved_keeps_no_one_from_reading(
    journal_for_two: JournalForTwo, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = journal_for_two.unlock("mentee")
    first.keep_draft(first.new_reflection().with_text("Half a thought"))
    first.close()

    def fail(self: Journal, record: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "save", fail)
        without_room = journal_for_two.unlock("mentee")
        assert without_room.recovered == ()
        without_room.close()
    assert [page.text for page in journal_for_two.unlock("mentee").recovered] == ["Half a thought"]


def test_a_listener_can_stop_after_locking(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock("mentor")
    stop = journal.listen(lambda change: None)
    journal.close()
    stop()
    stop()
