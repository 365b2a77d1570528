"""The serif of the writing surface, its size, its line distance and its column."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QTextBlockFormat

SERIFS = ("Source Serif 4", "Source Serif Pro", "Noto Serif", "Charter", "Georgia", "Cambria", "DejaVu Serif")
SIZE = 17 / 14
LINE_DISTANCE = 28 / 17
COLUMN = 68
_SAMPLE = "She has never once made me feel small for not knowing something, so. "


def reading_font(base: QFont) -> QFont:
    """A serif the system has, somewhat larger than the application's font."""
    font = QFont(base)
    font.setFamilies([name for name in SERIFS if QFontDatabase.hasFamily(name)] or ["serif"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setWeight(QFont.Weight.Normal)
    font.setItalic(False)
    resize(font, SIZE)
    return font


def resize(font: QFont, factor: float) -> None:
    """Make a font larger or smaller in the unit it is measured in."""
    if font.pixelSize() > 0:
        font.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        font.setPointSizeF(max(1.0, font.pointSizeF() * factor))


def block_format(font: QFont) -> QTextBlockFormat:
    """A paragraph whose lines lie 28 apart at a size of 17, as a proportion, so it grows with the text."""
    metrics = QFontMetricsF(font)
    height = max(1, ceil(metrics.ascent()) + ceil(metrics.descent()))
    share = 100 * LINE_DISTANCE * QFontInfo(font).pixelSize() / height
    shape = QTextBlockFormat()
    shape.setLineHeight(max(100.0, share), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return shape


def column_width(font: QFont) -> int:
    """How wide a column of about 68 characters is."""
    return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) * COLUMN / len(_SAMPLE))
