"""The widget: asks for one sheet after the other, and shows what comes back while it is still wanted.

At most one sheet is being drawn. What the view wants is worked out anew when a result arrives: a result nobody wants
any more is dropped, and if something else is wanted by then that is asked for next. So keys may be held down and
windows be dragged larger without a line of work piling up.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.journal.teaching import FileKind
from ui.theme import em
from ui.widgets.notice import sentence_for
from ui.widgets.undo_bar import announce
from ui.widgets.viewer.bar import Bar
from ui.widgets.viewer.canvas import Canvas
from ui.widgets.viewer.message import Message
from ui.widgets.viewer.pdfs import Pdf
from ui.widgets.viewer.pictures import Picture
from ui.widgets.viewer.sheets import Drawn, Sheets, Stopped, Wanted, shown_size

T = TypeVar("T")

MOST_ZOOM = 8.0
_STEP = 1.25
_QUIET_MS = 200
_SETTLE_MS = 80
_PATIENCE_MS = 1000


class Run(Protocol):
    """How work is done away from the interface's thread; `ui.background.Background.run` is one."""

    def __call__(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Does `work` elsewhere, then calls `done` or `failed` on the interface's thread while `owner` lives."""


class FileView(QWidget):
    """Shows a picture or a PDF straight from its bytes; nothing of it is written to the disk.

    A file that cannot be shown is said so in its place, and `failed` brings the error. Page Up and Page Down, Home and
    End turn pages, the arrows and the mouse move what is larger than the view, Ctrl with plus, minus and 0 zooms.
    What is being drawn is given up when the view is hidden. Call `clear` when the person leaves the file.
    """

    failed = Signal(object)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._sheets: Sheets | None = None
        self._name = ""
        self._is_picture = False
        self._number = 0
        self._zoom = 1.0
        self._asked: Wanted | None = None
        self._shown: Wanted | None = None
        self._natural = QSizeF()
        self._could_not: int | None = None
        self._quiet = self._timer(_QUIET_MS, self._say_opening)
        self._settled = self._timer(_SETTLE_MS, self._ask)
        self._patience = self._timer(_PATIENCE_MS, self._stop_drawing)
        self.canvas = Canvas()
        self.canvas.resized.connect(self._fit_again)
        self.canvas.zoomed.connect(self.zoom)
        self._message = Message(self.canvas.viewport())
        self.bar = Bar()
        self.bar.turn.connect(lambda step: self.go_to(self._number + step))
        self.bar.zoom.connect(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.bar)
        self.bar.hide()
        self.setFocusProxy(self.canvas)
        self.setMinimumSize(em(14), em(12))
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.zoom(step))

    def show_file(self, data: bytes, kind: FileKind, name: str) -> None:
        """Shows another file from its beginning. `name` is only told to a screen reader."""
        self.clear()
        self._name = name
        self._is_picture = kind != "pdf"
        self._sheets = Picture(data, kind) if kind != "pdf" else Pdf(data)
        self._show_place()
        self._ask()

    def clear(self) -> None:
        """Shows nothing and keeps nothing: no bytes, no image, no words of a page, no process."""
        if self._sheets is not None:
            self._sheets.close()
        self._sheets = None
        self._name = ""
        self._number, self._zoom, self._natural = 0, 1.0, QSizeF()
        self._asked = self._shown = self._could_not = None
        for timer in (self._quiet, self._settled, self._patience):
            timer.stop()
        self._say("")
        self.canvas.empty()
        self.canvas.setAccessibleName("")
        self.canvas.setAccessibleDescription("")
        self.bar.hide()

    def go_to(self, number: int) -> None:
        """Shows a page, counted from 0; a number before the first or behind the last page is that page."""
        if self._sheets is None or self._sheets.count == 0:
            return
        number = max(0, min(number, self._sheets.count - 1))
        if number == self._number:
            return
        self._number = number
        self._could_not = None
        self._show_place()
        self._ask()

    def zoom(self, step: int) -> None:
        """Shows the sheet larger (1), smaller (−1) or whole (0)."""
        zoom = max(1.0, min(MOST_ZOOM, self._zoom * _STEP**step)) if step else 1.0
        if self._shown is None or zoom == self._zoom:
            return
        self._zoom = zoom
        self._show_zoom()
        self._fit_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; a picture is scrolled by the same keys."""
        last = self._sheets.count - 1 if self._sheets is not None else 0
        bar = self.canvas.verticalScrollBar()
        places: dict[int, tuple[int, int]] = {
            Qt.Key.Key_PageUp: (self._number - 1, bar.value() - bar.pageStep()),
            Qt.Key.Key_PageDown: (self._number + 1, bar.value() + bar.pageStep()),
            Qt.Key.Key_Home: (0, bar.minimum()),
            Qt.Key.Key_End: (last, bar.maximum()),
        }
        at = places.get(event.key())
        if at is None:
            super().keyPressEvent(event)
        elif last > 0:
            self.go_to(at[0])
        else:
            bar.setValue(at[1])

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where hiding broke off."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give up what is being drawn: nobody waits for it."""
        super().hideEvent(event)
        self._stop_drawing()

    def event(self, event: QEvent) -> bool:
        """Draw again for a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def _wanted(self) -> Wanted:
        return Wanted(self._number, self.canvas.room(), self._zoom, self.devicePixelRatioF())

    def _ask(self) -> None:
        """Has the sheet drawn that is wanted now, unless it is there, cannot be drawn, or one is being drawn."""
        sheets, wanted = self._sheets, self._wanted()
        if sheets is None or not self.isVisible() or wanted == self._shown or self._could_not == self._number:
            return
        if self._shown is None or self._shown.number != wanted.number:
            self._wait_quietly()
        if self._asked is not None:
            if self._asked.number == wanted.number:
                self._patience.stop()
            elif not self._patience.isActive():
                self._patience.start()
            return
        self._asked = wanted
        self._run(
            self,
            lambda: sheets.draw(wanted),
            lambda drawn: self._arrived(sheets, wanted, drawn),
            lambda error: self._gave_up(sheets, wanted, error),
        )

    def _arrived(self, sheets: Sheets, wanted: Wanted, drawn: Drawn) -> None:
        if not self._is_still(sheets):
            return
        if wanted.number == self._number:
            self._show(wanted, drawn)
        self._ask()

    def _gave_up(self, sheets: Sheets, wanted: Wanted, error: Exception) -> None:
        if not self._is_still(sheets):
            return
        if wanted.number == self._number and not isinstance(error, Stopped):
            self._could_not = self._number
            self._show_trouble(error)
        self._ask()

    def _is_still(self, sheets: Sheets) -> bool:
        """Whether a result is of the file that is shown; if so, another sheet can be asked for."""
        if sheets is not self._sheets:
            return False
        self._asked = None
        self._patience.stop()
        return True

    def _show(self, wanted: Wanted, drawn: Drawn) -> None:
        turned = self._shown is None or self._shown.number != wanted.number
        self._quiet.stop()
        self._say("")
        self._shown, self._natural = wanted, drawn.natural
        if turned:
            self.canvas.empty()
        self.canvas.show_image(drawn.image, shown_size(drawn.natural, self.canvas.room(), self._zoom))
        self._show_place()
        self._show_zoom()
        self.canvas.setAccessibleDescription(drawn.text)
        self.bar.show()
        if turned:
            announce(self.canvas, self.canvas.accessibleName())

    def _show_trouble(self, error: Exception) -> None:
        self._quiet.stop()
        self._empty_canvas()
        sentence = sentence_for(error)
        self._show_place()
        self._show_zoom()
        self._say(sentence, warns=True)
        self.canvas.setAccessibleDescription(sentence)
        self.bar.setVisible(self._sheets is not None and self._sheets.count > 1)
        announce(self.canvas, sentence)
        self.failed.emit(error)

    def _wait_quietly(self) -> None:
        """The sheet before stays for a moment, so that nothing flickers."""
        if not self._quiet.isActive():
            self._quiet.start()

    def _say_opening(self) -> None:
        if self._shown is not None and self._shown.number == self._number:
            return  # turned there and back again
        self._empty_canvas()
        self._say(self.tr("Opening…"))

    def _say(self, text: str, *, warns: bool = False) -> None:
        self._message.say(text, warns=warns)
        self.canvas.setMinimumHeight(self._message.needs())

    def _empty_canvas(self) -> None:
        self._shown = None
        self.canvas.empty()
        self.canvas.setAccessibleDescription("")

    def _fit_again(self) -> None:
        """Shows what is there at its new size at once, and has it drawn for that size a little later."""
        self._message.fill()
        self.canvas.setMinimumHeight(self._message.needs())
        if self._shown is not None:
            self.canvas.show_size(shown_size(self._natural, self.canvas.room(), self._zoom))
        self._settled.start()

    def _show_place(self) -> None:
        count = self._sheets.count if self._sheets is not None else 0
        self.bar.show_place(self._number, count)
        if self._is_picture:
            said = self.tr("Picture {name}").format(name=self._name)
        elif count:
            said = self.tr("Page {number} of {count} of {name}").format(
                number=self._number + 1, count=count, name=self._name
            )
        else:
            said = self._name
        self.canvas.setAccessibleName(said)

    def _show_zoom(self) -> None:
        nothing = self._shown is None
        self.bar.show_zoom(least=nothing or self._zoom <= 1.0, most=nothing or self._zoom >= MOST_ZOOM)

    def _stop_drawing(self) -> None:
        if self._sheets is not None and self._asked is not None:
            self._asked.given_up.set()
            self._sheets.stop()

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer
