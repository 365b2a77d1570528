"""Fixtures for every test: fast keys, a clock that steps, a journal for two."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.clock import SteppingClock
from tests.support.journals import JournalForTwo, make_journal_for_two
from tests.support.kdf import FastKdf

# A busy machine is no reason for a test to fail: how long one example takes is not what these tests are about.
settings.register_profile("suite", deadline=None, max_examples=100, print_blob=True)
settings.load_profile("suite")


@pytest.fixture
def kdf() -> FastKdf:
    """A key derivation that costs nothing."""
    return FastKdf()


@pytest.fixture
def clock() -> SteppingClock:
    """21 March 2026, 16:30 UTC, and a second later each time it is read."""
    return SteppingClock()


@pytest.fixture(scope="session")
def kept_for_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal for two that is made once and only copied."""
    folder = tmp_path_factory.mktemp("kept") / "journal"
    make_journal_for_two(folder)
    return folder


@pytest.fixture
def journal_for_two(kept_for_two: Path, tmp_path: Path) -> Iterator[JournalForTwo]:
    """A fresh journal that Amara (mentor) and Tom (mentee) have joined; nobody has written in it."""
    folder = tmp_path / "journal"
    shutil.copytree(kept_for_two, folder)
    journal = JournalForTwo(folder)
    yield journal
    journal.close()


@pytest.fixture
def fast_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the program itself derive keys fast, for tests that reach it where no key derivation can be handed in."""
    monkeypatch.setattr("mentor_desktop.vault.vault.Argon2idKdf", FastKdf)
