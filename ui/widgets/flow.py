"""Small widgets side by side, on as many lines as they need."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import em

_GAP = 6


class Flow(QWidget):
    """Children in the order in which they were added; one that is wider than the room is made as narrow
    as it, one that is hidden leaves no gap.

    With `hang`, a line that begins with a link begins so many pixels earlier than the others, so that its words stand
    below what stands above them. Whoever uses it places the flow so much further out.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None, hang: int = 0) -> None:
        super().__init__(parent)
        self._hang = hang
        self.setAccessibleName(name)
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Puts a widget at the end."""
        widget.setParent(self)
        widget.show()
        self._items.append(widget)
        self._arrange_anew()

    def clear(self) -> None:
        """Takes every widget out and destroys it."""
        for widget in self._items:
            widget.hide()
            widget.deleteLater()
        self._items = []
        self._arrange_anew()

    def heightForWidth(self, width: int) -> int:
        """As high as the lines are."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """All on one line, up to a line's length."""
        whole = sum(item.sizeHint().width() + _GAP for item in self._shown()) - _GAP
        width = max(0, min(whole + self._hang, em(22)))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the widest thing that cannot be narrower."""
        return QSize(max((item.minimumSizeHint().width() for item in self._shown()), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the lines."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Arrange the lines again when something in them changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_anew()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [item for item in self._items if not item.isHidden()]

    def _arrange_anew(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        left = top = high = 0
        begins = True
        for item in self._shown():
            wanted = item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
            size = QSize(min(wanted.width(), max(1, width - self._hang)), wanted.height())
            if not begins and left + size.width() > width:
                begins, top = True, top + high + _GAP
                high = 0
            if begins:
                begins, left = False, 0 if item.property("kind") == "link" else self._hang
            if move:
                place = QRect(left, top, size.width(), size.height())
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    place.moveRight(width - 1 - left)
                item.setGeometry(place)
            left += size.width() + _GAP
            high = max(high, size.height())
        return top + high
