"""Holding a session: begun and closed whatever the clock does, notes that are kept, the tally, and felt heard."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentor_desktop.errors import DiskFull, NoSuchRecord, Unacceptable
from mentor_desktop.journal.goals import LONGEST_TEXT
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.sessions import MOST, MOST_ITEM_MINUTES, TALLIED, Session
from mentor_desktop.services import holding, promises, sessions
from mentor_desktop.services import journal as journals
from mentor_desktop.services.journal import Change, Journal
from tests.support.goals import TYPED
from tests.support.journals import JournalForTwo, written_by_the_partner
from tests.support.sessions import item, planned


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def coming(tom: Journal) -> Session:
    """A session in the week to come."""
    return planned(tom)


def test_a_session_is_begun_once_and_closed_with_what_to_remember(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        assert holding.elapsed_seconds(coming, tom.now()) == 0
        begun = holding.begin(tom, coming)
        assert begun.left_open
        journal_for_two.clock.advance(minutes=50)
        assert 3000 <= holding.elapsed_seconds(begun, tom.now()) < 3010
        assert holding.begin(tom, coming) == begun
    with closing(journal_for_two.unlock("mentor")) as amara:
        done = holding.close(amara, coming, "  Two depots\r\nanswered.\0 ", " The query\n")
        assert (done.state, done.started_at, done.summary, done.bring) == (
            "held",
            begun.started_at,
            "Two depots\nanswered.",
            "The query",
        )
        assert done.ended_at is not None
        assert holding.elapsed_seconds(done, amara.now() + timedelta(days=9)) == pytest.approx(3000, abs=30)
        assert holding.hold_view(amara, coming.id).session == done
        with pytest.raises(NoSuchRecord):
            holding.hold_view(amara, "nobody")


def test_only_what_is_planned_can_begin_and_only_what_has_begun_can_be_closed(tom: Journal, coming: Session) -> None:
    with pytest.raises(Unacceptable, match="has begun can be closed"):
        holding.close(tom, coming, "", "")
    begun = holding.begin(tom, coming)
    done = holding.close(tom, begun, "", "")
    off = sessions.cancel(tom, planned(tom, hour=18))
    for one in (begun, off):
        with pytest.raises(Unacceptable, match="has begun can be closed"):
            holding.close(tom, one, "other words", "")
        with pytest.raises(Unacceptable, match="cannot begin"):
            holding.begin(tom, one)
    assert [tom.sessions.get(done.id), tom.sessions.get(off.id)] == [done, off]


def test_a_session_that_was_begun_by_mistake_is_as_it_was(tom: Journal, coming: Session) -> None:
    on_it = item(tom, coming)
    begun = holding.begin(tom, coming)
    holding.keep_item(tom, holding.come_to(tom, on_it), "", 60)
    back = holding.not_begun(tom, begun)
    assert replace(back, updated_at=coming.updated_at) == coming
    (found,) = tom.sessions.items(coming.id)
    assert (found.reached_at, found.seconds) == (None, 0)
    assert sessions.timeline(tom).left_open is None
    assert holding.begin(tom, coming).started_at != begun.started_at


def test_when_it_was_held_is_not_lost_to_an_undo_that_comes_late(tom: Journal, coming: Session) -> None:
    begun = holding.begin(tom, coming)
    done = holding.close(tom, begun, "", "")
    assert holding.not_begun(tom, begun) == tom.sessions.get(coming.id) == done


def test_closing_can_be_taken_back_and_done_again(tom: Journal, coming: Session) -> None:
    begun = holding.begin(tom, coming)
    done = holding.close(tom, begun, "Two depots answered.", "The query")
    again = holding.open_again(tom, done)
    assert again.left_open
    assert (again.started_at, again.ended_at, again.summary) == (begun.started_at, None, "Two depots answered.")
    assert holding.close(tom, again, again.summary, again.bring).state == "held"


def test_a_clock_that_was_set_back_between_two_unlocks_turns_nothing_around(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        on_it = item(tom, coming)
        begun = holding.begin(tom, coming)
    journal_for_two.clock.advance(days=-400)
    tom = journal_for_two.unlock("mentee")
    assert holding.elapsed_seconds(begun, tom.now()) == 0
    on_it = holding.keep_item(tom, holding.come_to(tom, on_it), "Two depots answered.", -99)
    assert (on_it.outcome, on_it.seconds) == ("Two depots answered.", 0)
    done = holding.close(tom, begun, "", "")
    assert done.started_at is not None
    assert done.ended_at == done.started_at
    assert holding.elapsed_seconds(done, tom.now()) == 0


def test_a_clock_that_is_set_back_while_a_journal_is_open_does_not_go_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [datetime(2026, 3, 21, 16, tzinfo=UTC)]

    class Wall(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return shown[0]

    monkeypatch.setattr(journals, "datetime", Wall)
    clock = journals.SystemClock()
    before = clock()
    assert before == shown[0]
    shown[0] -= timedelta(days=400)
    after = [clock() for _ in range(3)]
    assert before < after[0] < after[1] < after[2] < before + timedelta(seconds=1)
    shown[0] += timedelta(days=800)
    assert clock() == shown[0]


def test_a_clock_that_was_wrong_by_decades_keeps_no_notes_from_being_kept(
    journal_for_two: JournalForTwo, tom: Journal, coming: Session
) -> None:
    on_it = holding.come_to(tom, item(tom, coming))
    journal_for_two.clock.advance(days=365 * 56)
    assert on_it.reached_at is not None
    seconds = int((tom.now() - moment(on_it.reached_at)).total_seconds())
    kept = holding.keep_item(tom, on_it, "Two depots answered.", seconds)
    assert (kept.outcome, kept.seconds) == ("Two depots answered.", MOST_ITEM_MINUTES * 60)


def test_notes_on_an_item_are_kept_while_they_are_written(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        on_it = item(tom, coming)
        reached = holding.come_to(tom, on_it)
        assert reached.reached_at is not None
        assert holding.come_to(tom, reached) == reached
        for length in range(1, 11):
            reached = holding.keep_item(tom, reached, "Two depots answered."[:length], length)
    amara = journal_for_two.unlock("mentor")
    (found,) = holding.hold_view(amara, coming.id).items
    assert (found.outcome, found.seconds) == ("Two depots", 10)
    assert holding.keep_item(amara, found, "Three depots", 5).seconds == 10
    assert holding.keep_item(amara, found, "", 0).outcome == ""


def test_a_page_that_has_an_item_as_it_was_before_loses_nothing_of_it(tom: Journal, coming: Session) -> None:
    read = item(tom, coming)
    other = item(tom, coming, "The budget")
    sessions.move_item(tom, coming, other.id, 0)
    reached = holding.come_to(tom, read)
    noted = holding.keep_item(tom, read, "Two depots answered.", 60)
    assert (noted.reached_at, noted.position) == (reached.reached_at, 1)
    assert holding.come_to(tom, read) == noted
    assert tom.sessions.items(coming.id)[1] == noted


def test_what_did_not_change_is_not_written(tom: Journal, coming: Session) -> None:
    on_it = holding.keep_item(tom, item(tom, coming), "Two depots answered.", 60)
    words = holding.keep_closing_words(tom, coming, "It was good.", "The query")
    heard: list[Change] = []
    tom.listen(heard.append)
    assert holding.keep_item(tom, on_it, "Two depots answered.\0", 30) == on_it
    assert holding.keep_closing_words(tom, coming, "It was good.", "The query") == words
    assert heard == []


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_shared_words_come_back_as_they_were_typed(tom: Journal, coming: Session, typed: str) -> None:
    assert holding.keep_item(tom, item(tom, coming), typed, 0).outcome == typed
    kept = holding.keep_closing_words(tom, coming, typed, typed)
    assert (kept.summary, kept.bring) == (typed, typed)
    assert holding.keep_closing_words(tom, coming, "changed", typed).bring == typed


def test_words_that_are_too_long_leave_those_that_were_kept(tom: Journal, coming: Session) -> None:
    on_it = holding.keep_item(tom, item(tom, coming), "Two depots answered.", 60)
    begun = holding.keep_closing_words(tom, holding.begin(tom, coming), "It was good.", "")
    too_long = "q" * (LONGEST_TEXT + 1)
    writes: list[Callable[[], object]] = [
        lambda: holding.keep_item(tom, on_it, too_long, 90),
        lambda: holding.keep_closing_words(tom, begun, too_long, ""),
        lambda: holding.keep_closing_words(tom, begun, "", too_long),
        lambda: holding.close(tom, begun, too_long, ""),
    ]
    for write in writes:
        with pytest.raises(Unacceptable, match="shorten it here") as refused:
            write()
        assert "qq" not in str(refused.value)
    view = holding.hold_view(tom, coming.id)
    assert (view.session, view.items) == (begun, (on_it,))


@pytest.mark.parametrize("what", TALLIED)
def test_either_counts_for_either_and_never_below_nothing(journal_for_two: JournalForTwo, what: str) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        for person in (tom.me.id, tom.partner.id, tom.partner.id):
            holding.count(tom, coming, person, what)
        assert getattr(holding.count(tom, coming, tom.me.id, what, -1), what) == 0
        assert getattr(holding.count(tom, coming, tom.me.id, what, -1), what) == 0
    amara = journal_for_two.unlock("mentor")
    assert getattr(holding.count(amara, coming, amara.me.id, what), what) == 3
    counted = holding.hold_view(amara, coming.id).tallies
    assert {person: getattr(tally, what) for person, tally in counted.items()} == {amara.partner.id: 0, amara.me.id: 3}
    assert len(amara.sessions.tallies(coming.id)) == 2
    assert getattr(holding.count(amara, coming, amara.me.id, what, 10**30), what) == MOST


def test_what_was_promised_and_asked_in_a_session_is_seen_with_it(tom: Journal, coming: Session) -> None:
    made = promises.promise(tom, tom.partner.id, "Ask the depots", "2026-04-01", coming.id)
    promises.promise(tom, tom.me.id, "Outside any session", None)
    assert holding.hold_view(tom, coming.id).promised == (made,)


def answer(journal: JournalForTwo, seat: str, session: Session, value: int) -> None:
    """One of the two says, alone, how far they felt heard."""
    with closing(journal.unlock("mentor" if seat == "mentor" else "mentee")) as opened:
        holding.answer_heard(opened, session, value)


def seen(journal: JournalForTwo, seat: str, session: Session) -> tuple[dict[str, int], bool]:
    """What one of the two sees after unlocking: both answers by the seat, and whether they have answered."""
    with closing(journal.unlock("mentor" if seat == "mentor" else "mentee")) as opened:
        view = holding.hold_view(opened, session.id)
        seats = {opened.me.id: opened.me.role, opened.partner.id: opened.partner.role}
        return {seats[person]: value for person, value in view.heard.items()}, view.i_answered


@pytest.fixture
def past(journal_for_two: JournalForTwo) -> Session:
    """A session that was held; the journal is locked."""
    with closing(journal_for_two.unlock("mentee")) as tom:
        return holding.close(tom, holding.begin(tom, planned(tom)), "", "")


@pytest.mark.parametrize(("first", "second"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_nobody_sees_an_answer_before_both_have_given_theirs(
    journal_for_two: JournalForTwo, past: Session, first: str, second: str
) -> None:
    answer(journal_for_two, first, past, 2)
    assert seen(journal_for_two, first, past) == ({}, True)
    assert seen(journal_for_two, second, past) == ({}, False)
    answer(journal_for_two, second, past, 5)
    assert seen(journal_for_two, second, past) == ({}, True), "the first has not been here since"
    assert seen(journal_for_two, first, past) == ({first: 2, second: 5}, True)
    assert seen(journal_for_two, second, past) == ({first: 2, second: 5}, True)
    for seat in ("mentor", "mentee"):
        with closing(journal_for_two.unlock("mentor" if seat == "mentor" else "mentee")) as journal:
            assert journal.preparing.all_sealed() == []


def test_who_answered_first_sees_both_answers_after_the_next_unlock(
    journal_for_two: JournalForTwo, past: Session
) -> None:
    answer(journal_for_two, "mentor", past, 2)
    answer(journal_for_two, "mentee", past, 5)
    with closing(journal_for_two.unlock("mentor", read_only=True)) as reader:
        assert holding.hold_view(reader, past.id).heard == {}
        assert [each.value for each in reader.preparing.all_sealed()] == [2]
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert holding.hold_view(amara, past.id).heard == {amara.me.id: 2, amara.partner.id: 5}


def test_an_answer_that_cannot_be_shown_now_keeps_nobody_from_unlocking(
    journal_for_two: JournalForTwo, past: Session
) -> None:
    answer(journal_for_two, "mentee", past, 2)
    answer(journal_for_two, "mentor", past, 5)
    written_by_the_partner(journal_for_two, "UPDATE session SET minutes = 0")
    with closing(journal_for_two.unlock("mentee")) as tom:
        assert [each.value for each in tom.preparing.all_sealed()] == [2]
    written_by_the_partner(journal_for_two, "UPDATE session SET minutes = 60")
    assert seen(journal_for_two, "mentee", past)[0] == {"mentee": 2, "mentor": 5}


def test_one_can_change_their_mind_until_the_other_has_answered(journal_for_two: JournalForTwo, past: Session) -> None:
    for value in (1, 5, 3, 4):
        answer(journal_for_two, "mentor", past, value)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert [each.value for each in amara.preparing.sealed(past.id)] == [4]
        assert amara.sessions.get(past.id).answered_by == (amara.me.id,)
    answer(journal_for_two, "mentee", past, 2)
    assert seen(journal_for_two, "mentor", past)[0] == {"mentor": 4, "mentee": 2}


def test_an_answer_that_was_shown_stands(journal_for_two: JournalForTwo, past: Session) -> None:
    answer(journal_for_two, "mentor", past, 2)
    answer(journal_for_two, "mentee", past, 5)
    assert seen(journal_for_two, "mentor", past)[0] == {"mentor": 2, "mentee": 5}
    for seat in ("mentor", "mentee"):
        answer(journal_for_two, seat, past, 1)
        assert seen(journal_for_two, seat, past) == ({"mentor": 2, "mentee": 5}, True)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert amara.preparing.all_sealed() == []
        assert len(amara.sessions.felt_heard(past.id)) == 2


def test_both_can_answer_at_one_screen(journal_for_two: JournalForTwo, past: Session) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        done = holding.answer_both(tom, past, {tom.me.id: 4, tom.partner.id: 5})
        assert set(done.answered_by) == {tom.me.id, tom.partner.id}
        for again in ({tom.me.id: 1, tom.partner.id: 1}, {tom.me.id: 1}, {}):
            with pytest.raises(Unacceptable, match="say it once"):
                holding.answer_both(tom, past, again)
    for seat in ("mentor", "mentee"):
        assert seen(journal_for_two, seat, past) == ({"mentee": 4, "mentor": 5}, True)


@pytest.mark.parametrize("seat", ["mentor", "mentee"])
def test_what_one_had_said_alone_gives_way_to_what_both_say_together(
    journal_for_two: JournalForTwo, past: Session, seat: str
) -> None:
    answer(journal_for_two, seat, past, 1)
    with closing(journal_for_two.unlock("mentee")) as tom:
        holding.answer_both(tom, past, {tom.me.id: 4, tom.partner.id: 5})
    for each in ("mentor", "mentee"):
        assert seen(journal_for_two, each, past) == ({"mentee": 4, "mentor": 5}, True)
        with closing(journal_for_two.unlock("mentor" if each == "mentor" else "mentee")) as journal:
            assert journal.preparing.all_sealed() == []


def test_both_are_asked_and_nobody_else(tom: Journal, coming: Session) -> None:
    with pytest.raises(Unacceptable, match="say it once"):
        holding.answer_both(tom, coming, {tom.me.id: 1, "nobody": 1})
    assert tom.sessions.get(coming.id) == coming


@pytest.mark.parametrize("value", [0, 6, -1, 10**30])
def test_what_is_no_answer_is_a_sentence_and_the_one_before_stands(tom: Journal, coming: Session, value: int) -> None:
    before = holding.answer_heard(tom, coming, 3)
    writes: list[Callable[[], object]] = [
        lambda: holding.answer_heard(tom, coming, value),
        lambda: holding.answer_both(tom, coming, {tom.me.id: 3, tom.partner.id: value}),
    ]
    for write in writes:
        with pytest.raises(Unacceptable, match="from 1 to 5"):
            write()
    assert [each.value for each in tom.preparing.sealed(coming.id)] == [3]
    assert tom.sessions.get(coming.id) == before
    assert tom.sessions.felt_heard(coming.id) == []


def test_an_answer_that_cannot_be_kept_leaves_the_one_before(
    tom: Journal, coming: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    holding.answer_heard(tom, coming, 3)

    def full(_: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as broken:
        broken.setattr(tom, "save", full)
        with pytest.raises(DiskFull):
            holding.answer_heard(tom, coming, 1)
    assert [each.value for each in tom.preparing.sealed(coming.id)] == [3]


def test_an_answer_about_a_session_that_is_gone_keeps_nobody_from_the_others(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentor")) as amara:
        gone, kept = planned(amara), planned(amara, hour=18)
        holding.answer_heard(amara, gone, 3)
        holding.answer_heard(amara, kept, 4)
    with closing(journal_for_two.unlock("mentee")) as tom:
        holding.answer_heard(tom, kept, 5)
        tom.remove(gone)
        journal_for_two.clock.advance(days=31)
        sessions.write_note(tom, kept.id, "Written after 31 days.")
        tom.empty_old_bin()
        with pytest.raises(NoSuchRecord):
            tom.sessions.get(gone.id)
    assert seen(journal_for_two, "mentor", kept)[0] == {"mentor": 4, "mentee": 5}


def test_that_it_never_began_is_taken_back_without_what_was_written_since(tom: Journal, coming: Session) -> None:
    one, two = item(tom, coming), item(tom, coming, "The board")
    begun = holding.begin(tom, coming)
    came_to = holding.keep_item(tom, holding.come_to(tom, one), "", 60)
    holding.not_begun(tom, begun)
    tom.save(replace(tom.sessions.item(one.id), title="Other words since then"))
    tom.remove(two)
    holding.begun_after_all(tom, begun, [came_to, two])
    (found,) = tom.sessions.items(coming.id)
    assert (found.title, found.seconds, found.reached_at) == ("Other words since then", 60, came_to.reached_at)
    assert tom.sessions.get(coming.id).started_at == begun.started_at


@pytest.mark.parametrize("meanwhile", ["begun anew", "cancelled"])
def test_what_became_of_a_session_meanwhile_stays(tom: Journal, coming: Session, meanwhile: str) -> None:
    begun = holding.begin(tom, coming)
    free = holding.not_begun(tom, begun)
    now = holding.begin(tom, free) if meanwhile == "begun anew" else sessions.cancel(tom, free)
    holding.begun_after_all(tom, begun, [])
    assert tom.sessions.get(coming.id) == now


def test_only_what_is_held_is_opened_again(tom: Journal, coming: Session) -> None:
    cancelled = sessions.cancel(tom, coming)
    assert holding.open_again(tom, cancelled) == cancelled
