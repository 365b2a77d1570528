"""How a goal moves: check-ins and milestones, what needs the pair now, and the score of each over time."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import LONGEST_TEXT, LONGEST_TITLE, Goal, t_score
from mentor_desktop.journal.progress import (
    CheckIn,
    Milestone,
    Point,
    Reason,
    Score,
    Views,
    attention,
    on_course,
    path,
    scores,
    urgency,
)
from mentor_desktop.journal.record import timestamp

TODAY = date(2026, 6, 15)


def noon(days: int) -> str:
    """The timestamp of noon, here, so many days after today."""
    return timestamp(datetime.combine(TODAY + timedelta(days=days), time(12)).astimezone())


AT = noon(-1)
COMMON = {"created_at": AT, "updated_at": AT, "updated_by": "tom"}
DRAFT = Goal(id="goal", **COMMON, title="Lead the budget meeting", start_level=-1)
GOAL = replace(DRAFT, state="agreed", agreed_by=("tom", "amara"), agreed_at=AT)
NOBODY = Views(None, None)


def check_in(**changed: Any) -> CheckIn:
    return replace(CheckIn(id="c", **COMMON, goal="goal", person="tom", level=1, at=AT), **changed)


def milestone(id: str = "m", **changed: Any) -> Milestone:
    return replace(Milestone(id=id, **COMMON, goal="goal", title="Ask the depots"), **changed)


def test_a_check_in_belongs_to_the_person_who_sees_it() -> None:
    assert CheckIn.belongs_to == "person"
    assert Milestone.belongs_to is None


@pytest.mark.parametrize("change", [{"level": 3}, {"level": -3}, {"note": "q" * (LONGEST_TEXT + 1)}], ids=str)
def test_a_check_in_that_breaks_a_rule_is_refused(change: dict[str, Any]) -> None:
    check_in().check()
    check_in(note="q" * LONGEST_TEXT, level=-2).check()
    with pytest.raises(Unacceptable) as refused:
        check_in(**change).check()
    assert "qq" not in str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": " \n"},
        {"title": "q" * (LONGEST_TITLE + 1)},
        {"due": "soon"},
        {"position": -1},
        {"position": 2**63 - 1},
    ],
    ids=str,
)
def test_a_milestone_that_breaks_a_rule_is_refused(change: dict[str, Any]) -> None:
    milestone(due="2020-01-01", done_at=AT).check()
    with pytest.raises(Unacceptable):
        milestone(**change).check()


def test_a_path_begins_where_both_agreed_and_goes_in_the_order_of_time() -> None:
    points = [Point(noon(3), 1), Point(noon(2), 0)]
    assert path(GOAL, points) == (Point(AT, -1, start=True), Point(noon(2), 0), Point(noon(3), 1))
    assert path(DRAFT, []) == path(replace(GOAL, start_level=None), []) == ()


@pytest.mark.parametrize(
    ("mentor", "mentee", "difference", "reached"),
    [
        (None, None, 0, False),
        (2, None, 0, False),
        (None, 2, 0, False),
        (0, 0, 0, True),
        (2, 0, 2, True),
        (0, -1, 1, False),
        (-1, 2, 3, False),
        (-2, 2, 4, False),
    ],
)
def test_two_views_side_by_side(mentor: int | None, mentee: int | None, difference: int, reached: bool) -> None:
    views = Views(mentor, mentee)
    assert (views.difference, views.reached) == (difference, reached)


def test_a_goal_on_its_course_needs_nothing() -> None:
    assert attention(GOAL, NOBODY, None, "tom", TODAY) == ()
    assert attention(DRAFT, NOBODY, None, "tom", TODAY) == ()


@pytest.mark.parametrize(("apart", "found"), [(0, ()), (1, ()), (2, ("difference",)), (4, ("difference",))])
def test_views_that_lie_two_levels_apart_are_worth_a_talk(apart: int, found: tuple[Reason, ...]) -> None:
    for views in (Views(-2, -2 + apart), Views(-2 + apart, -2)):
        assert attention(GOAL, views, AT, "tom", TODAY) == found


@pytest.mark.parametrize(
    ("left", "found"),
    [
        (-400, "date passed"),
        (-1, "date passed"),
        (0, "date near"),
        (1, "date near"),
        (14, "date near"),
        (15, None),
        (400, None),
    ],
)
def test_a_date_is_near_for_fourteen_days_and_passed_the_day_after(left: int, found: Reason | None) -> None:
    goal = replace(GOAL, target_date=(TODAY + timedelta(days=left)).isoformat())
    assert attention(goal, NOBODY, None, "tom", TODAY) == ((found,) if found else ())


@pytest.mark.parametrize("days", [0, 1, 27, 28])
def test_a_check_in_of_four_weeks_ago_is_not_old(days: int) -> None:
    assert attention(GOAL, NOBODY, noon(-days), "tom", TODAY) == ()
    assert attention(replace(GOAL, agreed_at=noon(-days)), NOBODY, None, "tom", TODAY) == ()


@pytest.mark.parametrize("days", [29, 400])
def test_one_of_a_day_more_is_and_without_one_the_agreement_counts(days: int) -> None:
    assert attention(GOAL, NOBODY, noon(-days), "tom", TODAY) == ("check-in old",)
    assert attention(replace(GOAL, agreed_at=noon(-days)), NOBODY, None, "tom", TODAY) == ("check-in old",)
    assert attention(replace(GOAL, agreed_at=noon(-days)), NOBODY, AT, "tom", TODAY) == ()


def test_who_has_not_agreed_is_asked_and_who_has_is_not() -> None:
    half = replace(DRAFT, agreed_by=("tom",))
    assert attention(half, NOBODY, None, "amara", TODAY) == ("agree",)
    assert attention(half, NOBODY, None, "tom", TODAY) == ()
    reworded = replace(GOAL, state="draft", agreed_by=())
    for me in ("tom", "amara"):
        assert attention(reworded, NOBODY, None, me, TODAY) == ("agree",)


def test_the_most_pressing_reason_comes_first() -> None:
    goal = replace(GOAL, state="draft", agreed_by=(), target_date="2026-01-01")
    assert attention(goal, Views(-2, 2), noon(-60), "tom", TODAY) == (
        "agree",
        "difference",
        "date passed",
        "check-in old",
    )
    goal = replace(GOAL, target_date=TODAY.isoformat())
    assert attention(goal, NOBODY, noon(-60), "tom", TODAY) == ("date near", "check-in old")


@pytest.mark.parametrize("state", ["reached", "let go"])
def test_a_closed_goal_needs_nothing_any_more(state: Any) -> None:
    goal = replace(GOAL, state=state, closed_at=AT, target_date="2026-01-01", agreed_by=())
    assert attention(goal, Views(-2, 2), noon(-60), "tom", TODAY) == ()


def test_a_draft_nobody_agreed_to_is_never_late() -> None:
    goal = replace(DRAFT, target_date="2026-01-01")
    assert attention(goal, Views(-2, 2), noon(-60), "tom", TODAY) == ()


def test_goals_stand_in_the_order_of_what_they_need() -> None:
    def goal(id: str, target: str | None = None, created: int = 0) -> Goal:
        return replace(GOAL, id=id, target_date=target, created_at=noon(created))

    wanted: list[tuple[Goal, tuple[Reason, ...]]] = [
        (goal("agree and more"), ("agree", "check-in old")),
        (goal("agree"), ("agree",)),
        (goal("apart"), ("difference",)),
        (goal("passed long ago", "2026-01-01"), ("date passed",)),
        (goal("passed", "2026-06-01"), ("date passed",)),
        (goal("near", "2026-06-16"), ("date near",)),
        (goal("not seen"), ("check-in old",)),
        (goal("with a date", "2027-01-01"), ()),
        (goal("older", created=-5), ()),
        (goal("newer", created=-2), ()),
    ]
    names = [each.id for each, _ in wanted]
    for mixed in (wanted[::-1], wanted[::2] + wanted[1::2]):
        assert [each.id for each, _ in sorted(mixed, key=lambda pair: urgency(*pair))] == names


def test_a_score_begins_with_the_agreement_and_follows_each_check_in() -> None:
    other = replace(GOAL, id="other", weight=3, start_level=0, agreed_at=noon(4))
    seen = {"goal": [Point(noon(2), 0), Point(noon(6), 2)]}
    found = scores([DRAFT, GOAL, other], seen)
    assert [each.at for each in found] == [AT, noon(2), noon(4), noon(6)]
    assert [each.t for each in found] == pytest.approx(
        [t_score([-1]), t_score([0]), t_score([0, 0], [1, 3]), t_score([2, 0], [1, 3])]
    )


def test_nobody_has_a_score_before_an_agreement() -> None:
    assert scores([], {}) == scores([DRAFT], {"goal": [Point(AT, 2)]}) == ()
    assert scores([replace(GOAL, start_level=None)], {"goal": [Point(AT, 2)]}) == ()
    early = {"goal": [Point(noon(-9), 2)]}
    assert scores([GOAL], early) == (Score(AT, t_score([2])),)


def test_a_goal_that_was_let_go_leaves_and_one_that_was_reached_stays() -> None:
    other = replace(GOAL, id="other", start_level=1)
    seen = {"goal": [Point(noon(1), -2), Point(noon(3), 2)]}
    gone = scores([replace(GOAL, state="let go", closed_at=noon(2)), other], seen)
    assert [(each.at, each.t) for each in gone] == [
        (AT, t_score([-1, 1])),
        (noon(1), t_score([-2, 1])),
        (noon(2), t_score([1])),
    ]
    stays = scores([replace(GOAL, state="reached", closed_at=noon(2)), other], seen)
    assert [(each.at, each.t) for each in stays][-1] == (noon(3), t_score([2, 1]))
    alone = scores([replace(GOAL, state="let go", closed_at=noon(2))], seen)
    assert [each.at for each in alone] == [AT, noon(1)]


levels = st.integers(-2, 2)
any_goal = st.builds(
    lambda agreed, start, weight, closed, state: replace(
        DRAFT,
        state=state,
        agreed_at=None if agreed is None else noon(agreed),
        start_level=start,
        weight=weight,
        closed_at=None if agreed is None else noon(agreed + closed),
    ),
    agreed=st.none() | st.integers(0, 8),
    start=st.none() | levels,
    weight=st.integers(1, 10),
    closed=st.integers(0, 6),
    state=st.sampled_from(["agreed", "reached", "let go"]),
)
any_points = st.lists(st.tuples(st.integers(-2, 14), levels), max_size=6).map(
    lambda pairs: [Point(noon(day), level) for day, level in sorted(pairs, key=lambda pair: pair[0])]
)
any_history = st.lists(st.tuples(any_goal, any_points), max_size=5)


@given(any_history)
def test_scores_kept_up_step_by_step_are_those_computed_anew(history: list[tuple[Goal, list[Point]]]) -> None:
    goals = [replace(goal, id=str(number)) for number, (goal, _) in enumerate(history)]
    seen = {str(number): points for number, (_, points) in enumerate(history)}
    counted = [goal for goal in goals if goal.agreed_at is not None and goal.start_level is not None]
    moments = {goal.agreed_at for goal in counted} | {goal.closed_at for goal in counted if goal.state == "let go"}
    moments |= {point.at for goal in counted for point in seen[goal.id] if goes_on(goal, point.at)}
    expected = {at: t for at in moments if (t := anew(counted, seen, at)) is not None}
    found = scores(goals, seen)
    assert [each.at for each in found] == sorted(expected)
    assert [each.t for each in found] == pytest.approx([expected[at] for at in sorted(expected)])


def goes_on(goal: Goal, at: str) -> bool:
    """Whether a goal counts at a moment."""
    return goal.agreed_at <= at and not (goal.state == "let go" and goal.closed_at <= at)


def anew(goals: list[Goal], seen: dict[str, list[Point]], at: str) -> float | None:
    """The T-score of all goals at a moment, from each one's last level until then."""
    now = [
        ([goal.start_level, *(point.level for point in seen[goal.id] if point.at <= at)][-1], goal.weight)
        for goal in goals
        if goes_on(goal, at)
    ]
    return t_score(*map(list, zip(*now, strict=True))) if now else None


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [(-1, -1, True), (2, 0, True), (-1, None, False), (None, 0, False), (None, None, False), (-2, 0, False)],
)
def test_on_course_takes_two_who_look_and_neither_below_the_start(
    mentor: int | None, mentee: int | None, expected: bool
) -> None:
    assert on_course(GOAL, Views(mentor, mentee), ()) is expected
    assert not on_course(GOAL, Views(mentor, mentee), ("date near",))
    assert not on_course(replace(GOAL, state="draft", agreed_by=()), Views(mentor, mentee), ())
