"""The example journal: a believable pair, dated from the day it is written."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentor_desktop.errors import FolderInUse, WrongPassphrase
from mentor_desktop.journal.commitments import overdue
from mentor_desktop.journal.people import Seat
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.journal.teaching import not_yet_shown_back, not_yet_taught
from mentor_desktop.places import resource
from mentor_desktop.services import evidence, goals, holding, opening, sessions
from mentor_desktop.services.example import write_example
from mentor_desktop.services.journal import Journal
from tests.support.kdf import FastKdf
from tests.support.privates import check_index

NOW = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Seat, str]]:
    """The example, written on a day in 2031."""
    folder = tmp_path_factory.mktemp("example") / "journal"
    return folder, write_example(folder, now=NOW, kdf=FastKdf())


@pytest.fixture(params=["mentor", "mentee"])
def journal(written: tuple[Path, dict[Seat, str]], request: pytest.FixtureRequest) -> Iterator[Journal]:
    """The example as each of the two sees it."""
    folder, passphrases = written
    journal = opening.unlock(folder, request.param, passphrases[request.param], kdf=FastKdf(), clock=lambda: NOW)
    yield journal
    journal.close()


def pages_of(journal: Journal) -> list[Reflection]:
    return [journal.reflections.get(line.id) for line in journal.reflections.page(0, 1000)]


def test_both_passphrases_open_it_and_no_other(written: tuple[Path, dict[Seat, str]]) -> None:
    folder, passphrases = written
    assert set(passphrases) == {"mentor", "mentee"}
    assert opening.joined(folder) == ("mentor", "mentee")
    for seat, other in (("mentor", "mentee"), ("mentee", "mentor")):
        with pytest.raises(WrongPassphrase):
            opening.unlock(folder, seat, passphrases[other], kdf=FastKdf())  # type: ignore[index, arg-type]


def test_each_has_30_reflections_of_their_own(journal: Journal) -> None:
    assert {journal.me.name, journal.partner.name} == {"Amara", "Tom"}
    pages = pages_of(journal)
    assert len(pages) == 30
    assert len({page.id for page in pages}) == 30
    assert all(page.text.strip() and page.title.strip() for page in pages)
    assert all(page.updated_by == journal.me.id for page in pages)
    assert journal.reflections.bin_count() == 0
    check_index(journal._vault.private.database)


def test_nothing_lies_in_the_future_and_all_within_nine_months(journal: Journal) -> None:
    for page in pages_of(journal):
        for time in (page.at, page.created_at, page.updated_at):
            assert NOW - timedelta(days=280) < moment(time) <= NOW
    newest = moment(journal.reflections.page(0, 1)[0].at)
    assert NOW - newest < timedelta(days=14)


def test_the_purpose_and_the_people_are_older_than_the_first_page(journal: Journal) -> None:
    purpose = journal.people.purpose()
    assert purpose is not None
    first = min(moment(page.at) for page in pages_of(journal))
    assert moment(purpose.created_at) < first
    assert moment(journal.me.created_at) < first


def test_the_pages_use_what_a_page_can_hold(journal: Journal) -> None:
    pages = pages_of(journal)
    assert len(Counter(page.form for page in pages)) >= 3
    assert any(page.feelings for page in pages)
    assert any(page.tags for page in pages)
    assert any(len(page.parts) > 1 for page in pages)


def test_private_stays_private(written: tuple[Path, dict[Seat, str]]) -> None:
    folder, passphrases = written
    titles = {}
    for seat in passphrases:
        journal = opening.unlock(folder, seat, passphrases[seat], kdf=FastKdf(), clock=lambda: NOW)
        titles[seat] = {page.title for page in pages_of(journal)}
        journal.close()
    assert not titles["mentor"] & titles["mentee"]
    assert all(b"envelope" not in path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize(
    "now", [datetime(2026, 1, 1, 0, 2, tzinfo=UTC), datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC), None]
)
def test_on_any_day_and_at_any_hour_nothing_is_dated_ahead(tmp_path: Path, now: datetime | None) -> None:
    passphrases = write_example(tmp_path / "journal", now=now, kdf=FastKdf())
    latest = now or datetime.now(UTC)
    for seat in passphrases:
        journal = opening.unlock(tmp_path / "journal", seat, passphrases[seat], kdf=FastKdf(), clock=lambda: latest)
        assert max(moment(page.at) for page in pages_of(journal)) <= latest
        journal.close()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderInUse):
        write_example(tmp_path, kdf=FastKdf())
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_it_tells_four_goals_one_reached_and_one_let_go(journal: Journal) -> None:
    lines = goals.overview(journal).lines
    assert {group: len(found) for group, found in lines.items()} == {"active": 2, "draft": 0, "reached": 1, "let go": 1}
    for line in (line for found in lines.values() for line in found):
        view = goals.view(journal, line.goal.id)
        assert set(view.levels) == {-2, -1, 0, 1, 2}
        assert {each.person for each in view.check_ins} == {journal.me.id, journal.partner.id}
        assert view.goal.open or view.goal.learned
        for record in (*view.check_ins, *view.evidence, *view.taught, *view.milestones, *view.older):
            assert NOW - timedelta(days=280) < moment(record.created_at) <= NOW
        seen = [each.at for each in view.check_ins]
        assert view.goal.agreed_at is not None
        assert view.goal.agreed_at < min(seen)
        assert view.goal.closed_at is None or max(seen) <= view.goal.closed_at
    active = [goals.view(journal, line.goal.id) for line in lines["active"]]
    assert all(not_yet_taught(view.goal, view.taught) and not_yet_shown_back(view.taught) for view in active)


def test_a_picture_lies_in_it_whole(journal: Journal) -> None:
    kept = [each for goal in journal.goals.all() for each in journal.goals.evidence(goal.id) if each.file]
    assert [each.file_name for each in kept] == ["harbour-road.png"]
    assert evidence.content(journal, kept[0]) == resource("example", "harbour-road.png").read_bytes()


def test_it_has_18_sessions_and_the_next_is_planned_in_three_days(journal: Journal) -> None:
    found = sessions.timeline(journal)
    assert [line.session.number for line in found.lines] == list(range(18, 0, -1))
    assert Counter(line.session.state for line in found.lines) == {"held": 14, "cancelled": 3, "planned": 1}
    assert found.next is not None
    assert moment(found.next.starts_at).date() - NOW.date() == timedelta(days=3)
    assert found.left_open is None
    assert found.rhythm.usual_days is not None
    assert 14 <= found.rhythm.usual_days <= 28
    assert {line.session.direction for line in found.lines} == {"mentor leads", "mentee leads", "mutual"}
    for line in found.lines:
        held = holding.hold_view(journal, line.session.id)
        assert held.items
        assert bool(held.session.summary) == (held.session.state == "held")
        assert {item.by for item in held.items} <= {journal.me.id, journal.partner.id}


def test_promises_of_both_are_kept_renewed_let_go_and_open(journal: Journal) -> None:
    found = journal.sessions.commitments()
    assert set(Counter(each.state for each in found)) == {"open", "kept", "renegotiated", "let go"}
    assert {each.owner for each in found} == {journal.me.id, journal.partner.id}
    renewed = {each.renews for each in found if each.renews}
    assert renewed == {each.id for each in found if each.state == "renegotiated"}
    assert all(each.closed_at is None or moment(each.closed_at) <= NOW for each in found)
    assert any(overdue(each, NOW.date()) for each in found)


def test_each_has_ideas_and_notes_that_the_other_does_not_see(journal: Journal) -> None:
    coming = sessions.timeline(journal).next
    assert coming is not None
    ideas = sessions.prepare_view(journal, coming.id).ideas
    assert len(ideas) >= 2
    assert len(journal.preparing.all_notes()) >= 4
    with journal._vault.shared.reading() as database:
        shared = "\n".join(str(row) for row in database.execute("SELECT title, outcome FROM agenda_item"))
    assert not any(idea.text in shared for idea in ideas)
