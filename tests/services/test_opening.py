"""Create, unlock, join, and the wait after a wrong passphrase."""

import shutil
from pathlib import Path

import pytest

from mentor_desktop.errors import (
    AlreadyJoined,
    DamagedHeader,
    DiskFull,
    FolderInUse,
    KnownError,
    NotAJournal,
    NotJoined,
    Unacceptable,
    UnsafeParameters,
    WrongPassphrase,
)
from mentor_desktop.services import opening
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import Attempts, joined
from mentor_desktop.store import people as people_store
from tests.support.clock import SteppingClock
from tests.support.journals import PASSPHRASES, PURPOSE, JournalForTwo, contents, written
from tests.support.kdf import FastKdf

ATTEMPT = {"mentor": "Amara", "mentee": "Tom", "seat": "mentor", "passphrase": "tea for two"}


def create(folder: Path, **changed: str) -> Journal:
    return opening.create(folder, **{**ATTEMPT, **changed}, kdf=FastKdf(), clock=SteppingClock())  # type: ignore[arg-type]


@pytest.mark.parametrize("seat", ["mentor", "mentee"])
def test_either_can_begin_a_journal(tmp_path: Path, seat: str) -> None:
    journal = create(tmp_path / "journal", seat=seat, mentor="  Amara  Okafor ")
    assert journal.me.role == seat
    assert {journal.me.name, journal.partner.name} == {"Amara Okafor", "Tom"}
    assert journal.me.id != journal.partner.id
    assert journal.me.colour != journal.partner.colour
    assert journal.people.purpose() is None
    assert joined(tmp_path / "journal") == (seat,)
    page = written(journal, "the first page")
    journal.close()
    again = opening.unlock(tmp_path / "journal", seat, "tea for two", kdf=FastKdf())  # type: ignore[arg-type]
    assert again.reflections.get(page.id) == page
    again.close()


def test_a_purpose_is_kept_when_it_is_given(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    purpose = journal_for_two.unlock("mentee").people.purpose()
    assert purpose is not None
    assert purpose.statement == PURPOSE
    journal = create(tmp_path / "without", purpose=" \n ")
    assert journal.people.purpose() is None
    journal.close()


@pytest.mark.parametrize(
    "changed", [{"mentor": " "}, {"mentee": ""}, {"mentee": "x" * 81}, {"passphrase": ""}, {"passphrase": "\ud83d"}]
)
def test_what_cannot_be_accepted_leaves_nothing_behind(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(Unacceptable):
        create(tmp_path / "journal", **changed)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("existing", [False, True])
def test_a_disk_that_fills_up_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existing: bool
) -> None:
    if existing:
        (tmp_path / "journal").mkdir()

    def full(*_: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as broken:
        broken.setattr(people_store.persons, "put", full)
        with pytest.raises(DiskFull):
            create(tmp_path / "journal")
    assert contents(tmp_path) == {}
    create(tmp_path / "journal").close()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderInUse):
        create(tmp_path)
    assert contents(tmp_path) == {"letter.txt": b"mine"}


def test_names_with_half_characters_are_made_whole(tmp_path: Path) -> None:
    journal = create(tmp_path / "journal", mentee="Tom\udcff")
    assert journal.partner.name == "Tom"
    journal.close()


def test_a_wrong_passphrase_changes_nothing_and_the_right_one_still_opens(journal_for_two: JournalForTwo) -> None:
    before = contents(journal_for_two.folder)
    for seat, tried in (("mentor", "wrong"), ("mentor", PASSPHRASES["mentee"]), ("mentee", PASSPHRASES["mentor"])):
        with pytest.raises(WrongPassphrase):
            opening.unlock(journal_for_two.folder, seat, tried, kdf=FastKdf())  # type: ignore[arg-type]
    assert contents(journal_for_two.folder) == before
    journal_for_two.unlock("mentor")


def test_private_stays_private_and_shared_is_shared(journal_for_two: JournalForTwo) -> None:
    journal = journal_for_two.unlock("mentor")
    page = written(journal, "only mine")
    journal.close()
    partners = journal_for_two.unlock("mentee")
    assert partners.reflections.count() == partners.reflections.count("mine") == 0
    assert partners.people.purpose() is not None
    with pytest.raises(KnownError):
        partners.reflections.get(page.id)


def test_the_second_person_joins_a_journal_that_is_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    journal = create(folder)
    page = written(journal, "written before Tom came")
    journal.close()
    with pytest.raises(NotJoined):
        opening.unlock(folder, "mentee", "anything", kdf=FastKdf())
    opening.join(folder, "mentee", partner_passphrase="tea for two", passphrase="two for tea", kdf=FastKdf())
    assert joined(folder) == ("mentor", "mentee")
    tom = opening.unlock(folder, "mentee", "two for tea", kdf=FastKdf(), clock=SteppingClock())
    assert (tom.me.name, tom.partner.name) == ("Tom", "Amara")
    written(tom, "written by Tom")
    tom.close()
    amara = opening.unlock(folder, "mentor", "tea for two", kdf=FastKdf())
    assert [line.id for line in amara.reflections.page(0, 9)] == [page.id]
    amara.close()
    with pytest.raises(AlreadyJoined):
        opening.join(folder, "mentee", partner_passphrase="tea for two", passphrase="again", kdf=FastKdf())


def test_a_join_with_the_wrong_passphrase_of_the_partner_is_refused(tmp_path: Path) -> None:
    create(tmp_path / "journal").close()
    with pytest.raises(WrongPassphrase):
        opening.join(tmp_path / "journal", "mentee", partner_passphrase="wrong", passphrase="new", kdf=FastKdf())
    assert joined(tmp_path / "journal") == ("mentor",)


def test_who_has_joined_is_known_without_a_key(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    assert joined(journal_for_two.folder) == ("mentor", "mentee")
    with pytest.raises(NotAJournal):
        joined(tmp_path)
    (journal_for_two.folder / "journal.json").write_bytes(b"{}")
    with pytest.raises(DamagedHeader):
        joined(journal_for_two.folder)


def test_the_released_program_derives_with_argon2id_alone(journal_for_two: JournalForTwo) -> None:
    with pytest.raises(UnsafeParameters):
        opening.unlock(journal_for_two.folder, "mentor", PASSPHRASES["mentor"])


def test_a_copy_of_the_folder_is_the_journal_too(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    page = written(journal_for_two.unlock(), "copied")
    journal_for_two.close()
    copy = JournalForTwo(tmp_path / "a copy")
    shutil.copytree(journal_for_two.folder, copy.folder)
    assert copy.unlock().reflections.get(page.id) == page
    journal_for_two.unlock()
    copy.close()


class Seconds:
    """A clock of seconds that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_wait_after_a_wrong_passphrase_doubles_to_30_seconds() -> None:
    clock = Seconds()
    attempts = Attempts(clock)
    folder = Path("journal")
    assert attempts.wait(folder, "mentor") == 0.0
    waits = []
    for _ in range(12):
        attempts.failed(folder, "mentor")
        waits.append(attempts.wait(folder, "mentor"))
        clock.now += waits[-1]
        assert attempts.wait(folder, "mentor") == 0.0
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30]


def test_the_wait_runs_down() -> None:
    clock = Seconds()
    attempts = Attempts(clock)
    for _ in range(3):
        attempts.failed(Path("journal"), "mentor")
    clock.now += 1.5
    assert attempts.wait(Path("journal"), "mentor") == 2.5
    clock.now += 100
    assert attempts.wait(Path("journal"), "mentor") == 0.0


def test_each_person_and_journal_waits_alone() -> None:
    attempts = Attempts(Seconds())
    attempts.failed(Path("journal"), "mentor")
    assert attempts.wait(Path("journal"), "mentee") == 0.0
    assert attempts.wait(Path("another"), "mentor") == 0.0


def test_the_right_passphrase_ends_the_waiting() -> None:
    attempts = Attempts(Seconds())
    for _ in range(5):
        attempts.failed(Path("journal"), "mentor")
    attempts.succeeded(Path("journal"), "mentor")
    attempts.succeeded(Path("journal"), "mentee")
    assert attempts.wait(Path("journal"), "mentor") == 0.0
    attempts.failed(Path("journal"), "mentor")
    assert attempts.wait(Path("journal"), "mentor") == 1.0


def test_whoever_has_just_joined_can_open_it_only_to_read(journal_for_two: JournalForTwo) -> None:
    assert journal_for_two.unlock("mentee", read_only=True).reflections.count() == 0
