"""What I alone have about a session that is over: my note, and what I prepared and did not bring."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import Mine
from ui.sessions.ideas_rows import IdeaRow, QuestionRow
from ui.sessions.note_card import NoteCard
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.rows import Rows

_AT_FIRST = 8


class MineCard(NoteCard):
    """Folded until I ask for it: a session that was just closed is looked at by both."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, QCoreApplication.translate("MineCard", "For you alone"))
        self._ideas_title = Label(self.tr("Ideas you did not bring"), "section", "muted", wrap=True)
        self.ideas = Rows(IdeaRow, _AT_FIRST)
        self._questions_title = Label(self.tr("Questions you had in mind"), "section", "muted", wrap=True)
        self.questions = Rows(QuestionRow, _AT_FIRST)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(Label(self.tr("Your private note"), "section", "muted", wrap=True))
        for part in (self.box, self._ideas_title, self.ideas, self._questions_title, self.questions):
            inside.addWidget(part)
        self.show_button = Button("")
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._fold)
        line = QHBoxLayout()
        line.addWidget(self.show_button)
        line.addStretch(1)
        about = self.tr("Your note, and what you prepared and did not bring.")
        self._about = Label(about, "small", "muted", wrap=True)
        self.body.addWidget(self._about)
        self.body.addWidget(self._inside)
        self.body.addLayout(line)
        self._fold()

    def show_mine(self, session: str, mine: Mine) -> None:
        """Shows what I have about the session with this id; a note that is being written stays."""
        self.show_note(session, mine.note)
        for kind, rows, title in (
            ("item", self.ideas, self._ideas_title),
            ("question", self.questions, self._questions_title),
        ):
            records = [each for each in mine.ideas if each.kind == kind]
            rows.show_records(records)
            rows.setVisible(bool(records))
            title.setVisible(bool(records))

    def fold(self) -> None:
        """Hides what stands in it."""
        self.show_button.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """A card that is left is folded: whoever comes back may not be alone."""
        super().hideEvent(event)
        self.fold()

    def _fold(self) -> None:
        shown = self.show_button.isChecked()
        self._inside.setVisible(shown)
        self.show_button.setText(self.tr("Hide it") if shown else self.tr("Show it"))
        self.show_button.setAccessibleName(
            self.tr("Hide what is for you alone") if shown else self.tr("Show what is for you alone")
        )
        self._about.setVisible(not shown)
