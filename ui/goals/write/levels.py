"""Step 2: five levels, in plain words that someone else could see."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.journal.goals import EXPECTED, LEVELS
from mentor_desktop.services.journal import Journal
from ui.goals.words import level_name
from ui.goals.write.draft import level_field
from ui.goals.write.step import TextField, TextStep
from ui.theme import current, em
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox

WRITTEN = (EXPECTED, 1, 2, -1, -2)


class LevelsStep(TextStep):
    """The ladder to be filled, +2 on top. The keyboard begins at level 0, which both expect, and goes as `WRITTEN`."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            journal,
            translate("LevelsStep", "How will you both know?"),
            translate(
                "LevelsStep",
                "Five levels, each in plain words for something that someone else could see. Begin with level 0, what "
                "you both expect. Tab then goes up to what would be better, and after that down to what would be less.",
            ),
        )
        self.levels = {value: self._field(value) for value in reversed(LEVELS)}
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for value, field in self.levels.items():
            rows.addWidget(_LevelRow(value, field))
        self.column.addLayout(rows)
        self.hold(*self.levels.values())
        for one, other in pairwise(WRITTEN):
            QWidget.setTabOrder(self.levels[one].box, self.levels[other].box)

    def take_keyboard(self) -> None:
        """Puts the keyboard into level 0."""
        self.take_keyboard_to(EXPECTED)

    def take_keyboard_to(self, value: int) -> None:
        """Puts the keyboard into a level."""
        self.levels[value].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> bool:
        """Whether all five have words."""
        return self.draft is not None and all(text.strip() for text in self.draft.texts.values())

    def _field(self, value: int) -> TextField:
        label, hint = {
            2: (self.tr("Far better than expected"), self.tr("What would surprise you both?")),
            1: (self.tr("Better than expected"), self.tr("What will be seen if it goes very well?")),
            0: (self.tr("What you both expect"), self.tr("What will be seen when it has gone as you hope?")),
            -1: (self.tr("Less than expected"), self.tr("What can be seen on the way there?")),
            -2: (self.tr("Far less than expected"), self.tr("What is seen if nothing changes?")),
        }[value]
        field = TextField(level_field(value), label, TextBox("", least=1, most=6), hint)
        field.box.setAccessibleName(self.tr("Level {level}: {meaning}").format(level=level_name(value), meaning=label))
        return field


class _LevelRow(QWidget):
    """The number of a level beside its field; level 0 stands on a tint."""

    def __init__(self, value: int, field: TextField) -> None:
        super().__init__()
        self._expected = value == EXPECTED
        number = Label(level_name(value), "heading", "shared" if self._expected else "muted")
        number.setFixedWidth(em(2))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint."""
        if self._expected:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current().shared_tint))
            painter.drawRoundedRect(self.rect(), 8, 8)
