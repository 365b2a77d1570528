"""Time is shown as far as the dots need, in steps that suit it, in the words of the language."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from ui.widgets.charts.axes import TimeAxis, time_axis, time_ticks
from ui.widgets.charts.curves import Curve, Dot

TODAY = date(2026, 11, 22)


def day(text):
    return float(date.fromisoformat(text).toordinal())


def from_to(first, last):
    return Curve("Tom", "#B8762B", False, (Dot(day(first), 0), Dot(day(last), 0)))


def labels(first, last, most=100, today=TODAY):
    axis = TimeAxis(day(first), day(last))
    return [tick.label for tick in time_ticks(axis, today, lambda ticks: len(ticks) <= most)]


def test_time_goes_on_to_today_and_to_the_day_aimed_for():
    axis = time_axis([from_to("2026-09-02", "2026-10-28")], day("2026-11-22"), day("2026-12-20"))
    assert (axis.start, axis.end) == (day("2026-09-02"), day("2026-12-20"))


def test_a_day_far_away_does_not_squeeze_the_dots():
    axis = time_axis([from_to("2026-09-02", "2026-10-28")], day("2046-01-01"))
    assert axis.end == day("2026-10-28")
    assert not axis.holds(day("2046-01-01"))
    early = time_axis([from_to("2026-09-02", "2026-10-28")], day("1926-01-01"))
    assert early.start == day("2026-09-02")


def test_a_goal_that_has_just_begun_shows_the_way_to_its_day():
    axis = time_axis([from_to("2026-09-02", "2026-09-02")], day("2026-09-02"), day("2027-02-28"))
    assert axis.holds(day("2027-02-28"))


def test_one_moment_has_four_weeks_of_room():
    axis = time_axis([from_to("2026-09-02", "2026-09-02")])
    assert axis.end - axis.start == 28


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-02", "2026-11-30", ["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"]),
        ("2026-09-15", "2026-12-20", ["Oct", "Nov", "Dec"]),
        ("2026-09-02", "2026-11-22", ["Sept", "Oct", "Nov"]),
        ("2025-11-20", "2026-03-05", ["Dec 2025", "Jan 2026", "Feb", "Mar"]),
        ("2025-05-15", "2025-08-20", ["Jun 2025", "Jul", "Aug"]),
        ("2019-09-02", "2024-03-01", ["2020", "2021", "2022", "2023", "2024"]),
    ],
)
def test_weeks_months_or_years_as_the_time_is_long(first, last, said):
    assert labels(first, last) == said


def test_steps_grow_until_the_labels_fit():
    assert labels("2026-01-01", "2026-12-31", most=4) == ["Jan", "Apr", "Jul", "Oct"]
    assert labels("1900-01-01", "2200-01-01", most=7) == ["1900", "1950", "2000", "2050", "2100", "2150", "2200"]
    assert len(labels("2026-11-02", "2026-11-30", most=1)) > 1


def test_weeks_begin_as_they_do_where_one_lives():
    QLocale.setDefault(QLocale("en_US"))
    assert labels("2026-11-02", "2026-11-30")[0] == "8 Nov"


def test_months_speak_the_language_of_the_system():
    QLocale.setDefault(QLocale("de_DE"))
    assert labels("2026-09-15", "2026-12-20") == ["Okt", "Nov", "Dez"]


def test_the_end_of_the_calendar_is_no_trouble():
    assert labels("9998-12-31", "9999-12-31")
    assert labels("0001-01-01", "0300-01-01", most=4) == ["0100", "0200", "0300"]
    axis = TimeAxis(day("9999-12-30"), day("9999-12-30") + 28)
    assert all(tick.at <= date.max.toordinal() for tick in time_ticks(axis, TODAY, lambda ticks: True))
