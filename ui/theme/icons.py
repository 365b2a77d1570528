"""Line icons of our own, tinted: `currentColor` in the SVG text is replaced and the image rendered when first
needed.

Rendering goes through Qt's image reader, so the QtSvg module is never imported. Images (not pixmaps) are
cached, because an image may outlive the application object.
"""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap

from mentor_desktop.places import resource


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def image(name: str, colour: str, pixels: int) -> QImage:
    """The icon `name` in `colour` (`#RRGGBB`), `pixels` wide and high in device pixels.

    Raises `MissingResource` when there is no such icon.
    """
    data = QByteArray(_source(name).replace("currentColor", colour).encode())
    buffer = QBuffer(data)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return reader.read()


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap `size` wide in logical pixels for a screen of the given device pixel ratio."""
    result = QPixmap.fromImage(image(name, colour, round(size * ratio)))
    result.setDevicePixelRatio(ratio)
    return result


def icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QIcon:
    """The icon as a `QIcon` that looks the same when its button is disabled."""
    drawn = pixmap(name, colour, size, ratio)
    result = QIcon(drawn)
    result.addPixmap(drawn, QIcon.Mode.Disabled)
    return result
