"""Sessions on any day, however many, and what a page said to whoever holds it."""

import os
import time
from contextlib import contextmanager
from datetime import timedelta

from mentor_desktop.journal.record import timestamp
from mentor_desktop.journal.sessions import Session


class Told:
    """`said` are sentences with their undo, `failed` errors, `asked` what else was asked for, by its name."""

    def __init__(self, page, *names):
        self.said, self.failed, self.asked = [], [], []
        page.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        page.failed.connect(self.failed.append)
        for name in names:
            getattr(page, name).connect(lambda *what, name=name: self.asked.append((name, *what)))

    def sentences(self):
        """What was said, oldest first."""
        return [sentence for sentence, _ in self.said]

    def undo(self):
        """Takes back what was said last."""
        self.said[-1][1]()


def put(two, journal, days, number, state="held", **fields):
    """A session so many days from now, at the same time of day; one that was held took an hour."""
    begin = two.clock.now.replace(minute=0, second=0) + timedelta(days=days)
    if state == "held":
        fields = {"started_at": timestamp(begin), "ended_at": timestamp(begin + timedelta(hours=1)), **fields}
    fields = {"zone": "Europe/Berlin", **fields}
    return journal.save(Session(**journal.origin(), number=number, starts_at=timestamp(begin), state=state, **fields))


@contextmanager
def living_in(zone):
    """Lets the clocks of this computer show the time of a zone inside the block."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        del os.environ["TZ"]
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()
