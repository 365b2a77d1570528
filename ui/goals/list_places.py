"""Where everything in a line of the list has its place, reckoned once for a width.

In a wide line the strip and the chips stand beside the words, in a narrow one below the title. Places are reckoned from
the left and turned around in the end where reading begins at the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout, QTextOption

from ui.goals.list_words import LineWords
from ui.theme import em
from ui.widgets.editor.positions import index_of
from ui.widgets.goal_chips import GoalChip, chip_font, chip_size

SIDE = 20.0
ABOVE = 14.0
BESIDE_FROM_EMS = 46
STRIP_EMS = 23
STRIP_HEIGHT = 2.3
_BETWEEN = 32.0
_GAP = 4.0
_MOST_LINES = 2


class Fonts(NamedTuple):
    """The fonts of a line, from the one of its widget."""

    title: QFont
    small: QFont
    chip: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """Bold for the title, smaller for what stands below it; the same ratios as in the style sheet."""
        title, small = QFont(font), QFont(font)
        title.setWeight(QFont.Weight.Bold)
        small.setPointSizeF(QFontInfo(font).pointSizeF() * 0.9)
        return cls(title, small, chip_font(font))


class Text(NamedTuple):
    """One line of words in its place; `token` is the field of the theme's tokens with its colour."""

    place: QRectF
    text: str
    font: QFont
    token: str


class ChipPlace(NamedTuple):
    """A chip in its place."""

    place: QRectF
    chip: GoalChip


@dataclass(slots=True)
class Places:
    """What there is to paint. `cut` says whether words of the title are left out."""

    texts: list[Text] = field(default_factory=list)
    chips: list[ChipPlace] = field(default_factory=list)
    strip: QRectF | None = None
    height: float = 0.0
    cut: bool = False


def places(words: LineWords, width: float, fonts: Fonts, *, with_strip: bool, mirrored: bool, named: bool) -> Places:
    """The places in a line of `width` pixels. `named` is False for a goal whose title is only a stand-in."""
    found = Places()
    room, column = max(width - 2 * SIDE, em(4)), float(em(STRIP_EMS))
    beside = width >= em(BESIDE_FROM_EMS) and (with_strip or bool(words.chips))
    words_room = room - column - _BETWEEN if beside else room
    titles = broken(words.title, fonts.title, words_room)
    found.cut = "".join(titles).replace(" ", "") != words.title.replace(" ", "")
    y = _add_texts(found, titles, fonts.title, "ink" if named else "ink2", words_room, ABOVE)
    end = 0.0
    if beside:
        left = SIDE + words_room + _BETWEEN
        below = _add_strip(found, left, column, ABOVE) + _GAP if with_strip else ABOVE
        end = _add_chips(found, words.chips, fonts.chip, left, column, below, at_end=not with_strip)
    else:
        if words.chips:
            y = _add_chips(found, words.chips, fonts.chip, SIDE, room, y + _GAP, at_end=False) + _GAP
        if with_strip:
            y = _add_strip(found, SIDE, min(room, column * 1.5), y + _GAP) + _GAP
    standing = broken(words.standing, fonts.small, words_room)
    y = _add_texts(found, standing, fonts.small, "ink2", words_room, y + _GAP)
    facts = broken(" · ".join(words.facts), fonts.small, words_room)
    y = _add_texts(found, facts, fonts.small, "ink2", words_room, y + _GAP / 2)
    found.height = max(y, end) + ABOVE
    if mirrored:
        _turn_around(found, width)
    return found


def broken(text: str, font: QFont, width: float) -> list[str]:
    """The text in lines that fit into `width` pixels, at most two of them; what has no room is an ellipsis."""
    metrics = QFontMetricsF(font)
    if not text or metrics.horizontalAdvance(text) <= width:
        return [text] if text else []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < _MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = index_of(text, line.textStart())
        if len(lines) == _MOST_LINES - 1:
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : index_of(text, line.textStart() + line.textLength())].rstrip())
    layout.endLayout()
    return lines


def _add_texts(found: Places, lines: Sequence[str], font: QFont, token: str, width: float, top: float) -> float:
    height = QFontMetricsF(font).lineSpacing()
    for line in lines:
        found.texts.append(Text(QRectF(SIDE, top, width, height), line, font, token))
        top += height
    return top


def _add_strip(found: Places, left: float, width: float, top: float) -> float:
    found.strip = QRectF(left, top, width, em(STRIP_HEIGHT))
    return found.strip.bottom()


def _add_chips(
    found: Places, chips: Iterable[GoalChip], font: QFont, left: float, width: float, top: float, *, at_end: bool
) -> float:
    """Sets the chips side by side and goes on in the next line; returns where the last one ends.

    `at_end` puts the one chip of a line without a strip where the line ends.
    """
    x, end = left, top
    for chip in chips:
        size = chip_size(chip, font, width)
        if at_end:
            x = left + width - size.width()
        elif x > left and x + size.width() > left + width:
            x, top = left, end + _GAP
        end = top + size.height()
        found.chips.append(ChipPlace(QRectF(x, top, size.width(), size.height()), chip))
        x += size.width() + _GAP + 2
    return end


def _turn_around(found: Places, width: float) -> None:
    def turned(rect: QRectF) -> QRectF:
        return QRectF(width - rect.right(), rect.top(), rect.width(), rect.height())

    found.texts = [text._replace(place=turned(text.place)) for text in found.texts]
    found.chips = [chip._replace(place=turned(chip.place)) for chip in found.chips]
    found.strip = None if found.strip is None else turned(found.strip)
