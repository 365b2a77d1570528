"""The one door: records that belong together are saved together, and nobody writes what belongs to the other."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from mentor_desktop.errors import DiskFull, Unacceptable
from mentor_desktop.journal.progress import CheckIn
from mentor_desktop.journal.teaching import Evidence
from mentor_desktop.services import evidence, goals
from mentor_desktop.services.journal import Change, Journal
from tests.support.goals import agreed
from tests.support.journals import JournalForTwo, written
from tests.support.privates import check_index


@pytest.fixture
def journal(journal_for_two: JournalForTwo) -> Journal:
    """Amara's journal, open."""
    return journal_for_two.unlock()


def test_records_that_belong_together_are_all_saved(journal: Journal) -> None:
    heard: list[tuple[Change, int]] = []
    journal.listen(lambda change: heard.append((change, journal.reflections.count())))
    pages = [replace(journal.new_reflection(), title=title) for title in ("one", "two")]
    saved = journal.save_all(pages)
    assert [page.title for page in saved] == ["one", "two"]
    assert [journal.reflections.get(page.id) for page in saved] == saved
    assert heard == [(Change(page), 2) for page in saved]
    assert journal.save_all([]) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_none_of_them_is_saved_when_one_is_unacceptable(journal: Journal, place: int) -> None:
    heard: list[Change] = []
    journal.listen(heard.append)
    before = written(journal, "as it was")
    pages = [replace(before, parts={"": "changed"}), journal.new_reflection(), journal.new_reflection()]
    pages[place] = replace(pages[place], drained=9)
    with pytest.raises(Unacceptable):
        journal.save_all(pages)
    assert journal.reflections.get(before.id) == before
    assert journal.reflections.count() == 1
    assert heard == [Change(before)]


def test_none_of_them_is_saved_when_the_disk_is_full(journal: Journal) -> None:
    before = written(journal, "as it was")
    heard: list[Change] = []
    journal.listen(heard.append)
    journal._vault.private.database.execute("PRAGMA max_page_count = 1")  # none beyond those that are there
    too_much = replace(journal.new_reflection(), parts={"": "word " * 200_000})
    with pytest.raises(DiskFull):
        journal.save_all([replace(before, parts={"": "changed"}), too_much])
    assert journal.reflections.get(before.id) == before
    assert journal.reflections.count() == journal.reflections.count("as it was") == 1
    assert heard == []
    journal._vault.private.database.execute("PRAGMA max_page_count = 100000")
    journal.save_all([replace(before, parts={"": "changed"}), too_much])
    assert journal.reflections.count() == 2
    check_index(journal._vault.private.database)


def test_records_of_two_spaces_are_never_saved_together(journal: Journal) -> None:
    heard: list[Change] = []
    journal.listen(heard.append)
    for records in ([journal.new_reflection(), journal.me], [journal.me, journal.new_reflection()]):
        with pytest.raises(ValueError, match="two spaces"):
            journal.save_all(records)
    assert journal.reflections.count() == 0
    assert heard == []


@pytest.fixture
def of_the_partner(journal_for_two: JournalForTwo) -> list[CheckIn | Evidence]:
    """A check-in and evidence of Amara's."""
    goal = agreed(journal_for_two)
    with closing(journal_for_two.unlock("mentor")) as amara:
        seen = goals.check_in(amara, goal, 0, "Two depots answered.")
        return [seen, evidence.add(amara, replace(evidence.new_evidence(amara, goal), text="The minutes."))]


def mine(journal: Journal, record: CheckIn | Evidence) -> CheckIn | Evidence:
    """The record as if I had written it."""
    return replace(record, **{str(record.belongs_to): journal.me.id})


def test_nobody_writes_what_belongs_to_the_other(
    journal_for_two: JournalForTwo, of_the_partner: list[CheckIn | Evidence]
) -> None:
    tom = journal_for_two.unlock("mentee")
    heard: list[Change] = []
    tom.listen(heard.append)
    attempts: list[Callable[[], object]] = []
    for record in of_the_partner:
        attempts += [
            lambda record=record: tom.save(record),
            lambda record=record: tom.save(mine(tom, record)),
            lambda record=record: tom.save(replace(record, id="a new one")),
            lambda record=record: tom.save_all([replace(mine(tom, record), id="mine"), mine(tom, record)]),
            lambda record=record: tom.remove(record),
            lambda record=record: tom.remove(mine(tom, record)),
        ]
    for attempt in attempts:
        with pytest.raises(Unacceptable, match="written by the other person"):
            attempt()
    seen, shown = of_the_partner
    assert tom.goals.check_ins(seen.goal) == [seen]
    assert tom.goals.evidence(shown.goal) == [shown]
    assert heard == []
    kept = tom.save(replace(mine(tom, seen), id="mine"))
    tom.remove(kept)
    tom.restore(kept)
    assert len(tom.goals.check_ins(seen.goal)) == 2


def test_nobody_brings_back_what_the_other_has_removed(
    journal_for_two: JournalForTwo, of_the_partner: list[CheckIn | Evidence]
) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        for record in of_the_partner:
            amara.remove(record)
    tom = journal_for_two.unlock("mentee")
    for record in of_the_partner:
        for claimed in (record, mine(tom, record)):
            with pytest.raises(Unacceptable, match="written by the other person"):
                tom.restore(claimed)
    seen, shown = of_the_partner
    assert tom.goals.check_ins(seen.goal) == tom.goals.evidence(shown.goal) == []
