"""What a line of the bin says: what it is, its first words, when it was removed and from which goal."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.goals import Goal
from mentor_desktop.journal.markdown import first_words
from mentor_desktop.journal.people import Person
from mentor_desktop.journal.progress import CheckIn, Milestone
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.services.goals_bin import BinLine
from ui.goals.words import level_name
from ui.widgets.dates import local_day, spoken

translate = QCoreApplication.translate
_MOST = 120
_OF_A_TITLE = 60


@dataclass(frozen=True, slots=True)
class BinWords:
    """`kind` is what it is, `words` how it begins (may be empty), `facts` the rest."""

    kind: str
    words: str
    facts: tuple[str, ...]

    def whole(self) -> str:
        """Everything, for someone who listens."""
        return " ".join(
            part if part[-1] in ".?!…”" else f"{part}." for part in (self.kind, self.words, *self.facts) if part
        )


def bin_words(line: BinLine, people: Mapping[str, Person], me: Person) -> BinWords:
    """The words of a line, for `me`; `people` are both by their ids."""
    day = spoken(local_day(line.at), "d MMMM yyyy")
    facts = [translate("GoalBin", "Removed on {day}").format(day=day)]
    if line.record is not line.goal:
        title = first_words(line.goal.title, _OF_A_TITLE) or translate("GoalList", "Not put into words yet")
        facts.append(translate("GoalBin", "From the goal “{title}”").format(title=title))
    owner = _owner(line, people)
    if owner is not None and owner.id != me.id:
        facts.append(translate("GoalBin", "Only {name} can put it back").format(name=owner.name))
    return BinWords(_kind(line, owner, me), _words(line), tuple(facts))


def _owner(line: BinLine, people: Mapping[str, Person]) -> Person | None:
    field = line.record.belongs_to
    return None if field is None else people.get(getattr(line.record, field))


def _kind(line: BinLine, owner: Person | None, me: Person) -> str:
    record = line.record
    name = "" if owner is None else owner.name
    if isinstance(record, CheckIn):
        words = (
            translate("GoalBin", "Your check-in at level {level}")
            if record.person == me.id
            else translate("GoalBin", "A check-in of {name} at level {level}")
        )
        return words.format(name=name, level=level_name(record.level))
    if isinstance(record, Evidence):
        mine = record.by == me.id
        words = translate("GoalBin", "Your evidence") if mine else translate("GoalBin", "Evidence of {name}")
        return words.format(name=name)
    if isinstance(record, Milestone):
        return translate("GoalBin", "Milestone")
    return translate("GoalBin", "What was taught") if isinstance(record, Instruction) else translate("GoalBin", "Goal")


def _words(line: BinLine) -> str:
    record = line.record
    if isinstance(record, Goal):
        return first_words(record.title, _MOST) or translate("GoalList", "Not put into words yet")
    if isinstance(record, Milestone):
        return first_words(record.title, _MOST)
    if isinstance(record, CheckIn):
        return first_words(record.note, _MOST)
    if isinstance(record, Evidence):
        return first_words(record.text, _MOST) or record.link[:_MOST] or record.file_name
    assert isinstance(record, Instruction)
    return first_words(record.text, _MOST)
