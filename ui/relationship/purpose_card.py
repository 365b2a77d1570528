"""The shared purpose: read by both, put into words by either, older wordings kept."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for


class PurposeCard(Card):
    """Shows what the pair travels toward, and lets either of them say it anew."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("PurposeCard", "What you travel toward"))
        self._journal = journal
        self._statement = Label("", "heading", wrap=True)
        self._hint = Label("", "", "muted", wrap=True)
        self._change = Button("", "quiet")
        self._change.clicked.connect(self.begin)
        self._trouble = Notice()
        self._editor = self._build_editor()
        self._reading = QWidget()
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.addWidget(self._statement)
        reading.addWidget(self._hint)
        reading.addSpacing(4)
        reading.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._reading)
        self.body.addWidget(self._editor)
        self.body.addWidget(self._trouble)
        self._editor.hide()
        if journal.read_only:
            self._change.hide()
        self.show_current()

    def show_current(self) -> None:
        """Shows the newest wording."""
        purpose = self._journal.people.purpose()
        self._statement.setText(purpose.statement if purpose is not None else "")
        self._statement.setVisible(purpose is not None)
        self._hint.setText(
            self.tr("Older wordings are kept.")
            if len(self._journal.people.purposes()) > 1
            else self.tr("One or two sentences that both of you would sign. It may change as you do.")
        )
        self._change.setText(self.tr("Say it anew") if purpose is not None else self.tr("Put it into words"))

    def begin(self) -> None:
        """Shows the field, with the wording there is."""
        try:
            purpose = self._journal.people.purpose()
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return
        self.field.setPlainText(purpose.statement if purpose is not None else "")
        self._trouble.say("")
        self._reading.hide()
        self._editor.show()
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus()

    def editing(self) -> bool:
        """Whether the field is open."""
        return not self._editor.isHidden()

    def keep(self) -> None:
        """Keeps the wording in the field; one that is the same as before is not kept twice."""
        try:
            self._save(self.field.toPlainText().strip())
            self.show_current()
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            self.field.setFocus()
            return
        self.leave()

    def settle(self) -> None:
        """Keeps what stands in the open field, because the person goes elsewhere. Raises a known error if it cannot."""
        statement = self.field.toPlainText().strip()
        if self.editing() and statement:
            self._save(statement)
            self.leave()
            self.show_current()

    def _save(self, statement: str) -> None:
        purpose = self._journal.people.purpose()
        if purpose is None or statement != purpose.statement:
            self._journal.save(self._journal.new_purpose(statement))

    def leave(self) -> None:
        """Goes back to reading."""
        self._trouble.say("")
        self._editor.hide()
        self._reading.show()
        self._change.setFocus()

    def _build_editor(self) -> QWidget:
        self.field = QPlainTextEdit()
        self.field.setProperty("kind", "field")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(em(7))
        self.field.setAccessibleName(self.tr("What you travel toward"))
        self.field.setPlaceholderText(self.tr("We want …"))
        keep = Button(self.tr("Keep this wording"), "primary")
        keep.clicked.connect(self.keep)
        leave = Button(self.tr("Leave it as it was"), "link")
        leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addLayout(buttons)
        return editor
