"""A field for a few sentences that grows with them."""

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.buttons import is_enter

_FRAME = 28


class TextBox(QPlainTextEdit):
    """Plain text over several lines, from `least` to `most` lines high. Tab goes on; `sent` comes with Ctrl+Enter."""

    sent = Signal()

    def __init__(
        self, name: str, placeholder: str = "", *, least: int = 2, most: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().contentsChanged.connect(self._grow)  # Words of the program come without `textChanged`.

    def sizeHint(self) -> QSize:
        """As high as the text, within its bounds; a line may be laid out a pixel higher than its font says."""
        self.ensurePolished()
        least = self._least * (self.fontMetrics().lineSpacing() + 1)
        return QSize(super().sizeHint().width(), max(least, sum(self._heights()[: self._most])) + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Never lower than the least."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon anew: in another width the text takes other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def _grow(self) -> None:
        """Asks for as much room as the text takes. Only what has more lines than the most can be scrolled."""
        scrolls = len(self._heights()) > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _heights(self) -> list[int]:
        """How high each line of the text is at the width there is, up to the first that is one too many."""
        heights: list[int] = []
        block = self.document().firstBlock()
        while block.isValid() and len(heights) <= self._most:
            self.blockBoundingRect(block)  # Lays it out: Qt does that only to what it paints.
            layout = block.layout()
            heights += [ceil(layout.lineAt(line).height()) for line in range(layout.lineCount())]
            block = block.next()
        return heights

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Ctrl+Enter."""
        if is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)
