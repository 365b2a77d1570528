"""The goals at Home: up to four with their ladder, what each needs most, and a first step while there is none."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services import goals
from tests.support.goals import agreed, drafted
from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.home.goal_row import GoalRow
from ui.home.goals_card import MOST, GoalsCard
from ui.theme import DARK, LIGHT, em

DAMAGED = DamagedSpace(file="shared.space", what="a page does not pass its check")
IMPORTS = "import sys, ui.frame; print([name for name in sys.modules if name.startswith('ui.home.goal_row')])"


@pytest.fixture
def show(on_screen):
    def make(journal, width=520, height=460):
        return on_screen(GoalsCard(journal), width, height)

    return make


def rows(card):
    return card.findChildren(GoalRow)


def names(card):
    return [row.accessibleName() for row in rows(card)]


def press(qtbot, card, words):
    button = next(each for each in card.findChildren(QPushButton) if each.text() == words and each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def active(journal, count):
    """So many goals both have agreed to, written straight into an open journal."""
    both = (journal.me.id, journal.partner.id)
    for number in range(count):
        goal = drafted(journal, title=f"Goal {number}")
        journal.save(replace(goal, state="agreed", agreed_by=both, agreed_at=goal.created_at))


def test_up_to_four_are_shown_and_all_are_counted(show, journal, qtbot):
    active(journal, MOST + 2)
    card = show(journal)
    assert len(rows(card)) == MOST
    assert "6 active" in shown_words(card)
    with qtbot.waitSignal(card.go) as asked:
        press(qtbot, card, "All goals")
    assert asked.args == ["goals"]


def test_a_goal_says_its_title_what_it_needs_most_and_where_it_stands(show, journal_for_two):
    goal = agreed(journal_for_two)
    with closing(journal_for_two.unlock("mentee")) as tom:
        goals.check_in(tom, goal, -2, "")
    with closing(journal_for_two.unlock("mentor")) as amara:
        goals.check_in(amara, goal, 0, "")
        assert names(show(amara)) == [
            "Lead the budget meeting. Now: you see it differently. "
            "It began at −1. Tom says −2. Amara says 0. 0 is what you both expect."
        ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, None])
def test_a_goal_is_opened_by_key_and_by_click(show, journal, qtbot, key):
    active(journal, 2)
    card = show(journal)
    (_, second) = rows(card)
    with qtbot.waitSignal(card.open_goal) as opened:
        if key is None:
            qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(second, key)
    assert opened.args == [goals.overview(journal).lines["active"][1].goal.id]


def test_an_agreement_that_is_asked_for_comes_first(show, journal_for_two):
    with closing(journal_for_two.unlock("mentee")) as tom:
        goals.agree(tom, drafted(tom, title="Say no, kindly"))
        drafted(tom, title="Not asked for yet")
    journal = journal_for_two.unlock("mentor")
    active(journal, 1)
    assert names(show(journal))[0] == "Say no, kindly. Now: waits for your yes."
    assert "Not asked for yet" not in " ".join(names(show(journal)))


@pytest.mark.parametrize("seat", ["mentor", "mentee"])
def test_before_the_first_goal_it_offers_to_write_it(show, journal_for_two, qtbot, seat):
    card = show(journal_for_two.unlock(seat))
    assert ("What would you like to be able to do?" in shown_words(card)) is (seat == "mentee")
    assert ("what Tom wants to be able to do" in shown_words(card)) is (seat == "mentor")
    with qtbot.waitSignal(card.go) as asked:
        press(qtbot, card, "Write the first goal")
    assert asked.args == ["new-goal"]


def test_where_one_can_only_read_no_first_goal_is_offered(show, journal_for_two):
    assert "Write the first goal" not in shown_words(show(journal_for_two.unlock("mentor", read_only=True)))


def test_while_there_are_only_drafts_one_can_go_on_with_them(show, journal, qtbot):
    drafted(journal)
    card = show(journal)
    assert "A goal is being written." in shown_words(card)
    with qtbot.waitSignal(card.go) as asked:
        press(qtbot, card, "Go on with it")
    assert asked.args == ["goals"]


def test_when_none_is_open_any_more_it_asks_what_comes_next(show, journal):
    goals.let_go(journal, drafted(journal), "")
    assert "None of your goals is open now. What comes next?" in shown_words(show(journal))


def test_what_cannot_be_read_is_a_sentence(show, journal, monkeypatch, strays):
    def fail(*_):
        raise DAMAGED

    monkeypatch.setattr(journal.goals, "all", fail)
    assert str(DAMAGED) in shown_words(show(journal))
    assert strays.shown == ["GoalsCard"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_ladder_is_painted_for_goals_the_pair_is_at_work_on(show, journal, dressed, tokens):
    dressed(tokens.name)
    active(journal, 1)
    card = show(journal)
    (row,) = rows(card)
    colours = {row.grab().toImage().pixelColor(x, row.height() - em(1.6)).name() for x in range(row.width())}
    assert QColor(tokens.sunken).name() in colours


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_long_titles_in_large_text_are_cut_and_whole_in_the_tool_tip(show, journal, dressed, scale, direction):
    dressed("light", scale)
    drafted(journal, title="word " * 39 + "end")
    active(journal, 1)
    goal = goals.overview(journal).lines["draft"][0].goal
    journal.save(
        replace(goal, state="agreed", agreed_by=(journal.me.id, journal.partner.id), agreed_at=goal.created_at)
    )
    card = show(journal, 460, 700)
    card.setLayoutDirection(direction)
    card.grab()
    assert cut_at_the_side(card) == []
    assert nameless(card) == []
    assert sorted(row.toolTip()[-3:] for row in rows(card)) == ["", "end"]


def test_in_a_narrow_line_the_chip_has_one_of_its_own(show, journal_for_two):
    with closing(journal_for_two.unlock("mentee")) as tom:
        goals.agree(tom, drafted(tom))
    card = show(journal_for_two.unlock("mentor"))
    (row,) = rows(card)
    assert row.heightForWidth(em(20)) > row.heightForWidth(em(30))


def test_the_ladder_is_not_imported_before_there_is_a_goal():
    found = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
