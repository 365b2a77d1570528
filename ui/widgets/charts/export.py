"""A chart as a picture outside the journal, on white paper: PNG with two pixels for one, or SVG with real text."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter

from mentor_desktop.errors import DiskFull, DiskTrouble, KnownError, NoRights
from ui.theme.tokens import LIGHT
from ui.widgets.charts.marks import dot_size, paint_sample, sample_width, small_font
from ui.widgets.charts.painting import paint_chart
from ui.widgets.charts.plot import Content, Plot

PictureKind = Literal["png", "svg"]
SIZE = QSize(720, 360)
PIXELS_FOR_ONE = 2
_AIR = 24
_PIXELS_AN_INCH = 96
_PIXELS_A_METRE = round(_PIXELS_AN_INCH / 0.0254)
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_NO_RIGHTS = (errno.EACCES, errno.EPERM, errno.EROFS)


def picture(content: Content, kind: PictureKind, title: str, *, mirrored: bool = False) -> bytes:
    """The file of a chart with its legend below and its `title` above, which is nothing anyone wrote."""
    return {"png": _png, "svg": _svg}[kind](content, title, mirrored)


def _png(content: Content, title: str, mirrored: bool) -> bytes:
    image = QImage(SIZE * PIXELS_FOR_ONE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PIXELS_FOR_ONE)
    image.setDotsPerMeterX(_PIXELS_A_METRE * PIXELS_FOR_ONE)
    image.setDotsPerMeterY(_PIXELS_A_METRE * PIXELS_FOR_ONE)
    painter = QPainter(image)
    _paint(painter, content, title, mirrored)
    painter.end()
    return _written(lambda buffer: QImageWriter(buffer, QByteArray(b"png")).write(image))


def _svg(content: Content, title: str, mirrored: bool) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    def draw(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(SIZE)
        generator.setResolution(_PIXELS_AN_INCH)
        generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
        generator.setTitle(title)
        generator.setDescription("Mentor Desktop")
        painter = QPainter(generator)
        _paint(painter, content, title, mirrored)
        painter.end()

    return _written(draw)


def _written(draw: Callable[[QBuffer], object]) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(buffer)
    buffer.close()
    return bytes(data.data())


def _paint(painter: QPainter, content: Content, title: str, mirrored: bool) -> None:
    paper = QRectF(0, 0, SIZE.width(), SIZE.height())
    painter.fillRect(paper, QColor(LIGHT.surface))
    metrics = QFontMetricsF(small_font())
    room = paper.adjusted(_AIR, _AIR, -_AIR, -_AIR)
    legend = QRectF(room.left(), room.bottom() - metrics.height(), room.width(), metrics.height())
    chart = room.adjusted(0, 2 * metrics.height(), 0, -2 * metrics.height())
    _paint_title(painter, room, title, mirrored=mirrored)
    paint_chart(painter, Plot(chart, content, metrics, dot_size(), mirrored=mirrored), LIGHT)
    _paint_legend(painter, legend, content, metrics, mirrored=mirrored)


def _paint_title(painter: QPainter, room: QRectF, title: str, *, mirrored: bool) -> None:
    font = small_font(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
    left = room.right() - metrics.horizontalAdvance(shown) if mirrored else room.left()
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.ink))
    painter.drawText(QPointF(left, room.top() + metrics.ascent()), shown)


def _paint_legend(painter: QPainter, room: QRectF, content: Content, metrics: QFontMetricsF, *, mirrored: bool) -> None:
    sample, gap = sample_width(), metrics.height() * 0.5
    share = room.width() / len(content.curves)
    along = 0.0
    for curve in content.curves:
        # A sign that has no look could not stand in an SVG.
        plain = "".join(letter for letter in curve.name if letter.isprintable())
        name = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, share - sample - 3 * gap)
        width = metrics.horizontalAdvance(name)
        piece = QRectF(along, room.top(), sample, room.height())
        words = QRectF(along + sample + gap, room.top(), width, room.height())
        for place in (piece, words):
            place.moveLeft(room.right() - place.right() if mirrored else room.left() + place.left())
        paint_sample(painter, piece, curve.colour, LIGHT, dashed=curve.dashed)
        painter.setFont(small_font())
        painter.setPen(QColor(LIGHT.ink2))
        painter.drawText(QPointF(words.left(), words.top() + metrics.ascent()), name)
        along += sample + width + 4 * gap


def write_picture(path: Path, content: bytes) -> None:
    """Write the file whole, or leave everything as it was. Raises `DiskFull`, `NoRights` or `DiskTrouble`."""
    temporary = path.with_name(f".{os.urandom(6).hex()}.tmp")
    try:
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _known(error, path) from error


def _known(error: OSError, path: Path) -> KnownError:
    if error.errno in _NO_ROOM:
        return DiskFull()
    if error.errno in _NO_RIGHTS:
        return NoRights(action="write", path=path)
    return DiskTrouble(action="write", path=path, reason=os.strerror(error.errno) if error.errno else "unknown")
