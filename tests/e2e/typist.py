"""A process of its own that types into the real window and then waits to be killed.

    python -m tests.e2e.typist FOLDER PASSPHRASE WORDS

Types as the mentee, says `typed` once the time has passed within which what was typed is promised to be kept,
and stays.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentor_desktop.services import opening
from mentor_desktop.services.shelf import Shelf
from tests.support.kdf import FastKdf
from ui.background import Background
from ui.reflections.write_view import DRAFT_AFTER_MS
from ui.theme import Theme
from ui.window import MainWindow

A_WRITE_MS = 150


def main(folder: Path, passphrase: str, words: str) -> None:
    """Types and waits."""
    app = QApplication(["typist"])
    window = MainWindow(Shelf(folder.parent / "home"), Background(), Theme("light"))
    window.open_journal(opening.unlock(folder, "mentee", passphrase, kdf=FastKdf()))
    window.show()

    def type_words() -> None:
        frame = window.frame
        assert frame is not None
        frame.go_to("new-reflection")
        QTest.keyClicks(frame.reflections.sheet.surface, words)
        QTimer.singleShot(DRAFT_AFTER_MS + A_WRITE_MS, lambda: print("typed", flush=True))

    QTimer.singleShot(0, type_words)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
