"""The list of sessions under the hand: the arrow keys go from one to the next, Enter and a click open one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QSizePolicy

from ui.sessions.timeline_painter import SessionPainter
from ui.sessions.timeline_rows import ROW, AnyIndex, Row, TimelineModel
from ui.theme import em
from ui.widgets.buttons import is_enter

_AROUND = 24
_A_PAGE = 8


class SessionList(QListView):
    """As high as its rows. `opened` brings the id of a session."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model = TimelineModel(self)
        self._painter = SessionPainter(self)
        self._high: int | None = None
        self._pressed = QModelIndex()
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def rows(self) -> list[Row]:
        """What is shown, from the top."""
        return [self._model.index(place, 0).data(ROW) for place in range(self._model.rowCount())]

    @property
    def chosen(self) -> Row | None:
        """The row the keyboard is at."""
        return self.currentIndex().data(ROW) if self.currentIndex().isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows. The chosen session stays chosen; when it is gone, the one in its place is."""
        before, place = self.chosen, self.currentIndex().row()
        self._model.show_rows(rows)
        self._measure_anew()
        if before is None or not rows:
            return
        there = self._model.row_of(before.id)
        self.setCurrentIndex(self._model.index(min(place, len(rows) - 1) if there is None else there, 0))

    def choose(self, id: str) -> None:
        """Puts the keyboard's place on a session."""
        place = self._model.row_of(id)
        if place is not None:
            self.setCurrentIndex(self._model.index(place, 0))

    def sizeHint(self) -> QSize:
        """All rows, one below the other."""
        return QSize(em(18), self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(em(8), self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))
        super().focusInEvent(event)
        self._bring_into_sight(self.currentIndex())

    def currentChanged(self, now: AnyIndex, before: AnyIndex) -> None:
        """Keep the row one is at in sight."""
        super().currentChanged(now, before)
        if self.hasFocus():
            self._bring_into_sight(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row, or open one."""
        at, last = self.currentIndex().row(), self._model.rowCount() - 1
        places: dict[int, int] = {
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_PageUp: at - _A_PAGE,
            Qt.Key.Key_PageDown: at + _A_PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if is_enter(event) or event.key() == Qt.Key.Key_Space:
            self._open(self.currentIndex())
        elif event.key() in places and last >= 0:
            self.setCurrentIndex(self._model.index(min(max(places[event.key()], 0), last), 0))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is pressed; a heading is not a session."""
        self._pressed = QModelIndex()
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._hits(index, event):
            self._pressed = index
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was pressed, when the pointer is still there."""
        super().mouseReleaseEvent(event)
        index, self._pressed = self._pressed, QModelIndex()
        if index.isValid() and index == self.indexAt(event.position().toPoint()):
            self._open(index)

    def _hits(self, index: QModelIndex, event: QMouseEvent) -> bool:
        if not index.isValid():
            return False
        body = self._painter.body(index, self.visualRect(index), self.font())
        return body.contains(event.position().toPoint())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ROW).id)

    def _height(self) -> int:
        if self._high is None:
            rows = (self._model.index(place, 0) for place in range(self._model.rowCount()))
            self._high = sum(self._painter.height(index, self.font()) for index in rows)
        return self._high

    def _measure_anew(self) -> None:
        self._high = None
        self.updateGeometry()

    def _bring_into_sight(self, index: AnyIndex) -> None:
        """Scrolls the page around the list, which itself is as high as its rows."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is None or not index.isValid():
            return
        place = self.visualRect(index)
        bar = above.verticalScrollBar()
        top = self.viewport().mapTo(above.viewport(), place.topLeft()).y() + bar.value()
        bottom = top + place.height()
        if top - _AROUND < bar.value():
            bar.setValue(top - _AROUND)
        elif bottom + _AROUND > bar.value() + above.viewport().height():
            bar.setValue(bottom + _AROUND - above.viewport().height())
