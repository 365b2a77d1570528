"""`mentor-desktop` as it is called: where it keeps things, how it looks, and what it does without a display."""

import json
import sys

import pytest
from PySide6.QtGui import QImage

from mentor_desktop.errors import DiskFull
from mentor_desktop.services.shelf import Shelf
from tests.support.screens import shown_words
from tests.support.starting import started
from ui.app import NO_DISPLAY, NO_DISPLAY_NO_EXAMPLE, say_bugs_in
from ui.background import Background
from ui.theme import Theme
from ui.window import MainWindow

PAGES = ["home", "sessions", "goals", "conversation", "relationship", "reflections", "notes", "review"]


def seen(tmp_path, what, *arguments, **variables):
    """What can be seen of the window that was started with these arguments."""
    run = started("tests.support.starting", what, *arguments, display=True, cwd=tmp_path, **variables)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_home_and_theme_can_be_chosen(tmp_path):
    look = seen(tmp_path, "start", "--home", tmp_path / "here", "--theme", "dark")
    assert look["home"] == str(tmp_path / "here")
    assert look["theme"] == "dark"
    assert look["title"] == look["application"] == "Mentor Desktop"
    assert look["icon"]


def test_without_arguments_the_environment_says_where_things_are(tmp_path):
    look = seen(tmp_path, "start", MENTOR_HOME=str(tmp_path / "there"))
    assert look["home"] == str(tmp_path / "there")
    assert look["me"] is None


def test_the_example_opens_by_itself_and_goes_with_the_window(tmp_path):
    look = seen(tmp_path, "frame", "--example", "--theme", "light", "--home", tmp_path / "here")
    assert (look["me"], look["theme"]) == ("Tom", "light")
    assert len(look["temporary"]) == 1
    assert not list(tmp_path.glob("mentor-example-*"))


def test_without_a_display_the_example_is_shown_as_pictures(tmp_path):
    run = started("ui.app", "--example", "--tour-folder", tmp_path / "tour", display=False, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert said[0] == NO_DISPLAY
    assert str(tmp_path / "tour") in said[-1]
    pictures = sorted((tmp_path / "tour").iterdir())
    names = [picture.stem.partition("-")[2] for picture in pictures]
    assert set(PAGES) <= set(names)
    assert not any(QImage(str(picture)).isNull() for picture in pictures)
    assert not list(tmp_path.glob("mentor-example-*"))


@pytest.mark.parametrize("arguments", [[], ["--theme", "dark"]])
def test_without_a_display_and_an_example_it_says_so(tmp_path, arguments):
    run = started("ui.app", *arguments, display=False, cwd=tmp_path)
    assert run.returncode == 1
    assert NO_DISPLAY_NO_EXAMPLE in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--theme", "purple"], ["--no-such-thing"], ["--home"], ["a.journal"]])
@pytest.mark.parametrize("display", [True, False])
def test_wrong_usage_is_told(tmp_path, arguments, display):
    run = started("ui.app", *arguments, display=display, cwd=tmp_path)
    assert run.returncode == 2
    assert "usage: mentor-desktop" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_is_there_without_a_display(tmp_path):
    run = started("ui.app", "--help", display=False, cwd=tmp_path)
    assert run.returncode == 0
    for option in ("--home", "--example", "--theme"):
        assert option in run.stdout


BUG = "Something went wrong inside the program. What was saved before is safe. Please try again."


@pytest.fixture
def hook(monkeypatch):
    """Says in a window what nothing else has caught; brings the hook, which goes with the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def install(window):
        say_bugs_in(window)
        return sys.excepthook

    return install


def raised(error):
    """The error as it comes to the hook, with what the program was doing."""
    try:
        raise error
    except BaseException as caught:
        return type(caught), caught, caught.__traceback__


@pytest.mark.parametrize("opened", [True, False])
def test_a_bug_is_said_in_the_window_and_on_standard_error(make_window, journal, hook, qtbot, capsys, opened):
    window = make_window()
    if opened:
        window.open_journal(journal)
    say = hook(window)
    say(*raised(ValueError("marzipan")))
    qtbot.waitUntil(lambda: BUG in shown_words(window))
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "marzipan" not in said + shown_words(window)


def test_a_known_error_nobody_caught_is_said_in_its_own_words(window, hook, qtbot):
    hook(window)(*raised(DiskFull()))
    qtbot.waitUntil(lambda: str(DiskFull()) in shown_words(window))


def test_stopping_the_program_is_no_bug(window, hook, qtbot):
    hook(window)(*raised(KeyboardInterrupt()))
    qtbot.wait(20)
    assert BUG not in shown_words(window)


def test_a_bug_after_the_window_has_gone_is_said_on_standard_error_alone(hook, qapp, tmp_path, capsys, let_it_settle):
    window = MainWindow(Shelf(tmp_path), Background(), Theme("light"))
    say = hook(window)
    window.deleteLater()
    let_it_settle()
    say(*raised(ValueError("marzipan")))
    assert "ValueError" in capsys.readouterr().err


def test_a_bug_in_a_button_of_the_running_program_is_said_in_its_window(tmp_path):
    look = seen(tmp_path, "bug", "--home", tmp_path / "here", "--theme", "light")
    assert BUG in look["words"]
