"""Moving what stands below each other: steps of a goal, items of an agenda."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.journal.order import moved
from mentor_desktop.journal.progress import Milestone

AT = "2026-03-21T16:30:00.000Z"


def milestone(id: str, position: int = 0) -> Milestone:
    """A step of a goal."""
    return Milestone(
        id=id, created_at=AT, updated_at=AT, updated_by="a", goal="g", title="Lead a meeting", position=position
    )


def places(steps: list[Milestone], changed: list[Milestone]) -> list[str]:
    """The ids in their order after a move; every place is taken once, from 0 on."""
    after = {each.id: each for each in (*steps, *changed)}
    ordered = sorted(after.values(), key=lambda each: each.position)
    assert [each.position for each in ordered] == list(range(len(steps)))
    return [each.id for each in ordered]


@pytest.mark.parametrize("start", [[0, 1, 2, 3], [0, 2, 7, 9], [5, 5, 5, 5]], ids=["in order", "with gaps", "all one"])
def test_any_order_can_be_reached_by_moving_and_no_two_share_a_place(start: list[int]) -> None:
    for wanted in permutations("abcd"):
        steps = [milestone(id, position=place) for id, place in zip("abcd", start, strict=True)]
        for place, id in enumerate(wanted):
            changed = {each.id: each for each in moved(steps, id, place)}
            steps = sorted((changed.get(each.id, each) for each in steps), key=lambda each: each.position)
            assert places(steps, [])[place] == id
        assert [each.id for each in steps] == list(wanted)


@given(st.integers(1, 6), st.data())
def test_a_move_changes_only_those_whose_place_it_changes(count: int, data: st.DataObject) -> None:
    steps = [milestone(str(number), position=number) for number in range(count)]
    one, to = data.draw(st.integers(0, count - 1)), data.draw(st.integers(-3, 9))
    changed = moved(steps, str(one), to)
    wanted = [each.id for each in steps if each.id != str(one)]
    wanted.insert(min(max(to, 0), count - 1), str(one))
    assert places(steps, changed) == wanted
    assert all(steps[int(each.id)].position != each.position for each in changed)
    assert all(replace(each, position=0) == replace(steps[int(each.id)], position=0) for each in changed)


def test_what_is_not_there_cannot_be_moved() -> None:
    with pytest.raises(KeyError, match="nobody"):
        moved([milestone("a")], "nobody", 0)
