"""The window: the first screen or an open journal, never both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from mentor_desktop.errors import KnownError
from ui.background import Background
from ui.start.page import StartPage
from ui.start.services import OpeningServices, real_services
from ui.theme import Theme
from ui.widgets.notice import sentence_for

if TYPE_CHECKING:
    from mentor_desktop.services.journal import Journal
    from mentor_desktop.services.shelf import Shelf
    from ui.frame import Frame

# What the system draws around a window, at most; it must fit on the screen as well.
FRAME_WIDTH, FRAME_HEIGHT = 16, 56


class MainWindow(QStackedWidget):
    """Opens and locks journals. Its title never says which journal is open."""

    def __init__(
        self, shelf: "Shelf", background: Background, theme: Theme, services: OpeningServices | None = None
    ) -> None:
        super().__init__()
        self._background = background
        self._journal: Journal | None = None
        self._gave_up_saving = False
        self.frame: Frame | None = None
        self.setWindowTitle("Mentor Desktop")
        self.setMinimumSize(480, 360)
        room = self.screen().availableGeometry()
        self.resize(min(1280, room.width() - FRAME_WIDTH), min(800, room.height() - FRAME_HEIGHT))
        self.start = StartPage(shelf, background, theme, services or real_services())
        self.start.opened.connect(self.open_journal)
        self.addWidget(self.start)

    def open_journal(self, journal: "Journal") -> None:
        """Shows a journal that has been unlocked, at Home."""
        from ui.frame import Frame

        if not self.lock():
            journal.close()
            return
        self._journal = journal
        journal.listen(self._saved_again)
        self.frame = Frame(journal, self._background)
        self.frame.lock.connect(self.lock)
        self.frame.let_partner_join.connect(self._lock_and_join)
        self.addWidget(self.frame)
        self.frame.go_to("home")
        self.setCurrentWidget(self.frame)

    def lock(self) -> bool:
        """Saves what is being written and closes the journal; nothing of it stays in the window.

        When it cannot be saved the sentence is shown and the journal stays open, once: the second time it is closed
        all the same. Says whether it is closed.
        """
        if self._journal is None or self.frame is None:
            return True
        try:
            self.frame.settle(locking=True)
        except Exception as error:
            if not self._gave_up_saving:
                self._gave_up_saving = True
                self.frame.say(
                    KnownError(
                        "{why} The journal is still open, so that nothing is lost. "
                        "Lock again to close it without these words.",
                        why=sentence_for(error),
                    )
                )
                return False
        self._gave_up_saving = False
        frame, self.frame = self.frame, None
        journal, self._journal = self._journal, None
        self.setCurrentWidget(self.start)
        self.removeWidget(frame)
        frame.setParent(None)
        frame.deleteLater()
        folder = journal.folder
        journal.close()
        self.start.refresh()
        self.start.open_card(folder)
        return True

    def say(self, error: Exception) -> None:
        """Shows the sentence of an error wherever the person is: above the page, or below the list of journals."""
        (self.start if self.frame is None else self.frame).say(error)

    def _saved_again(self, change: object) -> None:
        """The next lock that cannot save is a first one again."""
        self._gave_up_saving = False

    def _lock_and_join(self) -> None:
        """Locks, and asks the partner for their new passphrase."""
        if self._journal is None:
            return
        folder, seat = self._journal.folder, self._journal.partner.role
        if self.lock():
            self.start.open_card(folder, seat=seat, joining=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Locks, then ends what runs in the background."""
        if not self.lock():
            event.ignore()
            return
        self._background.wait(3000)
        # What was finished meanwhile is heard of now, so that nothing it made is left behind.
        QCoreApplication.sendPostedEvents(self._background)
        if not self.lock():
            event.ignore()
            return
        self.start.forget_example()
        super().closeEvent(event)
