"""The goals of the example journal, with all that hangs on them.

The mentor's turn writes the goals, and what is the mentor's own; the mentee's turn only what is the mentee's own: a
check-in and evidence belong to one person, and nobody else can write them.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mentor_desktop.journal.goals import LEVELS, Goal, Level
from mentor_desktop.journal.people import SEATS, Seat
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.record import Record, timestamp
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.places import resource
from mentor_desktop.services.evidence import add, keep_file, new_evidence
from mentor_desktop.services.example_dates import SteppingClock, moment_of, read
from mentor_desktop.services.goals import both
from mentor_desktop.services.journal import Journal

# What happens on one day happens in this order; the pair meets from four to five.
_AGREED, _REWORDED, _SEEN, _SHOWN, _CLOSED = "16:20", "16:30", "16:40", "16:50", "16:58"


def write_goals(journal: Journal, dates: SteppingClock, now: datetime) -> None:
    """Writes what the one who has the journal open now wrote of the goals."""
    writer = _Writer(journal, dates, now)
    for entry in read("goals")["goal"]:
        if journal.me.role == "mentor":
            writer.write_goal(entry)
        else:
            writer.write_own(entry)


class _Writer:
    """Writes entries at the moments they name."""

    def __init__(self, journal: Journal, dates: SteppingClock, now: datetime) -> None:
        self._journal, self._dates, self._now = journal, dates, now
        self._ids = {seat: person.id for seat, person in both(journal).items()}

    def write_goal(self, entry: dict[str, Any]) -> None:
        """The goal with its levels and everything but what is the mentee's own."""
        goal = self._goal(entry)
        self._levels(goal, entry)
        self._milestones(goal, entry)
        self._taught(goal, entry)
        self._own(goal, entry)

    def write_own(self, entry: dict[str, Any]) -> None:
        """Check-ins and evidence of the person who writes, for a goal that is there already."""
        goal = next(each for each in self._journal.goals.all() if each.title == entry["title"])
        self._own(goal, entry)

    def _at(self, days_ago: int, at: str) -> str:
        self._dates.moment = moment_of(days_ago, self._now, at)
        return timestamp(self._dates.moment)

    def _goal(self, entry: dict[str, Any]) -> Goal:
        agreed_at = self._at(entry["written_days_ago"], _AGREED)
        reworded = [each["until_days_ago"] for each in entry.get("reworded", ())]
        goal = Goal(
            **self._journal.origin(),
            title=entry["title"],
            why=entry["why"].strip(),
            state=entry["state"],
            asked_for=tuple(entry["asked_for"]),
            start_level=entry["start_level"],
            weight=entry.get("weight", 1),
            target_date=self._day(entry.get("target_days_ahead")),
            agreed_by=tuple(self._ids[seat] for seat in SEATS),
            agreed_at=agreed_at,
            reworded_at=timestamp(moment_of(min(reworded), self._now, _REWORDED)) if reworded else None,
            closed_at=timestamp(moment_of(entry["closed_days_ago"], self._now, _CLOSED))
            if "closed_days_ago" in entry
            else None,
            learned=entry.get("learned", "").strip(),
        )
        return self._journal.save(goal)

    def _levels(self, goal: Goal, entry: dict[str, Any]) -> None:
        """Each level with its older wordings, oldest first, so that the newest one holds."""
        for value in LEVELS:
            older = [each for each in entry.get("reworded", ()) if each["level"] == value]
            wordings = [each["text"] for each in older] + [entry["levels"][str(value)]]
            since = [entry["written_days_ago"]] + [each["until_days_ago"] for each in older]
            for number, (days_ago, text) in enumerate(zip(since, wordings, strict=True)):
                self._at(days_ago, _REWORDED if number else _AGREED)
                self._journal.save(Level(**self._journal.origin(), goal=goal.id, value=value, text=text))

    def _milestones(self, goal: Goal, entry: dict[str, Any]) -> None:
        for position, each in enumerate(entry.get("milestone", ())):
            self._at(entry["written_days_ago"], _AGREED)
            done = each.get("done_days_ago")
            step = Milestone(
                **self._journal.origin(),
                goal=goal.id,
                title=each["title"],
                due=self._day(each.get("due_days_ahead")),
                position=position,
            )
            self._journal.save(replace(step, done_at=None if done is None else self._at(done, _SHOWN)))

    def _taught(self, goal: Goal, entry: dict[str, Any]) -> None:
        for each in entry.get("taught", ()):
            at = self._at(each["days_ago"], _SEEN)
            taught = Instruction(
                **self._journal.origin(),
                goal=goal.id,
                at=at,
                kind=each["kind"],
                text=each["text"].strip(),
                teach_back=each.get("teach_back", "").strip(),
            )
            if "confirmed_days_ago" in each:
                confirmed_at = self._at(each["confirmed_days_ago"], _SHOWN)
                taught = replace(taught, confirmed_by=self._ids["mentor"], confirmed_at=confirmed_at)
            self._journal.save(taught)

    def _own(self, goal: Goal, entry: dict[str, Any]) -> None:
        me: Seat = self._journal.me.role
        for record in (*self._check_ins(goal, entry, me), *self._evidence(goal, entry, me)):
            self._journal.save(record)
        for each in entry.get("evidence", ()):
            if each["by"] == me and "file" in each:
                self._keep_file(goal, each)

    def _check_ins(self, goal: Goal, entry: dict[str, Any], me: Seat) -> Iterable[Record]:
        for each in entry.get("check_in", ()):
            if each["by"] == me:
                at = self._at(each["days_ago"], _SEEN)
                yield CheckIn(
                    **self._journal.origin(),
                    goal=goal.id,
                    person=self._journal.me.id,
                    level=each["level"],
                    note=each.get("note", "").strip(),
                    at=at,
                )

    def _keep_file(self, goal: Goal, entry: dict[str, Any]) -> None:
        self._at(entry["days_ago"], _SHOWN)
        words = replace(
            new_evidence(self._journal, goal), text=entry["text"].strip(), supports_level=entry.get("supports_level")
        )
        add(self._journal, words, keep_file(self._journal, resource("example", entry["file"])))

    def _evidence(self, goal: Goal, entry: dict[str, Any], me: Seat) -> Iterable[Record]:
        for each in entry.get("evidence", ()):
            if each["by"] == me and "file" not in each:
                self._at(each["days_ago"], _SHOWN)
                yield Evidence(
                    **self._journal.origin(),
                    goal=goal.id,
                    by=self._journal.me.id,
                    text=each["text"].strip(),
                    link=each.get("link", ""),
                    supports_level=each.get("supports_level"),
                )

    def _day(self, ahead: int | None) -> str | None:
        if ahead is None:
            return None
        return (self._now.astimezone().date() + timedelta(days=ahead)).isoformat()
