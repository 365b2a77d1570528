"""Cards in two columns, or in one when there is no room for two."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import em


class CardGrid(QWidget):
    """Lays out cards of equal width in reading order. Each keeps its own height, whatever stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[QWidget] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    def set_cards(self, cards: list[QWidget]) -> None:
        """Show these cards and no others; the ones before are deleted."""
        before, self._cells = self._cells, [self._cell(card) for card in cards]
        for cell in before:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._place()
        for cell in self._cells:
            cell.show()  # at once: what is not visible yet cannot take the keyboard

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Change the number of columns when the width asks for it."""
        super().resizeEvent(event)
        columns = 2 if event.size().width() >= em(34) else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _cell(self, card: QWidget) -> QWidget:
        """The card with what is left of its place below it."""
        cell = QWidget(self)
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        column.addStretch(1)
        return cell

    def _place(self) -> None:
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // self._columns, number % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
