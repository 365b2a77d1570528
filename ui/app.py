"""`mentor-desktop`: the map of the program. It builds what the window needs and hands it down."""

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mentor_desktop import __version__
from mentor_desktop.errors import KnownError, bug_report
from mentor_desktop.places import home, resource
from mentor_desktop.services.shelf import Shelf
from ui.background import Background
from ui.theme import QT_ARGUMENTS, Theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from argparse import Namespace

NO_DISPLAY = "There is no display here, so the example journal is shown as pictures."
NO_DISPLAY_NO_EXAMPLE = (
    "There is no display here. Start Mentor Desktop on a desktop, or look at pictures with --example."
)


def main(arguments: list[str] | None = None) -> int:
    """Runs the window; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    options = _parsed(words) if words else None
    example = options is not None and options.example
    touring = not _has_display()
    if touring:
        print(NO_DISPLAY if example else NO_DISPLAY_NO_EXAMPLE, flush=True)
        if not example:
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.excepthook = _say_bug
    app = QApplication(["mentor-desktop", *QT_ARGUMENTS])
    app.setApplicationDisplayName("Mentor Desktop")
    app.setDesktopFileName("mentor-desktop")
    app.setWindowIcon(QIcon(os.fspath(resource("icons", "mentor-desktop.svg"))))
    theme = Theme(options.theme if options is not None else None)
    theme.apply(app)
    background = Background()
    window = MainWindow(Shelf(home(options.home if options is not None else None)), background, theme)
    say_bugs_in(window)
    if touring and options is not None:
        from ui.tour import Tour

        tour = Tour(window, options.tour_folder)
        return tour.run(app)
    window.show()
    if example:
        window.start.look_at_example()
    return QApplication.exec()


def _say_bug(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Says on standard error where the program went wrong, without a word that anyone wrote."""
    print(bug_report(error), file=sys.stderr)


def say_bugs_in(window: MainWindow) -> None:
    """From now on what no other place has caught is said in the window as well, once what it interrupted has ended."""

    def say(kind: type[BaseException], error: BaseException, trace: object) -> None:
        _say_bug(kind, error, trace)
        if isinstance(error, Exception):
            # Another one in its place: this one holds on to what the program was doing, and so to what was written.
            sayable = error if isinstance(error, KnownError) else RuntimeError()
            with suppress(RuntimeError):  # The window is gone.
                QTimer.singleShot(0, window, partial(window.say, sayable))

    sys.excepthook = say


def _parsed(words: list[str]) -> "Namespace":
    import argparse

    parser = argparse.ArgumentParser(
        prog="mentor-desktop", description="An encrypted journal for a mentor and a mentee."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--home", type=Path, metavar="DIR", help="keep everything in DIR (also MENTOR_HOME)")
    parser.add_argument("--example", action="store_true", help="open the example journal")
    parser.add_argument("--theme", choices=("light", "dark"), help="instead of following the system")
    parser.add_argument(
        "--tour-folder",
        type=Path,
        metavar="DIR",
        default=Path("build/tour"),
        help="where pictures go without a display",
    )
    return parser.parse_args(words)


def _has_display() -> bool:
    """Whether a window can be shown; a platform that was chosen by hand is taken at its word."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
