"""What I alone have about a session that was held: out of sight until I ask for it, and never in sight of the other."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from mentor_desktop.services import holding, sessions
from tests.support.screens import all_words, cut_at_the_side, nameless, shown_words
from tests.support.sessions import planned
from tests.ui.sessions.timeline_hands import Told, put
from ui.sessions.past_page import PastPage

MINE = ("Breathe before I answer", "I felt passed over", "What did you hope I would say?")


@pytest.fixture
def session(journal):
    """A session that was held and for which I had prepared more than I brought."""
    made = planned(journal)
    sessions.write_note(journal, made.id, MINE[0])
    idea = sessions.add_idea(journal, made, MINE[1], 25)
    journal.save(replace(idea, **journal.origin(), kind="question", text=MINE[2]))
    return holding.close(journal, holding.begin(journal, made), "We go on.", "")


@pytest.fixture
def show(on_screen, let_it_settle):
    def make(journal, id, width=1200, height=900):
        page = on_screen(PastPage(journal), width, height)
        told = Told(page, "leave")
        assert page.open(id)
        let_it_settle()
        return page, told

    return make


def test_it_is_there_once_i_ask_for_it_and_plum(show, journal, session):
    page, _ = show(journal, session.id)
    assert page.mine.property("card") == "private"
    assert "Only you can read this." in shown_words(page.mine)
    assert not [words for words in MINE if words in shown_words(page)]
    page.mine.show_button.click()
    assert [words for words in MINE if words in shown_words(page.mine)] == list(MINE)
    assert "25" in shown_words(page.mine)
    page.mine.show_button.click()
    assert not [words for words in MINE if words in shown_words(page)]


def test_it_is_folded_again_for_whoever_comes_back(show, journal, session, journal_for_two):
    page, _ = show(journal, session.id)
    page.mine.show_button.click()
    page.hide()
    page.show()
    assert MINE[0] not in shown_words(page)
    page.mine.show_button.click()
    assert page.open(put(journal_for_two, journal, -9, 2).id)
    assert not page.mine.show_button.isChecked()
    page.mine.show_button.click()
    assert MINE[0] not in shown_words(page)
    assert not page.mine.ideas.isVisible()


def test_the_note_is_changed_there_and_kept(show, journal, session, qtbot):
    page, _ = show(journal, session.id)
    page.mine.show_button.click()
    page.mine.box.setPlainText("I did not breathe.")
    page.settle()
    assert sessions.my_preparation(journal, session.id).note.text == "I did not breathe."
    assert "Saved" in shown_words(page.mine)


def test_the_other_sees_none_of_it(show, journal, session, journal_for_two):
    journal.close()
    page, _ = show(journal_for_two.unlock("mentee"), session.id)
    page.mine.show_button.click()
    every_word = all_words([page, *page.findChildren(QWidget)])
    assert not [words for words in MINE if words in every_word]


def test_where_one_can_only_read_an_empty_card_is_not_there(show, journal, session, journal_for_two):
    other = put(journal_for_two, journal, -9, 2)
    page, _ = show(journal, other.id)
    assert page.mine.isVisible()
    journal.close()
    reader = journal_for_two.unlock("mentor", read_only=True)
    page, _ = show(reader, other.id)
    assert not page.mine.isVisible()
    page, _ = show(reader, session.id)
    page.mine.show_button.click()
    assert MINE[0] in shown_words(page.mine)
    assert page.mine.box.isReadOnly()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_any_window(show, journal, session, dressed, let_it_settle, scale):
    dressed("dark", scale)
    sessions.add_idea(journal, session, "Donaudampfschifffahrt" * 9, 120)
    page, _ = show(journal, session.id, 576, 640)
    page.mine.show_button.click()
    let_it_settle()
    assert cut_at_the_side(page) == []
    assert nameless(page) == []
