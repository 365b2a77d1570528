"""The list of goals: a group at a time, read once, where one was; empty in a friendly way, damaged in a sentence."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.journal.progress import Views
from mentor_desktop.services import goals
from tests.support.goals import agreed, drafted
from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.goals import list_view
from ui.goals.list_together import TogetherCard
from ui.goals.list_view import GoalList

DAMAGED = DamagedSpace(file="shared.space", what="a page does not pass its check")


@pytest.fixture
def show(on_screen, let_it_settle):
    def make(journal, width=1056, height=700):
        made = on_screen(GoalList(journal), width, height)
        made.shown()
        let_it_settle()
        return made

    return make


@pytest.fixture
def three(journal_for_two):
    """Two goals both have agreed to, and a draft; the journal is locked again."""
    first = agreed(journal_for_two, title="Lead the budget meeting")
    second = agreed(journal_for_two, title="Write SQL I would defend")
    with closing(journal_for_two.unlock("mentee")) as tom:
        third = goals.keep_draft(tom, replace(goals.new_goal(tom), title="Read a balance sheet"), {0: "a", 1: "b"})
    return first, second, third


def titles(view):
    return [row.accessibleName().split(".")[0] for row in view.rows.rows]


def button(view, words):
    """The visible button with these words, None when there is none."""
    found = (each for each in view.findChildren(QPushButton) if each.text() == words and each.isVisible())
    return next(found, None)


def choose(qtbot, view, group):
    qtbot.mouseClick(view.groups.chips[group], Qt.MouseButton.LeftButton)


def test_it_begins_with_the_goals_the_pair_is_at_work_on(show, three, journal_for_two):
    view = show(journal_for_two.unlock("mentor"))
    assert view.groups.group == "active"
    assert titles(view) == ["Lead the budget meeting", "Write SQL I would defend"]
    assert [chip.text() for chip in view.groups.chips.values()] == ["Active 2", "Drafts 1", "Reached 0", "Let go 0"]


def test_what_needs_attention_comes_first(show, three, journal_for_two):
    with closing(journal_for_two.unlock("mentee")) as tom:
        goals.check_in(tom, three[1], -2, "")
    with closing(journal_for_two.unlock("mentor")) as amara:
        goals.check_in(amara, three[1], 0, "")
    view = show(journal_for_two.unlock("mentor"))
    assert titles(view)[0] == "Write SQL I would defend"
    name = view.rows.rows[0].accessibleName()
    assert "Tom says −2, Amara says 0: what does each of you see?" in name
    assert "you see it differently" in name


@pytest.mark.parametrize(
    ("seat", "subtitle"),
    [
        ("mentor", "What Tom wants to be able to do, as both of you see it"),
        ("mentee", "What you want to be able to do, as both of you see it"),
    ],
)
def test_the_header_says_whose_goals_they_are(show, journal_for_two, seat, subtitle):
    assert show(journal_for_two.unlock(seat)).subtitle.text() == subtitle


def test_drafts_say_how_far_they_are(show, three, journal_for_two, qtbot):
    view = show(journal_for_two.unlock("mentor"))
    choose(qtbot, view, "draft")
    (row,) = view.rows.rows
    assert row.accessibleName().startswith("Read a balance sheet. 2 of 5 levels written. Last changed ")
    assert row.places().strip is None


def test_reached_and_let_go_say_what_was_learned(show, three, journal_for_two, qtbot):
    journal = journal_for_two.unlock("mentor")
    goals.reach(journal, three[0], Views(0, 0), "That nobody minds a pause.")
    goals.let_go(journal, three[1], "")
    view = show(journal)
    choose(qtbot, view, "reached")
    assert "Reached on 21 March 2026." in view.rows.rows[0].accessibleName()
    assert "“That nobody minds a pause.”" in view.rows.rows[0].accessibleName()
    choose(qtbot, view, "let go")
    assert "Let go on 21 March 2026." in view.rows.rows[0].accessibleName()


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("active", "No goal is agreed yet."),
        ("reached", "What you reach together will stand here"),
        ("let go", "A goal that no longer fits can be let go."),
    ],
)
def test_a_group_without_a_goal_says_what_it_is_for(show, journal, qtbot, group, words):
    drafted(journal)
    view = show(journal)
    assert view.groups.group == "draft", "the first group with a goal in it"
    choose(qtbot, view, group)
    assert words in shown_words(view)
    choose(qtbot, view, "draft")
    assert words not in shown_words(view)


def test_no_draft_is_said_too(show, journal, qtbot):
    goals.let_go(journal, drafted(journal), "")
    view = show(journal)
    choose(qtbot, view, "draft")
    assert "Nothing is being written at the moment." in shown_words(view)


def test_before_the_first_goal_it_says_what_goals_are_for(show, journal, qtbot):
    view = show(journal)
    assert "A goal says what Tom wants to be able to do" in shown_words(view)
    assert not view.groups.isVisible()
    assert button(view, "New goal") is None
    view.take_keyboard()
    assert QApplication.focusWidget() is button(view, "Write the first goal")
    with qtbot.waitSignal(view.new):
        qtbot.mouseClick(button(view, "Write the first goal"), Qt.MouseButton.LeftButton)


def test_the_first_goal_takes_the_place_of_what_goals_are_for(show, journal):
    view = show(journal)
    drafted(journal)
    view.reload()
    assert view.groups.group == "draft"
    assert titles(view) == ["Lead the budget meeting"]
    assert button(view, "Write the first goal") is None
    assert button(view, "New goal") is not None


def test_a_goal_is_begun_by_button_and_by_key(show, three, journal_for_two, qtbot):
    view = show(journal_for_two.unlock("mentor"))
    with qtbot.waitSignal(view.new):
        qtbot.mouseClick(button(view, "New goal"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.new):
        view.new_thing()


def test_a_goal_is_opened_and_removed_by_key(show, three, journal_for_two, qtbot):
    view = show(journal_for_two.unlock("mentor"))
    view.take_keyboard()
    with qtbot.waitSignal(view.open_goal) as opened:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert opened.args == [three[0].id]
    with qtbot.waitSignal(view.remove_goal) as removed:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert removed.args[0].id == three[0].id


def test_where_one_can_only_read_nothing_is_begun_or_removed(show, three, journal_for_two, qtbot):
    view = show(journal_for_two.unlock("mentor", read_only=True))
    assert button(view, "New goal") is None
    with qtbot.assertNotEmitted(view.new), qtbot.assertNotEmitted(view.remove_goal):
        view.new_thing()
        qtbot.keyClick(view.rows.rows[0], Qt.Key.Key_Delete)
    with qtbot.waitSignal(view.open_goal):
        qtbot.keyClick(view.rows.rows[0], Qt.Key.Key_Return)


def test_where_one_can_only_read_no_first_goal_is_offered(show, journal_for_two):
    view = show(journal_for_two.unlock("mentor", read_only=True))
    assert "A goal says what Tom wants to be able to do" in shown_words(view)
    assert button(view, "Write the first goal") is None


def test_a_goal_that_was_removed_leaves_the_keyboard_in_its_place(show, three, journal_for_two, let_it_settle):
    journal = journal_for_two.unlock("mentor")
    view = show(journal)
    view.take_keyboard()
    journal.remove(three[0])
    view.reload()
    let_it_settle()
    assert titles(view) == ["Write SQL I would defend"]
    assert QApplication.focusWidget() is view.rows.rows[0]


def test_the_list_goes_with_the_chosen_goal_into_another_group(show, three, journal_for_two, qtbot):
    journal = journal_for_two.unlock("mentor")
    view = show(journal)
    view.rows.rows[1].setFocus()
    goals.let_go(journal, three[1], "")
    view.shown()
    assert view.groups.group == "let go"
    assert view.rows.chosen_goal.id == three[1].id


def test_it_is_read_once_each_time_it_is_shown_and_not_for_another_group(show, three, journal_for_two, monkeypatch):
    view = show(journal_for_two.unlock("mentor"))
    read, seen = goals.overview, []

    def counting(journal):
        seen.append(journal)
        return read(journal)

    monkeypatch.setattr(goals, "overview", counting)
    view.shown()
    assert len(seen) == 1
    for chip in view.groups.chips.values():
        chip.click()
    assert len(seen) == 1


def test_another_group_begins_at_its_first_goal(show, three, journal_for_two, qtbot):
    journal = journal_for_two.unlock("mentor")
    drafted(journal, title="One more draft")
    view = show(journal)
    view.rows.rows[1].setFocus()
    choose(qtbot, view, "draft")
    assert view.rows.chosen_goal is view.rows.rows[0].goal


@pytest.fixture
def many(journal_for_two):
    """Thirty goals both have agreed to, written straight into the journal as it is unlocked."""
    journal = journal_for_two.unlock("mentor")
    for number in range(30):
        goal = drafted(journal, title=f"Goal {number}")
        both = (journal.me.id, journal.partner.id)
        journal.save(replace(goal, state="agreed", agreed_by=both, agreed_at=goal.created_at))
    return journal


def test_each_goal_is_one_light_widget(show, many):
    view = show(many)
    assert len(view.rows.rows) == 30
    assert all(row.findChildren(QWidget) == [] for row in view.rows.rows)


def test_of_very_many_goals_a_part_is_shown_and_more_when_wanted(show, many, monkeypatch, qtbot):
    monkeypatch.setattr(list_view, "LINES_AT_ONCE", 12)
    view = show(many)
    shown = [len(view.rows.rows)]
    while view.more_button.isVisible():
        qtbot.mouseClick(view.more_button, Qt.MouseButton.LeftButton)
        shown.append(len(view.rows.rows))
    assert shown == [12, 24, 30]
    view.shown()
    assert len(view.rows.rows) == 30
    choose(qtbot, view, "draft")
    choose(qtbot, view, "active")
    assert len(view.rows.rows) == 12
    assert view.more_button.text() == "Show 12 more"


def test_the_keyboard_brings_its_line_into_view_and_reading_anew_stays_there(show, many, qtbot):
    view = show(many)
    bar = view.findChild(QScrollArea).verticalScrollBar()
    view.take_keyboard()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() > 0)
    last = view.rows.rows[-1]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    before = bar.value()
    view.shown()
    view.take_keyboard()
    qtbot.wait(20)
    assert bar.value() == before
    assert QApplication.focusWidget() is view.rows.rows[-1]


def test_what_is_in_view_stays_when_the_chosen_line_is_elsewhere(show, many, qtbot):
    view = show(many)
    bar = view.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(700)
    view.reload()
    qtbot.wait(20)
    assert bar.value() == 700


def together(view):
    """The card of all goals together, None while it is not shown."""
    return next((card for card in view.findChildren(TogetherCard) if card.isVisible()), None)


def test_all_goals_together_come_below_once_there_is_something_to_see(show, three, journal_for_two, qtbot):
    journal = journal_for_two.unlock("mentor")
    view = show(journal)
    assert together(view) is None
    goals.check_in(journal, three[0], 0, "")
    view.reload()
    card = together(view)
    assert card.mapTo(view, card.rect().topLeft()).y() > view.rows.mapTo(view, view.rows.rect().bottomLeft()).y()
    assert [curve.name for curve in card.chart.curves] == ["Amara", "Tom"]
    choose(qtbot, view, "draft")
    assert together(view) is None
    choose(qtbot, view, "active")
    assert together(view) is card
    with qtbot.waitSignal(view.failed) as failed:
        card.failed.emit(DAMAGED)
    assert failed.args == [DAMAGED]
    journal.remove(three[1])
    view.reload()
    assert together(view) is None


@pytest.mark.parametrize(("reader", "call"), [("goals", "all"), ("goals", "points"), ("goals", "levels")])
def test_what_cannot_be_read_is_a_sentence(show, three, journal_for_two, monkeypatch, strays, reader, call):
    journal = journal_for_two.unlock("mentor")

    def fail(*_):
        raise DAMAGED

    with monkeypatch.context() as broken:
        broken.setattr(getattr(journal, reader), call, fail)
        view = show(journal)
        assert str(DAMAGED) in shown_words(view)
        view.take_keyboard()
    assert strays.shown == ["GoalList"]
    view.shown()
    assert str(DAMAGED) not in shown_words(view)
    assert len(titles(view)) == 2
    with monkeypatch.context() as broken:
        broken.setattr(getattr(journal, reader), call, fail)
        view.shown()
    assert str(DAMAGED) in shown_words(view)
    assert len(titles(view)) == 2, "what was read before stays"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_or_nameless_however_narrow_and_large(
    show, three, journal_for_two, dressed, qtbot, scale, direction
):
    dressed("light", scale)
    journal = journal_for_two.unlock("mentor")
    goals.check_in(journal, three[0], 0, "")
    view = show(journal, 576, 640)
    view.setLayoutDirection(direction)
    for chip in view.groups.chips.values():
        chip.click()
        qtbot.wait(1)
        assert cut_at_the_side(view) == []
        assert nameless(view) == []


def test_time_passes_while_the_list_is_not_looked_at(show, three, journal_for_two):
    view = show(journal_for_two.unlock("mentor"))
    assert "time to check in" not in view.rows.rows[0].accessibleName()
    journal_for_two.clock.now += timedelta(weeks=5)
    view.shown()
    assert "time to check in" in view.rows.rows[0].accessibleName()
