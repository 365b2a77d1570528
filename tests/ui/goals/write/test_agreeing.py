"""Both agree, each for themselves; words that change ask both again."""

import pytest
from PySide6.QtCore import Qt

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.people import other
from mentor_desktop.services import goals
from tests.support.screens import shown_words
from tests.ui.goals.write.conftest import TEXTS, texts_of
from ui.goals.write.flow import AGREE, LEVELS, OUTCOME, START

AGREED = "agreed to these words"
ASKED_AGAIN = "The words have changed, so both of you are asked again."


@pytest.fixture
def said(page):
    """What the undo bar was told."""
    heard = []
    page.said.connect(lambda sentence, undo: heard.append((sentence, undo)))
    return heard


@pytest.fixture
def agreed_by_both(mentee, journal_for_two, written):
    """Has both agree to a goal, and opens the journal as Tom again."""

    def make():
        goal = goals.agree(mentee, written(mentee))
        mentee.close()
        mentor = journal_for_two.unlock("mentor")
        goals.agree(mentor, goal)
        mentor.close()
        return journal_for_two.unlock("mentee"), goal.id

    return make


@pytest.mark.parametrize("first", ["mentor", "mentee"])
def test_both_agree_one_after_the_other_each_after_unlocking(first, journal_for_two, make_page, written, qtbot):
    journal = journal_for_two.unlock(first)
    id = written(journal).id
    for seat in (first, other(first)):
        page = make_page(journal, journal.goals.get(id), AGREE)
        qtbot.mouseClick(page.agree.button, Qt.MouseButton.LeftButton)
        assert not page.agree.button.isVisible()
        assert "You have agreed." in shown_words(page)
        page.back()
        journal.close()
        journal = journal_for_two.unlock(other(seat))
    goal = journal.goals.get(id)
    assert goal.state == "agreed"
    assert len(goal.agreed_by) == 2
    assert goal.agreed_at is not None


def test_nobody_can_agree_for_somebody_else(page, mentee, written, qtbot):
    goal = written(mentee)
    page.open(goal, AGREE)
    assert "Amara can agree after unlocking the journal. Nobody agrees for somebody else." in shown_words(page)
    qtbot.mouseClick(page.agree.button, Qt.MouseButton.LeftButton)
    assert "Amara has not agreed yet." in shown_words(page)
    assert not page.agree.button.isVisible()
    page.go_to(OUTCOME)
    page.go_to(AGREE)
    assert not page.agree.button.isVisible()
    assert mentee.goals.get(goal.id).agreed_by == (mentee.me.id,)


def test_what_is_missing_is_said_and_the_way_leads_there(page, mentee, written, qtbot):
    page.open(written(mentee, title="", texts={0: TEXTS[0], -1: TEXTS[-1], -2: TEXTS[-2]}, start=None), AGREE)
    assert not page.agree.button.isEnabled()
    words = shown_words(page)
    for sentence in (
        "The outcome is not written yet.",
        "Some levels have no words yet: +2 and +1.",
        "The level to start from is not chosen yet.",
    ):
        assert sentence in words
        assert sentence in page.agree.button.accessibleDescription()
    for what, step in (("title", OUTCOME), ("levels", LEVELS), ("start", START)):
        page.go_to(AGREE)
        qtbot.mouseClick(page.agree._doors[what][1], Qt.MouseButton.LeftButton)
        assert page.step == step
    page.go_to(AGREE)
    page.agree._doors["levels"][1].click()
    assert page.levels.levels[1].box.hasFocus()


def test_the_keyboard_goes_to_what_is_missing(page, hands):
    page.go_to(AGREE)
    assert page.agree._doors["title"][1].hasFocus()
    hands.enter()
    assert page.outcome.title.box.hasFocus()


def test_nobody_agrees_while_a_field_holds_what_cannot_be_kept(page, mentee, written, hands):
    page.open(written(mentee), LEVELS)
    page.levels.levels[1].box.setPlainText("word " * 200)
    page.go_to(AGREE)
    assert not page.agree.button.isEnabled()
    assert "A field holds something that could not be kept." in shown_words(page)
    hands.enter()
    assert page.levels.levels[1].box.hasFocus()


def test_the_whole_goal_is_on_one_page(page, mentee, written):
    page.open(written(mentee, why="For the depot.", asked_for=("show", "feedback"), target_date="2026-06-18", weight=2))
    page.go_to(AGREE)
    words = shown_words(page)
    for text in ("Lead the planning meeting", "For the depot.", *TEXTS.values(), "expected", "start"):
        assert text in words
    assert "Asks for being shown how and feedback." in words
    assert "By Thursday, 18 June 2026." in words
    assert "Counts as 2." in words


def test_signs_that_are_not_clear_keep_nobody_from_agreeing(page, mentee, written):
    page.open(written(mentee, "Understand it", dict.fromkeys(TEXTS, "I understand it")), AGREE)
    assert "No date yet." in shown_words(page)
    assert page.agree.button.isEnabled()


def test_words_typed_a_moment_ago_are_the_ones_that_are_agreed_to(page, mentee, written, hands):
    goal = written(mentee)
    page.open(goal)
    page.outcome.title.box.setPlainText("Lead the quarterly meeting")
    page.go_to(AGREE)
    assert "Lead the quarterly meeting" in shown_words(page)
    hands.enter()
    now = mentee.goals.get(goal.id)
    assert (now.title, now.agreed_by) == ("Lead the quarterly meeting", (mentee.me.id,))


def test_a_level_is_reworded_from_the_ladder(page, mentee, written, qtbot):
    page.open(written(mentee), AGREE)
    qtbot.mouseClick(page.agree._ladder.rungs[-2].button, Qt.MouseButton.LeftButton)
    assert page.levels.levels[-2].box.hasFocus()


def test_my_yes_can_be_taken_back(page, mentee, written, said):
    goal = written(mentee)
    page.open(goal, AGREE)
    page.agree.button.click()
    ((sentence, undo),) = said
    assert sentence == "You have agreed."
    undo()
    assert mentee.goals.get(goal.id).agreed_by == ()
    assert page.agree.button.isVisible()
    assert "You have not agreed yet." in shown_words(page)


def test_taking_my_yes_back_never_costs_words_typed_since(page, mentee, written, said):
    goal = written(mentee)
    page.open(goal, AGREE)
    page.agree.button.click()
    page.go_to(OUTCOME)
    page.outcome.title.box.setPlainText("Other words")
    said[0][1]()
    now = mentee.goals.get(goal.id)
    assert (now.title, now.agreed_by) == ("Other words", ())
    assert page.outcome.title.box.toPlainText() == "Other words"


def test_a_yes_that_cannot_be_kept_is_a_sentence(page, mentee, written, full_disk):
    goal = written(mentee)
    page.open(goal, AGREE)
    full_disk()
    page.agree.button.click()
    assert str(DiskFull()) in shown_words(page)
    assert page.agree.button.isEnabled()
    full_disk.make_room()
    page.agree.button.click()
    assert mentee.goals.get(goal.id).agreed_by == (mentee.me.id,)
    assert str(DiskFull()) not in shown_words(page)


def test_it_warns_before_words_change_that_somebody_agreed_to(page, mentee, written, agreed_by_both, make_page):
    page.open(written(mentee))
    assert AGREED not in shown_words(page)
    page.open(goals.agree(mentee, written(mentee)))
    assert f"You have {AGREED}. When they change, both of you are asked again." in shown_words(page)
    journal, id = agreed_by_both()
    both = make_page(journal, journal.goals.get(id))
    assert f"Both of you have {AGREED}. When they change, both are asked again." in shown_words(both)


def test_the_other_ones_yes_is_named(mentee, written, journal_for_two, make_page):
    goal = goals.agree(mentee, written(mentee))
    mentee.close()
    page = make_page(journal_for_two.unlock("mentor"), goal, AGREE)
    assert f"Tom has {AGREED}." in shown_words(page)
    assert "Tom has agreed to exactly these words." in shown_words(page)


def test_changed_words_ask_both_again_and_the_old_wording_is_kept_once(agreed_by_both, make_page, hands, qtbot, hurry):
    journal, id = agreed_by_both()
    page = make_page(journal, journal.goals.get(id), LEVELS)
    for letter in "more":
        hands.types(letter)
        qtbot.wait(60)
    page.settle()
    now = journal.goals.get(id)
    assert (now.state, now.agreed_by) == ("draft", ())
    assert ASKED_AGAIN in shown_words(page)
    assert texts_of(journal, id)[0] == f"more{TEXTS[0]}"
    assert [level.text for level in goals.view(journal, id).older] == [TEXTS[0]]


def test_words_that_are_as_before_keep_the_agreement(agreed_by_both, make_page, hands, qtbot, hurry):
    journal, id = agreed_by_both()
    before = journal.goals.get(id)
    page = make_page(journal, before, LEVELS)
    hands.types("x")
    qtbot.waitUntil(lambda: journal.goals.get(id).agreed_by == ())
    hands.press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: journal.goals.get(id).state == "agreed")
    now = journal.goals.get(id)
    assert (now.agreed_by, now.agreed_at) == (before.agreed_by, before.agreed_at)
    assert goals.view(journal, id).older == ()
    assert ASKED_AGAIN not in shown_words(page)


def test_a_level_that_was_cleared_and_typed_anew_keeps_the_agreement(agreed_by_both, make_page, qtbot, hurry):
    journal, id = agreed_by_both()
    page = make_page(journal, journal.goals.get(id), LEVELS)
    page.levels.levels[0].box.clear()
    page.settle()
    page.levels.levels[0].box.setPlainText("I run")
    page.settle()
    page.levels.levels[0].box.setPlainText(TEXTS[0])
    page.settle()
    assert journal.goals.get(id).state == "agreed"
    assert texts_of(journal, id) == TEXTS


def test_changed_words_can_be_put_back_after_leaving(agreed_by_both, make_page):
    journal, id = agreed_by_both()
    page = make_page(journal, journal.goals.get(id), LEVELS)
    heard = []
    page.said.connect(lambda sentence, undo: heard.append((sentence, undo)))
    page.levels.levels[0].box.setPlainText("Other words")
    page.outcome.title.box.setPlainText("Another title")
    page.back()
    ((sentence, undo),) = heard
    assert sentence == ASKED_AGAIN
    undo()
    now = journal.goals.get(id)
    assert (now.state, now.title) == ("agreed", "Lead the planning meeting")
    assert texts_of(journal, id) == TEXTS


def test_putting_back_while_the_goal_is_open_again_shows_the_old_words(agreed_by_both, make_page):
    journal, id = agreed_by_both()
    page = make_page(journal, journal.goals.get(id), LEVELS)
    heard = []
    page.said.connect(lambda _, undo: heard.append(undo))
    page.levels.levels[0].box.setPlainText("Other words")
    page.back()
    page.open(journal.goals.get(id), LEVELS)
    page.levels.levels[0].box.setPlainText("Still other words")
    heard[0]()
    assert page.levels.levels[0].box.toPlainText() == TEXTS[0]
    assert journal.goals.get(id).state == "agreed"


def test_an_undo_that_fails_is_told(page, mentee, written, said, full_disk, qtbot):
    page.open(written(mentee), AGREE)
    page.agree.button.click()
    full_disk()
    with qtbot.waitSignal(page.failed) as failed:
        said[0][1]()
    assert isinstance(failed.args[0], DiskFull)


def test_someone_who_has_not_joined_is_asked_to_join_first(page, mentee, written, monkeypatch):
    monkeypatch.setattr(type(mentee), "partner_has_joined", False)
    page.open(written(mentee), AGREE)
    assert "Amara joins this journal first" in shown_words(page)


def test_my_yes_can_be_withdrawn_long_after_and_given_again(page, mentee, written, said):
    goal = goals.agree(mentee, written(mentee))
    page.open(goal, AGREE)
    assert page.agree.withdraw_button.isVisible()
    page.agree.withdraw_button.click()
    assert mentee.goals.get(goal.id).agreed_by == ()
    assert "You have not agreed yet." in shown_words(page)
    assert not page.agree.withdraw_button.isVisible()
    assert page.agree.button.hasFocus()
    ((sentence, undo),) = said
    assert sentence == "You have taken your yes back."
    undo()
    assert mentee.goals.get(goal.id).agreed_by == (mentee.me.id,)
    assert "You have agreed." in shown_words(page)


def test_a_yes_that_was_withdrawn_does_not_come_back_with_words_that_read_as_before(page, mentee, written, said):
    goal = goals.agree(mentee, written(mentee))
    page.open(goal, AGREE)
    page.agree.withdraw_button.click()
    for text in ("Other words", goal.title):
        page.outcome.title.box.setPlainText(text)
        page.settle()
    assert mentee.goals.get(goal.id).agreed_by == ()
    page.back()
    assert [sentence for sentence, _ in said] == ["You have taken your yes back."]


def test_a_yes_both_have_given_is_not_withdrawn(agreed_by_both, make_page):
    journal, id = agreed_by_both()
    page = make_page(journal, journal.goals.get(id), AGREE)
    assert not page.agree.withdraw_button.isVisible()


def test_a_withdrawal_the_disk_has_no_room_for_is_a_sentence(page, mentee, written, full_disk):
    page.open(goals.agree(mentee, written(mentee)), AGREE)
    full_disk()
    page.agree.withdraw_button.click()
    assert str(DiskFull()) in shown_words(page)
    assert "You have agreed." in shown_words(page)
