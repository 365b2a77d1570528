"""The page of a file: shown from its bytes, forgotten when it is left, saved out once it was said what that means."""

from dataclasses import replace
from os import sep

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services import evidence
from tests.support.goals import agreed, picture
from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.background import Background
from ui.goals.file_page import FilePage


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def journal(journal_for_two, goal):
    """As Tom, the mentee, has it before him."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.wait(5000)


@pytest.fixture
def kept(journal, goal, tmp_path):
    """Evidence with a picture of 40 × 30 pixels."""
    path = tmp_path / "Whiteboard.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#7AA"))
    assert image.save(str(path))
    return evidence.add(journal, evidence.new_evidence(journal, goal), evidence.keep_file(journal, path))


@pytest.fixture
def page(on_screen, journal, background):
    """The page in front of another one; `page.asked` are the titles and names a place was asked for, and `page.target`
    is the place that is chosen then.
    """

    def choose(parent, title, name, then):
        made.asked.append((title, name))
        if made.target is not None:
            then(made.target)

    made = FilePage(journal, background, choose)
    made.asked, made.target = [], None
    stack = QStackedWidget()
    stack.addWidget(made)
    stack.addWidget(QWidget())
    on_screen(stack, 900, 640)
    made.stack = stack
    return made


@pytest.fixture
def opened(page, kept, qtbot):
    page.open(kept)
    qtbot.waitUntil(lambda: is_shown(page))
    return page


def is_shown(page):
    return page.view.bar.isVisible()


def test_it_shows_the_file_and_whose_it_is(opened):
    words = shown_words(opened)
    assert "Whiteboard.png" in words
    assert "Tom · 21 March 2026" in words
    assert "Picture Whiteboard.png" in words
    assert nameless(opened) == []


def test_the_page_that_is_left_keeps_nothing_and_reads_again_when_it_is_shown(opened, qtbot):
    opened.stack.setCurrentIndex(1)
    assert opened.view._sheets is None
    opened.stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: is_shown(opened))


def test_clearing_forgets_every_word(opened):
    opened.clear()
    words = shown_words(opened.stack)
    assert "Whiteboard" not in words
    assert "Tom" not in words
    assert not is_shown(opened)


def test_what_comes_after_it_was_cleared_is_dropped(page, kept, qtbot, background):
    page.open(kept)
    page.clear()
    assert background.wait(5000)
    qtbot.wait(20)
    assert page.view._sheets is None


def test_a_file_opened_behind_another_page_is_read_when_it_is_shown(page, kept, qtbot):
    page.stack.setCurrentIndex(1)
    page.open(kept)
    assert page.view._sheets is None
    page.stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: is_shown(page))


def test_a_damaged_file_is_said(page, kept, qtbot, monkeypatch):
    def fail(journal, one):
        raise DamagedSpace(file="shared.db", what="a file in it is not whole")

    monkeypatch.setattr(evidence, "content", fail)
    page.open(kept)
    qtbot.waitUntil(lambda: "a file in it is not whole" in shown_words(page))


def test_a_copy_is_made_only_after_it_was_said_who_can_read_it(opened, qtbot, tmp_path, kept, journal):
    target = tmp_path / "out" / "copy.png"
    target.parent.mkdir()
    opened.target = target
    opened.save_button.click()
    assert "Anyone who uses this computer can read it there." in shown_words(opened)
    assert opened.asked == []
    assert opened.choose_button.hasFocus()
    opened.choose_button.click()
    assert opened.asked == [("A copy outside the journal, for anyone who uses this computer", "Whiteboard.png")]
    qtbot.waitUntil(lambda: "The copy lies in" in shown_words(opened))
    assert str(target.parent) in shown_words(opened).replace(f"{sep}\u200b", sep)
    assert target.read_bytes() == evidence.content(journal, kept)


def test_changing_ones_mind_makes_no_copy(opened, tmp_path):
    opened.save_button.click()
    opened.choose_button.click()
    assert "The copy lies in" not in shown_words(opened)
    assert opened.choose_button.isVisible()


def test_esc_puts_the_offer_away_and_then_goes_back(opened, qtbot):
    opened.save_button.click()
    assert opened.back()
    assert not opened.choose_button.isVisible()
    assert opened.save_button.hasFocus()
    with qtbot.waitSignal(opened.leave):
        opened.back()


def test_a_place_where_nothing_can_be_written_is_said(opened, tmp_path, qtbot):
    opened.target = tmp_path / "nowhere" / "copy.png"
    opened.save_button.click()
    opened.choose_button.click()
    qtbot.waitUntil(lambda: "The disk could not write" in shown_words(opened))


def test_a_long_name_stays_within_the_page(page, journal, goal, tmp_path, dressed, qtbot, let_it_settle):
    dressed("light", 1.5)
    path = tmp_path / ("W" * 200 + ".png")
    path.write_bytes(picture(100))
    kept = evidence.add(journal, evidence.new_evidence(journal, goal), evidence.keep_file(journal, path))
    page.open(replace(kept, file_name="W" * 251 + ".png"))
    page.save_button.click()
    qtbot.wait(50)
    let_it_settle()
    assert cut_at_the_side(page) == []
