"""The bin of the goals: what is in it, who puts back what, and that thirty days end it."""

from contextlib import closing
from dataclasses import replace

import pytest

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import Goal
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import evidence, goals, goals_bin
from mentor_desktop.services.journal import DAYS_IN_THE_BIN, Journal
from tests.support.goals import TEXTS, agreed, drafted, picture, pieces
from tests.support.journals import JournalForTwo


@pytest.fixture
def goal(journal_for_two: JournalForTwo) -> Goal:
    """A goal both have agreed to."""
    return agreed(journal_for_two)


def parts_of(journal: Journal, goal: Goal) -> list[Record]:
    """One of everything that hangs on a goal, of which only the goal is mine and theirs."""
    stamp = journal.origin()
    return [
        goals.add_milestone(journal, goal, "Ask the storeman", None),
        goals.check_in(journal, goal, 0, "He asked first"),
        evidence.add(journal, replace(evidence.new_evidence(journal, goal), text="The agenda")),
        goals.teach(
            journal, Instruction(**stamp, goal=goal.id, at=stamp["created_at"], kind="show", text="How to begin")
        ),
    ]


def records(journal: Journal) -> list[Record]:
    return [line.record for line in goals_bin.lines(journal)]


def test_everything_that_hangs_on_a_goal_comes_back_the_last_one_removed_first(
    journal_for_two: JournalForTwo, goal: Goal
) -> None:
    amara = journal_for_two.unlock("mentor")
    parts = parts_of(amara, goal)
    for part in parts:
        amara.remove(part)
    lines = goals_bin.lines(amara)
    assert [line.record for line in lines] == parts[::-1]
    assert {line.goal.id for line in lines} == {goal.id}
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    for line in lines:
        goals_bin.put_back(amara, line)
    assert records(amara) == []
    view = goals.view(amara, goal.id)
    assert [*view.milestones, *view.check_ins, *view.evidence, *view.taught] == parts


def test_a_goal_stands_for_all_that_hangs_on_it(journal_for_two: JournalForTwo, goal: Goal) -> None:
    amara = journal_for_two.unlock("mentor")
    step = parts_of(amara, goal)[0]
    amara.remove(step)
    (of_the_step,) = goals_bin.lines(amara)
    amara.remove(goal)
    (line,) = goals_bin.lines(amara)
    assert line.record == line.goal == goal
    with pytest.raises(Unacceptable, match="Its goal is in the bin"):
        goals_bin.put_back(amara, of_the_step)
    goals_bin.put_back(amara, line)
    assert records(amara) == [step]


def test_what_belongs_to_one_is_seen_by_both_and_put_back_by_one(journal_for_two: JournalForTwo, goal: Goal) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        for part in parts_of(amara, goal):
            amara.remove(part)
    tom = journal_for_two.unlock("mentee")
    lines = goals_bin.lines(tom)
    assert {type(line.record).__name__: line.mine for line in lines} == {
        "Milestone": True,
        "CheckIn": False,
        "Evidence": False,
        "Instruction": True,
    }
    for line in lines:
        if not line.mine:
            with pytest.raises(Unacceptable):
                goals_bin.put_back(tom, line)


def test_where_one_can_only_read_nothing_is_to_be_put_back(journal_for_two: JournalForTwo, goal: Goal) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        amara.remove(goal)
    assert [line.mine for line in goals_bin.lines(journal_for_two.unlock("mentor", read_only=True))] == [False]


def test_a_draft_in_which_nothing_was_left_is_no_line(journal_for_two: JournalForTwo) -> None:
    tom = journal_for_two.unlock("mentee")
    blank = goals.keep_draft(tom, drafted(tom), {})
    blank = goals.keep_draft(tom, replace(blank, title="", start_level=None), dict.fromkeys(TEXTS, ""))
    only_levels = goals.keep_draft(tom, goals.new_goal(tom), {0: "I lead"})
    for goal in (blank, only_levels):
        tom.remove(goal)
    assert records(tom) == [only_levels]


def test_other_words_for_a_level_that_were_taken_back_are_no_line(journal_for_two: JournalForTwo, goal: Goal) -> None:
    amara = journal_for_two.unlock("mentor")
    goals.take_back_rewording(amara, goal, goals.reword(amara, goal, 0, "I lead it all"), 0)
    assert records(amara) == []


def test_after_thirty_days_it_is_gone_for_good_with_all_that_hung_on_it(
    journal_for_two: JournalForTwo, goal: Goal
) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        kept = drafted(amara)
        step = goals.add_milestone(amara, kept, "Ask", None)
        amara.files.put("file", 0, picture(10))
        shown = evidence.KeptFile("file", "agenda.png", "png", 10)
        evidence.add(amara, evidence.new_evidence(amara, goal), shown)
        amara.remove(step)
        amara.remove(goal)
    journal_for_two.clock.advance(days=DAYS_IN_THE_BIN - 1)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert len(records(amara)) == 2
        goals.add_milestone(amara, kept, "Still at work", None)
    journal_for_two.clock.advance(days=2)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert records(amara) == []
        assert [each.id for each in amara.goals.all()] == [kept.id]
        assert amara.goals.evidence(goal.id) == []
        assert pieces(amara) == 0
