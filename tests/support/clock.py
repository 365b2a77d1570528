"""A clock a test can set."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 21, 16, 30, tzinfo=UTC)


class SteppingClock:
    """Begins on 21 March 2026 at 16:30 UTC and goes on one second each time it is read."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def advance(self, **units: float) -> None:
        """Lets time pass: `clock.advance(days=30)`."""
        self.now += timedelta(**units)
