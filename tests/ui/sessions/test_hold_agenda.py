"""The agenda while a session goes on: time in words, one item highlighted, the others a press away."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.goals import LONGEST_TITLE
from mentor_desktop.journal.record import moment
from tests.support.screens import shown_words
from tests.ui.sessions.hold_hands import holding


@pytest.fixture
def show(on_screen):
    def make(held):
        on_screen(held.page, 1100, 760)
        assert held.open()
        return held

    return make


@pytest.fixture
def held(show, journal_for_two):
    return show(holding(journal_for_two))


def rows(held):
    return held.page.agenda.rows()


def aside(held):
    return held.page.agenda._aside.text()


def let_pass(held, minutes):
    """So many minutes after the session began."""
    held.clock.now = moment(held.kept().started_at) + timedelta(minutes=minutes)
    held.page.talk.clock.look()


def test_the_item_that_is_talked_about_stands_out_and_says_for_how_long(held):
    held.talk(14)
    assert [row.is_now for row in rows(held)] == [True, False, False]
    assert rows(held)[0].below == "14 minutes so far"
    assert "You are talking about it: 14 minutes so far" in rows(held)[0].accessibleDescription()


def test_what_was_talked_about_is_done_and_says_how_long_it_was(held):
    held.talk(9)
    held.come_to(1)
    assert [row.done for row in rows(held)] == [True, False, False]
    assert rows(held)[0].below == "9 minutes"
    assert "You talked about it: 9 minutes" in rows(held)[0].accessibleDescription()
    assert rows(held)[0]._font().strikeOut()
    assert rows(held)[2].below == ""


def test_one_can_go_back_to_what_is_done(held):
    held.talk(9)
    held.come_to(1)
    held.talk(2)
    held.come_to(0)
    assert rows(held)[0].below == "9 minutes so far"
    assert not rows(held)[0].done
    assert rows(held)[1].below == "2 minutes"


def test_the_time_is_said_beside_the_time_that_was_planned(held):
    let_pass(held, 24)
    assert aside(held) == "24 of 60 min"
    assert held.page.agenda.line.accessibleName() == "24 of 60 min"
    assert 0.4 <= held.page.agenda.line.share < 0.42


def test_time_over_the_plan_is_only_said(held):
    let_pass(held, 72)
    assert aside(held) == "60 min and 12 more"
    assert held.page.agenda.line.share == 1.0
    assert held.page.agenda._aside.property("tone") == "muted"


def test_it_says_by_which_keys_one_goes_on(held):
    assert "Ctrl+Page Down goes to the next item" in shown_words(held.page.agenda)


def test_what_nobody_came_to_moves_to_next_time_and_it_says_so(held):
    assert "Moves to next time if not reached" in shown_words(held.page.agenda)
    held.come_to(1)
    held.come_to(2)
    assert "Moves to next time" not in shown_words(held.page.agenda)


def test_an_empty_agenda_says_what_can_be_done(show, journal_for_two):
    held = show(holding(journal_for_two, agenda=()))
    assert "Nothing is on the agenda." in shown_words(held.page.agenda)
    assert rows(held) == []


def test_the_first_words_without_an_agenda_make_an_item_and_typing_goes_on(show, journal_for_two, qtbot):
    held = show(holding(journal_for_two, agenda=()))
    surface = held.page.notes.surface
    assert held.page.notes.accessibleName() == "What we talked about"
    qtbot.keyClicks(surface, "What a ")
    held.page.notes.settle()
    assert [row.accessibleName() for row in rows(held)] == ["What we talked about"]
    assert held.page.notes.accessibleName() == "What we talked about"
    qtbot.keyClicks(surface, "week")
    held.page.notes.settle()
    assert surface.text() == "What a week"
    assert [each.outcome for each in held.items()] == ["What a week"]


def test_tab_reaches_one_row_and_the_arrows_the_others(held, qtbot):
    first, second, third = rows(held)
    tab = Qt.FocusPolicy.TabFocus
    assert [bool(row.focusPolicy() & tab) for row in rows(held)] == [True, False, False]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Down)
    qtbot.keyClick(third, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is third
    assert [bool(row.focusPolicy() & tab) for row in rows(held)] == [False, False, True]
    assert held.page.talk.current.title == "Arrive"
    qtbot.keyClick(third, Qt.Key.Key_Return)
    assert held.page.talk.current.title == "What is next"
    assert held.page.notes.surface.hasFocus()


def test_the_keyboard_stays_in_its_row_while_time_passes(held):
    rows(held)[0].setFocus()
    held.talk(2)
    held.page.reload()
    assert QApplication.focusWidget() is rows(held)[0]


def test_something_can_be_added_with_its_minutes_and_taken_back(held, qtbot):
    line = held.page.agenda.add_line
    line.setFocus()
    qtbot.keyClicks(line, "Holidays, 15 min")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [(each.title, each.minutes) for each in held.items()][-1] == ("Holidays", 15)
    assert len(rows(held)) == 4
    assert line.text() == ""
    assert line.hasFocus()
    assert held.sentences()[-1] == "The item is on the agenda."
    held.undo()
    assert len(held.items()) == len(rows(held)) == 3


def test_nothing_is_added_from_an_empty_line(held, qtbot):
    qtbot.keyClicks(held.page.agenda.add_line, "   ")
    qtbot.keyClick(held.page.agenda.add_line, Qt.Key.Key_Return)
    assert len(held.items()) == 3


def test_what_cannot_be_added_is_said_and_stays_in_the_line(held, monkeypatch):
    line = held.page.agenda.add_line
    line.setText("w" * (LONGEST_TITLE + 1))
    line.returnPressed.emit()
    assert len(held.items()) == 3
    assert line.text() == "w" * (LONGEST_TITLE + 1)
    line.setText("Holidays")
    with monkeypatch.context() as patched:
        patched.setattr(held.journal, "save", lambda record: (_ for _ in ()).throw(DiskFull()))
        line.returnPressed.emit()
    assert str(DiskFull()) in shown_words(held.page.agenda)
    assert line.text() == "Holidays"


def test_thirty_items_scroll_and_the_one_talked_about_is_in_sight(show, journal_for_two, let_it_settle):
    held = show(holding(journal_for_two, agenda=[f"Point {number}" for number in range(30)]))
    held.page.come_to(held.item(29).id)
    let_it_settle()
    last = rows(held)[29]
    top = last.mapTo(held.page.agenda.list, last.rect().topLeft()).y()
    assert 0 <= top <= held.page.agenda.list.height() - last.height()
    assert held.page.agenda.height() <= held.page.height()


def test_a_word_wider_than_the_card_is_broken(held):
    row = rows(held)[0]
    short = row.heightForWidth(200)
    row.show_item(replace(held.item(0), title="w" * 99), 0, now=True)
    assert row.heightForWidth(200) > 2 * short
    assert row.minimumSizeHint().width() < 200
