"""Clear enough to teach? What the words of a goal say, and a question where they do not say it yet."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.coach import clarity
from mentor_desktop.coach.clarity import Sign
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.words import coach_sentence
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.labels import Label


class ClarityCard(Card):
    """Six signs, each with its reason. None of them ever keeps the pair from anything."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("ClarityCard", "Clear enough to teach?"))
        self._journal = journal
        self._names = {seat: person.name for seat, person in goals.both(journal).items()}
        self._rows: dict[str, tuple[Chip, Label]] = {}
        self.body.addSpacing(4)
        for aspect in clarity.ASPECTS:
            chip, words = Chip(self._name(aspect)), Label("", "small", wrap=True)
            self._rows[aspect] = chip, words
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        self.body.addStretch(1)

    def show_goal(self, view: GoalView) -> None:
        """Looks at the words that hold now."""
        texts = {value: level.text for value, level in view.levels.items()}
        self.show_signs(clarity.look(view.goal, texts, goals.today(self._journal), **self._names))

    def show_signs(self, signs: tuple[Sign, ...]) -> None:
        """Shows what was found."""
        for sign in signs:
            chip, words = self._rows[sign.aspect]
            chip.set_kind("good" if sign.clear else "warn")
            said = [coach_sentence(sign.reason)]
            if sign.question is not None:
                said.append(coach_sentence(sign.question))
            words.setText(" ".join(said))
            state = self.tr("clear") if sign.clear else self.tr("open")
            chip.setAccessibleName(self.tr("{aspect}: {state}").format(aspect=chip.text(), state=state))

    def _name(self, aspect: str) -> str:
        return {
            "specific": self.tr("specific"),
            "observable": self.tr("observable"),
            "by when": self.tr("by when"),
            "asked for": self.tr("asked for"),
            "levels": self.tr("levels"),
            "in your power": self.tr("in your power"),
        }[aspect]
