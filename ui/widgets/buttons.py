"""Buttons: one primary action at a time, quiet ones beside it, plum for what is private, and small icon
buttons.

The ring that shows the keyboard's place is painted inside the button, unless the mouse brought the focus
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.theme import current, em, icons
from ui.widgets.tips import plain_tip

ButtonKind = Literal["primary", "quiet", "private", "link"]

if TYPE_CHECKING:
    _AnyButton = QAbstractButton
else:
    _AnyButton = object


def paint_ring(widget: QWidget, colour: str, radius: float, inset: float = 2.0) -> None:
    """Paint the focus ring of `widget` just inside its edge. It is an SVG for the reason `avatar.py` gives."""
    width, height = widget.width(), widget.height()
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect x="{inset}" y="{inset}" '
        f'width="{width - 2 * inset}" height="{height - 2 * inset}" rx="{radius}" '
        f'fill="none" stroke="{colour}" stroke-width="2"/></svg>'
    )
    QPainter(widget).drawPixmap(0, 0, icons.drawing(source, width, height, widget.devicePixelRatioF()))


def by_keyboard(event: QtGui.QFocusEvent) -> bool:
    """Whether the focus came by anything but the mouse."""
    return event.reason() != QtCore.Qt.FocusReason.MouseFocusReason


def is_enter(event: QtGui.QKeyEvent) -> bool:
    """Whether the key is Enter, on either side of the keyboard."""
    return event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)


class _Pressed(_AnyButton):
    """What both sorts of button do under the hand: Enter presses them, and the ring shows for the keyboard only."""

    _ring = False

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Press on Enter too."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QtGui.QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        """Show the ring; a press of the mouse takes it away again."""
        self._ring = True
        super().focusInEvent(event)

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        """No ring for the mouse."""
        self._ring = False
        super().mousePressEvent(event)


class Button(_Pressed, QPushButton):
    """A button with words. `kind` is "primary", "quiet", "private" or "link"; `icon_name` puts a line icon
    before them.

    Enter presses it as Space does.
    """

    def __init__(
        self, text: str, kind: ButtonKind = "quiet", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self._kind: ButtonKind = kind
        self._icon_name = icon_name
        self._drawn: tuple[str, int] | None = None
        self.setAutoDefault(False)
        if icon_name:
            self._tint()

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Paint the button, then the ring."""
        if self._icon_name:
            self._tint()
        super().paintEvent(event)
        if self._ring and self.hasFocus():
            t = current()
            ring = {"primary": t.on_shared, "private": t.on_private}.get(self._kind, t.shared)
            paint_ring(self, ring, 6, 3.0 if self._kind in ("primary", "private") else 1.0)

    def _tint(self) -> None:
        """Give the icon the colour of the words, again when the theme or the size of the text has changed."""
        t = current()
        colour = {"primary": t.on_shared, "private": t.on_private, "link": t.ink2}.get(self._kind, t.ink)
        size = em(1.2)
        if self._drawn != (colour, size):
            self._drawn = (colour, size)
            self.setIcon(icons.icon(self._icon_name, colour, size, self.devicePixelRatioF()))
            self.setIconSize(QSize(size, size))


class IconButton(_Pressed, QToolButton):
    """A small button with only an icon. `name` is what a screen reader says and what the tool tip shows."""

    def __init__(
        self, icon_name: str, name: str, token: str = "ink2", size: float = 1.25, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self._icon_name, self._token, self._size = icon_name, token, size
        self.set_name(name)

    def set_name(self, name: str, tip: str = "") -> None:
        """Say something else to a screen reader and in the tool tip; `tip` is for the tool tip alone."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(tip or name))

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        """The icon and a little air, at least 24 pixels."""
        side = max(24, em(self._size) + 8)
        return QSize(side, side)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Paint the ground, the icon and the ring."""
        super().paintEvent(event)
        t = current()
        size = em(self._size)
        colour: str = getattr(t, self._token)
        drawn = icons.pixmap(self._icon_name, colour, size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 5, 1.0)
