"""How a milestone looks: a box with a check mark, its words on as many lines as they take, its day as a chip.

The chip stands behind the words where both fit on one line, else below them. `Places` is measured once for left to
right and mirrored where reading begins at the right.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mentor_desktop.journal.progress import Milestone
from ui.goals.milestones_model import DUE, LATE, MILESTONE, AnyIndex
from ui.theme import current, em, icons
from ui.widgets.wrapped import height_of, lay_out

_SIDE = 6
_ABOVE = 8
_GAP = 10
_CHIP_AIR = 8


class Places(NamedTuple):
    """Where the parts of a row stand; `chip` is empty without a day."""

    box: QRect
    title: QRect
    chip: QRect
    more: QRect
    height: int


class MilestonePainter(QStyledItemDelegate):
    """Paints the rows and makes the line in which a title is changed.

    `reword` writes other words for a milestone and says whether that could be done; `kept` is what it said last.
    `editor` is the line that is open, over the row `edited`. `lifted` is the row that is being dragged.
    """

    def __init__(self, reword: Callable[[Milestone, str], bool], *, may_write: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._reword = reword
        self._may_write = may_write
        self.editor: QLineEdit | None = None
        self.edited = QPersistentModelIndex()
        self.kept = True
        self.lifted: int | None = None

    def places(self, index: AnyIndex, rect: QRect, font: QFont, direction: Qt.LayoutDirection) -> Places:
        """Where the parts of a row stand in `rect`."""
        placed, _ = self._measure(index, rect.width(), font)
        box, title, chip, more = (
            QStyle.visualRect(direction, rect, part.translated(rect.topLeft())) if not part.isEmpty() else part
            for part in placed[:4]
        )
        return Places(box, title, chip, more, placed.height)

    def height(self, index: AnyIndex, width: int, font: QFont) -> int:
        """How high a row is, in pixels."""
        return self._measure(index, width, font)[0].height

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as the list, as high as its words."""
        view = option.widget
        width = view.width() if view is not None else option.rect.width()
        return QSize(width, self.height(index, width, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paints the ground of the state, then the row."""
        t, state, rect = current(), option.state, option.rect
        direction = option.direction
        placed = self.places(index, rect, option.font, direction)
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
            painter.fillRect(rect.left() + _SIDE, rect.bottom(), rect.width() - 2 * _SIDE, 1, QColor(t.line))
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.shared), 2))
            painter.drawRoundedRect(ground, 6, 6)
        milestone: Milestone = index.data(MILESTONE)
        self._paint_box(painter, placed.box, done=milestone.done_at is not None)
        if self.editor is None or self.edited != index:
            self._paint_title(painter, placed.title, milestone, option.font, direction)
            if not placed.chip.isEmpty():
                self._paint_chip(painter, placed.chip, index, option.font)
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
        self.editor.setAccessibleName(QCoreApplication.translate("MilestonesCard", "The words of this milestone"))
        self.kept = True
        return self.editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Fills in the words it has."""
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Writes the words."""
        assert isinstance(editor, QLineEdit)
        self.kept = self._reword(index.data(MILESTONE), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Puts the line over the words, as wide as the row."""
        placed = self.places(index, option.rect, option.font, option.direction)
        room = placed.title.united(placed.more)
        high = editor.sizeHint().height()
        editor.setGeometry(room.left() - 2, option.rect.top() + (option.rect.height() - high) // 2, room.width(), high)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forgets the line."""
        self.editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab keeps the words and goes on in the window instead of to the line of the next row."""
        if event.type() == QEvent.Type.KeyPress and event.key() in (  # type: ignore[attr-defined]
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        ):
            return False
        return super().eventFilter(editor, event)

    def _measure(self, index: AnyIndex, width: int, font: QFont) -> tuple[Places, QTextLayout]:
        """The places in a row that begins at 0, 0, and its words."""
        metrics = QFontMetrics(font)
        line = metrics.height()
        box = em(1.15)
        dots = max(24, em(1.4)) if self._may_write else 0
        left = _SIDE + box + _GAP
        room = max(em(3), width - left - dots - _SIDE)
        chip = _chip_size(index.data(DUE) or "", font)
        title = index.data(Qt.ItemDataRole.DisplayRole) or ""
        beside = not chip.isEmpty() and metrics.horizontalAdvance(title) + _GAP + chip.width() <= room
        words = lay_out(title, font, room)
        high = height_of(words)
        title_rect = QRect(left, _ABOVE, room, high)
        chip_rect = QRect()
        if beside:
            chip_rect = QRect(left + room - chip.width(), _ABOVE + (line - chip.height()) // 2, *chip.toTuple())
        elif not chip.isEmpty():
            chip_rect = QRect(left, _ABOVE + high + 4, min(chip.width(), room), chip.height())
        height = max(title_rect.bottom(), chip_rect.bottom()) + 1 + _ABOVE
        box_rect = QRect(_SIDE, _ABOVE + (line - box) // 2, box, box)
        more_rect = QRect(width - _SIDE - dots, 0, dots, line + 2 * _ABOVE)
        return Places(box_rect, title_rect, chip_rect, more_rect, height), words

    def _paint_box(self, painter: QPainter, box: QRect, *, done: bool) -> None:
        t = current()
        painter.setPen(QPen(QColor(t.shared if done else t.edge), 1.3))
        painter.setBrush(QColor(t.shared if done else t.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if done:
            size = box.width() - 2
            mark = icons.pixmap("check", t.on_shared, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + 1, box.top() + 1, mark)

    def _paint_title(
        self, painter: QPainter, room: QRect, milestone: Milestone, font: QFont, direction: Qt.LayoutDirection
    ) -> None:
        done = milestone.done_at is not None
        written = QFont(font)
        written.setStrikeOut(done)
        layout = lay_out(milestone.title, written, room.width())
        if direction == Qt.LayoutDirection.RightToLeft:
            option = layout.textOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            layout.setTextOption(option)
        painter.setPen(QColor(current().ink2 if done else current().ink))
        layout.draw(painter, QPointF(room.topLeft()))

    def _paint_chip(self, painter: QPainter, room: QRect, index: AnyIndex, font: QFont) -> None:
        t = current()
        late = index.data(LATE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.warn_tint if late else t.sunken))
        painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
        painter.setPen(QColor(t.warn if late else t.ink2))
        painter.setFont(_small(font))
        words = painter.fontMetrics().elidedText(index.data(DUE), Qt.TextElideMode.ElideRight, room.width() - _CHIP_AIR)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(QFontInfo(font).pointSizeF() * 0.82)
    small.setWeight(QFont.Weight.DemiBold)
    return small


def _chip_size(words: str, font: QFont) -> QSize:
    if not words:
        return QSize()
    metrics = QFontMetrics(_small(font))
    return QSize(metrics.horizontalAdvance(words) + 2 * _CHIP_AIR, metrics.lineSpacing() + 4)
