"""Draws the pages of one PDF, in a process of its own.

A PDF of three kilobytes can make PDFium take all the memory of the computer, and nothing stops PDFium once it has begun
to read a page. So it works here, apart from the window and the keys of the journal: this process has an end to its
memory and its time, can write no file, and may be killed at any moment.

    python pdf_process.py SECONDS BYTES

On stdin comes a line with the length of the file, then the file, then a request a line. Each is answered on stdout with
a line of JSON, the opening of the file with `{"pages": 7}`. Where something cannot be done the answer is
`{"error": NAME}`. Pages are counted from 0.

    {"measure": 2}                        {"width": 595.0, "height": 842.0}    in points
    {"draw": 2, "pixels": [595, 842]}     {"text": "…"}                        and 595 × 842 × 4 bytes, BGRx

The process ends when stdin does. This file is run, not imported; it knows nothing of the rest of the program.
"""

import json
import os
import sys
import threading
from typing import Any

TOO_MUCH = 3
"""The exit status when the time is up or there is no memory left."""
LONGEST_TEXT = 4_000


def shut_in(most_bytes: int) -> None:
    """Takes from this process what it does not need: more memory, files to write, a dump of what it held.

    Windows and macOS do not bound the memory of a process this way; there only the time is bounded.
    """
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, most_bytes)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue
    if sys.platform == "linux":
        import ctypes

        pr_set_dumpable = 4
        ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


class Document:
    """The PDF. No forms and no scripts are set up, and links lead nowhere: its pages are only drawn."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._pdfium = pypdfium2
        self._document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def measure(self, number: int) -> dict[str, float]:
        """How large a page is, in points, as it is to be seen."""
        page = self._document[number]
        width, height = page.get_size()
        page.close()
        return {"width": width, "height": height}

    def draw(self, number: int, width: int, height: int) -> tuple[dict[str, str], Any]:
        """The words of a page, and its pixels as a buffer."""
        raw = self._pdfium.raw
        page = self._document[number]
        bitmap = self._pdfium.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        words = page.get_textpage()
        text = words.get_text_range(0, min(words.count_chars(), LONGEST_TEXT))
        page.close()
        return {"text": " ".join(text.split())}, bitmap.buffer


def error_name(error: Exception) -> str:
    """What went wrong, in a word: "protected", "empty" or "damaged"."""
    from pypdfium2 import raw

    names = {
        raw.FPDF_ERR_PASSWORD: "protected",
        raw.FPDF_ERR_SECURITY: "protected",
        raw.FPDF_ERR_SUCCESS: "empty",  # it could be opened, and yet there was no page
    }
    return names.get(getattr(error, "err_code", None), "damaged")


def answer(document: Document, request: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """The answer to one request and the pixels that follow it."""
    try:
        if "measure" in request:
            return document.measure(request["measure"]), b""
        width, height = request["pixels"]
        return document.draw(request["draw"], width, height)
    except (RuntimeError, IndexError) as error:
        return {"error": error_name(error)}, b""


def main() -> None:
    """Opens the file and answers until stdin ends."""
    from pypdfium2 import PdfiumError

    seconds, most_bytes = float(sys.argv[1]), int(sys.argv[2])
    shut_in(most_bytes)
    source, sink = sys.stdin.buffer, sys.stdout.buffer

    def say(reply: dict[str, Any], pixels: Any = b"") -> None:
        sink.write(json.dumps(reply).encode() + b"\n")
        sink.write(pixels)
        sink.flush()

    def in_time() -> threading.Timer:
        timer = threading.Timer(seconds, os._exit, [TOO_MUCH])
        timer.daemon = True
        timer.start()
        return timer

    data = source.read(int(source.readline()))
    timer = in_time()
    try:
        document = Document(data)
    except PdfiumError as error:
        say({"error": error_name(error)})
        return
    timer.cancel()
    say({"pages": len(document)})
    for line in source:
        timer = in_time()
        reply, pixels = answer(document, json.loads(line))
        timer.cancel()
        say(reply, pixels)


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        os._exit(TOO_MUCH)
    except BrokenPipeError:
        os._exit(0)
