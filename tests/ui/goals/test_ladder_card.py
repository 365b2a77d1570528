"""The ladder: what lies behind, where both see it now, and words that keep their room beside what marks them."""

import pytest

from mentor_desktop.services import goals
from tests.support.goals import agreed
from tests.support.screens import cut_at_the_side
from ui.goals.ladder_card import LadderCard
from ui.theme import em


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def show(goal, journal, on_screen, let_it_settle):
    def make(width=700):
        card = LadderCard(journal)
        card.show_goal(goals.view(journal, goal.id))
        on_screen(card, width, 700)
        let_it_settle()
        return card

    return make


def plain(card):
    """The levels whose words are neither muted nor bold."""
    return [value for value, rung in card.rungs.items() if not rung._text.property("tone") and not rung._here]


def test_before_anybody_has_checked_in_only_the_start_stands_out(show):
    card = show()
    assert plain(card) == [-1]
    assert card.rungs[-1].accessibleDescription() == "start"


def test_what_lies_below_the_lower_view_is_passed(show, journal, goal):
    goals.check_in(journal, goal, 1, "")
    card = show()
    assert plain(card) == [0, -1, -2]
    assert card.rungs[1].accessibleDescription() == "Amara now"


def test_where_somebody_sees_it_below_the_start_nothing_is_passed(show, journal, goal):
    goals.check_in(journal, goal, -2, "")
    assert plain(show()) == []


@pytest.mark.parametrize(("width", "below"), [(900, False), (430, True)])
def test_marks_leave_the_words_their_room(show, journal, goal, dressed, let_it_settle, width, below):
    dressed("light", 1.5)
    goals.check_in(journal, goal, 0, "")
    card = show(width)
    rung = card.rungs[0]
    assert (rung._chips.y() >= rung._text.geometry().bottom()) == below
    assert rung._text.width() > em(12)
    assert rung._chips.geometry().bottom() <= rung.height()
    assert cut_at_the_side(card) == []
    card.resize(1000 if below else 430, 700)
    let_it_settle()
    assert (rung._chips.y() >= rung._text.geometry().bottom()) != below
