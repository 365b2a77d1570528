"""One quiet line of what is due, in words; gone on a quiet day, and never outside the journal."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services import goals, holding, promises
from mentor_desktop.services.reminders import Reminder
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import held, planned
from ui.home.reminders_line import RemindersLine, sentence

TODAY = date(2026, 3, 21)


@pytest.fixture
def show(on_screen):
    def make(journal, width=620, height=60):
        line = RemindersLine(journal)
        on_screen(line, width, height)
        line.reload()
        return line

    return make


def test_on_a_quiet_day_it_is_not_there(show, journal):
    assert show(journal).isHidden()


def test_it_says_what_is_due_the_most_pressing_first(show, journal):
    holding.begin(journal, planned(journal))
    overdue = (goals.today(journal) - timedelta(days=3)).isoformat()
    promises.promise(journal, journal.me.id, "Send the roadmap", overdue)
    line = show(journal)
    assert line.accessibleName() == ("Session 1 was left open. One of your promises is overdue.")
    assert line.accessibleName() in shown_words(line)
    assert not line.say_button.isVisible()


@pytest.mark.parametrize(
    ("reminder", "words"),
    [
        (Reminder("session near", "x", {"number": 4, "day": TODAY}), "You meet today."),
        (Reminder("session near", "x", {"number": 4, "day": TODAY + timedelta(days=1)}), "You meet tomorrow."),
        (Reminder("session near", "x", {"number": 4, "day": TODAY + timedelta(days=2)}), "You meet on Monday."),
        (Reminder("promises overdue", details={"count": 3}), "3 of your promises are overdue."),
        (Reminder("goals wait", details={"count": 1}), "One goal waits for a look."),
        (Reminder("goals wait", details={"count": 2}), "2 goals wait for a look."),
    ],
)
def test_every_reminder_is_a_sentence(reminder, words):
    assert sentence(reminder, TODAY, "Tom") == words


def test_it_leads_to_the_session_in_which_one_has_not_said_how_far_one_felt_heard(show, journal_for_two, qtbot):
    with closing(journal_for_two.unlock("mentee")) as tom:
        session = held(tom)
        holding.answer_heard(tom, session, 2)
    amara = journal_for_two.unlock("mentor")
    line = show(amara)
    assert "Tom has said how far they felt heard in session 1." in shown_words(line)
    with qtbot.waitSignal(line.look) as asked:
        qtbot.mouseClick(line.say_button, Qt.MouseButton.LeftButton)
    assert asked.args == [session.id]
    holding.answer_heard(amara, session, 4)
    line.reload()
    assert line.isHidden()


def test_where_one_can_only_read_it_offers_nothing(show, journal_for_two):
    with closing(journal_for_two.unlock("mentee")) as tom:
        holding.answer_heard(tom, held(tom), 2)
    line = show(journal_for_two.unlock("mentor", read_only=True))
    assert "Tom has said" in shown_words(line)
    assert not line.say_button.isVisible()


def test_what_cannot_be_read_is_left_to_the_card_it_stands_on(show, journal, monkeypatch):
    def fail(*_):
        raise DamagedSpace(file="shared.space", what="a page does not pass its check")

    planned(journal)
    line = show(journal)
    assert line.isVisible()
    monkeypatch.setattr(journal.sessions, "all", fail)
    line.reload()
    assert line.isHidden()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_in_large_text_it_takes_more_lines(show, journal, dressed, scale):
    dressed("light", scale)
    holding.begin(journal, planned(journal))
    line = show(journal, 300, 200)
    assert cut_at_the_side(line) == []
    assert nameless(line) == []
