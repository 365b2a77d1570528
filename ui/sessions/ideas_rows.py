"""What one person thinks of bringing to a session, below each other. It is changed in place, like the agenda."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.journal.sessions import Prepared
from ui.sessions.agenda_line import MinutesChip
from ui.sessions.agenda_words import as_line
from ui.widgets.buttons import Button, IconButton
from ui.widgets.rows import Row
from ui.widgets.wrapped import WrappedLabel

Reword = Callable[[Prepared, str], bool]
_EDGE_OF_A_LINK = 7
_GAP = 10


class QuestionRow(Row):
    """The words, and buttons that change and remove them. `removed` brings what it shows.

    `reword` writes what was typed and says whether that could be done; until it could, the line stays open.
    """

    removed = Signal(object)

    def __init__(self, reword: Reword | None = None) -> None:
        super().__init__()
        self.prepared: Prepared | None = None
        self._reword = reword
        self._open = False
        self.bin = IconButton("bin", self.tr("Remove"))
        self.bin.clicked.connect(lambda: self.removed.emit(self.prepared))
        self.pencil = IconButton("edit", self.tr("Change"))
        self.pencil.clicked.connect(self.change)
        self.words = WrappedLabel()
        if reword is None:
            self.bin.hide()
            self.pencil.hide()
        else:
            self.words.setToolTip(self.tr("Double-click or F2 to change it"))
        self.field = QLineEdit()
        self.field.setProperty("private", "true")
        self.field.editingFinished.connect(self._leave)
        self.field.hide()
        self.words_column = QVBoxLayout()
        self.words_column.setSpacing(0)
        self.beside_words = QHBoxLayout()
        self.beside_words.addWidget(self.words)
        self.words_column.addLayout(self.beside_words)
        shown = QWidget()
        self.line = QHBoxLayout(shown)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(0)
        self.line.addLayout(self.words_column, 1)
        self.line.addSpacing(_GAP)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addLayout(buttons)
        self._shown = shown
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.addWidget(shown)
        self.column.addWidget(self.field)
        self.setTabOrder(self.pencil, self.bin)

    def show_record(self, record: Any) -> None:
        """Shows an idea or a question; a line that is being changed stays open."""
        self.prepared = record
        self.words.setText(record.text)
        self.bin.set_name(self.tr("Remove: {text}").format(text=record.text), self.tr("Remove"))
        self.pencil.set_name(self.tr("Change: {text}").format(text=record.text), self.tr("Change (F2)"))

    def busy(self) -> bool:
        """Whether it is being changed."""
        return self._open

    def take_keyboard(self) -> None:
        """Where a row was removed, the next one can be removed too; what would share it is never pressed by mistake."""
        self.bin.setFocus()

    def change(self) -> None:
        """Opens the line in which it is changed, with the words selected."""
        if self._reword is None or self._open:
            return
        self._open = True
        self.field.setText(self.as_line())
        self._shown.hide()
        self.field.show()
        self.field.setFocus()
        self.select()

    def as_line(self) -> str:
        """What stands in the line when it opens."""
        assert self.prepared is not None
        return self.prepared.text

    def select(self) -> None:
        """Selects what is to be changed."""
        self.field.selectAll()

    def give_up(self) -> bool:
        """Leaves it as it was; False when it was not being changed."""
        if not self._open:
            return False
        self.close_line()
        return True

    @property
    def typed(self) -> str:
        """The line that is being changed, empty while it says nothing new."""
        text = self.field.text()
        return text if self._open and text.strip() and text != self.as_line() else ""

    def close_line(self) -> None:
        """Shows the words again; the keyboard stays in the row."""
        had_keyboard = self.field.hasFocus()
        self._open = False
        self._shown.show()
        if had_keyboard:
            self.pencil.setFocus()
        self.field.hide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change the words on which it was pressed."""
        if self.childAt(event.position().toPoint()) is self.words:
            self.change()
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the words on F2."""
        if event.key() == Qt.Key.Key_F2 and self._reword is not None:
            self.change()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """The line was sent, or the keyboard went elsewhere."""
        if not self._open:
            return
        assert self.prepared is not None
        assert self._reword is not None
        if not self.typed or self._reword(self.prepared, self.typed):
            self.close_line()


class IdeaRow(QuestionRow):
    """An idea also has minutes and can go on the agenda. `added` brings it."""

    added = Signal(object)

    def __init__(self, reword: Reword | None = None) -> None:
        super().__init__(reword)
        self._minutes_first = False
        self.chip = MinutesChip("", "private")
        self.line.insertWidget(0, self.chip, 0, Qt.AlignmentFlag.AlignTop)
        # The words of the link stand below those of the idea; its edge stands before them.
        self.line.insertSpacing(1, _GAP - _EDGE_OF_A_LINK)
        self.beside_words.setContentsMargins(_EDGE_OF_A_LINK, 0, 0, 0)
        self.button = Button(self.tr("Add to the agenda"), "link")
        self.button.clicked.connect(lambda: self.added.emit(self.prepared))
        self.words_column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        if reword is None:
            self.button.hide()
        else:
            self.chip.setCursor(Qt.CursorShape.PointingHandCursor)
            self.chip.setToolTip(self.tr("Change the minutes"))
        self.column.setContentsMargins(0, 8, 0, 8 if reword is None else 2)
        self.setTabOrder(self.button, self.pencil)
        self.setTabOrder(self.pencil, self.bin)

    def show_record(self, record: Any) -> None:
        """Shows an idea."""
        super().show_record(record)
        self.chip.set_minutes(record.minutes)
        self.button.setAccessibleName(self.tr("Add to the agenda: {text}").format(text=record.text))

    def as_line(self) -> str:
        """The minutes, then the words."""
        assert self.prepared is not None
        return as_line(self.prepared)

    def select(self) -> None:
        """Selects the words, or the minutes when those were pressed."""
        line = self.field.text()
        minutes = len(line.partition(" ")[0])
        start, length = (0, minutes) if self._minutes_first else (minutes + 1, len(line))
        self._minutes_first = False
        self.field.setSelection(start, length)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Change the minutes that were pressed."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not self.busy() and self.childAt(event.position().toPoint()) is self.chip:
            self._minutes_first = True
            self.change()
        else:
            super().mousePressEvent(event)
