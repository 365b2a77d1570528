"""A private note about a session. It is saved a moment after a key, so that no crash costs a sentence."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import Note
from mentor_desktop.services import sessions
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.prepare_card import PrepareCard
from ui.widgets.form_keeper import KEEP_AFTER_MS, TRY_AGAIN_AFTER_MS
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox


class NoteCard(PrepareCard):
    """One box, and at the end of its heading whether it is saved."""

    def __init__(self, journal: Journal, title: str = "") -> None:
        super().__init__(journal, "private", title or QCoreApplication.translate("NoteCard", "Private note"))
        self._session = ""
        self._saved = True
        self.box = TextBox(
            self.tr("Private note about this session"),
            "" if journal.read_only else self.tr("What do you want to keep in mind?"),
            least=3,
            most=14,
        )
        self.box.setProperty("private", "true")
        self.box.setReadOnly(journal.read_only)
        self.box.textChanged.connect(self._typed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save_quietly)
        self.body.addWidget(self.box)
        self.body.addWidget(self.trouble)
        self.body.addWidget(Label(self.tr("Only you can read this."), "small", "muted", wrap=True))

    def show_session(self, view: PrepareView) -> None:
        """Shows my note about a session; what is being written in it stays."""
        self.show_note(view.session.id, view.note)

    def show_note(self, session: str, note: Note | None) -> None:
        """Shows my note about the session with this id; what is being written in it stays."""
        text = note.text if note is not None else ""
        if session != self._session:
            self.trouble.say("")
            self.set_aside("")
        elif not self._saved or self.box.toPlainText() == text or self.box.hasFocus():
            return
        self._session = ""
        self.box.setPlainText(text)
        self._session = session
        self._saved = True

    def settle(self) -> None:
        """Saves what is not saved yet. Raises a known error when that cannot be done."""
        self._timer.stop()
        try:
            self._save()
        except KnownError:
            self._try_again()
            raise

    def hideEvent(self, event: QHideEvent) -> None:
        """A note that is left is saved at once."""
        super().hideEvent(event)
        self._save_quietly()

    def _typed(self) -> None:
        if not self._session:
            return
        self._saved = False
        self.set_aside(self.tr("Writing…"))
        if not self._timer.isActive():
            self._timer.start(KEEP_AFTER_MS)

    def _save_quietly(self) -> None:
        try:
            self._save()
        except KnownError as error:
            self.complain(error)
            self._try_again()

    def _save(self) -> None:
        if self._saved or not self._session or self.journal.read_only:
            return
        sessions.write_note(self.journal, self._session, self.box.toPlainText())
        self._saved = True
        self.trouble.say("")
        self.set_aside(self.tr("Saved"))

    def _try_again(self) -> None:
        self.set_aside(self.tr("Not saved"))
        self._timer.start(TRY_AGAIN_AFTER_MS)
