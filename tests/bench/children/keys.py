"""Keypress to paint in a long reflection (`ours`) and in a bare QTextEdit (`bare`).

Keys come every 40 ms, in bursts with a pause as long as the editor waits before it saves, so that drafts and saves
happen while keys are due. Each key has its moment: when the program is busy then, its waiting counts.
"""

import json
import sys
import time
from dataclasses import replace
from random import Random

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from tests.bench.children.screen import Painter, press, settle
from tests.bench.words import Language

_WORDS = 5_000
_APART = 0.040
_BURST = 60
_PAUSE = 1.5
_EARLY = 0.003


class Typist(QObject):
    """Presses keys when they are due and notes how long each took until it was painted."""

    def __init__(self, painter: Painter, edit: QTextEdit, letters: str) -> None:
        super().__init__(edit)
        self._painter, self._edit, self._letters = painter, edit, letters
        self._due = time.perf_counter() + 0.2
        self._number = 0
        self._waiting = False
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        self.taken: list[float] = []
        painter.then = self._painted

    def type(self) -> list[float]:
        """Types everything; returns the milliseconds of each key."""
        self._plan()
        self._loop.exec()
        return self.taken

    def _plan(self) -> None:
        ahead = max(0, int((self._due - _EARLY - time.perf_counter()) * 1000))
        self._timer.start(ahead)

    def _press(self) -> None:
        # The timer rings a little early; what is left until the moment is waited for here, to the microsecond.
        while time.perf_counter() < self._due:
            pass
        self._waiting = True
        press(self._edit, self._letters[self._number])

    def _painted(self, now: float) -> None:
        if not self._waiting:
            return
        self._waiting = False
        self.taken.append((now - self._due) * 1000)
        self._number += 1
        if self._number == len(self._letters):
            self._loop.quit()
            return
        self._due += _PAUSE if self._number % _BURST == 0 else _APART
        self._plan()


def main(which: str, keys: str, *journal: str) -> None:
    """Types half of the keys in the middle of the text and half at its end; prints the milliseconds of each."""
    text = Language().text(Random(3), _WORDS)
    letters = " ".join(Language().words[40 : 40 + int(keys)])[: int(keys)].encode("ascii", "replace").decode()
    letters = letters.replace("?", "e")
    window, edit = _ours(text, *journal) if which == "ours" else _bare(text)
    painter = Painter(window, edit.viewport())
    taken: list[float] = []
    half = int(keys) // 2
    for place, piece in ((len(text) // 2, letters[:half]), (len(text), letters[half:])):
        cursor = QTextCursor(edit.document())
        cursor.setPosition(place)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        edit.setFocus()
        settle(500)
        taken += Typist(painter, edit, piece).type()
    print(json.dumps({"milliseconds": taken}))
    window.close()


def _ours(text: str, folder: str, seat: str, passphrase: str) -> tuple[QMainWindow, QTextEdit]:
    from tests.bench.children.opened import open_window

    opened = open_window(folder, seat, passphrase)
    fresh = opened.journal.new_reflection()
    opened.journal.save(replace(fresh, parts={"": text}))
    page = opened.reflections
    page.open_reflection(fresh.id)
    settle(500)
    return opened.window, page.sheet.surface


def _bare(text: str) -> tuple[QMainWindow, QTextEdit]:
    QApplication(["bare"])
    window = QMainWindow()
    edit = QTextEdit()
    edit.setPlainText(text)
    window.setCentralWidget(edit)
    window.resize(1280, 800)
    window.show()
    settle(500)
    return window, edit


if __name__ == "__main__":
    main(*sys.argv[1:])
