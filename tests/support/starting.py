"""The program in a process of its own: with a window that is looked at and closed again, or without a display.

    python -m tests.support.starting WHAT [ARGUMENT …]

Starts `mentor-desktop` with the arguments. Once the window is there (`WHAT` is `start`), or the journal in it
(`frame`), or once the program has made a mistake in a slot (`bug`), says in JSON what can be seen of it, and closes it.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication

from tests.support.processes import ROOT, environment
from tests.support.screens import shown_words
from ui import app
from ui.theme import current
from ui.window import MainWindow

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class WatchedWindow(MainWindow):
    """The window of the program, which looks at itself and goes."""

    def showEvent(self, event: QShowEvent) -> None:
        """Looks once it is there."""
        super().showEvent(event)
        if sys.argv[1] == "bug":
            QTimer.singleShot(0, self, self._make_a_mistake)
            QTimer.singleShot(200, self, self._look)
        else:
            QTimer.singleShot(0, self, self._look)

    def _make_a_mistake(self) -> None:
        raise ValueError

    def _look(self) -> None:
        if sys.argv[1] == "frame" and self.frame is None:
            QTimer.singleShot(20, self, self._look)
            return
        try:
            print(json.dumps(self._seen()), flush=True)
        finally:
            self.close()

    def _seen(self) -> dict[str, object]:
        return {
            "title": self.windowTitle(),
            "application": QGuiApplication.applicationDisplayName(),
            "icon": not QApplication.windowIcon().isNull(),
            "theme": current().name,
            "words": shown_words(self),
            "home": str(self.start._shelf.new_folder().parents[1]),
            "me": self.frame._journal.me.name if self.frame is not None else None,
            "temporary": [path.name for path in Path(tempfile.gettempdir()).glob("mentor-example-*")],
        }


def started(*arguments: object, display: bool, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the program, or this module, to its end."""
    chosen = {name: value for name, value in environment().items() if name not in _DISPLAYS}
    if display:
        chosen["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        env={**chosen, "TMPDIR": str(cwd), **variables},
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


if __name__ == "__main__":
    assert os.environ["PYTHONPATH"] == str(ROOT)
    app.MainWindow = WatchedWindow
    sys.exit(app.main(sys.argv[2:]))
