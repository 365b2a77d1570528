"""Step 4: what it means to lose the passphrase, typing it from memory, and where the journal will be."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.start.create.draft import Draft
from ui.start.create.step import Step
from ui.start.dialogs import ChooseFolder
from ui.start.rehearsal import Rehearsal
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, IconLabel, Label
from ui.widgets.notice import Notice


class KeepStep(Step):
    """The passphrase once more without looking, and the folder."""

    def __init__(self, draft: Draft, choose: ChooseFolder, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._choose = choose
        self.rehearsal = Rehearsal()
        self._folder = ElidedLabel("", tone="muted")
        self.change = Button(self.tr("Change…"))
        self.change.setAccessibleName(self.tr("Change the folder"))
        self.change.clicked.connect(self._ask_for_folder)
        self.trouble = Notice()
        where = QHBoxLayout()
        where.setSpacing(10)
        where.addWidget(IconLabel("folder"))
        where.addWidget(self._folder, 1)
        where.addWidget(self.change)
        self.column.addWidget(self.rehearsal)
        self.column.addWidget(Label(self.tr("Where the journal is kept"), role="label"))
        self.column.addSpacing(-12)
        self.column.addLayout(where)
        self.column.addWidget(self.trouble)
        self._show_folder()
        self.setFocusProxy(self.rehearsal)

    def title(self) -> str:
        """The heading."""
        return self.tr("Keep it safe")

    def lead(self) -> str:
        """The one thing nobody can mend, in plain words."""
        return self.tr(
            "Nobody can open your private space without this passphrase: not {partner}, not us. There is no way "
            "around it. Write it on paper now, and keep the paper where you keep what matters."
        ).format(partner=self.draft.partner)

    def next_text(self) -> str:
        """The last button."""
        return self.tr("Create the journal")

    def enter(self) -> None:
        """Start the rehearsal afresh."""
        self.rehearsal.wipe()
        self.trouble.say("")

    def validate(self, then: Callable[[], None]) -> None:
        """The rehearsal must be right."""
        if self.rehearsal.check(self.draft.passphrase):
            then()

    def _ask_for_folder(self) -> None:
        self._choose(self, self.tr("Where should the journal be kept?"), self.draft.folder.parent, self._take_folder)

    def _take_folder(self, parent: Path) -> None:
        self.draft.folder = parent / self.draft.folder.name
        self._show_folder()

    def _show_folder(self) -> None:
        self._folder.setText(str(self.draft.folder))
