"""The example journal: nine months of a believable pair, written in `resources/example/`, dated from today backward."""

import tomllib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from mentor_desktop.journal.people import SEATS, Person, Seat, other
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import Feeling, Reflection
from mentor_desktop.places import resource
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import create, join, unlock
from mentor_desktop.vault.kdf import Kdf


def write_example(folder: Path, *, now: datetime | None = None, kdf: Kdf | None = None) -> dict[Seat, str]:
    """Makes the example journal in a new or empty folder and returns the passphrase of each person.

    Everything in it is dated relative to `now`. Raises what `create` raises.
    """
    now = now or datetime.now(UTC)
    pair = _read("pair")
    passphrases: dict[Seat, str] = {seat: pair[seat]["passphrase"] for seat in SEATS}
    dates = _SteppingClock(now - timedelta(days=pair["started_days_ago"]))
    first: Seat = "mentor"
    journal = create(
        folder,
        mentor=pair["mentor"]["name"],
        mentee=pair["mentee"]["name"],
        seat=first,
        passphrase=passphrases[first],
        purpose=pair["purpose"],
        kdf=kdf,
        clock=dates,
    )
    with closing(journal):
        for person in (journal.me, journal.partner):
            journal.save(replace(person, colour=pair[person.role]["colour"]))
        _write_reflections(journal, dates, now)
    second = other(first)
    join(folder, second, partner_passphrase=passphrases[first], passphrase=passphrases[second], kdf=kdf)
    journal = unlock(folder, second, passphrases[second], kdf=kdf, clock=dates)
    with closing(journal):
        _write_reflections(journal, dates, now)
    return passphrases


class _SteppingClock:
    """The time at which the example is being written, one entry after the other."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        return self.moment


def _write_reflections(journal: Journal, dates: _SteppingClock, now: datetime) -> None:
    names = {"mentor": "amara", "mentee": "tom"}
    for entry in _read(names[journal.me.role])["reflection"]:
        dates.moment = _moment(entry, now)
        journal.save(_reflection(entry, dates.moment, journal.me))


def _reflection(entry: dict[str, Any], at: datetime, by: Person) -> Reflection:
    written = timestamp(at)
    return Reflection(
        id=new_id(at),
        created_at=written,
        updated_at=written,
        updated_by=by.id,
        at=written,
        title=entry["title"],
        form=entry["form"],
        parts={heading: text.strip() for heading, text in entry["parts"].items()},
        feelings=tuple(Feeling(feeling["word"], feeling["strength"]) for feeling in entry.get("feelings", ())),
        drained=entry.get("drained"),
        tags=tuple(entry.get("tags", ())),
        pinned=entry.get("pinned", False),
    )


def _moment(entry: dict[str, Any], now: datetime) -> datetime:
    """The local time of day the entry names, its number of days ago, but never in the future."""
    local = now.astimezone()
    day = local.date() - timedelta(days=entry["days_ago"])
    at = datetime.combine(day, time.fromisoformat(entry["time"])).astimezone()
    return min(at, local - timedelta(minutes=5)).astimezone(UTC)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("example", f"{name}.toml").read_text(encoding="utf-8"))
