"""Line icons of our own, tinted: `currentColor` in the SVG text is replaced and the image rendered when first needed.

Rendering goes through Qt's image formats, so the QtSvg module is never imported. Images (not pixmaps) are cached,
because an image may outlive the application object.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6 import QtGui
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader, QPixmap

from mentor_desktop.places import resource


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def image(name: str, colour: str, pixels: int) -> QImage:
    """The icon `name` in `colour` (`#RRGGBB`), `pixels` wide and high in device pixels.

    Raises `MissingResource` when there is no such icon.
    """
    return _render(_source(name).replace("currentColor", colour), pixels, pixels)


@lru_cache(maxsize=64)
def _render(source: str, wide: int, high: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(source.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(wide, high))
    return reader.read()


def drawing(source: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """Any SVG text as a pixmap of a size in logical pixels.

    `ratio` is the device pixel ratio of the screen it is for.
    """
    result = QPixmap.fromImage(_render(source, round(width * ratio), round(height * ratio)))
    result.setDevicePixelRatio(ratio)
    return result


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap `size` wide in logical pixels for a screen of the given device pixel ratio."""
    result = QPixmap.fromImage(image(name, colour, round(size * ratio)))
    result.setDevicePixelRatio(ratio)
    return result


def icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QtGui.QIcon:
    """The icon as a `QIcon` that looks the same when its button is disabled."""
    drawn = pixmap(name, colour, size, ratio)
    result = QtGui.QIcon(drawn)
    result.addPixmap(drawn, QtGui.QIcon.Mode.Disabled)
    return result
