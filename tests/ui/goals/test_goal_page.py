"""One goal on its page: what it shows in each state, one form at a time, and nothing typed is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from mentor_desktop.errors import DiskFull, NoSuchRecord, Unacceptable
from mentor_desktop.services import goals
from tests.support.goals import agreed
from ui.background import Background
from ui.goals.goal_page import GoalPage


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def page(goal, journal, on_screen, strays):
    """The page of an agreed goal, as Amara has it before her."""
    made = GoalPage(journal, Background())
    made.open(goal.id)
    on_screen(made)
    assert strays.shown == ["GoalPage"], "what is shown before it has its place becomes a window of its own"
    return made


def full_disk(*_, **__):
    raise DiskFull


def words_on(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def offer(page, beginning):
    """What the menu does that begins with these words."""
    return next(then for words, then in page.offers() if words.startswith(beginning))


def test_a_goal_says_who_has_agreed_and_shows_its_levels(page):
    assert "agreed by both" in words_on(page)
    assert page.clarity.isVisible()
    assert not page.agreement.isVisible()
    assert "I lead the meeting alone" in page.ladder.rungs[0].accessibleName()
    assert page.ladder.rungs[-1].accessibleDescription() == "start"


def test_a_check_in_needs_a_level_and_can_be_taken_back(page, journal, goal, qtbot):
    page.begin_check_in()
    page.check_in.note.setPlainText("He asked first.")
    page.check_in.send_button.click()
    assert "Choose the level you see first." in words_on(page)
    page.check_in.levels.buttons[0].click()
    with qtbot.waitSignal(page.said) as said:
        page.check_in.send_button.click()
    assert not page.check_in.isVisible()
    assert "You say 0. Tom has not checked in yet." in words_on(page)
    said.args[1]()
    assert journal.goals.check_ins(goal.id) == []
    assert "Nobody has checked in yet." in words_on(page)


def test_a_note_that_was_left_is_there_again_with_its_form(page, journal, goal, on_screen):
    page.begin_check_in()
    page.check_in.note.setPlainText("Half a note")
    page.settle(locking=True)
    again = GoalPage(journal, Background())
    again.open(goal.id)
    on_screen(again)
    assert again.check_in.isVisible()
    assert again.check_in.note.toPlainText() == "Half a note"


def test_one_form_is_open_at_a_time_and_the_other_keeps_its_words(page):
    page.begin_check_in()
    page.check_in.note.setPlainText("Wait")
    page.ladder.rungs[1].button.click()
    assert page.rewording.isVisible()
    assert not page.check_in.isVisible()
    assert page.rewording.words.toPlainText() == "Others ask me to lead"
    page.begin_check_in()
    assert page.check_in.note.toPlainText() == "Wait"


def test_escape_puts_a_form_aside_before_it_leaves_the_page(page, qtbot):
    page.begin_check_in()
    assert page.back()
    assert not page.check_in.isVisible()
    with qtbot.waitSignal(page.leave):
        page.back()


def test_a_rewording_asks_both_again_and_can_be_taken_back(page, journal, goal, qtbot):
    page.ladder.rungs[0].button.click()
    page.rewording.words.setPlainText("I lead it and Amara only listens")
    with qtbot.waitSignal(page.said) as said:
        page.rewording.send_button.click()
    assert page.agreement.isVisible()
    assert "Both of you are asked again." in words_on(page)
    assert "Older wordings (1)" in [button.text() for button in page.ladder.findChildren(type(page.check_in_button))]
    said.args[1]()
    assert not page.agreement.isVisible()
    now = goals.view(journal, goal.id)
    assert (now.goal.state, now.levels[0].text, now.older) == ("agreed", "I lead the meeting alone", ())


def test_the_same_words_again_are_no_rewording(page, journal, goal):
    page.ladder.rungs[0].button.click()
    page.rewording.send_button.click()
    assert "These are the words it has already." in words_on(page)
    assert journal.goals.get(goal.id).state == "agreed"


def test_a_goal_is_not_reached_before_both_see_it(page, journal, goal):
    offer(page, "It is reached")()
    assert "A goal is reached when both of you see level 0 or more." in words_on(page)
    assert not page.closing.isVisible()


def test_letting_go_asks_what_was_learned_and_can_be_taken_back(page, journal, goal, qtbot):
    offer(page, "Let it go")()
    page.closing.learned.setPlainText("Ask before you build.")
    with qtbot.waitSignal(page.said) as said:
        page.closing.send_button.click()
    assert "Ask before you build." in words_on(page)
    assert not page.clarity.isVisible()
    assert not page.check_in_button.isVisible()
    assert [words for words, _ in page.offers()] == ["Take it up again", "Move it to the bin"]
    said.args[1]()
    assert journal.goals.get(goal.id).state == "agreed"


def test_a_goal_that_was_let_go_can_be_taken_up_again(page, journal, goal):
    goals.let_go(journal, goal, "Enough.")
    page.reload()
    offer(page, "Take it up")()
    assert journal.goals.get(goal.id).state == "agreed"
    assert page.clarity.isVisible()


def test_a_menu_offers_what_can_be_done_now(page, qtbot):
    with qtbot.waitSignal(page.write) as asked:
        offer(page, "Change the wording")()
    assert asked.args == [page.goal_id]
    with qtbot.waitSignal(page.remove):
        offer(page, "Move it to the bin")()


def test_a_goal_that_is_gone_is_a_sentence(page, qtbot):
    with qtbot.waitSignal(page.failed) as failed:
        assert not page.open("nobody")
    assert isinstance(failed.args[0], NoSuchRecord)


def test_read_only_everything_is_shown_and_nothing_offered(goal, journal_for_two, on_screen):
    reader = journal_for_two.unlock("mentee", read_only=True)
    page = GoalPage(reader, Background())
    page.open(goal.id)
    on_screen(page)
    assert not page.check_in_button.isVisible()
    assert not page.evidence_button.isVisible()
    assert not page.more.isVisible()
    assert not any(rung.button.isVisible() for rung in page.ladder.rungs.values())


def test_difficult_texts_break_no_layout(journal_for_two, on_screen):
    goal = agreed(journal_for_two, title="עברית 🌱 " + "W" * 180, why="word " * 3000)
    amara = journal_for_two.unlock("mentor")
    goals.let_go(amara, replace(goal), "x" * 10_000)
    page = GoalPage(amara, Background())
    page.open(goal.id)
    on_screen(page, 800, 640)
    assert page.ladder.width() <= page.width()
    assert page.title.text() == goal.title


@pytest.mark.parametrize("width", [500, 1280])
def test_the_page_ends_where_its_cards_end(page, width, qtbot):
    page.resize(width, 700)
    qtbot.wait(1)
    inner = page.evidence.parentWidget()
    below = inner.height() - max(card.geometry().bottom() for card in (page.evidence, page.teaching))
    assert below < 60, "nothing blank below"
    assert (page.ladder.geometry().right() < page.clarity.geometry().left()) == (width == 1280)


def test_words_in_the_choice_of_a_level_can_be_clicked(page, qtbot):
    page.begin_check_in()
    words = next(label for label, value in page.check_in.levels._words.items() if value == 2)
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert page.check_in.levels.level() == 2


def test_what_is_typed_when_its_form_is_asked_for_once_more_stays(page):
    for ask in (page.check_in_button.click, page.ladder.rungs[1].button.click, offer(page, "Let it go")):
        ask()
        (form,) = (form for form in page._forms if form.isVisible())
        (field,) = form._keeper._fields.values()
        field.setPlainText("Typed a moment ago")
        ask()
        assert field.toPlainText() == "Typed a moment ago"


def test_what_is_typed_for_one_level_is_kept_when_another_is_reworded(page):
    page.ladder.rungs[1].button.click()
    page.rewording.words.setPlainText("Typed a moment ago")
    page.ladder.rungs[0].button.click()
    assert page.rewording.words.toPlainText() == "I lead the meeting alone"
    page.ladder.rungs[1].button.click()
    assert page.rewording.words.toPlainText() == "Typed a moment ago"


def test_words_that_cannot_be_kept_stay_in_their_form(page, monkeypatch):
    page.begin_check_in()
    page.check_in.note.setPlainText("No room for this")
    monkeypatch.setattr(page.check_in._journal, "keep_words", full_disk)
    for ask in (page.begin_check_in, page.ladder.rungs[1].button.click, offer(page, "Let it go")):
        ask()
        assert page.check_in.isVisible()
        assert not page.rewording.isVisible()
        assert not page.closing.isVisible()
        assert page.check_in.note.toPlainText() == "No room for this"


def test_one_form_that_cannot_be_kept_does_not_keep_the_others_from_it(page, journal, goal, monkeypatch):
    page.begin_check_in()
    page.check_in.note.setPlainText("No room for this")
    page.begin_evidence()
    page.evidence.form.text.setPlainText("Room for this")
    monkeypatch.setattr(page.check_in, "settle", full_disk)
    with pytest.raises(DiskFull):
        page.settle(locking=True)
    assert journal.kept_words(f"evidence:{goal.id}")["text"] == "Room for this"


def test_words_nobody_typed_are_no_draft(page, journal, goal, qtbot):
    page.ladder.rungs[1].button.click()
    page.back()
    assert journal.kept_words(f"reword:{goal.id}:1") == {}
    goals.take_up_again(journal, goals.let_go(journal, goal, "Enough."))
    page.reload()
    offer(page, "Let it go")()
    assert page.closing.learned.toPlainText() == "Enough."
    page.back()
    assert journal.kept_words(f"close:{goal.id}") == {}


def test_a_form_that_was_open_before_does_not_take_an_agreement_away(page, journal, goal):
    goals.reword(journal, goal, 0, "I lead it and Amara only listens")
    page.reload()
    offer(page, "Let it go")()
    page.agreement._agree.click()
    page.closing.send_button.click()
    assert journal.goals.get(goal.id).agreed_by == (journal.me.id,)


def test_taking_back_an_agreement_leaves_the_words_typed_since(page, journal, goal, qtbot):
    goals.reword(journal, goal, 0, "I lead it and Amara only listens")
    page.reload()
    with qtbot.waitSignal(page.said) as said:
        page.agreement._agree.click()
    goals.keep_draft(journal, replace(journal.goals.get(goal.id), title="Lead every meeting"), {})
    said.args[1]()
    assert journal.goals.get(goal.id).title == "Lead every meeting"


@pytest.mark.parametrize("way", ["reword", "take up", "let go"])
def test_what_changed_since_is_not_taken_back(page, journal, goal, qtbot, way):
    if way == "take up":
        goals.let_go(journal, goal, "")
        page.reload()
    with qtbot.waitSignal(page.said) as said:
        if way == "reword":
            page.ladder.rungs[0].button.click()
            page.rewording.words.setPlainText("Other words")
            page.rewording.send_button.click()
        elif way == "take up":
            offer(page, "Take it up again")()
        else:
            offer(page, "Let it go")()
            page.closing.send_button.click()
            goals.take_up_again(journal, journal.goals.get(goal.id))
    changed = goals.keep_draft(journal, replace(journal.goals.get(goal.id), title="Lead every meeting"), {})
    with qtbot.waitSignal(page.failed) as failed:
        said.args[1]()
    assert isinstance(failed.args[0], Unacceptable)
    assert journal.goals.get(goal.id) == changed


def test_a_form_that_is_put_aside_gives_the_keyboard_back_to_what_opened_it(page, qtbot):
    for opener, act in (
        (page.check_in_button, page.check_in_button.click),
        (page.ladder.rungs[0].button, page.ladder.rungs[0].button.click),
        (page.more, offer(page, "Let it go")),
    ):
        act()
        assert page.filling_in()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        page.back()
        assert not page.filling_in()
        assert QApplication.focusWidget() is opener


def test_a_form_that_was_sent_leaves_the_keyboard_on_checking_in(page, qtbot):
    page.ladder.rungs[0].button.click()
    page.rewording.words.setPlainText("I lead it and Amara only listens")
    qtbot.keyClick(page.rewording.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.check_in_button
    page.begin_check_in()
    page.check_in.levels.buttons[0].click()
    page.check_in.send_button.setFocus()
    page.check_in.send_button.click()
    assert QApplication.focusWidget() is page.check_in_button
    page.ladder.rungs[1].button.click()
    page.back()
    assert QApplication.focusWidget() is page.ladder.rungs[1].button


def test_once_the_goal_is_closed_the_page_itself_has_the_keyboard(page):
    offer(page, "Let it go")()
    page.closing.send_button.setFocus()
    page.closing.send_button.click()
    assert QApplication.focusWidget() is page


def test_a_form_is_not_sent_by_taking_back_what_it_did_before(page, qtbot):
    page.begin_check_in()
    page.check_in.levels.buttons[0].click()
    with qtbot.waitSignal(page.said) as said:
        page.check_in.send_button.click()
    said.args[1]()
    page.ladder.rungs[0].button.click()
    page.back()
    assert QApplication.focusWidget() is page.ladder.rungs[0].button


def test_a_form_that_closes_does_not_take_the_keyboard_from_elsewhere(page):
    page.begin_check_in()
    page.begin_evidence()
    page.evidence.form.text.setFocus()
    page.back()
    assert not page.filling_in()
    assert QApplication.focusWidget() is page.evidence.form.text


def test_a_word_without_end_breaks_in_the_heading(journal_for_two, on_screen, let_it_settle):
    goal = agreed(journal_for_two, title="W" * 200)
    page = GoalPage(journal_for_two.unlock("mentor"), Background())
    page.open(goal.id)
    on_screen(page, 800, 640)
    let_it_settle()
    assert page.title.height() >= 3 * page.title.fontMetrics().lineSpacing()


def test_a_yes_leaves_the_keyboard_on_checking_in(page, journal, goal):
    goals.reword(journal, goal, 0, "I lead it and Amara only listens")
    page.reload()
    for button in (page.agreement._agree, page.agreement._withdraw):
        button.setFocus()
        button.click()
        assert QApplication.focusWidget() is page.check_in_button
