"""One goal while it is written: what its fields say, what of that cannot be kept, and the way into the journal.

What a field holds that the journal does not take (a text far too long, a day that has passed) is kept in the private
space of the person who types, so that it stands in the field again when the goal is opened another time.
"""

from dataclasses import replace
from typing import Any

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import (
    LEVELS,
    LONGEST_LEVEL,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Goal,
    check_length,
    missing_for_agreement,
    wording,
)
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal

TITLE, WHY, DATE = "title", "why", "date"
_LEVEL_FIELDS = {f"level {value}": value for value in LEVELS}


def level_field(value: int) -> str:
    """The name of the field that holds the words of a level."""
    return f"level {value}"


class Draft:
    """`goal` and `texts` are what the fields say, as far as it can be kept; `opened` is the goal as it was before.

    Nothing is written before `keep`.
    """

    def __init__(self, journal: Journal, goal: Goal | None) -> None:
        """Begins a new goal, or goes on with one. Raises what reading the journal raises."""
        self.journal = journal
        self._new = goal is None
        self.opened = goals.new_goal(journal) if goal is None else journal.goals.find(goal.id) or goal
        self.goal = self.opened
        holding = wording(journal.goals.levels(self.opened.id))
        self.texts = {value: holding[value].text if value in holding else "" for value in LEVELS}
        self._texts_before = dict(self.texts)
        self._refused = {} if self.read_only else journal.kept_words(self._form)
        self._refused_kept = dict(self._refused)

    @property
    def read_only(self) -> bool:
        """Whether its words can only be read: in a journal opened to be read, and once the goal is closed."""
        return self.journal.read_only or not self.opened.open

    @property
    def there(self) -> bool:
        """Whether the journal holds the goal: from its first word on, as long as something is left."""
        return any(goal.id == self.goal.id for goal in self.journal.goals.all())

    @property
    def refused(self) -> frozenset[str]:
        """The fields that hold what cannot be kept."""
        return frozenset(self._refused)

    @property
    def asks_again(self) -> bool:
        """Whether somebody had agreed to the words before, and they have changed since."""
        return bool(self.opened.agreed_by) and not self.goal.agreed_by

    def missing(self) -> tuple[str, ...]:
        """What keeps anyone from agreeing: some of "title", "levels", "start" and "refused"."""
        holding = wording(self.journal.goals.levels(self.goal.id))
        missing = missing_for_agreement(self.goal, holding)
        return (*missing, "refused") if self._refused else missing

    def typed(self, field: str) -> str:
        """What stands in a field of words; empty for a date that can be kept."""
        if field in self._refused:
            return self._refused[field]
        if field in _LEVEL_FIELDS:
            return self.texts[_LEVEL_FIELDS[field]]
        return {TITLE: self.goal.title, WHY: self.goal.why}.get(field, "")

    def write(self, field: str, text: str) -> Unacceptable | None:
        """Takes what was typed into a field of words, or says why it cannot be kept; then what was there before is."""
        tidy = clean_text(text).strip()
        try:
            if field == TITLE:
                check_length(" ".join(tidy.split()), LONGEST_TITLE)
            else:
                check_length(tidy, LONGEST_TEXT if field == WHY else LONGEST_LEVEL)
        except Unacceptable as error:
            self.refuse(field, text)
            return error
        if field in _LEVEL_FIELDS:
            self.accept(field)
            self.texts[_LEVEL_FIELDS[field]] = text
        else:
            self.accept(field, **{field: text})
        return None

    def refuse(self, field: str, text: str) -> None:
        """Remembers what stands in a field and cannot be kept."""
        self._refused[field] = clean_text(text)

    def accept(self, field: str, **changes: Any) -> None:
        """Takes what a field says into the goal."""
        self._refused.pop(field, None)
        self.goal = replace(self.goal, **changes)

    def keep(self) -> None:
        """Writes what has changed; durable when this returns. Raises what writing raises, and nothing is lost then.

        When the words are again as they were when somebody agreed to them, so is the agreement.
        """
        if self.read_only:
            return
        kept = goals.keep_draft(self.journal, self.goal, self.texts)
        if self._refused != self._refused_kept:
            if not self.there:
                kept = self.journal.save(kept)
            self.journal.keep_words(self._form, self._refused)
            self._refused_kept = dict(self._refused)
        self.goal = kept
        if self.asks_again and self._reads_as_before():
            self.take_back()

    def take_back(self) -> None:
        """Puts the words back to which somebody had agreed before, and the agreement with them."""
        now = self.journal.goals.get(self.goal.id)
        for level in self.journal.goals.levels(now.id):
            if now.reworded_at is not None and level.created_at >= now.reworded_at:
                self.journal.remove(level)
        self.goal = self.journal.save(self.opened)
        self.texts = dict(self._texts_before)

    def agree(self) -> None:
        """Keeps the words and says yes to them, for the person who is here. Raises what both raise."""
        self.keep()
        self.goal = goals.agree(self.journal, self.goal)

    def take_back_agreement(self, before: Goal) -> None:
        """Takes my yes back; `before` is the goal as it was then. Words that changed since have done so already."""
        self.goal = goals.take_back_agreement(self.journal, before)

    def withdraw(self) -> None:
        """Takes my yes back, which the other one has not answered yet. Raises a known error when both have agreed.

        From now on this is how the goal was before: no words have changed, so no yes comes back with them.
        """
        self.goal = self.opened = goals.withdraw(self.journal, self.goal)
        self._texts_before = {value: clean_text(text).strip() for value, text in self.texts.items()}

    def agree_again(self, withdrawn: Goal) -> None:
        """Says yes again to a goal as it was when I took my yes back. Raises a known error when it has changed."""
        self.goal = goals.agree(self.journal, withdrawn)

    def drop_if_empty(self) -> None:
        """Moves a goal to the bin that was begun here and in which nothing is left."""
        fresh = replace(self.opened, title="", why="", asked_for=(), start_level=None, weight=1, target_date=None)
        same = replace(self.goal, updated_at=fresh.updated_at, updated_by=fresh.updated_by) == fresh
        if self._new and same and not any(self.texts.values()) and not self._refused and self.there:
            self.journal.remove(self.goal)

    @property
    def _form(self) -> str:
        return f"write-goal:{self.opened.id}"

    def _reads_as_before(self) -> bool:
        before = self.opened
        now = replace(
            self.goal,
            state=before.state,
            agreed_by=before.agreed_by,
            reworded_at=before.reworded_at,
            updated_at=before.updated_at,
            updated_by=before.updated_by,
        )
        texts = {value: clean_text(text).strip() for value, text in self.texts.items()}
        return now == before and texts == self._texts_before
