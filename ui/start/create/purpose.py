"""Step 2: what the two travel toward together, in their own words, or later."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.start.create.draft import Draft
from ui.start.create.step import Step
from ui.theme import em
from ui.widgets.fields import LabelledField


class PurposeStep(Step):
    """One field that may stay empty. Tab leaves it, Enter starts a new line, Ctrl+Enter goes on."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.purpose = QPlainTextEdit()
        self.purpose.setProperty("kind", "field")
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(em(9))
        hint = self.tr("You can leave this empty and write it together later.")
        self.column.addWidget(LabelledField(self.tr("What you travel toward"), self.purpose, hint))
        self.setFocusProxy(self.purpose)

    def title(self) -> str:
        """The heading."""
        return self.tr("What is it for?")

    def lead(self) -> str:
        """The sentence below."""
        return self.tr("What would you both like to be true a year from now? A sentence or two is plenty.")

    def next_text(self) -> str:
        """What comes next."""
        return self.tr("Next: your passphrase")

    def validate(self, then: Callable[[], None]) -> None:
        """Anything will do."""
        self.draft.purpose = self.purpose.toPlainText().strip()
        then()
