"""Where a step is shown: as high as it is, so that the buttons stand right below it, and scrolled if it is longer."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget


class Content(QWidget):
    """What is scrolled: as high as it must be at the width there is, and not as it would be in a narrower one."""

    grown = Signal()

    def minimumSizeHint(self) -> QSize:
        """Only a width; the height is asked of the layout."""
        return QSize(super().minimumSizeHint().width(), 0)

    def event(self, event: QEvent) -> bool:
        """Tell when something in it needs another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)


class StepArea(QScrollArea):
    """As high as the step, so that the buttons stand right below it; it scrolls where the window is lower."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.grown.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The height of the step at the width there is."""
        frame = 2 * self.frameWidth()
        height = self._content.heightForWidth(self.width() - frame)
        return QSize(self._content.sizeHint().width(), height + frame)

    def settle(self) -> None:
        """Takes the height of another step at once, so that nothing jumps once it is painted."""
        self.updateGeometry()
        for widget in (self._content, self.parentWidget()):
            layout = None if widget is None else widget.layout()
            if layout is not None:
                layout.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon anew: in another width the words take other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
