"""Small widgets on as many lines as they need, buttons with long words, and chips with long names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.line_button import LineButton
from ui.widgets.long_chip import LongChip


@pytest.fixture
def flow(on_screen):
    made = Flow("Some things")
    for _ in range(4):
        button = QPushButton("x")
        button.setFixedSize(60, 20)
        made.add(button)
    return on_screen(made, 300, 200)


def places(flow):
    return [(item.x(), item.y()) for item in flow._shown()]


def test_they_stand_side_by_side_while_there_is_room(flow):
    assert places(flow) == [(0, 0), (66, 0), (132, 0), (198, 0)]
    assert flow.heightForWidth(300) == 20


def test_they_go_on_below_where_there_is_none(flow):
    flow.resize(140, 200)
    assert places(flow) == [(0, 0), (66, 0), (0, 26), (66, 26)]
    assert flow.heightForWidth(140) == 46


def test_what_is_hidden_leaves_no_gap(flow, let_it_settle):
    flow._items[1].hide()
    let_it_settle()
    assert places(flow) == [(0, 0), (66, 0), (132, 0)]


def test_reading_from_the_right_begins_at_the_right(flow):
    flow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.resize(140, 200)
    assert places(flow) == [(80, 0), (14, 0), (80, 26), (14, 26)]


def test_what_is_taken_out_is_gone(flow, let_it_settle):
    flow.clear()
    let_it_settle()
    assert flow.findChildren(QPushButton) == []
    assert flow.heightForWidth(300) == 0


def test_a_button_is_as_narrow_as_need_be_and_an_ampersand_stays_one(on_screen):
    button = LineButton("quiet", "plus")
    button.set_words("R&D " * 30)
    on_screen(button, 100, 40)
    assert button.words == "R&D " * 30
    assert button.minimumSizeHint().width() <= 100
    assert button.shortcut().isEmpty()


def test_a_chip_is_cut_where_it_has_no_room_and_whole_again_where_it_has(on_screen):
    chip = LongChip()
    chip.set_words("confirmed by " + "Amara" * 10)
    on_screen(chip, 120, 30)
    assert chip.text().endswith("…")
    assert chip.toolTip() == chip.accessibleName() == "confirmed by " + "Amara" * 10
    chip.resize(chip.sizeHint())
    assert chip.text() == "confirmed by " + "Amara" * 10
    assert chip.toolTip() == ""


def test_a_line_that_begins_with_a_link_begins_earlier(on_screen):
    flow = Flow(hang=7)
    buttons = [Button("Prepare"), Button("Save calendar file…", "link"), Button("Start session")]
    for button in buttons:
        flow.add(button)
    on_screen(flow, max(each.sizeHint().width() for each in buttons) + 7, 300)
    assert [each.x() for each in buttons] == [7, 0, 7]
    flow.resize(1000, 300)
    assert buttons[0].x() == 7
    assert len({each.y() for each in buttons}) == 1
