"""What every card does on which a session is prepared: it writes, says what it did, and offers to take it back."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.record import Record
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.widgets.card import Card, CardKind
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.undo_bar import announce


class PrepareCard(Card):
    """Subclasses put `trouble` where a sentence about a write that failed belongs.

    `said` brings what was done and what takes it back, `failed` an error that has no place on the card, `changed` asks
    for the session to be read anew.
    """

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal, kind: CardKind, title: str, aside: str = " ") -> None:
        super().__init__(kind, title, aside)
        self.journal = journal
        self.trouble = Notice(self)

    def show_session(self, view: PrepareView) -> None:
        """Shows a session; what is being written in it stays."""
        raise NotImplementedError

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""

    def attempt(self, write: Callable[[], object]) -> bool:
        """Writes; says on the card what is wrong if that cannot be done, and whether it could."""
        try:
            write()
        except KnownError as error:
            self.complain(error)
            return False
        self.trouble.say("")
        return True

    def tell(self, sentence: str, undo: Callable[[], object]) -> None:
        """Lets the session be read anew, and offers to take back what was done."""
        self.changed.emit()
        self.said.emit(sentence, lambda: self._take_back(undo))

    def remove_all(self, records: Iterable[Record]) -> None:
        """Moves records to the bin. Raises a known error when that cannot be done."""
        for record in records:
            self.journal.remove(record)

    def complain(self, error: KnownError) -> None:
        """Says on the card what is wrong; everything typed stays."""
        self.trouble.say(sentence_for(error), "bad")
        announce(self, self.trouble.text())

    def begin_line(self, keeper: FormKeeper, form: str) -> None:
        """Puts the words that were left in it into the line."""
        if self.journal.read_only:
            return
        try:
            keeper.begin(form)
        except KnownError as error:
            self.failed.emit(error)

    def empty_line(self, keeper: FormKeeper, form: str) -> None:
        """The words are written now, whatever becomes of their draft."""
        try:
            keeper.end()
        except KnownError as error:
            self.failed.emit(error)
        self.begin_line(keeper, form)

    def _take_back(self, undo: Callable[[], object]) -> None:
        try:
            undo()
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()
