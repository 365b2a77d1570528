"""Writing goals: drafts, what both agree to, other words for a level, and what the pages show of it."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mentor_desktop.errors import NoSuchRecord, Unacceptable
from mentor_desktop.journal.goals import LONGEST_LEVEL, LONGEST_TEXT, LONGEST_TITLE, Goal, t_score
from mentor_desktop.journal.progress import Views
from mentor_desktop.services import goals
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


def older_of(journal: Journal, goal: Goal) -> list[str]:
    return [level.text for level in goals.view(journal, goal.id).older]


def wordings(journal: Journal, goal: Goal) -> int:
    return len(journal.goals.levels(goal.id))


def test_a_new_goal_is_not_kept_before_its_first_word(tom: Journal) -> None:
    goals.new_goal(tom)
    assert tom.goals.all() == []


def test_a_draft_is_there_the_next_time(journal_for_two: JournalForTwo, tom: Journal) -> None:
    fields: dict[str, Any] = {
        "why": "So that I am heard.",
        "asked_for": ("explain", "feedback"),
        "weight": 3,
        "target_date": "2026-11-30",
    }
    kept = drafted(tom, **fields)
    tom.close()
    amara = journal_for_two.unlock("mentor")
    assert amara.goals.get(kept.id) == kept
    assert {name: getattr(kept, name) for name in fields} == fields
    assert texts_of(amara, kept) == TEXTS


def test_texts_are_tidied_and_help_stands_in_its_order(tom: Journal) -> None:
    goal = replace(
        goals.new_goal(tom), title="  Lead\nthe  meeting\0 ", why="a\r\nb", asked_for=("point to", "explain")
    )
    kept = goals.keep_draft(tom, goal, {0: " I lead\r\nalone \ud83d", 1: " \n"})
    assert (kept.title, kept.why, kept.asked_for) == ("Lead the meeting", "a\nb", ("explain", "point to"))
    assert texts_of(tom, kept) == {0: "I lead\nalone"}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_what_was_typed_comes_back_as_it_was_typed(tom: Journal, typed: str) -> None:
    kept = goals.keep_draft(tom, replace(goals.new_goal(tom), why=typed), {0: typed[:LONGEST_LEVEL].strip()})
    assert kept.why == typed
    assert texts_of(tom, kept) == {0: typed[:LONGEST_LEVEL].strip()}


def test_while_nobody_has_agreed_words_change_in_place(tom: Journal) -> None:
    kept = drafted(tom)
    for length in range(1, 12):
        kept = goals.keep_draft(tom, kept, {0: "I lead alone"[:length]})
    assert texts_of(tom, kept) == {**TEXTS, 0: "I lead alon"}
    assert wordings(tom, kept) == 5
    assert older_of(tom, kept) == []


def test_a_level_can_be_emptied_and_filled_again(tom: Journal) -> None:
    kept = goals.keep_draft(tom, drafted(tom), {0: ""})
    assert 0 not in texts_of(tom, kept)
    kept = goals.keep_draft(tom, kept, {0: "filled again"})
    assert texts_of(tom, kept)[0] == "filled again"
    assert older_of(tom, kept) == []


def test_what_did_not_change_is_not_written(tom: Journal) -> None:
    kept = drafted(tom)
    heard: list[Change] = []
    tom.listen(heard.append)
    assert goals.keep_draft(tom, replace(kept, title=f" {kept.title}"), {0: f"{TEXTS[0]} "}) == kept
    assert heard == []


@pytest.mark.parametrize(
    ("fields", "texts"),
    [
        ({"title": "q" * (LONGEST_TITLE + 1)}, {}),
        ({"why": "q" * (LONGEST_TEXT + 1)}, {}),
        ({"title": "changed"}, {0: "changed", 1: "q" * (LONGEST_LEVEL + 1)}),
        ({"title": "changed"}, {7: "there is no such level"}),
        ({"weight": 11}, {0: "changed"}),
        ({"start_level": -3}, {0: "changed"}),
        ({"target_date": "2026-02-30"}, {0: "changed"}),
        ({"target_date": "2026-03-20"}, {0: "changed"}),
    ],
    ids=str,
)
def test_what_cannot_be_kept_changes_nothing(tom: Journal, fields: dict[str, Any], texts: dict[int, str]) -> None:
    kept = drafted(tom)
    with pytest.raises(Unacceptable) as refused:
        goals.keep_draft(tom, replace(kept, **fields), texts)
    assert "qq" not in str(refused.value)
    assert tom.goals.get(kept.id) == kept
    assert texts_of(tom, kept) == TEXTS


def test_today_is_not_in_the_past_and_a_day_that_has_passed_since_hinders_nothing(
    journal_for_two: JournalForTwo, tom: Journal
) -> None:
    today = goals.today(tom)
    kept = drafted(tom, target_date=today.isoformat())
    journal_for_two.clock.advance(days=3)
    kept = goals.keep_draft(tom, replace(kept, title="Lead it again"), {0: "other words"})
    assert kept.target_date == today.isoformat()
    with pytest.raises(Unacceptable, match="This day has passed"):
        goals.keep_draft(tom, replace(kept, target_date=(today + timedelta(days=1)).isoformat()), {})
    assert goals.keep_draft(tom, replace(kept, target_date=None), {}).target_date is None


def test_only_both_together_agree(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        half = goals.agree(tom, drafted(tom))
        assert (half.state, half.agreed_by, half.agreed_at) == ("draft", (tom.me.id,), None)
        assert goals.view(tom, half.id).reasons == ()
        assert goals.agree(tom, half).state == "draft"
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert goals.view(amara, half.id).reasons == ("agree",)
        whole = goals.agree(amara, amara.goals.get(half.id))
        assert (whole.state, whole.agreed_by) == ("agreed", (amara.partner.id, amara.me.id))
        assert whole.agreed_at is not None
        assert goals.view(amara, whole.id).reasons == ()


@pytest.mark.parametrize(
    ("fields", "texts"),
    [({"title": ""}, TEXTS), ({"start_level": None}, TEXTS), ({}, {**TEXTS, 2: " "}), ({}, {0: "alone"})],
    ids=["title", "start", "a level", "levels"],
)
def test_nobody_agrees_to_what_is_not_whole(tom: Journal, fields: dict[str, Any], texts: dict[int, str]) -> None:
    goal = replace(goals.new_goal(tom), **{"title": "Lead", "start_level": -1, **fields})
    kept = goals.keep_draft(tom, goal, texts)
    with pytest.raises(Unacceptable, match="the goal needs its outcome, all five levels, and where you start"):
        goals.agree(tom, kept)
    assert tom.goals.get(kept.id) == kept


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Lead every meeting"},
        {"why": "because"},
        {"asked_for": ("show",)},
        {"start_level": -2},
        {"weight": 2},
        {"target_date": "2026-12-31"},
    ],
    ids=str,
)
def test_both_are_asked_again_when_what_they_agreed_to_changed(
    journal_for_two: JournalForTwo, goal: Goal, change: dict[str, Any]
) -> None:
    tom = journal_for_two.unlock("mentee")
    changed = goals.keep_draft(tom, replace(goal, **change), TEXTS)
    assert (changed.state, changed.agreed_by, changed.agreed_at) == ("draft", (), goal.agreed_at)
    assert changed.active
    assert goals.view(tom, goal.id).reasons == ("agree",)
    assert older_of(tom, goal) == []


@pytest.mark.parametrize("both", [False, True])
def test_a_level_that_somebody_agreed_to_keeps_its_old_wording(journal_for_two: JournalForTwo, both: bool) -> None:
    tom = journal_for_two.unlock("mentee")
    goal = goals.agree(tom, drafted(tom))
    if both:
        tom.close()
        with closing(journal_for_two.unlock("mentor")) as amara:
            goal = goals.agree(amara, goal)
        tom = journal_for_two.unlock("mentee")
    for length in (3, 9, 15):  # saved while it is typed
        goal = goals.keep_draft(tom, goal, {0: "I lead and rest"[:length]})
    assert (goal.state, goal.agreed_by) == ("draft", ())
    assert texts_of(tom, goal) == {**TEXTS, 0: "I lead and rest"}
    assert older_of(tom, goal) == [TEXTS[0]]
    assert wordings(tom, goal) == 6


def test_a_goal_agreed_to_again_keeps_the_day_of_the_first_time(journal_for_two: JournalForTwo, goal: Goal) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        again = goals.agree(tom, goals.reword(tom, goal, 0, "other words"))
    with closing(journal_for_two.unlock("mentor")) as amara:
        again = goals.agree(amara, again)
    assert (again.state, again.agreed_at) == ("agreed", goal.agreed_at)


@pytest.mark.parametrize(
    ("change", "texts"),
    [({"title": "Lead every meeting"}, {}), ({"weight": 9}, {}), ({}, {0: "other words"})],
    ids=["title", "weight", "level"],
)
@pytest.mark.parametrize("asked", [False, True])
def test_nobody_agrees_to_words_that_changed_meanwhile(
    tom: Journal, change: dict[str, Any], texts: dict[int, str], asked: bool
) -> None:
    read = drafted(tom)
    if asked:
        read = goals.agree(tom, read)
    changed = goals.keep_draft(tom, replace(read, **change), texts)
    with pytest.raises(Unacceptable, match="changed meanwhile"):
        goals.agree(tom, read)
    assert tom.goals.get(read.id) == changed
    assert goals.agree(tom, changed).agreed_by == (tom.me.id,)


def test_a_page_opened_before_the_agreement_does_not_take_its_day_away(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        half = goals.agree(tom, drafted(tom))
    amara = journal_for_two.unlock("mentor")
    whole = goals.agree(amara, half)
    changed = goals.keep_draft(amara, replace(half, title="Lead every meeting"), TEXTS)
    assert (changed.state, changed.agreed_at) == ("draft", whole.agreed_at)


def test_a_rewording_keeps_the_old_words_and_asks_both_again(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    reworded = goals.reword(tom, goal, 1, "  Others ask twice\n")
    assert (reworded.state, reworded.agreed_by) == ("draft", ())
    assert texts_of(tom, goal) == {**TEXTS, 1: "Others ask twice"}
    assert older_of(tom, goal) == [TEXTS[1]]


@pytest.mark.parametrize(("value", "text"), [(0, ""), (0, " \n"), (0, "\0"), (3, "more than much more")])
def test_a_level_without_words_is_refused(tom: Journal, value: int, text: str) -> None:
    kept = drafted(tom)
    with pytest.raises(Unacceptable, match="The old wording still stands"):
        goals.reword(tom, kept, value, text)
    assert texts_of(tom, kept) == TEXTS


def test_the_same_words_are_no_rewording(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    assert goals.reword(tom, goal, 1, f" {TEXTS[1]}") == goal
    assert wordings(tom, goal) == 5


@pytest.mark.parametrize("state", ["nobody agreed", "one agreed", "both agreed", "reworded before"])
def test_a_rewording_can_be_taken_back(journal_for_two: JournalForTwo, state: str) -> None:
    if state in ("both agreed", "reworded before"):
        agreed(journal_for_two)
    tom = journal_for_two.unlock("mentee")
    if state in ("nobody agreed", "one agreed"):
        drafted(tom)
    (goal,) = tom.goals.all()
    if state == "one agreed":
        goals.agree(tom, goal)
    elif state == "reworded before":
        goals.reword(tom, goal, 1, "once")
    before = goals.view(tom, goal.id)
    reworded = goals.reword(tom, before.goal, 1, "once more")
    assert texts_of(tom, goal)[1] == "once more"
    goals.take_back_rewording(tom, before.goal, reworded, 1)
    after = goals.view(tom, goal.id)
    assert replace(after, goal=before.goal) == before
    stamps = {"updated_at": before.goal.updated_at, "updated_by": before.goal.updated_by}
    assert replace(after.goal, **stamps) == before.goal


def test_the_first_words_of_a_level_can_be_taken_back(tom: Journal) -> None:
    before = goals.keep_draft(tom, replace(goals.new_goal(tom), title="Lead"), {0: "alone"})
    goals.take_back_rewording(tom, before, goals.reword(tom, before, 1, "and often"), 1)
    assert texts_of(tom, before) == {0: "alone"}


def test_what_changed_since_is_not_taken_back_with_what_was_done_before(
    journal_for_two: JournalForTwo, goal: Goal
) -> None:
    tom = journal_for_two.unlock("mentee")
    reworded = goals.reword(tom, goal, 1, "other words")
    changed = goals.keep_draft(tom, replace(reworded, title="Lead every meeting"), {1: "words typed since"})
    for undo in (
        lambda: goals.take_back_rewording(tom, goal, reworded, 1),
        lambda: goals.take_back(tom, goal, reworded),
    ):
        with pytest.raises(Unacceptable, match="changed since"):
            undo()
    assert tom.goals.get(goal.id) == changed
    assert texts_of(tom, goal)[1] == "words typed since"


def test_what_was_done_to_a_goal_can_be_taken_back(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    back = goals.take_back(tom, goal, goals.let_go(tom, goal, "Enough."))
    assert replace(back, updated_at=goal.updated_at, updated_by=goal.updated_by) == goal


def test_taking_my_yes_back_leaves_the_words_that_were_typed_since(tom: Journal) -> None:
    before = drafted(tom)
    goals.agree(tom, before)
    assert goals.take_back_agreement(tom, before).agreed_by == ()
    goals.agree(tom, tom.goals.get(before.id))
    changed = goals.keep_draft(tom, replace(before, title="Lead every meeting"), TEXTS)
    assert goals.take_back_agreement(tom, before) == changed


@pytest.mark.parametrize("typed", [False, True], ids=["reworded", "typed"])
def test_a_clock_that_was_set_back_brings_no_old_words_back(
    journal_for_two: JournalForTwo, goal: Goal, typed: bool
) -> None:
    journal_for_two.clock.advance(days=-365)
    tom = journal_for_two.unlock("mentee")
    for words in ("first", "then"):
        if typed:
            reworded = goals.keep_draft(tom, tom.goals.get(goal.id), {0: words})
        else:
            reworded = goals.reword(tom, goal, 0, words)
        assert texts_of(tom, goal)[0] == words
        assert older_of(tom, goal)[0] == TEXTS[0]
    assert wordings(tom, goal) == (6 if typed else 7), "what nobody agreed to changes in place, and only that"
    goals.take_back_rewording(tom, goal, reworded, 0)
    assert texts_of(tom, goal)[0] == (TEXTS[0] if typed else "first")


def test_where_the_calendar_ends_nothing_comes_later(journal_for_two: JournalForTwo, goal: Goal) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara, amara._vault.shared.writing() as database:
        database.execute("UPDATE level SET created_at = '9998-12-31T23:59:59.999Z'")
    tom = journal_for_two.unlock("mentee")
    assert not goals.reword(tom, goal, 0, "other words").agreed_by


def test_no_goal_is_there_at_first(tom: Journal) -> None:
    found = goals.overview(tom)
    assert dict(found.lines) == dict.fromkeys(goals.GROUPS, ())
    assert dict(found.scores) == {"mentor": (), "mentee": ()}
    with pytest.raises(NoSuchRecord):
        goals.view(tom, "nobody")


def test_each_goal_stands_under_its_heading_and_what_needs_attention_first(journal_for_two: JournalForTwo) -> None:
    today = goals.today(journal_for_two.unlock("mentee"))
    journal_for_two.close()
    quiet = agreed(journal_for_two, title="quiet")
    near = agreed(journal_for_two, title="near", target_date=(today + timedelta(days=14)).isoformat())
    apart = agreed(journal_for_two, title="apart")
    for seat, level in (("mentee", 2), ("mentor", 0)):
        with closing(journal_for_two.unlock(seat)) as journal:
            goals.check_in(journal, apart, level, "")
    tom = journal_for_two.unlock("mentee")
    goals.reach(tom, drafted(tom, title="reached"), Views(0, 0), "")
    goals.let_go(tom, drafted(tom, title="gone"), "")
    drafted(tom, title="draft")
    tom.remove(drafted(tom, title="removed"))
    found = goals.overview(tom)
    assert {group: [line.goal.title for line in lines] for group, lines in found.lines.items()} == {
        "active": ["apart", "near", "quiet"],
        "draft": ["draft"],
        "reached": ["reached"],
        "let go": ["gone"],
    }
    first, second, third = found.lines["active"]
    assert (first.reasons, second.reasons, third.reasons) == (("difference",), ("date near",), ())
    assert (first.views, first.last_check_in) == (Views(0, 2), tom.goals.check_ins(apart.id)[-1].at)
    assert third.last_check_in is None
    for goal, line in ((apart, first), (near, second), (quiet, third)):
        view = goals.view(tom, goal.id)
        assert (view.goal, view.views, view.reasons) == (line.goal, line.views, line.reasons)


def test_each_has_a_score_of_their_own(journal_for_two: JournalForTwo) -> None:
    heavy = agreed(journal_for_two, weight=3)
    light = agreed(journal_for_two, start_level=0)
    with closing(journal_for_two.unlock("mentor")) as amara:
        goals.check_in(amara, heavy, 1, "")
        drafted(amara, weight=10)
    tom = journal_for_two.unlock("mentee")
    found = goals.overview(tom).scores
    start = [(heavy.agreed_at, t_score([-1], [3])), (light.agreed_at, t_score([-1, 0], [3, 1]))]
    assert [(each.at, pytest.approx(each.t)) for each in found["mentee"]] == start
    (seen,) = tom.goals.check_ins(heavy.id)
    later = (seen.at, t_score([1, 0], [3, 1]))
    assert [(each.at, pytest.approx(each.t)) for each in found["mentor"]] == [*start, later]
    goals.let_go(tom, light, "")
    assert goals.overview(tom).scores["mentor"][-1].t == pytest.approx(t_score([1], [3]))


def test_a_yes_can_be_withdrawn_until_the_other_one_has_agreed(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        mine = goals.agree(tom, drafted(tom))
        without = goals.withdraw(tom, mine)
        assert (without.agreed_by, without.state) == ((), "draft")
        assert goals.withdraw(tom, without).agreed_by == ()
        again = goals.agree(tom, without)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert goals.withdraw(amara, again).agreed_by == (tom.me.id,)
        both = goals.agree(amara, again)
        with pytest.raises(Unacceptable, match="Both of you have agreed"):
            goals.withdraw(amara, again)
        assert amara.goals.get(both.id).agreed_by == both.agreed_by
