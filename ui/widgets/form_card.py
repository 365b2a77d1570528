"""A card with a form that is open while somebody fills it in, and that never costs a sentence."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.form_keeper import Choice, Field, FormKeeper
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.scroll import bring_into_view


class Done(NamedTuple):
    """What a form has done: the sentence that says it, and what takes it back.

    With `gives_back` the words wait in the form again once it was taken back, for nothing else keeps them then.
    """

    sentence: str
    undo: Callable[[], object]
    gives_back: bool = False


class FormCard(Card):
    """A form of `fields`, by their names, whose words are kept while they are typed. Put its controls into `content`.

    Ctrl+Enter sends it from wherever the keyboard is in it. Subclasses write in `send`. `said` brings what was done and
    how to take it back, `changed` that something was written, `closed` that the form was sent or put aside, `failed` an
    error that has no place on the form.
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
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._send)

    def keep_choice(self, name: str, choice: Choice) -> None:
        """Keeps what is chosen in the form together with its words. Call it before the form is opened."""
        self._keeper.keep_choice(name, choice)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go through the form as it is read, its buttons last, before it comes to anything else."""
        super().showEvent(event)
        for one, then in pairwise(_controls(self.body)):
            QWidget.setTabOrder(one, then)

    def open_form(self, form: str) -> bool:
        """Shows the form of this name with the words that were left in it; says whether there were any."""
        self._trouble.say("")
        there = self._keeper.begin(form)
        self.show()
        bring_into_view(self)
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
        self._show_trouble()

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
        form, words = self._keeper.form, self._keeper.words()
        try:
            done = self.send()
        except KnownError as error:
            self.complain(error)
            self._show_trouble()
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
        self.said.emit(done.sentence, lambda: self._take_back(done, form, words))

    def _take_back(self, done: Done, form: str, words: dict[str, str]) -> None:
        try:
            done.undo()
            if done.gives_back:
                self._keeper.give_back(form, words)
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()

    def _show_trouble(self) -> None:
        """Nobody should wonder below the end of the window why nothing happens."""
        bring_into_view(self.send_button)
        bring_into_view(self._trouble)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _controls(layout: QLayout) -> Iterator[QWidget]:
    """What can take the keyboard, in the order of the layouts. Of chips that are one choice Tab comes to one alone,
    but to which of them may change: all of them are there.
    """
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            yield from _controls(inner)
        elif widget is not None:
            yield from _controls_of(widget)


def _controls_of(widget: QWidget) -> Iterator[QWidget]:
    inner = widget.layout()
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif inner is not None:
        yield from _controls(inner)
    else:
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _controls_of(child)
