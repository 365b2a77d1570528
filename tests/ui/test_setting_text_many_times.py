"""A guard for the interface library itself.

PySide6 6.12.0 lost a reference to None with every call that returns nothing, and Python 3.11 aborted after
some hundred thousand of them. A program that shows a clock makes that many calls.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 200_000
MAY_DIFFER = 1_000


def test_setting_a_text_many_times_costs_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("5:00")
    assert label.text() == "5:00"
    assert abs(sys.getrefcount(None) - before) < MAY_DIFFER
