"""Promises: what they need, in which order they come, and since when they are late."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.commitments import (
    COMMITMENT_STATES,
    MOST_RENEWALS,
    Commitment,
    by_due,
    closed,
    overdue,
    renewals,
)
from mentor_desktop.journal.goals import LONGEST_TEXT, LONGEST_TITLE

AT, LATER = "2026-03-21T16:30:00.000Z", "2026-04-01T09:00:00.000Z"
COMMON = {"id": "one", "created_at": AT, "updated_at": AT, "updated_by": "tom"}
PROMISE = Commitment(**COMMON, owner="tom", text="Ask the depots", due="2026-04-01")
TYPED = ["Frage die Lager 👩🏽‍🏫", "אשאל את המחסנים (3 פעמים)", "سأسأل", "q" * LONGEST_TITLE]


@pytest.mark.parametrize("text", TYPED, ids=range(4))
def test_a_promise_is_a_few_words_of_any_kind_with_or_without_a_day(text: str) -> None:
    replace(PROMISE, text=text).check()
    replace(PROMISE, text=text, due=None, session="s").check()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": " \n"}, "what will be done"),
        ({"text": "q" * 10_000}, f"longer than {LONGEST_TITLE}"),
        ({"in_the_way": "q" * (LONGEST_TEXT + 1)}, f"longer than {LONGEST_TEXT}"),
        ({"due": "2026-02-30"}, "year, month and day"),
        ({"due": "tomorrow"}, "year, month and day"),
        ({"due": "20260401"}, "year, month and day"),
        ({"due": ""}, "year, month and day"),
        ({"state": "broken"}, "open, kept, renegotiated or let go"),
        ({"state": "kept"}, "says since when"),
        ({"state": "open", "closed_at": LATER}, "says since when"),
    ],
    ids=lambda part: str(part)[:40],
)
def test_a_promise_that_breaks_a_rule_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Unacceptable, match=said) as refused:
        replace(PROMISE, **change).check()
    assert "qq" not in str(refused.value)


@pytest.mark.parametrize("state", [state for state in COMMITMENT_STATES if state != "open"])
def test_a_promise_is_closed_with_when_and_what_got_in_the_way(state: Any) -> None:
    done = closed(PROMISE, state, LATER, "The depots were shut.")
    done.check()
    assert (done.state, done.closed_at, done.in_the_way) == (state, LATER, "The depots were shut.")
    assert replace(done, state="open", closed_at=None, in_the_way="") == PROMISE


def test_the_nearest_day_comes_first_and_what_has_none_last() -> None:
    def promise(id: str, due: str | None, created_at: str = AT) -> Commitment:
        return replace(PROMISE, id=id, due=due, created_at=created_at)

    whenever, whenever_later = promise("w", None), promise("v", None, LATER)
    near, near_later, far = promise("n", "2026-04-01"), promise("m", "2026-04-01", LATER), promise("f", "9999-12-31")
    kept = replace(closed(promise("k", "2026-03-22"), "kept", AT))
    given = [whenever_later, far, kept, near_later, whenever, near]
    assert by_due(given) == (near, near_later, far, whenever, whenever_later)
    assert by_due([kept]) == by_due([]) == ()


@pytest.mark.parametrize(
    ("change", "late"),
    [
        ({}, False),
        ({"due": "2026-03-31"}, True),
        ({"due": "0001-01-01"}, True),
        ({"due": "2026-04-02"}, False),
        ({"due": None}, False),
        ({"due": "2026-03-31", "state": "kept", "closed_at": LATER}, False),
        ({"due": "2026-03-31", "state": "renegotiated", "closed_at": LATER}, False),
    ],
    ids=str,
)
def test_a_promise_is_late_when_its_day_has_passed_while_it_is_open(change: dict[str, Any], late: bool) -> None:
    assert overdue(replace(PROMISE, **change), date(2026, 4, 1)) is late


def named(id: str, renews: str | None) -> Commitment:
    """A promise that renews another one."""
    return replace(PROMISE, id=id, renews=renews)


def test_what_was_renewed_is_followed_to_where_it_began_or_is_gone() -> None:
    first, second, third = named("a", None), named("b", "a"), named("c", "b")
    there = {each.id: each for each in (first, second, third)}
    assert list(renewals(third, there)) == [third, second, first]
    assert list(renewals(third, {"c": third})) == [third]


def test_promises_that_renew_each_other_come_to_an_end() -> None:
    there = {"a": named("a", "b"), "b": named("b", "a"), "c": named("c", "c")}
    for promise in there.values():
        assert len(list(renewals(promise, there))) == MOST_RENEWALS
