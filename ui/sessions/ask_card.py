"""Questions I may want to ask in a session: kept for me alone."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.sessions import Prepared
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.ideas_rows import QuestionRow
from ui.sessions.prepare_card import PrepareCard
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label
from ui.widgets.rows import Rows

_AT_FIRST = 8


class AskCard(PrepareCard):
    """A line for a question, and the ones that were written in it."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, "private", QCoreApplication.translate("AskCard", "Ask something open"))
        self._view: PrepareView | None = None
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
        self.rows = Rows(self._row, _AT_FIRST)
        hint = self.tr("Questions that begin with “what” or “how” leave room. Only you see the ones you write here.")
        for part in (self.line, self.trouble, self.rows, Label(hint, "small", "muted", wrap=True)):
            self.body.addWidget(part)

    def show_session(self, view: PrepareView) -> None:
        """Shows my questions for a session."""
        other = self._view is None or self._view.session.id != view.session.id
        self._view = view
        self._questions = tuple(each for each in view.ideas if each.kind == "question")
        self.rows.show_records(self._questions)
        self.rows.setVisible(bool(self._questions))
        if other:
            self.rows.fold()
            self.trouble.say("")
            self.begin_line(self._keeper, f"question:{view.session.id}")

    def settle(self) -> None:
        """Keeps what stands in the line. Raises a known error when that cannot be done."""
        self._keeper.settle()

    def add(self) -> None:
        """Keeps what stands in the line as a question of mine."""
        assert self._view is not None
        session, text = self._view.session, " ".join(clean_text(self.line.text()).split())
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

    def _remove(self, question: Prepared) -> None:
        if self.attempt(lambda: self.journal.remove(question)):
            self.tell(self.tr("The question is in the bin."), lambda: self.journal.restore(question))
            if not self._questions:
                self.line.setFocus()

    def _row(self) -> QuestionRow:
        row = QuestionRow(may_write=not self.journal.read_only)
        row.removed.connect(self._remove)
        return row
