"""Closing a session: words kept as typed, promises looked at one by one, the next date, closing and its undo."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from mentor_desktop.errors import DiskFull, NoSuchRecord
from mentor_desktop.services import goals, holding, promises
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import item, planned
from ui.sessions.close_keeper import KEEP_AFTER_MS, TRY_AGAIN_AFTER_MS
from ui.sessions.close_page import ClosePage


class Heard:
    """What the page said to whoever holds it."""

    def __init__(self, page):
        self.said, self.failed, self.left, self.closed, self.reopened = [], [], [], [], []
        page.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        page.failed.connect(self.failed.append)
        page.leave.connect(lambda: self.left.append(True))
        page.closed.connect(self.closed.append)
        page.reopened.connect(self.reopened.append)


@pytest.fixture
def session(journal):
    """A session that is going on."""
    return holding.begin(journal, planned(journal))


@pytest.fixture
def show(on_screen, session):
    """The page with the session on it, and what it said."""

    def make(journal, width=1000, height=1400, id=session.id):
        page = ClosePage(journal)
        heard = Heard(page)
        on_screen(page, width, height)
        assert page.open(id)
        return page, heard

    return make


@pytest.fixture
def day(journal):
    return lambda days: (goals.today(journal) + timedelta(days=days)).isoformat()


@pytest.fixture
def full_disk(journal, monkeypatch):
    def fail(*_):
        raise DiskFull()

    def fill():
        monkeypatch.setattr(journal, "save_all", fail)
        return monkeypatch.undo

    return fill


def words_of(journal, session):
    now = journal.sessions.get(session.id)
    return now.summary, now.bring


def texts(page):
    return [row.accessibleName() for row in page.promises.rows.rows()]


def test_it_is_named_by_the_session_and_begins_with_the_summary(show, journal, session):
    page, _ = show(journal)
    assert page.title.text() == "Close session 1"
    assert page.accessibleName() == "Close session 1"
    assert page.subtitle.text() == "Saturday 21 March"
    assert page.summary.hasFocus()


def test_one_column_in_the_order_of_a_talk(show, journal, session):
    page, _ = show(journal)
    parts = (page.summary, page.promises, page.promised, page.heard, page.bring, page.next, page.close_button)
    tops = [part.mapTo(page, part.rect().topLeft()).y() for part in parts]
    assert tops == sorted(tops)
    assert len({part.mapTo(page, part.rect().topLeft()).x() for part in (page.promises, page.heard, page.next)}) == 1


def test_what_is_typed_is_kept_a_moment_later_without_a_button(show, journal, session, qtbot):
    page, _ = show(journal)
    qtbot.keyClicks(page.summary, "He named it.")
    qtbot.keyClicks(page.bring, "The format")
    assert "Writing…" in shown_words(page)
    qtbot.waitUntil(lambda: words_of(journal, session) == ("He named it.", "The format"), timeout=4 * KEEP_AFTER_MS)
    assert "Saved" in shown_words(page)


def test_locking_at_once_costs_no_letter(show, journal, session, journal_for_two, qtbot):
    page, _ = show(journal)
    qtbot.keyClicks(page.summary, "He named it.")
    page.settle(locking=True)
    journal.close()
    with closing(journal_for_two.unlock("mentee")) as tom:
        assert words_of(tom, session) == ("He named it.", "")
        assert tom.sessions.get(session.id).left_open


def test_what_cannot_be_kept_is_said_stays_and_is_tried_again(show, journal, session, qtbot, full_disk, monkeypatch):
    monkeypatch.setattr("ui.sessions.close_keeper.TRY_AGAIN_AFTER_MS", KEEP_AFTER_MS)
    page, _ = show(journal)
    there_is_room = full_disk()
    qtbot.keyClicks(page.summary, "He named it.")
    with pytest.raises(DiskFull):
        page.settle()
    assert "Not saved" in shown_words(page)
    assert str(DiskFull()) in shown_words(page)
    assert page.summary.toPlainText() == "He named it."
    assert page.open(session.id)
    assert page.summary.toPlainText() == "He named it."
    there_is_room()
    qtbot.waitUntil(lambda: words_of(journal, session)[0] == "He named it.", timeout=TRY_AGAIN_AFTER_MS)
    assert str(DiskFull()) not in shown_words(page)


def test_all_that_was_open_is_looked_at_and_what_was_promised_today_is_only_listed(show, journal, session, day):
    promises.keep(journal, promises.promise(journal, journal.me.id, "Kept in the session", day(-2)))
    promises.promise(journal, journal.partner.id, "From before", day(-1))
    promises.promise(journal, journal.me.id, "Promised today", day(7), session.id)
    page, _ = show(journal)
    assert texts(page) == ["Kept in the session", "From before"]
    assert "1 of 2 looked at" in shown_words(page)
    (today,) = page.promised.rows.rows()
    assert today.accessibleName() == "Promised today"
    assert today.answers is None


def test_what_was_decided_before_the_session_is_not_looked_at_again(show, journal, journal_for_two, day):
    promises.keep(journal, promises.promise(journal, journal.me.id, "Kept last week", day(-2)))
    journal_for_two.clock.advance(days=1)
    later = holding.begin(journal, planned(journal, hour=18))
    page, _ = show(journal, id=later.id)
    assert texts(page) == []
    assert "No promise from before is open." in shown_words(page)


def test_they_are_looked_at_one_by_one(show, journal, session, day, qtbot):
    for number, text in enumerate(("Roadmap", "Priya", "Lena", "Format")):
        promises.promise(journal, journal.me.id, text, day(number))
    page, heard = show(journal)
    rows = page.promises.rows
    assert "0 of 4 looked at" in shown_words(page)
    rows.rows()[0].answers.keep_button.click()
    assert "1 of 4 looked at" in shown_words(page)
    rows.rows()[1].answers.stays_button.click()
    assert "2 of 4 looked at" in shown_words(page)
    rows.rows()[2].answers.day_button.click()
    qtbot.keyClicks(rows.form.day, "in two weeks")
    qtbot.keyClick(rows.form.day, Qt.Key.Key_Return)
    assert "3 of 4 looked at" in shown_words(page)
    rows.rows()[3].answers.let_go_button.click()
    qtbot.mouseClick(rows.form.send_button, Qt.MouseButton.LeftButton)
    assert "4 of 4 looked at" in shown_words(page)
    assert texts(page) == ["Roadmap", "Priya", "Lena", "Format"], "what gets another day stays in its place"
    heard.said[0][1]()
    assert "3 of 4 looked at" in shown_words(page)
    assert rows.rows()[0].answers.isVisible()


def test_one_that_stays_open_was_looked_at_in_this_session_only(show, journal, session, day):
    promises.promise(journal, journal.me.id, "Roadmap", day(1))
    page, _ = show(journal)
    page.promises.rows.rows()[0].answers.stays_button.click()
    page.open(session.id)
    assert "1 of 1 looked at" in shown_words(page)
    another = holding.begin(journal, planned(journal, hour=18))
    page.open(another.id)
    assert "0 of 1 looked at" in shown_words(page)


def test_a_write_on_a_card_leaves_the_words_that_are_being_typed(show, journal, session, day, qtbot):
    promises.promise(journal, journal.me.id, "Roadmap", day(1))
    page, _ = show(journal)
    qtbot.keyClicks(page.summary, "Half a sen")
    page.promises.rows.rows()[0].answers.keep_button.click()
    assert page.summary.toPlainText() == "Half a sen"


def test_what_was_not_reached_is_named(show, journal, session):
    reached = item(journal, session, "The budget")
    item(journal, session, "Who speaks for the depots")
    item(journal, session, "What is left out")
    holding.come_to(journal, reached)
    words = shown_words(show(journal)[0])
    assert (
        "Not reached today, and offered when you prepare the next session: "
        "“Who speaks for the depots”, “What is left out”." in words
    )
    assert "The budget" not in words


def test_when_all_was_reached_nothing_is_said_of_it(show, journal, session):
    holding.come_to(journal, item(journal, session, "The budget"))
    assert "Not reached" not in shown_words(show(journal)[0])


def test_the_next_session_is_planned_here_and_taken_back(show, journal, session, qtbot):
    page, heard = show(journal)
    assert "Nothing is planned yet." in shown_words(page.next)
    qtbot.mouseClick(page.next.plan_button, Qt.MouseButton.LeftButton)
    assert page.next.form.isVisible()
    qtbot.mouseClick(page.next.form.send_button, Qt.MouseButton.LeftButton)
    assert not page.next.form.isVisible()
    coming = next(each for each in journal.sessions.all() if each.id != session.id)
    assert f"Session {coming.number}: " in shown_words(page.next)
    assert not page.next.plan_button.isVisible()
    heard.said[-1][1]()
    assert "Nothing is planned yet." in shown_words(page.next)


def test_one_that_is_planned_already_is_said_with_its_day(show, journal, session):
    planned(journal, day=goals.today(journal) + timedelta(days=11))
    page, _ = show(journal)
    words = shown_words(page.next)
    assert "Session 2: Wednesday 1 April, " in words
    assert "in 11 days" in words


def test_escape_puts_aside_what_is_open_and_then_goes_back_with_everything_kept(show, journal, session, day, qtbot):
    promises.promise(journal, journal.me.id, "Roadmap", day(1))
    page, heard = show(journal)
    page.promises.rows.rows()[0].answers.day_button.click()
    page.next.plan_button.click()
    page.heard.show_session(holding.hold_view(journal, session.id))
    assert page.back()
    assert page.promises.rows.form is None
    assert page.back()
    assert not page.next.form.isVisible()
    assert heard.left == []
    qtbot.keyClicks(page.summary, "Half a sen")
    assert page.back()
    assert heard.left == [True]
    page.settle()
    assert page.open(session.id)
    assert page.summary.toPlainText() == "Half a sen"


def test_closing_keeps_the_last_letter_and_can_be_taken_back(show, journal, session, qtbot):
    page, heard = show(journal)
    qtbot.keyClicks(page.summary, "  He named it. ")
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    assert heard.closed == [session.id]
    closed = journal.sessions.get(session.id)
    assert (closed.state, closed.summary) == ("held", "He named it.")
    sentence, undo = heard.said[-1]
    assert sentence == "Session 1 is closed."
    qtbot.wait(2 * KEEP_AFTER_MS)
    assert journal.sessions.get(session.id) == closed
    undo()
    assert heard.reopened == [session.id]
    assert journal.sessions.get(session.id).left_open
    assert page.close_button.isVisible()


def test_nothing_need_be_filled_in_to_close(show, journal, session, day, qtbot):
    promises.promise(journal, journal.me.id, "Roadmap", day(1))
    page, heard = show(journal)
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    assert heard.closed == [session.id]
    assert [each.text for each in promises.open_promises(journal)] == ["Roadmap"]


def test_a_session_that_cannot_be_closed_says_why_and_keeps_the_words(show, journal, session, qtbot, full_disk):
    page, heard = show(journal)
    qtbot.keyClicks(page.summary, "He named it.")
    full_disk()
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    assert heard.closed == []
    assert [str(error) for error in heard.failed] == [str(DiskFull())]
    assert page.summary.toPlainText() == "He named it."


def test_one_that_was_closed_shows_its_words_and_how_far_both_felt_heard(show, journal, session):
    holding.answer_both(journal, session, {journal.me.id: 5, journal.partner.id: 2})
    holding.close(journal, session, "He named it.", "The format")
    page, _ = show(journal)
    assert page.title.text() == "Session 1"
    assert not page.close_button.isVisible()
    assert not page.promises.isVisible()
    assert page.heard.step == "shown"
    assert page.summary.toPlainText() == "He named it."


def test_leaving_covers_what_the_other_was_choosing(show, journal, session, qtbot):
    holding.answer_heard(journal, session, 4)
    page, _ = show(journal)
    page.heard.pass_button.click()
    qtbot.mouseClick(page.heard.scale.chips[2], Qt.MouseButton.LeftButton)
    page.settle(locking=True)
    assert page.heard.step == "covered"
    assert page.heard.scale.value() is None


def test_one_that_is_not_there_is_said(show, journal, session):
    page, heard = show(journal)
    assert not page.open("nobody")
    assert [type(error) for error in heard.failed] == [NoSuchRecord]
    assert page.title.text() == "Close session 1"


def test_where_one_can_only_read_everything_is_shown_and_nothing_can_be_written(
    show, journal, journal_for_two, session, day
):
    holding.keep_closing_words(journal, session, "He named it.", "The format")
    promises.promise(journal, journal.me.id, "Roadmap", day(1))
    page, _ = show(journal_for_two.unlock("mentor", read_only=True))
    assert page.summary.toPlainText() == "He named it."
    assert page.summary.isReadOnly()
    assert page.bring.isReadOnly()
    assert texts(page) == ["Roadmap"]
    for button in (page.close_button, page.next.plan_button, page.promises.rows.rows()[0].more):
        assert not button.isVisible()
    page.settle()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_long_names_in_large_text_in_a_small_window_cut_nothing(show, journal, session, day, dressed, scale):
    dressed("dark", scale)
    journal.partner = replace(journal.partner, name="Bartholomäus" * 6)
    promises.promise(journal, journal.partner.id, "w" * 200, day(-3))
    item(journal, session, "y" * 200)
    page, _ = show(journal, 800, 640)
    page.next.plan_button.click()
    inner = page.findChild(QScrollArea).widget()
    assert inner.width() <= page.width()
    assert [each for each in cut_at_the_side(page) if "QScrollBar" not in each] == []
    assert nameless(page) == []


def test_nothing_becomes_a_window_of_its_own(show, journal, session, strays):
    show(journal)
    assert strays.shown == ["ClosePage"]


def test_promises_that_renew_each_other_in_a_circle_are_shown(show, journal, session):
    for made_in in (None, session.id):
        one = promises.promise(journal, journal.me.id, "Ask the depots", None, made_in)
        two = promises.promise(journal, journal.me.id, "Ask the board", None, made_in)
        journal.save_all([replace(one, renews=two.id), replace(two, renews=one.id)])
    page, _ = show(journal)
    assert sorted(texts(page)) == ["Ask the board", "Ask the depots"]
    assert sorted(row.accessibleName() for row in page.promised.rows.rows()) == ["Ask the board", "Ask the depots"]


def leave_in_the_line(journal, session, words):
    """As somebody did who was writing a promise when they closed."""
    journal.keep_words(f"promise-line:{session.id}", {"line": words})


def close(qtbot, page):
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)


def test_a_promise_that_still_waits_for_a_name_is_asked_about(show, journal, session, qtbot):
    leave_in_the_line(journal, session, "ring the bell by Friday")
    page, heard = show(journal)
    capture = page.promised.capture
    assert page.summary.hasFocus()
    assert capture.line.text() == "ring the bell by Friday"
    assert "You were writing this promise. Whose is it?" in shown_words(capture)
    close(qtbot, page)
    assert heard.closed == []
    assert next(iter(capture.chips.values())).hasFocus()
    qtbot.mouseClick(capture.chips[journal.partner.id], Qt.MouseButton.LeftButton)
    (made,) = journal.sessions.promised_in(session.id)
    assert (made.owner, made.text) == (journal.partner.id, "ring the bell")
    close(qtbot, page)
    assert heard.closed == [session.id]


def test_one_with_a_name_is_asked_about_too(show, journal, session, qtbot):
    leave_in_the_line(journal, session, "Tom: ring the bell")
    page, heard = show(journal)
    assert "You were writing this promise. Enter keeps it." in shown_words(page)
    close(qtbot, page)
    assert heard.closed == []
    assert page.promised.capture.line.hasFocus()
    qtbot.keyClick(page.promised.capture.line, Qt.Key.Key_Return)
    assert [each.text for each in journal.sessions.promised_in(session.id)] == ["ring the bell"]


def test_it_can_be_dropped_and_is_gone_for_good(show, journal, session, qtbot):
    leave_in_the_line(journal, session, "ring the bell")
    page, heard = show(journal)
    qtbot.mouseClick(page.promised.capture.drop_button, Qt.MouseButton.LeftButton)
    assert page.promised.capture.line.text() == ""
    assert "You were writing" not in shown_words(page)
    assert not journal.kept_words(f"promise-line:{session.id}")
    close(qtbot, page)
    assert heard.closed == [session.id]
    assert journal.sessions.promised_in(session.id) == []


def test_with_an_open_plan_the_session_stays_open_and_the_form_says_why(show, journal, session, qtbot):
    page, heard = show(journal)
    page.next.plan_button.click()
    close(qtbot, page)
    assert heard.closed == []
    assert journal.sessions.get(session.id).left_open
    assert "Plan it, or put it aside, first." in shown_words(page.next.form)
    assert page.next.form.day.field.hasFocus()
    qtbot.keyClick(page.next.form.day.field, Qt.Key.Key_Return)
    assert len(journal.sessions.all()) == 2
    close(qtbot, page)
    assert heard.closed == [session.id]


def test_the_next_plan_is_a_usual_time_from_today_whatever_was_left_in_another_form(show, journal, session, qtbot):
    journal.keep_words("plan:new", {"day": "2027-01-09", "begin": "03:00", "end": "03:30", "place": "Cellar"})
    page, _ = show(journal)
    page.next.plan_button.click()
    form = page.next.form
    assert form.day.field.day() == goals.today(journal) + timedelta(days=21)
    assert form.place.text() == session.place
    form.place.clear()
    qtbot.keyClicks(form.place, "By the river")
    assert page.next.back()
    page.next.plan_button.click()
    assert form.place.text() == "By the river"


def test_saved_is_said_of_what_was_typed_alone(show, journal, session, qtbot):
    page, _ = show(journal)
    qtbot.keyClicks(page.summary, "He named it.")
    qtbot.waitUntil(lambda: "Saved" in shown_words(page), timeout=4 * KEEP_AFTER_MS)
    assert "Saved" in shown_words(page._summary_card)
    assert "Saved" not in shown_words(page._bring_card)
    assert page.open(session.id)
    assert "Saved" not in shown_words(page)


def test_after_the_last_promise_the_keyboard_goes_on_to_what_comes_next(show, journal, session, day, qtbot):
    for text in ("Roadmap", "Format"):
        promises.promise(journal, journal.me.id, text, day(1))
    page, _ = show(journal)
    for row in page.promises.rows.rows():
        row.answers.keep_button.setFocus()
        qtbot.keyClick(row.answers.keep_button, Qt.Key.Key_Return)
    assert "2 of 2 looked at" in shown_words(page)
    assert page.promised.capture.line.hasFocus()
