"""Choosing one of the five levels by its words."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from mentor_desktop.journal.goals import LEVELS
from ui.goals.words import level_name
from ui.theme import em
from ui.widgets.chip import ChoiceChip
from ui.widgets.wrapped import WrappedLabel


class LevelChoice(QWidget):
    """Five rows, +2 on top. The arrow keys go from one to the next; the words can be clicked as well."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._words: dict[QObject, int] = {}
        self.buttons: dict[int, ChoiceChip] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, value in enumerate(reversed(LEVELS)):
            button = ChoiceChip(level_name(value))
            button.setFixedWidth(em(5))
            words = WrappedLabel()
            words.installEventFilter(self)
            self._group.addButton(button, value + 2)
            self.buttons[value] = button
            self._words[words] = value
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._group.idClicked.connect(lambda id: self.chosen.emit(id - 2))

    def set_words(self, texts: dict[int, str]) -> None:
        """Shows the wording of each level."""
        for label, value in self._words.items():
            assert isinstance(label, WrappedLabel)
            label.setText(texts.get(value, ""))
            self.buttons[value].setAccessibleName(
                self.tr("Level {level}: {text}").format(level=level_name(value), text=texts.get(value, ""))
            )

    def level(self) -> int | None:
        """The level that is chosen, None while none is."""
        id = self._group.checkedId()
        return None if id < 0 else id - 2

    def choose(self, value: int | None) -> None:
        """Chooses a level, or none."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == value)
        self._group.setExclusive(True)

    def take_keyboard(self, value: int) -> None:
        """Puts the keyboard on a level without choosing it."""
        self.buttons[value].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is one on their button."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched in self._words:
            button = self.buttons[self._words[watched]]
            button.setFocus(Qt.FocusReason.MouseFocusReason)
            button.click()
        return False


def level_text(level: int | None) -> str:
    """A level as it is kept with the words of a form, empty for none."""
    return "" if level is None else str(level)


def read_level(text: str) -> int | None:
    """The level that was kept so, None for anything else."""
    return next((level for level in LEVELS if level_text(level) == text), None)
