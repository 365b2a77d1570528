"""A button with words of any length: they are cut where they have no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyleOptionButton, QWidget

from ui.theme import em
from ui.widgets.buttons import Button, ButtonKind

_PADDING = {"link": 14}
_USUAL_PADDING = 30
_BESIDE_ICON = 4


class LineButton(Button):
    """As wide as its words, and as narrow as need be. Whoever makes it gives it a tool tip with all of them."""

    def __init__(
        self,
        kind: ButtonKind = "link",
        icon_name: str = "",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, icon_name, parent)
        self._words, self._cut = "", cut
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def set_words(self, words: str, icon_name: str = "") -> None:
        """Says something else. An ampersand is only that, and never makes a key of the letter behind it."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        if icon_name:
            self._icon_name, self._drawn = icon_name, None
            self._tint()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        whole = self.sizeHint()
        return QSize(min(em(6), whole.width()), whole.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Shows what there is room for."""
        super().initStyleOption(option)
        icon = self.iconSize().width() + _BESIDE_ICON if self._icon_name else 0
        room = self.width() - _PADDING.get(self._kind, _USUAL_PADDING) - icon
        shown = self.fontMetrics().elidedText(self._words, self._cut, room)
        option.text = shown.replace("&", "&&")
