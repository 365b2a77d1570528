"""The lines: opened, removed and gone through by keyboard and mouse, painted in both themes, reused when read anew."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from mentor_desktop.journal.progress import Views
from tests.support.goal_lines import AGREED, PEOPLE, goal
from ui.goals.list_rows import GoalRows, Line
from ui.goals.list_words import LineWords
from ui.theme import DARK, LIGHT
from ui.widgets.goal_chips import GoalChip
from ui.widgets.ladder_strip import Standing

# What the offscreen platform says of menus; no fault of theirs.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
COLOURS = {seat: person.colour for seat, person in PEOPLE.items()}


def line(id, title="", **fields):
    words = LineWords(title or f"Goal {id}", "You both say 0.", ("No date yet",), (GoalChip("on course", "good"),))
    return Line(goal(id=id, **{**AGREED, **fields}), words, Standing(-1, Views(0, 0)))


@pytest.fixture
def rows(on_screen):
    made = on_screen(GoalRows(COLOURS, may_remove=True), 800, 600)
    made.show_lines([line(id) for id in "abcd"])
    made.take_keyboard()
    return made


def focused(rows):
    """The goal of the line with the keyboard."""
    widget = QApplication.focusWidget()
    return widget.goal.id if widget in rows.rows else None


def ids(rows):
    return [row.goal.id for row in rows.rows]


def test_every_line_says_everything_to_someone_who_listens(rows):
    assert [row.accessibleName() for row in rows.rows] == [
        f"Goal {id}. You both say 0. No date yet. on course." for id in "abcd"
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_line_is_opened_by_key(rows, qtbot, key):
    with qtbot.waitSignal(rows.opened) as opened:
        qtbot.keyClick(rows.rows[0], key)
    assert opened.args == ["a"]


def test_a_line_is_opened_by_click_and_is_the_chosen_one_then(rows, qtbot):
    with qtbot.waitSignal(rows.opened) as opened:
        qtbot.mouseClick(rows.rows[2], Qt.MouseButton.LeftButton)
    assert opened.args == ["c"]
    assert rows.chosen_goal.id == "c"


def test_the_arrow_keys_go_from_line_to_line_and_stop_at_the_ends(rows, qtbot):
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(QApplication.focusWidget(), key)
        seen.append(focused(rows))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert seen == ["b", "c", "b", "d", "d", "a"]
    assert focused(rows) == "a"


def test_tab_reaches_the_chosen_line_alone(rows, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    reached = [row.goal.id for row in rows.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == ["b"]


def test_a_line_is_removed_by_key(rows, qtbot):
    with qtbot.waitSignal(rows.removed) as removed:
        qtbot.keyClick(rows.rows[0], Qt.Key.Key_Delete)
    assert removed.args[0].id == "a"


def test_where_one_can_only_read_nothing_is_removed(on_screen, qtbot):
    rows = on_screen(GoalRows(COLOURS, may_remove=False), 800, 600)
    rows.show_lines([line("a")])
    with qtbot.assertNotEmitted(rows.removed):
        qtbot.keyClick(rows.rows[0], Qt.Key.Key_Delete)


@menus
@pytest.mark.parametrize(("may_remove", "offered"), [(True, ["Open", "Move to the bin"]), (False, ["Open"])])
def test_the_context_menu_offers_what_can_be_done(on_screen, qtbot, may_remove, offered):
    rows = on_screen(GoalRows(COLOURS, may_remove=may_remove), 800, 600)
    rows.show_lines([line("a")])
    row = rows.rows[0]
    place = QPoint(20, 20)
    QApplication.sendEvent(row, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place)))
    menu = row.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == offered
    for action, signal in zip(menu.actions(), (rows.opened, rows.removed), strict=False):
        with qtbot.waitSignal(signal):
            action.trigger()
    menu.close()


def test_read_anew_the_chosen_goal_keeps_the_keyboard_wherever_it_stands_now(rows, qtbot):
    qtbot.keyClick(rows.rows[0], Qt.Key.Key_Down)
    rows.show_lines([line(id) for id in "cdba"])
    assert ids(rows) == ["c", "d", "b", "a"]
    assert focused(rows) == "b"


def test_when_the_chosen_goal_is_gone_the_one_in_its_place_has_the_keyboard(rows, qtbot):
    qtbot.keyClick(rows.rows[0], Qt.Key.Key_End)
    rows.show_lines([line(id) for id in "abc"])
    assert focused(rows) == "c"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    rows.show_lines([line(id) for id in "bc"])
    assert focused(rows) == "b"


def test_lines_are_reused_and_those_that_are_too_many_go(rows, let_it_settle):
    before = list(rows.rows)
    rows.show_lines([line("x"), line("y")])
    let_it_settle()
    assert rows.rows == before[:2]
    assert rows.layout().count() == 2
    rows.show_lines([])
    assert rows.chosen_goal is None
    rows.show_lines([line("z")])
    assert rows.chosen_goal.id == "z"


def test_reading_anew_does_not_take_the_keyboard_from_elsewhere(rows, on_screen):
    rows.rows[0].clearFocus()
    rows.show_lines([line(id) for id in "abcd"])
    assert focused(rows) is None


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_level_both_see_is_painted_in_the_colour_of_what_is_shared(rows, dressed, tokens):
    dressed(tokens.name)
    row = rows.rows[3]
    strip = row.places().strip
    colours = {row.grab().toImage().pixelColor(round(strip.center().x()), int(strip.top()) + 3).name()}
    assert colours == {QColor(tokens.shared).name()}


def test_the_line_with_the_keyboard_stands_out(rows, qtbot):
    ground = [row.grab().toImage().pixelColor(10, row.height() - 8).name() for row in rows.rows[:2]]
    assert ground[0] == QColor(LIGHT.shared_tint).name()
    assert ground[1] != ground[0]


def test_a_long_title_is_cut_and_whole_in_the_tool_tip(rows):
    long = "word " * 60
    rows.show_lines([line("a", long.strip()), line("b", "short")])
    for row in rows.rows:
        row.grab()
    assert [row.toolTip() for row in rows.rows] == [long.strip(), ""]


def test_larger_text_makes_higher_lines(rows, dressed):
    before = rows.rows[0].heightForWidth(700)
    dressed("light", 2.0)
    assert rows.rows[0].heightForWidth(700) > before * 1.5
