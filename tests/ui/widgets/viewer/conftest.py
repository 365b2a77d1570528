"""A view on the screen, and two ways to have its work done: as in the program, or when the test says so."""

from contextlib import suppress

import psutil
import pytest

from ui.background import Background
from ui.widgets.viewer import FileView


class ByHand:
    """Takes work and does it when the test says so."""

    def __init__(self):
        self.waiting = []

    def run(self, owner, work, done, failed):
        self.waiting.append((work, done, failed))

    def do(self):
        """Does the work that has waited longest and delivers what came of it."""
        work, done, failed = self.waiting.pop(0)
        try:
            result = work()
        except Exception as error:
            failed(error)
        else:
            done(result)


@pytest.fixture
def by_hand():
    return ByHand()


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.wait(10_000)


@pytest.fixture
def helpers(qtbot):
    """The processes that draw just now; none may be left soon after the test has ended."""

    def now():
        found = []
        for each in psutil.Process().children():
            with suppress(psutil.ZombieProcess, psutil.NoSuchProcess):
                if any("pdf_process" in part for part in each.cmdline()):
                    found.append(each)
        return found

    yield now
    qtbot.waitUntil(lambda: now() == [])


@pytest.fixture
def make_view(on_screen, helpers):
    """Shows a view that has its work done by `run`, and ends it when the test does."""
    made = []

    def make(run, width=600, height=500):
        view = on_screen(FileView(run), width, height)
        view.setFocus()
        made.append(view)
        return view

    yield make
    for view in made:
        view.clear()


@pytest.fixture
def view(make_view, background):
    """A view as in the program."""
    return make_view(background.run)


@pytest.fixture
def shows(qtbot):
    """Waits until a view shows this page (from 0), drawn as it is wanted now."""

    def wait(view, number=0):
        qtbot.waitUntil(lambda: view.canvas.image() is not None and view._shown == view._wanted(), timeout=10_000)
        assert view._shown.number == number

    return wait


@pytest.fixture
def fails(qtbot):
    """Shows a file that cannot be shown, and returns the error and the sentence for it."""

    def wait(view, data, kind):
        with qtbot.waitSignal(view.failed, timeout=10_000) as said:
            view.show_file(data, kind, "name")
        return said.args[0], view.canvas.accessibleDescription()

    return wait
