"""The foot of the first screen: what went wrong, that something is on its way, and what can be taken back."""

from collections.abc import Callable
from os import sep
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.notice import Notice, sentence_for
from ui.widgets.progress import BusyLine
from ui.widgets.undo_bar import UndoBar, announce


class Saying(QWidget):
    """Takes no room while there is nothing to say; never wider than `widest` pixels."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice()
        self.undo_bar = UndoBar()
        self._line = BusyLine(self.tr("Opening the example"))
        inner = QWidget()
        inner.setMaximumWidth(widest)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 16)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.notice, self._line, self.undo_bar):
            column.addWidget(widget)
        self.undo_bar.dismissed.connect(self._fold)
        self.hide()

    def trouble(self, error: Exception) -> None:
        """Say what went wrong."""
        self.show()
        self.notice.say(sentence_for(error), "bad")
        announce(self, self.notice.text())

    def undo(self, sentence: str, undo: Callable[[], object]) -> None:
        """Say what was done, and offer to take it back."""
        self.show()
        self.undo_bar.show_message(sentence, lambda: _call(undo))

    def wait(self, waiting: bool) -> None:
        """Show that something is on its way."""
        self.notice.say("")
        self._line.setVisible(waiting)
        self._fold()

    def hush(self) -> None:
        """Take away what went wrong."""
        self.notice.say("")
        self._fold()

    def _fold(self) -> None:
        parts = (self.notice, self._line, self.undo_bar)
        self.setVisible(any(not part.isHidden() for part in parts))


def foldable(folder: Path) -> str:
    """The path, so that a line may end after any of its folders: a zero-width space stands behind each separator."""
    return str(folder).replace(sep, f"{sep}\u200b")


def _call(undo: Callable[[], object]) -> None:
    undo()
