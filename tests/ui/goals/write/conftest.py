"""What the tests of writing a goal share: the page on the screen, hands at its keyboard, a disk that fills up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.goals import wording
from mentor_desktop.services import goals
from ui.goals.write import keeper
from ui.goals.write.flow import WriteGoal

TEXTS = {
    2: "Other teams ask for my agenda",
    1: "I run it alone",
    0: "I run it with Amara in the room",
    -1: "I run one item",
    -2: "I only attend",
}


@pytest.fixture
def mentee(journal_for_two):
    """The journal as Tom, the mentee, has it before him; nobody else has it open."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def make_page(on_screen):
    """Shows the page for a journal, with a goal open on it."""

    def make(journal, goal=None, step=0, width=1000, height=760):
        page = on_screen(WriteGoal(journal), width, height)
        page.open(goal, step)
        return page

    return make


@pytest.fixture
def page(make_page, mentee):
    """The page with a new goal on it, in Tom's hands."""
    return make_page(mentee)


@pytest.fixture
def written():
    """Keeps a goal with a title, five levels and a start; returns it."""

    def write(journal, title="Lead the planning meeting", texts=TEXTS, start=-1, **changes):
        goal = replace(goals.new_goal(journal), title=title, start_level=start, **changes)
        return goals.keep_draft(journal, goal, texts)

    return write


@pytest.fixture
def hands(qtbot):
    """Types and presses keys wherever the keyboard is."""

    class Hands:
        def types(self, text):
            qtbot.keyClicks(QApplication.focusWidget(), text)

        def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
            qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

        def enter(self):
            self.press(Qt.Key.Key_Return)

        def control_enter(self):
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        def tab(self):
            self.press(Qt.Key.Key_Tab)

        def back_tab(self):
            self.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)

    return Hands()


@pytest.fixture
def hurry(monkeypatch):
    """Keeps and tries again after a moment."""
    monkeypatch.setattr(keeper, "KEEP_AFTER_MS", 20)
    monkeypatch.setattr(keeper, "TRY_AGAIN_AFTER_MS", 60)


@pytest.fixture
def full_disk(mentee, monkeypatch):
    """Fills the disk under Tom's journal; what is returned makes room again."""

    def fail(*_):
        raise DiskFull

    def fill():
        for door in ("save_all", "keep_words"):
            monkeypatch.setattr(mentee, door, fail)

    def make_room():
        for door in ("save_all", "keep_words"):
            monkeypatch.delattr(mentee, door)

    fill.make_room = make_room
    return fill


def texts_of(journal, goal):
    """The words of each level as the journal holds them."""
    return {value: level.text for value, level in wording(journal.goals.levels(goal)).items()}
