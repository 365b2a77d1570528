"""Step 6: the whole goal on one page, whether it is clear enough to teach, and the yes of both."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import LEVELS
from mentor_desktop.journal.people import Person
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.goals.clarity_card import ClarityCard
from ui.goals.ladder_card import LadderCard
from ui.goals.words import help_name, level_name
from ui.goals.write.step import Step
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.dates import spoken
from ui.widgets.labels import IconLabel, Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.wrapped import FoldedText, WrappedLabel

TWO_COLUMNS_FROM_EMS = 56
MISSING = ("title", "levels", "start", "refused")


class AgreeStep(Step):
    """`wanted` asks for the step where something is missing, `reword` for a level, `agree` brings my yes.

    `withdraw` takes my yes back, as long as the other one has not said theirs.
    `button` says yes. It has its place in the line of buttons below, where it is seen however long the goal is.
    """

    wanted = Signal(str)
    reword = Signal(int)
    agree = Signal()
    withdraw = Signal()

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            journal,
            translate("AgreeStep", "Is this what you both want?"),
            translate("AgreeStep", "Read it aloud to each other, if you can. Any word may still change."),
        )
        self._title = WrappedLabel("", "heading")
        self._why = FoldedText()
        self._facts = Label("", "", "muted", wrap=True)
        self.column.setSpacing(6)
        for part in (self._title, self._why, self._facts):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.button = Button(self.tr("I agree"), "primary")
        self.button.clicked.connect(self.agree)
        self._trouble = Notice()
        self._build_agreement()
        self._ladder = LadderCard(journal)
        self._ladder.reword.connect(self.reword)
        self._clarity = ClarityCard(journal)
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._cards.setSpacing(16)
        self._cards.addWidget(self._ladder, 2)
        self._cards.addWidget(self._clarity, 1)
        self.whole.addLayout(self._cards)

    def enter(self) -> None:
        """Shows the goal as it is kept now. Raises what reading raises."""
        assert self.draft is not None
        self._trouble.say("")
        kept = self.draft.there
        if kept:
            view = goals.view(self.journal, self.draft.goal.id)
            self._ladder.show_goal(view)
            self._clarity.show_goal(view)
        self._ladder.setVisible(kept)
        self._clarity.setVisible(kept)
        goal = self.draft.goal
        self._title.setText(goal.title.strip() or self.tr("No outcome yet"))
        self._why.set_text(goal.why.strip())
        self._why.setVisible(bool(goal.why.strip()))
        self._facts.setText("\n".join(self._facts_of_goal()))
        self._show_agreement()

    def take_keyboard(self) -> None:
        """Puts the keyboard on the button that agrees, or where something is missing."""
        doors = (self.button, *(self._doors[what][1] for what in MISSING))
        there = next((door for door in doors if door.isEnabled() and not door.isHidden()), None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> bool:
        """Whether I have agreed."""
        return self.draft is not None and self.journal.me.id in self.draft.goal.agreed_by

    def complain(self, error: KnownError) -> None:
        """Says beside the button why the yes was not kept."""
        self._trouble.say(sentence_for(error), "bad")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ladder and the signs stand side by side where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= em(TWO_COLUMNS_FROM_EMS)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._cards.direction() != direction:
            self._cards.setDirection(direction)

    def _build_agreement(self) -> None:
        """Who has agreed, how the other one can, and what is missing."""
        self._people: dict[str, tuple[IconLabel, Label]] = {}
        for person in goals.both(self.journal).values():
            icon, words = IconLabel("check", "good", 1.1), Label("", wrap=True)
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(icon)
            line.addWidget(words, 1)
            self.column.addLayout(line)
            self._people[person.id] = icon, words
        self._after = Label("", "small", "muted", wrap=True)
        self.column.addWidget(self._after)
        self.withdraw_button = Button(self.tr("Take my yes back"), "link")
        self.withdraw_button.clicked.connect(self.withdraw)
        self.column.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._doors = {what: self._add_door(what) for what in MISSING}
        self.column.addWidget(self._trouble)

    def _add_door(self, what: str) -> tuple[Notice, Button]:
        """A line that says what is missing, and the way there."""
        said, door = Notice(), Button(self._way(what), "quiet")
        door.clicked.connect(lambda: self.wanted.emit(what))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(door)
        holder.setMaximumWidth(em(42))
        self.column.addWidget(holder)
        return said, door

    def _way(self, what: str) -> str:
        return {
            "title": self.tr("Write the outcome"),
            "levels": self.tr("Write the levels"),
            "start": self.tr("Choose the start"),
            "refused": self.tr("Go there"),
        }[what]

    def _lack(self, what: str) -> str:
        assert self.draft is not None
        if what == "levels":
            blank = [level_name(value) for value in reversed(LEVELS) if not self.draft.texts[value].strip()]
            return self.tr("Some levels have no words yet: {levels}.").format(
                levels=QLocale().createSeparatedList(blank)
            )
        return {
            "title": self.tr("The outcome is not written yet."),
            "start": self.tr("The level to start from is not chosen yet."),
            "refused": self.tr("A field holds something that could not be kept."),
        }[what]

    def _show_agreement(self) -> None:
        assert self.draft is not None
        goal, me, partner = self.draft.goal, self.journal.me, self.journal.partner
        mine, theirs = (person.id in goal.agreed_by for person in (me, partner))
        for person in (me, partner):
            icon, words = self._people[person.id]
            agreed = person.id in goal.agreed_by
            icon.set_icon(*(("check", "good") if agreed else ("sessions", "ink2")))
            words.setText(self._said_by(person, agreed=agreed))
        may_agree = not mine and not self.draft.read_only
        missing = self.draft.missing() if may_agree else ()
        for what, (said, door) in self._doors.items():
            said.say(self._lack(what) if what in missing else "", "warn")
            holder = said.parentWidget()
            assert holder is not None
            holder.setVisible(what in missing)
            door.setVisible(what in missing)
            door.setAccessibleDescription(said.text())
        self.button.setVisible(may_agree)
        self.button.setEnabled(not missing)
        self.button.setAccessibleDescription(" ".join(self._lack(what) for what in missing))
        self.withdraw_button.setVisible(mine and not theirs and not self.draft.read_only)
        self._after.setText(self._about_the_other(mine=mine, theirs=theirs).format(partner=partner.name))

    def _said_by(self, person: Person, *, agreed: bool) -> str:
        if person is self.journal.me:
            return self.tr("You have agreed.") if agreed else self.tr("You have not agreed yet.")
        words = self.tr("{name} has agreed.") if agreed else self.tr("{name} has not agreed yet.")
        return words.format(name=person.name)

    def _about_the_other(self, *, mine: bool, theirs: bool) -> str:
        if mine and theirs:
            return self.tr("When the words change, both of you are asked again.")
        if theirs:
            return self.tr("{partner} has agreed to exactly these words.")
        if not self.journal.partner_has_joined:
            return self.tr("{partner} joins this journal first, and can agree then. Nobody agrees for somebody else.")
        return self.tr("{partner} can agree after unlocking the journal. Nobody agrees for somebody else.")

    def _facts_of_goal(self) -> list[str]:
        assert self.draft is not None
        goal = self.draft.goal
        facts = []
        if goal.asked_for:
            kinds = QLocale().createSeparatedList([help_name(kind) for kind in goal.asked_for])
            facts.append(self.tr("Asks for {kinds}.").format(kinds=kinds))
        if goal.target_date is not None:
            facts.append(self.tr("By {day}.").format(day=spoken(date.fromisoformat(goal.target_date))))
        if goal.weight != 1:
            facts.append(self.tr("Counts as {number}.").format(number=goal.weight))
        return facts
