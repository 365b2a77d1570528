"""What the tests of the private space share: a sheet on the screen, a disk that fills up, shorter waiting."""

import pytest

from mentor_desktop.errors import DiskFull
from ui.reflections import write_view
from ui.reflections.page import ReflectionsPage
from ui.reflections.write_view import WriteView


@pytest.fixture
def sheet(on_screen, journal):
    """A sheet with a new page on it."""
    made = on_screen(WriteView(journal), 900, 700)
    made.open(journal.new_reflection())
    return made


@pytest.fixture
def page(on_screen, journal):
    """The whole private space, at its list."""
    made = on_screen(ReflectionsPage(journal), 1000, 700)
    made.shown()
    return made


@pytest.fixture
def full_disk(journal, monkeypatch):
    """Fills the disk under the journal; what is returned makes room again."""
    save, keep_draft = journal.save, journal.keep_draft

    def fail(*_):
        raise DiskFull

    def fill():
        monkeypatch.setattr(journal, "save", fail)
        monkeypatch.setattr(journal, "keep_draft", fail)

    def make_room():
        monkeypatch.setattr(journal, "save", save)
        monkeypatch.setattr(journal, "keep_draft", keep_draft)

    fill.make_room = make_room
    return fill


@pytest.fixture
def hurry(monkeypatch):
    """Saves and tries again after a moment instead of seconds."""
    monkeypatch.setattr(write_view, "DRAFT_AFTER_MS", 20)
    monkeypatch.setattr(write_view, "SAVE_AFTER_MS", 60)
    monkeypatch.setattr(write_view, "TRY_AGAIN_AFTER_MS", 80)
