"""The walk through the six steps: by keyboard alone, by mouse, and back."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.ui.goals.write.conftest import TEXTS, texts_of
from ui.goals.write.flow import AGREE, HELP, LEVELS, OUTCOME, START, WHEN
from ui.widgets.day_button import DayPopup

KEY = Qt.Key
LONG = {value: (text + " ") * 9 for value, text in TEXTS.items()} | {1: "x" * 500, -1: "اكتب هنا ما سيراه الآخرون 😀"}


def test_every_step_by_keyboard_alone(page, mentee, hands, qtbot):
    hands.types("Lead the planning meeting")
    hands.tab()
    hands.types("So that nobody hears of it too late.")
    hands.control_enter()
    assert page.step == LEVELS
    assert page.levels.levels[0].box.hasFocus()
    hands.types(TEXTS[0])
    for value in (1, 2, -1, -2):
        hands.tab()
        hands.types(TEXTS[value])
    hands.control_enter()
    assert page.step == START
    hands.press(KEY.Key_Space)
    hands.enter()
    assert page.step == HELP
    hands.tab()
    hands.press(KEY.Key_Space)
    hands.tab()
    hands.tab()
    hands.press(KEY.Key_Space)
    hands.enter()
    assert page.step == WHEN
    hands.types("18 June")
    hands.enter()
    assert page.step == AGREE
    hands.enter()
    (goal,) = mentee.goals.all()
    assert (goal.title, goal.why) == ("Lead the planning meeting", "So that nobody hears of it too late.")
    assert texts_of(mentee, goal.id) == TEXTS
    assert (goal.start_level, goal.asked_for) == (-1, ("show", "feedback"))
    assert (goal.target_date, goal.weight) == ("2026-06-18", 1)
    assert goal.agreed_by == (mentee.me.id,)
    assert page._done.hasFocus()
    with qtbot.waitSignal(page.leave) as left:
        hands.enter()
    assert left.args == [goal.id]


def test_tab_goes_from_the_last_field_to_the_button_that_goes_on(page, mentee, written, hands):
    page.open(written(mentee, start=None), LEVELS)
    page.levels.take_keyboard_to(-2)
    hands.tab()
    assert page.next.hasFocus()
    hands.tab()
    assert page.previous.hasFocus()
    page.start.choice.buttons[-1].click()
    page.go_to(AGREE)
    page.agree._ladder.rungs[-2].button.setFocus()
    hands.tab()
    assert page.agree.button.hasFocus()


def test_tab_reaches_every_level_from_the_one_both_expect_and_says_where_it_goes(page, mentee, written, hands):
    page.open(written(mentee), LEVELS)
    reached = []
    while not page.next.hasFocus():
        reached += [value for value, field in page.levels.levels.items() if field.box.hasFocus()]
        hands.tab()
    assert reached == [0, 1, 2, -1, -2]
    assert "Tab then goes up to what would be better" in page.levels.lead.text()
    for _ in reached:
        hands.back_tab()
    assert page.levels.levels[0].box.hasFocus()


def test_the_row_of_steps_is_reached_by_keyboard(page, hands):
    page.row.setFocus()
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_Right)
    assert page.step == START
    assert page.row.hasFocus()
    hands.press(KEY.Key_Left)
    hands.enter()
    assert page.levels.levels[0].box.hasFocus()


def test_a_click_on_a_step_goes_into_it(page, qtbot):
    qtbot.mouseClick(page.row, Qt.MouseButton.LeftButton, pos=page.row.tabRect(WHEN).center())
    assert page.step == WHEN
    assert page.when.day.hasFocus()


def test_next_and_back_go_from_step_to_step(page, qtbot):
    assert not page.previous.isVisible()
    seen = []
    while page.step != AGREE:
        seen.append((page.step, page.next.text()))
        qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert [step for step, _ in seen] == [OUTCOME, LEVELS, START, HELP, WHEN]
    assert all(words.startswith("Next: ") for _, words in seen)
    assert not page.next.isVisible()
    while page.step != OUTCOME:
        qtbot.mouseClick(page.previous, Qt.MouseButton.LeftButton)
    assert page.outcome.title.box.hasFocus()


def test_steps_that_are_answered_have_a_check_mark(page, mentee, written, hands):
    assert not any(page.row.is_answered(step) for step in range(6))
    hands.types("Lead")
    assert page.row.is_answered(OUTCOME)
    page.open(written(mentee, asked_for=("show",), target_date="2026-06-18"))
    assert [page.row.is_answered(step) for step in range(6)] == [True] * 5 + [False]


def test_only_levels_with_words_can_be_the_start(page, mentee, written):
    page.open(written(mentee, texts={0: "I run it", -2: "I only attend"}, start=None), START)
    assert {value for value, button in page.start.choice.buttons.items() if button.isEnabled()} == {0, -2}
    assert page.start.choice.buttons[-2].hasFocus()
    assert not page.start._write.isVisible()


def test_without_levels_the_start_leads_to_them(page, hands):
    page.go_to(START)
    assert page.start._write.hasFocus()
    hands.enter()
    assert page.step == LEVELS


def test_arrow_keys_choose_the_start(page, mentee, written, hands):
    goal = written(mentee, start=None)
    page.open(goal, START)
    hands.press(KEY.Key_Space)
    hands.press(KEY.Key_Down)
    page.settle()
    assert mentee.goals.get(goal.id).start_level == -2


def test_a_start_where_both_want_to_arrive_is_asked_about_and_kept(page, mentee, written, qtbot):
    goal = written(mentee)
    page.open(goal, START)
    page.start.choice.buttons[0].click()
    assert "where you both expect to arrive" in shown_words(page)
    page.settle()
    assert mentee.goals.get(goal.id).start_level == 0


def test_the_weight_is_tucked_away_and_can_be_chosen(page, mentee, written, qtbot):
    goal = written(mentee)
    page.open(goal, WHEN)
    assert not page.when.weights[3].isVisible()
    qtbot.mouseClick(page.when.weigh, Qt.MouseButton.LeftButton)
    page.when.weights[3].click()
    page.settle()
    assert mentee.goals.get(goal.id).weight == 3
    page.open(mentee.goals.get(goal.id), WHEN)
    assert page.when.weights[3].isVisible()
    assert page.when.weights[3].isChecked()


def test_how_much_it_counts_is_said_in_a_sentence(page, mentee, written):
    goal = written(mentee)
    page.open(goal, WHEN)
    assert page.when.counts.text() == "Counts like your other goals."
    other = written(mentee, title="Another")
    page.open(goal, WHEN)
    assert page.when.counts.text() == "Counts like your other goals."
    page.when.weights[3].click()
    assert page.when.counts.text() == "Counts as 3, your other goals as 1."
    mentee.remove(other)
    page.open(goal, WHEN)
    page.when.weights[2].click()
    assert page.when.counts.text() == "Counts as 2."


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        ("mentee", ["Amara does it while you look on.", "You do it, and Amara says what", "Then Amara knows"]),
        ("mentor", ["You do it while Tom looks on.", "Tom does it, and you say what", "Then you know"]),
    ],
)
def test_each_kind_of_help_is_described_to_the_one_who_reads(make_page, journal_for_two, seat, words):
    page = make_page(journal_for_two.unlock(seat), None, HELP)
    assert all(each in shown_words(page) for each in words)


def test_days_can_be_chosen_with_one_press_and_taken_back(page, mentee, written, qtbot):
    goal = written(mentee)
    page.open(goal, WHEN)
    buttons = {button.text(): button for button in page.when.choices.findChildren(type(page.next))}
    qtbot.mouseClick(buttons["In three months"], Qt.MouseButton.LeftButton)
    assert page.when.day.text() == "21 June 2026"
    page.settle()
    assert mentee.goals.get(goal.id).target_date == "2026-06-21"
    qtbot.mouseClick(buttons["No date yet"], Qt.MouseButton.LeftButton)
    page.settle()
    assert mentee.goals.get(goal.id).target_date is None


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_day_can_be_chosen_from_the_calendar(page, mentee, written, qtbot):
    goal = written(mentee)
    page.open(goal, WHEN)
    button = next(each for each in page.when.choices.findChildren(type(page.next)) if each.text() == "Calendar")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (popup,) = button.findChildren(DayPopup)
    qtbot.keyClick(popup.calendar.focusProxy() or popup.calendar, KEY.Key_Right)
    qtbot.keyClick(popup.calendar.focusProxy() or popup.calendar, KEY.Key_Return)
    page.settle()
    assert mentee.goals.get(goal.id).target_date == "2026-03-22"


def test_the_mentor_is_asked_about_the_mentee(make_page, journal):
    page = make_page(journal)
    assert page.outcome.question == "What does Tom want to be able to do?"
    assert page.start.question == "Where does Tom start?"
    assert page.help.question == "What help does Tom ask for?"


def test_it_says_that_both_can_read_the_draft(page):
    assert page.subtitle.text() == "Both of you can read this draft."
    assert page.subtitle.property("tone") == "shared"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("texts", [TEXTS, LONG, {}], ids=["short", "long", "none"])
def test_nothing_is_cut_in_a_small_window_with_large_text(
    make_page, mentee, written, dressed, theme, texts, strays, let_it_settle
):
    dressed(theme, 1.5)
    title = ("Führung " * 12 + "Donaudampfschifffahrtsgesellschaftskapitän" * 2)[:200] if texts is LONG else "Lead"
    goal = written(mentee, title, texts, -1 if texts else None, why="Warum 😀 عربي " * 50, weight=3)
    page = make_page(mentee, goal, width=699, height=640)
    for step in range(6):
        page.go_to(step)
        let_it_settle()
        assert cut_at_the_side(page) == []
        assert nameless(page) == []
        assert all(page.row.tabRect(each).width() >= page.row.tabSizeHint(each).width() for each in range(6))
    assert strays.shown == ["WriteGoal"]


def test_in_the_frame_esc_leaves_and_the_goal_is_on_the_list(frame, journal, hands, qtbot):
    frame.go_to("goals")
    hands.press(KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    hands.types("Lead the planning meeting")
    hands.enter()
    hands.types(TEXTS[0])
    hands.press(KEY.Key_Escape)
    (goal,) = journal.goals.all()
    assert (goal.title, texts_of(journal, goal.id)) == ("Lead the planning meeting", {0: TEXTS[0]})
    writing = frame.page("goals").writing
    assert not writing.isVisible()
    frame.page("goals").open_goal(goal.id)
    assert writing.isVisible()
    assert writing.outcome.title.box.toPlainText() == "Lead the planning meeting"


def test_a_long_outcome_grows_over_lines_and_the_heading_shows_all_of_it(page, hands, qtbot):
    box = page.outcome.title.box
    before, line = box.height(), box.fontMetrics().lineSpacing()
    hands.types("Lead the planning meeting " * 7)
    qtbot.waitUntil(lambda: box.height() >= before + line)
    assert not box.verticalScrollBar().isVisible()
    heading = page.title
    assert heading.text().startswith("Lead the planning meeting Lead")
    assert heading.height() >= heading.heightForWidth(heading.width())
    assert heading.height() >= 2 * heading.fontMetrics().lineSpacing()


def test_enter_in_the_outcome_goes_on_and_what_is_pasted_is_one_sentence(page, mentee, hands):
    pasted = QMimeData()
    pasted.setText("Lead\nthe planning\r\n  meeting\n")
    page.outcome.title.box.insertFromMimeData(pasted)
    assert page.outcome.title.box.toPlainText() == "Lead the planning meeting"
    hands.enter()
    assert page.step == LEVELS


def test_the_buttons_stand_right_below_a_short_step_and_in_the_window_below_a_long_one(
    make_page, mentee, written, let_it_settle
):
    page = make_page(mentee, written(mentee), OUTCOME, 1280, 830)
    for step in (OUTCOME, START, HELP, WHEN):
        page.go_to(step)
        let_it_settle()
        card, button = page.steps[step], page.next
        below = button.mapTo(page, button.rect().topLeft()).y() - card.mapTo(page, card.rect().bottomLeft()).y()
        assert 0 < below < 40, step
        assert not page._area.verticalScrollBar().isVisible()
    page.levels.levels[0].box.setPlainText("word " * 99)
    page.resize(1280, 500)
    page.go_to(LEVELS)
    let_it_settle()
    assert page._area.verticalScrollBar().isVisible()
    assert page.next.mapTo(page, page.next.rect().bottomLeft()).y() < page.height()


def test_no_field_is_squeezed_where_the_words_above_it_take_more_lines_than_in_a_wider_card(
    make_page, mentee, written, dressed, let_it_settle
):
    dressed("light")
    page = make_page(mentee, written(mentee), LEVELS, 1060, 600)
    let_it_settle()
    boxes = [field.box for field in page.levels.levels.values()]
    assert page.levels.width() < page.width() * 0.8
    assert all(box.height() == box.sizeHint().height() for box in boxes)
    assert not any(box.verticalScrollBar().isVisible() for box in boxes)
