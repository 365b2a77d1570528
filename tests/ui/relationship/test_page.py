"""The relationship page: the purpose of the pair can be put into words, and older wordings are kept."""

import pytest

from mentor_desktop.errors import DiskFull
from tests.support.journals import PURPOSE
from tests.support.screens import shown_words
from ui.relationship.page import RelationshipPage


@pytest.fixture
def page(on_screen, journal):
    return on_screen(RelationshipPage(journal), 1000, 700)


def test_it_shows_the_newest_wording(page):
    assert PURPOSE in shown_words(page)


def test_a_new_wording_is_kept_beside_the_older_one(page, journal, qtbot):
    page.purpose.begin()
    assert page.purpose.field.toPlainText() == PURPOSE
    page.purpose.field.selectAll()
    qtbot.keyClicks(page.purpose.field, "Plans that a depot can question.")
    page.purpose.keep()
    assert [purpose.statement for purpose in journal.people.purposes()] == ["Plans that a depot can question.", PURPOSE]
    assert "Plans that a depot can question." in shown_words(page)
    assert not page.purpose.editing()


def test_the_same_words_are_not_kept_twice(page, journal):
    page.purpose.begin()
    page.purpose.keep()
    assert len(journal.people.purposes()) == 1


def test_leaving_it_as_it_was_keeps_nothing(page, journal, qtbot):
    page.purpose.begin()
    qtbot.keyClicks(page.purpose.field, "Not this. ")
    assert page.back()
    assert len(journal.people.purposes()) == 1
    assert not page.back()


def test_an_empty_wording_is_refused_with_a_sentence(page, journal):
    page.purpose.begin()
    page.purpose.field.setPlainText("  ")
    page.purpose.keep()
    assert "The purpose is empty." in shown_words(page)
    assert page.purpose.editing()


def test_words_that_cannot_be_saved_stay_in_the_field(page, journal, monkeypatch, qtbot):
    def fail(record):
        raise DiskFull()

    monkeypatch.setattr(journal, "save", fail)
    page.purpose.begin()
    qtbot.keyClicks(page.purpose.field, " Further.")
    page.purpose.keep()
    assert "The disk is full" in shown_words(page)
    assert page.purpose.field.toPlainText() == f"{PURPOSE} Further."
    with pytest.raises(DiskFull):
        page.settle(locking=True)


def test_going_elsewhere_keeps_what_was_being_written(page, journal, qtbot):
    page.purpose.begin()
    page.purpose.field.setPlainText("Half a sentence")
    page.settle(locking=True)
    assert journal.people.purpose().statement == "Half a sentence"


def test_where_one_can_only_read_nothing_can_be_changed(on_screen, journal_for_two):
    page = on_screen(RelationshipPage(journal_for_two.unlock("mentor", read_only=True)), 1000, 700)
    assert "Say it anew" not in shown_words(page)
