"""The private space as a whole: from the list to the sheet and the bin and back, and what can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull, NoSuchRecord
from tests.support.journals import written
from tests.support.screens import shown_words
from ui.reflections.page import ReflectionsPage


@pytest.fixture
def said(page):
    """What was said, and the ways to take it back."""
    found = []
    page.said.connect(lambda words, undo: found.append((words, undo)))
    return found


@pytest.fixture
def failed(page):
    """The errors that were met."""
    found = []
    page.failed.connect(found.append)
    return found


def texts(journal):
    lines = journal.reflections.page(0, 100)
    return [journal.reflections.get(line.id).text for line in lines]


def test_a_page_is_written_and_stands_in_the_list(page, journal, qtbot):
    page.new_thing()
    assert page.sheet.surface.hasFocus()
    qtbot.keyClicks(page.sheet.surface, "I nodded.")
    assert page.back()
    assert page.list.isVisible()
    assert page.list.list_view.hasFocus()
    assert [page.list.model.line(0).title.text] == ["I nodded."]


def test_a_line_opens_with_its_hits_marked(page, journal, qtbot):
    written(journal, "He showed the budget and I nodded.")
    page.start_search()
    qtbot.keyClicks(page.list.search_field, "budg")
    qtbot.keyClick(page.list.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.list_view, Qt.Key.Key_Return)
    assert page.sheet.isVisible()
    assert [each.cursor.selectedText() for each in page.sheet.surface.extraSelections()] == ["budg"]
    page.back()
    assert page.list.search_field.text() == "budg"
    assert page.list.model.rowCount() == 1


def test_back_goes_one_step_at_a_time(page, journal, qtbot):
    written(journal, "budget")
    page.start_search()
    qtbot.keyClicks(page.list.search_field, "budg")
    page.list.open_bin.emit()
    assert page.bin.isVisible()
    assert page.back()
    assert page.list.isVisible()
    assert page.back()
    assert page.list.search_field.text() == ""
    assert not page.back()


def test_a_new_page_left_empty_leaves_nothing(page, journal):
    page.new_thing()
    page.back()
    page.new_thing()
    page.new_thing()
    page.settle(locking=True)
    page.back()
    assert texts(journal) == []
    assert "A place where you can be unsure" in shown_words(page)


def test_one_page_after_the_other_keeps_both(page, journal, qtbot):
    page.new_thing()
    qtbot.keyClicks(page.sheet.surface, "first")
    page.new_thing()
    assert page.sheet.surface.text() == ""
    qtbot.keyClicks(page.sheet.surface, "second")
    page.open_reflection(journal.reflections.page(0, 1)[0].id)
    assert page.sheet.surface.text() == "first"
    assert sorted(texts(journal)) == ["first", "second"]


@pytest.mark.parametrize("way", ["list", "sheet"])
def test_removing_can_be_taken_back(page, journal, said, qtbot, way):
    written(journal, "kept")
    one = written(journal, "removed")
    if way == "list":
        page.list.remove_line.emit(journal.reflections.page(0, 1)[0])
    else:
        page.open_reflection(one.id)
        qtbot.mouseClick(page.sheet._bin, Qt.MouseButton.LeftButton)
    assert page.list.isVisible()
    assert texts(journal) == ["kept"]
    ((words, undo),) = said
    assert words == "Moved to the bin."
    undo()
    assert texts(journal) == ["removed", "kept"]
    assert page.list.model.rowCount() == 2


def test_what_was_just_typed_is_in_the_bin_as_well(page, journal, said, qtbot):
    page.new_thing()
    qtbot.keyClicks(page.sheet.surface, "not for me")
    qtbot.mouseClick(page.sheet._bin, Qt.MouseButton.LeftButton)
    assert texts(journal) == []
    said[0][1]()
    assert texts(journal) == ["not for me"]


def test_removing_a_page_that_holds_nothing_only_goes_back(page, journal, said, failed, qtbot):
    page.new_thing()
    qtbot.mouseClick(page.sheet._bin, Qt.MouseButton.LeftButton)
    assert page.list.isVisible()
    assert (said, failed) == ([], [])
    assert journal.reflections.bin_count() == 0


def test_the_keyboard_stays_in_the_page_after_removing(page, journal, qtbot):
    written(journal, "kept")
    one = written(journal, "removed")
    page.open_reflection(one.id)
    qtbot.keyClick(page.sheet._bin, Qt.Key.Key_Space)
    assert page.list.isVisible()
    assert page.list.list_view.hasFocus()


def test_putting_back_from_the_bin(page, journal, qtbot):
    one = written(journal, "removed")
    journal.remove(one)
    page.list.open_bin.emit()
    qtbot.keyClick(page.bin.list_view, Qt.Key.Key_Return)
    assert texts(journal) == ["removed"]
    assert "Nothing in the bin" in shown_words(page)


def test_the_keyboard_is_in_the_bin_when_it_is_shown(page, journal):
    journal.remove(written(journal, "removed"))
    page.list.open_bin.emit()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.bin.isAncestorOf(focus)


@pytest.mark.parametrize("way", ["back", "new", "search", "bin", "other"])
def test_while_saving_fails_the_sheet_is_not_left(page, journal, failed, full_disk, qtbot, way):
    other = written(journal, "other")
    page.new_thing()
    qtbot.keyClicks(page.sheet.surface, "I nodded.")
    full_disk()
    match way:
        case "back":
            page.back()
        case "new":
            page.new_thing()
        case "search":
            page.start_search()
        case "bin":
            qtbot.mouseClick(page.sheet._bin, Qt.MouseButton.LeftButton)
        case "other":
            page.open_reflection(other.id)
    assert page.sheet.isVisible()
    assert page.sheet.surface.text() == "I nodded."
    assert [type(error) for error in failed] == [DiskFull]
    assert page.sheet.surface.hasFocus()
    qtbot.keyClicks(page.sheet.surface, " Twice.")
    full_disk.make_room()
    page.back()
    assert page.list.isVisible()
    assert texts(journal) == ["I nodded. Twice.", "other"]


@pytest.mark.parametrize("call", ["remove", "restore"])
def test_what_cannot_be_moved_is_a_sentence(page, journal, failed, said, monkeypatch, call):
    one = written(journal, "removed")

    def fail(*_):
        raise DiskFull

    if call == "restore":
        page.list.remove_line.emit(journal.reflections.page(0, 1)[0])
    monkeypatch.setattr(journal, call, fail)
    if call == "restore":
        said.pop()[1]()
    else:
        page.list.remove_line.emit(journal.reflections.page(0, 1)[0])
    assert [type(error) for error in failed] == [DiskFull]
    assert said == []
    assert journal.reflections.get(one.id).text == "removed"


def test_a_reflection_that_is_gone_is_a_sentence(page, failed):
    page.open_reflection("no-such-id")
    assert [type(error) for error in failed] == [NoSuchRecord]
    assert page.list.isVisible()


def test_where_one_can_only_read_one_reads(on_screen, journal, journal_for_two, qtbot):
    written(journal, "I nodded.")
    page = on_screen(ReflectionsPage(journal_for_two.unlock("mentor", read_only=True)))
    page.shown()
    page.new_thing()
    assert page.list.isVisible()
    page.list.list_view.setCurrentIndex(page.list.model.index(0))
    qtbot.keyClick(page.list.list_view, Qt.Key.Key_Return)
    assert page.sheet.surface.text() == "I nodded."
    page.settle(locking=True)
    page.back()
    assert page.list.isVisible()


def test_coming_back_to_the_page_shows_the_view_that_was_left(page, journal, qtbot):
    page.new_thing()
    qtbot.keyClicks(page.sheet.surface, "half a wor")
    page.hide()
    page.show()
    page.shown()
    assert page.sheet.isVisible()
    assert page.sheet.surface.text() == "half a wor"
    assert texts(journal) == ["half a wor"]


def test_a_page_that_was_emptied_again_is_not_left_in_the_list(page, journal, said, qtbot):
    page.new_thing()
    qtbot.keyClicks(page.sheet.surface, "a")
    page.settle()
    qtbot.keyClick(page.sheet.surface, Qt.Key.Key_Backspace)
    page.back()
    assert texts(journal) == []
    assert [words for words, _ in said] == ["Moved to the bin."]


def test_an_emptied_page_that_is_removed_is_said_once(page, journal, said, qtbot):
    page.new_thing()
    qtbot.keyClicks(page.sheet.surface, "a")
    page.settle()
    qtbot.keyClick(page.sheet.surface, Qt.Key.Key_Backspace)
    qtbot.mouseClick(page.sheet._bin, Qt.MouseButton.LeftButton)
    assert texts(journal) == []
    assert [words for words, _ in said] == ["Moved to the bin."]


def test_putting_back_can_be_taken_back(page, journal, said, qtbot):
    journal.remove(written(journal, "removed"))
    page.list.open_bin.emit()
    qtbot.keyClick(page.bin.list_view, Qt.Key.Key_Return)
    ((words, undo),) = said
    assert words == "Put back among your reflections."
    undo()
    assert texts(journal) == []
    assert page.bin.isVisible()
    assert page.bin.model.rowCount() == 1


def test_what_could_not_be_put_back_is_not_said_to_be(page, journal, said, failed, monkeypatch, qtbot):
    def fail(*_):
        raise DiskFull

    journal.remove(written(journal, "removed"))
    page.list.open_bin.emit()
    monkeypatch.setattr(journal, "restore", fail)
    qtbot.keyClick(page.bin.list_view, Qt.Key.Key_Return)
    assert [type(error) for error in failed] == [DiskFull]
    assert said == []
    assert page.bin.model.rowCount() == 1


def test_taking_back_put_back_leaves_another_open_page_alone(page, journal, said, qtbot):
    binned = written(journal, "Put back and removed again")
    journal.remove(binned)
    page.bin.shown()
    page._put_back(page.bin.model.line(0))
    other = written(journal, "Still open")
    page.open_reflection(other.id)
    _, undo = said[-1]
    undo()
    assert page.sheet.isVisible()
    assert page.sheet.surface.text() == "Still open"
    assert journal.reflections.bin_count() == 1


def test_a_page_that_was_emptied_comes_back_with_its_words(page, journal, said, qtbot):
    kept = written(journal, "Words that were meant")
    page.open_reflection(kept.id)
    page.sheet.surface.selectAll()
    qtbot.keyClick(page.sheet.surface, Qt.Key.Key_Delete)
    page.show_list()
    assert texts(journal) == []
    _, undo = said[-1]
    undo()
    assert texts(journal) == ["Words that were meant"]
