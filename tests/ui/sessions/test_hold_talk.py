"""The session that is going on: which item is talked about, for how long, and what of it is on the disk."""

from dataclasses import replace

import pytest

from mentor_desktop.errors import DiskFull, ReadOnly, Unacceptable
from mentor_desktop.journal.sessions import LONGEST, not_reached
from mentor_desktop.services import goals, holding, promises, sessions
from tests.support.goals import agreed
from tests.support.sessions import held as held_session
from tests.support.sessions import planned
from ui.sessions.hold_talk import Talk

AGENDA = ("Arrive", "The planning meeting", "What is next")


@pytest.fixture
def session(journal):
    made = planned(journal)
    for title in AGENDA:
        sessions.add_item(journal, made.id, title, 10)
    return made


@pytest.fixture
def talk(qapp, journal, session):
    made = Talk(journal)
    made.open(session.id)
    return made


@pytest.fixture
def minutes(journal_for_two, talk):
    """Lets minutes pass while the clock is running."""

    def wait(number):
        for _ in range(number):
            journal_for_two.clock.advance(minutes=1)
            talk.clock.look()

    return wait


def items(journal, session):
    return journal.sessions.items(session.id)


def test_opening_a_planned_session_begins_it_with_its_first_item(qapp, journal, session):
    talk = Talk(journal)
    assert talk.open(session.id) is True
    assert journal.sessions.get(session.id).left_open
    assert talk.current.title == "Arrive"
    assert [each.reached_at is not None for each in items(journal, session)] == [True, False, False]


def test_opening_it_again_goes_on(talk, session, minutes):
    minutes(3)
    started = talk.view.session.started_at
    assert talk.open(session.id) is False
    assert talk.view.session.started_at == started
    assert talk.seconds_on(talk.current) >= 180


def test_a_session_that_was_held_cannot_be_opened(qapp, journal):
    session = held_session(journal)
    with pytest.raises(Unacceptable):
        Talk(journal).open(session.id)


def test_the_time_of_an_item_is_kept_when_another_is_come_to(talk, journal, session, minutes):
    minutes(9)
    talk.come_to(talk.step(1))
    assert 540 <= items(journal, session)[0].seconds < 570
    assert talk.current.title == "The planning meeting"
    assert talk.current.reached_at is not None
    assert talk.seconds_on(talk.current) < 5


def test_the_time_is_kept_every_half_minute(talk, journal, session, minutes):
    minutes(1)
    assert items(journal, session)[0].seconds >= 60


def test_coming_back_to_an_item_goes_on_with_its_time(talk, journal, session, minutes):
    minutes(4)
    reached = talk.current.reached_at
    talk.come_to(talk.step(1))
    minutes(2)
    talk.come_to(talk.step(-1))
    minutes(3)
    talk.keep_time()
    first, second, _ = items(journal, session)
    assert first.seconds // 60 == 7
    assert second.seconds // 60 == 2
    assert first.reached_at == reached


def test_what_nobody_came_to_is_not_reached(talk, journal, session):
    talk.come_to(talk.step(2))
    assert [each.title for each in not_reached(items(journal, session))] == ["The planning meeting"]


def test_there_is_nothing_before_the_first_and_after_the_last(talk):
    assert talk.step(-1) == ""
    talk.come_to(talk.step(2))
    assert talk.step(1) == ""


def test_after_a_lock_it_goes_on_with_the_item_that_was_talked_about(talk, journal_for_two, journal, session, minutes):
    minutes(2)
    talk.come_to(talk.step(1))
    minutes(2)
    talk.come_to(talk.step(-1))
    minutes(2)
    talk.keep_time()
    journal.close()
    again = Talk(journal_for_two.unlock("mentee"))
    assert again.open(session.id) is False
    assert again.current.title == "Arrive"
    assert again.seconds_on(again.current) >= 240


def test_time_while_the_journal_was_locked_does_not_count(talk, journal_for_two, journal, session, minutes):
    minutes(2)
    talk.keep_time()
    talk.clock.stop()
    journal.close()
    journal_for_two.clock.advance(minutes=40)
    again = Talk(journal_for_two.unlock("mentor"))
    again.open(session.id)
    assert again.seconds_on(again.current) < 130
    assert again.elapsed() >= 42 * 60


def test_the_notes_stand_on_the_item_that_is_talked_about(talk, journal, session, minutes):
    minutes(1)
    talk.keep("He named it.")
    assert [each.outcome for each in items(journal, session)] == ["He named it.", "", ""]
    assert items(journal, session)[0].seconds >= 60


def test_notes_do_not_undo_what_was_changed_on_the_agenda_meanwhile(talk, journal, session):
    journal.save(replace(items(journal, session)[0], title="Arrive, really", minutes=5))
    talk.keep("He named it.")
    assert (talk.current.title, talk.current.minutes) == ("Arrive, really", 5)


def test_without_an_agenda_the_first_word_makes_an_item_with_the_time_that_has_passed(qapp, journal, journal_for_two):
    session = planned(journal, minutes=45)
    talk = Talk(journal)
    talk.open(session.id)
    assert talk.keep("  \n") is None
    assert items(journal, session) == []
    for _ in range(5):
        journal_for_two.clock.advance(minutes=1)
        talk.clock.look()
    talk.keep("W")
    talk.keep("What a week")
    (only,) = items(journal, session)
    assert (only.title, only.minutes, only.outcome) == ("What we talked about", 45, "What a week")
    assert only.seconds >= 300
    assert only.reached_at is not None


def test_an_item_can_be_added_and_taken_back(talk, journal, session):
    undo = talk.add("Holidays 5 min")
    added = items(journal, session)[-1]
    assert (added.title, added.minutes, added.reached_at) == ("Holidays", 5, None)
    undo()
    assert len(items(journal, session)) == 3


def test_what_was_noted_on_is_not_taken_back(talk, journal, session):
    undo = talk.add("Holidays")
    talk.come_to(items(journal, session)[-1].id)
    talk.keep("In August.")
    with pytest.raises(Unacceptable):
        undo()
    assert items(journal, session)[-1].outcome == "In August."


def test_the_first_item_of_an_empty_agenda_is_talked_about_at_once(qapp, journal):
    session = planned(journal)
    talk = Talk(journal)
    talk.open(session.id)
    talk.add("Holidays")
    assert talk.current.title == "Holidays"


def test_an_item_that_went_to_the_bin_is_not_talked_about_any_more(talk, journal):
    journal.remove(talk.current)
    talk.reload()
    assert talk.current.title == "The planning meeting"


def test_a_session_opened_by_mistake_has_not_begun(talk, journal, session, minutes):
    minutes(1)
    undo = talk.not_begun()
    assert journal.sessions.get(session.id).started_at is None
    assert [(each.reached_at, each.seconds) for each in items(journal, session)] == [(None, 0)] * 3
    assert not talk.clock.running
    undo()
    assert journal.sessions.get(session.id).left_open
    assert items(journal, session)[0].seconds >= 60


@pytest.mark.parametrize("what", ["note", "promise", "count", "summary"])
def test_once_something_was_written_it_has_begun(talk, journal, session, what):
    assert talk.untouched
    if what == "note":
        talk.keep("W")
    elif what == "promise":
        promises.promise(journal, journal.me.id, "Call Ana", None, session.id)
    elif what == "count":
        holding.count(journal, talk.view.session, journal.me.id, "questions")
    else:
        holding.keep_closing_words(journal, talk.view.session, "A good talk", "")
    talk.reload()
    assert not talk.untouched
    with pytest.raises(Unacceptable):
        talk.not_begun()
    assert journal.sessions.get(session.id).left_open


def test_a_count_that_was_taken_back_is_nothing(talk, journal):
    for by in (1, -1):
        holding.count(journal, talk.view.session, journal.me.id, "questions", by)
    talk.reload()
    assert talk.untouched


def test_when_it_was_closed_nothing_is_counted_or_written_any_more(talk, journal, session, minutes):
    minutes(1)
    holding.close(journal, talk.view.session, "", "")
    before = items(journal, session)
    minutes(2)
    talk.keep("too late")
    talk.keep_time()
    assert items(journal, session) == before
    assert not talk.clock.running
    assert not talk.may_write


def test_while_the_pair_looks_back_no_time_is_counted(talk, minutes):
    minutes(1)
    talk.rest()
    minutes(5)
    assert talk.clock.seconds < 120
    talk.reload()
    assert talk.clock.running


def test_a_session_left_open_for_longer_than_any_lasts_is_not_counted(talk, journal_for_two, journal, session):
    journal.close()
    journal_for_two.clock.advance(minutes=LONGEST + 1)
    again = Talk(journal_for_two.unlock("mentor"))
    again.open(session.id)
    assert again.forgotten
    assert not again.clock.running
    again.keep("We forgot to close it.")
    assert items(again._journal, session)[0].seconds < 60


def test_time_that_cannot_be_kept_is_said_and_counted_on(talk, journal, session, minutes, monkeypatch):
    failed = []
    talk.failed.connect(failed.append)
    with monkeypatch.context() as patched:
        patched.setattr(journal, "save", lambda record: (_ for _ in ()).throw(DiskFull()))
        minutes(1)
    assert [type(error) for error in failed] == [DiskFull]
    minutes(1)
    assert items(journal, session)[0].seconds >= 120


def test_a_journal_open_to_be_read_shows_it_and_writes_nothing(qapp, journal, journal_for_two, session):
    journal.close()
    reading = journal_for_two.unlock("mentor", read_only=True)
    talk = Talk(reading)
    assert talk.open(session.id) is False
    assert talk.current is None
    talk.come_to(talk.view.items[1].id)
    assert talk.current.title == "The planning meeting"
    assert not talk.may_write
    assert not talk.clock.running
    talk.keep("no")
    with pytest.raises(ReadOnly):
        talk.add("no")


def test_help_is_wanted_where_a_goal_asks_for_it(qapp, journal_for_two):
    goal = agreed(journal_for_two, asked_for=("show",))
    journal = journal_for_two.unlock("mentor")
    session = planned(journal)
    sessions.add_item(journal, session.id, "Arrive", 5)
    sessions.add_item(journal, session.id, "The goal", 20, goal=goal.id)
    talk = Talk(journal)
    talk.open(session.id)
    assert not talk.help_is_wanted
    talk.come_to(talk.step(1))
    assert talk.help_is_wanted
    journal.save(replace(goals.view(journal, goal.id).goal, asked_for=()))
    assert not talk.open(session.id)
    assert not talk.help_is_wanted
