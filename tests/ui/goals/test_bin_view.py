"""The bin of the goals: what was removed and from where, and the way back by mouse and by keyboard."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import evidence, goals
from mentor_desktop.services.journal import DAYS_IN_THE_BIN
from tests.support.goals import agreed, drafted
from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.goals.bin_view import BinView


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def removed(goal, journal_for_two):
    """Amara has removed what hung on a goal, and a goal of its own; the journal is locked again."""
    with closing(journal_for_two.unlock("mentor")) as amara:
        stamp = amara.origin()
        step = goals.add_milestone(amara, goal, "Ask the storeman", None)
        check_in = goals.check_in(amara, goal, -1, "He asked first")
        shown = evidence.add(amara, replace(evidence.new_evidence(amara, goal), link="https://example.org/agenda"))
        taught = goals.teach(
            amara, Instruction(**stamp, goal=goal.id, at=stamp["created_at"], kind="show", text="How to begin")
        )
        other = drafted(amara, title="Read a balance sheet")
        records = [other, taught, shown, check_in, step]
        for record in reversed(records):
            amara.remove(record)
    return records


@pytest.fixture
def show(on_screen):
    def make(journal, width=1000, height=700):
        made = on_screen(BinView(journal), width, height)
        made.shown()
        made.take_keyboard()
        return made

    return make


def said(view):
    return [row.accessibleName() for row in view.rows.rows()]


def asked(view, qtbot, act):
    """The record that is asked to be put back."""
    with qtbot.waitSignal(view.restore) as restore:
        act()
    return restore.args[0].record


def test_each_thing_says_what_it_is_how_it_begins_and_where_it_was(show, removed, journal_for_two):
    view = show(journal_for_two.unlock("mentor"))
    of = "Removed on 21 March 2026. From the goal “Lead the budget meeting”"
    assert said(view) == [
        "Goal. Read a balance sheet. Removed on 21 March 2026.",
        f"What was taught. How to begin. {of}",
        f"Your evidence. https://example.org/agenda. {of}",
        f"Your check-in at level −1. He asked first. {of}",
        f"Milestone. Ask the storeman. {of}",
    ]
    assert f"{DAYS_IN_THE_BIN} days" in shown_words(view)
    assert nameless(view) == []


def test_what_belongs_to_the_other_one_is_shown_and_cannot_be_put_back(show, removed, journal_for_two):
    view = show(journal_for_two.unlock("mentee"))
    assert [row.button.isVisible() for row in view.rows.rows()] == [True, True, False, False, True]
    assert "Evidence of Amara" in said(view)[2]
    assert said(view)[3].endswith("“Lead the budget meeting” Only Amara can put it back.")


def test_the_button_puts_back(show, removed, journal_for_two, qtbot):
    view = show(journal_for_two.unlock("mentor"))
    button = view.rows.rows()[3].button
    assert asked(view, qtbot, lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton)) == removed[3]


def test_the_arrow_keys_go_from_one_to_the_next_and_enter_puts_back(show, removed, journal_for_two, qtbot):
    view = show(journal_for_two.unlock("mentee"))
    places = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(QApplication.focusWidget(), key)
        places.append([row.button.hasFocus() for row in view.rows.rows()].index(True))
    assert places == [0, 1, 4, 4, 1]
    assert asked(view, qtbot, lambda: qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)) == removed[1]


def test_where_one_can_only_read_everything_is_shown_and_nothing_offered(show, removed, journal_for_two):
    view = show(journal_for_two.unlock("mentor", read_only=True))
    assert len(said(view)) == 5
    assert [button.text() for button in view.findChildren(QPushButton) if button.isVisible()] == ["Back to the goals"]
    assert "Only" not in said(view)[3]


def test_an_empty_bin_says_so(show, journal):
    view = show(journal)
    assert "Nothing in the bin" in shown_words(view)
    assert view._back.hasFocus()


def test_escape_leaves(show, journal, qtbot):
    view = show(journal)
    with qtbot.waitSignal(view.leave):
        assert view.back()


def test_what_cannot_be_read_is_a_sentence(show, removed, journal_for_two, monkeypatch, strays):
    damaged = DamagedSpace(file="shared.space", what="a page does not pass its check")
    journal = journal_for_two.unlock("mentor")

    def fail(*_):
        raise damaged

    with monkeypatch.context() as broken:
        broken.setattr(journal, "in_bin", fail)
        view = show(journal)
        assert str(damaged) in shown_words(view)
    view.shown()
    assert str(damaged) not in shown_words(view)
    assert len(said(view)) == 5
    assert strays.shown == ["BinView"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_words_break_in_a_narrow_window(show, journal, dressed, scale):
    dressed("light", scale)
    journal.remove(drafted(journal, title="W" * 190))
    journal.remove(drafted(journal, title="עברית 🌱 <b>word</b> " + "word " * 20))
    assert cut_at_the_side(show(journal, 560, 640)) == []
