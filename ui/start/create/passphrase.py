"""Step 3: the passphrase of the person who sits here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.background import Background
from ui.start.create.draft import Draft
from ui.start.create.step import Step
from ui.start.new_passphrase import NewPassphrase
from ui.start.services import OpeningServices


class PassphraseStep(Step):
    """Typed twice, judged in words."""

    def __init__(
        self, draft: Draft, background: Background, services: OpeningServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, parent)
        self.new = NewPassphrase(background, services)
        self.column.addWidget(self.new)
        self.setFocusProxy(self.new)

    def title(self) -> str:
        """The heading, with the person's name."""
        return self.tr("Your passphrase, {name}").format(name=self.draft.me)

    def lead(self) -> str:
        """What it opens, and for whom not."""
        return self.tr(
            "It opens what you share with {partner} and what is yours alone. Nobody can open your private space "
            "without it, not even {partner}, not even us."
        ).format(partner=self.draft.partner)

    def next_text(self) -> str:
        """What comes next."""
        return self.tr("Next: keep it safe")

    def enter(self) -> None:
        """The names are easy to guess."""
        self.new.set_known(self.draft.mentor, self.draft.mentee, self.draft.label)

    def validate(self, then: Callable[[], None]) -> None:
        """Acceptable, and twice the same."""

        def keep() -> None:
            self.draft.passphrase = self.new.text()
            then()

        self.new.validate(keep)
