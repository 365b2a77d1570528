"""What the tests of the window share: a journal, a way onto the screen, and a look that is taken back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale

from mentor_desktop.services.shelf import Shelf
from tests.support.screens import StrayWindows
from ui.background import Background
from ui.frame import Frame
from ui.theme import Theme
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def english_days():
    """Days are written in English, whatever the system speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def journal(journal_for_two):
    """The journal as Amara, the mentor, has it before her; nobody has written in it."""
    return journal_for_two.unlock("mentor")


@pytest.fixture
def on_screen(qtbot):
    """Shows a widget as a window with the keyboard in it, and returns it."""

    def show(widget, width=1280, height=800):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def dressed(qapp):
    """Gives the application a theme and a size of text until the test ends."""
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()

    def dress(name, scale=1.0):
        theme = Theme(name, scale)
        theme.apply(qapp)
        return theme

    yield dress
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def strays(qapp):
    """Every window that is shown while the test runs."""
    watching = StrayWindows()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.fixture
def make_window(on_screen, tmp_path):
    """The real window; nothing is on its list."""

    def make(width=1280, height=800):
        return on_screen(MainWindow(Shelf(tmp_path / "home"), Background(), Theme("light")), width, height)

    return make


@pytest.fixture
def window(make_window, journal):
    """The real window with the journal open at Home."""
    made = make_window()
    made.open_journal(journal)
    return made


@pytest.fixture
def frame(on_screen, journal):
    """The frame alone, at Home."""
    made = on_screen(Frame(journal, Background()))
    made.go_to("home")
    return made


@pytest.fixture
def let_it_settle(qtbot):
    """Lets everything happen that waits for the event loop: what was added shows, what was given up is destroyed."""

    def now():
        qtbot.wait(1)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return now
