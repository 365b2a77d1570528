"""The milestones under the hand: ticked, added, changed, moved and removed, by mouse and by keyboard, all with undo."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from mentor_desktop.errors import DiskFull, Unacceptable
from mentor_desktop.services import goals
from tests.support.goals import agreed
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.ui.goals.hands import Held
from ui.goals.milestones_card import MilestonesCard
from ui.widgets.day_button import DayPopup

# What the offscreen platform says of menus and popups; no fault of theirs.
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
STEPS = ("Watch Amara run it once", "Draft the agenda together", "Run one item")


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def journal(journal_for_two, goal):
    """As Tom, the mentee, has it before him."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def show(on_screen):
    def make(journal, goal, width=340, height=600):
        held = Held(MilestonesCard(journal), journal, goal)
        on_screen(held.card, width, height)
        return held

    return make


@pytest.fixture
def held(show, journal, goal):
    """The card with three milestones that are still to do."""
    for title in STEPS:
        goals.add_milestone(journal, goal, title, None)
    return show(journal, goal)


@pytest.fixture
def full_disk(journal, monkeypatch):
    def fail(*_):
        raise DiskFull()

    def fill():
        monkeypatch.setattr(journal, "save_all", fail)

    return fill


def titles(held):
    return [each.title for each in held.view.milestones]


def done(held):
    return [each.title for each in held.view.milestones if each.done_at is not None]


def rect(held, row):
    return held.card.list_view.visualRect(held.card.model.index(row, 0))


def parts(held, row):
    view = held.card.list_view
    return view._places(held.card.model.index(row, 0))


def click(qtbot, held, place):
    qtbot.mouseClick(held.card.list_view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def go_to(held, row):
    held.card.list_view.setFocus()
    held.card.list_view.setCurrentIndex(held.card.model.index(row, 0))


def open_line(held):
    return next((each for each in held.card.list_view.viewport().findChildren(QLineEdit) if each.isVisible()), None)


def edit(qtbot, held, row):
    go_to(held, row)
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_F2)
    line = open_line(held)
    line.selectAll()
    return line


def drag(held, row, to_y):
    """Presses a row and holds it at a height of the list."""
    viewport, start = held.card.list_view.viewport(), parts(held, row).title.center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(0, 2 * QApplication.startDragDistance()))
    place = QPoint(start.x(), to_y)
    QTest.mouseMove(viewport, place)
    return place


def drop(held, place):
    QTest.mouseRelease(held.card.list_view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_it_says_how_many_are_done(held):
    assert "0 of 3" in shown_words(held.card)
    goals.tick(held.journal, held.view.milestones[0], done=True)
    held.reload()
    assert "1 of 3" in shown_words(held.card)


def test_before_the_first_one_it_says_what_they_are(show, journal, goal):
    held = show(journal, goal)
    assert "Small steps on the way" in shown_words(held.card)
    assert " of " not in shown_words(held.card)
    assert not held.card.list_view.isVisible()


def test_a_click_on_the_box_ticks_it_and_can_be_taken_back(held, qtbot):
    click(qtbot, held, parts(held, 1).box.center())
    assert done(held) == [STEPS[1]]
    assert held.sentences() == ["Marked as done."]
    held.undo()
    assert done(held) == []


def test_unticking_and_its_undo_keep_the_moment_it_was_done(held, qtbot):
    ticked = goals.tick(held.journal, held.view.milestones[0], done=True)
    held.reload()
    click(qtbot, held, parts(held, 0).box.center())
    assert done(held) == []
    held.undo()
    assert held.view.milestones[0].done_at == ticked.done_at


def test_a_click_on_the_words_ticks_nothing(held, qtbot):
    click(qtbot, held, parts(held, 1).title.center())
    assert done(held) == []
    assert held.card.list_view.currentIndex().row() == 1


def test_a_press_that_leaves_the_box_ticks_nothing(held):
    viewport = held.card.list_view.viewport()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, button, none, parts(held, 1).box.center())
    QTest.mouseRelease(viewport, button, none, parts(held, 1).title.center())
    assert done(held) == []


def test_space_ticks_and_the_keyboard_stays_where_it_is(held, qtbot):
    go_to(held, 2)
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Space)
    assert done(held) == [STEPS[2]]
    assert held.card.list_view.hasFocus()
    assert held.card.list_view.currentIndex().row() == 2
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Space)
    assert done(held) == []


def test_enter_adds_at_the_end_and_stays_for_the_next(held, qtbot):
    line = held.card.add_line
    line.setFocus()
    qtbot.keyClicks(line, "  Run it   alone ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "Teach somebody")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert titles(held) == [*STEPS, "Run it alone", "Teach somebody"]
    assert line.hasFocus()
    assert line.text() == ""
    held.undo()
    assert titles(held) == [*STEPS, "Run it alone"]


def test_enter_on_nothing_adds_nothing(held, qtbot):
    held.card.add_line.setFocus()
    qtbot.keyClicks(held.card.add_line, "   ")
    qtbot.keyClick(held.card.add_line, Qt.Key.Key_Return)
    assert titles(held) == list(STEPS)
    assert held.said == []


def test_one_is_added_with_a_day_and_the_next_one_without(held, qtbot):
    held.card.day.set_day(date(2026, 4, 3))
    for words in ("With a day", "Without"):
        held.card.add_line.setText(words)
        held.card.add()
    assert [each.due for each in held.view.milestones[3:]] == ["2026-04-03", None]


def test_a_day_that_has_passed_is_refused_and_the_words_stay(held):
    held.card.day.set_day(date(2026, 3, 1))
    held.card.add_line.setText("Too late")
    held.card.add()
    assert "This day has passed." in shown_words(held.card)
    assert held.card.add_line.text() == "Too late"
    assert titles(held) == list(STEPS)


def test_words_that_cannot_be_saved_stay_in_the_line(held, full_disk):
    full_disk()
    held.card.add_line.setText("Run it alone")
    held.card.add()
    assert "The disk is full" in shown_words(held.card)
    assert held.card.add_line.text() == "Run it alone"


def test_half_a_line_is_there_again_after_leaving(held, show, qtbot):
    qtbot.keyClicks(held.card.add_line, "Run it al")
    held.card.settle()
    again = show(held.journal, held.goal)
    assert again.card.add_line.text() == "Run it al"
    again.card.add()
    assert show(held.journal, held.goal).card.add_line.text() == ""


def test_another_goal_has_a_line_of_its_own(held, journal_for_two, qtbot):
    qtbot.keyClicks(held.card.add_line, "For the first goal")
    other = goals.keep_draft(held.journal, goals.new_goal(held.journal), {0: "Another"})
    held.card.show_goal(goals.view(held.journal, other.id))
    assert held.card.add_line.text() == ""
    assert held.card.model.milestones == ()
    held.reload()
    assert held.card.add_line.text() == "For the first goal"


def test_f2_changes_the_words_in_place(held, qtbot):
    line = edit(qtbot, held, 1)
    qtbot.keyClicks(line, "Draft it  alone")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: open_line(held) is None)
    assert titles(held) == [STEPS[0], "Draft it alone", STEPS[2]]
    assert held.card.list_view.hasFocus()
    held.undo()
    assert titles(held) == list(STEPS)


def test_a_double_click_on_the_words_changes_them(held, qtbot):
    place = parts(held, 0).title.center()
    qtbot.mouseClick(held.card.list_view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(held.card.list_view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert open_line(held).text() == STEPS[0]


def test_esc_leaves_the_words_as_they_were(held, qtbot):
    line = edit(qtbot, held, 1)
    qtbot.keyClicks(line, "Not this")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert open_line(held) is None
    assert titles(held) == list(STEPS)
    assert held.said == []


def test_the_page_can_give_up_the_open_line_too(held, qtbot):
    qtbot.keyClicks(edit(qtbot, held, 1), "Not this")
    assert held.card.back()
    assert open_line(held) is None
    assert titles(held) == list(STEPS)
    assert not held.card.back()


def test_the_same_words_are_not_written_again(held, qtbot):
    line = edit(qtbot, held, 1)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: open_line(held) is None)
    assert held.said == []


def test_no_words_are_refused_and_the_line_stays_open(held, qtbot):
    line = edit(qtbot, held, 1)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "A milestone needs a few words" in shown_words(held.card))
    assert open_line(held) is line
    assert titles(held) == list(STEPS)


def test_leaving_the_line_keeps_its_words(held, qtbot):
    line = edit(qtbot, held, 1)
    qtbot.keyClicks(line, "Draft it alone")
    held.card.add_line.setFocus()
    assert titles(held) == [STEPS[0], "Draft it alone", STEPS[2]]
    assert open_line(held) is None
    assert held.card.add_line.hasFocus()


def test_going_elsewhere_keeps_the_words_of_an_open_line(held, qtbot):
    line = edit(qtbot, held, 2)
    qtbot.keyClicks(line, "Run two items")
    held.card.settle()
    assert titles(held) == [*STEPS[:2], "Run two items"]
    assert open_line(held) is None


def test_an_open_line_that_cannot_be_kept_does_not_cost_the_words_below(held, qtbot):
    qtbot.keyClicks(held.card.add_line, "Run it al")
    line = edit(qtbot, held, 1)
    line.setText(" ")
    with pytest.raises(Unacceptable):
        held.card.settle()
    assert held.journal.kept_words(f"milestone:{held.goal.id}") == {"title": "Run it al"}


def test_words_that_cannot_be_kept_stay_in_the_open_line(held, qtbot, full_disk):
    line = edit(qtbot, held, 1)
    qtbot.keyClicks(line, "Draft it alone")
    full_disk()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The disk is full" in shown_words(held.card))
    assert open_line(held).text() == "Draft it alone"
    with pytest.raises(DiskFull):
        held.card.settle()
    assert open_line(held).text() == "Draft it alone"


def test_an_open_line_outlives_what_happens_around_it(held, qtbot):
    line = edit(qtbot, held, 1)
    qtbot.keyClicks(line, "Draft")
    goals.tick(held.journal, held.view.milestones[0], done=True)
    goals.add_milestone(held.journal, held.goal, "Another", None)
    held.reload()
    assert open_line(held) is line
    assert line.text() == "Draft"


def test_delete_moves_to_the_bin_and_undo_puts_it_back_in_its_place(held, qtbot):
    go_to(held, 1)
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Delete)
    assert titles(held) == [STEPS[0], STEPS[2]]
    assert held.card.list_view.hasFocus()
    assert held.card.list_view.currentIndex().isValid()
    held.undo()
    assert titles(held) == list(STEPS)


def test_when_the_last_one_is_removed_the_keyboard_goes_to_the_line(held, qtbot):
    for _ in STEPS:
        go_to(held, 0)
        qtbot.keyClick(held.card.list_view, Qt.Key.Key_Delete)
    assert held.card.add_line.hasFocus()


def test_alt_and_an_arrow_move_it_and_a_screen_reader_says_where_it_is(held, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr("ui.goals.milestones_card.announce", lambda widget, text: heard.append(text))
    go_to(held, 0)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Down, alt)
    assert titles(held) == [STEPS[1], STEPS[0], STEPS[2]]
    assert held.card.list_view.currentIndex().row() == 1
    assert heard == ["Watch Amara run it once: now 2 of 3"]
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Down, alt)
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Down, alt)
    assert titles(held) == [STEPS[1], STEPS[2], STEPS[0]]
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Up, alt)
    assert titles(held) == [STEPS[1], STEPS[0], STEPS[2]]
    held.undo()
    assert titles(held) == [STEPS[1], STEPS[2], STEPS[0]]


def test_the_order_survives_locking(held, qtbot, journal_for_two):
    go_to(held, 2)
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    held.journal.close()
    again = journal_for_two.unlock("mentor")
    assert [each.title for each in again.goals.milestones(held.goal.id)] == [STEPS[0], STEPS[2], STEPS[1]]


def test_a_row_is_dragged_to_another_place(held):
    place = drag(held, 0, rect(held, 2).bottom() - 2)
    assert held.card.list_view._landing == 3
    drop(held, place)
    assert titles(held) == [STEPS[1], STEPS[2], STEPS[0]]
    held.undo()
    assert titles(held) == list(STEPS)


def test_a_row_is_dragged_up(held):
    drop(held, drag(held, 2, rect(held, 0).top() + 2))
    assert titles(held) == [STEPS[2], STEPS[0], STEPS[1]]


def test_while_it_is_dragged_a_line_shows_where_it_lands(held, dressed):
    theme = dressed("light")
    viewport = held.card.list_view.viewport()
    place = drag(held, 0, rect(held, 2).bottom() - 2)
    bottom = rect(held, 2).bottom()
    pixel = viewport.grab().toImage().pixelColor(viewport.width() // 2, min(bottom, viewport.height() - 4))
    assert pixel.name().upper() == theme.tokens.shared
    drop(held, place)
    bottom = min(rect(held, 2).bottom(), viewport.height() - 4)
    assert viewport.grab().toImage().pixelColor(viewport.width() // 2, bottom).name().upper() != theme.tokens.shared


def test_a_row_put_down_where_it_was_stays_there(held):
    drop(held, drag(held, 1, rect(held, 1).center().y() + 3))
    assert titles(held) == list(STEPS)
    assert held.said == []


def test_esc_lets_go_of_what_is_dragged(held, qtbot):
    held.card.list_view.setFocus()
    place = drag(held, 0, rect(held, 2).bottom() - 2)
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_Escape)
    drop(held, place)
    assert titles(held) == list(STEPS)


@popups
def test_the_menu_says_in_words_what_can_be_done(held, qtbot):
    view = held.card.list_view
    go_to(held, 1)
    click(qtbot, held, parts(held, 0).more.center())
    menu = view.findChildren(QMenu)[0]
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Mark as done", "Change the words", "Choose its day…", "Move up", "Move down", "Move to the bin"]
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert enabled["Move down"]
    assert not enabled["Move up"]
    next(action for action in menu.actions() if action.text() == "Move down").trigger()
    assert titles(held) == [STEPS[1], STEPS[0], STEPS[2]]
    menu.close()


@popups
def test_a_day_is_chosen_and_taken_away_again(held, qtbot):
    milestone = held.view.milestones[0]
    held.card.list_view.day_wanted.emit(milestone, QPoint(0, 0))
    popup = held.card.findChildren(DayPopup)[0]
    popup.chosen.emit(date(2026, 12, 3))
    assert held.view.milestones[0].due == "2026-12-03"
    held.undo()
    assert held.view.milestones[0].due is None
    popup.close()


def test_where_one_can_only_read_everything_is_shown_and_nothing_can_be_changed(held, show, journal_for_two, qtbot):
    held.journal.close()
    reader = show(journal_for_two.unlock("mentee", read_only=True), held.goal)
    assert reader.card.model.rowCount() == 3
    assert not reader.card.add_line.isVisible()
    go_to(reader, 0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        qtbot.keyClick(reader.card.list_view, key)
    click(qtbot, reader, parts(reader, 0).box.center())
    drop(reader, drag(reader, 0, rect(reader, 2).bottom() - 2))
    assert titles(reader) == list(STEPS)
    assert done(reader) == []
    assert open_line(reader) is None
    assert reader.failed == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_whatever_is_written_stays_within_the_card(show, journal, goal, dressed, let_it_settle, scale):
    dressed("dark", scale)
    for title in ("word " * 39, "Donaudampfschifffahrt" * 9, "👩‍👩‍👧‍👧 שלום עולם", "Short"):
        goals.add_milestone(journal, goal, title, "2026-12-03")
    held = show(journal, goal, 300, 2000)
    let_it_settle()
    view = held.card.list_view
    assert cut_at_the_side(held.card) == []
    assert nameless(held.card) == []
    assert view.verticalScrollBar().maximum() == 0
    last = rect(held, 3)
    assert last.bottom() < view.viewport().height()
    for row in range(4):
        placed = parts(held, row)
        assert rect(held, row).contains(placed.title)
        assert rect(held, row).contains(placed.chip)


def test_the_row_one_goes_to_is_brought_into_sight(on_screen, journal, goal, qtbot, let_it_settle):
    for number in range(40):
        goals.add_milestone(journal, goal, f"Step {number}", None)
    held = Held(MilestonesCard(journal), journal, goal)
    inner, area = QWidget(), QScrollArea()
    QVBoxLayout(inner).addWidget(held.card)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    on_screen(area, 340, 400)
    let_it_settle()
    held.card.list_view.setFocus()
    qtbot.keyClick(held.card.list_view, Qt.Key.Key_End)
    place = held.card.list_view.viewport().mapTo(area, rect(held, 39).center())
    assert area.rect().contains(place)


def test_tab_goes_through_the_card_and_out_of_it(held, qtbot):
    held.card.list_view.setFocus()
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen == [held.card.list_view, held.card.add_line, held.card.day]
