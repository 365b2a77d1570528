"""The undo bar: says what was just done and offers to take it back for ten seconds.

The time stands still while the pointer is over the bar or the keyboard is in it, so nobody has to hurry.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Label


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text` without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class UndoBar(Card):
    """Hidden until `show_message`. `dismissed` is emitted when it goes away, however that happened.

    A second message replaces the first, whose undo is then gone. `duration` is in milliseconds.
    """

    dismissed = Signal()

    def __init__(self, duration: int = 10_000, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent=parent)
        self._duration = duration
        self._left = duration
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._text = Label(wrap=True)
        self._button = Button(self.tr("Undo"), "quiet", "undo")
        self._close = IconButton("close", self.tr("Hide this message"))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._text, 1)
        line.addWidget(self._button)
        line.addWidget(self._close)
        self.body.setContentsMargins(16, 8, 8, 8)
        self.body.addLayout(line)
        self._button.setToolTip(self.tr("Take it back (Ctrl+Z)"))
        self._button.clicked.connect(self.undo)
        self._close.clicked.connect(self.dismiss)
        for control in (self._button, self._close):
            control.installEventFilter(self)
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._shortcut.activated.connect(self.undo)
        self.hide()

    def show_message(self, text: str, undo: Callable[[], None]) -> None:
        """Show the sentence `text`; `undo` is called at most once, when the person takes it back."""
        self._undo = undo
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.setAccessibleName(self.tr("Undo: {sentence}").format(sentence=text))
        self._left = self._duration
        self.show()
        announce(self, text)
        self._go_on()

    def undo(self) -> None:
        """Take back what the sentence says, and go away."""
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()

    def dismiss(self) -> None:
        """Go away and forget the sentence and its undo."""
        self._timer.stop()
        self._undo = None
        if self.isHidden():
            return
        self.hide()
        self._text.clear()
        self.setAccessibleName("")
        self._button.setAccessibleName("")
        self.dismissed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop the time."""
        super().enterEvent(event)
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the time go on."""
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop the time while one of the buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._pause()
        elif event.type() == QEvent.Type.FocusOut:
            self._go_on()
        return super().eventFilter(watched, event)

    def _pause(self) -> None:
        if self._timer.isActive():
            self._left = self._timer.remainingTime()
            self._timer.stop()

    def is_held(self) -> bool:
        """Whether the pointer is over it or the keyboard in it."""
        return self.underMouse() or self._button.hasFocus() or self._close.hasFocus()

    def _go_on(self) -> None:
        if self._undo is not None and not self.is_held():
            self._timer.start(max(1, self._left))
