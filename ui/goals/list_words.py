"""What a line of the list says about a goal: how it stands, when something happened, and what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.goals import LEVELS, Goal, Level, missing_for_agreement
from mentor_desktop.journal.markdown import first_words
from mentor_desktop.journal.people import Person, Seat
from mentor_desktop.services.goals import GoalLine
from ui.goals.words import level_name, views_sentence
from ui.widgets.dates import local_day, spoken
from ui.widgets.goal_chips import GoalChip, chips_of

translate = QCoreApplication.translate
_LEARNED = 140


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of one line. `facts` are short and without a full stop; `unseen` is what the picture alone shows."""

    title: str
    standing: str = ""
    facts: tuple[str, ...] = ()
    chips: tuple[GoalChip, ...] = ()
    unseen: str = ""

    def whole(self) -> str:
        """Everything, for someone who listens."""
        parts = [self.title, self.standing, self.unseen, *self.facts, *(chip.text for chip in self.chips)]
        return " ".join(part if part[-1] in ".?!…”" else f"{part}." for part in parts if part)


def line_words(
    line: GoalLine, people: Mapping[Seat, Person], me: Person, today: date, written: Mapping[int, Level] | None = None
) -> LineWords:
    """The words of a line, for `me`. `written` are the levels of a draft."""
    goal = line.goal
    title = " ".join(goal.title.split()) or translate("GoalList", "Not put into words yet")
    partner = next(person for person in people.values() if person.id != me.id)
    chips = chips_of(goal, line.views, line.reasons, partner)
    if line.group == "draft":
        changed = translate("GoalList", "Last changed {ago}").format(ago=ago(goal.updated_at, today))
        return LineWords(title, draft_sentence(goal, written or {}, me, partner), (changed,), chips)
    began = ""
    if goal.start_level is not None:
        began = translate("GoalList", "It began at {level}.").format(level=level_name(goal.start_level))
    if line.group == "active":
        nobody = translate("GoalList", "Neither of you has checked in yet.")
        standing = views_sentence(line.views, people, me) or nobody
        return LineWords(title, standing, _active_facts(line, today), chips, began)
    learned = first_words(goal.learned, _LEARNED)
    facts = (f"“{learned}”",) if learned else ()
    return LineWords(title, _closed_sentence(goal), facts, chips, began)


def draft_sentence(goal: Goal, written: Mapping[int, Level], me: Person, partner: Person) -> str:
    """How far a draft is: what is still to be written, or who is still to agree."""
    if me.id in goal.agreed_by:
        return translate("GoalList", "You have agreed, {name} has not yet.").format(name=partner.name)
    if partner.id in goal.agreed_by:
        return translate("GoalList", "{name} has agreed, you have not yet.").format(name=partner.name)
    missing = missing_for_agreement(goal, written)
    if "levels" in missing:
        if not written:
            return translate("GoalList", "No level is written yet.")
        return translate("GoalList", "{number} of {all} levels written.").format(number=len(written), all=len(LEVELS))
    if "title" in missing:
        return translate("GoalList", "All levels are written. What is the outcome in one sentence?")
    if "start" in missing:
        return translate("GoalList", "All levels are written. Where does it begin?")
    return translate("GoalList", "Everything is written. You can both agree to it now.")


def ago(at: str, today: date) -> str:
    """How long ago a timestamp was, as people say it; the day itself when it lies ahead."""
    day = local_day(at)
    days = (today - day).days
    if days < 0:
        return translate("GoalList", "on {day}").format(day=spoken(day, "d MMMM yyyy"))
    if days < 2:
        return translate("GoalList", "yesterday") if days else translate("GoalList", "today")
    if days < 14:
        return translate("GoalList", "{number} days ago").format(number=days)
    if days < 61:
        return translate("GoalList", "{number} weeks ago").format(number=days // 7)
    if days < 730:
        return translate("GoalList", "{number} months ago").format(number=days * 12 // 365)
    return translate("GoalList", "{number} years ago").format(number=days // 365)


def _active_facts(line: GoalLine, today: date) -> tuple[str, ...]:
    if line.goal.target_date is None:
        by_when = translate("GoalList", "No date yet")
    else:
        day = date.fromisoformat(line.goal.target_date)
        by_when = translate("GoalList", "By {day}").format(
            day=spoken(day, "d MMMM" if day.year == today.year else "d MMMM yyyy")
        )
    if line.last_check_in is None:
        return (by_when,)
    return by_when, translate("GoalList", "Last check-in {ago}").format(ago=ago(line.last_check_in, today))


def _closed_sentence(goal: Goal) -> str:
    assert goal.closed_at is not None
    day = spoken(local_day(goal.closed_at), "d MMMM yyyy")
    if goal.state == "reached":
        return translate("GoalList", "Reached on {day}.").format(day=day)
    return translate("GoalList", "Let go on {day}.").format(day=day)
