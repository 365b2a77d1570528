"""The window with a journal open, for the figures that begin there."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mentor_desktop.places import home
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import unlock
from mentor_desktop.services.shelf import Shelf
from ui.background import Background
from ui.reflections.page import ReflectionsPage
from ui.theme import Theme
from ui.window import MainWindow


@dataclass(slots=True)
class Opened:
    """The program as `ui.app` builds it, in the light theme, with a journal open at Home."""

    app: QApplication
    theme: Theme
    window: MainWindow
    journal: Journal

    @property
    def reflections(self) -> ReflectionsPage:
        """The page of the private space, shown now."""
        frame = self.window.frame
        assert frame is not None
        frame.go_to("reflections")
        return frame.reflections


def dressed() -> tuple[QApplication, Theme]:
    """The application with the program's look."""
    app = QApplication(["bench"])
    theme = Theme("light")
    theme.apply(app)
    return app, theme


def open_window(folder: str, seat: str, passphrase: str) -> Opened:
    """Unlocks the journal and shows it."""
    app, theme = dressed()
    window = MainWindow(Shelf(home()), Background(), theme)
    window.show()
    journal = unlock(Path(folder), seat, passphrase)
    window.open_journal(journal)
    return Opened(app, theme, window, journal)
