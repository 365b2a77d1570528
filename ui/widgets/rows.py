"""Records below each other with a thin line between them. A row whose record stays is kept, with what is open in it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.journal.record import Record
from ui.theme import current
from ui.widgets.buttons import Button


class Row(QWidget):
    """Shows one record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 10)
        self.column.setSpacing(2)
        self.first = True

    def show_record(self, record: Any) -> None:
        """Shows the record as it is now."""
        raise NotImplementedError

    def busy(self) -> bool:
        """Whether somebody is writing in it."""
        return False

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first thing in it."""
        controls = (each for each in self.findChildren(QWidget) if each.isVisibleTo(self) and each.isEnabled())
        first = next((each for each in controls if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            first.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above it."""
        if not self.first:
            QPainter(self).fillRect(0, 0, self.width(), 1, QColor(current().line))


class Rows(QWidget):
    """Shows the first `at_first` records, and a button for the rest. `make` makes an empty row."""

    def __init__(self, make: Callable[[], Row], at_first: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._at_first = at_first
        self._records: Sequence[Record] = ()
        self._rows: dict[str, Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._all = Button("", "link")
        self._all.setCheckable(True)
        self._all.toggled.connect(self._show)
        self._column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_records(self, records: Sequence[Record]) -> None:
        """Shows these records in this order. Where the row with the keyboard goes, the one in its place takes it."""
        place = self._place_of_the_keyboard()
        there = list(self._rows)
        self._records = records
        self._show()
        gone = place is not None and there[place] not in self._rows
        if gone and place is not None and self._rows:
            rows = list(self._rows.values())
            rows[min(place, len(rows) - 1)].take_keyboard()

    def rows(self) -> list[Row]:
        """The rows that are shown, from the top."""
        return list(self._rows.values())

    def row(self, id: str) -> Row | None:
        """The row of a record, None while it is not shown."""
        return self._rows.get(id)

    def fold(self) -> None:
        """Goes back to the first records."""
        self._all.setChecked(False)

    def _show(self) -> None:
        # Every row that appears would lay out all of them anew.
        self._column.setEnabled(False)
        try:
            self._place_rows(everything=self._all.isChecked())
        finally:
            self._column.setEnabled(True)
            self._column.activate()

    def _place_rows(self, *, everything: bool) -> None:
        before, self._rows = self._rows, {}
        for number, record in enumerate(self._records):
            row = before.get(record.id)
            if not (everything or number < self._at_first or (row is not None and row.busy())):
                continue
            before.pop(record.id, None)
            self._rows[record.id] = self._placed(row if row is not None else self._make(), len(self._rows))
            self._rows[record.id].show_record(record)
            self._rows[record.id].show()
        for row in before.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._all.setVisible(len(self._records) > self._at_first)
        self._all.setText(
            self.tr("Show fewer") if everything else self.tr("Show all {number}").format(number=len(self._records))
        )

    def _placed(self, row: Row, place: int) -> Row:
        if self._column.indexOf(row) != place:
            self._column.insertWidget(place, row)
        row.first = place == 0
        return row

    def _place_of_the_keyboard(self) -> int | None:
        focus = self.focusWidget()
        if focus is None or not focus.hasFocus():
            return None
        return next((place for place, row in enumerate(self.rows()) if row.isAncestorOf(focus)), None)
