"""One level of a goal's ladder: its number, its words, and who sees the goal there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.goals.words import level_name
from ui.theme import current, em
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, restyle
from ui.widgets.wrapped import WrappedLabel

Mark = tuple[str, ChipKind]
FEWEST_EMS_FOR_WORDS = 15


class Rung(QWidget):
    """A row of the ladder, with who sees the goal there beside the words, or below them where they need the room.

    `reword` asks for other words for this level.
    """

    reword = Signal(int)

    def __init__(self, value: int, *, may_reword: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self._here = False
        self._number = Label(level_name(value), "", "muted")
        self._number.setFixedWidth(em(2.4))
        self._number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._text = WrappedLabel("", "", "muted")
        self._chips = Flow()
        self._chips.hide()
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(6)
        self._marks: Sequence[Mark] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 4, 6)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._number, 0, top)
        self._words.addWidget(self._text, 1, top)
        self._words.addWidget(self._chips, 0, top)
        row.addLayout(self._words, 1)
        self.button = IconButton("edit", self.tr("Reword level {level}").format(level=level_name(value)), size=1.05)
        self.button.clicked.connect(lambda: self.reword.emit(self.value))
        row.addWidget(self.button, 0, top)
        if not may_reword:
            self.button.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_level(self, text: str, marks: Sequence[Mark], *, here: bool, passed: bool) -> None:
        """Shows the words; `here` is where somebody sees the goal now, `passed` what lies below that, or the start."""
        self._here = here
        self._text.setText(text or self.tr("Not written yet."))
        for label in (self._number, self._text):
            restyle(label, "role", "strong" if here else "")
            label.set_tone("" if here or passed else "muted")
        if marks != self._marks:
            self._marks = marks
            self._chips.clear()
            for words, kind in marks:
                self._chips.add(Chip(words, kind, self))
            self._chips.setVisible(bool(marks))
            self._arrange()
        said = ", ".join(words for words, _ in marks)
        self.setAccessibleName(
            self.tr("Level {level}: {text}").format(level=level_name(self.value), text=self._text.text())
        )
        self.setAccessibleDescription(said)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set what stands beside the words below them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        taken = self._number.width() + self._chips.sizeHint().width() + self.button.sizeHint().width() + em(2.5)
        beside = not self._marks or self.width() - taken >= em(FEWEST_EMS_FOR_WORDS)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._words.direction() != direction:
            self._words.setDirection(direction)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """One line. How high the words are depends on the width, which the layout asks for by itself."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint where the goal stands, else a thin line below."""
        painter = QPainter(self)
        t = current()
        if self._here:
            painter.fillRect(self.rect(), QColor(t.shared_tint))
        elif self.value != -2:
            painter.fillRect(8, self.height() - 1, self.width() - 16, 1, QColor(t.line))
