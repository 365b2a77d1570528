"""An ordered list under the hand: its rows are moved, changed and removed by mouse and by keyboard.

A row is dragged by following the pointer, not by the system's drag and drop: that would wait in a loop of its own, and
hand the words to whatever lies under the pointer.
"""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ui.theme import current, em
from ui.widgets.ordered.model import RECORD, AnyIndex, OrderedModel
from ui.widgets.ordered.painter import OrderedPainter, Places

_AROUND = 24
_GO_ON_AFTER_MS = 30


class OrderedList(QListView):
    """As high as its rows. `moved` brings a record and its new place from 0, `removed` one to put into the bin,
    `pressed_box` one whose box was clicked.
    """

    moved = Signal(object, int)
    removed = Signal(object)
    pressed_box = Signal(object)

    def __init__(self, model: OrderedModel, painter: OrderedPainter, *, may_write: bool) -> None:
        super().__init__()
        self._may_write = may_write
        self._painter = painter
        self._heights: dict[int, int] = {}
        self._pressed: tuple[int, QPoint] | None = None
        self._on_box = False
        self._landing: int | None = None
        self._held_at = QPoint()
        self._going_on = QTimer(self)
        self._going_on.setInterval(_GO_ON_AFTER_MS)
        self._going_on.timeout.connect(self._drag_on)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked if may_write else triggers.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self._measure_anew)

    def offer(self, menu: QMenu, record: Any) -> None:
        """Puts into the menu of a row what can be done with it beside moving, changing and removing."""

    def heightForWidth(self, width: int) -> int:
        """All rows, each with the lines its words take."""
        if width not in self._heights:
            model = self.model()
            rows = (model.index(row, 0) for row in range(model.rowCount()))
            self._heights[width] = sum(self._painter.height(index, width, self.font()) for index in rows)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """A line's length."""
        return QSize(em(18), self.heightForWidth(em(18)))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(em(8), 0)

    def place_below(self, record: Any) -> QPoint:
        """Where on the screen something about a record can open."""
        row = self.model().row_of(record.id) or 0  # type: ignore[attr-defined]
        return self.viewport().mapToGlobal(self.visualRect(self.model().index(row, 0)).bottomLeft())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Closes the line, unless its words could not be kept: then they stay, to be mended or given up with Esc."""
        if self._painter.kept or hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def event(self, event: QEvent) -> bool:
        """Esc lets go of what is dragged before it means anything else."""
        if event.type() == QEvent.Type.ShortcutOverride and self._landing is not None:
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        super().focusInEvent(event)

    def currentChanged(self, now: AnyIndex, before: AnyIndex) -> None:
        """Keep the row one is at in sight."""
        super().currentChanged(now, before)
        if self.hasFocus():
            self._bring_into_sight(self.visualRect(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the box with Space, move with Alt and the arrows, remove with Delete; F2 is Qt's own."""
        record = self._record(self.currentIndex())
        if self._landing is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif record is None or not self._may_write:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.pressed_box.emit(record)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(record)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self._move_by(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is pressed; the dots open the menu at once."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        record = self._record(index)
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton or record is None or not self._may_write:
            super().mousePressEvent(event)
            return
        parts = self._places(index)
        self._pressed = (index.row(), place)
        self._on_box = self._reach(parts.box).contains(place)
        if parts.more.contains(place):
            self._pressed = None
            self.setCurrentIndex(index)
            self._open_menu(index, self.viewport().mapToGlobal(place))
        elif self._on_box:
            self.setCurrentIndex(index)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the box it is two clicks, elsewhere it changes the words."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._may_write:
            parts = self._places(index)
            if any(each.contains(event.position().toPoint()) for each in (self._reach(parts.box), parts.more)):
                self.mousePressEvent(event)
                return
        self._pressed = None
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is pressed, once the pointer has gone far enough."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        row, start = self._pressed
        place = event.position().toPoint()
        if self._landing is None and (place - start).manhattanLength() < QApplication.startDragDistance():
            return
        self._on_box = False
        self._painter.lifted = row
        self._held_at = event.globalPosition().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drag_on()
        self._going_on.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is dragged, or press the box."""
        pressed, landing, on_box = self._pressed, self._landing, self._on_box
        self._let_go()
        super().mouseReleaseEvent(event)
        record = self._record(self.model().index(pressed[0], 0)) if pressed is not None else None
        if pressed is None or record is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if landing is not None:
            to = _place_after(pressed[0], landing)
            if to != pressed[0]:
                self.moved.emit(record, to)
        elif on_box and self._reach(self._places(self.currentIndex()).box).contains(event.position().toPoint()):
            self.pressed_box.emit(record)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with a record, in words."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and self._may_write:
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self._open_menu(index, middle if by_key else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where the one that is dragged will land."""
        super().paintEvent(event)
        if self._landing is None or self._pressed is None or self._landing - self._pressed[0] in (0, 1):
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current().shared))
        top = min(max(self._top_of(self._landing), 4), self.viewport().height() - 4)
        painter.drawRoundedRect(6, top - 1, self.viewport().width() - 12, 3, 1.5, 1.5)
        painter.drawEllipse(QPoint(6, top), 4, 4)

    def _open_menu(self, index: QModelIndex, place: QPoint) -> None:
        record = self._record(index)
        assert record is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.offer(menu, record)
        menu.addSeparator()
        last = self.model().rowCount() - 1
        up = menu.addAction(self.tr("Move up"), QKeySequence("Alt+Up"), lambda: self._move_by(-1))
        up.setEnabled(index.row() > 0)
        down = menu.addAction(self.tr("Move down"), QKeySequence("Alt+Down"), lambda: self._move_by(1))
        down.setEnabled(index.row() < last)
        menu.addSeparator()
        menu.addAction(self.tr("Move to the bin"), QKeySequence(Qt.Key.Key_Delete), lambda: self.removed.emit(record))
        self.setCurrentIndex(index)
        menu.popup(place)

    def _move_by(self, step: int) -> None:
        index = self.currentIndex()
        to = index.row() + step
        record = self._record(index)
        if record is not None and 0 <= to < self.model().rowCount():
            self.moved.emit(record, to)
            # Once the rows are laid out anew.
            QTimer.singleShot(0, self, lambda: self._bring_into_sight(self.visualRect(self.currentIndex())))

    def _drag_on(self) -> None:
        """Says where the row would land, and goes on at the edge of the page while the pointer is held there."""
        place = self.viewport().mapFromGlobal(self._held_at)
        self._landing = self._gap_at(place.y())
        self.viewport().update()
        self._bring_into_sight(QRect(place, QSize(1, 1)))

    def _let_go(self) -> None:
        self._going_on.stop()
        self._pressed = self._landing = self._painter.lifted = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, y: int) -> int:
        """Before which row something put down at this height comes."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, y))
        if not index.isValid():
            return 0 if y < 0 else self.model().rowCount()
        return index.row() + (self.visualRect(index).center().y() < y)

    def _top_of(self, gap: int) -> int:
        if gap < self.model().rowCount():
            return self.visualRect(self.model().index(gap, 0)).top()
        return self.visualRect(self.model().index(gap - 1, 0)).bottom()

    def _record(self, index: QModelIndex) -> Any:
        return index.data(RECORD) if index.isValid() else None

    def _places(self, index: QModelIndex) -> Places:
        return self._painter.places(index, self.visualRect(index), self.font(), self.layoutDirection())

    def _reach(self, box: QRect) -> QRect:
        """Where a press is meant for the box: at least 24 pixels around its middle."""
        more = max(0, 24 - box.width()) // 2 + 1
        return box.adjusted(-more, -more, more, more)

    def _bring_into_sight(self, rect: QRect) -> None:
        """The list is as high as its rows, so it is the page around it that scrolls."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None and rect.isValid():
            middle = self.viewport().mapTo(inside, rect.center())
            area.ensureVisible(middle.x(), middle.y(), 0, rect.height() // 2 + _AROUND)

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()


def _place_after(row: int, gap: int) -> int:
    """The place of a row that is put down before `gap`, once it is taken out where it was."""
    return gap - 1 if gap > row else gap
