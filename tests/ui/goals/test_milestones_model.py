"""The milestones as rows: a sound model, which tells of no more than what is different."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentor_desktop.journal.progress import Milestone
from mentor_desktop.journal.record import origin
from ui.goals.milestones_model import DUE, LATE, MilestoneModel

TODAY = date(2026, 3, 21)


def milestone(number, **fields):
    made = Milestone(**origin(datetime(2026, 3, 1, tzinfo=UTC), "tom"), goal="goal", title=f"Step {number}")
    return replace(made, id=str(number), **fields)


@pytest.fixture
def model(qapp):
    return MilestoneModel(lambda: TODAY, may_write=True)


def titles(model):
    return [model.index(row).data() for row in range(model.rowCount())]


orders = st.lists(st.lists(st.integers(0, 7), unique=True), min_size=1, max_size=6)


@given(orders)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_from_any_list_to_any_other_it_stays_a_sound_model(qapp, lists):
    model = MilestoneModel(lambda: TODAY, may_write=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers in lists:
        model.show([milestone(number) for number in numbers])
        assert titles(model) == [f"Step {number}" for number in numbers]
    tester.deleteLater()


def test_only_the_row_that_is_different_is_told_of(model):
    steps = [milestone(number) for number in range(4)]
    model.show(steps)
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset):
        signal.connect(lambda *_: told.append("rows"))
    model.show([*steps[:2], replace(steps[2], title="Other words"), steps[3]])
    assert told == [(2, 2)]


@pytest.mark.parametrize(
    ("due", "done", "words", "late"),
    [
        (None, False, "", False),
        ("2026-03-21", False, "due 21 Mar", False),
        ("2026-03-20", False, "was due 20 Mar", True),
        ("2027-01-03", False, "due 3 Jan 2027", False),
        ("2026-03-20", True, "", False),
    ],
)
def test_a_day_is_told_until_it_is_done(model, due, done, words, late):
    model.show([milestone(1, due=due, done_at="2026-03-20T10:00:00.000Z" if done else None)])
    index = model.index(0)
    assert index.data(DUE) == words
    assert index.data(LATE) is late


def test_a_screen_reader_is_told_the_state_in_words(model):
    model.show([milestone(1, due="2026-04-03"), milestone(2, done_at="2026-03-20T10:00:00.000Z"), milestone(3)])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(row).data(role) for row in range(3)] == ["Step 1, due 3 Apr", "Step 2, done", "Step 3"]


def test_where_one_can_only_read_no_row_can_be_changed(qapp):
    model = MilestoneModel(lambda: TODAY, may_write=False)
    model.show([milestone(1)])
    flags = model.flags(model.index(0))
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
