"""What a page shows before there is anything on it: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.labels import IconLabel, Label


class EmptyState(QWidget):
    """An icon, a title, one or two sentences, and at most one button; `action` is emitted when it is pressed.

    `private` draws the icon and the button in plum; `large` is for a screen with no heading of its own. A step that
    leads elsewhere is `quiet`: its button has no colour that would promise who sees what is there.
    """

    action = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        action_text: str | None = None,
        *,
        private: bool = False,
        large: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        inner = QWidget()
        inner.setMaximumWidth(em(34))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 24, 8, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addLayout(_centred(IconLabel(icon_name, "private" if private else "shared", 2.6)))
        column.addSpacing(8)
        for label in (
            Label(title, role="title" if large else "heading", wrap=True),
            Label(text, tone="muted", wrap=True),
        ):
            label.centre()
            column.addWidget(label)
        self.button: Button | None = None
        if action_text is not None:
            kind: ButtonKind = "quiet" if quiet else "private" if private else "primary"
            self.button = Button(action_text, kind)
            self.button.clicked.connect(self.action)
            column.addSpacing(8)
            column.addLayout(_centred(self.button))
        column.addStretch(1)


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
