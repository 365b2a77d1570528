"""Before you meet: the next session or the one left open, and the open promises of both, decided in place."""

import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services import goals, holding, promises, sessions
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import planned
from ui.home.meeting_card import MOST, MeetingCard

DAMAGED = DamagedSpace(file="shared.space", what="a page does not pass its check")
IMPORTS = "import sys, ui.frame; print([name for name in sys.modules if name.startswith('ui.widgets.promise')])"


@pytest.fixture
def show(on_screen, let_it_settle):
    def make(journal, width=520, height=620):
        card = on_screen(MeetingCard(journal), width, height)
        card.reload()
        let_it_settle()
        return card

    return make


@pytest.fixture
def day(journal):
    return lambda days: goals.today(journal) + timedelta(days=days)


def texts(card):
    return [] if card.rows is None or card.rows.isHidden() else [row.accessibleName() for row in card.rows.rows()]


def test_before_anything_it_says_what_it_is_for_and_offers_to_plan(show, journal, qtbot):
    card = show(journal)
    words = shown_words(card)
    assert "No session is planned." in words
    assert "What you and Tom promise each other stands here, with its date." in words
    assert not card.prepare_button.isVisible()
    assert not card.hold_button.isVisible()
    with qtbot.waitSignal(card.plan):
        qtbot.mouseClick(card.plan_button, Qt.MouseButton.LeftButton)


def test_the_next_session_is_said_with_its_day_its_time_and_how_long_it_is_until_then(show, journal, day, qtbot):
    coming = planned(journal, day=day(11), zone="UTC")
    card = show(journal)
    words = shown_words(card)
    assert "Wednesday 1 April, 1" in words
    assert ":00" in words
    assert "in 11 days" in words
    assert "Session 1 · Room 2" in words
    assert not card.plan_button.isVisible()
    with qtbot.waitSignal(card.prepare) as asked:
        qtbot.mouseClick(card.prepare_button, Qt.MouseButton.LeftButton)
    assert asked.args == [coming.id]


@pytest.mark.parametrize(
    ("days", "until"), [(1, "tomorrow"), (2, "in 2 days"), (20, "in 2 weeks"), (90, "in 2 months")]
)
def test_how_long_it_is_is_said_in_words(show, journal, day, days, until):
    planned(journal, day=day(days), zone="UTC")
    assert until in shown_words(show(journal)).split("\n")


@pytest.mark.parametrize(("before", "until", "starts"), [(120, "today", False), (20, "soon", True), (-5, "now", True)])
def test_when_it_is_time_it_offers_to_start(show, journal, journal_for_two, day, qtbot, before, until, starts):
    coming = planned(journal, day=day(0), hour=20, zone="UTC")
    journal_for_two.clock.now = journal_for_two.clock.now.replace(hour=20, minute=0) - timedelta(minutes=before)
    card = show(journal)
    assert until in shown_words(card).split("\n")
    assert card.hold_button.isVisible() is starts
    assert card.prepare_button.isVisible() is not starts
    if starts:
        assert card.hold_button.text() == "Start session 1"
        with qtbot.waitSignal(card.hold) as asked:
            qtbot.mouseClick(card.hold_button, Qt.MouseButton.LeftButton)
        assert asked.args == [coming.id]


def test_one_that_was_left_open_comes_first(show, journal, day, qtbot):
    planned(journal, day=day(1))
    left = holding.begin(journal, planned(journal, day=day(12)))
    card = show(journal)
    words = shown_words(card)
    assert "still open" in words
    assert "Saturday 21 March" in words, "when it was begun, not when it was planned"
    assert not card.prepare_button.isVisible()
    assert card.hold_button.text() == "Go on with session 2"
    with qtbot.waitSignal(card.hold) as asked:
        qtbot.mouseClick(card.hold_button, Qt.MouseButton.LeftButton)
    assert asked.args == [left.id]


def test_one_that_was_cancelled_is_none(show, journal, day):
    sessions.cancel(journal, planned(journal, day=day(3)))
    assert "No session is planned." in shown_words(show(journal))


def test_the_promises_of_both_stand_there_the_nearest_day_first(show, journal, day):
    promises.promise(journal, journal.me.id, "Later", day(9).isoformat())
    promises.promise(journal, journal.partner.id, "Sooner", day(1).isoformat())
    card = show(journal)
    assert texts(card) == ["Sooner", "Later"]
    assert "What you promised each other" in shown_words(card)
    assert "Tom · due tomorrow" in shown_words(card)


def test_five_are_shown_and_all_when_they_are_asked_for(show, journal, day, qtbot):
    for number in range(MOST + 2):
        promises.promise(journal, journal.me.id, f"Promise {number}", day(number).isoformat())
    card = show(journal, height=900)
    assert len(texts(card)) == MOST
    assert "Show all 7" in shown_words(card)
    qtbot.mouseClick(card.rows._rows._all, Qt.MouseButton.LeftButton)
    assert len(texts(card)) == MOST + 2


def test_one_is_kept_here_and_taken_back_and_the_page_hears_of_it(show, journal, day, qtbot, let_it_settle):
    promises.promise(journal, journal.me.id, "Send the roadmap", day(1).isoformat())
    card = show(journal)
    said = []
    card.said.connect(lambda sentence, undo: said.append((sentence, undo)))
    with qtbot.waitSignal(card.changed):
        qtbot.mouseClick(card.rows.rows()[0].box, Qt.MouseButton.LeftButton)
    assert texts(card) == []
    assert "stands here, with its date" in shown_words(card)
    card.reload()
    let_it_settle()
    said[0][1]()
    assert texts(card) == ["Send the roadmap"]


def test_a_form_outlives_reading_anew_and_leaving(show, journal, day, qtbot):
    promises.promise(journal, journal.me.id, "Send the roadmap", day(1).isoformat())
    card = show(journal)
    row = card.rows.rows()[0]
    row.let_go.emit(row.promise)
    qtbot.keyClicks(QApplication.focusWidget(), "The numbers co")
    card.reload()
    assert card.rows.form.why.toPlainText() == "The numbers co"
    card.settle()
    again = show(journal)
    row = again.rows.rows()[0]
    row.let_go.emit(row.promise)
    assert again.rows.form.why.toPlainText() == "The numbers co"
    assert again.back()
    assert again.rows.form is None
    assert not again.back()


def test_where_one_can_only_read_nothing_is_begun(show, journal, journal_for_two, day):
    reader = journal_for_two.unlock("mentor", read_only=True)
    card = show(reader)
    assert not card.plan_button.isVisible()
    left = holding.begin(journal, planned(journal))
    promises.promise(journal, journal.me.id, "Send the roadmap", day(1).isoformat())
    card = show(journal_for_two.unlock("mentor", read_only=True))
    assert f"Session {left.number}" in shown_words(card)
    assert not card.hold_button.isVisible()
    assert not card.rows.rows()[0].box.isEnabled()


@pytest.mark.parametrize("call", ["all", "open_commitments"])
def test_what_cannot_be_read_is_a_sentence_until_it_can(show, journal, monkeypatch, strays, call):
    def fail(*_):
        raise DAMAGED

    with monkeypatch.context() as broken:
        broken.setattr(journal.sessions, call, fail)
        card = show(journal)
        assert str(DAMAGED) in shown_words(card)
        assert strays.shown == ["MeetingCard"]
    card.reload()
    assert str(DAMAGED) not in shown_words(card)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_words_in_large_text_cut_nothing(show, journal, day, dressed, scale):
    dressed("dark", scale)
    planned(journal, day=day(2), place="Room " * 40)
    promises.promise(journal, journal.partner.id, "w" * 200, day(-3).isoformat())
    card = show(journal, 420, 900)
    assert cut_at_the_side(card) == []
    assert nameless(card) == []


def test_promises_are_not_imported_before_there_is_one():
    found = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
