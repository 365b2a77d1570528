"""The shared notes on what is talked about: kept as they are typed, a fraction of a second after a key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.sessions import AgendaItem
from ui.theme import current, em
from ui.widgets.card import Card
from ui.widgets.editor import EditorColours, WritingSurface
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.wrapped import WrappedLabel

KEEP_AFTER_MS = 300
TRY_AGAIN_AFTER_MS = 5000
_PAPER = 28


class NotesSheet(WritingSurface):
    """As high as there is room, and content with little: a page that scrolls gives everything what it asks for."""

    def sizeHint(self) -> QSize:
        """Room for a few lines."""
        return QSize(em(20), em(12))

    def minimumSizeHint(self) -> QSize:
        """The same, and as narrow as a few words."""
        return QSize(em(10), em(12))


class SharedNotes(Card):
    """The notes on one item. `keep` writes words and returns the item they stand on now, None while there is none.

    `kept` comes after words were written; the item may be a new one then.
    """

    kept = Signal()

    def __init__(self, keep: Callable[[str], AgendaItem | None]) -> None:
        super().__init__("shared")
        self._keep = keep
        self._id = ""
        self._is_kept = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_quietly)
        self._heading_words = WrappedLabel("", "section", "muted")
        self._state = Label("", "small", "muted")
        self.surface = NotesSheet(_colours())
        self._notice = Notice()
        self._build()

    def show_item(self, item: AgendaItem | None, *, may_write: bool) -> None:
        """Shows the notes on an item; words that are being typed on it stay."""
        title = item.title if item is not None else self.tr("What we talked about")
        self._heading_words.setText(title)
        self.setAccessibleName(title)
        self.surface.setAccessibleName(self.tr("Shared notes: {title}").format(title=title))
        self.surface.setReadOnly(not may_write)
        id = item.id if item is not None else ""
        text = item.outcome if item is not None else ""
        same = id == self._id
        self._id = id
        if same and (not self._is_kept or clean_text(self.surface.text()) == text):
            return
        self._timer.stop()
        self._is_kept = True
        self._say("")
        self._notice.say("")
        self.surface.set_text(text)
        self.surface.moveCursor(QTextCursor.MoveOperation.End)

    def settle(self) -> None:
        """Keeps what is not kept yet. Raises a known error when that cannot be done; the words stay."""
        self._timer.stop()
        try:
            self._save()
        except KnownError as error:
            self.complain(error)
            raise

    def complain(self, error: KnownError) -> None:
        """Says that something could not be kept, and tries again soon."""
        self._is_kept = False
        self._notice.say(sentence_for(error), "bad")
        self._say(self.tr("Not saved"))
        self._timer.start(TRY_AGAIN_AFTER_MS)

    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.surface.text().strip()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme; after the style sheet, which puts back the palette the sheet had before."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, lambda: self.surface.set_colours(_colours()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title stands above the column of the text."""
        super().resizeEvent(event)
        side = self.surface.viewportMargins().left() + _PAPER
        self._heading.setContentsMargins(side, 0, side, 0)
        self._notice.setContentsMargins(side, 0, side, 0)

    def _build(self) -> None:
        self.body.setContentsMargins(1, 18, 1, 8)
        self.body.setSpacing(0)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(12)
        self._heading.addWidget(self._heading_words, 1)
        self._heading.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._heading)
        self._say("")
        self.surface.setPlaceholderText(self.tr("Write what you both want to remember…"))
        self.surface.edited.connect(self._edited)
        self.body.addWidget(self._notice)
        self.body.addWidget(self.surface, 1)

    def _edited(self) -> None:
        self._is_kept = False
        self._say(self.tr("Writing…"))
        if not self._timer.isActive() or self._timer.interval() != KEEP_AFTER_MS:
            self._timer.start(KEEP_AFTER_MS)

    def _keep_quietly(self) -> None:
        try:
            self._save()
        except KnownError as error:
            self.complain(error)

    def _save(self) -> None:
        if self._is_kept:
            return
        item = self._keep(self.surface.text())
        self._is_kept = True
        self._id = item.id if item is not None else ""
        self._notice.say("")
        self._say(self.tr("Saved"))
        self.kept.emit()

    def _say(self, state: str) -> None:
        words = self.tr("shared notes · {state}").format(state=state) if state else self.tr("shared notes")
        self._state.setText(words)


def _colours() -> EditorColours:
    t = current()
    return EditorColours(ink=t.ink, ink2=t.ink2, accent=t.shared, tint=t.shared_tint, line=t.line, surface=t.surface)
