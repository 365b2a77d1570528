"""Planning sessions: when and where to meet, moved, cancelled, planned again, and the timeline of them all."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentor_desktop.errors import NoSuchRecord, ReadOnly, Unacceptable
from mentor_desktop.journal.goals import LONGEST_TITLE
from mentor_desktop.journal.sessions import LONGEST, SHORTEST, Session
from mentor_desktop.services import holding, promises, sessions
from mentor_desktop.services.goals import today
from mentor_desktop.services.journal import Change, Journal
from mentor_desktop.services.sessions import Plan
from tests.support.goals import TYPED
from tests.support.journals import JournalForTwo
from tests.support.sessions import MONDAY, held, item, planned


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open, on Saturday 21 March 2026."""
    return journal_for_two.unlock("mentee")


def test_a_planned_session_is_there_for_the_other_the_next_time(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        made = planned(tom, minutes=45, place="  Room\n2 ", direction="mutual")
    amara = journal_for_two.unlock("mentor")
    assert amara.sessions.get(made.id) == made
    assert (made.starts_at, made.zone) == ("2026-03-23T15:00:00.000Z", "Europe/Berlin")
    assert (made.minutes, made.place, made.direction) == (45, "Room 2", "mutual")
    assert (made.number, made.state, made.sequence, made.started_at) == (1, "planned", 0, None)
    assert sessions.plan_of(made) == replace(MONDAY, minutes=45, direction="mutual")


@pytest.mark.parametrize("name", TYPED)
def test_a_place_is_kept_in_one_line_as_it_was_typed(tom: Journal, name: str) -> None:
    typed = TYPED[name][:LONGEST_TITLE]
    assert planned(tom, place=typed + "\0\ud83d").place == " ".join(typed.split())


def test_what_was_typed_is_not_lost_to_a_place_that_is_too_long(tom: Journal) -> None:
    with pytest.raises(Unacceptable, match="shorten it here") as refused:
        planned(tom, place="q" * 10_000)
    assert "qq" not in str(refused.value)
    assert tom.sessions.all() == []


BAD: list[tuple[dict[str, Any], str]] = [
    *(({"minutes": minutes}, "When does it end") for minutes in (0, -60, SHORTEST - 1, LONGEST + 1, 24 * 60, 10**30)),
    ({"day": date(2026, 3, 20)}, "This day has passed"),
    ({"day": date(1999, 1, 1)}, "This day has passed"),
    ({"day": date.min, "hour": 0, "zone": "Asia/Tokyo"}, "a date and a time"),
    ({"day": date.max}, "a date and a time"),
    ({"day": date.max, "hour": 23, "zone": "America/New_York"}, "a date and a time"),
    ({"hour": 24}, "a date and a time"),
    ({"day": date(2026, 3, 29), "hour": 2, "minute": 30}, "02:30 does not exist"),
    ({"day": date(2027, 3, 14), "hour": 2, "minute": 0, "zone": "America/New_York"}, "02:00 does not exist"),
    ({"day": date(2026, 10, 4), "hour": 2, "minute": 29, "zone": "Australia/Lord_Howe"}, "02:29 does not exist"),
    ({"zone": "Europe/Nowhere"}, "does not know the time zone"),
    ({"zone": ""}, "does not know the time zone"),
    ({"direction": "the dog leads"}, "led by one of you or by both"),
]


@pytest.mark.parametrize(("change", "said"), BAD, ids=lambda part: str(part)[:50])
def test_what_cannot_be_planned_is_a_sentence_and_nothing_changes(
    tom: Journal, change: dict[str, Any], said: str
) -> None:
    kept = planned(tom, day=date(2026, 4, 1))
    heard: list[Change] = []
    tom.listen(heard.append)
    for attempt in (lambda: planned(tom, **change), lambda: sessions.move(tom, kept, replace(MONDAY, **change))):
        with pytest.raises(Unacceptable, match=said):
            attempt()
    assert tom.sessions.all() == [kept]
    assert heard == []


def test_today_is_no_past_day_wherever_it_is_today(journal_for_two: JournalForTwo, tom: Journal) -> None:
    """At 16:30 UTC it is the 22nd already where the day begins first, and the 21st where it begins last."""
    assert planned(tom, day=date(2026, 3, 21), hour=9).starts_at == "2026-03-21T08:00:00.000Z"
    with pytest.raises(Unacceptable, match="has passed"):
        planned(tom, day=date(2026, 3, 21), zone="Pacific/Kiritimati", hour=23)
    assert planned(tom, day=date(2026, 3, 22), zone="Pacific/Kiritimati", hour=1).number == 2
    assert planned(tom, day=date(2026, 3, 21), zone="Pacific/Pago_Pago", hour=1).number == 3


@pytest.mark.parametrize(
    ("zone", "day", "hour", "minute", "starts_at"),
    [
        ("Europe/Berlin", date(2026, 10, 25), 2, 30, "2026-10-25T00:30:00.000Z"),
        ("America/New_York", date(2026, 11, 1), 1, 30, "2026-11-01T05:30:00.000Z"),
        ("Australia/Lord_Howe", date(2026, 4, 5), 1, 45, "2026-04-04T14:45:00.000Z"),
    ],
)
def test_in_an_hour_that_comes_twice_it_is_the_first_and_stays_it(
    tom: Journal, zone: str, day: date, hour: int, minute: int, starts_at: str
) -> None:
    wanted = Plan(day, hour, minute, zone)
    made = sessions.plan(tom, wanted)
    assert made.starts_at == starts_at
    assert sessions.plan_of(made) == wanted
    assert sessions.move(tom, made, sessions.plan_of(made)) == made


def test_two_sessions_are_not_at_once_but_their_ends_may_touch(tom: Journal) -> None:
    first = planned(tom)
    for clash in ({}, {"hour": 15, "minute": 5}, {"minute": 59}, {"hour": 10, "minutes": LONGEST}, {"zone": "CET"}):
        with pytest.raises(Unacceptable, match="another session at this time"):
            planned(tom, **clash)
    before, after = planned(tom, hour=15), planned(tom, hour=17)
    with pytest.raises(Unacceptable, match="another session at this time"):
        sessions.move(tom, after, replace(MONDAY, minute=30))
    assert sessions.move(tom, first, replace(MONDAY, minute=10, minutes=50)).minutes == 50
    assert {each.id for each in tom.sessions.all()} == {first.id, before.id, after.id}


def test_sessions_are_numbered_in_the_order_they_were_planned(tom: Journal) -> None:
    later, earlier = planned(tom, day=date(2026, 4, 20)), planned(tom)
    sessions.cancel(tom, later)
    assert [later.number, earlier.number, planned(tom, hour=18).number] == [1, 2, 3]
    assert tom.sessions.get(later.id).number == 1


def test_a_calendar_hears_of_every_change_and_of_nothing_else(tom: Journal) -> None:
    one = planned(tom)
    assert sessions.move(tom, one, MONDAY) == one
    assert sessions.move(tom, one, replace(MONDAY, place=" Room  2 ")) == one
    changes: list[dict[str, Any]] = [
        {"hour": 17},
        {"day": date(2026, 3, 24)},
        {"minutes": 30},
        {"place": "By telephone"},
        {"direction": "mutual"},
        {"zone": "Europe/London"},
    ]
    for count, change in enumerate(changes, 1):
        one = sessions.move(tom, one, replace(sessions.plan_of(one), **change))
        assert one.sequence == count
    one = sessions.cancel(tom, one)
    assert (one.state, one.sequence) == ("cancelled", 7)
    assert sessions.cancel(tom, one) == one
    one = sessions.plan_again(tom, one)
    assert (one.state, one.sequence) == ("planned", 8)
    assert sessions.plan_again(tom, one) == one
    begun = holding.begin(tom, one)
    assert holding.close(tom, begun, "It was good.", "").sequence == 8


def test_what_was_read_before_somebody_changed_it_takes_nothing_back(tom: Journal) -> None:
    read = planned(tom)
    sessions.move(tom, read, replace(MONDAY, place="By telephone"))
    off = sessions.cancel(tom, read)
    assert (off.place, off.sequence) == ("By telephone", 2)
    assert sessions.plan_again(tom, read).place == "By telephone"


def test_what_was_held_stays_held_where_it_was(tom: Journal) -> None:
    read = planned(tom)
    done = holding.close(tom, holding.begin(tom, read), "It was good.", "")
    for attempt in (
        lambda: sessions.cancel(tom, read),
        lambda: sessions.plan_again(tom, read),
        lambda: sessions.move(tom, read, replace(MONDAY, hour=18)),
    ):
        with pytest.raises(Unacceptable, match="not planned any more"):
            attempt()
    assert tom.sessions.get(read.id) == done


def test_what_is_cancelled_is_planned_again_before_it_moves(tom: Journal) -> None:
    off = sessions.cancel(tom, planned(tom))
    with pytest.raises(Unacceptable, match="not planned any more"):
        sessions.move(tom, off, replace(MONDAY, hour=18))
    taken = planned(tom)
    with pytest.raises(Unacceptable, match="another session at this time"):
        sessions.plan_again(tom, off)
    sessions.move(tom, taken, replace(MONDAY, hour=17))
    assert sessions.plan_again(tom, off).state == "planned"


def test_a_session_can_be_planned_again_for_another_time_with_the_agenda_it_had(
    journal_for_two: JournalForTwo, tom: Journal
) -> None:
    one = planned(tom)
    on_it = item(tom, one)
    off = sessions.cancel(tom, one)
    journal_for_two.clock.advance(days=7)
    for change, said in (
        ({}, "This day has passed"),
        ({"day": date(2026, 3, 29), "hour": 2}, "02:00 does not exist"),
        ({"day": date(2026, 4, 1), "minutes": 0}, "When does it end"),
    ):
        with pytest.raises(Unacceptable, match=said):
            sessions.plan_again(tom, off, replace(MONDAY, **change))
    assert tom.sessions.get(one.id) == off
    again = sessions.plan_again(tom, off, replace(MONDAY, day=date(2026, 4, 1)))
    assert (again.state, again.starts_at, again.number) == ("planned", "2026-04-01T14:00:00.000Z", one.number)
    assert again.sequence == off.sequence + 1
    assert tom.sessions.items(one.id) == [on_it]


def test_a_session_whose_day_has_passed_keeps_it_when_only_the_place_changes(
    journal_for_two: JournalForTwo, tom: Journal
) -> None:
    one = planned(tom)
    journal_for_two.clock.advance(days=7)
    assert sessions.move(tom, one, replace(MONDAY, place="By telephone")).place == "By telephone"
    with pytest.raises(Unacceptable, match="has passed"):
        sessions.move(tom, one, replace(MONDAY, hour=17))


def test_at_first_there_is_nothing_to_see_and_a_guess_for_the_first_time(tom: Journal) -> None:
    found = sessions.timeline(tom)
    assert (found.lines, found.next, found.left_open, found.rhythm.usual_days) == ((), None, None, None)
    in_a_week = today(tom) + timedelta(days=7)
    assert sessions.suggested_plan(tom, "Europe/Berlin") == Plan(in_a_week, 16, 0, "Europe/Berlin")
    with pytest.raises(NoSuchRecord):
        sessions.prepare_view(tom, "nobody")


def test_the_timeline_has_the_latest_first_with_what_was_decided(journal_for_two: JournalForTwo, tom: Journal) -> None:
    past = holding.close(tom, holding.begin(tom, planned(tom)), f"**We decided.** {'And so on. ' * 99}", "")
    for _ in range(2):
        promises.promise(tom, tom.me.id, "Ask the depots", None, past.id)
    tom.remove(promises.promise(tom, tom.me.id, "Taken back", None, past.id))
    promises.promise(tom, tom.me.id, "Outside any session", None)
    far = planned(tom, day=date(2026, 5, 1))
    off = sessions.cancel(tom, planned(tom, day=date(2026, 4, 1)))
    near = planned(tom, day=date(2026, 4, 2))
    tom.remove(planned(tom, day=date(2026, 4, 3)))
    found = sessions.timeline(tom)
    assert [line.session for line in found.lines] == [far, near, off, past]
    assert [line.promises for line in found.lines] == [0, 0, 0, 2]
    assert found.lines[-1].decided.startswith("We decided. And so on.")
    assert len(found.lines[-1].decided) <= 141
    assert (found.next, found.left_open) == (near, None)
    assert (found.rhythm.days_since, found.rhythm.cancelled_in_a_row) == (0, 1)


def test_one_that_is_going_on_comes_next_until_its_planned_end(journal_for_two: JournalForTwo, tom: Journal) -> None:
    first, second = planned(tom), planned(tom, day=date(2026, 3, 30))
    journal_for_two.clock.now = datetime(2026, 3, 23, 15, 30, tzinfo=UTC)
    first = holding.begin(tom, first)
    assert sessions.timeline(tom).next == first
    journal_for_two.clock.advance(minutes=30)
    found = sessions.timeline(tom)
    assert (found.next, found.left_open) == (second, first)


def test_a_session_that_was_never_closed_is_found(journal_for_two: JournalForTwo, tom: Journal) -> None:
    planned(tom, hour=10)
    begun = holding.begin(tom, planned(tom))
    tom.close()
    journal_for_two.clock.advance(days=3)
    amara = journal_for_two.unlock("mentor")
    assert sessions.timeline(amara).left_open == begun
    holding.close(amara, begun, "", "")
    assert sessions.timeline(amara).left_open is None


def test_the_next_time_is_suggested_at_the_usual_rhythm_and_time_of_day(
    journal_for_two: JournalForTwo, tom: Journal
) -> None:
    planned(tom, hour=17, minute=15, minutes=45, direction="mutual")
    found = sessions.suggested_plan(tom, "America/New_York")
    assert found == Plan(date(2026, 4, 13), 17, 15, "America/New_York", 45, "Room 2", "mutual")
    for _ in range(3):
        journal_for_two.clock.advance(days=10)
        held(tom, day=today(tom), hour=8)
    sessions.cancel(tom, planned(tom, day=today(tom) + timedelta(days=3)))
    assert sessions.suggested_plan(tom, "Europe/Berlin").day == today(tom) + timedelta(days=10)
    journal_for_two.clock.advance(days=300)
    assert sessions.suggested_plan(tom, "Europe/Berlin").day == today(tom) + timedelta(days=1)


def test_a_plan_is_put_back_without_what_was_written_since(tom: Journal) -> None:
    before = planned(tom)
    moved = sessions.move(tom, before, replace(MONDAY, hour=18, place="By phone"))
    tom.save(replace(moved, summary="Words since then", answered_by=(tom.me.id,)))
    found = sessions.put_back(tom, before)
    assert (found.starts_at, found.place, found.state) == (before.starts_at, "Room 2", "planned")
    assert (found.summary, found.answered_by) == ("Words since then", (tom.me.id,))
    assert found.sequence == moved.sequence + 1


def test_what_has_begun_is_neither_put_back_nor_cancelled(tom: Journal) -> None:
    before = sessions.cancel(tom, planned(tom))
    begun = holding.begin(tom, sessions.plan_again(tom, before))
    for change in (lambda: sessions.put_back(tom, before), lambda: sessions.cancel(tom, begun)):
        with pytest.raises(Unacceptable, match="has begun"):
            change()
    assert tom.sessions.get(before.id) == begun


def test_a_time_zone_that_this_computer_does_not_know_keeps_nothing_from_being_done(tom: Journal) -> None:
    one = tom.save(replace(planned(tom), zone="Mars/Phobos"))
    assert sessions.timeline(tom).next == one
    assert sessions.plan_of(one) == replace(MONDAY, hour=15, zone="UTC")
    assert sessions.suggested_plan(tom, "Europe/Berlin").hour == 15
    assert holding.close(tom, holding.begin(tom, one), "", "").zone == "Mars/Phobos"


def test_a_journal_opened_to_read_shows_sessions_and_refuses_every_change(
    journal_for_two: JournalForTwo, tom: Journal
) -> None:
    one, off = planned(tom), sessions.cancel(tom, planned(tom, hour=18))
    on_it = item(tom, one)
    idea = sessions.add_idea(tom, one, "Think about the budget")
    begun = holding.begin(tom, planned(tom, hour=20))
    promise = promises.promise(tom, tom.me.id, "Ask the depots", None)
    tom.close()
    reader = journal_for_two.unlock("mentee", read_only=True)
    seen: list[Session] = [line.session for line in sessions.timeline(reader).lines]
    assert seen == [begun, off, one]
    view = sessions.prepare_view(reader, one.id)
    assert (view.items, view.ideas, view.since.open) == ((on_it,), (idea,), (promise,))
    assert holding.begin(reader, begun) == begun
    holding.publish_waiting(reader)
    changes: list[Callable[[], object]] = [
        lambda: planned(reader, day=date(2026, 4, 1)),
        lambda: sessions.move(reader, one, replace(MONDAY, hour=10)),
        lambda: sessions.cancel(reader, one),
        lambda: sessions.plan_again(reader, off),
        lambda: sessions.add_idea(reader, one, "more"),
        lambda: sessions.add_to_agenda(reader, [idea]),
        lambda: item(reader, one),
        lambda: sessions.write_note(reader, one.id, "words"),
        lambda: holding.begin(reader, one),
        lambda: holding.come_to(reader, on_it),
        lambda: holding.keep_item(reader, on_it, "words", 1),
        lambda: holding.count(reader, one, reader.me.id, "questions"),
        lambda: holding.keep_closing_words(reader, one, "words", ""),
        lambda: holding.close(reader, begun, "", ""),
        lambda: holding.answer_heard(reader, one, 3),
        lambda: holding.answer_both(reader, one, {reader.me.id: 3, reader.partner.id: 3}),
        lambda: promises.promise(reader, reader.me.id, "more", None),
        lambda: promises.keep(reader, promise),
        lambda: promises.renegotiate(reader, promise, "2026-04-01", ""),
    ]
    for change in changes:
        with pytest.raises(ReadOnly):
            change()
    assert reader.sessions.all() == seen
