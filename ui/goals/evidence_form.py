"""Adding evidence: words, a link, a file, and the level they support."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import LEVELS
from mentor_desktop.services import evidence
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.background import Background
from ui.goals.evidence_dialogs import ChooseFile
from ui.goals.evidence_file import EvidenceFile
from ui.goals.level_choice import level_text, read_level
from ui.goals.words import level_name
from ui.widgets.chip import ChoiceChip
from ui.widgets.flow import Flow
from ui.widgets.form_card import Done, FormCard
from ui.widgets.form_keeper import Choice
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox
from ui.widgets.wrapped import WrappedLabel


class EvidenceForm(FormCard):
    """The form. A file is kept while it is filled in; leaving it aside keeps the words, and the file while it can."""

    level_chosen = Signal()

    def __init__(self, journal: Journal, background: Background, choose_file: ChooseFile) -> None:
        translate = QCoreApplication.translate
        asks = translate("EvidenceForm", "What does it show?")
        self.text = TextBox(asks, translate("EvidenceForm", "What happened, and who saw it?"), least=2)
        self.link = QLineEdit()
        super().__init__(journal, asks, {"text": self.text, "link": self.link})
        self.body.setContentsMargins(14, 12, 14, 14)
        self._view: GoalView | None = None
        self.file = EvidenceFile(journal, background, choose_file)
        self.link.setAccessibleName(self.tr("A link, if there is one"))
        self.link.setPlaceholderText(self.tr("A link, if there is one"))
        # What is dropped here is for the card: a file's path in the words would help nobody.
        for field in (self.text, self.text.viewport(), self.link):
            field.setAcceptDrops(False)
        self.levels = Flow(self.tr("Which level does it support?"))
        self._chips: dict[int | None, ChoiceChip] = {}
        for value in (None, *LEVELS):
            chip = ChoiceChip(self.tr("none") if value is None else level_name(value))
            chip.setAccessibleName(
                self.tr("No level") if value is None else self.tr("Level {level}").format(level=level_name(value))
            )
            chip.toggled.connect(self._show_wording)
            chip.clicked.connect(self.level_chosen)
            self._chips[value] = chip
            self.levels.add(chip)
        self._wording = WrappedLabel("", "small", "muted")
        self.content.addWidget(self.text)
        self.content.addWidget(self.link)
        self.content.addSpacing(4)
        self.content.addWidget(Label(self.tr("Which level does it support?"), "label", wrap=True))
        self.content.addWidget(self.levels)
        self.content.addWidget(self._wording)
        self.content.addSpacing(4)
        self.content.addWidget(self.file)
        self.send_button.setText(self.tr("Keep it"))
        self.choose_level(None)
        self.keep_choice(
            "level",
            Choice(
                self.level_chosen,
                lambda: level_text(self.level()),
                lambda text: self.choose_level(read_level(text)),
            ),
        )
        self.file.arrived.connect(self.send_button.setFocus)

    def begin(self, view: GoalView) -> None:
        """Opens the form for a goal, with the words that were left in it."""
        self.show_goal(view)
        self.open_form(form_of(view))
        self.text.setFocus()

    def show_goal(self, view: GoalView) -> None:
        """Takes note of how the goal's levels read now; what is typed stays."""
        self._view = view
        self._show_wording()

    def add_file(self, path: Path) -> None:
        """Begins to keep a file."""
        self.file.take(path)

    def abandon(self) -> None:
        """Another goal is looked at: the words are kept, the file is given up."""
        self.file.give_up()
        if not self.isHidden():
            try:
                self.settle()
            except KnownError as error:
                self.failed.emit(error)
            self.hide()

    def level(self) -> int | None:
        """The level that is chosen, None for none."""
        return next(value for value, chip in self._chips.items() if chip.isChecked())

    def choose_level(self, value: int | None) -> None:
        """Chooses a level, or none."""
        self._chips[value].setChecked(True)

    def send(self) -> Done | None:
        """Keeps the evidence."""
        assert self._view is not None
        if self.file.busy:
            self.ask(self.tr("The file is still on its way. Wait a moment, or cancel it."))
            return None
        written = replace(
            evidence.new_evidence(self._journal, self._view.goal),
            text=self.text.toPlainText(),
            link=self.link.text(),
            supports_level=self.level(),
        )
        kept = evidence.add(self._journal, written, self.file.kept)
        self.file.let_go()
        return Done(self.tr("The evidence is kept."), lambda: self._journal.remove(kept))

    def _show_wording(self) -> None:
        value = self.level()
        level = self._view.levels.get(value) if self._view is not None and value is not None else None
        self._wording.setText(level.text if level is not None else "")
        self._wording.setVisible(level is not None)


def form_of(view: GoalView) -> str:
    """The name under which half-written evidence of mine for this goal is kept."""
    return f"evidence:{view.goal.id}"
