"""The four groups of goals as a choice: at work on, drafts, reached, let go, each with its number."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mentor_desktop.services.goals import GROUPS, Group
from ui.widgets.chip import ChoiceChip


class GroupChoice(QWidget):
    """One chip a group; the arrow keys go from one to the next. `chosen` brings the group."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Group, ChoiceChip] = {group: ChoiceChip("") for group in GROUPS}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for group, chip in self.chips.items():
            chip.toggled.connect(lambda checked, group=group: self._toggled(group, checked))
        # It may be narrower than four chips: then two stand side by side.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange()
        self.setAccessibleName(self.tr("Which goals"))

    def show_numbers(self, numbers: Mapping[Group, int]) -> None:
        """Says how many goals are in each group."""
        words = {
            "active": self.tr("Active {number}"),
            "draft": self.tr("Drafts {number}"),
            "reached": self.tr("Reached {number}"),
            "let go": self.tr("Let go {number}"),
        }
        for group, chip in self.chips.items():
            chip.setText(words[group].format(number=numbers[group]))
            chip.updateGeometry()
        self._arrange()

    @property
    def group(self) -> Group:
        """The group that is chosen; the first one before any was."""
        return next((group for group, chip in self.chips.items() if chip.isChecked()), GROUPS[0])

    def choose(self, group: Group) -> None:
        """Chooses a group without saying so."""
        was = self.blockSignals(True)
        self.chips[group].setChecked(True)
        self.blockSignals(was)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the chosen chip."""
        self.chips[self.group].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four chips side by side where there is room, else two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        chips = list(self.chips.values())
        needed = sum(chip.sizeHint().width() for chip in chips) + self._grid.spacing() * (len(chips) - 1)
        columns = len(chips) if needed <= self.width() else 2
        if columns == self._columns:
            return
        self._columns = columns
        for number, chip in enumerate(chips):
            self._grid.addWidget(chip, number // columns, number % columns)
        for column in range(len(chips) + 1):
            self._grid.setColumnStretch(column, 1 if column == columns else 0)

    def _toggled(self, group: Group, checked: bool) -> None:
        if checked:
            self.chosen.emit(group)
