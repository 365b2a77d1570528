"""Step 3: which of the written levels is true today."""

from PySide6.QtCore import QCoreApplication, Qt, Signal

from mentor_desktop.journal.goals import EXPECTED, LEVELS
from mentor_desktop.services.journal import Journal
from ui.goals.level_choice import LevelChoice
from ui.goals.write.draft import Draft
from ui.goals.write.step import Step
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

USUAL = -1


class StartStep(Step):
    """One level to choose. `write_levels` asks for the step before while none is written."""

    write_levels = Signal()

    def __init__(self, journal: Journal) -> None:
        tr = QCoreApplication.translate
        question = (
            tr("StartStep", "Where do you start?")
            if journal.me.role == "mentee"
            else tr("StartStep", "Where does {mentee} start?").format(mentee=journal.partner.name)
        )
        lead = tr(
            "StartStep",
            "Choose the level that is true today. Most goals start at −1 or −2: there is something to learn, and a "
            "first step is near.",
        )
        super().__init__(journal, question, lead)
        self.choice = LevelChoice()
        self.choice.setAccessibleName(self.question)
        self._note = Notice()
        self._write = Button(self.tr("Write the levels first"), "quiet")
        self.column.addWidget(self.choice)
        self.column.addWidget(self._note)
        self.column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.chosen.connect(self._chosen)
        self._write.clicked.connect(self.write_levels)

    def begin(self, draft: Draft) -> None:
        """Shows the level that was chosen."""
        super().begin(draft)
        self.choice.choose(draft.goal.start_level)

    def enter(self) -> None:
        """Shows the levels as they read now; one without words cannot be chosen."""
        assert self.draft is not None
        words = {value: text.strip() for value, text in self.draft.texts.items()}
        nothing = self.tr("not written yet")
        self.choice.set_words({value: text or nothing for value, text in words.items()})
        for value, button in self.choice.buttons.items():
            button.setEnabled(not self.draft.read_only and (bool(words[value]) or value == self.choice.level()))
        self._write.setVisible(not any(words.values()) and not self.draft.read_only)
        self._say()

    def take_keyboard(self) -> None:
        """Puts the keyboard on the level that was chosen, or on one where goals usually start."""
        chosen = self.choice.level()
        wanted = [value for value in (chosen, USUAL, USUAL - 1, *LEVELS) if value is not None]
        there = next((value for value in wanted if self.choice.buttons[value].isEnabled()), None)
        if there is not None:
            self.choice.take_keyboard(there)
        else:
            self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> bool:
        """Whether a level has been chosen."""
        return self.draft is not None and self.draft.goal.start_level is not None

    def _chosen(self, value: int) -> None:
        assert self.draft is not None
        self.draft.accept("start", start_level=value)
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        level = self.choice.level()
        self._note.say(
            self.tr("This is where you both expect to arrive. Is there more that you would like to learn?")
            if level is not None and level >= EXPECTED
            else ""
        )
