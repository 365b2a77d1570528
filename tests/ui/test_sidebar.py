"""The sidebar: where one is and where one can go, for eyes, fingers and screen readers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication

from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.sidebar import Entry, NavItem, Sidebar
from ui.theme import DARK, LIGHT

PAGES = [
    Entry("home", "Home", "home"),
    Entry("goals", "Goals", "goals"),
    Entry("reflections", "Reflections", "reflections", private=True),
]
ACTIONS = [
    Entry("search", "Search", "search", "Ctrl K", stays=False),
    Entry("lock", "Lock", "lock", "Ctrl L", stays=False),
]
LONG = "Bartholomew-Maximilian von und zu Unterkirchenberg the younger"


@pytest.fixture
def show(on_screen, journal):
    def make(width=240, height=600, **names):
        me, partner = (replace(each, name=names.get(each.role, each.name)) for each in (journal.me, journal.partner))
        return on_screen(Sidebar(me, partner, PAGES, ACTIONS), width, height)

    return make


def items(sidebar):
    return {item.entry.name: item for item in sidebar.findChildren(NavItem)}


def chosen(sidebar):
    return [name for name, item in items(sidebar).items() if item.isChecked()]


def said(item):
    interface = QAccessible.queryAccessibleInterface(item)
    state = interface.state()
    return interface.text(QAccessible.Text.Name), bool(state.checkable), bool(state.checked)


def test_it_says_who_the_pair_are_and_who_is_here(show):
    words = shown_words(show())
    for text in ("Amara & Tom", "You are Amara, mentor", "Private to you"):
        assert text in words


def test_the_mentor_stands_first_whoever_is_here(on_screen, journal_for_two):
    journal = journal_for_two.unlock("mentee")
    words = shown_words(on_screen(Sidebar(journal.me, journal.partner, PAGES, ACTIONS)))
    assert "Amara & Tom" in words
    assert "You are Tom, mentee" in words


def test_a_screen_reader_hears_names_and_where_one_is(show):
    sidebar = show()
    sidebar.show_chosen("goals")
    entries = items(sidebar)
    assert said(entries["goals"]) == ("Goals", True, True)
    assert said(entries["home"]) == ("Home", True, False)
    assert said(entries["search"]) == ("Search", False, False)
    assert entries["search"].toolTip() == "Search (Ctrl K)"
    assert nameless(sidebar) == []


@pytest.mark.parametrize("name", ["home", "reflections", "search"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_an_entry_is_pressed_by_keyboard(show, qtbot, name, key):
    sidebar = show()
    with qtbot.waitSignal(sidebar.chosen) as pressed:
        qtbot.keyClick(items(sidebar)[name], key)
    assert pressed.args == [name]


def test_an_entry_is_pressed_by_mouse(show, qtbot):
    sidebar = show()
    with qtbot.waitSignal(sidebar.chosen) as pressed:
        qtbot.mouseClick(items(sidebar)["goals"], Qt.MouseButton.LeftButton)
    assert pressed.args == ["goals"]


def test_arrows_and_tab_reach_every_entry(show, qtbot):
    sidebar = show()
    sidebar.show_chosen("home")
    went = []
    sidebar.chosen.connect(went.append)
    items(sidebar)["home"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is items(sidebar)["reflections"]
    reached = {"home", "goals", "reflections"}
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget().entry.name)
    assert reached == set(items(sidebar))


def test_tab_goes_in_from_any_page(show, qtbot):
    """Also from one that has no entry, when nothing is chosen."""
    sidebar = show()
    for name in ("goals", "review", "home"):
        sidebar.show_chosen(name)
        focus = items(sidebar)["lock"]
        focus.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        assert QApplication.focusWidget().entry in PAGES


def test_one_entry_is_chosen_or_none(show):
    sidebar = show()
    for name, expected in (("home", ["home"]), ("goals", ["goals"]), ("review", []), ("search", [])):
        sidebar.show_chosen(name)
        assert chosen(sidebar) == expected
    sidebar.show_chosen("reflections")
    assert chosen(sidebar) == ["reflections"]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_names_are_cut_and_can_be_read_in_full(show, dressed, direction, scale, qtbot):
    dressed("light", scale)
    sidebar = show(mentor=LONG, mentee=LONG[::-1])
    sidebar.setLayoutDirection(direction)
    sidebar.resize(sidebar.sizeHint().width(), 600)
    qtbot.wait(1)
    sidebar.grab()
    assert sidebar.width() == sidebar.sizeHint().width()
    assert cut_at_the_side(sidebar) == []
    assert LONG in shown_words(sidebar)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_chosen_entry_stands_on_a_ground_of_its_own(show, dressed, tokens):
    dressed(tokens.name)
    sidebar = show()
    entries = items(sidebar)
    for name, ground in (("home", tokens.surface), ("reflections", tokens.private_tint)):
        sidebar.show_chosen("search")
        plain = entries[name].grab().toImage().pixelColor(8, entries[name].height() // 2)
        sidebar.show_chosen(name)
        marked = entries[name].grab().toImage().pixelColor(8, entries[name].height() // 2)
        assert marked == QColor(ground)
        assert plain != marked


def test_the_keyboard_shows_where_it_is_and_the_mouse_does_not(show):
    sidebar = show()
    item, other = items(sidebar)["goals"], items(sidebar)["home"]
    quiet = item.grab().toImage()
    item.setFocus(Qt.FocusReason.TabFocusReason)
    assert item.grab().toImage() != quiet
    other.setFocus(Qt.FocusReason.TabFocusReason)
    item.setFocus(Qt.FocusReason.MouseFocusReason)
    assert item.grab().toImage() == quiet


def test_right_to_left_is_painted_from_the_right(show):
    sidebar = show()
    item = items(sidebar)["search"]
    left = item.grab().toImage()
    sidebar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert item.grab().toImage() != left
    sidebar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert item.grab().toImage() == left


def test_a_low_window_scrolls_the_pages_and_keeps_the_way_out(show):
    sidebar = show(height=200)
    lock = items(sidebar)["lock"]
    assert sidebar.rect().contains(lock.geometry())
