"""The example journal: nine months of a believable pair, written in `resources/example/`, dated from today backward.

It is written through the same door as everything else, by both people in turn: each writes what is theirs.
"""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mentor_desktop.journal.people import SEATS, Person, Seat, other
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import Feeling, Reflection
from mentor_desktop.services.example_dates import SteppingClock, moment_of, read
from mentor_desktop.services.example_goals import write_goals
from mentor_desktop.services.example_sessions import write_sessions
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import create, join, unlock
from mentor_desktop.vault.kdf import Kdf


def write_example(folder: Path, *, now: datetime | None = None, kdf: Kdf | None = None) -> dict[Seat, str]:
    """Makes the example journal in a new or empty folder and returns the passphrase of each person.

    Everything in it is dated relative to `now`. Raises what `create` raises.
    """
    now = now or datetime.now(UTC)
    pair = read("pair")
    passphrases: dict[Seat, str] = {seat: pair[seat]["passphrase"] for seat in SEATS}
    dates = SteppingClock(now - timedelta(days=pair["started_days_ago"]))
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
        write_goals(journal, dates, now)
        write_sessions(journal, dates, now)
        _write_reflections(journal, dates, now)
    second = other(first)
    join(folder, second, partner_passphrase=passphrases[first], passphrase=passphrases[second], kdf=kdf)
    journal = unlock(folder, second, passphrases[second], kdf=kdf, clock=dates)
    with closing(journal):
        write_goals(journal, dates, now)
        write_sessions(journal, dates, now)
        _write_reflections(journal, dates, now)
    return passphrases


def _write_reflections(journal: Journal, dates: SteppingClock, now: datetime) -> None:
    names = {"mentor": "amara", "mentee": "tom"}
    for entry in read(names[journal.me.role])["reflection"]:
        dates.moment = moment_of(entry["days_ago"], now, entry["time"])
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
