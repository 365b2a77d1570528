"""The form of a session: prefilled, kept while it is typed, and with a sentence at every field that is wrong."""

from contextlib import closing
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.record import moment
from mentor_desktop.services import sessions
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import planned
from tests.ui.sessions.timeline_hands import Told, living_in, put
from ui.sessions.plan_card import PlanCard
from ui.widgets.day_button import DayPopup
from ui.widgets.form_keeper import KEEP_AFTER_MS


@pytest.fixture(autouse=True)
def berlin(monkeypatch):
    """The computer stands in Berlin."""
    monkeypatch.setattr("ui.sessions.plan_card.zone_here", lambda: "Europe/Berlin")
    with living_in("Europe/Berlin"):
        yield


@pytest.fixture
def show(on_screen):
    """The form as a window of its own, and what it said."""

    def make(journal, width=900, height=700):
        card = on_screen(PlanCard(journal), width, height)
        return card, Told(card, "made", "closed")

    return make


@pytest.fixture
def form(show, journal):
    """The form for a new session."""
    card, told = show(journal)
    card.begin()
    return card, told


def typed(field, text):
    """Types a text in place of what is there, and goes on."""
    field.setText("")
    field.insert(text)
    field.textEdited.emit(text)
    field.editingFinished.emit()


def shown(card):
    """What stands in the form."""
    chosen = next(direction for direction, chip in card.chips.items() if chip.isChecked())
    return card.day.field.text(), card.hours.begin.text(), card.hours.end.text(), card.place.text(), chosen


def test_a_first_session_is_suggested_in_a_week_for_an_hour(form):
    card, _ = form
    assert shown(card) == ("28 March 2026", "16:00", "17:00", "", "mentor leads")
    assert card.day.message() == "Saturday, 28 March 2026"
    assert card.hours.messages() == ("", "60 minutes")
    assert card.hours.chips[60].isChecked()
    assert QApplication.focusWidget() is card.day.field


def test_a_later_one_is_suggested_at_the_rhythm_of_the_pair(show, journal, journal_for_two):
    for number, days in enumerate((-42, -28, -14), start=1):
        put(journal_for_two, journal, days, number, place="Room 2", direction="mutual", minutes=45)
    card, _ = show(journal)
    card.begin()
    # In winter it was 17:00 in Berlin when it was 16:00 UTC.
    assert shown(card) == ("22 March 2026", "17:00", "17:45", "Room 2", "mutual")


def test_a_session_is_planned_and_can_be_taken_back(form, journal):
    card, told = form
    typed(card.day.field, "1 April")
    typed(card.hours.begin, "9:30")
    card.hours.chips[90].click()
    typed(card.place, "By the river")
    card.chips["mutual"].click()
    card.send_button.click()
    (session,) = journal.sessions.all()
    assert (session.starts_at, session.minutes, session.zone) == ("2026-04-01T07:30:00.000Z", 90, "Europe/Berlin")
    assert (session.place, session.direction, session.number) == ("By the river", "mutual", 1)
    assert told.asked == [("made", session.id), ("closed",)]
    assert told.sentences() == ["Session 1 is planned."]
    assert card.isHidden()
    told.undo()
    assert journal.sessions.all() == []


def test_an_undo_that_cannot_be_done_says_so(form, journal, monkeypatch):
    card, told = form
    card.send_button.click()

    def fail(*_):
        raise DiskFull()

    monkeypatch.setattr(journal, "remove", fail)
    told.undo()
    assert [type(error) for error in told.failed] == [DiskFull]


def test_where_the_beginning_goes_the_end_goes_along(form):
    card, _ = form
    typed(card.hours.begin, "10:15")
    assert card.hours.end.text() == "11:15"
    typed(card.hours.end, "10:45")
    assert card.hours.chips[30].isChecked()
    typed(card.hours.begin, "14")
    assert card.hours.end.text() == "14:30"
    typed(card.hours.end, "14:37")
    assert card.hours.other.isChecked()
    assert card.hours.messages()[1] == "37 minutes"


def test_another_length_is_typed_as_the_end(form, qtbot):
    card, _ = form
    qtbot.mouseClick(card.hours.other, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is card.hours.end
    assert card.hours.end.selectedText() == "17:00"


def test_a_length_that_was_chosen_before_mends_an_end_that_is_wrong(form, qtbot):
    card, _ = form
    typed(card.hours.end, "15:00")
    assert not card.hours.chips[60].isChecked()
    qtbot.mouseClick(card.hours.chips[60], Qt.MouseButton.LeftButton)
    assert (card.hours.end.text(), card.hours.messages()[1]) == ("17:00", "60 minutes")


def test_a_session_may_go_on_past_midnight(form, journal):
    card, _ = form
    typed(card.hours.begin, "23:30")
    assert card.hours.end.text() == "00:30"
    assert card.hours.messages()[1] == "60 minutes, into the next day"
    card.send_button.click()
    assert journal.sessions.all()[0].minutes == 60


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [
        ("16:00", "15:00", "This is before it begins. When does it end?"),
        ("16:00", "16:00", "This is when it begins. When does it end?"),
        ("00:00", "24:00", "This does not read as a time. Write it like 16:00."),
        ("00:00", "00:00", "This is when it begins. When does it end?"),
        ("07:00", "23:00", "A session lasts at most 12 hours. When does it end?"),
        ("16:00", "16:04", "A session lasts at least 5 minutes. When does it end?"),
        ("16:00", "later", "This does not read as a time. Write it like 16:00."),
        ("16:00", "", "This does not read as a time. Write it like 16:00."),
    ],
)
def test_an_end_that_cannot_be_is_said_at_the_end_and_nothing_is_lost(form, journal, begin, end, sentence):
    card, told = form
    typed(card.place, "Room 2")
    typed(card.hours.begin, begin)
    typed(card.hours.end, end)
    card.send_button.click()
    assert card.hours.messages() == ("", sentence)
    assert card.hours.end.property("wrong") is True
    assert not any(chip.isChecked() for chip in (*card.hours.chips.values(), card.hours.other))
    assert QApplication.focusWidget() is card.hours.end
    assert (card.hours.begin.text(), card.hours.end.text(), card.place.text()) == (begin, end, "Room 2")
    assert not card.isHidden()
    assert (journal.sessions.all(), told.said) == ([], [])
    typed(card.hours.end, "17:00" if begin == "16:00" else "07:45" if begin == "07:00" else "00:45")
    card.send_button.click()
    assert len(journal.sessions.all()) == 1


@pytest.mark.parametrize("name", ["day", "begin", "end", "place"])
@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_sends_it_from_every_field(form, journal, qtbot, name, keys):
    card, _ = form
    fields = {"day": card.day.field, "begin": card.hours.begin, "end": card.hours.end, "place": card.place}
    fields[name].setFocus()
    qtbot.keyClick(fields[name], Qt.Key.Key_Return, keys)
    assert len(journal.sessions.all()) == 1


def test_a_beginning_that_is_none_is_said_at_the_beginning(form, journal):
    card, _ = form
    typed(card.hours.begin, "noonish")
    card.send_button.click()
    assert card.hours.messages()[0] == "This does not read as a time. Write it like 16:00."
    assert QApplication.focusWidget() is card.hours.begin
    assert journal.sessions.all() == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("soon", "This does not read as a day. Write it like 28 March 2026."),
        ("", "This does not read as a day. Write it like 28 March 2026."),
        ("20 March 2026", "Friday, 20 March 2026 has passed. Which day to come suits you both?"),
        ("1 April 2062", "Saturday, 1 April 2062 is more than ten years away. Is it the year you mean?"),
        ("31 December 9999", "Friday, 31 December 9999 is more than ten years away. Is it the year you mean?"),
    ],
)
def test_a_day_that_cannot_be_is_said_at_the_day(form, journal, day, sentence):
    card, _ = form
    typed(card.day.field, day)
    card.send_button.click()
    assert card.day.message() == sentence
    assert card.day.field.text() == day
    assert QApplication.focusWidget() is card.day.field
    assert journal.sessions.all() == []


def test_half_a_day_and_half_a_time_are_no_mistake_while_they_are_typed(form):
    card, _ = form
    for field, half in ((card.day.field, "1 A"), (card.hours.begin, "9:"), (card.hours.end, "1")):
        field.setText(half)
        field.textEdited.emit(half)
        assert field.property("wrong") is not True


def test_an_hour_that_the_clocks_skip_is_said_at_once_and_goes_with_the_day(form, journal):
    card, _ = form
    typed(card.day.field, "29 March")
    typed(card.hours.begin, "2:30")
    assert card.hours.messages()[0].startswith("On this day the clocks go forward, and 02:30 does not exist.")
    card.send_button.click()
    assert journal.sessions.all() == []
    assert QApplication.focusWidget() is card.hours.begin
    typed(card.day.field, "30 March")
    assert card.hours.messages()[0] == ""
    card.send_button.click()
    assert len(journal.sessions.all()) == 1


def test_another_session_at_the_same_time_is_said_at_the_beginning(form, journal):
    card, _ = form
    planned(journal)
    typed(card.day.field, "23 March")
    typed(card.hours.begin, "16:30")
    card.send_button.click()
    sentence = "You have planned another session at this time. Move or cancel that one first."
    assert card.hours.messages()[0] == sentence
    assert len(journal.sessions.all()) == 1
    typed(card.hours.begin, "17:00")
    card.send_button.click()
    assert len(journal.sessions.all()) == 2


def test_a_day_is_found_in_the_calendar_or_by_going_on(form, qtbot):
    card, _ = form
    buttons = {each.text(): each for each in card.day.findChildren(QWidget) if hasattr(each, "click")}
    buttons["A week later"].click()
    assert card.day.field.text() == "4 April 2026"
    buttons["A day later"].click()
    assert card.day.field.text() == "5 April 2026"
    buttons["Calendar"].click()
    popup = card.findChild(DayPopup)
    assert popup.calendar.minimumDate().toPython() == date(2026, 3, 21)
    popup.chosen.emit(date(2026, 4, 9))
    popup.close()
    assert card.day.field.text() == "9 April 2026"
    typed(card.day.field, "31 December 9999")
    buttons["A day later"].click()
    assert card.day.field.text() == "31 December 9999"


def test_tab_goes_through_the_form_in_its_order_and_ends_at_the_button(form, qtbot):
    card, _ = form
    seen = []
    for _ in range(40):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
        if seen[-1] is card.send_button:
            break
    fields = [card.day.field, card.hours.begin, card.hours.end, card.place, card.send_button]
    assert [each for each in seen if each in fields] == fields


def test_what_is_typed_is_there_again_after_locking(form, journal, show, journal_for_two, qtbot):
    card, _ = form
    typed(card.day.field, "1 April")
    typed(card.hours.end, "17:1")
    typed(card.place, "By the river")
    card.chips["mentee leads"].click()
    qtbot.wait(KEEP_AFTER_MS + 50)
    journal.close()
    again, _ = show(journal_for_two.unlock("mentor"))
    again.begin()
    assert shown(again) == ("1 April", "16:00", "17:1", "By the river", "mentee leads")
    assert again.hours.end.property("wrong") is True


def test_words_of_a_form_that_was_sent_do_not_come_back(form, journal, qtbot):
    card, _ = form
    typed(card.place, "By the river")
    card.settle()
    card.send_button.click()
    card.begin()
    assert card.place.text() == "By the river", "the place of the last session is suggested"
    assert card.day.field.text() == "18 April 2026"


def test_a_suggestion_that_nobody_touched_is_no_draft(form, journal, journal_for_two, qtbot):
    card, _ = form
    qtbot.wait(KEEP_AFTER_MS + 50)
    card.put_aside()
    journal_for_two.clock.advance(days=3)
    card.begin()
    assert card.day.field.text() == "31 March 2026"


def test_moving_begins_with_what_is_and_can_be_taken_back(show, journal):
    session = planned(journal)
    card, told = show(journal)
    card.begin_move(session)
    assert shown(card) == ("23 March 2026", "16:00", "17:00", "Room 2", "mentor leads")
    typed(card.day.field, "24 March")
    card.send_button.click()
    moved = journal.sessions.get(session.id)
    assert moved.starts_at == "2026-03-24T15:00:00.000Z"
    assert moved.sequence == 1
    assert told.sentences() == ["Session 1 is moved."]
    told.undo()
    back = journal.sessions.get(session.id)
    assert back.starts_at == session.starts_at
    assert back.sequence == 2, "a calendar hears of that too"


def test_another_place_is_a_change_and_no_move(show, journal):
    session = planned(journal)
    card, told = show(journal)
    card.begin_move(session)
    typed(card.place, "By the river")
    card.send_button.click()
    assert journal.sessions.get(session.id).place == "By the river"
    assert told.sentences() == ["Session 1 is changed."]


def test_a_session_whose_day_has_passed_can_keep_it_and_get_another_place(show, journal, journal_for_two):
    session = planned(journal)
    journal_for_two.clock.advance(days=5)
    card, _ = show(journal)
    card.begin_move(session)
    assert card.day.message() == "Monday, 23 March 2026"
    typed(card.place, "By the river")
    card.send_button.click()
    assert journal.sessions.get(session.id).place == "By the river"
    card.begin_move(session)
    typed(card.hours.begin, "18:00")
    card.send_button.click()
    assert card.day.message() == "This day has passed. Choose a day to come."
    assert journal.sessions.get(session.id).starts_at == session.starts_at


def test_in_another_time_zone_the_times_are_those_of_this_computer_and_it_says_so(show, journal, monkeypatch):
    session = planned(journal)
    monkeypatch.setattr("ui.sessions.plan_card.zone_here", lambda: "America/New_York")
    with living_in("America/New_York"):
        card, _ = show(journal)
        card.begin_move(session)
        assert shown(card)[1:3] == ("11:00", "12:00")
        words = "Times are by the clock of this computer, America/New York. The session was planned in Europe/Berlin."
        assert words in shown_words(card)
        typed(card.place, "By the river")
        card.send_button.click()
        assert journal.sessions.get(session.id).zone == "Europe/Berlin", "another place is no other clock"
        card.begin_move(session)
        typed(card.hours.begin, "12:00")
        card.send_button.click()
    moved = journal.sessions.get(session.id)
    assert (moved.zone, moved.starts_at) == ("America/New_York", "2026-03-23T16:00:00.000Z")


def test_a_session_in_a_time_zone_that_this_computer_does_not_know_can_be_changed(show, journal, monkeypatch):
    session = journal.save(replace(planned(journal), zone="Mars/Phobos"))
    monkeypatch.setattr("ui.sessions.plan_card.zone_here", lambda: "UTC")
    card, _ = show(journal)
    card.begin_move(session)
    assert "The session was planned in Mars/Phobos." in shown_words(card)
    typed(card.place, "By the river")
    card.send_button.click()
    changed = journal.sessions.get(session.id)
    assert (changed.place, changed.starts_at) == ("By the river", session.starts_at)


def test_the_time_zone_is_not_named_where_it_is_the_usual_one(show, journal, monkeypatch):
    session = planned(journal)
    card, _ = show(journal)
    card.begin_move(session)
    assert "clock" not in shown_words(card)
    card.put_aside()
    monkeypatch.setattr("ui.sessions.plan_card.zone_here", lambda: "UTC")
    card.begin()
    assert "Times are by the clock of UTC." in shown_words(card), "a computer whose zone no calendar knows"


def test_a_cancelled_session_is_planned_again_with_its_agenda_on_a_day_to_come(show, journal, journal_for_two):
    session = planned(journal)
    sessions.add_item(journal, session.id, "The depots", 10)
    sessions.cancel(journal, session)
    journal_for_two.clock.advance(days=10)
    card, told = show(journal)
    card.begin_again(journal.sessions.get(session.id))
    # A first session is suggested in a week.
    assert shown(card) == ("7 April 2026", "16:00", "17:00", "Room 2", "mentor leads")
    card.send_button.click()
    again = journal.sessions.get(session.id)
    assert (again.state, moment(again.starts_at).date()) == ("planned", date(2026, 4, 7))
    assert [item.title for item in journal.sessions.items(session.id)] == ["The depots"]
    assert told.sentences() == ["Session 1 is planned again."]
    told.undo()
    assert journal.sessions.get(session.id).state == "cancelled"
    assert journal.sessions.get(session.id).starts_at == session.starts_at


def test_what_cannot_be_written_stays_in_the_form_with_a_sentence(form, journal, monkeypatch):
    card, told = form
    typed(card.place, "By the river")

    def fail(*_):
        raise DiskFull()

    monkeypatch.setattr(journal, "save_all", fail)
    card.send_button.click()
    assert str(DiskFull()) in shown_words(card)
    assert card.place.text() == "By the river"
    assert told.said == []


@pytest.mark.parametrize(("width", "scale"), [(1100, 1.0), (640, 1.5), (576, 2.0)])
def test_nothing_is_cut_or_nameless_however_narrow_and_large(show, journal_for_two, dressed, qtbot, width, scale):
    with closing(journal_for_two.unlock("mentor")) as journal:
        journal.save(replace(journal.me, name="Wolfeschlegelsteinhausenbergerdorff " * 2))
    dressed("light", scale)
    card, _ = show(journal_for_two.unlock("mentee"), width, 1600)
    card.begin()
    qtbot.wait(1)
    assert cut_at_the_side(card) == []
    assert nameless(card) == []
    card.hours.show_hours(16, 0, 0)
    assert card.hours.end.read() == time(16)
