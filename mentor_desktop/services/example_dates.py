"""When the entries of the example journal were written, and where they stand."""

import tomllib
from datetime import UTC, datetime, time, timedelta
from typing import Any

from mentor_desktop.places import resource


class SteppingClock:
    """The time at which the example is being written, one entry after the other."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        return self.moment


def moment_of(days_ago: int, now: datetime, at: str = "17:30") -> datetime:
    """A local time of day, that number of days ago, but never in the future."""
    local = now.astimezone()
    day = local.date() - timedelta(days=days_ago)
    found = datetime.combine(day, time.fromisoformat(at)).astimezone()
    return min(found, local - timedelta(minutes=5)).astimezone(UTC)


def read(name: str) -> dict[str, Any]:
    """What an author wrote in `resources/example/<name>.toml`."""
    return tomllib.loads(resource("example", f"{name}.toml").read_text(encoding="utf-8"))
