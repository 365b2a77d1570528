"""Painting a chart: grid and labels, the curves, the mark of the target, a dot with its bubble, a sentence instead.

Whatever is painted here goes to a widget, an image or an SVG alike, so there is no clipping and no pixmap.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPen, QPolygonF

from ui.theme.tokens import Tokens, mix
from ui.widgets.charts.curves import Curve
from ui.widgets.charts.marks import dot_size, line_pen, paint_mark, small_font, visible
from ui.widgets.charts.plot import Placed, Plot

_MANY = 100
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


def paint_chart(painter: QPainter, plot: Plot, t: Tokens) -> None:
    """Paint all of a plot that has at least one dot, in the colours of `t`."""
    font = small_font()
    painter.setFont(font)
    _paint_grid(painter, plot, t)
    painter.setPen(QColor(t.ink2))
    for placed in (*plot.value_labels(), *plot.time_labels()):
        painter.drawText(placed.room, _CENTRED, placed.label)
    _paint_target(painter, plot, t)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for curve in sorted(plot.content.curves, key=lambda curve: curve.dashed):
        _paint_curve(painter, plot, curve, t)
    for curve, place in plot.ends():
        paint_mark(painter, place, dot_size(), visible(curve.colour, t.surface, t.ink), square=curve.dashed)


def _paint_grid(painter: QPainter, plot: Plot, t: Tokens) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    quiet = QPen(QColor(t.line), 1)
    base = QPen(QColor(mix(t.line, t.edge, 0.6)), 1)
    base.setDashPattern((5, 4))
    for tick in plot.content.values.ticks:
        painter.setPen(base if tick.at == plot.content.values.base else quiet)
        y = round(plot.y(tick.at))
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))


def _paint_curve(painter: QPainter, plot: Plot, curve: Curve, t: Tokens) -> None:
    places = [QPointF(x, y) for x, y in plot.line(curve)]
    painter.setPen(line_pen(visible(curve.colour, t.surface, t.ink), dashed=curve.dashed))
    # Pixels are filled from the outline of a whole polyline; one that goes up and down a thousand times takes 100 ms.
    # So close together, single lines look the same; their dashes go on from one to the next.
    if len(places) > _MANY and painter.paintEngine().type() == QPaintEngine.Type.Raster:
        painter.drawLines([QLineF(one, next) for one, next in pairwise(places)])
    elif len(places) > 1:
        painter.drawPolyline(QPolygonF(places))


def _paint_target(painter: QPainter, plot: Plot, t: Tokens) -> None:
    mark = plot.target_mark()
    if mark is None:
        return
    x, words = mark
    painter.setPen(QColor(t.ink2))
    painter.drawText(words.room, _CENTRED, words.label)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not plot.target_is_far)
    top = words.room.bottom() + 1
    if plot.target_is_far:
        _paint_arrow(painter, QPointF(x, top + dot_size() / 2), outward=1 if x > plot.rect.center().x() else -1)
    else:
        pen = QPen(QColor(t.edge), 1.2)
        pen.setDashPattern((1, 3))
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, plot.area.bottom()))


def _paint_arrow(painter: QPainter, tip: QPointF, outward: int) -> None:
    """Point beyond the edge, to a target that lies further away than the axis goes."""
    size = dot_size()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    back = QPointF(tip.x() - outward * size * 0.5, tip.y())
    up, down = QPointF(0, -size * 0.4), QPointF(0, size * 0.4)
    painter.drawPolyline(QPolygonF([back + up, tip, back + down]))
    painter.drawLine(QPointF(tip.x() - outward * size * 2, tip.y()), tip)


def paint_dot_at_hand(painter: QPainter, plot: Plot, curve: Curve, place: QPointF, text: str, t: Tokens) -> None:
    """Paint the dot the person is at, larger and with a ring, and a bubble that says `text`."""
    colour = visible(curve.colour, t.surface, t.ink)
    size = dot_size()
    paint_mark(painter, place, size * 1.9, t.surface, square=curve.dashed)
    paint_mark(painter, place, size * 1.35, colour, square=curve.dashed)
    bubble = bubble_for(plot, place, text)
    painter.setPen(QPen(QColor(t.edge), 1))
    painter.setBrush(QColor(t.surface))
    painter.drawRoundedRect(bubble.room, 6, 6)
    painter.setFont(small_font(QFont.Weight.Medium))
    painter.setPen(QColor(t.ink))
    painter.drawText(bubble.room, _CENTRED, bubble.label)


def bubble_for(plot: Plot, place: QPointF, text: str) -> Placed:
    """The room of a bubble above a place, or below it, within the plot; words without room are cut with an ellipsis."""
    metrics = QFontMetricsF(small_font(QFont.Weight.Medium))
    air = metrics.height() * 0.5
    room = plot.rect.adjusted(1, 1, -1, -1)
    words = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width() - 2 * air)
    width = metrics.horizontalAdvance(words) + 2 * air
    height = metrics.height() + air
    top = place.y() - dot_size() * 1.4 - height
    if top < room.top():
        top = min(place.y() + dot_size() * 1.4, room.bottom() - height)
    left = min(max(place.x() - width / 2, room.left()), room.right() - width)
    return Placed(QRectF(left, top, width, height), words)


def paint_sentence(painter: QPainter, rect: QRectF, text: str, font: QFont, t: Tokens) -> None:
    """Paint a sentence in the middle, for a chart with nothing on it yet."""
    painter.setFont(font)
    painter.setPen(QColor(t.ink2))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
