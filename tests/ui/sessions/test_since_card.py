"""What has happened since the pair met: promises that can be decided, check-ins that are told."""

from datetime import timedelta

import pytest

from mentor_desktop.services import goals, holding, promises, sessions
from tests.support.goals import agreed
from tests.support.screens import shown_words
from tests.support.sessions import held, planned
from tests.ui.sessions.prepare_hands import Prepared
from ui.sessions.prepare_page import PreparePage


@pytest.fixture
def show(on_screen):
    def make(journal, session, width=1200, height=1200):
        made = Prepared(PreparePage(journal), journal, session)
        on_screen(made.page, width, height)
        return made

    return make


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def journal(journal_for_two, goal):
    """As Amara, the mentor, has it before her."""
    return journal_for_two.unlock("mentor")


@pytest.fixture
def coming(journal, clock):
    """A session held a while ago, and the next one."""
    held(journal)
    return planned(journal, hour=18)


def day(journal, days):
    return (goals.today(journal) + timedelta(days=days)).isoformat()


def card_words(prepared):
    return shown_words(prepared.page.since)


def test_before_the_first_session_it_says_what_will_stand_there(show, journal):
    prepared = show(journal, planned(journal))
    words = card_words(prepared)
    assert "Since you began" in words
    assert "What you promise each other and how your goals move will stand here." in words


def test_what_is_to_be_brought_stands_on_the_next_preparation(show, journal, coming):
    last = journal.sessions.all()[-1]
    assert "To bring" not in card_words(show(journal, coming))
    holding.keep_closing_words(journal, last, "", "The format\nTwo pens ")
    assert "To bring: The format\nTwo pens" in card_words(show(journal, coming))


def test_since_when_is_the_day_of_the_last_session(show, journal, coming):
    words = card_words(show(journal, coming))
    assert "Since 21 March" in words
    assert "No promise is open, and nobody has checked in on a goal since." in words


def test_promises_of_both_are_shown_the_late_ones_in_words(show, journal, coming):
    promises.promise(journal, journal.me.id, "Introduce Tom to Priya", day(journal, 5))
    promises.promise(journal, journal.partner.id, "Send the draft", day(journal, -1))
    prepared = show(journal, coming)
    words = card_words(prepared)
    assert "2 promises open" in words
    assert [row.promise.text for row in prepared.page.since.promises.rows()] == [
        "Send the draft",
        "Introduce Tom to Priya",
    ]
    assert "Tom · was due yesterday" in words
    assert "You · due on" in words


def test_a_promise_is_kept_with_one_press_and_stays_in_sight(show, journal, coming):
    promises.promise(journal, journal.partner.id, "Send the draft", day(journal, 5))
    prepared = show(journal, coming)
    prepared.page.since.promises.rows()[0].box.click()
    assert promises.open_promises(journal) == ()
    words = card_words(prepared)
    assert "1 promise kept" in words
    assert "Tom · kept today" in words
    prepared.undo()
    assert len(promises.open_promises(journal)) == 1
    assert "1 promise open" in card_words(prepared)


def test_a_promise_closed_before_the_last_session_is_no_news(show, journal):
    old = promises.promise(journal, journal.me.id, "Long done", None)
    promises.keep(journal, old)
    held(journal)
    assert "Long done" not in card_words(show(journal, planned(journal, hour=18)))


def test_what_is_written_about_a_promise_is_put_aside_by_esc_and_kept(show, journal, coming):
    promises.promise(journal, journal.partner.id, "Send the draft", day(journal, 5))
    prepared = show(journal, coming)
    row = prepared.page.since.promises.rows()[0]
    next(then for words, then in row.offers() if words == "Let it go…")()
    prepared.page.since.promises.form.why.setPlainText("The depots came first")
    assert prepared.page.back()
    assert prepared.asked == []
    next(then for words, then in row.offers() if words == "Let it go…")()
    assert prepared.page.since.promises.form.why.toPlainText() == "The depots came first"
    prepared.page.settle()


def test_check_ins_of_both_are_told_with_their_goal(show, journal, coming, goal, journal_for_two):
    goals.check_in(journal, goal, 1, "")
    journal.close()
    tom = journal_for_two.unlock("mentee")
    goals.check_in(tom, goal, -1, "")
    words = card_words(show(tom, coming))
    assert "2 check-ins" in words
    assert "You checked in at −1: Lead the budget meeting" in words
    assert "Amara checked in at +1: Lead the budget meeting" in words


def test_a_check_in_before_the_last_session_is_no_news(show, journal, goal):
    goals.check_in(journal, goal, 1, "")
    held(journal)
    assert "checked in at" not in card_words(show(journal, planned(journal, hour=18)))


def test_of_many_check_ins_the_first_ones_are_shown(show, journal, coming, goal):
    for _ in range(6):
        goals.check_in(journal, goal, 1, "")
    prepared = show(journal, coming)
    assert len(prepared.page.since.check_ins.rows()) == 3
    assert "Show all 6" in card_words(prepared)


def test_where_one_can_only_read_promises_are_shown_and_cannot_be_kept(show, journal, coming, journal_for_two):
    promises.promise(journal, journal.partner.id, "Send the draft", None)
    journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), coming)
    row = reader.page.since.promises.rows()[0]
    row.box.click()
    assert "Send the draft" in card_words(reader)
    assert reader.failed == []
    assert len(sessions.prepare_view(reader.journal, coming.id).since.open) == 1
