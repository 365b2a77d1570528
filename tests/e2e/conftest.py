"""What every test in the real window watches for."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

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
