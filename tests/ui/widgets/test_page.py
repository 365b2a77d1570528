"""The page: a header that fits, paper of its own, and what an empty page says."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from tests.support.screens import cut_at_the_side, shown_words
from ui.theme import DARK, LIGHT
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.page import EmptyPage, Page


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("private", [False, True])
def test_private_pages_stand_on_paper_of_their_own(on_screen, dressed, tokens, private):
    dressed(tokens.name)
    page = on_screen(Page(private=private), 600, 400)
    page.set_header("Title", "Subtitle")
    paper = tokens.private_paper if private else tokens.paper
    assert page.grab().toImage().pixelColor(5, 5) == QColor(paper)


@pytest.mark.parametrize("scrolls", [False, True])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_header_keeps_clear_of_its_buttons(on_screen, dressed, qtbot, scrolls, direction, scale):
    dressed("light", scale)
    page = Page(scrolls=scrolls)
    page.setLayoutDirection(direction)
    buttons = [Button("Bin"), Button("Write")]
    page.set_header("A very long title that has no room " * 4, "And more words below it " * 12, *buttons)
    on_screen(page, 640, 480)
    qtbot.wait(1)
    assert cut_at_the_side(page) == []
    assert all(button.isVisible() for button in buttons)
    assert not any(button.geometry().intersects(page.title.geometry()) for button in buttons)


def test_the_header_names_the_page_for_screen_readers(on_screen):
    page = Page()
    page.set_header("Goals", "Shared by both of you")
    on_screen(page)
    assert page.accessibleName() == "Goals"
    assert "Shared by both of you" in shown_words(page)


def test_long_content_scrolls_and_stays_as_wide_as_the_page(on_screen, qtbot):
    page = on_screen(Page(), 640, 480)
    page.set_header("Title", "Subtitle")
    last = Label("last", wrap=True)
    for number in range(60):
        page.body.addWidget(Label(f"{number} " + "words that wrap " * 20, wrap=True))
    page.body.addWidget(last)
    qtbot.wait(1)
    assert last.mapTo(page, QPoint(0, 0)).y() > page.height()
    assert cut_at_the_side(page) == []


def test_a_page_does_nothing_until_it_is_taught(on_screen):
    page = on_screen(Page())
    assert page.back() is False
    page.new_thing()
    page.shown()
    page.settle(locking=True)


def test_an_empty_page_offers_its_step(on_screen, qtbot):
    page = on_screen(EmptyPage("Goals", "Shared", "goals", "Heading", "Text", step="Write", step_page="new-reflection"))
    (button,) = [each for each in page.findChildren(Button) if each.isVisible()]
    with qtbot.waitSignal(page.go) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert asked.args == ["new-reflection"]
    for words in ("Goals", "Shared", "Heading", "Text", "Write"):
        assert words in shown_words(page)


def test_an_empty_page_without_a_step_has_no_button(on_screen):
    page = on_screen(EmptyPage("Review", "Shared", "review", "Heading", "Text"))
    assert page.findChildren(Button) == []


def test_building_a_page_shows_nothing(strays, qapp):
    made = [Page(), Page(scrolls=False, private=True), EmptyPage("A", "B", "goals", "C", "D", step="E", private=True)]
    made[0].set_header("Title", "Subtitle", Button("One"))
    assert strays.shown == []
