"""What every test in the real window watches for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.e2e.hands import Hands, window_at
from tests.support.journals import JournalForTwo
from tests.support.screens import StrayWindows

WINDOWS = {"MainWindow", "QMenu", "QTipLabel"}


@pytest.fixture(autouse=True)
def no_stray_windows(qapp: QApplication) -> Iterator[None]:
    """What is shown before it has its place becomes a window of its own, and takes the keyboard away."""
    watching = StrayWindows()
    qapp.installEventFilter(watching)
    yield
    qapp.removeEventFilter(watching)
    assert set(watching.shown) <= WINDOWS


@pytest.fixture
def ours(journal_for_two: JournalForTwo, qtbot: QtBot, tmp_path: Path, fast_by_default: None) -> Hands:
    """A window with the journal of Amara and Tom on its first screen."""
    hands = window_at(tmp_path / "home", qtbot)
    hands.window.start._shelf.add(journal_for_two.folder, "Ours")
    hands.window.start.refresh()
    hands.window.start.open_card(journal_for_two.folder)
    return hands
