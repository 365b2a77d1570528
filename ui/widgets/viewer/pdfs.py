"""PDFs: each is drawn by a process of its own, for the reasons `pdf_process.py` gives, and this is its other end.

One lock serialises the conversation. `stop` and `close` do not wait for it: they end the process, at which the
conversation breaks off wherever it is. A process that has ended is started anew when the next page is wanted.
"""

import json
import subprocess
import sys
import weakref
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock
from typing import IO, Any

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage

from mentor_desktop.errors import KnownError
from ui.widgets.viewer.sheets import Drawn, Stopped, Wanted, drawn_size, shown_size
from ui.widgets.viewer.troubles import DamagedFile, DamagedPage, NoPages, ProtectedFile, TooMuch

MOST_SECONDS = 20.0
MOST_BYTES = 2**30
_PROGRAM = Path(__file__).with_name("pdf_process.py")
_LONGEST_ANSWER = 100_000
_SECONDS_TO_GO = 1.0
# A point is 1/72 of an inch, and a logical pixel 1/96.
_PIXELS_A_POINT = 96 / 72
_NO_WINDOW = 0
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW


class Pdf:
    """A PDF. Nothing is started before the first `draw`; from then on a process is there until `close`.

    One page, or the opening of the file, may take at most `seconds`, and the process `most_bytes` of memory.
    """

    def __init__(self, data: bytes, seconds: float = MOST_SECONDS, most_bytes: int = MOST_BYTES) -> None:
        self.count = 0
        self._data = data
        self._limits = (str(seconds), str(most_bytes))
        self._lock = Lock()
        self._process: _Process | None = None
        self._closed = Event()

    def draw(self, wanted: Wanted) -> Drawn:
        """The page in the size that is wanted, on white.

        Raises `DamagedFile`, `ProtectedFile` or `NoPages` when the file cannot be opened, `DamagedPage` or `TooMuch`
        when one page cannot be drawn, and `Stopped`.
        """
        with self._lock:
            if self._nobody_waits(wanted):
                raise Stopped
            if self._process is None:
                self._process = _Process(self._limits)
            process = self._process
            if self._nobody_waits(wanted):  # since just now, when there may have been no process to be stopped
                process.stop()
            try:
                return self._drawn(process, wanted)
            except KnownError:
                if self.count == 0:  # nothing more comes from a process that could not open its file
                    self._process = None
                    process.end()
                raise
            except (EOFError, OSError):
                self._process = None
                raise process.end() from None

    def stop(self) -> None:
        """Ends the process if it is drawing what was given up; it is started again for the next page."""
        process = self._process
        if process is not None and self._lock.locked():
            process.stop()

    def close(self) -> None:
        """Ends the process, waits until it is gone, and forgets the file."""
        self._closed.set()
        process = self._process
        if process is not None:
            process.stop()
        with self._lock:
            if self._process is not None:
                self._process.end()
            self._process = None
            self._data = b""

    def _nobody_waits(self, wanted: Wanted) -> bool:
        return self._closed.is_set() or wanted.given_up.is_set()

    def _drawn(self, process: "_Process", wanted: Wanted) -> Drawn:
        if not process.opened:
            self.count = _checked(process.open(self._data), DamagedFile)["pages"]
        damaged = DamagedPage if self.count > 1 else DamagedFile
        points = _checked(process.ask({"measure": wanted.number}), damaged)
        natural = QSizeF(_side(points["width"]), _side(points["height"]))
        size = drawn_size(shown_size(natural, wanted.room, wanted.zoom), wanted.ratio)
        pixels = [size.width(), size.height()]
        told = _checked(process.ask({"draw": wanted.number, "pixels": pixels}), damaged)
        return Drawn(process.image(size), natural, told["text"])


def _side(points: float) -> float:
    """A side of a page in logical pixels, whatever the file says: at least one, at most ten million."""
    return min(10e6, max(1.0, points * _PIXELS_A_POINT))


def _checked(answer: dict[str, Any], damaged: type[KnownError]) -> dict[str, Any]:
    """The answer, if it is none of the known errors."""
    if "error" in answer:
        raise {"protected": ProtectedFile, "empty": NoPages}.get(answer["error"], damaged)
    return answer


class _Process:
    """The process and the two pipes to it. What it holds ends with this object at the latest."""

    def __init__(self, limits: tuple[str, str]) -> None:
        self.opened = False
        self._stopped = False
        self._child = subprocess.Popen(
            [sys.executable, "-P", str(_PROGRAM), *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        self._end = weakref.finalize(self, _end, self._child)

    def open(self, data: bytes) -> dict[str, Any]:
        """Hands over the file; the answer says how many pages it has."""
        self._write(b"%d\n" % len(data), data)
        self.opened = True
        return self._answer()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to a request. Raises `EOFError` or `OSError` when the process has ended."""
        self._write(json.dumps(request).encode() + b"\n")
        return self._answer()

    def image(self, size: QSize) -> QImage:
        """The pixels that follow an answer, read straight into the image."""
        image = QImage(size, QImage.Format.Format_RGB32)
        room = memoryview(image.bits()).cast("B")
        filled = 0
        while filled < len(room):
            read = self._output.readinto(room[filled:])  # type: ignore[attr-defined]
            if not read:
                raise EOFError
            filled += read
        return image

    def stop(self) -> None:
        """Ends the process at once; who talks to it on another thread gets an `EOFError` or `OSError`."""
        self._stopped = True
        self._child.kill()

    def end(self) -> Exception:
        """Waits until the process is gone, and says why it went."""
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(_SECONDS_TO_GO)
        self._end()
        if self._stopped:
            return Stopped()
        status = self._child.returncode
        # Anything but the statuses of Python itself: the system ended it for what it did to its memory.
        return RuntimeError(f"drawing ended with {status}") if status in (0, 1, 2) else TooMuch()

    @property
    def _output(self) -> IO[bytes]:
        assert self._child.stdout is not None
        return self._child.stdout

    def _write(self, *pieces: bytes) -> None:
        assert self._child.stdin is not None
        for piece in pieces:
            self._child.stdin.write(piece)
        self._child.stdin.flush()

    def _answer(self) -> dict[str, Any]:
        line = self._output.readline(_LONGEST_ANSWER)
        if not line.endswith(b"\n"):
            raise EOFError
        answer: dict[str, Any] = json.loads(line)
        return answer


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Ends a process and lets go of its pipes; what was still to be written to it is lost."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        with suppress(OSError):
            pipe.close()
