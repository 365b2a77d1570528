"""Content that scrolls by itself where the page is wide, and is as long as it is where the page scrolls as a whole."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import em


class Column(QScrollArea):
    """Put content into `body`. It is never lower than `least` times the text's size, unless there is less in it."""

    def __init__(self, least: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._whole = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._content = QWidget()
        self._content.setProperty("page", "true")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._content)
        self.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self._content.installEventFilter(self)

    def set_whole(self, whole: bool) -> None:
        """Shows all of the content, however long it is, or scrolls it."""
        self._whole = whole
        vertical = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.updateGeometry()

    def ensure_visible_soon(self, widget: QWidget) -> None:
        """Scrolls to `widget` once the layout has settled."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, em(3)))

    def sizeHint(self) -> QSize:
        """The whole content, or the least of it: a page that scrolls gives everything the height it asks for."""
        length = self._length()
        return QSize(em(16), length if self._whole else min(length, em(self._least)))

    def minimumSizeHint(self) -> QSize:
        """The same, and as narrow as a few words."""
        return QSize(em(8), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the content has another length."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of content that grows or shrinks."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _length(self) -> int:
        width = max(1, self.viewport().width())
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(width)
        return self.body.totalSizeHint().height()
