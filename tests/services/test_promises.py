"""What the two promise each other: made, kept, let go, made anew with another day, and each decision taken back."""

from contextlib import closing
from dataclasses import replace

import pytest

from mentor_desktop.errors import DiskFull, Unacceptable
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.goals import LONGEST_TITLE
from mentor_desktop.services import promises
from mentor_desktop.services.journal import Change, Journal
from tests.support.goals import TYPED
from tests.support.journals import JournalForTwo
from tests.support.sessions import planned


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def promise(tom: Journal) -> Commitment:
    """A promise of Amara's, made in a session."""
    return promises.promise(tom, tom.partner.id, "Ask the depots", "2026-04-01", planned(tom).id)


def as_it_was(found: Commitment, before: Commitment) -> bool:
    """Whether a promise is what it was before, when and by whom it was written last aside."""
    return replace(found, updated_at=before.updated_at, updated_by=before.updated_by) == before


def test_either_promises_for_either_in_a_session_or_outside_one(journal_for_two: JournalForTwo) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        coming = planned(tom)
        mine = promises.promise(tom, tom.me.id, " Ask\nthe  depots\0 ", "2026-04-01", coming.id)
        hers = promises.promise(tom, tom.partner.id, "Write to the board", None)
        assert (mine.text, mine.owner, mine.state, mine.closed_at) == ("Ask the depots", tom.me.id, "open", None)
    amara = journal_for_two.unlock("mentor")
    assert promises.open_promises(amara) == (mine, hers)
    assert amara.sessions.promised_in(coming.id) == [mine]
    assert amara.sessions.promises() == {coming.id: 1}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_what_was_typed_comes_back_as_it_was_typed(tom: Journal, promise: Commitment, typed: str) -> None:
    made = promises.promise(tom, tom.me.id, typed[:LONGEST_TITLE], None)
    assert made.text == " ".join(typed[:LONGEST_TITLE].split())
    assert promises.let_go(tom, promise, typed).in_the_way == typed.strip()


@pytest.mark.parametrize(
    ("text", "due", "said"),
    [
        (" \n", None, "what will be done"),
        ("q" * 10_000, None, "shorten it here"),
        ("Ask the depots", "soon", "year, month and day"),
        ("Ask the depots", "2026-02-30", "year, month and day"),
    ],
)
def test_what_cannot_be_kept_is_a_sentence(
    tom: Journal, promise: Commitment, text: str, due: str | None, said: str
) -> None:
    with pytest.raises(Unacceptable, match=said) as refused:
        promises.promise(tom, tom.me.id, text, due)
    assert "qq" not in str(refused.value)
    assert tom.sessions.commitments() == [promise]


def test_the_nearest_comes_first_and_what_is_decided_is_open_no_more(tom: Journal) -> None:
    whenever, far, near = (promises.promise(tom, tom.me.id, "x", due) for due in (None, "2026-06-01", "2026-04-01"))
    kept = promises.keep(tom, promises.promise(tom, tom.me.id, "kept", "2026-03-22"), " It took longer.\n")
    gone = promises.let_go(tom, promises.promise(tom, tom.me.id, "gone", None), "The depots were shut.")
    assert (kept.state, kept.in_the_way) == ("kept", "It took longer.")
    assert (gone.state, gone.in_the_way) == ("let go", "The depots were shut.")
    assert kept.closed_at is not None
    assert gone.closed_at is not None
    assert promises.open_promises(tom) == (near, far, whenever)
    assert tom.sessions.commitments() == [gone, kept, near, far, whenever]


def test_a_promise_made_anew_has_another_day_and_the_old_one_says_why(tom: Journal, promise: Commitment) -> None:
    new = promises.renegotiate(tom, promise, "2026-05-01", " The depots were shut. ")
    old, again = tom.sessions.promised_in(promise.session or "")
    assert again == new
    assert (old.id, old.state, old.in_the_way, old.due) == (
        promise.id,
        "renegotiated",
        "The depots were shut.",
        "2026-04-01",
    )
    assert old.closed_at is not None
    assert (new.owner, new.text, new.due, new.state, new.renews, new.session) == (
        promise.owner,
        promise.text,
        "2026-05-01",
        "open",
        promise.id,
        promise.session,
    )
    assert promises.open_promises(tom) == (new,)


@pytest.mark.parametrize(
    ("due", "why", "said"),
    [
        ("2026-04-01", "", "the day it has already"),
        ("soon", "", "year, month and day"),
        ("", "", "year, month and day"),
        ("2026-05-01", "q" * 20_001, "shorten it here"),
    ],
    ids=["same day", "no day", "nothing", "too long"],
)
def test_a_promise_that_cannot_be_made_anew_stands_as_it_was(
    tom: Journal, promise: Commitment, due: str, why: str, said: str
) -> None:
    heard: list[Change] = []
    tom.listen(heard.append)
    with pytest.raises(Unacceptable, match=said):
        promises.renegotiate(tom, promise, due, why)
    assert tom.sessions.commitments() == [promise]
    assert heard == []


def test_when_there_is_no_room_for_the_new_one_the_old_one_stands(tom: Journal, promise: Commitment) -> None:
    database = tom._vault.shared.database
    database.execute(
        "CREATE TEMP TRIGGER no_room BEFORE INSERT ON main.commitment WHEN new.renews IS NOT NULL "
        "BEGIN SELECT raise(ABORT, 'disk is full'); END"
    )
    with pytest.raises(DiskFull):
        promises.renegotiate(tom, promise, "2026-05-01", "The depots were shut.")
    assert promises.open_promises(tom) == (promise,)
    database.execute("DROP TRIGGER no_room")
    new = promises.renegotiate(tom, promise, "2026-05-01", "The depots were shut.")
    assert promises.open_promises(tom) == (new,)


@pytest.mark.parametrize("decision", ["keep", "let go", "renegotiate"])
def test_each_decision_can_be_taken_back(tom: Journal, promise: Commitment, decision: str) -> None:
    renewed = None
    if decision == "keep":
        promises.keep(tom, promise, "It took longer.")
    elif decision == "let go":
        promises.let_go(tom, promise, "The depots were shut.")
    else:
        renewed = promises.renegotiate(tom, promise, "2026-05-01", "The depots were shut.")
    promises.reopen(tom, promise, renewed)()
    (found,) = promises.open_promises(tom)
    assert as_it_was(found, promise)
    assert tom.sessions.commitments() == [found]


def test_a_promise_that_was_decided_when_it_was_read_is_open_again(tom: Journal, promise: Commitment) -> None:
    kept = promises.keep(tom, promise)
    promises.reopen(tom, kept)()
    assert as_it_was(promises.open_promises(tom)[0], promise)


def test_a_decision_is_put_back_without_what_else_was_written_since(tom: Journal, promise: Commitment) -> None:
    kept = promises.keep(tom, promise)
    tom.save(replace(kept, due="2026-04-09"))
    promises.reopen(tom, kept)()
    found = tom.sessions.commitment(promise.id)
    assert (found.state, found.due) == ("open", "2026-04-09")
    promises.put_back(tom, kept)
    found = tom.sessions.commitment(promise.id)
    assert (found.state, found.closed_at, found.due) == ("kept", kept.closed_at, "2026-04-09")


def test_a_promise_is_not_lost_when_a_decision_cannot_be_taken_back(
    tom: Journal, promise: Commitment, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed = promises.renegotiate(tom, promise, "2026-05-01", "The depots were shut.")

    def full(_: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as broken:
        broken.setattr(tom, "save", full)
        with pytest.raises(DiskFull):
            promises.reopen(tom, promise, renewed)()
    assert promises.open_promises(tom) == (renewed,)


def test_the_open_ones_are_read_without_the_many_that_were_kept(tom: Journal, promise: Commitment) -> None:
    plan = tom._vault.shared.database.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM commitment WHERE state = 'open' AND removed_at IS NULL ORDER BY seq"
    ).fetchall()
    assert "commitment_in_state" in str(plan)
    tom.remove(promise)
    assert tom.sessions.open_commitments() == []
    tom.restore(promise)
    assert tom.sessions.open_commitments() == [promise]
