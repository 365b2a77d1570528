"""A session that is over: read as a whole, mended in place, and planned again when it was cancelled."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from mentor_desktop.errors import DamagedSpace, DiskFull
from mentor_desktop.services import holding, promises, sessions
from tests.support.goals import agreed
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import item, planned
from tests.ui.sessions.timeline_hands import Told, living_in, put
from ui.sessions.past_items import minutes_words
from ui.sessions.past_page import PastPage
from ui.theme import em

DAMAGED = DamagedSpace(file="shared.space", what="a page does not pass its check")
SUMMARY = "We go on with the depots. Tom runs the next round."


@pytest.fixture(autouse=True)
def berlin(monkeypatch):
    """The computer stands in Berlin."""
    monkeypatch.setattr("ui.sessions.plan_card.zone_here", lambda: "Europe/Berlin")
    with living_in("Europe/Berlin"):
        yield


@pytest.fixture
def session(journal_for_two):
    """A session of Tom's and Amara's that took fifty minutes; the journal is locked again."""
    agreed(journal_for_two, title="Lead the budget meeting")
    journal = journal_for_two.unlock("mentee")
    (goal,) = journal.goals.all()
    made = planned(journal)
    sessions.add_item(journal, made.id, "The depots", 20, goal=goal.id)
    item(journal, made, "What is next")
    journal_for_two.clock.now = journal_for_two.clock.now.replace(day=23, hour=15, minute=2)
    made = holding.begin(journal, made)
    depots = holding.come_to(journal, journal.sessions.items(made.id)[0])
    holding.keep_item(journal, depots, "Two of them count the parts twice.", 14 * 60)
    kept = promises.promise(journal, journal.me.id, "Send the format", "2026-03-27", made.id)
    promises.promise(journal, journal.partner.id, "Ask Priya", "2026-04-02", made.id)
    promises.keep(journal, kept)
    holding.count(journal, made, journal.partner.id, "questions", 5)
    holding.count(journal, made, journal.me.id, "reflections", 2)
    journal_for_two.clock.advance(minutes=50)
    made = holding.close(journal, made, SUMMARY, "The format")
    journal.close()
    return made


@pytest.fixture
def show(on_screen, let_it_settle):
    """The page with a session on it, and what it said."""

    def make(journal, id, width=1200, height=900):
        page = on_screen(PastPage(journal), width, height)
        told = Told(page, "leave")
        assert page.open(id)
        page.shown()
        let_it_settle()
        return page, told

    return make


@pytest.fixture
def read(show, session, journal_for_two):
    """The session as Amara reads it later."""
    journal = journal_for_two.unlock("mentor")
    page, told = show(journal, session.id)
    return page, told, journal


def cancelled(two, journal, days):
    """A session that was cancelled, with an item on its agenda."""
    made = put(two, journal, days, 1, "planned", place="Room 2")
    item(journal, made)
    return sessions.cancel(journal, made)


def test_it_is_read_as_a_whole(read):
    page, _, _ = read
    assert page.title.text() == "Session 1"
    assert page.subtitle.text() == "Monday 23 March, 16:02 · 50 minutes · Room 2 · You lead"
    words = shown_words(page)
    for said in (
        SUMMARY,
        "The format",
        "The depots",
        "Tom brought it · 20 min planned, 14 spent · Lead the budget meeting",
        "Two of them count the parts twice.",
        "What is next",
        "Tom brought it · 10 min planned, not reached",
        "Send the format",
        "Tom · kept today",
        "Ask Priya",
        "You · due on 2 April",
        "Amara, how far did you feel heard in this session?",
        "Both sides of the talk",
        "Questions, You: 5",
        "Questions, Tom: 0",
        "Mirrored back, Tom: 2",
    ):
        assert said in words, said


def test_only_my_side_of_the_talk_is_called_mine(show, journal, journal_for_two):
    made = put(journal_for_two, journal, -5, 1)
    holding.count(journal, made, journal.me.id, "questions", 2)
    page, _ = show(journal, made.id)
    assert "Your side of the talk" in shown_words(page.talk)


def test_an_item_says_how_long_it_was_meant_and_how_long_it_took(read):
    _, _, journal = read
    reached, not_reached = journal.sessions.items(journal.sessions.all()[0].id)
    assert minutes_words(not_reached) == "10 min planned, not reached"
    assert minutes_words(replace(reached, seconds=20)) == "20 min planned, less than one spent"
    assert minutes_words(replace(reached, seconds=0)) == "20 min planned"


def test_words_are_mended_in_place_and_kept(read, session):
    page, _, journal = read
    page.summary.summary.setPlainText("We stop.")
    page.summary.bring.setPlainText("Nothing")
    page.items.rows()[0].notes.setPlainText("Once only.")
    assert "Writing…" in shown_words(page)
    page.settle()
    assert "Saved" in shown_words(page)
    kept = journal.sessions.get(session.id)
    assert (kept.summary, kept.bring, kept.state) == ("We stop.", "Nothing", "held")
    notes = journal.sessions.items(session.id)[0]
    assert (notes.outcome, notes.seconds) == ("Once only.", 14 * 60)


def test_what_cannot_be_kept_is_said_stays_and_holds_the_page(read, session, monkeypatch, journal_for_two):
    page, told, journal = read
    other = put(journal_for_two, journal, 20, 2, summary="Another one")
    page.items.rows()[0].notes.setPlainText("Once only.")

    def fail(*_):
        raise DiskFull()

    with monkeypatch.context() as broken:
        broken.setattr(journal, "save_all", fail)
        with pytest.raises(DiskFull):
            page.settle()
        assert str(DiskFull()) in shown_words(page)
        assert not page.open(other.id)
        assert [type(error) for error in told.failed] == [DiskFull]
        assert page.session_id == session.id
        assert page.items.rows()[0].notes.toPlainText() == "Once only."
    assert page.open(other.id)
    assert str(DiskFull()) not in shown_words(page)
    assert "Another one" in shown_words(page)
    assert journal.sessions.items(session.id)[0].outcome == "Once only."


def test_what_is_being_typed_stays_while_the_session_is_read_anew(read):
    page, _, _ = read
    page.summary.summary.setPlainText("We st")
    page.promises.rows()[1].box.click()
    assert page.summary.summary.toPlainText() == "We st"
    assert "You · kept today" in shown_words(page)


def test_a_promise_is_kept_here_and_that_can_be_taken_back(read, session):
    page, told, journal = read
    page.promises.rows()[1].box.click()
    assert told.sentences() == ["The promise is kept."]
    told.undo()
    assert journal.sessions.promised_in(session.id)[1].state == "open"
    assert not page.promises.rows()[1].box.isChecked()


def test_each_says_how_far_they_felt_heard_and_both_see_it_then(read, session, show, journal_for_two):
    page, _, journal = read
    page.heard.scale.chips[4].click()
    page.heard.keep_button.click()
    assert "Your answer is kept, and covered." in shown_words(page)
    assert journal.sessions.felt_heard(session.id) == []
    journal.close()
    tom = journal_for_two.unlock("mentee")
    holding.answer_heard(tom, tom.sessions.get(session.id), 2)
    tom.close()
    page, _ = show(journal_for_two.unlock("mentor"), session.id)
    assert "Amara: 4 of 5" in shown_words(page)
    assert "Tom: 2 of 5" in shown_words(page)


def test_a_session_with_nothing_in_it_is_friendly(show, journal, journal_for_two):
    page, _ = show(journal, put(journal_for_two, journal, -5, 1).id)
    words = shown_words(page)
    for said in ("Nothing was on the agenda.", "Nothing was promised."):
        assert said in words
    assert page.summary.summary.placeholderText() == "What do you both want to remember?"
    assert page.summary.bring.placeholderText() == "Nothing to bring was written down."
    assert "of the talk" not in words
    assert page.subtitle.text() == "Monday 16 March, 17:00 · 60 minutes · You lead"


def test_one_side_that_was_counted_stands_alone(show, journal, journal_for_two):
    session = put(journal_for_two, journal, -5, 1)
    holding.count(journal, session, journal.partner.id, "questions")
    page, _ = show(journal, session.id)
    words = shown_words(page)
    assert "Tom’s side of the talk" in words
    assert "Questions, Tom: 1" in words
    assert "Questions, Amara" not in words


def test_a_session_that_was_closed_days_later_does_not_say_how_long_it_took(show, journal, journal_for_two):
    session = put(journal_for_two, journal, -9, 1)
    journal.save(replace(session, ended_at=(journal.now() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S.000Z")))
    page, _ = show(journal, session.id)
    assert page.subtitle.text() == "Thursday 12 March, 17:00 · You lead"


def test_a_cancelled_session_to_come_is_planned_again_at_its_time(show, journal, journal_for_two):
    session = cancelled(journal_for_two, journal, 5)
    page, told = show(journal, session.id)
    assert page.subtitle.text() == "Cancelled · Thursday 26 March, 17:00 to 18:00 · Room 2 · You lead"
    words = shown_words(page)
    assert "What was on the agenda" in words
    assert "You brought it · 10 min" in words
    assert "how far did you feel heard" not in words
    assert "What you decided" not in words
    assert page.again_button.text() == "Plan it again"
    page.again_button.click()
    assert journal.sessions.get(session.id).state == "planned"
    assert told.sentences() == ["Session 1 is planned again."]
    assert told.asked == [("leave",)]
    told.undo()
    assert journal.sessions.get(session.id).state == "cancelled"
    assert page.again_button.isVisible()


def test_a_cancelled_session_of_the_past_is_planned_again_on_another_day(show, journal, journal_for_two):
    session = cancelled(journal_for_two, journal, -5)
    page, told = show(journal, session.id)
    assert page.again_button.text() == "Plan another day"
    page.again_button.click()
    assert page.plan.isVisible()
    assert not page.again_button.isVisible()
    assert page.plan.day.field.text() == "28 March 2026"
    assert page.back()
    assert not page.plan.isVisible()
    assert QApplication.focusWidget() is page.again_button
    page.again_button.click()
    page.plan.send_button.click()
    again = journal.sessions.get(session.id)
    assert (again.state, again.starts_at) == ("planned", "2026-03-28T16:00:00.000Z")
    assert ("leave",) in told.asked
    told.undo()
    assert journal.sessions.get(session.id).state == "cancelled"
    assert page.again_button.isVisible()


def test_a_time_that_is_taken_meanwhile_is_said(show, journal, journal_for_two):
    session = cancelled(journal_for_two, journal, 5)
    put(journal_for_two, journal, 5, 2, "planned")
    page, told = show(journal, session.id)
    page.again_button.click()
    taken = "You have planned another session at this time. Move or cancel that one first."
    assert [str(error) for error in told.failed] == [taken]
    assert told.asked == []


def test_esc_goes_back_to_the_timeline(read):
    page, told, _ = read
    assert page.back()
    assert told.asked == [("leave",)]


def test_what_cannot_be_read_is_told_and_what_was_there_stays(read, monkeypatch):
    page, told, journal = read
    assert not page.open("no such session")

    def fail(*_):
        raise DAMAGED

    monkeypatch.setattr(journal.sessions, "items", fail)
    assert not page.reload()
    assert told.failed[-1] == DAMAGED
    assert SUMMARY in shown_words(page)


def test_where_one_can_only_read_everything_is_there_and_nothing_can_be_written(show, session, journal_for_two, qtbot):
    page, _ = show(journal_for_two.unlock("mentor", read_only=True), session.id)
    words = shown_words(page)
    for said in (SUMMARY, "Two of them count the parts twice.", "Ask Priya"):
        assert said in words
    qtbot.keyClicks(page.summary.summary, "x")
    assert page.summary.summary.toPlainText() == SUMMARY
    assert "Keep my answer" not in words
    page.settle(locking=True)


def test_where_one_can_only_read_nothing_empty_waits_to_be_written(show, journal, journal_for_two):
    held = put(journal_for_two, journal, -5, 1)
    item(journal, held)
    off = put(journal_for_two, journal, -3, 2, "cancelled")
    journal.close()
    journal = journal_for_two.unlock("mentor", read_only=True)
    page, _ = show(journal, held.id)
    words = shown_words(page)
    assert "Nothing was written down." in words
    assert "To bring next time" not in words
    assert not page.items.rows()[0].notes.isVisible()
    assert page.open(off.id)
    assert not page.again_button.isVisible()


def test_two_columns_where_there_is_room_and_one_where_there_is_not(read, qtbot):
    page, _, _ = read
    left, right = page._left, page._right
    assert left.y() == right.y()
    page.resize(em(40), 900)
    qtbot.waitUntil(lambda: right.y() > left.y())


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_or_nameless_however_narrow_and_large(
    show, session, journal_for_two, dressed, qtbot, scale, direction
):
    dressed("light", scale)
    journal = journal_for_two.unlock("mentor")
    item(journal, session, "Donaudampfschifffahrtsgesellschaftskapitän " * 4)
    journal.save(
        replace(journal.sessions.get(session.id), place="https://example.org/" + "x" * 180, summary="word " * 900)
    )
    page, _ = show(journal, session.id, 576, 640)
    page.setLayoutDirection(direction)
    qtbot.wait(1)
    assert cut_at_the_side(page) == []
    assert nameless(page) == []
    assert page.findChild(QScrollArea).verticalScrollBar().maximum() > 0
