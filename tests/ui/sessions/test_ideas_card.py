"""Ideas and questions I keep for myself, shapes to start from, and what becomes of an idea that is shared."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from mentor_desktop.errors import DiskFull
from mentor_desktop.services import holding, sessions
from mentor_desktop.services.shapes import all_shapes
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import planned
from tests.ui.sessions.prepare_hands import Prepared, write
from ui.sessions.prepare_page import PreparePage

# What the offscreen platform says of menus and popups; no fault of theirs.
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def session(journal):
    return planned(journal)


@pytest.fixture
def show(on_screen):
    def make(journal, session, width=1200, height=1400):
        made = Prepared(PreparePage(journal), journal, session)
        on_screen(made.page, width, height)
        return made

    return make


@pytest.fixture
def prepared(show, journal, session):
    return show(journal, session)


@pytest.fixture
def two_ideas(prepared, qtbot):
    """The page with two ideas of mine."""
    for words in ("20 What I would rather not say", "The van"):
        write(qtbot, prepared.page.ideas.line.field, words)
    return prepared


@pytest.fixture
def full_disk(journal, monkeypatch):
    def fail(*_):
        raise DiskFull()

    return lambda: monkeypatch.setattr(journal, "save_all", fail)


def rows(card):
    return card.rows.rows()


def test_an_idea_is_written_with_its_minutes_and_stays_mine(two_ideas):
    assert [(each.text, each.minutes) for each in two_ideas.view.ideas] == [
        ("What I would rather not say", 20),
        ("The van", 10),
    ]
    words = shown_words(two_ideas.page.ideas)
    assert "30 min" in words
    assert "Only you see this until you add it to the agenda." in words
    assert two_ideas.titles() == []
    two_ideas.undo()
    assert two_ideas.ideas() == ["What I would rather not say"]


def test_an_idea_goes_on_the_agenda_by_one_press_and_comes_back_by_undo(two_ideas):
    rows(two_ideas.page.ideas)[0].button.click()
    assert two_ideas.titles() == ["What I would rather not say"]
    assert two_ideas.minutes() == [20]
    assert two_ideas.ideas() == ["The van"]
    assert two_ideas.sentences()[-1] == "It is on the agenda now, where both of you see it."
    two_ideas.undo()
    assert two_ideas.titles() == []
    assert two_ideas.ideas() == ["What I would rather not say", "The van"]


def test_after_adding_an_idea_the_keyboard_is_on_the_next_one_and_then_on_the_line(two_ideas, qtbot):
    write(qtbot, two_ideas.page.ideas.line.field, "The depots")
    rows(two_ideas.page.ideas)[1].button.setFocus()
    rows(two_ideas.page.ideas)[1].button.click()
    assert rows(two_ideas.page.ideas)[1].button.hasFocus()
    assert rows(two_ideas.page.ideas)[1].prepared.text == "The depots"
    rows(two_ideas.page.ideas)[1].button.click()
    assert two_ideas.page.ideas.line.field.hasFocus()


def test_after_removing_an_idea_the_keyboard_is_where_enter_shares_nothing(two_ideas):
    rows(two_ideas.page.ideas)[0].bin.setFocus()
    rows(two_ideas.page.ideas)[0].bin.click()
    assert rows(two_ideas.page.ideas)[0].bin.hasFocus()


def test_the_words_of_the_button_begin_below_those_of_the_idea(two_ideas, let_it_settle):
    let_it_settle()
    row = rows(two_ideas.page.ideas)[0]
    # The border of a link and the room inside it.
    assert row.button.mapTo(row, QPoint()).x() + 7 == row.words.mapTo(row, QPoint()).x()


def open_row(row, qtbot, how):
    """Opens the line in which an idea is changed."""
    if how == "pencil":
        row.pencil.click()
    elif how == "F2":
        row.bin.setFocus()
        qtbot.keyClick(row.bin, Qt.Key.Key_F2)
    elif how == "double click":
        qtbot.mouseDClick(row.words, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseClick(row.chip, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("how", "selected"), [("pencil", "The van"), ("F2", "The van"), ("double click", "The van"), ("minutes", "10")]
)
def test_an_idea_is_changed_in_place(two_ideas, qtbot, how, selected):
    row = rows(two_ideas.page.ideas)[1]
    open_row(row, qtbot, how)
    assert row.field.isVisible()
    assert row.field.hasFocus()
    assert (row.field.text(), row.field.selectedText()) == ("10 The van", selected)
    qtbot.keyClicks(row.field, "25")
    if how != "minutes":
        qtbot.keyClicks(row.field, " vans")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    idea = two_ideas.view.ideas[1]
    assert (idea.text, idea.minutes) == (("The van", 25) if how == "minutes" else ("25 vans", 10))
    assert two_ideas.sentences()[-1] == ("It has other minutes." if how == "minutes" else "It has other words.")
    assert row.pencil.hasFocus()
    two_ideas.undo()
    assert (two_ideas.view.ideas[1].text, two_ideas.view.ideas[1].minutes) == ("The van", 10)


def test_a_question_is_changed_in_place_and_has_no_minutes(prepared, qtbot):
    write(qtbot, prepared.page.ask.line, "What did you notice?")
    row = rows(prepared.page.ask)[0]
    row.pencil.click()
    assert row.field.selectedText() == "What did you notice?"
    qtbot.keyClicks(row.field, "15 minutes from now?")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert prepared.ideas("question") == ["15 minutes from now?"]


def test_esc_leaves_an_idea_as_it_was_and_stays_on_the_page(two_ideas, qtbot):
    row = rows(two_ideas.page.ideas)[0]
    row.pencil.click()
    qtbot.keyClicks(row.field, "Another")
    assert two_ideas.page.back()
    assert two_ideas.asked == []
    assert not row.field.isVisible()
    assert two_ideas.ideas() == ["What I would rather not say", "The van"]


def test_an_idea_that_is_left_half_changed_is_kept(two_ideas, qtbot):
    row = rows(two_ideas.page.ideas)[0]
    row.pencil.click()
    qtbot.keyClicks(row.field, "Another")
    two_ideas.page.settle()
    assert two_ideas.ideas() == ["Another", "The van"]
    row.pencil.click()
    qtbot.keyClicks(row.field, "A third")
    two_ideas.page.ask.line.setFocus()
    assert two_ideas.ideas() == ["A third", "The van"]
    assert not row.field.isVisible()
    assert two_ideas.page.ask.line.hasFocus()


def test_words_that_cannot_be_kept_stay_in_the_open_line(two_ideas, qtbot, full_disk):
    full_disk()
    row = rows(two_ideas.page.ideas)[0]
    row.pencil.click()
    qtbot.keyClicks(row.field, "Another")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.field.isVisible()
    assert row.field.text() == "20 Another"
    assert "The disk is full" in shown_words(two_ideas.page.ideas)
    with pytest.raises(DiskFull):
        two_ideas.page.settle()
    assert row.field.text() == "20 Another"


@pytest.fixture
def left_over(journal, clock):
    """What I did not bring to a session that was held."""
    past = planned(journal, hour=8)
    idea = sessions.add_idea(journal, past, "The van", 25)
    sessions.add_idea(journal, past, "The depots", 10)
    journal.save(replace(idea, **journal.origin(), kind="question", text="What did you notice?"))
    holding.close(journal, holding.begin(journal, past), "", "")
    return past


def test_what_was_left_over_is_offered_and_taken_along_by_me(left_over, show, journal, session):
    prepared = show(journal, session)
    for card in (prepared.page.ideas, prepared.page.ask):
        assert f"Left over from session {left_over.number}" in shown_words(card)
    assert prepared.ideas() == []
    ideas = prepared.page.ideas.left_over
    ideas.rows.rows()[0].button.click()
    assert prepared.ideas() == ["The van"]
    assert prepared.titles() == []
    assert prepared.sentences() == ["You take it along, for you alone."]
    assert len(ideas.rows.rows()) == 1
    assert not ideas.all_button.isVisible()
    prepared.undo()
    assert prepared.ideas() == []
    assert len(ideas.rows.rows()) == 2
    ideas.all_button.click()
    assert prepared.ideas() == ["The van", "The depots"]
    assert prepared.ideas("question") == []
    assert not ideas.isVisible()
    assert prepared.page.ideas.line.field.hasFocus()
    prepared.page.ask.left_over.rows.rows()[0].button.click()
    assert prepared.ideas("question") == ["What did you notice?"]
    assert prepared.page.ask.line.hasFocus()


def test_where_one_can_only_read_nothing_is_taken_along(left_over, show, journal, session, journal_for_two):
    journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), session)
    left = reader.page.ideas.left_over
    assert "The van" in shown_words(left)
    assert not left.all_button.isVisible()
    assert not any(row.button.isVisible() for row in left.rows.rows())


def test_what_was_left_over_stays_there_when_it_cannot_be_taken(left_over, show, journal, session, full_disk):
    prepared = show(journal, session)
    full_disk()
    prepared.page.ideas.left_over.all_button.click()
    assert "The disk is full" in shown_words(prepared.page.ideas)
    assert prepared.said == []
    assert len(prepared.page.ideas.left_over.rows.rows()) == 2


@pytest.mark.parametrize("part", ["ideas", "agenda"])
def test_for_minutes_alone_words_are_asked(prepared, qtbot, part):
    line = getattr(prepared.page, part).line
    write(qtbot, line.field, "15")
    assert "What are the 15 minutes for? Write a few words too." in shown_words(line)
    assert line.field.text() == "15"
    assert (prepared.ideas(), prepared.titles()) == ([], [])
    write(qtbot, line.field, " Arrive")
    assert "What are the" not in shown_words(line)
    assert prepared.ideas() + prepared.titles() == ["Arrive"]


def test_a_number_that_is_no_minutes_is_said_while_it_is_typed(prepared, qtbot):
    qtbot.keyClicks(prepared.page.ideas.line.field, "900 min Plan the year")
    assert "“900 min” stays part of the words: minutes go from 1 to 720." in shown_words(prepared.page.ideas)
    prepared.page.ideas.line.field.clear()
    assert "stays part" not in shown_words(prepared.page.ideas)


def test_all_ideas_go_on_the_agenda_together(two_ideas):
    two_ideas.page.ideas.all_button.click()
    assert two_ideas.titles() == ["What I would rather not say", "The van"]
    assert two_ideas.ideas() == []
    assert two_ideas.page.ideas.line.field.hasFocus()
    two_ideas.undo()
    assert two_ideas.titles() == []
    assert len(two_ideas.ideas()) == 2


def test_adding_all_takes_no_question_along(two_ideas, qtbot):
    write(qtbot, two_ideas.page.ask.line, "What did you notice?")
    two_ideas.page.ideas.all_button.click()
    assert "What did you notice?" not in two_ideas.titles()
    assert two_ideas.ideas("question") == ["What did you notice?"]


def test_one_idea_alone_needs_no_button_for_all(prepared, qtbot):
    assert not prepared.page.ideas.all_button.isVisible()
    write(qtbot, prepared.page.ideas.line.field, "The van")
    assert not prepared.page.ideas.all_button.isVisible()
    write(qtbot, prepared.page.ideas.line.field, "The depots")
    assert prepared.page.ideas.all_button.isVisible()


def test_an_idea_is_removed_and_undo_brings_it_back(two_ideas):
    rows(two_ideas.page.ideas)[0].bin.click()
    assert two_ideas.ideas() == ["The van"]
    assert two_ideas.sentences()[-1] == "The idea is in the bin."
    two_ideas.undo()
    assert two_ideas.ideas() == ["What I would rather not say", "The van"]


def test_when_the_last_idea_goes_the_keyboard_goes_to_the_line(two_ideas):
    for _ in range(2):
        row = rows(two_ideas.page.ideas)[0]
        row.bin.setFocus()
        row.bin.click()
    assert two_ideas.page.ideas.line.field.hasFocus()


def test_what_cannot_be_saved_stays_where_it_was(two_ideas, qtbot, full_disk):
    full_disk()
    write(qtbot, two_ideas.page.ideas.line.field, "15 One more")
    assert "The disk is full" in shown_words(two_ideas.page.ideas)
    assert two_ideas.page.ideas.line.field.text() == "15 One more"
    rows(two_ideas.page.ideas)[0].button.click()
    assert two_ideas.titles() == []
    assert len(two_ideas.ideas()) == 2


def test_what_was_shared_before_a_failure_is_told_apart(two_ideas, monkeypatch):
    usual, calls = sessions.add_item, []

    def second_fails(*arguments, **fields):
        calls.append(arguments)
        if len(calls) == 2:
            raise DiskFull()
        return usual(*arguments, **fields)

    monkeypatch.setattr(sessions, "add_item", second_fails)
    two_ideas.page.ideas.all_button.click()
    assert two_ideas.titles() == ["What I would rather not say"]
    assert two_ideas.ideas() == ["The van"]
    assert "The disk is full" in shown_words(two_ideas.page.ideas)
    two_ideas.undo()
    assert two_ideas.titles() == []
    assert len(two_ideas.ideas()) == 2


@pytest.mark.parametrize("card", ["ideas", "ask"])
def test_half_a_line_is_there_again_after_a_crash(prepared, qtbot, show, journal, session, card):
    def field(page):
        line = getattr(page, card).line
        return getattr(line, "field", line)

    qtbot.keyClicks(field(prepared.page), "Half a sen")
    form = {"ideas": "idea", "ask": "question"}[card]
    qtbot.waitUntil(lambda: journal.kept_words(f"{form}:{session.id}") != {})
    assert field(show(journal, session).page).text() == "Half a sen"


def test_a_shape_fills_my_ideas_and_is_taken_back_as_a_whole(prepared, session):
    shape = next(each for each in all_shapes() if each.name == "grow")
    prepared.page.ideas.shapes.chosen.emit(shape)
    assert prepared.ideas() == [title for title, _ in shape.items]
    assert sum(each.minutes for each in prepared.view.ideas) == session.minutes
    assert prepared.titles() == []
    assert prepared.sentences() == ["“GROW” is among your ideas now."]
    prepared.undo()
    assert prepared.ideas() == []


@popups
def test_the_menu_offers_every_shape_with_what_it_is_for(prepared, qtbot):
    button = prepared.page.ideas.shapes
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.findChildren(QMenu)[0]
    assert [action.text() for action in menu.actions()] == [shape.title for shape in all_shapes()]
    assert [action.toolTip() for action in menu.actions()] == [shape.hint for shape in all_shapes()]
    menu.actions()[2].trigger()
    assert prepared.ideas() == [title for title, _ in all_shapes()[2].items]
    menu.close()


def test_a_shape_that_cannot_be_kept_says_so(prepared, full_disk):
    full_disk()
    prepared.page.ideas.shapes.chosen.emit(all_shapes()[0])
    assert "The disk is full" in shown_words(prepared.page.ideas)
    assert prepared.said == []


def test_questions_are_kept_for_me_and_removed(prepared, qtbot):
    line = prepared.page.ask.line
    write(qtbot, line, "  What did you   notice? ")
    write(qtbot, line, " ")
    write(qtbot, line, "How would you put it?")
    assert prepared.ideas("question") == ["What did you notice?", "How would you put it?"]
    assert "What did you notice?" not in shown_words(prepared.page.ideas)
    rows(prepared.page.ask)[0].bin.click()
    assert prepared.ideas("question") == ["How would you put it?"]
    prepared.undo()
    assert prepared.ideas("question") == ["What did you notice?", "How would you put it?"]


def test_a_question_that_cannot_be_saved_stays_in_the_line(prepared, qtbot, full_disk):
    full_disk()
    write(qtbot, prepared.page.ask.line, "What did you notice?")
    assert prepared.page.ask.line.text() == "What did you notice?"
    assert "The disk is full" in shown_words(prepared.page.ask)


def test_where_one_can_only_read_ideas_are_shown_and_nothing_is_offered(two_ideas, show, journal_for_two, session):
    two_ideas.journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), session)
    assert "What I would rather not say" in shown_words(reader.page.ideas)
    for part in (reader.page.ideas.line, reader.page.ideas.shapes, reader.page.ideas.all_button, reader.page.ask.line):
        assert not part.isVisible()
    assert not any(row.button.isVisible() or row.bin.isVisible() for row in rows(reader.page.ideas))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_whatever_is_written_stays_within_the_cards(show, journal, session, dressed, let_it_settle, scale, qtbot):
    dressed("light", scale)
    for text in ("word " * 39, "Donaudampfschifffahrt" * 9, "👩‍👩‍👧‍👧 שלום עולם"):
        sessions.add_idea(journal, session, text, 120)
    prepared = show(journal, session, 560, 2000)
    write(qtbot, prepared.page.ask.line, "Donaudampfschifffahrt" * 9)
    let_it_settle()
    for card in (prepared.page.ideas, prepared.page.ask):
        assert cut_at_the_side(card) == []
        assert nameless(card) == []
