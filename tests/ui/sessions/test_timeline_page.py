"""The timeline: what comes next, what was left open, what the pair is asked, and the way to every session."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from mentor_desktop.errors import DamagedSpace, DiskFull
from mentor_desktop.services import holding, sessions
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import item, planned
from tests.ui.sessions.timeline_hands import Told, living_in, put
from ui.sessions.timeline_page import A_MINUTE_MS, TimelinePage

DAMAGED = DamagedSpace(file="shared.space", what="a page does not pass its check")


@pytest.fixture(autouse=True)
def berlin(monkeypatch):
    """The computer stands in Berlin."""
    monkeypatch.setattr("ui.sessions.plan_card.zone_here", lambda: "Europe/Berlin")
    with living_in("Europe/Berlin"):
        yield


@pytest.fixture
def show(on_screen, let_it_settle):
    """The page as it is when the person comes to it, and what it said."""

    def make(journal, width=1056, height=800):
        page = on_screen(TimelinePage(journal), width, height)
        told = Told(page, "prepare", "hold", "look", "close_session")
        page.shown()
        let_it_settle()
        return page, told

    return make


@pytest.fixture
def fails(journal, monkeypatch):
    """Lets nothing be written any more."""

    def now():
        def fail(*_):
            raise DiskFull()

        monkeypatch.setattr(journal, "save_all", fail)

    return now


def primary(page):
    """The words of the buttons that stand out."""
    found = (each for each in page.findChildren(QPushButton) if each.isVisible())
    return [each.text() for each in found if each.property("kind") == "primary"]


def numbers(page):
    return [row.number for row in page.list.rows]


def test_before_the_first_session_it_says_what_sessions_are_for(show, journal, qtbot):
    page, _ = show(journal)
    assert "Plan when you and Tom meet." in shown_words(page)
    assert primary(page) == ["Plan your first session"]
    page.take_keyboard()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.plan.isVisible()
    assert "Plan when you and Tom meet." not in shown_words(page)
    assert page.back()
    assert not page.plan.isVisible()
    assert "Plan when you and Tom meet." in shown_words(page)
    assert not page.back()


def test_the_next_session_says_all_there_is_to_know(show, journal):
    planned(journal, direction="mentee leads", minutes=90)
    page, _ = show(journal)
    words = shown_words(page.planned)
    for said in ("Next: session 1", "in 2 days", "Monday 23 March, 16:00 to 17:30", "90 minutes · Room 2 · Tom leads"):
        assert said in words
    assert page.subtitle.text() == "You have not met yet."
    assert "by the clock of" not in words


def test_where_clocks_differ_it_says_what_they_show_where_it_was_planned(show, journal):
    planned(journal)
    with living_in("America/New_York"):
        page, _ = show(journal)
        words = shown_words(page.planned)
    assert "Monday 23 March, 11:00 to 12:00" in words
    assert "That is 16:00 by the clock of Europe/Berlin." in words


def test_a_time_zone_that_this_computer_does_not_know_is_said_with_the_time_in_utc(show, journal):
    journal.save(replace(planned(journal), zone="Mars/Phobos_West"))
    page, _ = show(journal)
    words = "It was planned in Mars/Phobos West, a time zone this computer does not know. That is 15:00 in UTC."
    assert words in shown_words(page.planned)


def test_the_rhythm_stands_below_the_title(show, journal, journal_for_two):
    for number, days in enumerate((-91, -70, -49), start=1):
        put(journal_for_two, journal, days, number)
    page, _ = show(journal)
    expected = "You meet every three weeks. You last met 7 weeks ago. When would suit you both next?"
    assert page.subtitle.text() == expected
    assert primary(page) == ["Plan a session"]


def test_three_cancelled_sessions_are_a_question(show, journal, journal_for_two):
    for number, days in enumerate((-30, -20, -10), start=1):
        put(journal_for_two, journal, days, number, "cancelled")
    page, _ = show(journal)
    assert "Would another day, time or rhythm suit you both better?" in shown_words(page)
    put(journal_for_two, journal, -5, 4)
    page.reload()
    assert "Would another day" not in shown_words(page)


def test_one_prepares_or_starts_and_half_an_hour_before_starting_stands_out(show, journal, journal_for_two):
    session = planned(journal)
    page, told = show(journal)
    assert primary(page) == ["Prepare"]
    page.planned.prepare_button.click()
    page.planned.start_button.click()
    assert told.asked == [("prepare", session.id), ("hold", session.id)]
    # It is 15:29 in Berlin, then 15:31.
    journal_for_two.clock.now = journal_for_two.clock.now.replace(day=23, hour=14, minute=29, second=0)
    page.reload()
    assert primary(page) == ["Prepare"]
    journal_for_two.clock.advance(minutes=2)
    page.reload()
    assert primary(page) == ["Start session"]
    assert "in 29 minutes" in shown_words(page)


def test_the_minutes_pass_while_it_is_looked_at(show, journal, journal_for_two, monkeypatch, qtbot):
    planned(journal)
    page, _ = show(journal)
    assert page._minutes.isActive()
    assert page._minutes.interval() == A_MINUTE_MS
    journal_for_two.clock.now = journal_for_two.clock.now.replace(day=23, hour=14, minute=45)
    page._minutes.timeout.emit()
    assert primary(page) == ["Start session"]
    journal_for_two.clock.advance(hours=2)
    page._minutes.timeout.emit()
    assert "Did you meet?" in shown_words(page)
    page.hide()
    assert not page._minutes.isActive()


def test_a_session_whose_time_has_passed_asks_what_became_of_it(show, journal, journal_for_two):
    session = put(journal_for_two, journal, -3, 1, "planned")
    page, told = show(journal)
    assert "Did you meet? Then start it here" in shown_words(page)
    assert "its time has passed" in shown_words(page)
    assert primary(page) == ["Start session"]
    page.planned.start_button.click()
    assert told.asked == [("hold", session.id)]


def test_the_next_one_comes_before_one_that_has_passed_and_the_others_are_rows(show, journal, journal_for_two, qtbot):
    past = put(journal_for_two, journal, -3, 1, "planned")
    put(journal_for_two, journal, 4, 2, "planned")
    later = put(journal_for_two, journal, 11, 3, "planned")
    page, _ = show(journal)
    assert page.planned.session.number == 2
    assert numbers(page) == [3, 1]
    assert page.list.rows[1].waits == "did you meet?"
    page.list.opened.emit(later.id)
    assert page.planned.session.number == 3
    assert "Session 3" in shown_words(page.planned)
    assert numbers(page) == [2, 1]
    page.list.opened.emit(past.id)
    assert page.planned.session.number == 1
    assert page.back()
    assert page.planned.session.number == 2
    assert not page.back()


def test_sessions_that_are_over_are_looked_at(show, journal, journal_for_two, qtbot):
    held = put(journal_for_two, journal, -20, 1)
    cancelled = put(journal_for_two, journal, -10, 2, "cancelled")
    page, told = show(journal)
    page.take_keyboard()
    assert QApplication.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert told.asked == [("look", cancelled.id), ("look", held.id)]


@pytest.fixture
def open_session(journal, journal_for_two):
    """A session that was begun yesterday and never closed; its first item was talked about."""
    session = planned(journal)
    first = item(journal, session)
    journal_for_two.clock.advance(days=2)
    session = holding.begin(journal, session)
    holding.come_to(journal, first)
    journal_for_two.clock.advance(days=1)
    return session


def test_a_session_that_was_left_open_stands_on_top(show, journal, open_session):
    page, told = show(journal)
    words = shown_words(page.left_open)
    assert "Session 1 is still open" in words
    assert "It began on Monday 23 March at 17:30 and was not closed." in words
    assert not page.planned.isVisible()
    assert numbers(page) == []
    assert primary(page) == ["Go on with session 1"]
    page.take_keyboard()
    assert QApplication.focusWidget() is page.left_open.go_on_button
    page.left_open.go_on_button.click()
    page.left_open.close_button.click()
    assert told.asked == [("hold", open_session.id), ("close_session", open_session.id)]


def test_it_never_began_and_that_can_be_taken_back(show, journal, open_session):
    page, told = show(journal)
    reached = journal.sessions.items(open_session.id)
    page.left_open.never_button.click()
    assert told.sentences() == ["Session 1 counts as not begun."]
    assert journal.sessions.get(open_session.id).started_at is None
    assert not page.left_open.isVisible()
    assert page.planned.session.id == open_session.id
    told.undo()
    assert journal.sessions.get(open_session.id).started_at == open_session.started_at
    assert [each.reached_at for each in journal.sessions.items(open_session.id)] == [reached[0].reached_at]
    assert page.left_open.isVisible()


def test_beside_a_session_that_goes_on_the_nearest_one_to_come_is_next(show, journal, journal_for_two):
    holding.begin(journal, put(journal_for_two, journal, 0, 1, "planned"))
    put(journal_for_two, journal, 4, 2, "planned")
    put(journal_for_two, journal, 11, 3, "planned")
    page, _ = show(journal)
    assert "Session 1 is still open" in shown_words(page.left_open)
    assert "Next: session 2" in shown_words(page.planned)
    assert numbers(page) == [3]


def test_a_second_one_that_was_left_open_is_a_row_that_goes_on(show, journal, journal_for_two, open_session):
    other = put(journal_for_two, journal, -30, 2, "planned", started_at=open_session.started_at)
    page, told = show(journal)
    assert page.list.rows[0].facts == ("Begun and not closed",)
    page.list.opened.emit(other.id)
    assert told.asked == [("hold", other.id)]


def test_a_session_is_planned_by_button_and_key_and_shown(show, journal, journal_for_two):
    put(journal_for_two, journal, 2, 1, "planned")
    page, told = show(journal)
    page.plan_button.click()
    assert page.plan.isVisible()
    assert page.planned.isVisible()
    assert primary(page) == ["Plan it"]
    assert QApplication.focusWidget() is page.plan.day.field
    page.new_thing()
    assert page.plan.isVisible()
    page.plan.send_button.click()
    assert told.sentences() == ["Session 2 is planned."]
    assert page.planned.session.number == 2, "what was just planned is shown, though another comes before it"
    assert numbers(page) == [1]
    assert primary(page) == ["Prepare"]
    assert page.back()
    assert page.planned.session.number == 1
    assert not page.back()
    told.undo()
    assert page.planned.session.number == 1
    assert numbers(page) == []


@pytest.mark.parametrize("name", ["plan_button", "move_button"])
def test_esc_goes_back_from_the_form_to_the_button_it_came_from(show, journal, qtbot, name):
    planned(journal)
    page, _ = show(journal)
    button = page.plan_button if name == "plan_button" else page.planned.move_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.back()
    assert QApplication.focusWidget() is button


def test_coming_back_one_goes_on_where_one_left(show, journal, journal_for_two):
    coming = planned(journal)
    held = put(journal_for_two, journal, -9, 2, "held")
    page, _ = show(journal)
    page.come_back(coming.id)
    assert page.planned.prepare_button.hasFocus()
    page.come_back(held.id)
    assert page.list.hasFocus()
    assert page.list.chosen.id == held.id
    page.come_back("nobody")
    assert page.planned.prepare_button.hasFocus()


def test_moving_takes_the_place_of_the_session(show, journal):
    planned(journal)
    page, told = show(journal)
    page.planned.move_button.click()
    assert page.plan.isVisible()
    assert not page.planned.isVisible()
    page.plan.day.field.setText("25 March")
    page.plan.send_button.click()
    assert page.planned.isVisible()
    assert "Wednesday 25 March, 16:00 to 17:00" in shown_words(page.planned)
    told.undo()
    assert "Monday 23 March, 16:00 to 17:00" in shown_words(page.planned)


def test_while_one_session_is_moved_another_can_be_planned(show, journal):
    planned(journal)
    page, _ = show(journal)
    page.planned.move_button.click()
    page.new_thing()
    assert page.planned.isVisible()
    assert "Plan a session" in shown_words(page.plan)


def test_what_was_typed_for_one_session_is_kept_when_another_is_moved(show, journal):
    planned(journal)
    page, _ = show(journal)
    page.new_thing()
    page.plan.place.setText("By the river")
    page.planned.move_button.click()
    assert page.plan.place.text() == "Room 2"
    page.new_thing()
    assert page.plan.place.text() == "By the river"


def test_what_is_taken_back_elsewhere_is_seen_here(show, journal, let_it_settle):
    session = planned(journal)
    page, _ = show(journal)
    sessions.cancel(journal, session)
    let_it_settle()
    assert numbers(page) == [1]
    page.hide()
    sessions.plan_again(journal, session)
    let_it_settle()
    assert numbers(page) == [1], "nobody looks"
    page.show()
    page.shown()
    assert numbers(page) == []


def test_each_change_of_its_own_is_read_once(show, journal, monkeypatch, let_it_settle):
    planned(journal)
    page, _ = show(journal)
    read, seen = sessions.timeline, []

    def counting(journal):
        seen.append(journal)
        return read(journal)

    monkeypatch.setattr(sessions, "timeline", counting)
    page.planned.cancel_button.click()
    let_it_settle()
    assert len(seen) == 1


def test_the_form_comes_into_view_wherever_one_is(show, journal, journal_for_two, qtbot):
    for number in range(1, 31):
        put(journal_for_two, journal, -number, number)
    planned(journal)
    page, _ = show(journal)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    for act in (page.new_thing, page.planned.calendar_button.click):
        page.findChild(QScrollArea).verticalScrollBar().setValue(900)
        act()
        qtbot.waitUntil(lambda: page.findChild(QScrollArea).verticalScrollBar().value() < 300)


def test_cancelling_can_be_taken_back(show, journal):
    session = planned(journal)
    page, told = show(journal)
    page.planned.cancel_button.click()
    assert journal.sessions.get(session.id).state == "cancelled"
    assert told.sentences() == ["Session 1 is cancelled."]
    assert not page.planned.isVisible()
    assert page.list.rows[0].facts == ("Cancelled",)
    told.undo()
    assert journal.sessions.get(session.id).state == "planned"
    assert page.planned.session.id == session.id


@pytest.mark.parametrize("act", ["cancel_button", "never_button"])
def test_what_cannot_be_written_is_said_and_changes_nothing(show, journal, open_session, fails, act):
    planned(journal, day=journal.now().date() + timedelta(days=3))
    page, told = show(journal)
    fails()
    (page.left_open.never_button if act == "never_button" else page.planned.cancel_button).click()
    assert [type(error) for error in told.failed] == [DiskFull]
    assert told.said == []
    assert page.planned.isVisible()
    assert page.left_open.isVisible()


def test_what_cannot_be_read_is_a_sentence_and_what_was_read_stays(show, journal, journal_for_two, monkeypatch):
    put(journal_for_two, journal, -20, 1)
    page, _ = show(journal)

    def fail(*_):
        raise DAMAGED

    with monkeypatch.context() as broken:
        broken.setattr(journal.sessions, "all", fail)
        assert not page.reload()
        assert str(DAMAGED) in shown_words(page)
        assert numbers(page) == [1]
        told = Told(page)
        page.new_thing()
        assert told.failed == [DAMAGED]
        assert not page.plan.isVisible()
    assert page.reload()
    assert str(DAMAGED) not in shown_words(page)


def test_what_cannot_be_read_at_first_is_a_sentence_too(on_screen, journal, monkeypatch, strays):
    def fail(*_):
        raise DAMAGED

    monkeypatch.setattr(journal.sessions, "all", fail)
    page = on_screen(TimelinePage(journal))
    page.shown()
    page.take_keyboard()
    assert str(DAMAGED) in shown_words(page)
    assert strays.shown == ["TimelinePage"]


def test_what_is_typed_is_kept_when_the_page_is_left(show, journal, journal_for_two):
    page, _ = show(journal)
    page.new_thing()
    page.plan.place.setText("By the river")
    page.settle(locking=True)
    journal.close()
    again, _ = show(journal_for_two.unlock("mentor"))
    again.new_thing()
    assert again.plan.place.text() == "By the river"


def test_where_one_can_only_read_nothing_is_planned_moved_or_cancelled(show, journal, journal_for_two):
    planned(journal)
    put(journal_for_two, journal, -20, 2)
    journal.close()
    page, told = show(journal_for_two.unlock("mentee", read_only=True))
    words = shown_words(page)
    for said in ("Plan a session", "Start session", "Move", "Cancel it", "Prepare"):
        assert said not in words.split("\n")
    page.new_thing()
    assert not page.plan.isVisible()
    assert primary(page) == ["Look at the agenda"]
    page.take_keyboard()
    page.planned.prepare_button.click()
    assert told.asked == [("prepare", page.planned.session.id)]
    assert page.planned.calendar_button.isVisible()


def test_where_one_can_only_read_nothing_is_asked_of_a_session_left_open(show, journal, journal_for_two, open_session):
    put(journal_for_two, journal, -20, 2, "planned")
    journal.close()
    page, _ = show(journal_for_two.unlock("mentee", read_only=True))
    words = shown_words(page)
    assert "Session 1 is still open" in words
    assert "It never began" not in words.split("\n")
    assert "Did you meet? Then start" not in words


def test_where_one_can_only_read_no_first_session_is_offered(show, journal_for_two):
    page, _ = show(journal_for_two.unlock("mentor", read_only=True))
    assert "Plan when you and Tom meet." in shown_words(page)
    assert primary(page) == []
    page.take_keyboard()


def test_a_calendar_file_is_offered_in_place(show, journal):
    planned(journal)
    page, _ = show(journal)
    page.planned.calendar_button.click()
    assert page.calendar.isVisible()
    assert primary(page) == ["Choose where to save it…"]
    assert page.back()
    assert not page.calendar.isVisible()
    assert QApplication.focusWidget() is page.planned.calendar_button
    page.planned.calendar_button.click()
    page.planned.cancel_button.click()
    assert not page.calendar.isVisible(), "it goes with its session"


def test_an_unknown_id_in_the_list_opens_nothing(show, journal):
    page, told = show(journal)
    page.list.opened.emit("nothing")
    assert told.asked == []


def test_a_session_shown_instead_of_the_next_is_forgotten_with_it(show, journal, journal_for_two):
    put(journal_for_two, journal, 4, 1, "planned")
    later = put(journal_for_two, journal, 11, 2, "planned")
    page, _ = show(journal)
    page.show_planned(later.id)
    sessions.cancel(journal, later)
    page.reload()
    assert page.planned.session.number == 1
    assert not page.back()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_or_nameless_however_narrow_and_large(
    show, journal, journal_for_two, open_session, dressed, qtbot, scale, direction
):
    dressed("light", scale)
    planned(journal, place="The room with a very long name " * 5, day=journal.now().date() + timedelta(days=3))
    put(journal_for_two, journal, -20, 3, summary="word " * 100)
    page, _ = show(journal, 576, 640)
    page.setLayoutDirection(direction)
    for act in (lambda: None, page.new_thing, page.planned.move_button.click, page.planned.calendar_button.click):
        act()
        qtbot.wait(1)
        assert cut_at_the_side(page) == []
        assert nameless(page) == []
