"""Step 4: the kinds of help that are asked for."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from mentor_desktop.journal.goals import HELPS, Help
from mentor_desktop.services.journal import Journal
from ui.goals.words import help_name
from ui.goals.write.draft import Draft
from ui.goals.write.step import Step
from ui.widgets.check_chip import CheckChip
from ui.widgets.labels import Label


class HelpStep(Step):
    """Five chips, each with a sentence that says what it would be like; several can be chosen."""

    def __init__(self, journal: Journal) -> None:
        tr = QCoreApplication.translate
        mentee = journal.me if journal.me.role == "mentee" else journal.partner
        mentor = journal.partner if mentee is journal.me else journal.me
        question = (
            tr("HelpStep", "What help do you ask for?")
            if mentee is journal.me
            else tr("HelpStep", "What help does {mentee} ask for?").format(mentee=mentee.name)
        )
        lead = (
            tr("HelpStep", "Choose as many as you like. Then {mentor} knows what to prepare, and what can wait.")
            if mentee is journal.me
            else tr("HelpStep", "As many as {mentee} likes. Then you know what to prepare, and what can wait.")
        )
        super().__init__(journal, question, lead.format(mentor=mentor.name, mentee=mentee.name))
        self.chips = {kind: CheckChip(help_name(kind)) for kind in HELPS}
        for kind, chip in self.chips.items():
            words = self._like(kind).format(mentor=mentor.name, mentee=mentee.name)
            chip.setAccessibleDescription(words)
            chip.toggled.connect(self._chosen)
            pair = QVBoxLayout()
            pair.setSpacing(3)
            pair.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            pair.addWidget(Label(words, "small", "muted", wrap=True))
            self.column.addLayout(pair)

    def begin(self, draft: Draft) -> None:
        """Shows what was chosen."""
        self.draft = None
        for kind, chip in self.chips.items():
            chip.setChecked(kind in draft.goal.asked_for)
            chip.setEnabled(not draft.read_only)
        super().begin(draft)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first kind."""
        next(iter(self.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> bool:
        """Whether some help is asked for."""
        return self.draft is not None and bool(self.draft.goal.asked_for)

    def _chosen(self) -> None:
        if self.draft is not None:
            chosen = tuple(kind for kind, chip in self.chips.items() if chip.isChecked())
            self.draft.accept("help", asked_for=chosen)
            self.edited.emit()

    def _like(self, kind: Help) -> str:
        """What it would be like, said to the one who reads."""
        to_mentee = {
            "explain": self.tr("{mentor} says how it works, and why it is done that way."),
            "show": self.tr("{mentor} does it while you look on."),
            "feedback": self.tr("You do it, and {mentor} says what was there to see."),
        }
        to_mentor = {
            "explain": self.tr("You say how it works, and why it is done that way."),
            "show": self.tr("You do it while {mentee} looks on."),
            "feedback": self.tr("{mentee} does it, and you say what was there to see."),
        }
        to_both = {
            "practise together": self.tr("You do it side by side, and stop whenever you like."),
            "point to": self.tr("A person to talk to, a text to read, a place to look."),
        }
        return {**to_both, **(to_mentee if self.journal.me.role == "mentee" else to_mentor)}[kind]
