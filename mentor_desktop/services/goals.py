"""What a pair does with goals: write, agree, reword, rate, reach or let go, and what a page shows of them.

Everything is written through `Journal.save` and `Journal.save_all`; each function returns what was written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from typing import Literal

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import (
    HELPS,
    LEVELS,
    Goal,
    Level,
    asked_again,
    check_date,
    may_change_in_place,
    missing_for_agreement,
    with_agreement,
    wording,
)
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.order import moved
from mentor_desktop.journal.people import Person, Seat
from mentor_desktop.journal.progress import (
    CheckIn,
    Milestone,
    Point,
    Reason,
    Score,
    Views,
    attention,
    path,
    scores,
    urgency,
)
from mentor_desktop.journal.record import Record, local_date, moment, timestamp
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.services.journal import Journal

Group = Literal["active", "draft", "reached", "let go"]
GROUPS: tuple[Group, ...] = ("active", "draft", "reached", "let go")


@dataclass(frozen=True, slots=True)
class GoalLine:
    """What a list shows of a goal."""

    goal: Goal
    group: Group
    views: Views
    last_check_in: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All goals: the lines of each group in the order of what needs attention, and both people's T-scores over time."""

    lines: Mapping[Group, tuple[GoalLine, ...]]
    scores: Mapping[Seat, tuple[Score, ...]]


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal with everything that hangs on it, as its page shows it.

    `levels` is the wording that holds; `older` has every wording that was replaced, oldest first. `paths` are both
    people's levels over time, from where both agreed that the goal starts.
    """

    goal: Goal
    levels: Mapping[int, Level]
    older: tuple[Level, ...]
    milestones: tuple[Milestone, ...]
    check_ins: tuple[CheckIn, ...]
    evidence: tuple[Evidence, ...]
    taught: tuple[Instruction, ...]
    views: Views
    paths: Mapping[Seat, tuple[Point, ...]]
    reasons: tuple[Reason, ...]


def today(journal: Journal) -> date:
    """The local calendar day."""
    return local_date(timestamp(journal.now()))


def both(journal: Journal) -> dict[Seat, Person]:
    """The two people by their seat."""
    return {person.role: person for person in (journal.me, journal.partner)}


def group_of(goal: Goal) -> Group:
    """Under which heading a goal stands."""
    if goal.state in ("reached", "let go"):
        return "reached" if goal.state == "reached" else "let go"
    return "active" if goal.active else "draft"


def overview(journal: Journal) -> Overview:
    """Every goal that is not in the bin, and how far the pair has come with all of them."""
    goals = journal.goals.all()
    points = journal.goals.points()
    people = both(journal)
    day = today(journal)
    lines = [_line(goal, points.get(goal.id, {}), people, journal.me.id, day) for goal in goals]
    by_need = sorted(lines, key=lambda line: urgency(line.goal, line.reasons))
    seen = {seat: {id: of.get(person.id, []) for id, of in points.items()} for seat, person in people.items()}
    return Overview(
        lines={group: tuple(line for line in by_need if line.group == group) for group in GROUPS},
        scores={seat: scores(goals, seen[seat]) for seat in people},
    )


def _line(
    goal: Goal, points: Mapping[str, Sequence[Point]], people: Mapping[Seat, Person], me: str, day: date
) -> GoalLine:
    views = Views(**{seat: _last(points.get(person.id, ())) for seat, person in people.items()})
    newest = max((each[-1].at for each in points.values() if each), default=None)
    return GoalLine(goal, group_of(goal), views, newest, attention(goal, views, newest, me, day))


def _last(points: Sequence[Point]) -> int | None:
    return points[-1].level if points else None


def view(journal: Journal, id: str) -> GoalView:
    """One goal, whole. Raises `NoSuchRecord`."""
    goal = journal.goals.get(id)
    wordings = journal.goals.levels(id)
    holding = wording(wordings)
    check_ins = journal.goals.check_ins(id)
    people = both(journal)
    points = {
        person.id: [Point(each.at, each.level) for each in check_ins if each.person == person.id]
        for person in people.values()
    }
    line = _line(goal, points, people, journal.me.id, today(journal))
    return GoalView(
        goal=goal,
        levels=holding,
        older=tuple(each for each in wordings if each.text.strip() and each != holding.get(each.value)),
        milestones=tuple(journal.goals.milestones(id)),
        check_ins=tuple(check_ins),
        evidence=tuple(journal.goals.evidence(id)),
        taught=tuple(journal.goals.taught(id)),
        views=line.views,
        paths={seat: path(goal, points[person.id]) for seat, person in people.items()},
        reasons=line.reasons,
    )


def new_goal(journal: Journal) -> Goal:
    """A fresh draft. It is kept from its first word on, not before."""
    return Goal(**journal.origin())


def keep_draft(journal: Journal, goal: Goal, texts: Mapping[int, str], *, in_place: bool = True) -> Goal:
    """Keeps a goal that is being written, with the text of each of its levels; durable when this returns.

    A wording that nobody has agreed to yet is changed in place, unless `in_place` is False. One that somebody has
    agreed to is kept beside the new one, and both are asked again; so they are when the outcome, the start, the help,
    the weight or the date changed. Raises `Unacceptable`, for a closed goal and a new date in the past among others,
    and what writing raises; nothing has changed then.
    """
    before = journal.goals.find(goal.id) or _blank(goal)
    if not before.open:
        raise Unacceptable("This goal is closed. Take it up again before you change its words.")
    wordings = journal.goals.levels(goal.id)
    holding = wording(wordings)
    now = replace(
        before,
        title=_one_line(goal.title),
        why=clean_text(goal.why),
        asked_for=tuple(kind for kind in HELPS if kind in goal.asked_for),
        start_level=goal.start_level,
        weight=goal.weight,
        target_date=goal.target_date,
    )
    if now.target_date != before.target_date:
        _refuse_the_past(now.target_date, today(journal))
    tidy = {value: clean_text(text).strip() for value, text in texts.items()}
    new = {value: text for value, text in tidy.items() if text != (holding[value].text if value in holding else "")}
    if not new and _said(now) == _said(before):
        return before
    at = _later(timestamp(journal.now()), [before.reworded_at, *(level.created_at for level in wordings)])
    if before.agreed_by:
        now = asked_again(now, at)
    written: list[Record] = [now]
    for value, text in new.items():
        holds = holding.get(value)
        if holds is not None and in_place and may_change_in_place(now, holds):
            written.append(replace(holds, text=text))
        else:
            new_level = Level(**journal.origin(), goal=goal.id, value=value, text=text)
            written.append(replace(new_level, created_at=at))
    journal.save_all(written)
    return journal.goals.get(goal.id)


def _later(now: str, stamps: Iterable[str | None]) -> str:
    """`now`, or the moment after the last of `stamps` where a clock was set back since: what is said last counts.

    One at the end of the calendar, where nothing comes after, is left aside.
    """
    last = max((moment(stamp).astimezone(UTC) for stamp in stamps if stamp is not None), default=None)
    after = None if last is None else timestamp(last + timedelta(milliseconds=1))
    return now if after is None or after >= "9999" else max(now, after)


def _blank(goal: Goal) -> Goal:
    return replace(goal, title="", why="", asked_for=(), start_level=None, weight=1, target_date=None)


def _said(goal: Goal) -> tuple[object, ...]:
    """What the two agree to."""
    return goal.title, goal.why, goal.asked_for, goal.start_level, goal.weight, goal.target_date


def _refuse_the_past(chosen: str | None, day: date) -> None:
    check_date(chosen)
    if chosen is not None and date.fromisoformat(chosen) < day:
        raise Unacceptable("This day has passed. When is the next chance to see it?")


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def reword(journal: Journal, goal: Goal, value: int, text: str) -> Goal:
    """Gives a level other words. The old ones are kept in any case, so that `take_back_rewording` can put them back.

    Both are asked again. Raises `Unacceptable` for an empty text, and what `keep_draft` raises.
    """
    if value not in LEVELS or not clean_text(text).strip():
        raise Unacceptable("A level needs words: what would someone else see? The old wording still stands.")
    return keep_draft(journal, goal, {value: text}, in_place=False)


def take_back(journal: Journal, before: Goal, after: Goal) -> Goal:
    """Puts a goal back as it was `before`. Raises `Unacceptable` when it has changed since it was written `after`."""
    _refuse_if_changed(journal, after)
    return journal.save(before)


def take_back_rewording(journal: Journal, before: Goal, after: Goal, value: int) -> Goal:
    """Puts back the wording before the last `reword` of a level, and the goal with the agreement it had then.

    Raises `Unacceptable` when the goal is no longer as `reword` returned it, `after` that.
    """
    _refuse_if_changed(journal, after)
    wordings = [level for level in journal.goals.levels(before.id) if level.value == value]
    if wordings:
        journal.remove(wordings[-1])
    return journal.save(before)


def _refuse_if_changed(journal: Journal, goal: Goal) -> None:
    if journal.goals.get(goal.id).updated_at != goal.updated_at:
        raise Unacceptable("The goal has changed since, so this was not taken back. Nothing is lost.")


def agree(journal: Journal, goal: Goal) -> Goal:
    """Says yes, for me, to the goal as it stands now. Raises `Unacceptable` while something is missing in it.

    What stands now is read anew: nobody agrees to words that were changed meanwhile.
    """
    now = journal.goals.get(goal.id)
    levels = wording(journal.goals.levels(now.id))
    # A level is written together with its goal, so one that is newer than the goal that was read was not read.
    reworded = now.updated_at != goal.updated_at and any(each.updated_at > goal.updated_at for each in levels.values())
    if reworded or _said(now) != _said(goal):
        raise Unacceptable("The goal has changed meanwhile. Read it again before you agree.")
    if missing_for_agreement(now, levels):
        raise Unacceptable("Before you agree, the goal needs its outcome, all five levels, and where you start.")
    return journal.save(with_agreement(now, journal.me.id, timestamp(journal.now())))


def take_back_agreement(journal: Journal, before: Goal) -> Goal:
    """Takes my yes back; `before` is the goal as it was then. Words that changed since have done so already."""
    now = journal.goals.get(before.id)
    if journal.me.id not in now.agreed_by:
        return now
    return journal.save(replace(now, agreed_by=before.agreed_by, agreed_at=before.agreed_at, state=before.state))


def withdraw(journal: Journal, goal: Goal) -> Goal:
    """Takes my yes back while the other one has not agreed. Raises `Unacceptable` once both have."""
    now = journal.goals.get(goal.id)
    if now.state != "draft":
        raise Unacceptable("Both of you have agreed meanwhile. Other words for it ask you both again.")
    return journal.save(replace(now, agreed_by=tuple(id for id in now.agreed_by if id != journal.me.id)))


def check_in(journal: Journal, goal: Goal, level: int, note: str) -> CheckIn:
    """Says, for me, where the goal stands now."""
    if not goal.active:
        raise Unacceptable("You can check in once both of you have agreed to the goal.")
    stamp = journal.origin()
    mine = (each.at for each in journal.goals.check_ins(goal.id) if each.person == journal.me.id)
    return journal.save(
        CheckIn(
            **stamp,
            goal=goal.id,
            person=journal.me.id,
            level=level,
            note=clean_text(note).strip(),
            at=_later(stamp["created_at"], mine),
        )
    )


def reach(journal: Journal, goal: Goal, views: Views, learned: str) -> Goal:
    """Says that the goal is reached. Raises `Unacceptable` until both have seen the expected level or a better one."""
    if not views.reached:
        raise Unacceptable("A goal is reached when both of you see level 0 or more. Check in first.")
    return _close(journal, goal, "reached", learned)


def let_go(journal: Journal, goal: Goal, learned: str) -> Goal:
    """Lets a goal go, with what was learned from it; it stays readable."""
    return _close(journal, goal, "let go", learned)


def _close(journal: Journal, goal: Goal, state: Literal["reached", "let go"], learned: str) -> Goal:
    at = timestamp(journal.now())
    return journal.save(replace(goal, state=state, closed_at=at, learned=clean_text(learned).strip()))


def take_up_again(journal: Journal, goal: Goal) -> Goal:
    """Goes on with a goal that was reached or let go; what was said about it is kept."""
    agreed = len(goal.agreed_by) == 2
    return journal.save(replace(goal, state="agreed" if agreed else "draft", closed_at=None))


def add_milestone(journal: Journal, goal: Goal, title: str, due: str | None) -> Milestone:
    """Adds a step at the end. Raises `Unacceptable` for a day in the past."""
    _refuse_the_past(due, today(journal))
    steps = journal.goals.milestones(goal.id)
    place = max((each.position for each in steps), default=-1) + 1
    return journal.save(Milestone(**journal.origin(), goal=goal.id, title=_one_line(title), due=due, position=place))


def tick(journal: Journal, milestone: Milestone, *, done: bool) -> Milestone:
    """Marks a step as done now, or as still to do."""
    return journal.save(replace(milestone, done_at=timestamp(journal.now()) if done else None))


def move_milestone(journal: Journal, goal: Goal, id: str, to: int) -> None:
    """Gives a step another place, counted from 0, and the others theirs, all at once."""
    journal.save_all(moved(journal.goals.milestones(goal.id), id, to))


def teach(journal: Journal, instruction: Instruction) -> Instruction:
    """Keeps what was taught, or what the mentee showed of it. Words that change take back a confirmation of them.

    What was taught on the day of a session was taught in that session.
    """
    tidy = replace(
        instruction, text=clean_text(instruction.text).strip(), teach_back=clean_text(instruction.teach_back).strip()
    )
    before = next((each for each in journal.goals.taught(tidy.goal) if each.id == tidy.id), None)
    same = before is not None and (before.text, before.teach_back) == (tidy.text, tidy.teach_back)
    return journal.save(
        replace(
            tidy,
            session=_session_on(journal, local_date(tidy.at)),
            confirmed_by=before.confirmed_by if before is not None and same else None,
            confirmed_at=before.confirmed_at if before is not None and same else None,
        )
    )


def _session_on(journal: Journal, day: date) -> str | None:
    """The id of the session that was held on a day, or is being held; of two the later one."""
    begun = (each for each in journal.sessions.all() if each.started_at is not None and each.state != "cancelled")
    return next((each.id for each in begun if local_date(each.started_at or "") == day), None)


def taught_in(journal: Journal, instruction: Instruction) -> int | None:
    """The number of the session in which something was taught; None when it was in none."""
    session = None if instruction.session is None else journal.sessions.find(instruction.session)
    return None if session is None else session.number


def confirm(journal: Journal, instruction: Instruction) -> Instruction:
    """Says, as the mentor, that the mentee has shown it: the teaching has succeeded."""
    if journal.me.role != "mentor":
        raise Unacceptable("Only the mentor can confirm what was shown back.")
    return journal.save(replace(instruction, confirmed_by=journal.me.id, confirmed_at=timestamp(journal.now())))
