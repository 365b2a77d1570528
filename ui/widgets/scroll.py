"""A page that scrolls when it must, with its content in one column of a comfortable width."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_NEVER = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff, as a number: see ui/theme/theme.py
_NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus


class Scroll(QScrollArea):
    """Put content into `column`; it is centred and never wider than `widest` pixels."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", _NEVER)
        self.setProperty("focusPolicy", _NO_FOCUS)
        outer = QWidget()
        outer.setProperty("page", "true")
        inner = QWidget()
        inner.setMaximumWidth(widest)
        row = QHBoxLayout(outer)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.setWidget(outer)

    def ensure_visible_soon(self, widget: QWidget) -> None:
        """Scroll to `widget` once the layout has settled."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, 24))
