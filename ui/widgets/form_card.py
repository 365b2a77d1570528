"""A card with a form that is open while somebody fills it in, and that never costs a sentence."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.form_keeper import Field, FormKeeper
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.text_box import TextBox


class Done(NamedTuple):
    """What a form has done: the sentence that says it, and what takes it back."""

    sentence: str
    undo: Callable[[], object]


class FormCard(Card):
    """A form of `fields`, by their names, whose words are kept while they are typed. Put its controls into `content`.

    Subclasses write in `send`. `said` brings what was done and how to take it back, `changed` that something was
    written, `closed` that the form was sent or put aside, `failed` an error that has no place on the form.
    """

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()
    closed = Signal()

    def __init__(self, journal: Journal, title: str, fields: Mapping[str, Field]) -> None:
        super().__init__("open", title)
        self._journal = journal
        self._keeper = FormKeeper(journal, fields, self)
        self._keeper.failed.connect(self.complain)
        self.content = QVBoxLayout()
        self.content.setSpacing(6)
        self._trouble = Notice()
        self.send_button = Button("", "primary")
        self.send_button.clicked.connect(self._send)
        self._aside_button = Button(self.tr("Not now"), "link")
        self._aside_button.clicked.connect(self.put_aside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.send_button)
        buttons.addWidget(self._aside_button)
        buttons.addStretch(1)
        self.body.addLayout(self.content)
        self.body.addWidget(self._trouble)
        self.body.addLayout(buttons)
        for field in fields.values():
            if isinstance(field, TextBox):
                field.sent.connect(self._send)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to the buttons after everything that was put into the form."""
        super().showEvent(event)
        buttons = (self.send_button, self._aside_button)
        controls = (each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        *_, last = [each for each in controls if each not in buttons] or [self]
        for one, then in pairwise((last, *buttons)):
            QWidget.setTabOrder(one, then)

    def open_form(self, form: str) -> bool:
        """Shows the form of this name with the words that were left in it; says whether there were any."""
        self._trouble.say("")
        there = self._keeper.begin(form)
        self.show()
        return there

    def waits(self, form: str) -> bool:
        """Whether words wait in a form of this name."""
        return not self._journal.read_only and self._keeper.kept(form)

    def complain(self, error: KnownError) -> None:
        """Says on the form what is wrong; everything typed stays."""
        self._trouble.say(sentence_for(error), "bad")

    def ask(self, sentence: str) -> None:
        """Says on the form what is still missing."""
        self._trouble.say(sentence, "warn")

    def put_aside(self) -> None:
        """Closes the form; what was written stays for another time."""
        try:
            self._keeper.settle()
        except KnownError as error:
            self.complain(error)
            return
        self._close()

    def settle(self) -> None:
        """Keeps what is being written as a draft of mine. Raises a known error when that cannot be done."""
        self._keeper.settle()

    def send(self) -> Done | None:
        """Writes what the form is for; None when something is missing and was asked for. Raises a known error."""
        raise NotImplementedError

    def _send(self) -> None:
        try:
            done = self.send()
        except KnownError as error:
            self.complain(error)
            return
        if done is None:
            return
        try:
            self._keeper.end()
        except KnownError as error:
            # It was written all the same; only the words that were kept for it are still there.
            self.failed.emit(error)
        self.changed.emit()
        self._close()
        self.said.emit(done.sentence, lambda: self._take_back(done))

    def _take_back(self, done: Done) -> None:
        try:
            done.undo()
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
