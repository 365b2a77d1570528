"""Counting how long an item is talked about: only what passes between two looks, and never much at once."""

from datetime import UTC, datetime, timedelta

import pytest

from ui.sessions.clock_talk import KEEP_AFTER, LOOK_EVERY_MS, MOST_AT_ONCE, TalkClock


class SetClock:
    """Stands still until it is set."""

    def __init__(self):
        self.now = datetime(2026, 11, 25, 16, 2, tzinfo=UTC)

    def __call__(self):
        return self.now

    def advance(self, **units):
        self.now += timedelta(**units)


@pytest.fixture
def wall():
    return SetClock()


@pytest.fixture
def clock(qapp, wall):
    made = TalkClock(wall)
    made.start()
    return made


def test_it_counts_what_passes_between_two_looks(clock, wall):
    for _ in range(3):
        wall.advance(seconds=5)
        clock.look()
    assert clock.seconds == 15


def test_it_goes_on_from_the_seconds_there_are(clock, wall):
    clock.start(840)
    wall.advance(seconds=5)
    clock.look()
    assert clock.seconds == 845


def test_parts_of_a_second_are_not_lost(clock, wall):
    for _ in range(10):
        wall.advance(milliseconds=300)
        clock.look()
    assert clock.seconds == 3


def test_a_clock_that_was_set_back_adds_nothing(clock, wall):
    wall.advance(seconds=20)
    clock.look()
    wall.advance(hours=-1)
    clock.look()
    assert clock.seconds == 20
    wall.advance(seconds=5)
    clock.look()
    assert clock.seconds == 25


def test_after_a_sleep_of_the_computer_a_minute_is_added_at_most(clock, wall):
    wall.advance(hours=8)
    clock.look()
    assert clock.seconds == MOST_AT_ONCE.total_seconds() == 60


def test_it_looks_far_more_often_than_a_gap_is_cut():
    assert timedelta(milliseconds=LOOK_EVERY_MS) * 4 < MOST_AT_ONCE


def test_every_half_minute_there_is_something_to_keep(clock, wall):
    due = []
    clock.due.connect(lambda: due.append(clock.seconds))
    for _ in range(14):
        wall.advance(seconds=5)
        clock.look()
    assert due == [30, 60]
    assert timedelta(seconds=30) >= KEEP_AFTER


def test_every_look_is_said(clock, wall):
    looks = []
    clock.looked.connect(lambda: looks.append(True))
    clock.look()
    clock.look()
    assert len(looks) == 2


def test_when_it_stops_it_has_counted_up_to_now_and_no_further(clock, wall):
    wall.advance(seconds=7)
    clock.stop()
    assert not clock.running
    wall.advance(seconds=30)
    clock.look()
    assert clock.seconds == 7


def test_it_looks_by_itself(clock):
    assert clock._timer.isActive()
    clock.stop()
    assert not clock._timer.isActive()
