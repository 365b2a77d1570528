"""Buttons: one primary action at a time, quiet ones beside it, plum for what is private, and small icon
buttons.

The ring that shows the keyboard's place is painted inside the button, and only when the focus came by
keyboard.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.theme import current, em, icons

ButtonKind = Literal["primary", "quiet", "private", "link"]
_COLOUR_CHANGES = (
    QEvent.Type.PaletteChange,
    QEvent.Type.ApplicationPaletteChange,
    QEvent.Type.ApplicationFontChange,
)


def paint_ring(widget: QWidget, colour: str, radius: float, inset: float = 2.0) -> None:
    """Paint the focus ring of `widget` just inside its edge."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


def by_keyboard(event: QFocusEvent) -> bool:
    """Whether the focus came by anything but the mouse."""
    return event.reason() != Qt.FocusReason.MouseFocusReason


class Button(QPushButton):
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
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the theme changes."""
        super().changeEvent(event)
        if event.type() in _COLOUR_CHANGES:
            self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the ring."""
        super().paintEvent(event)
        if self._ring and self.hasFocus():
            t = current()
            ring = {"primary": t.on_shared, "private": t.on_private}.get(self._kind, t.shared)
            paint_ring(self, ring, 6, 3.0 if self._kind in ("primary", "private") else 1.0)

    def _tint(self) -> None:
        if self._icon_name:
            t = current()
            colour = {"primary": t.on_shared, "private": t.on_private, "link": t.ink2}.get(self._kind, t.ink)
            size = em(1.2)
            self.setIcon(icons.icon(self._icon_name, colour, size, self.devicePixelRatioF()))
            self.setIconSize(QSize(size, size))


class IconButton(QToolButton):
    """A small button with only an icon. `name` is what a screen reader says and what the tool tip shows."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        token: str = "ink2",
        size: float = 1.25,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self._icon_name, self._token, self._size = icon_name, token, size
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say something else to a screen reader and in the tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        """The icon and a little air, at least 24 pixels."""
        side = max(24, em(self._size) + 8)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
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
