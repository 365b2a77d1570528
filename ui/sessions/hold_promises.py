"""What was promised in the session, and the line that catches the next promise."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.services import goals, promises
from mentor_desktop.services.journal import Journal
from ui.sessions.hold_capture import CaptureLine
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.promise_rows import PromiseRows

ROWS_AT_FIRST = 4


class PromisedCard(Card):
    """The newest promise stands first, so that it is in sight however many there are.

    `changed` asks for the session to be read anew, `said` brings a sentence and how to take back what it says.
    """

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("PromisedCard", "Promised today"))
        self._journal = journal
        self._session = ""
        self.rows = PromiseRows(journal, at_first=ROWS_AT_FIRST)
        self.capture = CaptureLine(journal)
        self._none = Label(self.tr("Nothing is promised yet."), "small", "muted", wrap=True)
        for part in (self.rows, self._none, self.capture):
            self.body.addWidget(part)
        self.rows.said.connect(self.said)
        self.rows.failed.connect(self.failed)
        self.rows.changed.connect(self.changed)
        self.capture.promised.connect(self._promise)

    def begin(self, session: str) -> None:
        """Takes up the session with this id, with what was left in its line. Raises a known error."""
        self._session = session
        if not self._journal.read_only:
            self.capture.begin(f"promise-line:{session}")

    def show_promised(self, promised: Sequence[Commitment], *, today: bool, may_write: bool) -> None:
        """Shows what was promised, `today` or another day; of one that got another day, only how it is now."""
        self.set_title(self.tr("Promised today") if today else self.tr("Promised in this session"))
        renewed = {each.renews for each in promised}
        shown = tuple(each for each in reversed(promised) if each.state != "renegotiated" or each.id not in renewed)
        self.rows.show_promises(shown, goals.today(self._journal))
        self.rows.setVisible(bool(shown))
        self.capture.setVisible(may_write)
        self._none.setVisible(not shown and not may_write)

    def back(self) -> bool:
        """Puts aside what is asked or open; False when nothing is."""
        return self.capture.back() or self.rows.back()

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        self.rows.settle()
        self.capture.settle()

    def _promise(self, owner: str, text: str, due: date | None) -> None:
        try:
            made = promises.promise(self._journal, owner, text, due.isoformat() if due else None, self._session)
        except KnownError as error:
            self.capture.complain(error)
            return
        try:
            self.capture.take()
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()
        people = (self._journal.me, self._journal.partner)
        name = next(each.name for each in people if each.id == owner)
        sentence = self.tr("{name}’s promise is written down.").format(name=name)
        self.said.emit(sentence, lambda: self._take_back(lambda: self._journal.remove(made)))

    def _take_back(self, undo: Callable[[], object]) -> None:
        try:
            undo()
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()
