"""The time zone of a session, told in its calendar file for a calendar that does not know it by its name.

`icalendar` can make one too, but lets summer time begin an hour late: it gives the first moment of it as the new clocks
show it, where RFC 5545 (3.6.5) wants what the old ones would have shown.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

# How far around a session the changes of the clocks are told: where they change twice a year, to the last change before
# it and the first after it.
_AROUND = timedelta(days=300)
_DAY = 24 * 60 * 60  # in seconds


def time_zone(zone: ZoneInfo, begin: datetime, end: datetime) -> "Timezone":
    """What the clocks of a zone show before, during and after the time between two moments."""
    from icalendar import Timezone

    first = begin.astimezone(UTC) - _AROUND
    found = Timezone()
    found.add("tzid", zone.key)
    found.add_component(_observance(zone, first, first))
    for change in _changes(zone, first, end.astimezone(UTC) + _AROUND):
        found.add_component(_observance(zone, change - timedelta(seconds=1), change))
    return found


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The moments (UTC, to the second) at which the clocks are put forward or back; at most one a day is seen."""
    for days in range((last - first).days):
        change = _change_within_a_day(zone, first + timedelta(days=days))
        if change is not None:
            yield change


def _change_within_a_day(zone: ZoneInfo, first: datetime) -> datetime | None:
    shown = _offset(zone, first)

    def differs(second: int) -> bool:
        return _offset(zone, first + timedelta(seconds=second)) != shown

    return first + timedelta(seconds=bisect_left(range(_DAY), True, key=differs)) if differs(_DAY) else None


def _observance(zone: ZoneInfo, before: datetime, since: datetime) -> "TimezoneStandard | TimezoneDaylight":
    """What the clocks show from a moment on, and what they showed before it."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    here = since.astimezone(zone)
    found = TimezoneDaylight() if here.dst() else TimezoneStandard()
    found.add("dtstart", since.replace(tzinfo=None) + _offset(zone, before))
    found.add("tzoffsetfrom", _offset(zone, before))
    found.add("tzoffsetto", _offset(zone, since))
    found.add("tzname", here.tzname())
    return found


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    """How far the clocks of a zone are ahead of UTC."""
    return at.astimezone(zone).utcoffset() or timedelta()
