"""The line in which an item or an idea is written: beside it stands how long it would take, as it is understood."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.sessions.agenda_words import Said, minutes_words, number_hint, only_minutes, understand
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.undo_bar import announce

USUAL = 10


class MinutesChip(Chip):
    """How many minutes something takes, as a number; below each other they are equally wide."""

    def set_minutes(self, minutes: int) -> None:
        """Shows another number."""
        self.setText(str(minutes))
        self.setAccessibleName(self.tr("{minutes} minutes").format(minutes=minutes))
        self.centre()

    def sizeHint(self) -> QSize:
        """Room for three figures."""
        whole = super().sizeHint()
        figures = self.fontMetrics().horizontalAdvance
        air = whole.width() - figures(self.text())
        return QSize(max(figures("000") + air - 4, whole.width()), whole.height())

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()


class AgendaLine(QWidget):
    """`entered` comes with Enter or the button, when there are words; for a number alone words are asked for.

    What is `private` is plum.
    """

    entered = Signal()

    def __init__(self, name: str, placeholder: str, *, private: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(name)
        self.field.setToolTip(
            QCoreApplication.translate("AgendaLine", "A number before or after the words is how many minutes it takes.")
        )
        if private:
            self.field.setProperty("private", "true")
        self._chip = Chip("", "private" if private else "neutral")
        self._button = IconButton("plus", self.tr("{name} (Enter)").format(name=name), "private" if private else "ink2")
        self.hint = Notice(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.hint)
        line.addWidget(self.field, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._button)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._understand)
        self.field.returnPressed.connect(self._enter)
        self._button.clicked.connect(self._enter)
        self._understand()

    @property
    def said(self) -> Said:
        """What stands in it, as it is understood."""
        return understand(self.field.text(), USUAL)

    def _understand(self) -> None:
        said = self.said
        self.hint.say(number_hint(self.field.text()))
        self._chip.setText(minutes_words(said.minutes))
        self._button.setEnabled(bool(said.title))
        self.field.setAccessibleDescription(
            self.tr("{minutes} minutes. Write another number before or after the words.").format(minutes=said.minutes)
        )

    def _enter(self) -> None:
        alone = only_minutes(self.field.text())
        if alone is not None:
            self.hint.say(self.tr("What are the {minutes} minutes for? Write a few words too.").format(minutes=alone))
            announce(self, self.hint.text())
            self.field.setFocus()
        elif self.said.title:
            self.entered.emit()
            self.field.setFocus()
