"""The two forms of teaching: what was taught, and what the mentee showed of it."""

from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.journal.goals import HELPS, Goal, Help
from mentor_desktop.journal.record import local_date, timestamp
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.goals.filling import fill
from ui.goals.words import help_name
from ui.widgets.chip import ChoiceChip
from ui.widgets.day_button import DayButton
from ui.widgets.flow import Flow
from ui.widgets.form_card import Done, FormCard
from ui.widgets.text_box import TextBox
from ui.widgets.wrapped import WrappedLabel


class TeachForm(FormCard):
    """What was taught: its kind, what it was, and on which day. It adds, or changes what is there."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        asks = translate("TeachForm", "What was taught?")
        self.text = TextBox(asks, translate("TeachForm", "What was it, in a sentence or two?"), least=2)
        super().__init__(journal, asks, {"text": self.text})
        self.body.setContentsMargins(14, 12, 14, 14)
        self._goal: Goal | None = None
        self._before: Instruction | None = None
        self.kinds = Flow(self.tr("What kind of help it was"))
        self._chips: dict[Help, ChoiceChip] = {}
        for kind in HELPS:
            self._chips[kind] = ChoiceChip(help_name(kind))
            self.kinds.add(self._chips[kind])
        self.day = DayButton(self.tr("The day it was taught"), lambda: goals.today(journal), coming=False)
        line = QHBoxLayout()
        line.addWidget(self.day)
        line.addStretch(1)
        self.content.addWidget(self.kinds)
        self.content.addWidget(self.text)
        self.content.addLayout(line)

    def add_to(self, goal: Goal, kind: Help | None = None) -> None:
        """Opens the form for something new, with the words that were left in it."""
        self._goal, self._before = goal, None
        self.set_title(self.tr("What was taught?"))
        self.send_button.setText(self.tr("Keep it"))
        self.day.set_day(goals.today(self._journal))
        self.choose_kind(kind or (goal.asked_for[0] if goal.asked_for else HELPS[0]))
        self.open_form(form_of(goal))
        self.text.setFocus()

    def change(self, instruction: Instruction) -> None:
        """Opens the form with what is there, or with the other words for it that were left."""
        self._goal, self._before = None, instruction
        self.set_title(self.tr("Change what was taught"))
        self.send_button.setText(self.tr("Keep the change"))
        self.day.set_day(local_date(instruction.at))
        self.choose_kind(instruction.kind)
        if not self.open_form(f"teach:{instruction.id}"):
            fill(self.text, instruction.text)
        self.text.setFocus()

    def kind(self) -> Help:
        """The kind that is chosen."""
        return next(kind for kind, chip in self._chips.items() if chip.isChecked())

    def choose_kind(self, kind: Help) -> None:
        """Chooses a kind."""
        self._chips[kind].setChecked(True)

    def send(self) -> Done | None:
        """Keeps what was taught."""
        day, before = self.day.day, self._before
        assert day is not None
        text = self.text.toPlainText()
        if before is not None:
            at = before.at if day == local_date(before.at) else self._moment(day)
            goals.teach(self._journal, replace(before, kind=self.kind(), text=text, at=at))
            return Done(self.tr("What was taught is changed."), lambda: self._journal.save(before))
        assert self._goal is not None
        new = Instruction(
            **self._journal.origin(), goal=self._goal.id, at=self._moment(day), kind=self.kind(), text=text
        )
        kept = goals.teach(self._journal, new)
        return Done(self.tr("What was taught is kept."), lambda: self._journal.remove(kept))

    def _moment(self, day: date) -> str:
        """Now for today, else noon of that day."""
        if day == goals.today(self._journal):
            return timestamp(self._journal.now())
        return timestamp(datetime.combine(day, time(12)).astimezone())


class TeachBackForm(FormCard):
    """What the mentee showed or said of something that was taught, in the mentee's words. Either may write it down."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        mentee = goals.both(journal)["mentee"]
        mine = journal.me.role == "mentee"
        title = (
            translate("TeachBackForm", "In your own words")
            if mine
            else translate("TeachBackForm", "In {mentee}’s words").format(mentee=mentee.name)
        )
        asks = (
            translate("TeachBackForm", "How would you explain it, or what did you do with it?")
            if mine
            else translate("TeachBackForm", "What did {mentee} show you, or say?").format(mentee=mentee.name)
        )
        self.words = TextBox(title, asks, least=2)
        super().__init__(journal, title, {"words": self.words})
        self.body.setContentsMargins(14, 12, 14, 14)
        self._before: Instruction | None = None
        self._hint = WrappedLabel("", "small", "muted")
        self._mentor = goals.both(journal)["mentor"].name
        self.content.addWidget(self.words)
        self.content.addWidget(self._hint)
        self.send_button.setText(self.tr("Keep these words"))

    def begin(self, instruction: Instruction) -> None:
        """Opens the form, with the words that were left in it or those that are there."""
        self._before = instruction
        if not self.open_form(f"teach-back:{instruction.id}"):
            fill(self.words, instruction.teach_back)
        asks_again = self.tr("{mentor} has confirmed the words that are there. Other words wait to be confirmed anew.")
        self._hint.setText(asks_again.format(mentor=self._mentor))
        self._hint.setVisible(instruction.shown_back)
        self.words.setFocus()

    def send(self) -> Done | None:
        """Keeps what was shown."""
        before = self._before
        assert before is not None
        text = self.words.toPlainText()
        if not text.strip():
            self.ask(self.tr("A few words are enough: what was shown or said?"))
            return None
        goals.teach(self._journal, replace(before, teach_back=text))
        return Done(self.tr("The words are kept."), lambda: self._journal.save(before))


def form_of(goal: Goal) -> str:
    """The name under which half-written teaching for this goal is kept."""
    return f"teach:{goal.id}"
