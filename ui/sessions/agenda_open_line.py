"""Keeps the words of a line that is being changed in a list, so that a crash costs no sentence."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal
from ui.widgets.form_keeper import KEEP_AFTER_MS
from ui.widgets.ordered.model import RECORD
from ui.widgets.ordered.painter import OrderedPainter


class Left(NamedTuple):
    """What was being written when the program ended: the id of the item, and the line."""

    item: str
    words: str


class OpenLine(QObject):
    """The line of `painter`, while it is open. `failed` brings the error when its words cannot be kept."""

    failed = Signal(object)

    def __init__(self, journal: Journal, painter: OrderedPainter) -> None:
        super().__init__(painter)
        self._journal = journal
        self._painter = painter
        self._form = ""
        self._waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        painter.opened.connect(self._watch)
        painter.closed.connect(self._forget)

    def begin(self, session: str) -> Left | None:
        """Starts with another session; what was left in a line of it, which is forgotten with that."""
        self._form = f"agenda item:{session}"
        kept = {} if self._journal.read_only else self._journal.kept_words(self._form)
        self._waits = bool(kept)
        self._forget()
        return Left(kept["item"], kept["words"]) if kept else None

    def _watch(self, editor: QLineEdit) -> None:
        editor.textEdited.connect(lambda: self._timer.isActive() or self._timer.start())

    def _keep(self) -> None:
        editor = self._painter.editor
        if editor is None:
            return
        try:
            item = self._painter.edited.data(RECORD).id
            self._journal.keep_words(self._form, {"item": item, "words": editor.text()})
            self._waits = True
        except KnownError as error:
            self.failed.emit(error)

    def _forget(self) -> None:
        """The words are written now, or given up."""
        self._timer.stop()
        if not self._waits:
            return
        self._waits = False
        try:
            self._journal.forget_words(self._form)
        except KnownError as error:
            self.failed.emit(error)
