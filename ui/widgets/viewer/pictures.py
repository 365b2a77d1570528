"""Pictures: decoded once, then scaled to what the screen needs."""

from math import sqrt
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader

from mentor_desktop.journal.teaching import FileKind, kind_of_file
from ui.widgets.viewer.sheets import MOST_PIXELS, Drawn, Stopped, Wanted, drawn_size, shown_size
from ui.widgets.viewer.troubles import DamagedFile, TooLarge

# As much as Qt allows one picture by default. A decoder may need twice as much for a moment.
MOST_DECODED_BYTES = 256 * 2**20
_BYTES_A_PIXEL = 4


class Picture:
    """A PNG, JPEG, GIF or WebP; of a moving one its first frame. Nothing is decoded before the first `draw`."""

    def __init__(self, data: bytes, kind: FileKind) -> None:
        self.count = 0
        self._data = data
        self._kind = kind
        self._image: QImage | None = None
        self._closed = False
        self._lock = Lock()

    def draw(self, wanted: Wanted) -> Drawn:
        """The picture in the size that is wanted, but never with more pixels than it has.

        Raises `DamagedFile` or `TooLarge`.
        """
        with self._lock:
            if self._closed or wanted.given_up.is_set():
                raise Stopped
            if self._image is None:
                self._image = decode(self._data, self._kind)
                self._data = b""
                self.count = 1
            image = self._image
        natural = QSizeF(image.size())
        size = drawn_size(shown_size(natural, wanted.room, wanted.zoom), wanted.ratio)
        if size.width() < image.width():
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return Drawn(image, natural)

    def stop(self) -> None:
        """Does nothing: decoding a picture is bounded and short."""

    def close(self) -> None:
        """Forgets the bytes and the picture. What is being decoded is forgotten as soon as it is done."""
        self._closed = True
        self._data = b""
        self._image = None


def decode(data: bytes, kind: FileKind) -> QImage:
    """The picture, turned as its camera says and scaled to at most `MOST_PIXELS`.

    It is read as `kind` and as nothing else. Raises `DamagedFile`, or `TooLarge` before any memory is taken.
    """
    if kind_of_file(data[:16]) != kind:
        raise DamagedFile
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        raise DamagedFile
    depth = max(_BYTES_A_PIXEL, QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel() // 8)
    pixels = size.width() * size.height()
    if pixels * depth > MOST_DECODED_BYTES:
        raise TooLarge(width=size.width(), height=size.height())
    if pixels > MOST_PIXELS:
        scale = sqrt(MOST_PIXELS / pixels)
        reader.setScaledSize(QSize(max(1, int(size.width() * scale)), max(1, int(size.height() * scale))))
    image = reader.read()
    if image.isNull():
        raise DamagedFile
    see_through = image.hasAlphaChannel()
    return image.convertToFormat(
        QImage.Format.Format_ARGB32_Premultiplied if see_through else QImage.Format.Format_RGB32
    )
