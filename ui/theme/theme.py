"""The theme in force: light or dark, following the system unless the person chose one.

What is on the screen first never touches the namespace `Qt` nor the class `QStyle`: making their Python enums
takes 19 ms, a fifth of what an empty window takes. Hence modules instead of names are imported here and in
the widgets.

Painted widgets need no theme object: `current()` reads which tokens are in force from the application's
palette, and Qt repaints them when the palette changes.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.stylesheet import build
from ui.theme.tokens import DARK, LIGHT, Tokens

QT_ARGUMENTS = ("-style", "Fusion")
"""Give these to `QApplication` after the program's name: the style sheet is made for Qt's own style."""


def current() -> Tokens:
    """The tokens of the theme in force, known by the application's palette."""
    return DARK if _is_dark(QGuiApplication.palette()) else LIGHT


def em(times: float = 1.0) -> int:
    """So many times the size of the application's text, in logical pixels."""
    return round(QFontInfo(QGuiApplication.font()).pixelSize() * times)


def palette(t: Tokens) -> QPalette:
    """The palette of theme `t`, for what Qt paints itself."""
    role = QPalette.ColorRole
    result = QPalette(QColor(t.surface), QColor(t.paper))
    for colour, roles in (
        (t.paper, (role.Window,)),
        (t.surface, (role.Base, role.Button, role.ToolTipBase, role.Light)),
        (t.sunken, (role.AlternateBase, role.Midlight)),
        (t.line, (role.Mid,)),
        (t.edge, (role.Dark,)),
        (t.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (t.ink2, (role.PlaceholderText,)),
        (t.shared, (role.Highlight, role.Link, role.Accent)),
        (t.private, (role.LinkVisited,)),
        (t.on_shared, (role.HighlightedText,)),
    ):
        for each in roles:
            result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(t.ink2))
    return result


class Theme(QObject):
    """Gives the application its look and keeps it right when the system or a setting changes.

    `forced` is "light" or "dark", or None to follow the system. `scale` multiplies the system's font (1 to
    2). `changed` is emitted after a new look has been applied.
    """

    changed = Signal()

    def __init__(self, forced: str | None = None, scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forced = forced
        self._scale = scale
        self._app: QApplication | None = None
        self._system_font = QFont()
        self._system: Tokens = LIGHT
        self.tokens: Tokens = LIGHT

    @property
    def name(self) -> str:
        """Either "light" or "dark"."""
        return self.tokens.name

    @property
    def scale(self) -> float:
        """How many times the system's size the text has."""
        return self._scale

    def apply(self, app: QApplication) -> None:
        """Give `app` this look, and follow the system from now on."""
        self._app = app
        self._system_font = app.font()
        self._system = DARK if _is_dark(app.palette()) else LIGHT
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._dress(app)

    def force(self, name: str | None) -> None:
        """Use "light" or "dark" from now on, or follow the system again (None)."""
        self._forced = name
        self._follow()

    def set_scale(self, scale: float) -> None:
        """Make the text `scale` times as large as the system asks for."""
        self._scale = scale
        self._follow()

    def _system_changed(self, scheme: QtCore.Qt.ColorScheme) -> None:
        self._system = DARK if scheme == QtCore.Qt.ColorScheme.Dark else LIGHT
        self._follow()

    def _follow(self) -> None:
        if self._app is not None:
            self._dress(self._app)
            self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        self.tokens = self._chosen()
        if self._scale != 1.0 or app.font() != self._system_font:
            font = QFont(self._system_font)
            font.setPointSizeF(self._points(self._system_font) * self._scale)
            app.setFont(font)
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(build(self.tokens, self._points(app.font()), em()))

    def _chosen(self) -> Tokens:
        if self._forced is None:
            return self._system
        return DARK if self._forced == DARK.name else LIGHT

    @staticmethod
    def _points(font: QFont) -> float:
        return QFontInfo(font).pointSizeF()


def _is_dark(colours: QPalette) -> bool:
    return colours.color(QPalette.ColorRole.Window).lightness() < 128
