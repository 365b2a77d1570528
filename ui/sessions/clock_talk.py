"""How long an item is talked about, counted on the clock of the journal."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY_MS = 5_000
KEEP_AFTER = timedelta(seconds=30)
MOST_AT_ONCE = timedelta(minutes=1)
_NONE = timedelta()


class TalkClock(QObject):
    """Counts while it runs. `looked` comes with every look at the clock, `due` when there is something to keep.

    What counts is the time between two looks. A clock that was set back adds nothing, and no gap adds more than a
    minute: after a longer one the computer was asleep or its clock was set forward, and nobody knows whether the two
    went on talking.
    """

    looked = Signal()
    due = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._last: datetime | None = None
        self._counted = self._kept = _NONE
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._last is not None

    @property
    def seconds(self) -> int:
        """How many seconds were counted up to the last look."""
        return int(self._counted.total_seconds())

    def start(self, seconds: int = 0) -> None:
        """Counts from now on, beginning with the seconds there are already."""
        self._counted = self._kept = timedelta(seconds=seconds)
        self._last = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Counts up to now, and no further."""
        self.count()
        self._last = None
        self._timer.stop()

    def look(self) -> None:
        """Counts what has passed since the last look."""
        if not self.running:
            return
        self.count()
        if self._counted - self._kept >= KEEP_AFTER:
            self._kept = self._counted
            self.due.emit()
        self.looked.emit()

    def count(self) -> None:
        """Counts what has passed, and says nothing."""
        if self._last is not None:
            now = self._now()
            self._counted += min(max(_NONE, now - self._last), MOST_AT_ONCE)
            self._last = now
