"""Words about a session that was held: read like a page, written in place, and kept while they are typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import clean_text
from ui.theme import current
from ui.widgets.notice import sentence_for
from ui.widgets.text_box import TextBox

KEEP_AFTER_MS = 300
TRY_AGAIN_AFTER_MS = 5000
_MOST_LINES = 60
_AIR = 8
_LESS = 10


class KeptBox(TextBox):
    """A text without a frame until a hand comes near. `told` brings how it stands with the words, and what is wrong."""

    told = Signal(str, str)

    def __init__(self, name: str, placeholder: str, *, may_write: bool) -> None:
        super().__init__(name, placeholder if may_write else "", least=1, most=_MOST_LINES)
        self._write: Callable[[str], object] = lambda text: None
        self._shown = ""
        self._kept = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_quietly)
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(not may_write)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_AIR)
        self.textChanged.connect(self._typed)

    def show_text(self, text: str, write: Callable[[str], object]) -> None:
        """Shows a text that `write` keeps in other words. What is being typed and not kept yet stays."""
        self._write = write
        if not self._kept or text == clean_text(self.toPlainText()):
            return
        self._kept = True
        self._shown = text
        self.setPlainText(text)

    def settle(self) -> None:
        """Keeps at once what is not kept yet. Raises a known error when that cannot be done; the words stay."""
        self._timer.stop()
        try:
            self._keep()
        except KnownError as error:
            self._complain(error)
            raise

    def sizeHint(self) -> QSize:
        """As high as the text: there is no frame to make room for."""
        whole = super().sizeHint()
        return QSize(whole.width(), whole.height() - _LESS)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be written in."""
        super().enterEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be a page again."""
        super().leaveEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ground below the words while the pointer is here, and a ring while the keyboard is."""
        t = current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        if focused or (self.underMouse() and not self.isReadOnly()):
            painter.setPen(QPen(QColor(t.shared), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.surface if focused else t.sunken))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
        super().paintEvent(event)

    def _typed(self) -> None:
        if self.isReadOnly() or clean_text(self.toPlainText()) == self._shown:
            return
        self._kept = False
        self.told.emit(self.tr("Writing…"), "")
        if not self._timer.isActive() or self._timer.interval() != KEEP_AFTER_MS:
            self._timer.start(KEEP_AFTER_MS)

    def _keep_quietly(self) -> None:
        try:
            self._keep()
        except KnownError as error:
            self._complain(error)

    def _keep(self) -> None:
        if self._kept:
            return
        text = clean_text(self.toPlainText())
        self._write(text)
        self._shown, self._kept = text, True
        self.told.emit(self.tr("Saved"), "")

    def _complain(self, error: KnownError) -> None:
        self.told.emit(self.tr("Not saved"), sentence_for(error))
        self._timer.start(TRY_AGAIN_AFTER_MS)
