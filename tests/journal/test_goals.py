"""Goals in five levels: the rules of a goal, what both agree to, and the T-score."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import (
    HEAVIEST,
    HELPS,
    LEVELS,
    LONGEST_LEVEL,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Goal,
    Level,
    asked_again,
    changed_since,
    level_name,
    may_change_in_place,
    missing_for_agreement,
    score_of_sums,
    t_score,
    with_agreement,
    wording,
)

AT, LATER = "2026-03-21T16:30:00.000Z", "2026-04-01T09:00:00.000Z"
COMMON = {"id": "goal", "created_at": AT, "updated_at": AT, "updated_by": "tom"}
GOAL = Goal(**COMMON, title="Lead the budget meeting", start_level=-1)
AGREED = replace(GOAL, state="agreed", agreed_by=("tom", "amara"), agreed_at=AT)


def level(value: int, text: str) -> Level:
    return Level(**COMMON, goal="goal", value=value, text=text)


LADDER = {value: level(value, f"what is seen at {value}") for value in LEVELS}


def test_a_draft_may_be_empty() -> None:
    Goal(**COMMON).check()
    AGREED.check()


@pytest.mark.parametrize(
    ("state", "is_open", "active"), [("draft", True, True), ("agreed", True, True), ("reached", False, False)]
)
def test_a_goal_is_active_from_the_first_agreement_until_it_is_closed(state: Any, is_open: bool, active: bool) -> None:
    goal = replace(AGREED, state=state)
    assert (goal.open, goal.active) == (is_open, active)
    assert GOAL.open
    assert not GOAL.active


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": "won"}, "a draft, agreed, reached or let go"),
        ({"asked_for": ("explain", "juggle")}, "help of a known kind"),
        ({"start_level": 3}, "from −2 to \\+2"),
        ({"weight": 0}, "from 1 to 10"),
        ({"weight": HEAVIEST + 1}, "from 1 to 10"),
        ({"target_date": "2026-02-30"}, "year, month and day"),
        ({"target_date": "soon"}, "year, month and day"),
        ({"target_date": "20261130"}, "year, month and day"),
        ({"target_date": "2026-W48-1"}, "year, month and day"),
        ({"agreed_by": ("tom", "tom")}, "agrees to a goal once"),
        ({"agreed_by": ("tom",)}, "when both of you have said so"),
        ({"agreed_by": ()}, "when both of you have said so"),
        ({"agreed_at": None}, "when both of you have said so"),
        ({"title": " "}, "needs its outcome in words"),
        ({"state": "reached"}, "since when"),
        ({"state": "let go"}, "since when"),
    ],
    ids=str,
)
def test_a_goal_that_breaks_a_rule_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Unacceptable, match=said):
        replace(AGREED, **change).check()


@pytest.mark.parametrize(
    ("field", "most"), [("title", LONGEST_TITLE), ("why", LONGEST_TEXT), ("learned", LONGEST_TEXT)]
)
def test_a_text_has_an_end_and_is_not_repeated_in_the_sentence(field: str, most: int) -> None:
    replace(GOAL, **{field: "q" * most}).check()
    with pytest.raises(Unacceptable, match=f"longer than {most} characters") as refused:
        replace(GOAL, **{field: "q" * (most + 1)}).check()
    assert "qq" not in str(refused.value)


@pytest.mark.parametrize("value", LEVELS)
def test_there_are_five_levels(value: int) -> None:
    level(value, "q" * LONGEST_LEVEL).check()
    with pytest.raises(Unacceptable, match=f"longer than {LONGEST_LEVEL} characters"):
        level(value, "q" * (LONGEST_LEVEL + 1)).check()


@pytest.mark.parametrize("value", [-3, 3, 100])
def test_there_are_no_others(value: int) -> None:
    with pytest.raises(Unacceptable, match="from −2 to"):
        level(value, "more than much more").check()


def test_the_newest_wording_of_each_level_holds() -> None:
    written = [level(0, "first"), level(1, "only"), level(0, "second"), level(2, "gone"), level(2, " ")]
    assert {value: each.text for value, each in wording(written).items()} == {0: "second", 1: "only"}


def test_what_is_missing_before_anyone_can_agree() -> None:
    assert missing_for_agreement(GOAL, LADDER) == ()
    assert missing_for_agreement(Goal(**COMMON, title="\n"), {}) == ("title", "levels", "start")
    four = {value: each for value, each in LADDER.items() if value != 2}
    assert missing_for_agreement(GOAL, four) == ("levels",)
    assert missing_for_agreement(replace(GOAL, start_level=None), LADDER) == ("start",)


def test_a_goal_is_agreed_when_both_have_said_so() -> None:
    once = with_agreement(GOAL, "tom", AT)
    assert (once.state, once.agreed_by, once.agreed_at) == ("draft", ("tom",), None)
    assert with_agreement(once, "tom", LATER) == once
    both = with_agreement(once, "amara", LATER)
    assert (both.state, both.agreed_by, both.agreed_at) == ("agreed", ("tom", "amara"), LATER)
    both.check()


def test_who_is_asked_again_keeps_the_day_of_the_first_agreement() -> None:
    again = asked_again(AGREED, LATER)
    assert (again.state, again.agreed_by, again.agreed_at, again.reworded_at) == ("draft", (), AT, LATER)
    assert again.active
    assert with_agreement(with_agreement(again, "amara", LATER), "tom", LATER).agreed_at == AT


def test_a_wording_somebody_agreed_to_is_kept_and_one_written_since_is_changed_in_place() -> None:
    old, new = level(0, "old"), replace(level(0, "new"), created_at=LATER)
    assert may_change_in_place(GOAL, old)
    assert not may_change_in_place(replace(GOAL, agreed_by=("tom",)), old)
    assert not may_change_in_place(AGREED, old)
    again = asked_again(AGREED, LATER)
    assert not may_change_in_place(again, old)
    assert may_change_in_place(again, new)
    assert not may_change_in_place(with_agreement(again, "tom", LATER), new)


@pytest.mark.parametrize(
    ("levels", "weights", "expected"),
    [
        ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55.0),
        ([2, 1, 0, -2, 1], None, 56.03023),
        ([2, 2, 2], None, 77.38613),
        ([1, 0, 2], None, 63.69306),
        ([0], None, 50.0),
        ([1], [7], 60.0),
        ([-2, -2], None, 50 - 40 / math.sqrt(2.6)),
    ],
)
def test_published_values(levels: list[float], weights: list[float] | None, expected: float) -> None:
    assert t_score(levels, weights) == pytest.approx(expected, abs=5e-6)


def test_how_far_goals_move_together_is_between_not_at_all_and_wholly() -> None:
    assert t_score([1, 1], rho=0) == pytest.approx(50 + 20 / math.sqrt(2))
    assert t_score([1, 1], rho=1) == pytest.approx(60)


plain_weights = st.floats(1e-3, 1e3)
any_weight = st.floats(min_value=5e-324, max_value=1.7e308)
any_goals = st.lists(st.tuples(st.floats(-2, 2), plain_weights), min_size=1, max_size=8)
Goals = list[tuple[float, float]]


def score(goals: Goals) -> float:
    return t_score([x for x, _ in goals], [w for _, w in goals])


@given(st.lists(any_weight, min_size=1, max_size=8))
def test_all_as_expected_is_50_whatever_the_weights(weights: list[float]) -> None:
    assert t_score([0.0] * len(weights), weights) == 50


@given(any_goals)
def test_it_is_the_formula(goals: Goals) -> None:
    gained, squares, total = (sum(f(x, w) for x, w in goals) for f in (_gain, _square, _weight))
    assert score(goals) == pytest.approx(50 + 10 * gained / math.sqrt(0.7 * squares + 0.3 * total**2))
    assert score_of_sums(gained, squares, total) == pytest.approx(score(goals))


def _gain(x: float, w: float) -> float:
    return w * x


def _square(x: float, w: float) -> float:
    return w * w


def _weight(x: float, w: float) -> float:
    return w


@given(any_goals, st.sampled_from([1e-150, 1e150, 1e-300, 1e300]) | st.floats(1e-6, 1e6))
def test_only_the_ratios_of_the_weights_count(goals: Goals, factor: float) -> None:
    assert score([(x, w * factor) for x, w in goals]) == pytest.approx(score(goals))


@given(any_goals)
def test_the_opposite_levels_lie_across_50(goals: Goals) -> None:
    assert score([(-x, w) for x, w in goals]) == pytest.approx(100 - score(goals))


@given(any_goals, st.data())
def test_raising_one_level_never_lowers_it(goals: Goals, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(goals) - 1))
    x, w = goals[place]
    higher = data.draw(st.floats(x, 2))
    assert score([*goals[:place], (higher, w), *goals[place + 1 :]]) >= score(goals)


@given(any_goals.flatmap(lambda goals: st.tuples(st.just(goals), st.permutations(goals))))
def test_the_order_of_the_goals_changes_nothing(orders: tuple[Goals, Goals]) -> None:
    assert score(orders[0]) == score(orders[1])


@pytest.mark.parametrize(
    ("levels", "weights", "rho", "said"),
    [
        ([], None, 0.3, "of no goal"),
        ([], [], 0.3, "of no goal"),
        ([1, 2], [1], 0.3, "one weight for each"),
        ([1], [1, 2], 0.3, "one weight for each"),
        ([2.001], None, 0.3, "between −2 and 2"),
        ([0, -3], None, 0.3, "between −2 and 2"),
        ([math.nan], None, 0.3, "between −2 and 2"),
        ([math.inf], None, 0.3, "between −2 and 2"),
        ([1], [0], 0.3, "above 0 and finite"),
        ([1, 1], [1, -1], 0.3, "above 0 and finite"),
        ([1], [math.nan], 0.3, "above 0 and finite"),
        ([1], [math.inf], 0.3, "above 0 and finite"),
        ([1], None, -0.01, "rho"),
        ([1], None, 1.01, "rho"),
        ([1], None, math.nan, "rho"),
    ],
)
def test_what_has_no_score_is_refused(levels: list[float], weights: list[float] | None, rho: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        t_score(levels, weights, rho)


def test_the_kinds_of_help_are_those_of_teaching() -> None:
    assert HELPS == ("explain", "show", "practise together", "feedback", "point to")


def test_a_level_is_named_with_its_sign() -> None:
    assert [level_name(value) for value in LEVELS] == ["−2", "−1", "0", "+1", "+2"]


def test_what_changed_is_the_wording_of_then_beside_the_one_of_now() -> None:
    def wording_at(value: int, text: str, second: int) -> Level:
        at = f"2026-03-21T16:30:{second:02}.000Z"
        return Level(
            id=f"{value} {second}", created_at=at, updated_at=at, updated_by="tom", goal="g", value=value, text=text
        )

    first = {value: wording_at(value, f"first {value}", 1) for value in LEVELS}
    between = wording_at(1, "between", 12)
    now = {**first, 0: wording_at(0, "new", 10), 1: wording_at(1, "newer", 13), 2: wording_at(2, "first 2", 14)}
    del now[-2]
    older = [*first.values(), between]
    since = "2026-03-21T16:30:10.000Z"
    assert changed_since(now, older, since) == ((first[1], now[1]), (first[0], now[0]), (first[-2], None))
    assert changed_since(now, older, None) == ()
    assert changed_since({**now, -2: first[-2]}, older, "2026-03-21T16:31:00.000Z") == ()
    assert changed_since(now, [], since) == ()
