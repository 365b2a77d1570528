"""Cards in two columns, or in one when there is no room for two."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import em


class CardGrid(QWidget):
    """Lays out cards of equal width in reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    def set_cards(self, cards: list[QWidget]) -> None:
        """Show these cards and no others; the ones before are deleted."""
        before, self._cards = self._cards, cards
        for card in before:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._place()

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Change the number of columns when the width asks for it."""
        super().resizeEvent(event)
        columns = 2 if event.size().width() >= em(34) else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for number, card in enumerate(self._cards):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(card, number // self._columns, number % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
