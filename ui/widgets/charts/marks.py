"""How a level is written, and how a person is told from the other by more than a colour: a circle or a square."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen

from mentor_desktop.journal import goals
from ui.theme import em
from ui.theme.tokens import Tokens, contrast, mix

LEAST_CONTRAST = 3.0
STROKE = 2.0
DASHES = (3.2, 2.2)
_SMALL = 0.82
_LEFT_TO_RIGHT = "\u200e"


def level_name(level: int) -> str:
    """A level as it is written on the screen, also where text runs from right to left."""
    return kept_together(goals.level_name(level)) if level else "0"


def kept_together(number: str) -> str:
    """A number whose sign stays before it where text runs from right to left."""
    return f"{_LEFT_TO_RIGHT}{number}" if QGuiApplication.isRightToLeft() else number


def visible(colour: str, ground: str, ink: str) -> str:
    """`colour`, or as little of `ink` mixed into it as makes it stand out from `ground` (WCAG 2.2, 1.4.11)."""
    return next(
        (mixed for tenth in range(10) if contrast(mixed := mix(colour, ink, tenth / 10), ground) >= LEAST_CONTRAST), ink
    )


def small_font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of labels in a picture, in pixels, so that a screen and a file reckon alike."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(em(_SMALL))
    font.setWeight(weight)
    return font


def dot_size() -> float:
    """How wide a mark is, in pixels; it grows with the text."""
    return float(em(0.64))


def paint_mark(painter: QPainter, centre: QPointF, size: float, colour: str, *, square: bool) -> None:
    """Paint a circle that is `size` pixels wide, or a square of about the same weight."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    side = size * 0.92 if square else size
    place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    if square:
        painter.drawRect(place)
    else:
        painter.drawEllipse(place)


def line_pen(colour: str, *, dashed: bool) -> QPen:
    """The pen of a person's line; the gaps between dashes let a line below show through."""
    pen = QPen(QColor(colour), STROKE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern(DASHES)
    return pen


def sample_width() -> int:
    """How wide the sample of a line in a legend is, in pixels."""
    return em(2)


def paint_sample(painter: QPainter, place: QRectF, colour: str, tokens: Tokens, *, dashed: bool) -> None:
    """Paint a short piece of a line with its mark, as a legend shows it, across `place`."""
    shown = visible(colour, tokens.surface, tokens.ink)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(line_pen(shown, dashed=dashed))
    middle = place.center().y()
    painter.drawPolyline(_points((place.left(), middle), (place.right(), middle)))
    paint_mark(painter, place.center(), dot_size(), shown, square=dashed)


def _points(*places: tuple[float, float]) -> Sequence[QPointF]:
    return [QPointF(x, y) for x, y in places]
