"""The tour: a picture of every page, and an end whatever happens."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from mentor_desktop.errors import NoRights
from mentor_desktop.services.shelf import Shelf
from ui import tour as tours
from ui.background import Background
from ui.start.services import real_services
from ui.theme import Theme
from ui.tour import Tour
from ui.window import MainWindow

STOPS = ["start", "home", "sessions", "goals", "conversation", "relationship", "reflections", "notes", "review"]
SESSION_STOPS = [f"session-{what}" for what in ("plan", "past", "prepare", "hold", "close")]
STOPS += ["goal", "goal-taught", "goal-check-in", "goal-writing", *SESSION_STOPS]
STOPS += ["search", "reflection", "bin", "locked"]


@pytest.fixture
def make_window(qtbot, tmp_path, fast_by_default):
    def make(**services):
        window = MainWindow(
            Shelf(tmp_path / "home"), Background(), Theme("light"), real_services()._replace(**services)
        )
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture(autouse=True)
def no_second_end(qapp):
    """Keeps the window that closes from asking the application to quit: that would end the loops of later tests."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def example_folders(monkeypatch, tmp_path):
    """Where temporary examples are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_it_takes_a_picture_of_every_page(make_window, tmp_path, qapp, capsys, example_folders, strays):
    window = make_window()
    tour = Tour(window, tmp_path / "build" / "tour", QSize(1000, 700))
    assert tour.run(qapp) == 0
    assert [path.stem.partition("-")[2] for path in tour.pictures] == STOPS
    assert [path.name for path in tour.pictures] == sorted(path.name for path in (tmp_path / "build/tour").iterdir())
    pictures = [QImage(str(path)) for path in tour.pictures]
    assert {picture.size() for picture in pictures} == {QSize(1000, 700)}
    assert all(one != other for one, other in pairwise(pictures))
    assert f"{len(STOPS)} pictures are in {tmp_path / 'build' / 'tour'}." in capsys.readouterr().out
    assert not window.isVisible()
    assert list(example_folders.iterdir()) == []
    assert strays.shown == ["MainWindow"]


def test_it_ends_when_the_example_does_not_come(make_window, tmp_path, qapp, capsys, monkeypatch, example_folders):
    def fail(_):
        raise NoRights(action="write", path="/nowhere")

    monkeypatch.setattr(tours, "_LONGEST_WAIT_MS", 200)
    window = make_window(write_example=fail)
    assert Tour(window, tmp_path / "tour").run(qapp) == 1
    assert "could not be shown" in capsys.readouterr().out
    assert not window.isVisible()
    assert list(example_folders.iterdir()) == []


@pytest.mark.qt_no_exception_capture
def test_it_ends_when_a_page_breaks(make_window, tmp_path, qapp, capsys, example_folders):
    class BrokenTour(Tour):
        def walk(self):
            yield True
            raise ZeroDivisionError

    window = make_window()
    assert BrokenTour(window, tmp_path / "tour").run(qapp) == 1
    said = capsys.readouterr()
    assert "could not be shown" in said.out
    assert "ZeroDivisionError" in said.err
    assert not window.isVisible()


@pytest.mark.parametrize("kind", ["file", "inside a file"])
def test_a_folder_that_cannot_be_made_is_a_sentence(make_window, tmp_path, qapp, capsys, kind):
    (tmp_path / "taken").write_text("")
    folder = tmp_path / "taken" if kind == "file" else tmp_path / "taken" / "tour"
    assert Tour(make_window(), folder).run(qapp) == 1
    said = capsys.readouterr()
    assert str(folder) in said.out + said.err
    assert "Traceback" not in said.err


def test_pictures_that_cannot_be_written_are_no_success(make_window, tmp_path, qapp, capsys):
    class NoPictures(Tour):
        def walk(self):
            yield True
            self.keep("a/b")

    assert NoPictures(make_window(), tmp_path / "tour").run(qapp) == 1
    assert "pictures are in" not in capsys.readouterr().out
