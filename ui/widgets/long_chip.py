"""A chip with a name in it, which may be of any length."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import em
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.tips import plain_tip

_SLACK = 2  # Two ways of measuring a text may differ by a pixel.


class LongChip(Chip):
    """A chip that is cut with an ellipsis where it has no room; the whole of it is its tool tip then."""

    def __init__(self, kind: ChipKind = "neutral", parent: QWidget | None = None) -> None:
        super().__init__("", kind, parent)
        self._words = ""

    def set_words(self, words: str) -> None:
        """Says something else."""
        self._words = words
        self.setAccessibleName(words)
        self.setText(words)
        self._fit()

    def sizeHint(self) -> QSize:
        """All of the words."""
        whole = self.fontMetrics().horizontalAdvance(self._words) + self._air() + _SLACK
        return QSize(whole, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        whole = self.sizeHint()
        return QSize(min(em(5), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._air()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, room))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(plain_tip(self._words) if shown != self._words else "")

    def _air(self) -> int:
        """What stands around the words, in pixels."""
        self.ensurePolished()
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
