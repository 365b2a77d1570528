"""What the rows of an ordered list share in their look, and the line in which the words of a row are changed.

`Places` is measured once for left to right and mirrored where reading begins at the right.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import current, em, icons
from ui.widgets.ordered.model import RECORD, AnyIndex
from ui.widgets.wrapped import height_of, lay_out

SIDE = 6
ABOVE = 8
GAP = 10
_MOST_REMEMBERED = 4000


class Places(NamedTuple):
    """Where the parts of a row stand. A click is meant for `box` when it falls there; `chip` may be empty."""

    box: QRect
    title: QRect
    chip: QRect
    more: QRect
    height: int


class OrderedPainter(QStyledItemDelegate):
    """Paints the rows and makes the line. Subclasses say how a row is measured and painted.

    `reword` writes other words for a record and says whether that could be done; `kept` is what it said last.
    `editor` is the line that is open, over the row `edited`. `lifted` is the row that is being dragged. `opened` brings
    a line when it opens, with its words in it; `closed` tells that it is gone.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(
        self, reword: Callable[[Any, str], bool], line_name: str, *, may_write: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reword = reword
        self._line_name = line_name
        self._may_write = may_write
        self._remembered: dict[tuple[tuple[str, ...], int, str], Places] = {}
        self._filled = False
        self.editor: QLineEdit | None = None
        self.edited = QPersistentModelIndex()
        self.kept = True
        self.lifted: int | None = None

    def words(self, index: AnyIndex) -> tuple[str, ...]:
        """All words of a row that take room in it."""
        raise NotImplementedError

    def measure(self, words: tuple[str, ...], width: int, font: QFont) -> Places:
        """The places in a row that begins at 0, 0 and reads from the left."""
        raise NotImplementedError

    def paint_row(
        self, painter: QPainter, placed: Places, index: AnyIndex, option: QStyleOptionViewItem, *, edited: bool
    ) -> None:
        """Paints the parts; of a row that is `edited` not what the line covers."""
        raise NotImplementedError

    def places(self, index: AnyIndex, rect: QRect, font: QFont, direction: Qt.LayoutDirection) -> Places:
        """Where the parts of a row stand in `rect`."""
        placed = self._measured(index, rect.width(), font)
        box, title, chip, more = (
            QStyle.visualRect(direction, rect, part.translated(rect.topLeft())) if not part.isEmpty() else part
            for part in placed[:4]
        )
        return Places(box, title, chip, more, placed.height)

    def height(self, index: AnyIndex, width: int, font: QFont) -> int:
        """How high a row is, in pixels."""
        return self._measured(index, width, font).height

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as the list, as high as its words."""
        view = option.widget
        width = view.width() if view is not None else option.rect.width()
        return QSize(width, self.height(index, width, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paints the ground of the state, then the row."""
        t, state, rect = current(), option.state, option.rect
        placed = self.places(index, rect, option.font, option.direction)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lifted == index.row():
            painter.setOpacity(0.45)
        ground = QRectF(rect).adjusted(1, 1, -1, -2)
        if hovered and self._may_write:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.sunken))
            painter.drawRoundedRect(ground, 6, 6)
        if index.row() < index.model().rowCount() - 1:
            painter.fillRect(rect.left() + SIDE, rect.bottom(), rect.width() - 2 * SIDE, 1, QColor(t.line))
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.shared), 2))
            painter.drawRoundedRect(ground, 6, 6)
        self.paint_row(painter, placed, index, option, edited=self.editor is not None and self.edited == index)
        if self._may_write and (hovered or focused):
            size = em(1.1)
            dots = icons.pixmap("more", t.ink2, size, painter.device().devicePixelRatioF())
            middle = placed.more.center()
            painter.drawPixmap(middle.x() - size // 2, middle.y() - size // 2, dots)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line for other words."""
        self.editor = QLineEdit(parent)
        self.edited = QPersistentModelIndex(index)
        self.editor.setAccessibleName(self._line_name)
        self.kept = True
        self._filled = False
        return self.editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Fills in the words it has, once: Qt asks again when the record changes, and what was typed stays."""
        assert isinstance(editor, QLineEdit)
        if not self._filled:
            self._filled = True
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            self.opened.emit(editor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Writes the words."""
        assert isinstance(editor, QLineEdit)
        self.kept = self._reword(index.data(RECORD), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Puts the line over the words, as wide as the row."""
        room = self.room_for_line(self.places(index, option.rect, option.font, option.direction))
        high = editor.sizeHint().height()
        editor.setGeometry(room.left() - 2, option.rect.top() + (option.rect.height() - high) // 2, room.width(), high)

    def room_for_line(self, placed: Places) -> QRect:
        """What the line covers, from side to side."""
        return placed.title.united(placed.more)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forgets the line."""
        self.editor = None
        super().destroyEditor(editor, index)
        self.closed.emit()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab keeps the words and goes on in the window instead of to the line of the next row."""
        if event.type() == QEvent.Type.KeyPress and event.key() in (  # type: ignore[attr-defined]
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        ):
            return False
        return super().eventFilter(editor, event)

    def width_of_dots(self) -> int:
        """The room at the end of a row for the dots that open its menu."""
        return max(24, em(1.4)) if self._may_write else 0

    def _measured(self, index: AnyIndex, width: int, font: QFont) -> Places:
        """As measured before where nothing has changed: a layout asks for every row again and again."""
        words = self.words(index)
        key = (words, width, font.key())
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = self.measure(words, width, font)
        return found


def laid_out(text: str, font: QFont, width: int, direction: Qt.LayoutDirection) -> QTextLayout:
    """A text in lines, at the side where reading begins."""
    layout = lay_out(text, font, width)
    if direction == Qt.LayoutDirection.RightToLeft:
        option = layout.textOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
    return layout


def paint_text(
    painter: QPainter, room: QRect, text: str, font: QFont, colour: str, direction: Qt.LayoutDirection
) -> None:
    """Paints a text that was measured with `height_of_text`."""
    painter.setPen(QColor(colour))
    laid_out(text, font, room.width(), direction).draw(painter, QPointF(room.topLeft()))


def height_of_text(text: str, font: QFont, width: int) -> int:
    """How high a text is in lines of `width` pixels."""
    return height_of(lay_out(text, font, width))
