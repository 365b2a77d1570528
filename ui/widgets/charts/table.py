"""The same points as a table: a day a line, a column for each person. It can be read, not written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, zip_longest

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import em
from ui.widgets.charts.axes import Scale
from ui.widgets.charts.curves import Curve, Dot
from ui.widgets.dates import spoken
from ui.widgets.tips import plain_tip

_ROOT = QModelIndex()
_DAY = "d MMM yyyy"
Index = QModelIndex | QPersistentModelIndex


class PointTable(QAbstractTableModel):
    """The rows of a chart's curves. A day on which somebody looked twice has two; a place without a point is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: list[str] = []
        self._rows: list[tuple[str, ...]] = []

    def show_curves(self, curves: Sequence[Curve], scale: Scale) -> None:
        """Show other curves, in columns in their order."""
        self.beginResetModel()
        self._headings = [self.tr("Date"), *(curve.name for curve in curves)] if curves else []
        self._rows = list(_rows(curves, scale))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The day, and a column for each person."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._rows[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings of the columns, whole in their tool tips; lines have none."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not shown or orientation != Qt.Orientation.Horizontal:
            return None
        heading = self._headings[section] if section < len(self._headings) else None
        return plain_tip(heading) if heading is not None and role == Qt.ItemDataRole.ToolTipRole else heading


def _rows(curves: Sequence[Curve], scale: Scale) -> list[tuple[str, ...]]:
    days: dict[int, list[list[str]]] = {}
    for column, curve in enumerate(curves):
        for day, dots in groupby(curve.dots, key=lambda dot: int(dot.at)):
            days.setdefault(day, [[] for _ in curves])[column] = [_said(dot, curve, scale) for dot in dots]
    rows = []
    for day, columns in sorted(days.items()):
        words = spoken(date.fromordinal(day), _DAY)
        rows += [(words, *row) for row in zip_longest(*columns, fillvalue="")]
    return rows


def _said(dot: Dot, curve: Curve, scale: Scale) -> str:
    value = scale.text(dot.value)
    return (
        QCoreApplication.translate("PointTable", "start {value}").format(value=value) if dot is curve.start else value
    )


class TableView(QTableView):
    """Shows a `PointTable`. Tab leaves it; the arrow keys go from cell to cell."""

    def __init__(self, model: PointTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._keep_days_whole)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setMinimumSectionSize(em(3))
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the days their room, and the rest to the two people."""
        super().resizeEvent(event)
        self._keep_days_whole()

    def _keep_days_whole(self) -> None:
        if self.model().columnCount() == 0:
            return
        days = (spoken(date(2028, month, 28), _DAY) for month in range(1, 13))
        widest = max(self.fontMetrics().horizontalAdvance(day) for day in days)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().resizeSection(0, widest + em(1.2))
