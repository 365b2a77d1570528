"""A page that scrolls when it must, with its content in one comfortable column; bringing things into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import em

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NEVER = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff, as a number: see ui/theme/theme.py
_NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus
_MARGIN = 24


class Scroll(QScrollArea):
    """Put content into `column`; it is centred and never wider than `widest` pixels.

    `hang` says how far down it begins. That depends on the window alone, so what is shown further down can grow and
    shrink without moving what stands above.
    """

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", _NEVER)
        self.setProperty("focusPolicy", _NO_FOCUS)
        self._outer = outer = QWidget()
        outer.setProperty("page", "true")
        inner = QWidget()
        inner.setMaximumWidth(widest)
        self._row = row = QHBoxLayout(outer)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.setWidget(outer)
        self._share, self._least = 0.0, 0.0

    def hang(self, share: float, least: float) -> None:
        """Begin at this share of the height, or higher so that `least` times the text's size has as much room below."""
        self._share, self._least = share, least
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hang the content again."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        # Half of what the scroll bar takes comes from either side: the column stays where it is.
        # (Not from viewport(), which makes PySide6 build the whole Qt namespace before the first painting.)
        bar = max(0, self.width() - self._outer.width())
        self._row.setContentsMargins(_MARGIN, _MARGIN, max(0, _MARGIN - bar), _MARGIN)
        height = self.height()
        above = min(height * self._share, (height - em(self._least)) / 2) - _MARGIN
        self.column.setContentsMargins(0, max(0, round(above)), 0, 0)

    def ensure_visible_soon(self, widget: QWidget) -> None:
        """Scroll to `widget` once the layout has settled."""
        bring_into_view(widget)


def bring_into_view(widget: QWidget) -> None:
    """Scrolls everything `widget` lies in, once the layout has settled; of what is higher than its room, the top."""
    QTimer.singleShot(0, widget, lambda: _bring(widget))
    # What grows only when it has its width asks for more room a turn later.
    QTimer.singleShot(1, widget, lambda: _bring(widget))


def _bring(widget: QWidget) -> None:
    # A layout reckons its parent's anew only when it is asked to by the event loop. All of them do so now: what has
    # just been shown would have no height yet.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            _bring_within(around, widget)
        around = around.parentWidget()


def _bring_within(area: QScrollArea, widget: QWidget) -> None:
    content = area.widget()
    if content is None or not content.isAncestorOf(widget):
        return
    top = widget.mapTo(content, QPoint(0, 0)).y()
    bar, room = area.verticalScrollBar(), area.viewport().height()
    highest, lowest = top - _MARGIN, top + widget.height() + _MARGIN - room
    bar.setValue(highest if lowest > highest else min(max(bar.value(), lowest), highest))
