"""Knowing when something has been painted, and pressing keys."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

_LONGEST_WAIT_MS = 20_000


def after_first_paint(widget: QWidget, then: Callable[[], None]) -> None:
    """Calls `then` when `widget` has been painted: after its paint event, when the event loop is back."""
    FirstPaint(widget, then)


class FirstPaint(QObject):
    """Waits for one paint event of a widget."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class Painter(QObject):
    """Notes when the window has painted, each time, to the end: all its widgets and the flush to the screen."""

    def __init__(self, window: QMainWindow, watched: QWidget) -> None:
        """`watched` is the widget whose paint event counts."""
        super().__init__(window)
        self._window = window
        self._seen = False
        self._loop = QEventLoop()
        self.painted_at: float | None = None
        self.then: Callable[[float], None] | None = None
        watched.installEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is not self._window:
            self._seen = True
        elif event.type() == QEvent.Type.UpdateRequest and watched is self._window:
            self._seen = False
            self._window.event(event)
            if self._seen:
                self._end(time.perf_counter())
            return True
        return False

    def _end(self, now: float) -> None:
        self.painted_at = now
        if self.then is not None:
            self.then(now)
        self._loop.quit()

    def wait(self) -> float:
        """Runs the event loop until the next painting has ended; returns when that was."""
        self.painted_at = None
        QTimer.singleShot(_LONGEST_WAIT_MS, self._loop, self._loop.quit)
        self._loop.exec()
        if self.painted_at is None:
            raise RuntimeError("Nothing was painted.")
        return self.painted_at


def press(widget: QWidget, letter: str) -> None:
    """Presses and releases the key of a letter or a space."""
    key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def settle(milliseconds: int) -> None:
    """Lets the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
