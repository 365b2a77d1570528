"""The line of buttons below a file: the pages at one side, larger and smaller at the other."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label


class Bar(QWidget):
    """Two lines where one has no room. `turn` brings −1 or 1, `zoom` −1, 1, or 0 for the whole sheet.

    It keeps its place when hidden, so that a sheet has the same room before and after.
    """

    turn = Signal(int)
    zoom = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back, on = ("chevron-right", "chevron-left") if self.isRightToLeft() else ("chevron-left", "chevron-right")
        self.before = IconButton(back, self.tr("Page before"))
        self.before.set_name(self.tr("Page before"), self.tr("Page before (Page Up)"))
        self.after = IconButton(on, self.tr("Next page"))
        self.after.set_name(self.tr("Next page"), self.tr("Next page (Page Down)"))
        self.place = Label(tone="muted")
        self.smaller = Button("−")
        self.smaller.setAccessibleName(self.tr("Smaller"))
        self.smaller.setToolTip(self.tr("Smaller (Ctrl −)"))
        self.whole = Button(self.tr("Fit"))
        self.whole.setAccessibleName(self.tr("Fit to the window"))
        self.whole.setToolTip(self.tr("Fit to the window (Ctrl 0)"))
        self.larger = Button("+")
        self.larger.setAccessibleName(self.tr("Larger"))
        self.larger.setToolTip(self.tr("Larger (Ctrl +)"))
        self.before.clicked.connect(lambda: self.turn.emit(-1))
        self.after.clicked.connect(lambda: self.turn.emit(1))
        self.smaller.clicked.connect(lambda: self.zoom.emit(-1))
        self.whole.clicked.connect(lambda: self.zoom.emit(0))
        self.larger.clicked.connect(lambda: self.zoom.emit(1))
        self._pages = _row(self.before, self.place, self.after)
        self._sizes = _row(self.smaller, self.whole, self.larger)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self._pages)
        self._line.addStretch(1)
        self._line.addWidget(self._sizes)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_place(self, number: int, count: int) -> None:
        """Say which page this is, counted from 0; a file of one sheet has nothing to turn."""
        self.place.setText(self.tr("Page {number} of {count}").format(number=number + 1, count=count))
        self._pages.setVisible(count > 1)
        self._allow(self.before, number > 0)
        self._allow(self.after, number < count - 1)
        self._arrange()

    def show_zoom(self, *, least: bool, most: bool) -> None:
        """Offer only what is left: nothing is smaller than the whole sheet."""
        self._allow(self.smaller, not least)
        self._allow(self.larger, not most)

    def _allow(self, button: Button | IconButton, allowed: bool) -> None:
        """A button that has just done all it can keeps nobody's keyboard."""
        parent = self.parentWidget()
        if not allowed and button.hasFocus() and parent is not None:
            parent.setFocus()
        button.setEnabled(allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The same when the text has another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        pages = self._pages.sizeHint().width() if not self._pages.isHidden() else 0
        beside = pages + self._sizes.sizeHint().width() + 2 * self._line.spacing() <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self._line.setAlignment(self._pages, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft)
            self._line.setAlignment(self._sizes, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return holder
