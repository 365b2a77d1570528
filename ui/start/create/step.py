"""What every step of a new journal is: a title, a sentence, fields, and a check before going on."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.start.create.draft import Draft


class Step(QWidget):
    """One step. Subclasses put their fields into `column`."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def title(self) -> str:
        """The heading, for the answers given so far."""
        raise NotImplementedError

    def lead(self) -> str:
        """One or two sentences below the heading."""
        raise NotImplementedError

    def next_text(self) -> str:
        """What the button says that goes on."""
        raise NotImplementedError

    def enter(self) -> None:
        """Called when the step comes into view."""

    def validate(self, then: Callable[[], None]) -> None:
        """Call `then` when the answers will do; else say beside the field what is missing."""
        raise NotImplementedError

    def set_busy(self, busy: bool) -> None:
        """Let nothing be typed while the journal is being made."""
        self.setEnabled(not busy)
