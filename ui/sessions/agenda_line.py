"""The line in which an item or an idea is written: beside it stands how long it would take, as it is understood."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.sessions.agenda_words import Said, minutes_words, understand
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip

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
    """`entered` comes with Enter or the button, when there are words. What is `private` is plum."""

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
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
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
        self._chip.setText(minutes_words(said.minutes))
        self._button.setEnabled(bool(said.title))
        self.field.setAccessibleDescription(
            self.tr("{minutes} minutes. Write another number before or after the words.").format(minutes=said.minutes)
        )

    def _enter(self) -> None:
        if self.said.title:
            self.entered.emit()
            self.field.setFocus()
