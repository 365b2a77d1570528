"""The sessions of the example journal: what the pair shares of them, and what each prepared and noted apart."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.people import SEATS
from mentor_desktop.journal.record import moment, timestamp
from mentor_desktop.journal.sessions import AgendaItem, AskedQuestion, FeltHeard, Note, Prepared, Session, Tally
from mentor_desktop.services.example_dates import SteppingClock, moment_of, read
from mentor_desktop.services.goals import both, teach
from mentor_desktop.services.journal import Journal

_ZONE = "Europe/London"


def write_sessions(journal: Journal, dates: SteppingClock, now: datetime) -> None:
    """Writes what the one who has the journal open now wrote: the mentor what is shared, each what is their own."""
    writer = _Writer(journal, dates, now)
    written = read("sessions")
    if journal.me.role == "mentor":
        for entry in written["session"]:
            writer.write_session(entry)
        writer.place_teaching()
    writer.write_own(written)


class _Writer:
    """Writes entries at the moments they name."""

    def __init__(self, journal: Journal, dates: SteppingClock, now: datetime) -> None:
        self._journal, self._dates, self._now = journal, dates, now
        self._ids = {seat: person.id for seat, person in both(journal).items()}
        self._goals = {goal.title: goal.id for goal in journal.goals.all()}
        self._carried: dict[str, str] = {}

    def write_session(self, entry: dict[str, Any]) -> None:
        """One session with all that the pair shares of it."""
        begin = self._begin(entry)
        held = entry["state"] == "held"
        started = begin + timedelta(minutes=entry.get("started_minutes_late", 0))
        ended = started + timedelta(minutes=entry.get("lasted", entry["minutes"]))
        self._dates.moment = ended if held else min(begin, self._now) - timedelta(days=7)
        session = self._journal.save(
            Session(
                **self._journal.origin(),
                number=entry["number"],
                starts_at=timestamp(begin),
                minutes=entry["minutes"],
                zone=_ZONE,
                place=entry.get("place", ""),
                direction=entry["direction"],
                state=entry["state"],
                started_at=timestamp(started) if held else None,
                ended_at=timestamp(ended) if held else None,
                summary=entry.get("summary", "").strip(),
                bring=entry.get("bring", "").strip(),
                answered_by=tuple(self._ids[seat] for seat in SEATS) if "felt_heard" in entry else (),
            )
        )
        self._write_items(session, entry, started)
        for each in entry.get("commitment", ()):
            self._write_commitment(session, each, ended)
        for each in entry.get("question", ()):
            self._journal.save(
                AskedQuestion(**self._journal.origin(), session=session.id, by=self._ids[each["by"]], text=each["text"])
            )
        for seat in SEATS:
            if tally := entry.get(f"tally_{seat}"):
                self._journal.save(Tally(**self._journal.origin(), session=session.id, person=self._ids[seat], **tally))
            if heard := entry.get("felt_heard"):
                self._journal.save(
                    FeltHeard(**self._journal.origin(), session=session.id, person=self._ids[seat], value=heard[seat])
                )

    def place_teaching(self) -> None:
        """What was taught on the day of a session was taught in it."""
        for goal in self._goals.values():
            for taught in self._journal.goals.taught(goal):
                self._dates.moment = moment(taught.updated_at)
                teach(self._journal, taught)

    def write_own(self, written: dict[str, Any]) -> None:
        """Ideas for the next session, and notes, of the person who writes."""
        sessions = {each.number: each for each in self._journal.sessions.all()}
        coming = max(sessions.values(), key=lambda each: each.starts_at)
        for each in written.get("prepared", ()):
            if each["by"] == self._journal.me.role:
                self._dates.moment = moment_of(each.get("days_ago", 1), self._now, "20:15")
                self._journal.save(
                    Prepared(
                        **self._journal.origin(),
                        session=coming.id,
                        kind=each["kind"],
                        text=each["text"],
                        minutes=each.get("minutes", 10),
                    )
                )
        for each in written.get("note", ()):
            if each["by"] == self._journal.me.role:
                self._dates.moment = moment_of(each["days_ago"], self._now, "20:30")
                about = (
                    sessions[each["session"]].id
                    if "session" in each
                    else self._goals[each["goal"]]
                    if "goal" in each
                    else self._journal.partner.id
                )
                self._journal.save(Note(**self._journal.origin(), about=about, text=each["text"].strip()))

    def _write_items(self, session: Session, entry: dict[str, Any], started: datetime) -> None:
        at = started
        for position, each in enumerate(entry.get("item", ())):
            reached = each.get("reached", session.state == "held") and session.state == "held"
            item = AgendaItem(
                **self._journal.origin(),
                session=session.id,
                title=each["title"],
                minutes=each["minutes"],
                by=self._ids[each["by"]],
                goal=self._goals[each["goal"]] if "goal" in each else None,
                position=position,
                outcome=each.get("outcome", "").strip(),
                seconds=each["minutes"] * 60 if reached else 0,
                reached_at=timestamp(at) if reached else None,
                carried_from=self._carried.pop(each["title"], None),
            )
            self._journal.save(item)
            if session.state == "held" and not reached:
                self._carried[each["title"]] = item.id
            at += timedelta(minutes=each["minutes"])

    def _write_commitment(self, session: Session, entry: dict[str, Any], made: datetime) -> None:
        self._dates.moment = made
        promise = Commitment(
            **self._journal.origin(),
            session=session.id,
            owner=self._ids[entry["owner"]],
            text=entry["text"],
            due=self._day(made, entry.get("due_days_after")),
            state=entry["state"],
            in_the_way=entry.get("in_the_way", "").strip(),
        )
        self._journal.save(replace(promise, closed_at=self._closed(made, entry.get("closed_days_after"))))
        if entry["state"] != "renegotiated":
            return
        renewed = Commitment(
            **self._journal.origin(),
            session=session.id,
            owner=promise.owner,
            text=promise.text,
            due=self._day(made, entry.get("new_due_days_after")),
            state=entry["new_state"],
            renews=promise.id,
        )
        self._journal.save(replace(renewed, closed_at=self._closed(made, entry.get("new_closed_days_after"))))

    def _begin(self, entry: dict[str, Any]) -> datetime:
        """The moment a session begins, or was to begin."""
        days = entry["days_ahead"] if "days_ahead" in entry else -entry["days_ago"]
        day = self._now.astimezone(ZoneInfo(_ZONE)).date() + timedelta(days=days)
        return datetime.combine(day, time.fromisoformat(entry["time"]), ZoneInfo(_ZONE))

    def _day(self, made: datetime, after: int | None) -> str | None:
        return None if after is None else (made.astimezone().date() + timedelta(days=after)).isoformat()

    def _closed(self, made: datetime, after: int | None) -> str | None:
        """A decision, never later than now; what is written next is written then."""
        if after is None:
            return None
        self._dates.moment = min(made + timedelta(days=after), self._now - timedelta(minutes=5))
        return timestamp(self._dates.moment)
