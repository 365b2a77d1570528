"""What is typed is kept as it is typed, and nothing is ever lost."""

import shutil
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull, Locked
from mentor_desktop.journal.goals import LEVELS
from mentor_desktop.services import goals
from tests.support.journals import JournalForTwo
from tests.support.screens import shown_words
from tests.ui.goals.write.conftest import TEXTS, texts_of
from ui.goals.write.flow import LEVELS as LEVELS_STEP
from ui.goals.write.flow import START, WHEN
from ui.goals.write.keeper import KEEP_AFTER_MS

MIXED = "Übung 😀👩‍👩‍👧 اكتب שלום 頷いた \u202eabc\u202c"
TOO_LONG = "I only attend. " * 700


def titles(journal):
    return [goal.title for goal in journal.goals.all()]


def test_what_is_typed_is_kept_a_moment_later(page, mentee, hands, qtbot):
    began = time.monotonic()
    hands.types("Lead the pla")
    assert "Writing…" in shown_words(page)
    qtbot.waitUntil(lambda: titles(mentee) == ["Lead the pla"], timeout=2000)
    assert time.monotonic() - began < KEEP_AFTER_MS / 1000 + 0.5
    assert "Saved" in shown_words(page)
    assert KEEP_AFTER_MS <= 300


def test_who_types_without_a_pause_is_kept_all_the_same(page, mentee, hands, qtbot):
    for _ in range(12):
        hands.types("word ")
        qtbot.wait(KEEP_AFTER_MS // 8)
    assert titles(mentee)[0].startswith("word")


def test_a_kill_costs_no_more_than_the_last_moment(page, journal_for_two, hands, qtbot, tmp_path):
    hands.types("Lead the planning")
    page.go_to(LEVELS_STEP)
    hands.types("I run it")
    qtbot.wait(KEEP_AFTER_MS + 150)
    hands.types(" with Amara")
    shutil.copytree(journal_for_two.folder, tmp_path / "as the kill left it")
    after = JournalForTwo(tmp_path / "as the kill left it")
    journal = after.unlock("mentee")
    (goal,) = journal.goals.all()
    assert goal.title == "Lead the planning"
    assert texts_of(journal, goal.id) == {0: "I run it"}
    after.close()


def test_leaving_in_the_middle_and_opening_again_shows_every_word(page, mentee, hands, make_page):
    hands.types("Lead the planning meeting")
    page.go_to(LEVELS_STEP)
    hands.types(TEXTS[0])
    page.go_to(WHEN)
    hands.types("18 June")
    assert page.back()
    (goal,) = mentee.goals.all()
    again = make_page(mentee, goal)
    assert again.outcome.title.box.toPlainText() == "Lead the planning meeting"
    assert again.levels.levels[0].box.toPlainText() == TEXTS[0]
    assert again.when.day.text() == "18 June 2026"
    assert again.when.message() == "Thursday, 18 June 2026"
    assert (again.step, again.goal_id) == (0, goal.id)


def test_a_page_that_is_hidden_is_kept_at_once(page, mentee, hands):
    hands.types("Lead")
    page.hide()
    assert titles(mentee) == ["Lead"]


def test_locking_in_the_middle_of_a_word_keeps_it(page, mentee, hands):
    hands.types("Lea")
    page.settle(locking=True)
    assert titles(mentee) == ["Lea"]


def test_a_goal_that_is_quite_empty_is_never_kept(page, mentee, hands, qtbot, hurry):
    for step in range(6):
        page.go_to(step)
    hands.types("   ")
    qtbot.wait(60)
    page.settle(locking=True)
    assert page.goal_id == ""
    with qtbot.waitSignal(page.leave) as left:
        page.back()
    assert left.args == [""]
    assert mentee.goals.all() == []


def test_a_goal_that_was_begun_and_emptied_again_leaves_nothing_behind(page, mentee, hands, qtbot, hurry):
    hands.types("L")
    qtbot.waitUntil(lambda: titles(mentee) == ["L"])
    hands.press(Qt.Key.Key_Backspace)
    with qtbot.waitSignal(page.leave) as left:
        page.back()
    assert left.args == [""]
    assert mentee.goals.all() == []


def test_an_old_goal_that_is_emptied_stays(page, mentee, written, hands):
    page.open(written(mentee, texts={}, start=None))
    page.outcome.title.box.clear()
    page.back()
    assert titles(mentee) == [""]


def test_looking_at_a_goal_writes_nothing(page, mentee, written, qtbot, hurry):
    goal = written(mentee, target_date="2026-06-18", asked_for=("show",), weight=2)
    page.open(goal)
    for step in range(6):
        page.go_to(step)
    qtbot.wait(60)
    page.settle()
    page.back()
    assert mentee.goals.get(goal.id) == goal


def test_every_sort_of_letters_is_kept_and_read_again(page, mentee, make_page):
    page.outcome.title.box.setPlainText(MIXED)
    page.outcome.why.box.setPlainText(f"{MIXED}\n\n{MIXED}")
    for field in page.levels.levels.values():
        field.box.setPlainText(MIXED)
    page.back()
    (goal,) = mentee.goals.all()
    assert (goal.title, goal.why) == (MIXED, f"{MIXED}\n\n{MIXED}")
    assert texts_of(mentee, goal.id) == dict.fromkeys(LEVELS, MIXED)
    again = make_page(mentee, goal)
    assert again.outcome.why.box.toPlainText() == f"{MIXED}\n\n{MIXED}"
    assert again.levels.levels[2].box.toPlainText() == MIXED


def test_half_characters_and_other_line_ends_are_no_trouble(page, mentee):
    page.outcome.title.box.insertPlainText("Lead\ud83d the\r\nmeeting")
    page.outcome.why.box.insertPlainText("a\ud83d b\0c\r\nd\u2028e")
    page.settle()
    (goal,) = mentee.goals.all()
    assert goal.title == "Lead the meeting"
    assert goal.why.endswith("d\ne")


def test_a_level_that_is_far_too_long_stays_in_its_field_and_all_else_is_kept(page, mentee, qtbot, hurry):
    page.go_to(LEVELS_STEP)
    page.levels.levels[0].box.setPlainText(TEXTS[0])
    page.levels.levels[1].box.setPlainText(TOO_LONG)
    page.levels.levels[2].box.setPlainText(TEXTS[2])
    assert "longer than 500 characters" in page.levels.levels[1].message()
    qtbot.waitUntil(lambda: "Partly saved" in shown_words(page))
    (goal,) = mentee.goals.all()
    assert texts_of(mentee, goal.id) == {0: TEXTS[0], 2: TEXTS[2]}
    assert page.levels.levels[1].box.toPlainText() == TOO_LONG
    page.levels.levels[1].box.setPlainText(TEXTS[1])
    assert "longer" not in page.levels.levels[1].message()
    qtbot.waitUntil(lambda: texts_of(mentee, goal.id) == {0: TEXTS[0], 1: TEXTS[1], 2: TEXTS[2]})
    assert "Partly saved" not in shown_words(page)


def test_what_could_not_be_kept_stands_in_its_field_when_the_goal_is_opened_again(
    page, mentee, make_page, journal_for_two
):
    page.outcome.title.box.setPlainText("word " * 100)
    page.levels.levels[0].box.setPlainText(TOO_LONG)
    page.when.day.setText("1 March 2026")
    page.when.day.edited.emit()
    page.back()
    (goal,) = mentee.goals.all()
    again = make_page(mentee, goal)
    assert again.outcome.title.box.toPlainText() == "word " * 100
    assert "longer than 200 characters" in again.outcome.title.message()
    assert again.levels.levels[0].box.toPlainText() == TOO_LONG
    assert "longer than 500 characters" in again.levels.levels[0].message()
    assert again.when.day.text() == "1 March 2026"
    assert "has passed" in again.when.message()
    again.outcome.title.box.setPlainText("Lead")
    again.levels.levels[0].box.clear()
    again.when.day.clear()
    again.when.day.edited.emit()
    again.back()
    last = make_page(mentee, mentee.goals.get(goal.id))
    assert last.outcome.title.box.toPlainText() == "Lead"
    assert last.levels.levels[0].box.toPlainText() == ""
    assert last.when.day.text() == ""
    mentee.close()


def test_what_could_not_be_kept_is_for_me_alone(page, mentee, make_page, journal_for_two):
    page.outcome.title.box.setPlainText("Lead")
    page.levels.levels[0].box.setPlainText(TOO_LONG)
    page.back()
    mentee.close()
    mentor = journal_for_two.unlock("mentor")
    (goal,) = mentor.goals.all()
    assert make_page(mentor, goal).levels.levels[0].box.toPlainText() == ""


def test_next_stays_where_something_cannot_be_kept_and_the_row_goes_on(page, hands):
    page.outcome.title.box.setPlainText("word " * 100)
    page.outcome.why.box.setFocus()
    page.go_on()
    assert page.step == 0
    assert page.outcome.title.box.hasFocus()
    page.go_to(START)
    assert page.step == START


def test_a_past_date_is_a_sentence_at_once_and_is_not_kept(page, mentee, written, hands):
    goal = written(mentee, target_date="2026-06-18")
    page.open(goal, WHEN)
    page.when.day.selectAll()
    hands.types("1/3/2026")
    assert page.when.message().startswith("Sunday, 1 March 2026 has passed, so it was not kept.")
    assert page.when.day.property("wrong") is True
    hands.enter()
    assert page.step == WHEN
    page.settle()
    assert mentee.goals.get(goal.id).target_date == "2026-06-18"
    assert page.when.day.text() == "1/3/2026"


def test_a_date_on_the_way_to_one_that_is_refused_does_not_stay(page, mentee, written, hands, journal_for_two):
    goal = written(mentee, target_date="2026-03-25")
    journal_for_two.clock.advance(days=30)
    page.open(goal, WHEN)
    page.when.day.selectAll()
    hands.types("30 Nov")
    page.settle()
    assert mentee.goals.get(goal.id).target_date == "2026-11-30"
    hands.types("ember 2019")
    page.settle()
    assert mentee.goals.get(goal.id).target_date is None
    assert page.when.day.text() == "30 November 2019"


def test_half_a_date_is_no_mistake_until_the_field_is_left(page, mentee, hands):
    page.go_to(WHEN)
    hands.types("30 Nov")
    assert page.when.message() == "Monday, 30 November 2026"
    hands.types(" next")
    assert page.when.message() == ""
    hands.tab()
    assert "does not read as a day" in page.when.message()
    page.when.day.setFocus()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Delete)
    assert page.when.message().startswith("No date yet.")


def test_a_date_that_has_passed_since_stays_as_it_is(page, mentee, written, journal_for_two, hands):
    goal = written(mentee, target_date="2026-03-25")
    journal_for_two.clock.advance(days=30)
    page.open(goal, WHEN)
    assert page.when.message().startswith("This day has passed.")
    assert page.when.refused() is None
    page.go_to(0)
    hands.types("Again: ")
    page.settle()
    assert mentee.goals.get(goal.id).target_date == "2026-03-25"
    assert goals.today(mentee) > date(2026, 3, 25) + timedelta(days=20)


def test_going_from_one_goal_to_another_never_mixes_them(page, mentee, written, qtbot, hurry):
    one, two = written(mentee, "One", {0: "one"}), written(mentee, "Two", {0: "two"})
    for number in range(6):
        page.open(mentee.goals.get((one, two)[number % 2].id), LEVELS_STEP)
        page.outcome.title.box.setPlainText(page.outcome.title.box.toPlainText() + str(number))
        page.levels.levels[0].box.insertPlainText(str(number))
        qtbot.wait(number * 10)
    page.settle()
    assert sorted(titles(mentee)) == ["One024", "Two135"]
    assert texts_of(mentee, one.id) == {0: "420one"}
    assert texts_of(mentee, two.id) == {0: "531two"}


def test_undo_works_in_a_field_and_never_reaches_the_goal_before(page, mentee, written, hands):
    one, two = written(mentee, "One secret", {0: "one"}), written(mentee, "Two", {0: "two"})
    page.open(one)
    hands.press(Qt.Key.Key_End)
    hands.types(" more")
    QApplication.focusWidget().undo()
    assert page.outcome.title.box.toPlainText() == "One secret"
    hands.types("more")
    page.open(two)
    for field in (page.outcome.title.box, page.levels.levels[0].box):
        field.undo()
    assert page.outcome.title.box.toPlainText() == "Two"
    assert page.levels.levels[0].box.toPlainText() == "two"


def test_a_full_disk_is_a_sentence_and_the_words_stay(page, mentee, full_disk, hands, qtbot, hurry):
    full_disk()
    hands.types("Lead")
    qtbot.waitUntil(lambda: str(DiskFull()) in shown_words(page))
    assert "Not saved" in shown_words(page)
    hands.types(" the meeting")
    qtbot.waitUntil(lambda: "Not saved" in shown_words(page))
    assert page.outcome.title.box.toPlainText() == "Lead the meeting"
    full_disk.make_room()
    qtbot.waitUntil(lambda: titles(mentee) == ["Lead the meeting"])
    assert "Not saved" not in shown_words(page)
    assert str(DiskFull()) not in shown_words(page)


def test_with_a_full_disk_nobody_leaves_and_it_is_tried_again(page, mentee, full_disk, hands, qtbot, hurry):
    full_disk()
    hands.types("Lead")
    left = []
    page.leave.connect(left.append)
    page.back()
    assert left == []
    assert str(DiskFull()) in shown_words(page)
    with pytest.raises(DiskFull):
        page.settle()
    with pytest.raises(DiskFull):
        page.open(None)
    assert page.outcome.title.box.toPlainText() == "Lead"
    full_disk.make_room()
    qtbot.waitUntil(lambda: titles(mentee) == ["Lead"])
    page.back()
    assert left == [mentee.goals.all()[0].id]


def test_what_cannot_be_kept_privately_is_tried_again_too(page, mentee, full_disk, qtbot, hurry):
    page.outcome.title.box.setPlainText("Lead")
    page.settle()
    full_disk()
    page.levels.levels[0].box.setPlainText(TOO_LONG)
    qtbot.waitUntil(lambda: "Not saved" in shown_words(page))
    full_disk.make_room()
    qtbot.waitUntil(lambda: "Partly saved" in shown_words(page))
    assert mentee.kept_words(f"write-goal:{page.goal_id}") == {"level 0": TOO_LONG}


def test_a_journal_that_was_locked_meanwhile_is_a_sentence(page, mentee, hands, qtbot, hurry):
    hands.types("Lead")
    mentee.close()
    qtbot.waitUntil(lambda: str(Locked()) in shown_words(page))
    assert page.outcome.title.box.toPlainText() == "Lead"


def test_a_goal_to_read_cannot_be_changed(mentee, written, journal_for_two, make_page, hands, qtbot, hurry):
    goal = written(mentee, asked_for=("show",))
    reader = journal_for_two.unlock("mentee", read_only=True)
    page = make_page(reader, goal)
    for step in range(6):
        page.go_to(step)
        hands.types("x 3")
        hands.press(Qt.Key.Key_Space) if step not in (0, 5) else None
    page.go_to(5)
    assert not page.agree.button.isVisible()
    assert page.outcome.title.box.toPlainText() == goal.title
    assert page.start.choice.level() == goal.start_level
    assert page.help.chips["show"].isChecked()
    page.settle(locking=True)
    assert reader.goals.get(goal.id) == goal
    assert "aved" not in shown_words(page)


def test_a_closed_goal_is_to_be_read_and_says_so(page, mentee, written, hands):
    goal = mentee.save(replace(written(mentee), state="let go", closed_at="2026-03-20T12:00:00.000Z"))
    page.open(goal)
    assert "Take it up again" in shown_words(page)
    hands.types("x")
    page.back()
    assert mentee.goals.get(goal.id) == goal
