"""Writing one reflection: a title, a sheet, and nothing to press. What is typed is kept as it is typed.

Twice over: a fraction of a second after a key the words are in the journal as a draft, so that no crash costs a
sentence; when the person pauses, the reflection itself is saved, and can be found by search.
"""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.services.journal import Journal
from ui.theme import current
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.dates import local_day, spoken
from ui.widgets.editor import EditorColours, WritingSurface
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page

DRAFT_AFTER_MS = 300
SAVE_AFTER_MS = 1500
TRY_AGAIN_AFTER_MS = 5000


class WriteView(Page):
    """One open reflection. `leave` asks to go back to the list, `remove` to move it to the bin."""

    leave = Signal()
    remove = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__(private=True, scrolls=False)
        self._journal = journal
        self._reflection: Reflection | None = None
        self._kept = True
        self._saved = True
        self._draft_timer = self._timer(self._keep_draft)
        self._save_timer = self._timer(self._save_quietly)
        self.surface = WritingSurface(_colours())
        self._build()

    def open(self, reflection: Reflection, typed: str = "") -> None:
        """Shows a reflection; with words typed into a search, at the first place where they stand."""
        self._reflection = None
        self._title.setText(reflection.title)
        self.surface.set_text(reflection.text)
        self.subtitle.setText(self._about(reflection))
        self._reflection = reflection
        self._kept = self._saved = True
        self._state.setText("")
        self._notice.say("")
        self.surface.highlight_words(typed.split())
        # One reads from the beginning, or from where the words stand, and goes on writing at the end.
        bar = self.surface.verticalScrollBar()
        place = bar.value() if self.surface.scroll_to_first() else 0
        self.surface.moveCursor(QTextCursor.MoveOperation.End)
        bar.setValue(place)
        self.surface.setFocus()

    @property
    def opened(self) -> Reflection | None:
        """The reflection as it was when it was opened."""
        return self._reflection

    def current(self) -> Reflection | None:
        """The reflection with the words as they stand on the sheet now."""
        if self._reflection is None:
            return None
        title = clean_text(self._title.text()).strip()
        return replace(self._reflection.with_text(clean_text(self.surface.text())), title=title)

    def settle(self, *, locking: bool = False) -> None:
        """Saves what is not saved yet. When locking it stays noted as what was being written."""
        self._draft_timer.stop()
        self._save_timer.stop()
        try:
            self._save()
        except KnownError:
            self._try_again()
            raise
        now = self.current()
        if locking and now is not None and not now.empty and self.isVisible() and not self._journal.read_only:
            self._journal.keep_draft(now)

    def close_sheet(self) -> None:
        """Lets go of the reflection and of every word of it."""
        self._draft_timer.stop()
        self._save_timer.stop()
        self._reflection = None
        self._kept = self._saved = True
        # Not clear(), which could be undone.
        self._title.setText("")
        self.surface.set_text("")

    def back(self) -> bool:
        """Goes back to the list."""
        self.leave.emit()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme; after the style sheet, which puts back the palette the sheet had before."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, lambda: self.surface.set_colours(_colours()))

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is left is saved at once."""
        super().hideEvent(event)
        self._save_quietly()

    def _build(self) -> None:
        back = IconButton("back", self.tr("Back to the list (Esc)"))
        back.clicked.connect(self.leave)
        self._bin = IconButton("bin", self.tr("Move this reflection to the bin"))
        self._bin.clicked.connect(self._remove)
        if self._journal.read_only:
            self._bin.hide()
        self._state = Label("", "small", "muted")
        self._title = QLineEdit()
        self._title.setProperty("kind", "title")
        self._title.setPlaceholderText(self.tr("A title, if you like"))
        self._title.setAccessibleName(self.tr("Title"))
        self._title.setReadOnly(self._journal.read_only)
        self._title.textEdited.connect(self._edited)
        self._title.returnPressed.connect(lambda: self.surface.setFocus())
        self.subtitle = Label("", "", "private", wrap=True)
        self.subtitle.setContentsMargins(2, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self.subtitle)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(back)
        line.addLayout(words, 1)
        line.addWidget(self._state)
        line.addWidget(self._bin)
        self._header.addLayout(line)
        self._notice = Notice()
        self.body.addWidget(self._notice)
        card = Card("private-page")
        card.body.setContentsMargins(8, 8, 8, 8)
        self.surface.setAccessibleName(self.tr("The reflection"))
        self.surface.setPlaceholderText(self.tr("Write as it comes. Only you can read this."))
        self.surface.setReadOnly(self._journal.read_only)
        self.surface.edited.connect(self._edited)
        card.body.addWidget(self.surface)
        self.body.addWidget(card, 1)

    def _timer(self, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    def _edited(self) -> None:
        self._kept = self._saved = False
        self._state.setText(self.tr("Writing…"))
        if not self._draft_timer.isActive():
            self._draft_timer.start(DRAFT_AFTER_MS)
        self._save_timer.start(SAVE_AFTER_MS)

    def _keep_draft(self) -> None:
        now = self.current()
        if now is None or self._kept:
            return
        try:
            self._journal.keep_draft(now)
        except KnownError as error:
            self._not_saved(error)
            return
        self._kept = True
        self._say_saved()

    def _save_quietly(self) -> None:
        try:
            self._save()
        except KnownError as error:
            self._not_saved(error)

    def _save(self) -> None:
        now = self.current()
        if now is None or self._saved or self._journal.read_only:
            return
        self._journal.save(now)
        # `_reflection` stays as it was opened, so that a heading of its form that is cut can be pasted again.
        self._kept = self._saved = True
        self._say_saved()

    def _say_saved(self) -> None:
        self._notice.say("")
        self._state.setText(self.tr("Saved"))

    def _not_saved(self, error: KnownError) -> None:
        self._notice.say(sentence_for(error), "bad")
        self._try_again()

    def _try_again(self) -> None:
        self._state.setText(self.tr("Not saved"))
        self._save_timer.start(TRY_AGAIN_AFTER_MS)

    def _remove(self) -> None:
        now = self.current()
        if now is not None:
            self.remove.emit(now)

    def _about(self, reflection: Reflection) -> str:
        day = local_day(reflection.at)
        pattern = "dddd d MMMM" if day.year == datetime.now().year else "dddd d MMMM yyyy"
        about = self.tr("Private to {me} · {day}").format(me=self._journal.me.name, day=spoken(day, pattern))
        return " · ".join([about, *(feeling.word for feeling in reflection.feelings)])


def _colours() -> EditorColours:
    t = current()
    return EditorColours(
        ink=t.ink, ink2=t.ink2, accent=t.private, tint=t.private_tint, line=t.private_line, surface=t.surface
    )
