"""Work away from the interface's thread: the one way to run something slow.

How it goes: `run` puts the work in a line and returns at once. One of at most two daemon threads, started
when first needed, does it and puts down the result; a queued signal then wakes the interface's thread, which
calls `done` or `failed`. Callbacks, and the last reference to everything the work holds, stay on the
interface's thread, so that no widget is ever destroyed on another one.
"""

import threading
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")


class _Job:
    """One piece of work and what became of it."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.owner = weakref.ref(owner)
        self.work = work
        self.done = done
        self.failed = failed
        self.result: Any = None
        self.error: Exception | None = None


class Background(QObject):
    """Runs functions elsewhere and brings their results back."""

    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._most = threads
        self._threads: list[threading.Thread] = []
        self._jobs: dict[int, _Job] = {}
        self._line: deque[int] = deque()
        self._number = 0
        self._running = 0
        self._changed = threading.Condition()

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` on another thread, then call `done(result)` or `failed(error)` on this one.

        Neither is called when `owner` has been destroyed by then. Must be called on the interface's thread.
        """
        with self._changed:
            self._number += 1
            self._jobs[self._number] = _Job(owner, work, done, failed)
            self._line.append(self._number)
            busy = self._running + len(self._line)
            if not self._threads:
                self._connect()
            if len(self._threads) < min(self._most, busy):
                thread = threading.Thread(target=self._serve, name="mentor-background", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()

    def wait(self, milliseconds: int) -> bool:
        """Wait until nothing is in the line or running; False when the time is up before that.

        Results that arrive meanwhile are delivered when the event loop runs again.
        """
        with self._changed:
            return self._changed.wait_for(lambda: not self._line and self._running == 0, milliseconds / 1000)

    def _connect(self) -> None:
        """Not in the constructor: the enum it needs takes 14 ms to load (see ui/theme/theme.py)."""
        from PySide6.QtCore import Qt

        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _serve(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._line))
                number = self._line.popleft()
                self._running += 1
            self._do(number)
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def _do(self, number: int) -> None:
        """Do one job. The job stays in `_jobs`, so that this thread never holds its last reference."""
        job = self._jobs[number]
        try:
            job.result = job.work()
        except Exception as error:
            job.error = error
        del job
        if isValid(self):
            self._finished.emit(number)

    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number)
        owner = job.owner()
        if owner is None or not isValid(owner):
            return
        if job.error is not None:
            job.failed(job.error)
        else:
            job.done(job.result)
