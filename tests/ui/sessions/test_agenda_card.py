"""The agenda under the hand: added, changed in place, moved and removed, by mouse and by keyboard, all with undo."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.sessions import AgendaItem
from mentor_desktop.services import holding, sessions
from tests.support.goals import agreed
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import planned
from tests.ui.sessions.prepare_hands import Prepared, write
from ui.sessions.prepare_page import PreparePage

# What the offscreen platform says of menus and popups; no fault of theirs.
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ITEMS = ("Arrive", "Planning meeting", "Listening round")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(journal):
    return planned(journal)


@pytest.fixture
def show(on_screen):
    def make(journal, session, width=1200, height=900):
        made = Prepared(PreparePage(journal), journal, session)
        on_screen(made.page, width, height)
        return made

    return make


@pytest.fixture
def prepared(show, journal, session):
    """The page of a session with three items on its agenda, of 10, 20 and 15 minutes."""
    for title, minutes in zip(ITEMS, (10, 20, 15), strict=True):
        sessions.add_item(journal, session.id, title, minutes)
    return show(journal, session)


@pytest.fixture
def full_disk(journal, monkeypatch):
    def fail(*_):
        raise DiskFull()

    return lambda: monkeypatch.setattr(journal, "save_all", fail)


def parts(prepared, row):
    view = prepared.page.agenda.list_view
    return view._places(prepared.page.agenda.model.index(row, 0))


def rect(prepared, row):
    return prepared.page.agenda.list_view.visualRect(prepared.page.agenda.model.index(row, 0))


def drag(prepared, row, to_y):
    """Presses a row and holds it at a height of the list."""
    viewport, start = prepared.page.agenda.list_view.viewport(), parts(prepared, row).title.center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(0, 2 * QApplication.startDragDistance()))
    place = QPoint(start.x(), to_y)
    QTest.mouseMove(viewport, place)
    return place


def drop(prepared, place):
    viewport = prepared.page.agenda.list_view.viewport()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def change(qtbot, prepared, row, words):
    """Writes another line over an item and leaves it open."""
    prepared.go_to(row)
    prepared.press(qtbot, Qt.Key.Key_F2)
    line = prepared.open_line()
    line.selectAll()
    qtbot.keyClicks(line, words)
    return line


def test_an_empty_agenda_asks_for_the_first_item(show, journal, session):
    prepared = show(journal, session)
    words = shown_words(prepared.page.agenda)
    assert "Nothing is on the agenda yet." in words
    assert "60 min" in words
    assert not prepared.page.agenda.list_view.isVisible()


def test_items_say_how_long_they_take_and_who_brought_them(prepared, journal):
    model = prepared.page.agenda.model
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == [f"{title}, {minutes} minutes, You" for title, minutes in zip(ITEMS, (10, 20, 15), strict=True)]
    assert "45 of 60 min" in shown_words(prepared.page.agenda)


def test_too_much_is_said_in_words_and_in_no_other_way(prepared, journal, session):
    assert "more than you have" not in shown_words(prepared.page.agenda)
    sessions.add_item(journal, session.id, "One more", 16)
    prepared.page.reload()
    assert "That is a minute more than you have." in shown_words(prepared.page.agenda)
    sessions.add_item(journal, session.id, "Another", 9)
    prepared.page.reload()
    words = shown_words(prepared.page.agenda)
    assert "That is 10 minutes more than you have. Something may be shorter, or wait." in words
    assert "70 of 60 min" in words
    assert not prepared.page.agenda.trouble.isVisible()


def test_enter_adds_at_the_end_with_the_minutes_that_were_typed(prepared, qtbot):
    line = prepared.page.agenda.line
    write(qtbot, line.field, "25 Look at the numbers")
    write(qtbot, line.field, "Who else should know?")
    assert prepared.titles() == [*ITEMS, "Look at the numbers", "Who else should know?"]
    assert prepared.minutes()[3:] == [25, 10]
    assert line.field.hasFocus()
    assert line.field.text() == ""
    prepared.undo()
    assert prepared.titles() == [*ITEMS, "Look at the numbers"]


def test_while_one_types_the_minutes_are_shown_as_they_are_understood(prepared, qtbot):
    line = prepared.page.agenda.line
    assert "10 min" in shown_words(line)
    qtbot.keyClicks(line.field, "Look at the numbers 25")
    assert "25 min" in shown_words(line)
    assert "25 minutes" in line.field.accessibleDescription()


def test_the_button_adds_too_and_nothing_adds_nothing(prepared, qtbot):
    line = prepared.page.agenda.line
    assert not line._button.isEnabled()
    write(qtbot, line.field, "   ")
    assert prepared.titles() == list(ITEMS)
    qtbot.keyClicks(line.field, "One more")
    qtbot.mouseClick(line._button, Qt.MouseButton.LeftButton)
    assert prepared.titles() == [*ITEMS, "One more"]
    assert line.field.hasFocus()


def test_words_that_cannot_be_saved_stay_in_the_line(prepared, qtbot, full_disk):
    full_disk()
    write(qtbot, prepared.page.agenda.line.field, "25 Look at the numbers")
    assert "The disk is full" in shown_words(prepared.page.agenda)
    assert prepared.page.agenda.line.field.text() == "25 Look at the numbers"


def test_far_too_many_words_are_refused_and_stay(prepared, qtbot):
    field = prepared.page.agenda.line.field
    field.setText("word " * 60)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert prepared.titles() == list(ITEMS)
    assert prepared.page.agenda.trouble.isVisible()
    assert field.text() == "word " * 60


def test_half_a_line_is_there_again_after_a_crash_for_me_alone(prepared, qtbot, show, journal_for_two, session):
    qtbot.keyClicks(prepared.page.agenda.line.field, "25 Look at the num")
    qtbot.waitUntil(lambda: prepared.journal.kept_words(f"agenda:{session.id}") != {})
    assert show(prepared.journal, session).page.agenda.line.field.text() == "25 Look at the num"
    prepared.journal.close()
    assert show(journal_for_two.unlock("mentee"), session).page.agenda.line.field.text() == ""


def test_another_session_has_a_line_of_its_own(prepared, qtbot, journal, session):
    qtbot.keyClicks(prepared.page.agenda.line.field, "For Monday")
    other = planned(journal, hour=18)
    assert prepared.page.open(other.id)
    assert prepared.page.agenda.line.field.text() == ""
    assert prepared.page.agenda.model.records == ()
    assert prepared.page.open(session.id)
    assert prepared.page.agenda.line.field.text() == "For Monday"


def test_f2_changes_words_and_minutes_in_place(prepared, qtbot):
    line = change(qtbot, prepared, 1, "30 Budget  meeting")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: prepared.open_line() is None)
    assert prepared.titles() == [ITEMS[0], "Budget meeting", ITEMS[2]]
    assert prepared.minutes() == [10, 30, 15]
    assert prepared.page.agenda.list_view.hasFocus()
    assert prepared.sentences() == ["The item has other words."]
    prepared.undo()
    assert prepared.titles() == list(ITEMS)
    assert prepared.minutes() == [10, 20, 15]


def test_f2_selects_the_words_and_space_the_minutes(prepared, qtbot):
    for key, selected in ((Qt.Key.Key_F2, ITEMS[1]), (Qt.Key.Key_Space, "20")):
        prepared.go_to(1)
        prepared.press(qtbot, key)
        line = prepared.open_line()
        qtbot.waitUntil(lambda line=line, selected=selected: line.selectedText() == selected)
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_a_click_on_the_minutes_changes_them(prepared, qtbot):
    viewport = prepared.page.agenda.list_view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=parts(prepared, 1).box.center())
    line = prepared.open_line()
    qtbot.waitUntil(lambda: line.selectedText() == "20")
    qtbot.keyClicks(line, "35")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: prepared.open_line() is None)
    assert prepared.minutes() == [10, 35, 15]
    assert prepared.titles() == list(ITEMS)
    assert prepared.sentences() == ["The item has other minutes."]


def test_changing_words_touches_nothing_that_was_written_meanwhile(prepared, qtbot, journal):
    line = change(qtbot, prepared, 1, "Budget meeting")
    holding.keep_item(journal, prepared.view.items[1], "What was said about it", 60)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: prepared.open_line() is None)
    prepared.undo()
    assert prepared.view.items[1].outcome == "What was said about it"


def test_esc_leaves_the_words_as_they_were(prepared, qtbot):
    line = change(qtbot, prepared, 1, "Not this")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert prepared.open_line() is None
    assert prepared.titles() == list(ITEMS)
    assert prepared.said == []


def test_esc_on_the_page_gives_up_the_open_line_first(prepared, qtbot):
    change(qtbot, prepared, 1, "Not this")
    assert prepared.page.back()
    assert prepared.open_line() is None
    assert prepared.asked == []
    assert prepared.page.back()
    assert prepared.asked == ["leave"]
    assert prepared.titles() == list(ITEMS)


def test_no_words_are_refused_and_the_line_stays_open(prepared, qtbot):
    line = change(qtbot, prepared, 1, " ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "An item needs a few words" in shown_words(prepared.page.agenda))
    assert prepared.open_line() is line
    assert prepared.titles() == list(ITEMS)


def test_an_emptied_line_keeps_nobody_from_leaving(prepared, qtbot):
    change(qtbot, prepared, 1, " ")
    prepared.page.settle()
    assert prepared.open_line() is None
    assert prepared.titles() == list(ITEMS)


def test_going_elsewhere_keeps_the_words_of_an_open_line(prepared, qtbot):
    change(qtbot, prepared, 2, "5 Listen")
    prepared.page.settle()
    assert prepared.titles() == [*ITEMS[:2], "Listen"]
    assert prepared.open_line() is None


def test_words_that_cannot_be_kept_stay_in_the_open_line(prepared, qtbot, full_disk):
    line = change(qtbot, prepared, 1, "Budget meeting")
    full_disk()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The disk is full" in shown_words(prepared.page.agenda))
    assert prepared.open_line().text() == "Budget meeting"
    with pytest.raises(DiskFull):
        prepared.page.settle()
    assert prepared.open_line().text() == "Budget meeting"


def test_an_open_line_outlives_a_crash(prepared, qtbot, show, journal, session):
    change(qtbot, prepared, 1, "30 Budget meeting")
    form = f"agenda item:{session.id}"
    qtbot.waitUntil(lambda: journal.kept_words(form).get("words") == "30 Budget meeting")
    again = show(journal, session)
    assert again.titles() == [ITEMS[0], "Budget meeting", ITEMS[2]]
    assert again.sentences() == ["The item has other words."]
    assert journal.kept_words(form) == {}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_line_that_was_closed_is_kept_no_longer(prepared, qtbot, journal, session, key):
    line = change(qtbot, prepared, 1, "Budget meeting")
    form = f"agenda item:{session.id}"
    qtbot.waitUntil(lambda: journal.kept_words(form) != {})
    qtbot.keyClick(line, key)
    qtbot.waitUntil(lambda: journal.kept_words(form) == {})


def test_an_open_line_outlives_what_happens_around_it(prepared, qtbot, journal, session):
    line = change(qtbot, prepared, 1, "Budget")
    sessions.add_item(journal, session.id, "Another", 5)
    journal.save(replace(prepared.view.items[1], minutes=25))
    prepared.page.reload()
    assert prepared.open_line() is line
    assert line.text() == "Budget"


def test_delete_moves_to_the_bin_and_undo_puts_it_back_in_its_place(prepared, qtbot):
    prepared.go_to(1)
    prepared.press(qtbot, Qt.Key.Key_Delete)
    assert prepared.titles() == [ITEMS[0], ITEMS[2]]
    assert prepared.page.agenda.list_view.hasFocus()
    prepared.undo()
    assert prepared.titles() == list(ITEMS)


def test_when_the_last_one_is_removed_the_keyboard_goes_to_the_line(prepared, qtbot):
    for _ in ITEMS:
        prepared.go_to(0)
        prepared.press(qtbot, Qt.Key.Key_Delete)
    assert prepared.page.agenda.line.field.hasFocus()


def test_alt_and_an_arrow_move_it_and_a_screen_reader_says_where_it_is(prepared, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr("ui.sessions.agenda_card.announce", lambda widget, text: heard.append(text))
    prepared.go_to(0)
    prepared.press(qtbot, Qt.Key.Key_Down, ALT)
    assert prepared.titles() == [ITEMS[1], ITEMS[0], ITEMS[2]]
    assert prepared.page.agenda.list_view.currentIndex().row() == 1
    assert heard == ["Arrive: now 2 of 3"]
    prepared.press(qtbot, Qt.Key.Key_Down, ALT)
    prepared.press(qtbot, Qt.Key.Key_Down, ALT)
    assert prepared.titles() == [ITEMS[1], ITEMS[2], ITEMS[0]]
    prepared.press(qtbot, Qt.Key.Key_Up, ALT)
    prepared.undo()
    assert prepared.titles() == [ITEMS[1], ITEMS[2], ITEMS[0]]


def test_an_item_is_dragged_to_another_place_and_back(prepared):
    drop(prepared, drag(prepared, 0, rect(prepared, 2).bottom() - 2))
    assert prepared.titles() == [ITEMS[1], ITEMS[2], ITEMS[0]]
    prepared.undo()
    assert prepared.titles() == list(ITEMS)


def test_far_below_the_last_and_far_above_the_first_are_the_ends_of_the_list(prepared):
    drop(prepared, drag(prepared, 1, rect(prepared, 2).bottom() + 300))
    assert prepared.titles() == [ITEMS[0], ITEMS[2], ITEMS[1]]
    drop(prepared, drag(prepared, 2, -300))
    assert prepared.titles() == [ITEMS[1], ITEMS[0], ITEMS[2]]


@popups
def test_the_menu_says_in_words_what_can_be_done(prepared, qtbot):
    view = prepared.page.agenda.list_view
    prepared.go_to(1)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=parts(prepared, 1).more.center())
    menu = view.findChildren(QMenu)[0]
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Change the words", "Change the minutes", "Move up", "Move down", "Move to the bin"]
    next(action for action in menu.actions() if action.text() == "Move up").trigger()
    assert prepared.titles() == [ITEMS[1], ITEMS[0], ITEMS[2]]
    menu.close()


@pytest.fixture
def left_over(journal, clock):
    """Two items of a session held before that nobody came to, the first about a goal, and one that was."""

    def leave(goal=None):
        before = sessions.plan(journal, replace(sessions.plan_of(planned(journal)), hour=9))
        begun = holding.begin(journal, before)
        reached = sessions.add_item(journal, before.id, "Reached", 5)
        first = sessions.add_item(journal, before.id, "The depots", 25, goal=goal)
        second = sessions.add_item(journal, before.id, "The van", 5)
        holding.come_to(journal, reached)
        holding.close(journal, begun, "", "")
        return first, second

    return leave


def test_what_was_not_reached_last_time_is_offered_above_the_line(show, journal_for_two, left_over, journal):
    first, _ = left_over()
    coming = next(each for each in journal.sessions.all() if each.state == "planned")
    prepared = show(journal, coming)
    words = shown_words(prepared.page.agenda)
    assert "Not reached last time" in words
    assert "The depots" in words
    assert "Reached" not in words.split("\n")
    offered, line = prepared.page.agenda.offered, prepared.page.agenda.line
    assert offered.mapTo(prepared.page, QPoint()).y() < line.mapTo(prepared.page, QPoint()).y()
    offered.rows.rows()[0].button.click()
    assert [(each.title, each.minutes, each.carried_from) for each in prepared.view.items] == [
        ("The depots", 25, first.id)
    ]
    assert "not reached last time" in prepared.page.agenda.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert [row._item.title for row in offered.rows.rows()] == ["The van"]
    prepared.undo()
    assert prepared.titles() == []
    assert len(offered.rows.rows()) == 2


def test_an_item_taken_over_keeps_its_goal(show, journal_for_two, left_over, journal):
    journal.close()
    goal = agreed(journal_for_two)
    again = journal_for_two.unlock("mentor")
    before = planned(again, hour=9)
    begun = holding.begin(again, before)
    sessions.add_item(again, before.id, "The depots", 25, goal=goal.id)
    holding.close(again, begun, "", "")
    prepared = show(again, planned(again))
    assert "You · Goal: Lead the budget meeting" in shown_words(prepared.page.agenda)
    prepared.page.agenda.offered.rows.rows()[0].button.click()
    assert prepared.view.items[0].goal == goal.id
    assert not prepared.page.agenda.offered.isVisible()
    assert prepared.page.agenda.line.field.hasFocus()


def test_all_that_was_not_reached_is_added_at_once_and_taken_back_at_once(show, journal, left_over):
    left_over()
    coming = next(each for each in journal.sessions.all() if each.state == "planned")
    prepared = show(journal, coming)
    prepared.page.agenda.offered._all.click()
    assert prepared.titles() == ["The depots", "The van"]
    prepared.undo()
    assert prepared.titles() == []


@pytest.fixture
def long_agenda(journal, session, show):
    """The page of a session with 500 items."""
    fields = {"session": session.id, "by": journal.me.id, "minutes": 5}
    journal.save_all([AgendaItem(**journal.origin(), title=f"Item {n}", position=n, **fields) for n in range(500)])
    return show(journal, session)


def test_five_hundred_items_stay_smooth(long_agenda, qtbot, let_it_settle):
    long_agenda.go_to(250)
    let_it_settle()
    took = []
    for _ in range(5):
        start = time.perf_counter()
        long_agenda.press(qtbot, Qt.Key.Key_Down, ALT)
        let_it_settle()
        took.append(time.perf_counter() - start)
    assert long_agenda.titles()[255] == "Item 250"
    # About 0.06 s on a quiet machine.
    assert min(took) < 0.5


def test_an_item_moved_out_of_sight_is_followed(long_agenda, qtbot, let_it_settle):
    long_agenda.go_to(0)
    for _ in range(30):
        long_agenda.press(qtbot, Qt.Key.Key_Down, ALT)
        let_it_settle()
    area = long_agenda.page.findChildren(QScrollArea)[0]
    view = long_agenda.page.agenda.list_view
    place = view.viewport().mapTo(area, rect(long_agenda, 30).center())
    assert area.rect().contains(place)


def test_the_page_goes_on_while_an_item_is_held_at_its_edge(long_agenda, qtbot):
    area = long_agenda.page.findChildren(QScrollArea)[0]
    view = long_agenda.page.agenda.list_view
    edge = view.viewport().mapFrom(area, QPoint(100, area.height() - 3))
    drag(long_agenda, 0, edge.y())
    landing = view._landing
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 200)
    assert view._landing > landing
    drop(long_agenda, view.viewport().mapFrom(area, QPoint(100, area.height() - 3)))
    assert long_agenda.titles().index("Item 0") > landing - 2
    scrolled = area.verticalScrollBar().value()
    qtbot.wait(100)
    assert area.verticalScrollBar().value() == scrolled


def test_where_one_can_only_read_nothing_can_be_changed(prepared, show, journal_for_two, session, qtbot):
    prepared.journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), session)
    assert not reader.page.agenda.line.isVisible()
    reader.go_to(0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        reader.press(qtbot, key)
    reader.press(qtbot, Qt.Key.Key_Down, ALT)
    drop(reader, drag(reader, 0, rect(reader, 2).bottom() - 2))
    assert reader.titles() == list(ITEMS)
    assert reader.open_line() is None
    assert reader.failed == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_whatever_is_written_stays_within_the_card(show, journal, session, dressed, let_it_settle, scale):
    dressed("dark", scale)
    journal.save(replace(journal.me, name="Donaudampfschifffahrtsgesellschaftskapitänin"))
    for title in ("word " * 39, "Donaudampfschifffahrt" * 9, "👩‍👩‍👧‍👧 שלום עולם", "Short"):
        sessions.add_item(journal, session.id, title, 120)
    prepared = show(journal, session, 560, 2000)
    let_it_settle()
    agenda = prepared.page.agenda
    assert cut_at_the_side(agenda) == []
    assert nameless(agenda) == []
    assert agenda.list_view.verticalScrollBar().maximum() == 0
    for row in range(4):
        placed = parts(prepared, row)
        assert all(rect(prepared, row).contains(part) for part in (placed.box, placed.title, placed.chip, placed.more))


def test_tab_goes_through_the_agenda_and_out_of_it(prepared, qtbot):
    agenda = prepared.page.agenda
    agenda.list_view.setFocus()
    seen = []
    for _ in range(2):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen == [agenda.list_view, agenda.line.field]
    assert not agenda.list_view.hasFocus()
