"""Questions I may want to ask in a session: kept for me alone."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.sessions import Prepared
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.agenda_words import Said
from ui.sessions.ideas_kept import KeptCard
from ui.sessions.ideas_rows import QuestionRow
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label

_AT_FIRST = 8


class AskCard(KeptCard):
    """A line for a question, the ones that were written in it, and those left over from last time."""

    line: QLineEdit

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, QCoreApplication.translate("AskCard", "Ask something open"), _AT_FIRST)
        self._questions: tuple[Prepared, ...] = ()
        self.line = QLineEdit()
        self.line.setProperty("private", "true")
        self.line.setAccessibleName(self.tr("A question you may want to ask"))
        self.line.setPlaceholderText(self.tr("A question you may want to ask"))
        self.line.setToolTip(self.tr("Enter keeps it, for you alone"))
        self.line.returnPressed.connect(self.add)
        if journal.read_only:
            self.line.hide()
        self._keeper = FormKeeper(journal, {"line": self.line}, self)
        self._keeper.failed.connect(self.complain)
        hint = self.tr("Questions that begin with “what” or “how” leave room. Only you see the ones you write here.")
        for part in (self.line, self.trouble, self.rows, self.left_over, Label(hint, "small", "muted", wrap=True)):
            self.body.addWidget(part)

    def show_session(self, view: PrepareView) -> None:
        """Shows my questions for a session."""
        other = self.view is None or self.view.session.id != view.session.id
        self.view = view
        self._questions = tuple(each for each in view.ideas if each.kind == "question")
        self.rows.show_records(self._questions)
        self.rows.setVisible(bool(self._questions))
        self.show_left_over(view, "question")
        if other:
            self.rows.fold()
            self.trouble.say("")
            self.begin_line(self._keeper, f"question:{view.session.id}")

    def settle(self) -> None:
        """Keeps what stands in the line, and one that is being changed. Raises a known error if it cannot."""
        self._keeper.settle()
        super().settle()

    def add(self) -> None:
        """Keeps what stands in the line as a question of mine."""
        assert self.view is not None
        session, text = self.view.session, " ".join(clean_text(self.line.text()).split())
        if not text:
            return
        try:
            question = self.journal.save(
                Prepared(**self.journal.origin(), session=session.id, kind="question", text=text)
            )
        except KnownError as error:
            self.complain(error)
            return
        self.trouble.say("")
        self.empty_line(self._keeper, f"question:{session.id}")
        self.tell(self.tr("The question is kept, for you alone."), lambda: self.journal.remove(question))

    def understood(self, prepared: Prepared, line: str) -> Said:
        """A question has words alone."""
        return Said(" ".join(clean_text(line).split()), prepared.minutes)

    def _remove(self, question: Prepared) -> None:
        if self.attempt(lambda: self.journal.remove(question)):
            self.tell(self.tr("The question is in the bin."), lambda: self.journal.restore(question))
            if not self._questions:
                self.line.setFocus()

    def make_row(self) -> QuestionRow:
        """A row for a question."""
        row = QuestionRow(None if self.journal.read_only else self.reworded)
        row.removed.connect(self._remove)
        return row
