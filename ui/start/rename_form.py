"""Naming a journal in place, on its card."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.start.keys import moved
from ui.widgets.buttons import Button
from ui.widgets.fields import LabelledField

LONGEST_LABEL = 60


def label_of(folder: Path) -> str:
    """A first name for the journal in `folder`; empty when the folder's name says nothing."""
    return " ".join(folder.name.removesuffix(".journal").replace("-", " ").replace("_", " ").split())[:LONGEST_LABEL]


class RenameForm(QWidget):
    """One field with the name so far. `named` carries the new one; `left` is emitted when the person thinks better."""

    named = Signal(str)
    left = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(label)
        self.name.setMaxLength(LONGEST_LABEL)
        self.name.selectAll()
        self._field = LabelledField(
            self.tr("Name on the first screen"),
            self.name,
            always=self.tr("Anyone who uses this computer can see this name."),
        )
        self.name.textEdited.connect(self._field.clear_message)
        back = Button(self.tr("Leave it"))
        keep = Button(self.tr("Use this name"), "primary")
        back.clicked.connect(self.left)
        keep.clicked.connect(self.keep)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addLayout(buttons)
        self.setFocusProxy(self.name)

    def keep(self) -> None:
        """Take the name, unless it is empty."""
        name = " ".join(self.name.text().split())
        if name:
            self.named.emit(name)
            return
        self._field.say(self.tr("Write a name for the list, initials will do."), "bad")
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name, Esc leaves it as it was."""
        if not moved(event, on=self.keep, back=self.left.emit):
            super().keyPressEvent(event)
