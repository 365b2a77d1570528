"""How often the two-way judgement is the one people gave, on talks the rules were made with and on talks kept aside.

The talks lie beside the checkout and belong to others: nothing of their text is shown or kept here. `docs/coach.md`
says what was measured. `-s` prints the figures.
"""

import csv
import hashlib
from collections import Counter
from math import sqrt
from pathlib import Path

import pytest

from mentor_desktop.coach.questions import hint

DATA = Path(__file__).parents[3] / "shared" / "data" / "questions-dev.csv"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the research data in ../shared/data is not here")


def developed_on(group: str) -> bool:
    """Whether a talk is one of the six in ten that the rules were made with. Fixed before any of them was read."""
    return hashlib.sha256(group.encode()).digest()[0] < 154


def agreements(*, developed: bool) -> list[bool]:
    """For each question whether the hint agrees with people. What is no question to it counts as closed."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if developed_on(row["group"]) is developed]
    return [((hint(row["question"]).opening or "closed") == row["opening"]) for row in rows]


def interval(agreed: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z, share = 1.96, agreed / of
    middle, reach = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - reach) / (1 + z * z / of), (middle + reach) / (1 + z * z / of)


@pytest.mark.parametrize(
    ("developed", "questions", "floor"), [(True, 382, 0.87), (False, 283, 0.82)], ids=["developed on", "kept aside"]
)
def test_the_hint_agrees_with_people_as_often_as_the_docs_say(developed: bool, questions: int, floor: float) -> None:
    counted = Counter(agreements(developed=developed))
    low, high = interval(counted[True], questions)
    print(f"{counted[True]} of {questions}: {counted[True] / questions:.1%} ({low:.1%} to {high:.1%})")
    assert counted.total() == questions
    assert counted[True] / questions >= floor
