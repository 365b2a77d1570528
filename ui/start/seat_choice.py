"""The choice between the two seats: mentor or mentee."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.chip import ChoiceChip

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat


class SeatChoice(QWidget):
    """Two chips. `seat` is None until one is chosen; `changed` is emitted when that changes.

    `picked` is emitted when a chip was pressed, by the mouse or Space: the person is done here. With the arrow keys
    they may still be looking.
    """

    changed = Signal()
    picked = Signal()
    typed = Signal(str)

    def __init__(self, name: str, mentor: str, mentee: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.mentor = ChoiceChip(mentor)
        self.mentee = ChoiceChip(mentee)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for chip in (self.mentor, self.mentee):
            row.addWidget(chip)
            chip.toggled.connect(self._on_toggled)
            chip.picked.connect(self.picked)
            chip.typed.connect(self.typed)
            chip.setAccessibleDescription(name)
        row.addStretch(1)
        self.setFocusProxy(self.mentor)

    @property
    def seat(self) -> "Seat | None":
        """The seat chosen."""
        if self.mentor.isChecked():
            return "mentor"
        return "mentee" if self.mentee.isChecked() else None

    def choose(self, seat: "Seat") -> None:
        """Choose a seat for the person."""
        (self.mentor if seat == "mentor" else self.mentee).setChecked(True)

    def set_words(self, mentor: str, mentee: str) -> None:
        """Change what the chips say."""
        self.mentor.setText(mentor)
        self.mentee.setText(mentee)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.changed.emit()
