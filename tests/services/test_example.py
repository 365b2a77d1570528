"""The example journal: a believable pair, dated from the day it is written."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentor_desktop.errors import FolderInUse, WrongPassphrase
from mentor_desktop.journal.people import Seat
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.services import opening
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
