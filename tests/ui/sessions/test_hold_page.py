"""Holding a session on the screen: what the page says, its keys, leaving, closing, and taking the beginning back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.sessions import LONGEST
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import held as held_session
from tests.support.sessions import planned
from tests.ui.sessions.hold_hands import holding
from ui.sessions.hold_page import HoldPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(on_screen):
    """Puts a page on the screen and begins its session."""

    def make(held, width=1100, height=760):
        on_screen(held.page, width, height)
        assert held.open()
        return held

    return make


@pytest.fixture
def held(show, journal_for_two):
    return show(holding(journal_for_two))


def places(held):
    """Where the three parts of the page stand: column and row of the grid."""
    grid = held.page._grid
    found = []
    for part in (held.page.agenda, held.page.notes, held.page._right):
        row, column, *_ = grid.getItemPosition(grid.indexOf(part))
        found.append((column, row))
    return found


def test_it_says_which_session_it_is_since_when_and_who_leads(held):
    words = shown_words(held.page)
    assert "Session 1" in words
    assert "Saturday 21 March · started 16:30 · Amara leads" in words


def test_a_session_that_both_lead(show, journal_for_two):
    held = show(holding(journal_for_two, direction="mutual"))
    assert held.page.subtitle.text().endswith("you both lead")


def test_it_begins_with_the_keyboard_in_the_notes_of_the_first_item(held):
    assert held.page.notes.surface.hasFocus()
    assert held.page.notes.accessibleName() == "Arrive"
    assert held.item(0).reached_at is not None


def test_beginning_is_said_and_can_be_taken_back(held):
    assert held.sentences() == ["Session 1 has begun."]
    held.undo()
    assert held.kept().started_at is None
    assert held.left == [True]
    assert held.sentences()[-1] == "Session 1 has not begun."
    held.undo()
    assert held.kept().left_open


def test_going_on_says_nothing(held):
    held.open()
    assert held.sentences() == ["Session 1 has begun."]


def test_the_button_for_a_mistake_is_there_until_something_is_written(held):
    assert held.page.not_begun_button.isVisible()
    held.write("W")
    held.page.settle()
    assert not held.page.not_begun_button.isVisible()
    held.said[0][1]()
    assert held.kept().left_open
    assert "written in this session already" in str(held.failed[-1])
    assert held.left == []


def test_words_that_are_not_kept_yet_count_as_written(held):
    held.write("W")
    held.page.say_not_begun()
    assert held.kept().left_open
    assert held.item(0).outcome == "W"


def test_ctrl_and_the_page_keys_go_from_item_to_item(held, qtbot):
    surface = held.page.notes.surface
    held.write("We arrived.")
    qtbot.keyClick(surface, Qt.Key.Key_PageDown, CONTROL)
    assert held.page.talk.current.title == "The planning meeting"
    assert surface.text() == ""
    assert surface.hasFocus()
    held.write("He named it.")
    qtbot.keyClick(surface, Qt.Key.Key_PageUp, CONTROL)
    assert surface.text() == "We arrived."
    qtbot.keyClick(surface, Qt.Key.Key_PageUp, CONTROL)
    assert held.page.talk.current.title == "Arrive"
    assert [each.outcome for each in held.items()] == ["We arrived.", "He named it.", ""]


def test_one_key_counts_anywhere_on_the_page(held, qtbot):
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(held.page.notes.surface, Qt.Key.Key_1, alt)
    qtbot.keyClick(held.page.promises.capture.line, Qt.Key.Key_1, alt)
    qtbot.keyClick(held.page.notes.surface, Qt.Key.Key_6, alt)
    assert [row.count for row in held.page.tally.rows] == [2, 0, 0, 0, 0, 1]
    qtbot.keyClick(held.page.notes.surface, Qt.Key.Key_1, alt | shift)
    assert [row.count for row in held.page.tally.rows] == [1, 0, 0, 0, 0, 1]
    assert held.page.notes.surface.text() == ""


def test_a_disk_that_is_full_keeps_one_at_the_item(held, monkeypatch):
    held.write("We arrived.")
    with monkeypatch.context() as patched:
        patched.setattr(held.journal, "save", lambda record: (_ for _ in ()).throw(DiskFull()))
        held.come_to(1)
        assert held.page.talk.current.title == "Arrive"
        assert held.page.notes.surface.text() == "We arrived."
        assert [type(error) for error in held.failed] == [DiskFull]
    held.come_to(1)
    assert held.item(0).outcome == "We arrived."
    assert held.page.talk.current.title == "The planning meeting"


def test_leaving_ends_nothing(held):
    held.talk(3)
    held.write("We arr")
    assert held.page.back() is True
    assert held.left == [True]
    held.page.settle()
    assert held.kept().left_open
    assert held.item(0).outcome == "We arr"
    assert held.item(0).seconds >= 180
    held.page.hide()
    held.talk(2)
    assert held.item(0).seconds >= 300


def test_closing_keeps_everything_first_and_stops_the_clock(held):
    held.talk(1)
    held.write("We arrived.")
    held.page.agenda.add_line.setText("Holid")
    held.page.promises.capture.line.setText("Tom: call")
    held.page.close_button.click()
    assert held.closed == [held.session.id]
    assert held.item(0).outcome == "We arrived."
    assert not held.page.talk.clock.running
    assert held.journal.kept_words(f"agenda-item:{held.session.id}") == {"title": "Holid"}
    assert held.journal.kept_words(f"promise-line:{held.session.id}") == {"line": "Tom: call"}
    held.page.reload()
    assert held.page.talk.clock.running


def test_what_cannot_be_kept_is_not_closed(held, monkeypatch):
    held.write("We arrived.")
    with monkeypatch.context() as patched:
        patched.setattr(held.journal, "save", lambda record: (_ for _ in ()).throw(DiskFull()))
        held.page.close_button.click()
    assert held.closed == []
    assert [type(error) for error in held.failed] == [DiskFull]
    held.page.close_button.click()
    assert held.closed == [held.session.id]


def test_a_session_that_was_held_is_not_opened(on_screen, journal_for_two):
    held = holding(journal_for_two)
    session = held_session(held.journal, hour=19)
    page = HoldPage(held.journal)
    failed = []
    page.failed.connect(failed.append)
    on_screen(page)
    assert page.open(session.id) is False
    assert "not planned any more" in str(failed[0])


def test_what_waits_in_the_lines_is_there_again_after_a_lock(held, journal_for_two, on_screen):
    held.page.agenda.add_line.setText("Holid")
    held.page.promises.capture.line.setText("Tom: call")
    held.page.settle(locking=True)
    held.journal.close()
    page = HoldPage(journal_for_two.unlock("mentor"))
    on_screen(page)
    assert page.open(held.session.id)
    assert page.agenda.add_line.text() == "Holid"
    assert page.promises.capture.line.text() == "Tom: call"


def test_another_session_has_its_own_words(held):
    first = held.session.id
    held.write("We arrived.")
    held.page.promises.capture.line.setText("Tom: call")
    second = planned(held.journal, hour=19)
    assert held.page.open(second.id)
    assert held.page.notes.surface.text() == ""
    assert held.page.promises.capture.line.text() == ""
    assert held.page.title.text() == "Session 2"
    assert held.page.open(first)
    assert held.page.notes.surface.text() == "We arrived."
    assert held.page.promises.capture.line.text() == "Tom: call"


def test_reading_anew_shows_what_changed_and_keeps_what_is_being_typed(held):
    held.write("We arr")
    held.journal.save(replace(held.item(0), title="Arrive, really"))
    held.page.reload()
    assert held.page.notes.accessibleName() == "Arrive, really"
    assert held.page.notes.surface.text() == "We arr"
    assert held.item(0).outcome == "We arr"


def test_listening_rounds_come_later_and_it_says_so(held):
    button = held.page.listen_button
    assert not button.isEnabled()
    assert button.toolTip() == "Listening rounds come with a later version."
    assert button.accessibleDescription() == button.toolTip()


def test_left_open_for_days_it_says_since_when(held, journal_for_two, on_screen):
    held.page.settle()
    held.journal.close()
    journal_for_two.clock.advance(minutes=LONGEST + 60)
    page = on_screen(HoldPage(journal_for_two.unlock("mentor")))
    assert page.open(held.session.id)
    words = shown_words(page)
    assert "left open on 21 Mar" in words
    assert "Promised in this session" in words


def test_a_journal_open_to_be_read_shows_everything_and_offers_no_writing(held, journal_for_two, on_screen):
    held.write("We arrived.")
    held.page.settle()
    held.journal.close()
    page = HoldPage(journal_for_two.unlock("mentee", read_only=True))
    on_screen(page, 1100, 760)
    assert page.open(held.session.id)
    assert page.notes.surface.text() == "We arrived."
    assert page.notes.surface.isReadOnly()
    for control in (page.close_button, page.not_begun_button, page.agenda.add_line, page.promises.capture):
        assert not control.isVisible()
    page.agenda.rows()[1].click()
    assert page.notes.accessibleName() == "The planning meeting"
    page.tally.count(1)
    page.settle()
    assert "Nothing is promised yet." in shown_words(page)


def test_as_many_columns_as_there_is_room_for(held, let_it_settle):
    assert places(held) == [(0, 0), (1, 0), (2, 0)]
    held.page.resize(700, 700)
    let_it_settle()
    assert places(held) == [(0, 0), (1, 0), (0, 1)]
    held.page.resize(420, 700)
    let_it_settle()
    assert places(held) == [(0, 0), (0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1100, 760, 1.0), (700, 600, 1.0), (640, 600, 1.5), (700, 600, 2)]
)
def test_nothing_is_cut_and_everything_has_a_name(dressed, show, journal_for_two, let_it_settle, width, height, scale):
    dressed("light", scale)
    agenda = [f"A point with some words, number {number}" for number in range(30)]
    held = show(holding(journal_for_two, agenda=agenda), width, height)
    held.page.promises.capture.line.setText("call Ana before the next session")
    held.page.promises.capture._enter()
    let_it_settle()
    assert cut_at_the_side(held.page) == []
    assert nameless(held.page) == []


def test_in_one_column_the_notes_one_writes_in_are_in_sight(show, journal_for_two, let_it_settle):
    held = show(holding(journal_for_two), 420, 640)
    let_it_settle()
    notes = held.page.notes
    top = notes.mapTo(held.page, notes.rect().topLeft()).y()
    assert 0 <= top <= held.page.height() - notes.height()


def test_nothing_on_the_page_is_plum(held):
    cards = [each.property("card") for each in (held.page.agenda, held.page.notes, held.page.promises, held.page.tally)]
    assert cards == ["shared"] * 4


def test_no_window_is_shown_beside_it(show, journal_for_two, strays):
    held = show(holding(journal_for_two, agenda=()))
    held.page.promises.capture.line.setText("call Ana")
    held.page.promises.capture._enter()
    assert strays.shown == ["HoldPage"]
