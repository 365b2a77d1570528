"""Files as they come: pictures and PDFs made in code, sound, damaged and ill-meant."""

import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

A4 = (595, 842)
_FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def picture(kind, width=40, height=20, colours=("#C03020",), *, turned=False, deep=False):
    """A picture in stripes from left to right; `turned` says that it is to be seen turned by 90° to the right."""
    image = QImage(width, height, QImage.Format.Format_RGBA64 if deep else QImage.Format.Format_ARGB32)
    for x in range(width):
        colour = QColor(colours[x * len(colours) // width])
        for y in range(height):
            image.setPixelColor(x, y, colour)
    return encoded(image, kind, turned=turned)


def plain_picture(kind, width, height):
    """A picture of one colour, of any size."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#305080"))
    return encoded(image, kind)


def encoded(image, kind, *, turned=False):
    """The bytes of an image as a file of a kind that Qt writes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(100)
    assert writer.write(image), writer.errorString()
    data = buffer.data().data()
    return data[:2] + _TURNED_TO_THE_RIGHT + data[2:] if turned else data


# The Exif block of a JPEG with one entry: orientation 6.
_EXIF = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
_TURNED_TO_THE_RIGHT = b"\xff\xe1" + (len(_EXIF) + 2).to_bytes(2, "big") + _EXIF


def moving_gif(*colours, width=40, height=20):
    """A GIF of one colour after the other, which never stops. GIF89a with codes of 9 bits that are never packed."""
    palette = b"".join(bytes(QColor(colour).getRgb()[:3]) for colour in (*colours, *["#000000"] * (4 - len(colours))))
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    data = b"GIF89a" + size + b"\xf1\0\0" + palette + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    for number in range(len(colours)):
        data += b"\x21\xf9\x04\x04\x0a\0\0\0" + b"\x2c\0\0\0\0" + size + b"\0\x08"
        packed = _never_packed([number] * (width * height))
        pieces = [packed[at : at + 255] for at in range(0, len(packed), 255)]
        data += b"".join(bytes([len(piece)]) + piece for piece in pieces)
        data += b"\0"
    return data + b"\x3b"


def _never_packed(pixels):
    clear, end = 256, 257
    bits = taken = 0
    for at, pixel in enumerate(pixels):
        for code in (clear, pixel) if at % 100 == 0 else (pixel,):
            bits |= code << taken
            taken += 9
    bits |= end << taken
    return bits.to_bytes((taken + 9 + 7) // 8, "little")


def moving_webp(*colours, width=40, height=20):
    """A WebP of one colour after the other (RFC 9649, 2.7)."""
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    head = b"\x02\0\0\0" + canvas
    data = b"WEBP" + _piece(b"VP8X", head) + _piece(b"ANIM", b"\0\0\0\0\0\0")
    for colour in colours:
        frame = picture("webp", width, height, (colour,))[12:]
        data += _piece(b"ANMF", bytes(6) + canvas + (100).to_bytes(3, "little") + b"\0" + frame)
    return b"RIFF" + len(data).to_bytes(4, "little") + data


def _piece(name, content):
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def png_that_says(width, height):
    """A PNG with a sound header and hardly anything behind it."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x06\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b"")


def _chunk(name, content):
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def pdf(*texts, size=A4, trailer=b""):
    """A PDF with a page for each text."""
    first = 3
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(texts)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(texts))]
    for number, text in enumerate(texts):
        words = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("latin-1")
        objects.append(page(first + 2 * number + 1, _FONT, size))
        objects.append(stream(b"BT /F1 48 Tf 60 %d Td (%s) Tj ET" % (max(10, size[1] - 120), words)))
    return assembled(objects, trailer)


def page(contents, resources=b"", size=A4):
    """The object of a page whose drawing is object `contents`."""
    width, height = size
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<<%s>>/Contents %d 0 R>>" % (
        width,
        height,
        resources,
        contents,
    )


def stream(content, dictionary=b""):
    """The object of a stream, packed."""
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (dictionary, len(packed), packed)


def assembled(objects, trailer=b""):
    """A PDF of these objects, numbered from 1, with its table of places; the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s" % (len(objects) + 1, table, end)


def drawing(content, resources=b"", more=(), size=A4):
    """A PDF of one page with this drawing; `more` are objects from number 5 on."""
    head = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    return assembled([*head, page(4, resources, size), stream(content), *more])


def protected_pdf():
    """A PDF that opens with a password only (ISO 32000 7.6.4; nobody knows which one)."""
    secrets = b"/O<%s>/U<%s>" % (b"5A" * 32, b"A5" * 32)
    return pdf("secret", trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4%s>>" % secrets)


def pdf_without_pages():
    """A PDF that is sound and empty."""
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


def pdf_with_a_damaged_page(*texts, damaged):
    """A PDF in which the object of one page (from 0) is a number instead of a page."""
    data = pdf(*texts)
    start = data.index(b"%d 0 obj\n" % (3 + 2 * damaged)) + len(b"%d 0 obj\n" % (3 + 2 * damaged))
    end = data.index(b"\nendobj", start)
    return data[:start] + b"7".ljust(end - start) + data[end:]


def pdf_that_takes_all_memory():
    """Three kilobytes that PDFium makes ten times ten times ten … objects of, twelve times over."""
    boxes = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
    forms = [
        stream(b"/X Do " * 10, boxes + b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)) for number in range(5, 16)
    ]
    return drawing(b"/X Do", b"/XObject<</X 5 0 R>>", [*forms, stream(b"0 0 9 9 re f", boxes)])


def pdf_that_takes_long():
    """A page that is painted over a million times."""
    return drawing(b"0 0 595 842 re f " * 1_000_000)
