"""What is due, said inside the program alone: nothing of it ever leaves the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from mentor_desktop.journal.commitments import overdue
from mentor_desktop.journal.record import local_date
from mentor_desktop.journal.sessions import next_planned
from mentor_desktop.services.goals import overview, today
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.promises import open_promises

Kind = Literal["left open", "session near", "promises overdue", "goals wait", "say how heard"]
NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that is due. `about` is the id of the session it is about, empty for others.

    `details` are numbers and dates for a sentence: "number" of a session, "day" (a local date), "count".
    """

    kind: Kind
    about: str = ""
    details: Mapping[str, object] = field(default_factory=dict, hash=False)


def due(journal: Journal) -> tuple[Reminder, ...]:
    """What the person who has unlocked should hear of now, the most pressing first; empty on a quiet day."""
    sessions = journal.sessions.all()
    day = today(journal)
    found = [Reminder("left open", each.id, {"number": each.number}) for each in sessions if each.left_open]
    coming = next_planned(sessions, journal.now())
    if coming is not None and not coming.left_open and local_date(coming.starts_at) - day <= NEAR:
        found.append(
            Reminder("session near", coming.id, {"number": coming.number, "day": local_date(coming.starts_at)})
        )
    late = sum(overdue(each, day) and each.owner == journal.me.id for each in open_promises(journal))
    if late:
        found.append(Reminder("promises overdue", details={"count": late}))
    last = next((each for each in sessions if each.state == "held"), None)
    if last is not None and len(last.answered_by) == 1 and journal.me.id not in last.answered_by:
        found.append(Reminder("say how heard", last.id, {"number": last.number}))
    waiting = sum(bool(line.reasons) for lines in overview(journal).lines.values() for line in lines)
    if waiting:
        found.append(Reminder("goals wait", details={"count": waiting}))
    return tuple(found)
