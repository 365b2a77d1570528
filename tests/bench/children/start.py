"""Processor time from the start of the process to the painted first screen (`ours`) or to an empty window (`empty`).

How painting is noticed is the same for both and needs nothing of Qt that an empty window would not load: the window's
own paint event is in the same painting as those of all it holds, and the event loop is back when that is done.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


def _report() -> None:
    # Of this process and all its threads, user and system, since it was started.
    seconds = time.process_time()
    print(f'{{"seconds": {seconds}}}', flush=True)
    QApplication.exit(0)


def _ours() -> None:
    import ui.app

    class Watched(ui.app.MainWindow):
        """The window, telling when it has been painted."""

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, _report)

    ui.app.MainWindow = Watched
    ui.app.main([])


def _empty() -> None:
    class Empty(QMainWindow):
        """A window with nothing in it, telling when it has been painted."""

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, _report)

    QApplication(["empty"])
    window = Empty()
    window.resize(1280, 800)
    window.show()
    QApplication.exec()


if __name__ == "__main__":
    _ours() if sys.argv[1] == "ours" else _empty()
