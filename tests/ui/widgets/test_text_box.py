"""A field for a few sentences: it grows with them from its least to its most, and scrolls only beyond that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = [(1, 6), (2, 8), (3, 14)]


@pytest.fixture(params=[1.0, 1.5])
def boxes(request, on_screen, dressed, qtbot):
    """Boxes on a page with far more on it than the window has room for, in a size of text."""
    dressed("light", request.param)
    made = [TextBox(f"Box {least}", "What happened?", least=least, most=most) for least, most in LINES]
    content = QWidget()
    column = QVBoxLayout(content)
    for box in made:
        column.addWidget(box)
    for number in range(40):
        column.addWidget(Label(f"Line {number}"))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(content)
    on_screen(area, 400, 300)
    qtbot.wait(1)
    yield made
    area.close()


def shows_all(box):
    """Whether nothing of the text is out of sight, and no scroll bar is shown."""
    return box.verticalScrollBar().maximum() == 0 and not box.verticalScrollBar().isVisible()


def lines_of_room(box):
    return box.viewport().height() // box.fontMetrics().lineSpacing()


def test_an_empty_box_has_room_for_its_least_and_no_scroll_bar(boxes):
    for box, (least, _) in zip(boxes, LINES, strict=True):
        assert lines_of_room(box) == least
        assert shows_all(box)


@pytest.mark.parametrize("text", ["a line", "да 漢字 🌱 שלום"], ids=["plain", "many scripts"])
def test_a_box_grows_with_each_line_up_to_its_most(boxes, qtbot, text):
    for box, (least, most) in zip(boxes, LINES, strict=True):
        before = box.height()
        for number in range(1, most + 1):
            box.setPlainText("\n".join([text] * number))
            qtbot.waitUntil(lambda box=box: shows_all(box))
            assert text != "a line" or (box.height() > before) == (number > least)
            before = box.height()
        box.setPlainText("\n".join([text] * (most + 3)))
        qtbot.waitUntil(box.verticalScrollBar().isVisible)
        assert box.height() == before


def test_a_line_that_wraps_counts_as_the_lines_it_takes(boxes, qtbot):
    box, least = boxes[0], boxes[0].height()
    box.setPlainText("words that wrap " * 6)
    qtbot.wait(1)
    assert box.height() > least
    assert shows_all(box)
    box.clear()
    qtbot.wait(1)
    assert box.height() == least


def test_ctrl_enter_sends_and_enter_begins_a_line(boxes, qtbot):
    box = boxes[0]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == "\n"
    with qtbot.waitSignal(box.sent):
        qtbot.keyClick(box, Qt.Key.Key_Return, CONTROL)
    assert box.toPlainText() == "\n"
