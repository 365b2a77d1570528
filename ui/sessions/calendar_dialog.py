"""Saving a session as a file for a calendar: what is in it is chosen first, for others can read it there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import Session
from mentor_desktop.services.journal import Journal
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.check_chip import CheckChip
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for

ChooseFile = Callable[[QWidget, str, str, Callable[[Path], None]], None]
"""Takes the parent, the dialog's title, a name for the file, and what to call with the place chosen."""


def choose_file(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Lets the person say where to save a calendar file; `then` is not called when they change their mind."""
    from PySide6.QtCore import QStandardPaths, Qt
    from PySide6.QtWidgets import QFileDialog

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    dialog = QFileDialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


class CalendarCard(Card):
    """Asks what the file may hold, then where it goes. `closed` tells that the person is done with it."""

    closed = Signal()

    def __init__(self, journal: Journal, choose: ChooseFile = choose_file) -> None:
        super().__init__("open", QCoreApplication.translate("CalendarCard", "Save a calendar file"))
        self._journal, self._choose = journal, choose
        self._session: Session | None = None
        words = self.tr(
            "The file holds the day and the time, and that it is a mentoring session. It lies outside the journal: "
            "whoever has the file, or sees your calendar, can read what is in it."
        )
        self.body.addWidget(Label(words, "", "muted", wrap=True))
        self.with_content = CheckChip(self.tr("With place and agenda"))
        ticks = Flow(self.tr("What the file holds"))
        ticks.add(self.with_content)
        self.body.addWidget(ticks)
        self.body.addSpacing(4)
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self.save_button = Button(self.tr("Choose where to save it…"), "primary")
        self.save_button.clicked.connect(self._ask_where)
        self._leave = Button(self.tr("Not now"), "link")
        self._leave.clicked.connect(self.put_aside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def begin(self, session: Session) -> None:
        """Opens for a session; what is in the file is as little as can be until more is ticked."""
        self._session = session
        self.set_title(self.tr("Save session {number} for a calendar").format(number=session.number))
        self.with_content.setChecked(False)
        self._notice.say("")
        self._leave.setText(self.tr("Not now"))
        self.show()
        self.save_button.setFocus()

    def put_aside(self) -> None:
        """Closes it; what was saved stays where it is."""
        self.hide()
        self.closed.emit()

    def _ask_where(self) -> None:
        # Loaded here: it takes long, and only those who want a file need it.
        from mentor_desktop.services.calendar_file import file_name

        session = self._session
        assert session is not None
        title = self.tr("Save session {number} for a calendar").format(number=session.number)
        self._choose(self, title, file_name(session), lambda target: self._save(session, target))

    def _save(self, session: Session, target: Path) -> None:
        from mentor_desktop.services.calendar_file import save

        try:
            now = self._journal.sessions.get(session.id)
            save(self._journal, now, target, with_content=self.with_content.isChecked())
        except KnownError as error:
            self._notice.say(sentence_for(error), "bad")
            return
        words = self.tr("The file “{name}” is saved. Open it with your calendar.")
        self._notice.say(words.format(name=target.name), "good")
        self._leave.setText(self.tr("Done"))
        self._leave.setFocus()
