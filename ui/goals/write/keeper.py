"""Keeps a draft a moment after every change, and tries again when that cannot be done."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desktop.errors import KnownError
from ui.goals.write.draft import Draft

KEEP_AFTER_MS = 300
TRY_AGAIN_AFTER_MS = 5000


class Keeper(QObject):
    """One draft at a time. `kept` after it was written, `failed` with the error when it was not: then it waits here."""

    kept = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_quietly)

    def begin(self, draft: Draft | None) -> None:
        """Looks after another draft, or none. What the one before still had to keep is given up."""
        self._timer.stop()
        self._draft, self._waits = draft, False

    def edited(self) -> None:
        """The draft has changed. Who types without a pause is kept all the same."""
        self._waits = True
        if not 0 <= self._timer.remainingTime() <= KEEP_AFTER_MS:
            self._timer.start(KEEP_AFTER_MS)

    def keep(self) -> None:
        """Keeps at once what is not kept yet. Raises a known error when that cannot be done, and tries again later."""
        self._timer.stop()
        if self._draft is None or not self._waits:
            return
        try:
            self._draft.keep()
        except KnownError as error:
            self._timer.start(TRY_AGAIN_AFTER_MS)
            self.failed.emit(error)
            raise
        self._waits = False
        self.kept.emit()

    def keep_quietly(self) -> None:
        """The same, where nobody waits for the answer: `failed` has told it."""
        with suppress(KnownError):
            self.keep()
