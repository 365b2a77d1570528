"""Scores stand on a scale in tens around 50."""

from datetime import date

import pytest

from ui.widgets.charts.score_chart import TScores

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [((), 30, 70), ((44.1, 56.2), 30, 70), ((30, 70), 30, 70), ((29.9, 70.1), 20, 80), ((-3.5,), -10, 70)],
)
def test_the_scale_goes_on_in_tens_as_the_values_need_it(values, low, high):
    axis = TScores().axis(values)
    assert (axis.low, axis.high, axis.base) == (low, high, 50)
    assert [tick.at for tick in axis.ticks] == list(range(low, high + 1, 10))


def test_a_dot_says_the_score_with_one_decimal(score_chart, scores):
    score_chart.show_lines([scores([44.12, 50, -3.21])], TODAY)
    assert [score_chart.said(index) for index in range(3)] == [
        "1 Jan · Tom’s view: 44.1",
        "2 Jan · Tom’s view: 50.0",
        "3 Jan · Tom’s view: −3.2",
    ]


def test_the_course_is_said_in_a_sentence(score_chart, scores):
    score_chart.show_lines([scores([44.1, 56.2]), scores([50, 50], "Amara", dashed=True)], TODAY)
    assert "In Tom’s view the score went from 44.1 to 56.2." in score_chart.accessibleDescription()
    assert "In Amara’s view the score is 50.0." in score_chart.accessibleDescription()


def test_it_says_what_is_missing_before_the_first_score(score_chart):
    assert score_chart.accessibleDescription() == "There is no score before you both agree to a goal."
    score_chart.grab()


def test_among_many_scores_the_highest_and_the_lowest_are_painted(score_chart, scores):
    values = [50.0] * 2000
    values[777], values[778] = 99.0, 1.0
    score_chart.show_lines([scores(values)], TODAY)
    plot = score_chart.plot()
    heights = [y for _, y in plot.line(score_chart.curves[0])]
    assert len(heights) < 2000
    assert (min(heights), max(heights)) == (plot.y(99), plot.y(1))
