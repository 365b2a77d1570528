"""The pair: two overlapping discs with initials, one for each person of the relationship.

The discs are an SVG, as the icons are: a pen or a brush of one's own would load what `ui/theme/theme.py` tells of, and
the first screen shows discs.
"""

from __future__ import annotations

from math import acos, cos, pi, sin

from PySide6 import QtGui
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import em, icons
from ui.theme.tokens import readable_on

MENTOR_COLOUR = "#0F6B64"
MENTEE_COLOUR = "#B97A2B"
_JOINTS = ("&", "+", "/", "and", "und", "et", "y")


def initials(name: str) -> str:
    """One or two capital letters for a name: of its first and last word. An empty name gives an empty
    text.
    """
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


def pair_initials(label: str) -> tuple[str, str]:
    """The letters for both discs from a journal's label, such as "A" and "T" from "Amara & Tom" or "Amara and Tom"."""
    for sign in "&+/":
        label = label.replace(sign, f" {sign} ")
    words = label.split()
    for at, word in enumerate(words):
        before, after = _first_letter(words[:at]), _first_letter(words[at + 1 :])
        if word.lower() in _JOINTS and before and after:
            return before, after
    return _first_letter(words), _first_letter(words[1:])


def _first_letter(words: list[str]) -> str:
    return next((letter.upper() for word in words for letter in word if letter.isalnum()), "")


class AvatarPair(QWidget):
    """Two discs side by side, the second over the first. `size` is a disc's width in times the text's size.

    It is decoration: the names stand beside it as text. `set_pair` shows other people.
    """

    def __init__(
        self,
        first: str,
        second: str,
        first_colour: str = MENTOR_COLOUR,
        second_colour: str = MENTEE_COLOUR,
        size: float = 2.3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters = (first, second)
        self._colours = (first_colour, second_colour)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_pair(self, first: str, second: str, first_colour: str, second_colour: str) -> None:
        """Show other letters and colours."""
        self._letters = (first, second)
        self._colours = (first_colour, second_colour)
        self.update()

    def sizeHint(self) -> QSize:
        """Two discs that overlap by a quarter."""
        disc = em(self._size)
        return QSize(disc + round(disc * 0.74), disc)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Paint both discs sharp on this screen."""
        size = self.sizeHint()
        family = QGuiApplication.font().family()
        source = _drawing(self._letters, self._colours, family)
        drawn = icons.drawing(source, size.width(), size.height(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - size.height()) // 2, drawn)


_GAP = 2.2
_STEP = 29.6
_RADIUS = 20.0


def _drawing(letters: tuple[str, str], colours: tuple[str, str], family: str) -> str:
    """The pair as an SVG of 69.6 by 40: the first disc has a bite, so that the colour of the ground is not needed.

    The bite is where the first circle meets one around the second that is a little larger (law of cosines).
    """
    bite = _RADIUS + _GAP
    angle = acos((_RADIUS**2 + _STEP**2 - bite**2) / (2 * _RADIUS * _STEP))
    x, rise = _RADIUS + _RADIUS * cos(angle), _RADIUS * sin(angle)
    first = (
        f"M{x:.3f} {_RADIUS - rise:.3f}A{_RADIUS} {_RADIUS} 0 {int(angle < pi / 2)} 0 {x:.3f} {_RADIUS + rise:.3f}"
        f"A{bite} {bite} 0 0 1 {x:.3f} {_RADIUS - rise:.3f}z"
    )
    words = "".join(
        f'<text x="{centre}" y="25.2" text-anchor="middle" font-family="{_escaped(family)}" font-size="14.4" '
        f'font-weight="600" fill="{readable_on(colour)}">{_escaped(text)}</text>'
        for text, colour, centre in zip(letters, colours, (_RADIUS - 1.6, _STEP + _RADIUS), strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_STEP + 2 * _RADIUS} {2 * _RADIUS}">'
        f'<path d="{first}" fill="{colours[0]}"/>'
        f'<circle cx="{_STEP + _RADIUS}" cy="{_RADIUS}" r="{_RADIUS}" fill="{colours[1]}"/>{words}</svg>'
    )


def _escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text
