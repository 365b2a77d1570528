"""The pictures in docs/screenshots: the example's tour and the steps of a new journal, in both themes.

    python -m tests.screenshots FOLDER

Nothing is staged but what a person could do: the words on the create steps are typed into the real fields. The text has
the size of an ordinary desktop (14 pixels), in Inter where the system has it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from mentor_desktop.services.shelf import Shelf
from ui.background import Background
from ui.start.create.flow import CreateFlow
from ui.theme import QT_ARGUMENTS, Theme
from ui.tour import Tour
from ui.window import MainWindow

THEMES = ("light", "dark")
POINTS = 10.5
# Shown on the last create step; no journal is made there.
TOMS_HOME = Path("/home/tom/.local/share/mentor-desktop")
PASSPHRASE = "velvet otter compass 12"


class PictureTour(Tour):
    """The tour, and before it the steps of a new journal."""

    def walk(self) -> Iterator[bool]:
        """Yields as `Tour.walk` does."""
        yield from self.walk_through_the_steps()
        yield from super().walk()

    def walk_through_the_steps(self) -> Iterator[bool]:
        """Fills in each step up to the last and leaves."""
        self.window.start.new_journal()
        yield True
        flow = self.window.findChildren(CreateFlow)[0]
        flow.who.mentor.setText("Amara")
        flow.who.mentee.setText("Tom")
        flow.who.seats.choose("mentee")
        yield True
        self.keep("create-who")
        flow.go_on()
        yield True
        self.keep("create-what-for")
        flow.go_on()
        yield True
        flow.passphrase.new.first.field.setText(PASSPHRASE)
        flow.passphrase.new.again.field.setText(PASSPHRASE)
        for _ in range(20):
            yield True
        self.keep("create-passphrase")
        flow.go_on()
        while flow.step == 2:
            yield False
        yield True
        self.keep("create-keep-it-safe")
        for _ in range(4):
            flow.go_back()
        yield True


def take(folder: Path, theme_name: str, size: QSize, scale: float = 1.0) -> int:
    """Takes all pictures in one theme; returns the exit status."""
    app = QApplication(["screenshots", *QT_ARGUMENTS])
    family = "Inter" if "Inter" in QFontDatabase.families() else app.font().family()
    font = QFont(family)
    font.setPointSizeF(POINTS)
    app.setFont(font)
    theme = Theme(theme_name, scale)
    theme.apply(app)
    window = MainWindow(Shelf(TOMS_HOME), Background(), theme)
    return PictureTour(window, folder, size).run(app)


def main() -> int:
    """`FOLDER` takes both themes, each in a process of its own; `FOLDER THEME WIDTH HEIGHT SCALE` takes one."""
    folder = Path(sys.argv[1])
    if len(sys.argv) == 6:
        return take(folder, sys.argv[2], QSize(int(sys.argv[3]), int(sys.argv[4])), float(sys.argv[5]))
    status = 0
    for theme in THEMES:
        command = [sys.executable, "-m", "tests.screenshots", str(folder / theme), theme, "1280", "800", "1.0"]
        status |= subprocess.run(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
