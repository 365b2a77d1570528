"""Keeps what both want to remember, and what to bring next time, a fraction of a second after a key."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import Session
from mentor_desktop.services import holding
from mentor_desktop.services.journal import Journal
from ui.widgets.notice import sentence_for
from ui.widgets.text_box import TextBox

KEEP_AFTER_MS = 300
TRY_AGAIN_AFTER_MS = 5000


class ClosingKeeper(QObject):
    """Both fields of one session. `told` brings how it stands with them, and what is wrong, if anything is.

    `touched` are the fields that somebody has typed into since the session was shown.
    """

    told = Signal(str, str)

    def __init__(self, journal: Journal, summary: TextBox, bring: TextBox, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._summary, self._bring = summary, bring
        self._session: Session | None = None
        self._kept = True
        self.touched: set[TextBox] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_quietly)
        for field in (summary, bring):
            field.setReadOnly(journal.read_only)
            field.textChanged.connect(partial(self._typed, field))

    def begin(self, session: Session) -> None:
        """Shows the words of a session; words of the same one that could not be kept stay."""
        if not self._kept and self._session is not None and self._session.id == session.id:
            return
        self._session = None
        for field, text in ((self._summary, session.summary), (self._bring, session.bring)):
            if field.toPlainText() != text:
                field.setPlainText(text)
        self._session, self._kept = session, True
        self.touched.clear()
        self.told.emit("", "")

    def words(self) -> tuple[str, str]:
        """What stands in the fields: what to remember, and what to bring."""
        return self._summary.toPlainText(), self._bring.toPlainText()

    def settle(self) -> None:
        """Keeps at once what is not kept yet. Raises a known error when that cannot be done."""
        self._timer.stop()
        try:
            self._keep()
        except KnownError as error:
            self._complain(error)
            raise

    def rest(self) -> None:
        """The words have been written with something else."""
        self._timer.stop()
        self._kept = True
        self.told.emit(self.tr("Saved"), "")

    def _typed(self, field: TextBox) -> None:
        if self._session is None or self._journal.read_only:
            return
        self._kept = False
        self.touched.add(field)
        self.told.emit(self.tr("Writing…"), "")
        if not self._timer.isActive() or self._timer.interval() != KEEP_AFTER_MS:
            self._timer.start(KEEP_AFTER_MS)

    def _keep_quietly(self) -> None:
        try:
            self._keep()
        except KnownError as error:
            self._complain(error)

    def _keep(self) -> None:
        if self._kept or self._session is None:
            return
        self._session = holding.keep_closing_words(self._journal, self._session, *self.words())
        self.rest()

    def _complain(self, error: KnownError) -> None:
        self.told.emit(self.tr("Not saved"), sentence_for(error))
        self._timer.start(TRY_AGAIN_AFTER_MS)
