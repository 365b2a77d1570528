"""The page of the goals: which of its views is shown, where the keyboard is then, and what was removed comes back."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from mentor_desktop.errors import DamagedSpace, Unacceptable
from mentor_desktop.journal.progress import Views
from mentor_desktop.services import goals
from tests.support.goals import agreed, drafted
from ui.background import Background
from ui.goals.page import GoalsPage


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def page(goal, journal_for_two, on_screen):
    """The page with the list, as Amara has it before her."""
    made = on_screen(GoalsPage(journal_for_two.unlock("mentor"), Background()), 1056, 760)
    made.heard = []
    made.said.connect(lambda sentence, undo: made.heard.append((sentence, undo)))
    made.shown()
    return made


def bin_button(page):
    return page.list._bin


def in_bin(page):
    return [row.accessibleName().split(".")[0] for row in page.bin.rows.rows()]


def bar_of(view):
    return view.findChild(QScrollArea).verticalScrollBar()


def test_the_bin_is_offered_while_something_is_in_it(page, goal):
    assert not bin_button(page).isVisible()
    page.list.remove_goal.emit(goal)
    assert bin_button(page).isVisible()
    page.heard[-1][1]()
    assert not bin_button(page).isVisible()


def test_a_bin_that_cannot_be_read_hides_no_goal(page, monkeypatch):
    def fail(*_):
        raise DamagedSpace(file="shared.space", what="a page does not pass its check")

    monkeypatch.setattr(page._journal, "in_bin", fail)
    page.list.reload()
    assert len(page.list.rows.rows) == 1
    assert bin_button(page).isVisible()


def test_a_goal_comes_back_from_the_bin_by_keyboard_alone(page, goal, qtbot):
    page.list.remove_goal.emit(goal)
    bin_button(page).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.bin.isVisible()
    assert in_bin(page) == ["Goal"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert in_bin(page) == []
    assert page.bin._back.hasFocus()
    sentence, undo = page.heard[-1]
    assert sentence == "Put back among your goals."
    undo()
    assert in_bin(page) == ["Goal"]
    page.bin.rows.rows()[0].button.click()
    page.back()
    assert page.list.isVisible()
    assert [row.goal.id for row in page.list.rows.rows] == [goal.id]


def test_putting_one_thing_back_leaves_the_keyboard_on_the_next(page, goal):
    steps = [goals.add_milestone(page._journal, goal, title, None) for title in ("One", "Two", "Three")]
    for step in steps:
        page._journal.remove(step)
    page.list.open_bin.emit()
    page.bin.rows.rows()[1].button.setFocus()
    page.bin.rows.rows()[1].button.click()
    assert page.heard[-1][0] == "Put back. You find it on its goal."
    assert len(in_bin(page)) == 2
    assert page.bin.rows.rows()[1].button.hasFocus()


def test_what_cannot_be_put_back_is_told(page, goal, qtbot):
    step = goals.add_milestone(page._journal, goal, "One", None)
    page._journal.remove(step)
    page.list.open_bin.emit()
    page._journal.remove(goal)
    with qtbot.waitSignal(page.failed) as failed:
        page.bin.rows.rows()[0].button.click()
    assert isinstance(failed.args[0], Unacceptable)
    assert in_bin(page) == ["Goal"]


def test_the_bin_that_was_shown_last_is_shown_again(page, goal):
    page.list.open_bin.emit()
    page._journal.remove(goal)
    page.shown()
    assert in_bin(page) == ["Goal"]
    assert page.bin.rows.rows()[0].button.hasFocus()
    page.start_over()
    assert page.list.isVisible()


def test_a_goal_opens_at_its_top_and_stays_where_it_is_when_it_is_read_anew(page, goal, let_it_settle):
    page.open_goal(goal.id)
    let_it_settle()
    bar = bar_of(page.goal)
    assert bar.maximum() > 100, "there is something to scroll"
    bar.setValue(100)
    page.goal.reload()
    page.shown()
    let_it_settle()
    assert bar.value() == 100
    page.back()
    page.open_goal(goal.id)
    let_it_settle()
    assert bar.value() == 0


def test_a_draft_that_was_just_written_is_the_one_that_is_chosen(page, goal, journal_for_two, qtbot):
    goals.reach(page._journal, goal, Views(0, 0), "Enough.")
    page.list.reload()
    assert page.list.groups.group == "reached"
    page.new_thing()
    page.writing.outcome.title.box.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Read a balance sheet")
    page.back()
    assert page.list.groups.group == "draft"
    assert page.list.rows.chosen_goal.title == "Read a balance sheet"
    assert page.list.rows.rows[0].hasFocus()


def test_of_several_drafts_the_one_just_written_is_chosen(page, qtbot):
    first, _ = (drafted(page._journal, title=title) for title in ("First", "Second"))
    page.open_goal(first.id)
    page.back()
    assert page.list.groups.group == "draft"
    assert page.list.rows.chosen_goal.id == first.id


def test_leaving_a_draft_with_nothing_in_it_leaves_the_list_as_it_was(page):
    page.new_thing()
    page.back()
    assert page.list.groups.group == "active"


def test_a_draft_beyond_the_lines_that_are_shown_is_shown(page, monkeypatch, journal_for_two):
    monkeypatch.setattr(page.list, "_most", 2)
    many = [drafted(page._journal, title=f"Draft {number}") for number in range(4)]
    page.list.reload()
    page.open_goal(many[-1].id)
    page.back()
    assert page.list.rows.chosen_goal.id == many[-1].id


def test_the_last_goal_leaves_a_way_to_the_bin(on_screen, journal_for_two):
    with closing(journal_for_two.unlock("mentee")) as tom:
        tom.remove(drafted(tom))
    page = on_screen(GoalsPage(journal_for_two.unlock("mentor"), Background()))
    page.shown()
    assert bin_button(page).isVisible()
