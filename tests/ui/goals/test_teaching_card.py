"""Taught and shown back: what was asked for, what was taught, the mentee's own words, and the mentor's confirmation."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.record import local_date
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import goals
from tests.support.goals import agreed
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.ui.goals.hands import Held
from ui.goals.teaching_card import ROWS_AT_FIRST, TeachingCard


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two, asked_for=("show", "feedback"))


@pytest.fixture
def show(on_screen):
    def make(journal, goal, width=360, height=800):
        held = Held(TeachingCard(journal), journal, goal)
        on_screen(held.card, width, height)
        return held

    return make


@pytest.fixture
def tom(show, journal_for_two, goal):
    """The card as the mentee has it before him."""
    return show(journal_for_two.unlock("mentee"), goal)


@pytest.fixture
def amara(show, journal_for_two, goal):
    """The card as the mentor has it before her."""
    return show(journal_for_two.unlock("mentor"), goal)


def taught(held, text="How to open a meeting", kind="explain", teach_back=""):
    journal = held.journal
    stamp = journal.origin()
    made = goals.teach(
        journal,
        Instruction(**stamp, goal=held.goal.id, at=stamp["created_at"], kind=kind, text=text, teach_back=teach_back),
    )
    held.reload()
    return made


def row(held, number=0):
    return held.card.rows.rows()[number]


def texts(held):
    return [each._instruction.text for each in held.card.rows.rows()]


def only(held):
    (one,) = held.view.taught
    return one


def test_when_nobody_has_taught_anything_it_says_what_to_do(amara):
    words = shown_words(amara.card)
    assert "Nothing has been taught yet. When Amara explains or shows something" in words
    assert "once Tom can show it back" in words


def test_what_was_asked_for_stands_first_and_goes_once_it_was_taught(amara):
    words = shown_words(amara.card)
    assert "Tom asked for, and it was not taught yet:" in words
    assert [button.words for button in amara.card.asked_for._shown()] == ["being shown how", "feedback"]
    taught(amara, kind="show")
    assert [button.words for button in amara.card.asked_for._shown()] == ["feedback"]
    taught(amara, kind="feedback")
    assert "asked for" not in shown_words(amara.card)


def test_what_was_asked_for_begins_the_form_with_its_kind(amara):
    amara.card.asked_for._shown()[1].click()
    assert amara.card.form.isVisible()
    assert amara.card.form.kind() == "feedback"
    assert amara.card.form.text.hasFocus()


def test_what_was_taught_is_kept_with_its_kind_and_day(amara, qtbot):
    amara.card.add_button.click()
    form = amara.card.form
    assert form.kind() == "show"
    form.choose_kind("practise together")
    qtbot.keyClicks(form.text, " We rehearsed it twice. ")
    form.send_button.click()
    one = only(amara)
    assert (one.kind, one.text) == ("practise together", "We rehearsed it twice.")
    assert local_date(one.at) == goals.today(amara.journal)
    assert not form.isVisible()
    assert amara.card.add_button.hasFocus()
    words = shown_words(row(amara))
    assert "practising together · 21 March 2026" in words
    assert "taught" in words
    assert amara.sentences() == ["What was taught is kept."]
    amara.undo()
    assert amara.view.taught == ()


def test_it_can_have_been_on_another_day(tom):
    tom.card.begin("show")
    tom.card.form.day.set_day(date(2026, 3, 2))
    tom.card.form.text.setPlainText("How to listen")
    tom.card.form.send_button.click()
    assert local_date(only(tom).at) == date(2026, 3, 2)
    tom.card.begin()
    assert tom.card.form.day.day == goals.today(tom.journal)


def test_no_words_are_refused_with_a_sentence(amara):
    amara.card.begin()
    amara.card.form.send_button.click()
    assert "Say in a few words what was taught." in shown_words(amara.card.form)
    assert amara.view.taught == ()


def test_half_a_sentence_is_there_again_after_leaving(amara, show):
    amara.card.begin()
    amara.card.form.text.setPlainText("How one opens")
    amara.card.settle()
    again = show(amara.journal, amara.goal)
    assert "Go on with what you began" in shown_words(again.card)
    again.card.begin()
    assert again.card.form.text.toPlainText() == "How one opens"
    assert again.card.back()
    assert not again.card.form.isVisible()
    assert not again.card.back()


def test_the_mentee_shows_it_back_and_reads_who_confirms_it(tom, qtbot):
    taught(tom)
    row(tom).show_button.click()
    form = tom.card.back_form
    assert row(tom).isAncestorOf(form)
    assert form.words.hasFocus()
    qtbot.keyClicks(form.words, "I put the question first.")
    qtbot.keyClick(form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    words = shown_words(row(tom))
    assert only(tom).teach_back == "I put the question first."
    assert "In Tom’s words" in words
    assert "shown" in words
    assert "Amara can confirm it after unlocking." in words
    assert not row(tom).confirm_button.isVisible()
    assert row(tom).isAncestorOf(QApplication.focusWidget())
    tom.undo()
    assert only(tom).teach_back == ""


def test_the_mentor_may_write_the_mentees_words_down_too(amara):
    taught(amara)
    row(amara).show_button.click()
    amara.card.back_form.words.setPlainText("He showed me his opening.")
    amara.card.back_form.send_button.click()
    assert only(amara).teach_back == "He showed me his opening."
    assert not only(amara).shown_back


def test_the_mentor_confirms_and_can_take_it_back(amara):
    taught(amara, teach_back="I put the question first.")
    row(amara).confirm_button.click()
    assert only(amara).confirmed_by == amara.journal.me.id
    assert "confirmed by Amara" in shown_words(row(amara))
    assert not row(amara).confirm_button.isVisible()
    assert "1 of 1" in shown_words(amara.card)
    amara.undo()
    assert not only(amara).shown_back
    assert row(amara).confirm_button.isVisible()


def test_without_words_there_is_nothing_to_confirm(amara):
    taught(amara)
    assert not row(amara).confirm_button.isVisible()


def test_no_words_of_the_mentee_are_asked_for_again(tom):
    taught(tom)
    row(tom).show_button.click()
    tom.card.back_form.send_button.click()
    assert "A few words are enough" in shown_words(tom.card.back_form)


def test_other_words_for_what_was_confirmed_wait_to_be_confirmed_anew(amara):
    taught(amara, teach_back="I put the question first.")
    row(amara).confirm_button.click()
    row(amara).show_button.click()
    form = amara.card.back_form
    assert form.words.toPlainText() == "I put the question first."
    assert "Other words wait to be confirmed anew." in shown_words(form)
    form.words.setPlainText("Question, then numbers.")
    form.send_button.click()
    assert not only(amara).shown_back


def test_half_of_the_mentees_words_are_there_again(tom, show):
    taught(tom)
    row(tom).show_button.click()
    tom.card.back_form.words.setPlainText("I put the")
    tom.card.settle()
    again = show(tom.journal, tom.goal)
    row(again).show_button.click()
    assert again.card.back_form.words.toPlainText() == "I put the"


def test_what_nobody_typed_is_no_draft(tom, show, qtbot):
    one = taught(tom, teach_back="I put the question first.")
    row(tom).show_button.click()
    qtbot.wait(350)
    tom.card.settle()
    assert tom.journal.kept_words(f"teach-back:{one.id}") == {}


def test_what_was_taught_is_changed_in_its_place_and_back_again(amara):
    before = taught(amara, teach_back="I put the question first.")
    row(amara).change_button.click()
    form = amara.card.form
    assert row(amara).isAncestorOf(form)
    assert form.text.toPlainText() == "How to open a meeting"
    form.choose_kind("show")
    form.text.setPlainText("How I open a meeting")
    form.send_button.click()
    after = only(amara)
    assert (after.kind, after.text, after.at, after.teach_back) == (
        "show",
        "How I open a meeting",
        before.at,
        "I put the question first.",
    )
    amara.undo()
    assert only(amara).text == "How to open a meeting"


def test_one_form_is_open_at_a_time_and_the_other_keeps_its_words(amara):
    taught(amara)
    amara.card.begin()
    amara.card.form.text.setPlainText("Something new")
    row(amara).show_button.click()
    assert not amara.card.form.isVisible()
    assert amara.card.back_form.isVisible()
    row(amara).change_button.click()
    assert not row(amara).change_button.isVisible()
    amara.card.begin()
    assert not amara.card.back_form.isVisible()
    assert amara.card.form.text.toPlainText() == "Something new"


def test_it_is_removed_and_put_back(amara):
    taught(amara, "One")
    taught(amara, "Two")
    row(amara).remove_button.setFocus()
    row(amara).remove_button.click()
    assert texts(amara) == ["One"]
    assert row(amara).isAncestorOf(QApplication.focusWidget())
    amara.undo()
    assert texts(amara) == ["Two", "One"]


def test_what_still_waits_stands_before_what_was_confirmed(amara):
    taught(amara, "Confirmed", teach_back="Yes")
    row(amara).confirm_button.click()
    taught(amara, "Older")
    taught(amara, "Newer", teach_back="Words")
    assert texts(amara) == ["Newer", "Older", "Confirmed"]
    assert "1 of 3" in shown_words(amara.card)


def test_reading_the_goal_anew_leaves_an_open_form_alone(tom, qtbot):
    taught(tom, "One")
    row(tom).show_button.click()
    form = tom.card.back_form
    qtbot.keyClicks(form.words, "I put")
    for number in range(ROWS_AT_FIRST + 2):
        taught(tom, f"Newer {number}")
    assert form.isVisible()
    assert form.words.hasFocus()
    qtbot.keyClicks(form.words, " it first")
    form.send_button.click()
    assert tom.view.taught[0].teach_back == "I put it first"


def test_when_its_row_goes_the_words_of_an_open_form_are_kept(tom, let_it_settle):
    one = taught(tom)
    row(tom).show_button.click()
    tom.card.back_form.words.setPlainText("I put the question first.")
    tom.journal.remove(one)
    tom.reload()
    let_it_settle()
    assert not tom.card.back_form.isVisible()
    tom.journal.restore(one)
    tom.reload()
    row(tom).show_button.click()
    assert tom.card.back_form.words.toPlainText() == "I put the question first."


def test_words_that_cannot_be_saved_stay(amara, monkeypatch):
    def fail(*_):
        raise DiskFull()

    amara.card.begin()
    amara.card.form.text.setPlainText("How to open a meeting")
    monkeypatch.setattr(amara.journal, "save_all", fail)
    amara.card.form.send_button.click()
    assert "The disk is full" in shown_words(amara.card.form)
    assert amara.card.form.text.toPlainText() == "How to open a meeting"


def test_an_error_of_confirming_is_told(amara, monkeypatch):
    def fail(*_):
        raise DiskFull()

    taught(amara, teach_back="Yes")
    monkeypatch.setattr(amara.journal, "save_all", fail)
    row(amara).confirm_button.click()
    assert [type(error) for error in amara.failed] == [DiskFull]


def test_another_goal_closes_the_form_and_keeps_its_words(amara):
    amara.card.begin()
    amara.card.form.text.setPlainText("For the first goal")
    other = goals.keep_draft(amara.journal, goals.new_goal(amara.journal), {0: "Another"})
    amara.card.show_goal(goals.view(amara.journal, other.id))
    assert not amara.card.form.isVisible()
    amara.reload()
    amara.card.begin()
    assert amara.card.form.text.toPlainText() == "For the first goal"


def test_where_one_can_only_read_all_is_shown_and_nothing_can_be_written(amara, show, journal_for_two):
    taught(amara, teach_back="I put the question first.")
    amara.journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), amara.goal)
    words = shown_words(reader.card)
    assert "I put the question first." in words
    assert "being shown how" in words
    for offer in ("Add what was taught", "Confirm", "Show it back", "Say it in other words"):
        assert offer not in words.splitlines()
    assert not row(reader).change_button.isVisible()
    assert not row(reader).remove_button.isVisible()
    reader.card.begin()
    assert not reader.card.form.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_whatever_is_written_stays_within_the_card(amara, show, dressed, let_it_settle, scale):
    dressed("dark", scale)
    taught(amara, "Donaudampfschifffahrt" * 100, "point to", "👩‍👩‍👧‍👧 שלום עולם\n" * 30)
    held = show(amara.journal, amara.goal, 300, 3000)
    row(held).confirm_button.click()
    taught(held, "word " * 2000, "practise together", "x" * 500)
    held.card.begin()
    let_it_settle()
    assert cut_at_the_side(held.card) == []
    assert nameless(held.card) == []
    assert held.card.width() == 300
