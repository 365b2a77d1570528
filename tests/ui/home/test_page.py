"""Home: what comes next, the purpose, the goals and one private thing, read anew each time."""

import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QScrollArea

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services import holding, opening, promises
from tests.support.goals import drafted
from tests.support.journals import PASSPHRASES, PURPOSE, written
from tests.support.kdf import FastKdf
from tests.support.screens import shown_words
from tests.support.sessions import held, planned
from ui.home.goal_row import GoalRow
from ui.home.page import TWO_COLUMNS_FROM_EMS, HomePage
from ui.theme import em
from ui.widgets.card import Card

DAMAGED = DamagedSpace(file="private.space", what="a page does not pass its check")


@pytest.fixture
def show(on_screen, let_it_settle):
    def make(journal, width=1100, height=800):
        made = on_screen(HomePage(journal), width, height)
        made.shown()
        let_it_settle()
        return made

    return make


def press(qtbot, page, words):
    button = next(each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_greets_and_says_whose_journal_it_is(show, journal):
    page = show(journal)
    assert page.title.text().endswith(", Amara")
    assert "You and Tom share this journal." in shown_words(page)


def test_it_shows_the_purpose_and_what_will_come(show, journal):
    words = shown_words(show(journal))
    for text in ("What you travel toward", PURPOSE, "Before you meet", "Goals", "Private to you"):
        assert text in words


def test_without_a_purpose_it_asks_for_one(show, tmp_path):
    journal = opening.create(
        tmp_path / "new", mentor="Amara", mentee="Tom", seat="mentor", passphrase="a b c d", kdf=FastKdf()
    )
    words = shown_words(show(journal))
    assert "You have not put it into words yet." in words
    journal.close()


def test_while_the_partner_has_not_joined_it_offers_that(show, tmp_path, qtbot):
    journal = opening.create(
        tmp_path / "new", mentor="Amara", mentee="Tom", seat="mentor", passphrase="a b c d", kdf=FastKdf()
    )
    page = show(journal)
    assert "Tom has not joined yet" in shown_words(page)
    with qtbot.waitSignal(page.let_partner_join):
        press(qtbot, page, "Lock, and let Tom join")
    journal.close()


def test_once_the_partner_has_joined_it_does_not(show, journal):
    assert "has not joined" not in shown_words(show(journal))


@pytest.mark.parametrize("words", ["Write a reflection", "Write your first reflection"])
def test_the_first_reflection_is_begun_here(show, journal, qtbot, words):
    page = show(journal)
    with qtbot.waitSignal(page.go) as asked:
        press(qtbot, page, words)
    assert asked.args == ["new-reflection"]
    with qtbot.waitSignal(page.go):
        page.new_thing()


def test_it_goes_on_with_the_newest_reflection(show, journal, qtbot, let_it_settle):
    written(journal, "older words")
    newest = written(journal, "I **nodded** at the budget.", "A title")
    page = show(journal)
    assert re.search(r"From your reflection on 2[12] March: “I nodded at the budget.”", shown_words(page))
    with qtbot.waitSignal(page.open_reflection) as asked:
        press(qtbot, page, "Continue writing")
    assert asked.args == [newest.id]
    journal.remove(newest)
    page.shown()
    let_it_settle()
    assert "older words" in shown_words(page)
    assert "nodded" not in shown_words(page)


def test_a_title_alone_is_quoted(show, journal):
    written(journal, "", "Only a title")
    assert "“Only a title”" in shown_words(show(journal))


def test_what_was_being_written_comes_first(show, journal, journal_for_two, qtbot):
    old = journal.save(journal.new_reflection().with_text("half a wor"))
    later = datetime(2030, 1, 1, tzinfo=UTC).isoformat()
    journal.save(replace(journal.new_reflection(), at=later, title="The newest"))
    journal.keep_draft(old)
    journal.close()
    page = show(opening.unlock(journal_for_two.folder, "mentor", PASSPHRASES["mentor"], kdf=FastKdf()))
    assert "You were writing “half a wor” when the journal was closed." in shown_words(page)
    with qtbot.waitSignal(page.open_reflection) as asked:
        press(qtbot, page, "Continue writing")
    assert asked.args == [old.id]
    page._journal.close()


def test_the_first_goal_is_begun_here(show, journal, qtbot):
    page = show(journal)
    with qtbot.waitSignal(page.go) as asked:
        press(qtbot, page, "Write the first goal")
    assert asked.args == ["new-goal"]


def test_a_goal_is_opened_from_here_and_one_that_was_removed_is_gone(show, journal, qtbot, let_it_settle):
    goal = drafted(journal, title="Say no, kindly")
    both = (journal.me.id, journal.partner.id)
    goal = journal.save(replace(goal, state="agreed", agreed_by=both, agreed_at=goal.created_at))
    page = show(journal)
    with qtbot.waitSignal(page.open_goal) as opened:
        qtbot.mouseClick(page.findChild(GoalRow), Qt.MouseButton.LeftButton)
    assert opened.args == [goal.id]
    journal.remove(goal)
    page.shown()
    let_it_settle()
    assert page.findChild(GoalRow) is None


def test_a_session_is_planned_prepared_and_held_from_here(show, journal, journal_for_two, qtbot, let_it_settle):
    page = show(journal)
    with qtbot.waitSignal(page.plan):
        press(qtbot, page, "Plan a session")
    coming = planned(journal)
    page.shown()
    with qtbot.waitSignal(page.prepare) as asked:
        press(qtbot, page, "Prepare")
    assert asked.args == [coming.id]
    holding.begin(journal, coming)
    page.shown()
    with qtbot.waitSignal(page.hold) as asked:
        press(qtbot, page, "Go on with session 1")
    assert asked.args == [coming.id]


def test_what_is_due_stands_below_the_header_and_goes_when_it_is_done(show, journal, qtbot, let_it_settle):
    promises.promise(journal, journal.me.id, "Send the roadmap", "2026-03-01")
    page = show(journal)
    assert "One of your promises is overdue." in shown_words(page)
    assert page.reminders.mapTo(page, QPoint()).y() < page.meeting.mapTo(page, QPoint()).y()
    said = []
    page.said.connect(lambda sentence, undo: said.append(undo))
    qtbot.mouseClick(page.meeting.rows.rows()[0].box, Qt.MouseButton.LeftButton)
    assert not page.reminders.isVisible()
    page.shown()
    let_it_settle()
    said[0]()
    assert "One of your promises is overdue." in shown_words(page)
    assert "Send the roadmap" in shown_words(page)


def test_it_leads_to_the_session_in_which_one_is_asked_how_far_one_felt_heard(show, journal_for_two, qtbot):
    with closing(journal_for_two.unlock("mentee")) as tom:
        session = held(tom)
        holding.answer_heard(tom, session, 2)
    page = show(journal_for_two.unlock("mentor"))
    with qtbot.waitSignal(page.look) as asked:
        press(qtbot, page, "Say how far you felt heard")
    assert asked.args == [session.id]


def test_a_half_written_word_about_a_promise_outlives_leaving(show, journal, qtbot, let_it_settle):
    promises.promise(journal, journal.me.id, "Send the roadmap", None)
    page = show(journal)
    row = page.meeting.rows.rows()[0]
    row.let_go.emit(row.promise)
    qtbot.keyClicks(page.meeting.rows.form.why, "The numbers co")
    page.settle()
    page.shown()
    let_it_settle()
    assert page.meeting.rows.form.why.toPlainText() == "The numbers co"
    assert page.back()
    assert not page.back()
    row.let_go.emit(row.promise)
    assert page.meeting.rows.form.why.toPlainText() == "The numbers co"


def test_where_one_can_only_read_nothing_is_begun(show, journal, journal_for_two):
    words = shown_words(show(journal_for_two.unlock("mentor", read_only=True)))
    assert "Open only to be read" in words
    assert "Write a reflection" not in words
    assert "Write your first reflection" not in words


def test_where_one_can_only_read_one_can_go_on_reading(show, journal, journal_for_two, qtbot):
    page_of_hers = written(journal, "I nodded.")
    page = show(journal_for_two.unlock("mentor", read_only=True))
    with qtbot.waitSignal(page.open_reflection) as asked:
        press(qtbot, page, "Read on")
    assert asked.args == [page_of_hers.id]


@pytest.mark.parametrize(
    ("reader", "call"), [("reflections", "page"), ("people", "purpose"), ("goals", "all"), ("sessions", "all")]
)
def test_what_cannot_be_read_is_a_sentence_on_its_card(show, journal, monkeypatch, strays, let_it_settle, reader, call):
    written(journal, "I nodded.")

    def fail(*_):
        raise DAMAGED

    with monkeypatch.context() as broken:
        broken.setattr(getattr(journal, reader), call, fail)
        page = show(journal)
        words = shown_words(page)
        assert str(DAMAGED) in words
        assert "Private to you" in words
        assert "What you travel toward" in words
        assert strays.shown == ["HomePage"]
    page.shown()
    let_it_settle()
    assert str(DAMAGED) not in shown_words(page)


def test_a_narrow_page_has_one_column(show, journal, qtbot):
    page = show(journal, em(TWO_COLUMNS_FROM_EMS) + 10)
    assert len({card.x() for card in page._cards}) == 2
    assert page._cards[0].y() == page._cards[1].y()
    page.resize(em(TWO_COLUMNS_FROM_EMS) - 10, 800)
    qtbot.waitUntil(lambda: len({card.y() for card in page._cards}) == 4)
    assert len({card.x() for card in page._cards}) == 1
    page.resize(em(TWO_COLUMNS_FROM_EMS) + 10, 800)
    qtbot.waitUntil(lambda: len({card.x() for card in page._cards}) == 2)


def test_reading_anew_keeps_four_cards(show, journal, let_it_settle):
    page = show(journal)
    for _ in range(3):
        page.shown()
    let_it_settle()
    titles = [words for words in shown_words(page).split("\n") if words == "What you travel toward"]
    assert len(page._cards) == 4
    assert len(titles) == 3, "the heading, its name and that of the card"


@pytest.mark.parametrize(("hour", "greeting"), [(4, "evening"), (5, "morning"), (12, "afternoon"), (18, "evening")])
def test_the_greeting_goes_with_the_hour(show, journal, monkeypatch, hour, greeting):
    class Noon(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 3, 21, hour, tzinfo=tz)

    monkeypatch.setattr("ui.home.page.datetime", Noon)
    assert show(journal).title.text() == f"Good {greeting}, Amara"


def test_large_text_in_a_small_window_cuts_nothing(show, journal, dressed):
    dressed("light", 2.0)
    page = show(journal, 800, 640)
    inner = page.findChild(QScrollArea).widget()
    assert inner.width() <= page.width()
    assert all(card.geometry().right() <= inner.width() for card in page.findChildren(Card))
