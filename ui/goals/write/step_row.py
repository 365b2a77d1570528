"""The names of the steps in a row: which one is shown, which are answered, and a way to each."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme import current, em, icons
from ui.widgets.buttons import by_keyboard, is_enter

_AIR = 6
_SLACK = 4
_FEWEST_LETTERS = 3  # A name that is cut to fewer says nothing: its number or mark stands alone then.


class StepRow(QTabBar):
    """Arrow keys and clicks go to a step; `entered` when the keyboard is meant to go into it, by Enter or the mouse.

    A screen reader hears the steps as tabs, with the one that is shown as the chosen one.
    """

    entered = Signal()

    def __init__(self, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered: set[int] = set()
        self._ring = False
        self._names = names
        for name in names:
            self.addTab(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def set_answered(self, index: int, answered: bool) -> None:
        """Gives a step a check mark, and says it to a screen reader, or takes it away."""
        (self._answered.add if answered else self._answered.discard)(index)
        name = self._names[index]
        said = self.tr("{step}, answered").format(step=name) if answered else name
        self.setAccessibleTabName(index, said)
        self.setTabToolTip(index, said)
        self.update()

    def is_answered(self, index: int) -> bool:
        """Whether a step has its check mark."""
        return index in self._answered

    def tabSizeHint(self, index: int) -> QSize:
        """The name as it looks when chosen, and room for the mark: going on moves nothing."""
        words = QFontMetrics(self._font(chosen=True)).horizontalAdvance(self._names[index])
        return QSize(words + _mark() + 2 * _AIR + _SLACK, em(2.4))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Room for a few letters."""
        return QSize(min(em(3), self.tabSizeHint(index).width()), em(2.4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the step."""
        if is_enter(event) or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go into the step whose name was pressed."""
        super().mouseReleaseEvent(event)
        if self.tabAt(event.position().toPoint()) == self.currentIndex():
            self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give the names room again when the text grows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, a line below the chosen one, and a ring around it while the keyboard is here."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, name in enumerate(self._names):
            place, chosen = self.tabRect(index), index == self.currentIndex()
            colour = t.shared if chosen else t.ink2
            words = place.adjusted(_AIR, 0, -_AIR, 0)
            painter.setFont(self._font(chosen=chosen))
            painter.setPen(QColor(colour))
            self._paint_mark(painter, words, index, colour)
            words.adjust(*self._beside_the_mark())
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
            if shown == name or len(shown) > _FEWEST_LETTERS:
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
            if chosen:
                painter.fillRect(place.adjusted(_AIR, place.height() - 3, -_AIR, -1), QColor(t.shared))
                if self._ring and self.hasFocus():
                    painter.setPen(QColor(t.shared))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(place.adjusted(1, 1, -2, -2), 6, 6)

    def _paint_mark(self, painter: QPainter, words: QRect, index: int, colour: str) -> None:
        """The number of the step, or a check mark once it is answered."""
        size = em(0.95)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = words.right() - size if mirrored else words.left()
        place = QRect(left, words.center().y() - size // 2, size, size)
        if index in self._answered:
            painter.drawPixmap(place.topLeft(), icons.pixmap("check", colour, size, self.devicePixelRatioF()))
        else:
            painter.drawText(place.adjusted(0, -size, 0, size), Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _beside_the_mark(self) -> tuple[int, int, int, int]:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (0, 0, -_mark(), 0) if mirrored else (_mark(), 0, 0, 0)

    def _font(self, *, chosen: bool) -> QFont:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        return font


def _mark() -> int:
    return em(0.95) + 5
