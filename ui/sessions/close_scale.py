"""How far somebody felt heard, from 1 to 5, each with a sentence."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ui.theme import em
from ui.widgets.chip import ChoiceChip
from ui.widgets.wrapped import WrappedLabel

VALUES = (1, 2, 3, 4, 5)


def heard_words(value: int) -> str:
    """What each of the five says."""
    translate = QCoreApplication.translate
    return {
        1: translate("HeardScale", "Hardly. Most of what matters to me stayed with me."),
        2: translate("HeardScale", "A little. Some of it arrived."),
        3: translate("HeardScale", "Partly. The main thing arrived."),
        4: translate("HeardScale", "Mostly. I was understood, with a piece missing."),
        5: translate("HeardScale", "Fully. I said it, and it was understood."),
    }[value]


class HeardScale(QWidget):
    """Five rows. The arrow keys go from one to the next, a digit chooses; the words can be clicked as well."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._words: dict[QObject, int] = {}
        self.chips: dict[int, ChoiceChip] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, value in enumerate(VALUES):
            chip, words = ChoiceChip(str(value), private=True), WrappedLabel(heard_words(value))
            chip.setFixedWidth(em(5))
            said = self.tr("{number} of 5: {words}").format(number=value, words=heard_words(value))
            chip.setAccessibleName(said)
            chip.typed.connect(self._type)
            words.installEventFilter(self)
            self._group.addButton(chip, value)
            self._words[words] = value
            self.chips[value] = chip
            grid.addWidget(chip, row, 0)
            grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._group.idClicked.connect(self.chosen)

    def value(self) -> int | None:
        """What is chosen, None while nothing is."""
        id = self._group.checkedId()
        return None if id < 0 else id

    def clear(self) -> None:
        """Chooses nothing, and keeps nothing of what was chosen."""
        self._group.setExclusive(False)
        for chip in self.chips.values():
            chip.setChecked(False)
        self._group.setExclusive(True)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the middle one without choosing it."""
        self.chips[3].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is one on their chip."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched in self._words:
            self.chips[self._words[watched]].click()
        return False

    def _type(self, letter: str) -> None:
        if letter.isdecimal() and int(letter) in self.chips:
            self.chips[int(letter)].setFocus()
            self.chips[int(letter)].click()
