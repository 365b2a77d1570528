"""Evidence: what shows where a goal stands, from both people, the newest first."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.teaching import Evidence
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.background import Background
from ui.goals.evidence_dialogs import ChooseFile, OpenLink, choose_file, open_link
from ui.goals.evidence_form import EvidenceForm, form_of
from ui.goals.evidence_row import EvidenceRow
from ui.goals.evidence_words import address
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.line_button import LineButton
from ui.widgets.notice import Notice
from ui.widgets.rows import Rows
from ui.widgets.scroll import bring_into_view

ROWS_AT_FIRST = 5


class EvidenceCard(Card):
    """The list and the form that adds to it. `open_file` asks for the page that shows the file of some evidence.

    A file can be dropped anywhere on the card, and so can a link.
    """

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()
    open_file = Signal(object)

    def __init__(
        self,
        journal: Journal,
        background: Background,
        choose_file: ChooseFile = choose_file,
        open_link: OpenLink = open_link,
    ) -> None:
        super().__init__("shared", QCoreApplication.translate("EvidenceCard", "Evidence"), " ")
        self._journal, self._open_link = journal, open_link
        self._names = {person.id: person.name for person in goals.both(journal).values()}
        self._view: GoalView | None = None
        self._hint = Label("", "small", "muted", wrap=True)
        self.add_button = LineButton("quiet", "plus")
        self.add_button.clicked.connect(self.begin)
        self.form = EvidenceForm(journal, background, choose_file)
        for signal, own in (
            (self.form.said, self.said),
            (self.form.failed, self.failed),
            (self.form.changed, self.changed),
        ):
            signal.connect(own)
        self.form.closed.connect(self._closed)
        self._trouble = Notice()
        self.rows = Rows(self._row, ROWS_AT_FIRST)
        for part in (self._hint, self.add_button, self.form, self._trouble, self.rows):
            self.body.addWidget(part)
        self.body.setAlignment(self.add_button, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.form.hide()
        self.setAcceptDrops(not journal.read_only)

    def show_goal(self, view: GoalView) -> None:
        """Shows the evidence of a goal; what is being written stays open."""
        if self._view is not None and self._view.goal.id != view.goal.id:
            self.form.abandon()
            self.rows.fold()
            self._trouble.say("")
        self._view = view
        if not self.form.isHidden():
            self.form.show_goal(view)
        count = len(view.evidence)
        self.set_aside(str(count) if count else "")
        self._hint.setText(self.tr("Words, a link, a picture or a PDF that shows where this goal stands."))
        self._hint.setVisible(not count)
        self.rows.show_records(tuple(reversed(view.evidence)))
        self._show_add_button()

    def begin(self) -> None:
        """Opens the form."""
        if self._view is None or self._journal.read_only:
            return
        if not self.form.isHidden():
            bring_into_view(self.form)
            self.form.text.setFocus()
            return
        try:
            self.form.begin(self._view)
        except KnownError as error:
            self.failed.emit(error)
        self._show_add_button()

    def back(self) -> bool:
        """Puts the open form aside; False when it is not open."""
        if self.form.isHidden():
            return False
        self.form.put_aside()
        return True

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        if not self.form.isHidden():
            self.form.settle()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that a file, or a link, can be dropped here."""
        if _dropped(event.mimeData()) is not None and self._view is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.set_kind("open")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file has gone elsewhere."""
        self.set_kind("shared")

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin evidence with what was dropped; of several files it is the first."""
        self.set_kind("shared")
        dropped = _dropped(event.mimeData())
        if dropped is None:
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.begin()
        if dropped.isLocalFile():
            self.form.add_file(Path(dropped.toLocalFile()))
        else:
            self.form.link.setText(dropped.toString())

    def _row(self) -> EvidenceRow:
        row = EvidenceRow(self._names, self._journal.me.id, may_write=not self._journal.read_only)
        row.open_file.connect(self.open_file)
        row.open_link.connect(self._visit)
        row.remove.connect(self._remove)
        return row

    def _visit(self, evidence: Evidence) -> None:
        place = address(evidence.link)
        self._trouble.say("")
        if place is not None and not self._open_link(place):
            self._trouble.say(self.tr("No browser could be opened. Nothing has changed."), "warn")

    def _remove(self, evidence: Evidence) -> None:
        if not self._try(lambda: self._journal.remove(evidence)):
            return
        if not self.rows.rows():
            self.add_button.setFocus()
        self.said.emit(
            self.tr("The evidence is in the bin."), lambda: self._try(lambda: self._journal.restore(evidence))
        )

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

    def _closed(self) -> None:
        self._show_add_button()
        self.add_button.setFocus()

    def _show_add_button(self) -> None:
        """The button says when words wait in the form."""
        assert self._view is not None
        closed = self.form.isHidden() and not self._journal.read_only
        self.add_button.setVisible(closed)
        if closed:
            waits = self._words_wait(form_of(self._view))
            self.add_button.set_words(self.tr("Go on with what you began") if waits else self.tr("Add evidence"))

    def _words_wait(self, form: str) -> bool:
        try:
            return self.form.waits(form)
        except KnownError as error:
            self.failed.emit(error)
            return False


def _dropped(data: QMimeData) -> QUrl | None:
    """The first file or page on the web among what is dragged, None when there is none."""
    urls = data.urls() if data.hasUrls() else []
    return next((url for url in urls if url.isLocalFile() or address(url.toString()) is not None), None)
