"""The page that shows one thing and nothing else, while somebody has the keyboard to whom the rest is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.page import Page

WIDEST_EMS = 44


class AlonePage(Page):
    """`take` moves a widget here; whoever lent it takes it back. Only locking is offered beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.lock_button = Button(self.tr("Lock"), "quiet", "lock")
        self.set_header(
            self.tr("Only this question"),
            self.tr("Everything else is out of reach until it is answered or put off."),
            self.lock_button,
        )
        room = QWidget()
        room.setMaximumWidth(em(WIDEST_EMS))
        self._room = QVBoxLayout(room)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(room, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addStretch(1)

    def take(self, widget: QWidget) -> None:
        """Shows a widget of another page."""
        self._room.addWidget(widget)
