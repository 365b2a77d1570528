"""What the view asks for and what it gets, whatever kind of file it shows: one drawn sheet at a time.

A picture is a file with one sheet. Sizes come in two sorts: logical pixels, in which the window is laid out, and the
pixels of the screen, of which one logical pixel has `ratio` squared.
"""

from dataclasses import dataclass, field
from math import sqrt
from threading import Event
from typing import Protocol

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage

MOST_PIXELS = 16 * 2**20
_LONGEST_SIDE = 16_384


@dataclass(frozen=True, slots=True)
class Wanted:
    """Sheet `number` (from 0), `zoom` times as large as it fits into `room` (logical pixels), for a screen's ratio.

    `given_up` is set when nobody waits for it any more.
    """

    number: int
    room: tuple[int, int]
    zoom: float
    ratio: float
    given_up: Event = field(default_factory=Event, compare=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet as it was drawn, the size it has by nature in logical pixels, and the words on it as far as known."""

    image: QImage
    natural: QSizeF
    text: str = ""


class Stopped(Exception):
    """Drawing was given up because nobody waits for it any more."""


class Sheets(Protocol):
    """An opened file. `count` is how many sheets it has, 0 until that is known."""

    count: int

    def draw(self, wanted: Wanted) -> Drawn:
        """Draws a sheet. Takes time: not for the interface's thread. Raises a known error, or `Stopped`."""

    def stop(self) -> None:
        """Ends what is being drawn on another thread and has been given up; returns at once."""

    def close(self) -> None:
        """Ends what is being drawn and lets go of the file for good."""


def shown_size(natural: QSizeF, room: tuple[int, int], zoom: float) -> QSize:
    """How large a sheet stands in the room: whole and never larger than by nature, times `zoom`."""
    fit = min(1.0, room[0] / natural.width(), room[1] / natural.height())
    return QSize(max(1, round(natural.width() * fit * zoom)), max(1, round(natural.height() * fit * zoom)))


def drawn_size(shown: QSize, ratio: float) -> QSize:
    """The pixels to draw for a size on the screen: all of them, as long as they are not more than `MOST_PIXELS`."""
    width, height = shown.width() * ratio, shown.height() * ratio
    scale = min(1.0, sqrt(MOST_PIXELS / (width * height)), _LONGEST_SIDE / width, _LONGEST_SIDE / height)
    return QSize(max(1, int(width * scale)), max(1, int(height * scale)))
