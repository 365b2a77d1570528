"""Labels: text in a role and a tone of the theme, icons, and long names that are cut with an ellipsis."""

from __future__ import annotations

from typing import Literal

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import current, em, icons
from ui.widgets.tips import plain_tip

Role = Literal["", "display", "title", "heading", "section", "strong", "label", "small"]
Tone = Literal["", "muted", "shared", "private", "warn", "good", "bad"]

_PLAIN = 0  # Qt.TextFormat.PlainText, as a number: see ui/theme/theme.py
_CENTRED = 0x84  # Qt.AlignmentFlag.AlignCenter


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set the dynamic property `name` and let the style sheet look at the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


class Label(QLabel):
    """Plain text in a role (size and weight) and a tone (colour). `wrap` lets it take several lines."""

    def __init__(
        self,
        text: str = "",
        role: Role = "",
        tone: Tone = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", _PLAIN)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def centre(self) -> None:
        """Centre the text."""
        self.setProperty("alignment", _CENTRED)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour of the text."""
        restyle(self, "tone", tone)


LONGEST_WANTED = 18


class ElidedLabel(Label):
    """One line that is cut with an ellipsis when it has no room; the whole text is its tool tip and
    accessible name.
    """

    def setText(self, text: str) -> None:
        """Show `text`, cut where the room ends."""
        super().setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """The whole text, up to a line's length: a long name must not widen what its card reckons with."""
        wanted = super().sizeHint()
        return QSize(min(em(LONGEST_WANTED), wanted.width()), wanted.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters, so that a long name never makes its page wider."""
        return QSize(min(em(3), super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        room = self.contentsRect()
        cut = self.fontMetrics().horizontalAdvance(self.text()) > room.width()
        if cut != bool(self.toolTip()):
            self.setToolTip(plain_tip(self.text()) if cut else "")
        if not cut:
            super().paintEvent(event)
            return
        mode = QtCore.Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), mode, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, QtCore.Qt.AlignmentFlag.AlignVCenter, shown)


class IconLabel(QWidget):
    """A line icon in the colour of a token of the theme; `size` is in times the text's size. Decoration
    only.
    """

    def __init__(self, name: str, token: str = "ink2", size: float = 1.25, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon or colour."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(em(self._size), em(self._size))

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Paint the icon sharp on this screen."""
        colour: str = getattr(current(), self._token)
        drawn = icons.pixmap(self._name, colour, em(self._size), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, drawn)
