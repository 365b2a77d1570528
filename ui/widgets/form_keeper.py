"""Keeps what is typed into the fields of a form, so that leaving, locking or a crash costs no sentence.

The words go into the private space of the person who types: they are shared when the form is sent, not before.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal

KEEP_AFTER_MS = 300
TRY_AGAIN_AFTER_MS = 5000
Field = QLineEdit | QPlainTextEdit


class Choice(NamedTuple):
    """What is chosen in a form and not typed, as a text: `chosen` tells that somebody chose, `text` says what, and
    `choose` shows it again. The empty text is what stands there when nobody has chosen.
    """

    chosen: SignalInstance
    text: Callable[[], str]
    choose: Callable[[str], None]


class FormKeeper(QObject):
    """One form at a time. `failed` brings the error when the words cannot be kept; they stay in the fields."""

    failed = Signal(object)

    def __init__(self, journal: Journal, fields: Mapping[str, Field], parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._fields = dict(fields)
        self._choices: dict[str, Choice] = {}
        self._form = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_quietly)
        for field in self._fields.values():
            field.textChanged.connect(self._typed)

    def keep_choice(self, name: str, choice: Choice) -> None:
        """Keeps what is chosen together with the words."""
        self._choices[name] = choice
        choice.chosen.connect(self._typed)

    @property
    def form(self) -> str:
        """The name of the form that was begun last, empty when it was sent."""
        return self._form

    def begin(self, form: str) -> bool:
        """Starts a form, such as `check-in:<id>`, with the words that were kept for it; says whether there were any."""
        kept = {} if self._journal.read_only else self._journal.kept_words(form)
        self._fill(kept)
        self._form = form
        return bool(kept)

    def kept(self, form: str) -> bool:
        """Whether words wait in a form that was left."""
        return bool(self._journal.kept_words(form))

    def settle(self) -> None:
        """Keeps at once what is not kept yet. Raises a known error when that cannot be done."""
        if self._timer.isActive():
            self._keep()
            self._timer.stop()

    def end(self) -> None:
        """Forgets the words: they were sent, or given up. The fields are emptied."""
        self._timer.stop()
        form = self._form
        self._fill({})
        if form:
            self._journal.forget_words(form)

    def words(self) -> dict[str, str]:
        """What is typed and chosen now, by the names of the fields."""
        typed = {name: _text(field) for name, field in self._fields.items()}
        return typed | {name: choice.text() for name, choice in self._choices.items()}

    def give_back(self, form: str, words: dict[str, str]) -> None:
        """Keeps words again that were sent: that was taken back. Words that wait in the form by now stay."""
        if not self.kept(form):
            self._journal.keep_words(form, words)

    def _fill(self, kept: Mapping[str, str]) -> None:
        """Fills the fields, which nobody has typed into; the keyboard goes on behind the words."""
        self._form = ""
        for name, field in self._fields.items():
            _put(field, kept.get(name, ""))
        for name, choice in self._choices.items():
            choice.choose(kept.get(name, ""))

    def _typed(self) -> None:
        if self._form and not self._timer.isActive():
            self._timer.start(KEEP_AFTER_MS)

    def _keep(self) -> None:
        if self._form:
            self._journal.keep_words(self._form, self.words())

    def _keep_quietly(self) -> None:
        try:
            self._keep()
        except KnownError as error:
            self.failed.emit(error)
            self._timer.start(TRY_AGAIN_AFTER_MS)


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _put(field: Field, text: str) -> None:
    changed = _text(field) != text
    if isinstance(field, QLineEdit):
        if changed:
            field.setText(text)
        field.end(False)
    else:
        if changed:
            field.setPlainText(text)
        field.moveCursor(QTextCursor.MoveOperation.End)
