"""The place where a sheet lies: it scrolls when the sheet is larger, and can be dragged."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.theme import LIGHT, current, em
from ui.widgets.buttons import by_keyboard

MARGIN = 12
_TILE = 8
_RADIUS = 8.0
_ONE_NOTCH = 120
_TURN = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class Canvas(QAbstractScrollArea):
    """Paints an image at a size in logical pixels. `zoomed` brings 1 or −1 for Ctrl and a notch of the wheel.

    The keys that turn pages are left to the parent; `resized` says that there is more or less room now.
    """

    zoomed = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._size = QSize()
        self._held: QPoint | None = None
        self._ring = False
        self._notches = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setCornerWidget(QWidget())

    def room(self) -> tuple[int, int]:
        """How large a sheet can be without scrolling, in logical pixels."""
        whole = self.maximumViewportSize()
        return max(1, whole.width() - 2 * MARGIN), max(1, whole.height() - 2 * MARGIN)

    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_image(self, image: QImage, size: QSize) -> None:
        """Shows an image at a size. After `empty` it begins at its top; else what is in sight stays there."""
        fresh = self._image is None
        self._image = image
        self.show_size(size)
        if fresh:
            self.verticalScrollBar().setValue(0)
            across = self.horizontalScrollBar()
            across.setValue((across.minimum() + across.maximum()) // 2)

    def show_size(self, size: QSize) -> None:
        """Shows what is there at another size, until a better image comes."""
        self._size = size
        self._range_bars()
        self.viewport().update()

    def empty(self) -> None:
        """Shows nothing and holds nothing."""
        self._image = None
        self._size = QSize()
        self._held = None
        self._range_bars()
        self.viewport().unsetCursor()
        self.viewport().update()

    def _range_bars(self) -> None:
        """Lets the bars reach over the whole sheet. The middle of what is in sight stays there, and so does the top."""
        whole = self._size + QSize(2 * MARGIN, 2 * MARGIN) if self._size.isValid() else QSize()
        view = self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), whole.width(), view.width()),
            (self.verticalScrollBar(), whole.height(), view.height()),
        ):
            at_the_top = bar.value() == 0 < bar.maximum()
            middle = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
            bar.setPageStep(seen)
            bar.setSingleStep(em(3))
            bar.setRange(0, max(0, length - seen))
            bar.setValue(0 if at_the_top else round(middle * length - seen / 2))
        if not self._can_be_dragged():
            self.viewport().unsetCursor()
        elif self._held is None:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _can_be_dragged(self) -> bool:
        return self.horizontalScrollBar().maximum() > 0 or self.verticalScrollBar().maximum() > 0

    def _place(self) -> QRect:
        """Where the whole sheet lies in the viewport: in the middle, or as far as it has been scrolled."""
        view = self.viewport().size()
        left = max(MARGIN, (view.width() - self._size.width()) // 2) - self.horizontalScrollBar().value()
        top = max(MARGIN, (view.height() - self._size.height()) // 2) - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the well, the sheet in it with a thin line around, and the ring of the keyboard."""
        t = current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        well = QPainterPath()
        well.addRoundedRect(QRectF(self.viewport().rect()), _RADIUS, _RADIUS)
        painter.fillPath(well, QColor(t.sunken))
        if self._image is not None:
            painter.setClipPath(well)
            self._paint_sheet(painter, self._image, t.line)
            painter.setClipping(False)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(QColor(t.shared), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)

    def _paint_sheet(self, painter: QPainter, image: QImage, line: str) -> None:
        """Paints the sheet. One that was drawn for just this size goes onto the screen pixel by pixel."""
        ratio = self.devicePixelRatioF()
        place = QRectF(self._place())
        place.moveTo(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
        made_for_it = (
            abs(image.width() - place.width() * ratio) < 1 and abs(image.height() - place.height() * ratio) < 1
        )
        if made_for_it:
            place.setSize(QSizeF(image.size()) / ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not made_for_it)
        if image.hasAlphaChannel():
            painter.setBrushOrigin(place.topLeft())
            painter.fillRect(place, _chequered())
        painter.drawImage(place, image)
        painter.setPen(QColor(line))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in sight, and say that the room has changed."""
        super().resizeEvent(event)
        self._range_bars()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows scroll; what turns pages is for the parent."""
        if event.key() in _TURN:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._notches += event.angleDelta().y()
        whole = int(self._notches / _ONE_NOTCH)
        self._notches -= whole * _ONE_NOTCH
        if whole:
            self.zoomed.emit(1 if whole > 0 else -1)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the sheet."""
        if event.button() == Qt.MouseButton.LeftButton and self._can_be_dragged():
            self._held = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it along."""
        if self._held is None:
            return
        here = event.position().toPoint()
        for bar, moved in (
            (self.horizontalScrollBar(), here.x() - self._held.x()),
            (self.verticalScrollBar(), here.y() - self._held.y()),
        ):
            bar.setValue(bar.value() - moved)
        self._held = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if self._held is not None:
            self._held = None
            self._range_bars()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the mouse brought the keyboard here."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()


def _chequered() -> QBrush:
    """What shows through a picture: light and lighter squares, so that neither dark nor white ink is lost on them."""
    tile = QPixmap(2 * _TILE, 2 * _TILE)
    tile.fill(QColor(LIGHT.surface))
    painter = QPainter(tile)
    painter.fillRect(0, 0, _TILE, _TILE, QColor(LIGHT.line))
    painter.fillRect(_TILE, _TILE, _TILE, _TILE, QColor(LIGHT.line))
    painter.end()
    return QBrush(tile)
