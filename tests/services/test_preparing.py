"""Preparing a session: ideas for oneself, an agenda for both, what was not reached, what happened since, notes."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from mentor_desktop.errors import DiskFull, NoSuchRecord, Unacceptable
from mentor_desktop.journal.goals import LONGEST_TITLE, Goal
from mentor_desktop.journal.sessions import Session
from mentor_desktop.services import goals, holding, promises, sessions
from mentor_desktop.services.journal import Change, Journal
from tests.support.goals import TYPED, agreed
from tests.support.journals import JournalForTwo
from tests.support.privates import check_index
from tests.support.sessions import held, item, planned, titles

LATER = date(2026, 4, 20)


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def coming(tom: Journal) -> Session:
    """A session in the week to come."""
    return planned(tom)


def test_an_idea_is_mine_until_it_is_on_the_agenda(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        first, second, kept = (sessions.add_idea(tom, coming, f" idea\n{each} ", 5) for each in "123")
        assert sessions.prepare_view(tom, coming.id).ideas == (first, second, kept)
    with closing(journal_for_two.unlock("mentor")) as amara:
        view = sessions.prepare_view(amara, coming.id)
        assert (view.ideas, view.items) == ((), ())
        item(amara, coming, "Amara's")
    with closing(journal_for_two.unlock("mentee")) as tom:
        added = sessions.add_to_agenda(tom, [second, first])
        assert [(each.title, each.minutes, each.by) for each in added] == [
            ("idea 2", 5, tom.me.id),
            ("idea 1", 5, tom.me.id),
        ]
        assert titles(tom, coming) == ["Amara's", "idea 2", "idea 1"]
        assert sessions.prepare_view(tom, coming.id).ideas == (kept,)
    assert titles(journal_for_two.unlock("mentor"), coming) == ["Amara's", "idea 2", "idea 1"]


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_what_was_typed_comes_back_in_one_line_and_a_note_as_it_was_typed(
    tom: Journal, coming: Session, typed: str
) -> None:
    line = " ".join(typed[:LONGEST_TITLE].split())
    idea = sessions.add_idea(tom, coming, typed[:LONGEST_TITLE] + "\0\ud83d")
    assert idea.text == line
    (added,) = sessions.add_to_agenda(tom, [idea])
    assert added.title == line
    note = sessions.write_note(tom, coming.id, typed)
    assert note is not None
    assert note.text == typed


def test_what_is_too_long_or_nothing_or_takes_no_time_that_can_be_is_a_sentence(tom: Journal, coming: Session) -> None:
    idea, on_it = sessions.add_idea(tom, coming, "The depots"), item(tom, coming)
    heard: list[Change] = []
    tom.listen(heard.append)
    for text, minutes, said in (
        (" \n", 10, "a few words"),
        ("q" * 10_000, 10, "shorten it here"),
        ("words", -1, "from 0 to 720"),
        ("words", 10**30, "from 0 to 720"),
    ):
        for add in (
            lambda text=text, minutes=minutes: sessions.add_idea(tom, coming, text, minutes),
            lambda text=text, minutes=minutes: sessions.add_item(tom, coming.id, text, minutes),
        ):
            with pytest.raises(Unacceptable, match=said) as refused:
                add()
            assert "qq" not in str(refused.value)
    with pytest.raises(Unacceptable, match="shorten it here"):
        sessions.write_note(tom, coming.id, "q" * 20_001)
    view = sessions.prepare_view(tom, coming.id)
    assert (view.ideas, view.items, view.note) == ((idea,), (on_it,), None)
    assert heard == []


def test_an_idea_stays_one_when_it_could_not_be_added(
    tom: Journal, coming: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    idea = sessions.add_idea(tom, coming, "The depots")

    def full(_: object) -> None:
        raise DiskFull()

    monkeypatch.setattr(tom, "save", full)
    with pytest.raises(DiskFull):
        sessions.add_to_agenda(tom, [idea])
    view = sessions.prepare_view(tom, coming.id)
    assert (view.ideas, view.items) == ((idea,), ())


@pytest.mark.parametrize(
    ("to", "order"), [(0, "dabc"), (1, "adbc"), (3, "abcd"), (99, "abcd"), (-5, "dabc"), (2, "abdc")]
)
def test_an_item_takes_another_place_and_the_others_theirs(tom: Journal, coming: Session, to: int, order: str) -> None:
    items = [item(tom, coming, each) for each in "abcd"]
    sessions.move_item(tom, coming, items[3].id, to)
    assert "".join(titles(tom, coming)) == order
    tom.remove(items[0])
    assert "".join(titles(tom, coming)) == order.replace("a", "")
    item(tom, coming, "e")
    tom.restore(items[0])
    assert "".join(titles(tom, coming)) == f"{order}e"


def test_an_item_that_is_gone_takes_no_place(tom: Journal, coming: Session) -> None:
    gone, kept = item(tom, coming, "gone"), item(tom, coming, "kept")
    tom.remove(gone)
    sessions.move_item(tom, coming, gone.id, 1)
    sessions.move_item(tom, coming, "nobody", 0)
    assert tom.sessions.items(coming.id) == [kept]


def test_five_hundred_items_are_read_added_to_and_moved_at_once(tom: Journal, coming: Session) -> None:
    """Each far below what a person would notice, also on a machine that is slow or busy."""
    first = item(tom, coming, "item 0")
    tom.save_all([replace(first, **tom.origin(), title=f"item {place}", position=place) for place in range(1, 500)])
    taken = []
    for act in (
        lambda: sessions.prepare_view(tom, coming.id),
        lambda: item(tom, coming, "one more"),
        lambda: sessions.move_item(tom, coming, first.id, 500),
    ):
        begin = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begin)
    assert titles(tom, coming) == [*(f"item {place}" for place in range(1, 500)), "one more", "item 0"]
    assert max(taken) < 1
    check_index(tom._vault.shared.database, "agenda_item")


def not_reached(journal: Journal, session: Session) -> list[str]:
    """What is offered because nobody came to it last time."""
    return [each.title for each in sessions.prepare_view(journal, session.id).offered]


def test_what_was_not_reached_is_offered_until_either_adds_it(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        past = planned(tom)
        goal = goals.keep_draft(tom, replace(goals.new_goal(tom), title="Lead the meeting"), {})
        talked = item(tom, past, "talked about")
        left = [sessions.add_item(tom, past.id, f"left {each}", 20, goal=goal.id) for each in "abc"]
        tom.remove(item(tom, past, "taken off"))
        holding.come_to(tom, talked)
        coming = planned(tom, day=LATER)
        assert not_reached(tom, coming) == []
        holding.close(tom, holding.begin(tom, past), "", "")
        assert not_reached(tom, coming) == ["left a", "left b", "left c"]
        idea = sessions.add_idea(tom, coming, left[0].title, left[0].minutes, carried_from=left[0])
        assert (idea.goal, idea.carried_from) == (goal.id, left[0].id)
        assert not_reached(tom, coming) == ["left b", "left c"]
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert not_reached(amara, coming) == ["left a", "left b", "left c"]
        sessions.add_item(amara, coming.id, "b, in other words", 10, carried_from=left[1].id)
        assert not_reached(amara, coming) == ["left a", "left c"]
    with closing(journal_for_two.unlock("mentee")) as tom:
        assert not_reached(tom, coming) == ["left c"]
        (added,) = sessions.add_to_agenda(tom, [idea])
        assert (added.goal, added.carried_from, added.minutes) == (goal.id, left[0].id, 20)
        assert not_reached(tom, coming) == ["left c"]
        tom.remove(added)
        assert not_reached(tom, coming) == ["left a", "left c"]


def test_what_was_not_reached_twice_is_offered_once_more_and_only_from_the_last_time(tom: Journal) -> None:
    first = planned(tom, hour=8)
    left = item(tom, first, "a long story")
    item(tom, first, "forgotten")
    holding.close(tom, holding.begin(tom, first), "", "")
    second = planned(tom, hour=12)
    again = sessions.add_item(tom, second.id, left.title, 10, carried_from=left.id)
    off = sessions.cancel(tom, planned(tom, hour=14))
    item(tom, off, "on the agenda of one that was cancelled")
    third = planned(tom, hour=16)
    assert not_reached(tom, third) == ["a long story", "forgotten"]
    holding.close(tom, holding.begin(tom, second), "", "")
    assert not_reached(tom, third) == ["a long story"]
    assert sessions.prepare_view(tom, third.id).offered == (again,)
    assert not_reached(tom, first) == []


def test_what_i_did_not_bring_is_left_over_for_me_alone_until_i_take_it_along(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        past = planned(tom)
        brought, idea = (sessions.add_idea(tom, past, text, 20) for text in ("brought", "not brought"))
        question = tom.save(replace(idea, **tom.origin(), kind="question", text="What did you notice?"))
        sessions.add_to_agenda(tom, [brought])
        coming = planned(tom, day=LATER)
        assert sessions.prepare_view(tom, coming.id).left_over == ()
        holding.close(tom, holding.begin(tom, past), "", "")
        assert sessions.prepare_view(tom, coming.id).left_over == (idea, question)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert sessions.prepare_view(amara, coming.id).left_over == ()
    with closing(journal_for_two.unlock("mentee")) as tom:
        view = sessions.prepare_view(tom, coming.id)
        assert (view.ideas, view.left_over) == ((), (idea, question))
        taken = sessions.take_along(tom, coming, [idea])
        view = sessions.prepare_view(tom, coming.id)
        assert ([each.text for each in view.ideas], view.left_over) == (["not brought"], (question,))
        assert sessions.take_along(tom, past, taken)[0].session == past.id
        assert [each.id for each in sessions.prepare_view(tom, coming.id).left_over] == [idea.id, question.id]
        tom.remove(question)
        assert sessions.take_along(tom, coming, [question]) == []


def test_what_i_prepared_is_still_mine_to_read_when_the_session_was_held(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        past = planned(tom)
        idea, note = sessions.add_idea(tom, past, "not brought"), sessions.write_note(tom, past.id, "Breathe.")
        holding.close(tom, holding.begin(tom, past), "", "")
        assert sessions.my_preparation(tom, past.id) == sessions.Mine((idea,), note)
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert sessions.my_preparation(amara, past.id) == sessions.Mine((), None)


def test_an_idea_takes_other_words_and_minutes_and_stays_what_it_is_besides(tom: Journal, coming: Session) -> None:
    goal = goals.keep_draft(tom, replace(goals.new_goal(tom), title="Lead the meeting"), {})
    idea = tom.save(replace(sessions.add_idea(tom, coming, "The depots", 20), goal=goal.id))
    changed = sessions.change_idea(tom, idea, " The  van\n", 5)
    assert (changed.id, changed.text, changed.minutes, changed.goal) == (idea.id, "The van", 5, goal.id)
    assert sessions.change_idea(tom, changed, "The van", 5) == changed
    for text, minutes in ((" ", 5), ("The van", -1)):
        with pytest.raises(Unacceptable):
            sessions.change_idea(tom, changed, text, minutes)
    assert sessions.prepare_view(tom, coming.id).ideas == (changed,)
    tom.remove(changed)
    with pytest.raises(NoSuchRecord):
        sessions.change_idea(tom, changed, "The depots", 5)


def test_since_the_first_time_is_since_ever(tom: Journal, coming: Session) -> None:
    kept = promises.keep(tom, promises.promise(tom, tom.me.id, "Ask the depots", None))
    since = sessions.prepare_view(tom, coming.id).since
    assert (since.last, since.open, since.closed, since.check_ins) == (None, (), (kept,), ())


@pytest.fixture
def goal(journal_for_two: JournalForTwo) -> Goal:
    """A goal both have agreed to."""
    return agreed(journal_for_two)


def test_since_is_after_the_last_session_that_was_held(journal_for_two: JournalForTwo, goal: Goal) -> None:
    tom = journal_for_two.unlock("mentee")
    late, near, kept, dropped = (
        promises.promise(tom, tom.me.id, text, due)
        for text, due in (("late", "2026-06-01"), ("near", "2026-04-01"), ("kept", None), ("dropped", None))
    )
    held(tom, hour=8)
    goals.check_in(tom, goal, 0, "before")
    promises.keep(tom, promises.promise(tom, tom.me.id, "kept before", None))
    last = held(tom, hour=10)
    seen = goals.check_in(tom, goal, 1, "after")
    binned = goals.keep_draft(tom, replace(goals.new_goal(tom), title="Draw"), {})
    tom.save(replace(seen, **tom.origin(), goal=binned.id))
    tom.remove(binned)
    kept, dropped = promises.keep(tom, kept), promises.let_go(tom, dropped)
    coming = planned(tom, day=LATER)
    sessions.cancel(tom, planned(tom, hour=12))
    holding.begin(tom, planned(tom, hour=14))
    since = sessions.prepare_view(tom, coming.id).since
    assert since.last == last
    assert since.open == (near, late)
    assert since.closed == (dropped, kept)
    assert since.check_ins == ((seen, goal.title),)


def test_one_note_about_each_thing_is_mine_alone(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        first = sessions.write_note(tom, coming.id, "He was\r\ntired.\0")
        assert first is not None
        assert first.text == "He was\ntired."
        changed = sessions.write_note(tom, coming.id, "He was wide awake.")
        about_her = sessions.write_note(tom, tom.partner.id, "She asks first.")
        assert changed is not None
        assert changed.id == first.id
        assert tom.preparing.notes(coming.id) == [changed]
        assert tom.preparing.all_notes() == [about_her, changed]
        assert sessions.prepare_view(tom, coming.id).note == changed
    with closing(journal_for_two.unlock("mentor")) as amara:
        assert sessions.prepare_view(amara, coming.id).note is None
        assert amara.preparing.all_notes() == []
        sessions.write_note(amara, coming.id, "Ask him about his sister.")
    assert sessions.prepare_view(journal_for_two.unlock("mentee"), coming.id).note == changed


@pytest.mark.parametrize("nothing", ["", " \n\t", "\0"])
def test_a_note_without_words_goes_to_the_bin_and_comes_back(tom: Journal, coming: Session, nothing: str) -> None:
    assert sessions.write_note(tom, coming.id, nothing) is None
    note = sessions.write_note(tom, coming.id, "He was tired.")
    assert note is not None
    assert sessions.write_note(tom, coming.id, nothing) is None
    assert sessions.prepare_view(tom, coming.id).note is None
    tom.restore(note)
    assert sessions.prepare_view(tom, coming.id).note == note
    assert len(tom.preparing.notes(coming.id)) == 1


def test_an_item_can_be_about_any_goal(tom: Journal) -> None:
    goal = goals.keep_draft(tom, replace(goals.new_goal(tom), title="Lead the meeting"), {})
    assert sessions.goal_titles(tom) == {goal.id: "Lead the meeting"}
