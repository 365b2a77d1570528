"""Lines become curves in the order of time, and a curve loses nothing that can be seen."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.journal.progress import Point, Score
from ui.widgets.charts.curves import Line, curve, day_number, thinned

PLACES = st.lists(st.tuples(st.floats(0, 40), st.floats(-100, 100))).map(sorted)


def test_a_moment_is_its_local_day_and_a_fraction():
    number = day_number("2026-09-02T12:00:00.000Z")
    assert date.fromordinal(int(number)) == date(2026, 9, 2)
    assert day_number("2026-09-02T18:00:00.000Z") - number == 0.25


def test_dots_are_in_the_order_of_time():
    line = Line("Tom", "#B8762B", (Point("2026-09-03T12:00:00.000Z", 1), Point("2026-09-02T12:00:00.000Z", -1)))
    assert [(dot.day.day, dot.value) for dot in curve(line).dots] == [(2, -1), (3, 1)]


def test_a_score_is_a_dot_too():
    line = Line("Amara", "#0F6B64", (Score("2026-09-03T12:00:00.000Z", 44.1),), dashed=True)
    made = curve(line)
    assert (made.name, made.colour, made.dashed) == ("Amara", "#0F6B64", True)
    assert [dot.value for dot in made.dots] == [44.1]


@given(PLACES)
def test_thinning_keeps_the_ends_and_the_extremes_of_every_column(places):
    kept = thinned(places)
    assert len(kept) <= 2 * 41 + 2
    assert kept[:1] + kept[-1:] == places[:1] + places[-1:]
    for column in {int(x) for x, _ in places}:
        before = [y for x, y in places if int(x) == column]
        after = [y for x, y in kept if int(x) == column]
        assert (min(after), max(after)) == (min(before), max(before))


@given(PLACES)
def test_thinning_adds_nothing_and_keeps_the_order(places):
    rest = iter(places)
    assert all(place in rest for place in thinned(places))


def test_places_that_are_apart_all_stay():
    places = [(float(x), float(x % 7)) for x in range(100)]
    assert thinned(places) == places
