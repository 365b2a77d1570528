"""The choice of a group: by mouse, by arrow keys, two by two where there is no room for four."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.services.goals import GROUPS
from tests.support.screens import cut_at_the_side, nameless
from ui.goals.list_groups import GroupChoice

NUMBERS = {"active": 3, "draft": 1, "reached": 0, "let go": 2}


@pytest.fixture
def choice(on_screen):
    made = on_screen(GroupChoice(), 700, 60)
    made.show_numbers(NUMBERS)
    made.choose("active")
    return made


def test_every_group_says_how_many_goals_it_has(choice):
    assert [chip.text() for chip in choice.chips.values()] == ["Active 3", "Drafts 1", "Reached 0", "Let go 2"]
    assert nameless(choice) == []


def test_a_click_chooses(choice, qtbot):
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.mouseClick(choice.chips["reached"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["reached"]
    assert choice.group == "reached"


def test_the_arrow_keys_go_from_one_to_the_next(choice, qtbot):
    choice.take_keyboard()
    for group in GROUPS[1:]:
        with qtbot.waitSignal(choice.chosen) as chosen:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert chosen.args == [group]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert choice.group == "reached"


def test_what_the_program_chooses_it_does_not_say(choice, qtbot):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("let go")
    assert choice.group == "let go"


def test_where_there_is_no_room_for_four_two_stand_side_by_side(choice, qtbot):
    assert len({chip.y() for chip in choice.chips.values()}) == 1
    choice.resize(260, 120)
    qtbot.waitUntil(lambda: len({chip.y() for chip in choice.chips.values()}) == 2)
    assert cut_at_the_side(choice) == []
    choice.resize(700, 120)
    qtbot.waitUntil(lambda: len({chip.y() for chip in choice.chips.values()}) == 1)
