"""The forms on the page of a goal: seen when they open, a way for the keyboard through them, and nothing lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.services import evidence, goals
from tests.support.goals import agreed, picture
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


def test_what_is_wrong_with_a_form_is_seen_with_its_button(page, qtbot):
    page.evidence_button.click()
    form = page.evidence.form
    form.link.setText("not a link")
    qtbot.wait(30)
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.value() - page.height() + form.send_button.mapTo(page, QPoint(0, 0)).y() + 40)
    form.send_button.click()
    qtbot.wait(30)
    assert "does not read as a link" in form._trouble.text()
    assert is_seen(page, form._trouble)
    assert is_seen(page, form.send_button)


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


@pytest.fixture
def ways(qapp):
    """Where the keyboard goes while the test runs."""
    found = []

    def note(_, now):
        found.append(now)

    qapp.focusChanged.connect(note)
    yield found
    qapp.focusChanged.disconnect(note)


def choose_a_file(page, path, qtbot):
    """Chooses a file with the keyboard on the button that asks for one."""
    file = page.evidence.form.file
    file._choose_file = lambda parent, title, then: then(path)
    file.add_button.setFocus()
    qtbot.keyClick(file.add_button, Qt.Key.Key_Space)


def test_a_file_that_was_chosen_leaves_the_keyboard_on_keeping_it(page, qtbot, tmp_path, ways):
    path = tmp_path / "plan.png"
    path.write_bytes(picture(2000))
    page.evidence_button.click()
    form = page.evidence.form
    ways.clear()
    choose_a_file(page, path, qtbot)
    assert QApplication.focusWidget() is form.file.cancel_button
    qtbot.waitUntil(lambda: form.file.kept is not None)
    assert QApplication.focusWidget() is form.send_button
    assert ways == [form.file.add_button, form.file.cancel_button, form.send_button], "and nowhere else meanwhile"


def test_a_file_that_cannot_be_kept_leaves_the_keyboard_where_another_is_chosen(page, qtbot, tmp_path):
    page.evidence_button.click()
    form = page.evidence.form
    choose_a_file(page, tmp_path / "gone.png", qtbot)
    qtbot.waitUntil(lambda: not form.file.busy)
    assert QApplication.focusWidget() is form.file.add_button


def test_a_level_that_was_chosen_is_there_again(page, journal, goal, on_screen):
    page.begin_check_in()
    page.check_in.levels.buttons[-1].click()
    page.evidence_button.click()
    page.evidence.form._chips[2].click()
    page.settle(locking=True)
    again = GoalPage(journal, Background())
    again.open(goal.id)
    on_screen(again)
    assert again.check_in.levels.level() == -1
    assert QApplication.focusWidget() is again.check_in.levels.buttons[-1]
    again.begin_evidence()
    assert again.evidence.form.level() == 2


def test_letting_go_and_taking_that_back_loses_no_sentence(page, qtbot):
    let_go(page)
    page.closing.learned.setPlainText("Ask before you build.")
    with qtbot.waitSignal(page.said) as said:
        page.closing.send_button.click()
    said.args[1]()
    let_go(page)
    assert page.closing.learned.toPlainText() == "Ask before you build."


def test_half_a_wording_is_gone_on_with_and_not_replaced_by_the_first_key(page, qtbot):
    page.ladder.rungs[1].button.click()
    qtbot.keyClicks(page.rewording.words, "Half")
    assert page.rewording.words.toPlainText() == "Half", "the words it has are there to be replaced"
    page.back()
    page.ladder.rungs[1].button.click()
    qtbot.keyClicks(page.rewording.words, " a wording")
    assert page.rewording.words.toPlainText() == "Half a wording"
