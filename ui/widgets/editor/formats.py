"""How each kind of span looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextFormat

from ui.widgets.editor.colours import EditorColours
from ui.widgets.editor.spans import Kind

_HEADING_SIZES: dict[str, float] = {"h1": 1.5, "h2": 1.25, "h3": 1.08}


class Formats:
    """Character formats for sets of kinds, built once for each set that occurs.

    ``hidden`` takes a mark away, ``blank`` only leaves its place empty, for lines that are nothing but marks.
    """

    def __init__(self, colours: EditorColours, font: QFont) -> None:
        self._ink2 = QBrush(QColor(colours.ink2))
        self._accent = QBrush(QColor(colours.accent))
        self._font = font
        self._built: dict[frozenset[Kind], QTextCharFormat] = {}
        self.hidden = self._hidden()
        self.blank = QTextCharFormat()
        self.blank.setForeground(QBrush(Qt.GlobalColor.transparent))

    def of(self, kinds: frozenset[Kind]) -> QTextCharFormat:
        """The format of characters that are of all these kinds at once."""
        built = self._built.get(kinds)
        if built is None:
            built = self._built[kinds] = self._build(kinds)
        return built

    def _build(self, kinds: frozenset[Kind]) -> QTextCharFormat:
        shape = QTextCharFormat()
        if "quote" in kinds:
            shape.setFontItalic(True)
            shape.setForeground(self._ink2)
        for heading, factor in _HEADING_SIZES.items():
            if heading in kinds:
                self._size(shape, factor)
                shape.setFontWeight(QFont.Weight.Bold.value)
        if "italic" in kinds:
            shape.setFontItalic("quote" not in kinds)
        if "bold" in kinds:
            shape.setFontWeight(QFont.Weight.Bold.value)
        if "link" in kinds:
            shape.setForeground(self._accent)
            shape.setFontUnderline(True)
        if "marker" in kinds:
            shape.setForeground(self._accent)
            shape.setFontWeight(QFont.Weight.Bold.value)
        if "mark" in kinds:
            shape.setForeground(self._ink2)
            shape.setFontItalic(False)
            shape.setFontUnderline(False)
            shape.setFontWeight(QFont.Weight.Normal.value)
        return shape

    def _size(self, shape: QTextCharFormat, factor: float) -> None:
        if self._font.pixelSize() > 0:
            size = round(self._font.pixelSize() * factor)
            shape.setProperty(QTextFormat.Property.FontPixelSize.value, size)
        else:
            shape.setFontPointSize(self._font.pointSizeF() * factor)

    def _hidden(self) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setForeground(QBrush(Qt.GlobalColor.transparent))
        shape.setProperty(QTextFormat.Property.FontPixelSize.value, 1)
        shape.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        shape.setFontLetterSpacing(1.0)
        return shape
