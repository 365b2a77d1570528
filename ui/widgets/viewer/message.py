"""Words in place of a sheet: that it is being opened, or why it cannot be shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.labels import IconLabel, Label


class Message(QWidget):
    """Lies over the middle of its parent, hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel("warning", "ink2", 2.0)
        self._label = Label(tone="muted", wrap=True)
        self._label.centre()
        inner = QWidget()
        inner.setMaximumWidth(em(30))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._label)
        column.addStretch(1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def text(self) -> str:
        """What is said, or an empty text."""
        return self._label.text()

    def say(self, text: str, *, warns: bool = False) -> None:
        """Show a sentence, with an icon if it `warns`; an empty text hides the whole."""
        self._icon.setVisible(warns)
        self._label.setText(text)
        self.setVisible(bool(text))
        self.fill()

    def fill(self) -> None:
        """Take all the room of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.size())

    def needs(self) -> int:
        """The height without which words would be cut, in logical pixels; 0 while there are none."""
        layout = self.layout()
        return layout.totalHeightForWidth(self.width()) if layout is not None and self.text() else 0
