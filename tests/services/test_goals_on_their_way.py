"""Goals on their way: check-ins, milestones, what was taught, and how a goal ends."""

from contextlib import closing
from dataclasses import replace
from itertools import permutations

import pytest

from mentor_desktop.errors import ReadOnly, Unacceptable
from mentor_desktop.journal.goals import LONGEST_TEXT, Goal
from mentor_desktop.journal.progress import Point, Views
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import goals, holding, sessions
from mentor_desktop.services.journal import Change, Journal
from tests.support.goals import TEXTS, TYPED, agreed, drafted, texts_of
from tests.support.journals import JournalForTwo


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open. He is the mentee."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def goal(journal_for_two: JournalForTwo) -> Goal:
    """A goal both have agreed to."""
    return agreed(journal_for_two)


def taught(journal: Journal, goal: Goal, text: str = "How I open a meeting.", teach_back: str = "") -> Instruction:
    stamp = journal.origin()
    at = stamp["created_at"]
    return Instruction(**stamp, goal=goal.id, at=at, kind="show", text=text, teach_back=teach_back)


def test_each_can_check_in_once_both_have_agreed(journal_for_two: JournalForTwo, goal: Goal) -> None:
    for seat, level in (("mentee", 1), ("mentor", -1)):
        with closing(journal_for_two.unlock(seat)) as journal:
            kept = goals.check_in(journal, goal, level, "  Two depots answered.\r\n")
            assert (kept.person, kept.level, kept.note) == (journal.me.id, level, "Two depots answered.")
            assert kept.at == kept.created_at
    amara = journal_for_two.unlock("mentor")
    view = goals.view(amara, goal.id)
    assert view.views == Views(mentor=-1, mentee=1)
    assert view.reasons == ("difference",)
    assert goal.agreed_at is not None
    assert view.paths["mentee"] == (Point(goal.agreed_at, -1, start=True), Point(view.check_ins[0].at, 1))
    assert view.paths["mentor"] == (Point(goal.agreed_at, -1, start=True), Point(view.check_ins[1].at, -1))


def test_nobody_checks_in_before_that_or_when_it_is_closed(journal_for_two: JournalForTwo) -> None:
    tom = journal_for_two.unlock("mentee")
    for goal in (drafted(tom), goals.agree(tom, drafted(tom)), goals.let_go(tom, drafted(tom), "")):
        with pytest.raises(Unacceptable, match="once both of you have agreed"):
            goals.check_in(tom, goal, 0, "")
    assert tom.goals.points() == {}


def test_each_can_check_in_while_a_rewording_asks_both_again(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    goals.check_in(tom, goals.reword(tom, goal, 0, "other words"), 0, "")
    assert goals.view(tom, goal.id).views.mentee == 0


def test_the_last_check_in_counts_and_taking_it_back_brings_the_one_before(
    journal_for_two: JournalForTwo, goal: Goal
) -> None:
    tom = journal_for_two.unlock("mentee")
    goals.check_in(tom, goal, 0, "")
    last = goals.check_in(tom, goal, 2, "")
    assert goals.overview(tom).lines["active"][0].views.mentee == 2
    tom.remove(last)
    (line,) = goals.overview(tom).lines["active"]
    assert line.views == goals.view(tom, goal.id).views == Views(None, 0)
    tom.restore(last)
    assert goals.view(tom, goal.id).views.mentee == 2


def test_the_last_check_in_counts_also_when_a_clock_was_set_back(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    goals.check_in(tom, goal, 0, "")
    tom.close()
    journal_for_two.clock.advance(days=-30)
    tom = journal_for_two.unlock("mentee")
    goals.check_in(tom, goal, 2, "")
    assert goals.view(tom, goal.id).views.mentee == 2


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_note_comes_back_as_it_was_typed(journal_for_two: JournalForTwo, goal: Goal, typed: str) -> None:
    tom = journal_for_two.unlock("mentee")
    goals.check_in(tom, goal, 0, typed)
    assert goals.view(tom, goal.id).check_ins[0].note == typed.strip()


@pytest.mark.parametrize(("level", "note"), [(3, ""), (0, "q" * (LONGEST_TEXT + 1))], ids=["level", "note"])
def test_a_check_in_that_cannot_be_kept_is_refused(
    journal_for_two: JournalForTwo, goal: Goal, level: int, note: str
) -> None:
    tom = journal_for_two.unlock("mentee")
    with pytest.raises(Unacceptable) as refused:
        goals.check_in(tom, goal, level, note)
    assert "qq" not in str(refused.value)
    assert goals.view(tom, goal.id).check_ins == ()


@pytest.mark.parametrize(("mentor", "mentee"), [(None, None), (None, 0), (0, None), (-1, 0), (0, -1), (-1, 2), (2, -2)])
def test_a_goal_is_not_reached_until_both_have_seen_it(
    journal_for_two: JournalForTwo, goal: Goal, mentor: int | None, mentee: int | None
) -> None:
    tom = journal_for_two.unlock("mentee")
    with pytest.raises(Unacceptable, match="both of you see level 0 or more"):
        goals.reach(tom, goal, Views(mentor, mentee), "much")
    assert tom.goals.get(goal.id) == goal


@pytest.mark.parametrize(("mentor", "mentee"), [(0, 0), (0, 2), (1, 0)])
def test_a_goal_is_reached_when_both_have_seen_it(
    journal_for_two: JournalForTwo, goal: Goal, mentor: int, mentee: int
) -> None:
    tom = journal_for_two.unlock("mentee")
    reached = goals.reach(tom, goal, Views(mentor, mentee), " Pauses help.\r\n")
    assert (reached.state, reached.learned) == ("reached", "Pauses help.")
    assert reached.closed_at is not None
    assert [line.goal for line in goals.overview(tom).lines["reached"]] == [reached]


def test_a_goal_can_be_let_go_and_taken_up_again(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    gone = goals.let_go(tom, goal, "It was not mine.")
    assert [line.goal for line in goals.overview(tom).lines["let go"]] == [gone]
    again = goals.take_up_again(tom, gone)
    assert (again.state, again.closed_at, again.learned) == ("agreed", None, "It was not mine.")
    assert [line.group for line in goals.overview(tom).lines["active"]] == ["active"]


def test_a_goal_that_waited_for_an_agreement_waits_again(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    reworded = goals.reword(tom, goal, 0, "other words")
    again = goals.take_up_again(tom, goals.let_go(tom, reworded, ""))
    assert (again.state, again.agreed_by, again.active) == ("draft", (), True)


@pytest.mark.parametrize("state", ["reached", "let go"])
def test_the_words_of_a_goal_do_not_change_while_it_is_closed(
    journal_for_two: JournalForTwo, goal: Goal, state: str
) -> None:
    tom = journal_for_two.unlock("mentee")
    closed = goals.reach(tom, goal, Views(0, 0), "") if state == "reached" else goals.let_go(tom, goal, "")
    for change in (
        lambda: goals.reword(tom, closed, 0, "other words"),
        lambda: goals.keep_draft(tom, replace(closed, title="Lead every meeting"), TEXTS),
    ):
        with pytest.raises(Unacceptable, match="Take it up again"):
            change()
    assert tom.goals.get(goal.id) == closed
    assert texts_of(tom, goal) == TEXTS
    assert goals.reword(tom, goals.take_up_again(tom, closed), 0, "other words").state == "draft"


def steps_of(journal: Journal, goal: Goal) -> list[str]:
    found = goals.view(journal, goal.id).milestones
    assert len({step.position for step in found}) == len(found)
    return [step.title for step in found]


def test_a_step_comes_at_the_end(tom: Journal) -> None:
    goal = drafted(tom)
    for title in ("Ask the\n depots", "Write it down", "Read it aloud"):
        goals.add_milestone(tom, goal, title, "2026-03-21" if "aloud" in title else None)
    assert steps_of(tom, goal) == ["Ask the depots", "Write it down", "Read it aloud"]
    first = goals.view(tom, goal.id).milestones[0]
    tom.remove(first)
    goals.add_milestone(tom, goal, "Rest", None)
    tom.restore(first)
    assert steps_of(tom, goal) == ["Ask the depots", "Write it down", "Read it aloud", "Rest"]


@pytest.mark.parametrize(("title", "due"), [(" ", None), ("q" * 201, None), ("a", "2026-03-20"), ("a", "soon")])
def test_what_is_no_step_is_refused(tom: Journal, title: str, due: str | None) -> None:
    goal = drafted(tom)
    with pytest.raises(Unacceptable) as refused:
        goals.add_milestone(tom, goal, title, due)
    assert "qq" not in str(refused.value)
    assert steps_of(tom, goal) == []


def test_a_step_is_done_and_not_done(tom: Journal) -> None:
    step = goals.add_milestone(tom, drafted(tom), "Ask the depots", None)
    done = goals.tick(tom, step, done=True)
    assert done.done_at is not None
    assert replace(goals.tick(tom, done, done=False), updated_at=step.updated_at) == step


def test_every_order_can_be_given(tom: Journal) -> None:
    goal = drafted(tom)
    ids = {title: goals.add_milestone(tom, goal, title, None).id for title in "abc"}
    for wanted in permutations("abc"):
        for place, title in enumerate(wanted):
            goals.move_milestone(tom, goal, ids[title], place)
        assert steps_of(tom, goal) == list(wanted)


def test_moving_to_the_same_place_writes_nothing_and_what_is_gone_cannot_be_moved(tom: Journal) -> None:
    goal = drafted(tom)
    step = goals.add_milestone(tom, goal, "a", None)
    heard: list[Change] = []
    tom.listen(heard.append)
    goals.move_milestone(tom, goal, step.id, 0)
    assert heard == []
    with pytest.raises(KeyError):
        goals.move_milestone(tom, goal, "nobody", 0)


def test_the_mentee_shows_what_was_taught_and_the_mentor_confirms(journal_for_two: JournalForTwo, goal: Goal) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        kept = goals.teach(amara, taught(amara, goal, "  How I open a meeting.\r\n"))
        assert kept.text == "How I open a meeting."
        with pytest.raises(Unacceptable, match="nothing to confirm yet"):
            goals.confirm(amara, kept)
    with closing(journal_for_two.unlock("mentee")) as tom:
        shown = goals.teach(tom, replace(kept, teach_back="I opened Tuesday's."))
        with pytest.raises(Unacceptable, match="Only the mentor"):
            goals.confirm(tom, shown)
        assert goals.view(tom, goal.id).taught == (shown,)
    with closing(journal_for_two.unlock("mentor")) as amara:
        confirmed = goals.confirm(amara, shown)
        assert confirmed.shown_back
        assert confirmed.confirmed_by == amara.me.id


def test_other_words_of_the_mentee_take_back_what_was_confirmed(journal_for_two: JournalForTwo, goal: Goal) -> None:
    amara = journal_for_two.unlock("mentor")
    shown = goals.confirm(amara, goals.teach(amara, taught(amara, goal, teach_back="I opened Tuesday's.")))
    assert goals.teach(amara, replace(shown, teach_back="I opened Tuesday's. \n")).shown_back
    for teach_back in ("I opened Wednesday's.", ""):
        changed = goals.teach(amara, replace(shown, teach_back=teach_back))
        assert (changed.shown_back, changed.confirmed_at) == (False, None)
        shown = goals.confirm(amara, replace(changed, teach_back="I opened Tuesday's."))


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_what_was_typed_comes_back_as_it_was_typed(journal_for_two: JournalForTwo, goal: Goal, typed: str) -> None:
    amara = journal_for_two.unlock("mentor")
    goals.teach(amara, taught(amara, goal, text=typed, teach_back=typed))
    (found,) = goals.view(amara, goal.id).taught
    assert (found.text, found.teach_back) == (typed.strip(), typed.strip())


def test_a_journal_opened_to_read_shows_goals_and_refuses_every_change(
    journal_for_two: JournalForTwo, goal: Goal
) -> None:
    reader = journal_for_two.unlock("mentee", read_only=True)
    assert goals.view(reader, goal.id).goal == goals.overview(reader).lines["active"][0].goal == goal
    for change in (
        lambda: goals.keep_draft(reader, replace(goal, title="Lead every meeting"), {}),
        lambda: goals.reword(reader, goal, 0, "other words"),
        lambda: goals.agree(reader, goal),
        lambda: goals.check_in(reader, goal, 0, ""),
        lambda: goals.let_go(reader, goal, ""),
        lambda: goals.add_milestone(reader, goal, "a step", None),
        lambda: goals.teach(reader, taught(reader, goal)),
        lambda: reader.keep_words("check-in:x", {"note": "words"}),
    ):
        with pytest.raises(ReadOnly):
            change()
    assert reader.goals.all() == [goal]


def test_what_was_taught_on_the_day_of_a_session_was_taught_in_it(journal_for_two: JournalForTwo) -> None:
    goal = agreed(journal_for_two)
    amara = journal_for_two.unlock("mentor")
    stamp = amara.origin()
    taught = Instruction(**stamp, goal=goal.id, at=stamp["created_at"], kind="show", text="How an agenda ends")
    before = goals.teach(amara, taught)
    assert (before.session, goals.taught_in(amara, before)) == (None, None)
    day = goals.today(amara)
    session = sessions.plan(amara, sessions.Plan(day, 20, 0, "UTC"))
    holding.begin(amara, session)
    again = goals.teach(amara, before)
    assert (again.session, goals.taught_in(amara, again)) == (session.id, 1)
    earlier = goals.teach(amara, replace(again, at="2026-03-01T12:00:00.000Z"))
    assert earlier.session is None
