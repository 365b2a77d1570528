"""Every form of a goal can be seen when it opens, and Tab goes through it before anything else on the page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.services import evidence, goals
from tests.support.goals import agreed
from ui.background import Background
from ui.goals.goal_page import GoalPage

FORMS = {
    "evidence": (lambda page: page.evidence_button.click(), lambda page: page.evidence.form),
    "evidence on its card": (lambda page: page.evidence.add_button.click(), lambda page: page.evidence.form),
    "teaching": (lambda page: page.teaching.add_button.click(), lambda page: page.teaching.form),
    "check-in": (lambda page: page.check_in_button.click(), lambda page: page.check_in),
    "rewording": (lambda page: page.ladder.rungs[1].button.click(), lambda page: page.rewording),
    "letting go": (lambda page: let_go(page), lambda page: page.closing),
}


def let_go(page):
    next(then for words, then in page.offers() if words.startswith("Let it go"))()


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two, why="Because " * 100)


@pytest.fixture
def journal(goal, journal_for_two):
    return journal_for_two.unlock("mentee")


@pytest.fixture
def page(goal, journal, on_screen, dressed, qtbot):
    """The page of a goal with a lot on it, in a small window."""
    dressed("light")
    for number in range(3):
        evidence.add(journal, replace(evidence.new_evidence(journal, goal), text=f"Seen {number}"))
    goals.check_in(journal, goal, 0, "He asked first.")
    made = GoalPage(journal, Background())
    made.open(goal.id)
    on_screen(made, 900, 520)
    qtbot.wait(30)
    return made


def is_seen(page, form):
    """Whether all of a form is in the window, or its top when it is higher than that."""
    top = form.mapTo(page, QPoint(0, 0)).y()
    if form.height() > page.height() - 48:
        return 0 <= top <= 40
    return top >= 0 and top + form.height() <= page.height()


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("start", [0.0, 0.5, 1.0])
def test_a_form_that_opens_is_seen(page, qtbot, name, start):
    bar = page._scroll.verticalScrollBar()
    bar.setValue(round(bar.maximum() * start))
    begin, form = FORMS[name]
    begin(page)
    qtbot.wait(30)
    assert is_seen(page, form(page))


@pytest.mark.parametrize("name", ["evidence", "check-in"])
def test_a_form_that_is_asked_for_again_is_seen_again(page, qtbot, name):
    begin, form = FORMS[name]
    begin(page)
    qtbot.wait(30)
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() if name == "check-in" else 0)
    assert not is_seen(page, form(page))
    begin(page)
    qtbot.wait(30)
    assert is_seen(page, form(page))


def tabbed(qtbot, form):
    """What Tab comes to, from where the keyboard is when the form opens, until it leaves the form."""
    found = []
    while form.isAncestorOf(QApplication.focusWidget()) and len(found) < 30:
        found.append(QApplication.focusWidget())
        qtbot.keyClick(found[-1], Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize("name", FORMS)
def test_tab_goes_through_a_form_as_it_is_read_and_ends_at_its_buttons(page, qtbot, name):
    begin, form_of = FORMS[name]
    begin(page)
    form = form_of(page)
    qtbot.wait(30)
    found = tabbed(qtbot, form)
    assert found[-2:] == [form.send_button, form._aside_button]
    tops = [each.mapTo(form, each.rect().bottomLeft()).y() for each in found]
    assert tops == sorted(tops)


def test_tab_goes_to_the_level_that_is_ticked(page, qtbot):
    page.evidence_button.click()
    form = page.evidence.form
    for value in (None, 1, -2, None):
        form.choose_level(value)
        form.text.setFocus()
        found = tabbed(qtbot, form)
        assert found == [form.text, form.link, form._chips[value], form.file.add_button, *found[-2:]]


def test_the_keyboard_goes_back_to_the_level_that_is_ticked(page, qtbot):
    page.check_in_button.click()
    form = page.check_in
    form.levels.buttons[2].click()
    form.note.setFocus()
    qtbot.keyClick(form.note, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is form.levels.buttons[2]
