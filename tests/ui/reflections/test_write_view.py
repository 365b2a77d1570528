"""Writing: what is typed is kept as it is typed, and never mixed up, lost or left behind."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desktop.errors import DiskFull, NoSuchRecord
from mentor_desktop.store import drafts
from tests.support.journals import written
from tests.support.screens import all_words, shown_words
from ui.reflections.write_view import DRAFT_AFTER_MS, SAVE_AFTER_MS, WriteView
from ui.theme import DARK, LIGHT

CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = {"What?": "He nodded.", "So what?": "", "Now what?": "Ask him."}


def kept(journal):
    """The drafts in the journal."""
    return [(draft.title, "\n".join(draft.parts.values())) for draft in drafts.all_of(journal._vault.private)]


def saved(journal):
    """The title and text of every reflection, newest first."""
    lines = journal.reflections.page(0, 100)
    return [(page.title, page.text) for page in (journal.reflections.get(line.id) for line in lines)]


def form(journal, **changes):
    return journal.save(replace(journal.new_reflection(), form="what-so-what-now-what", parts=FORM, **changes))


def test_what_is_typed_is_a_draft_a_moment_later(sheet, journal, qtbot):
    began = time.monotonic()
    qtbot.keyClicks(sheet.surface, "Half a sen")
    qtbot.waitUntil(lambda: kept(journal) == [("", "Half a sen")], timeout=2000)
    assert time.monotonic() - began < DRAFT_AFTER_MS / 1000 + 0.5
    assert saved(journal) == []
    assert "Saved" in shown_words(sheet)


def test_who_types_without_a_pause_still_has_a_draft(sheet, journal, qtbot):
    assert DRAFT_AFTER_MS <= 300
    for _ in range(12):
        qtbot.keyClicks(sheet.surface, "word ")
        qtbot.wait(DRAFT_AFTER_MS // 8)
    assert kept(journal)


def test_a_pause_saves_the_reflection_and_drops_its_draft(sheet, journal, qtbot, hurry):
    qtbot.keyClicks(sheet._title, "Budget")
    qtbot.keyClicks(sheet.surface, "I nodded.")
    assert "Writing…" in shown_words(sheet)
    qtbot.waitUntil(lambda: saved(journal) == [("Budget", "I nodded.")])
    assert kept(journal) == []
    assert "Saved" in shown_words(sheet)
    assert SAVE_AFTER_MS <= 2000


def test_looking_at_a_page_writes_nothing(sheet, journal, qtbot, hurry):
    page = written(journal, "I nodded.")
    before = journal.reflections.get(page.id)
    sheet.open(page)
    qtbot.keyClick(sheet.surface, Qt.Key.Key_Down)
    qtbot.wait(150)
    sheet.settle()
    assert journal.reflections.get(page.id) == before
    assert kept(journal) == []


def test_a_new_page_that_stays_empty_leaves_nothing_behind(sheet, journal, qtbot, hurry):
    qtbot.wait(150)
    sheet.settle(locking=True)
    sheet.close_sheet()
    assert saved(journal) == []
    assert kept(journal) == []


def test_an_old_page_can_be_emptied(sheet, journal, qtbot):
    page = written(journal, "Not any more")
    sheet.open(page)
    qtbot.keyClick(sheet.surface, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(sheet.surface, Qt.Key.Key_Delete)
    sheet.settle()
    assert saved(journal) == [("", "")]


def test_a_title_alone_is_kept(sheet, journal, qtbot):
    qtbot.keyClicks(sheet._title, "  Only this ")
    sheet.settle()
    assert saved(journal) == [("Only this", "")]


def test_enter_goes_from_the_title_to_the_text(sheet, qtbot):
    sheet._title.setFocus()
    qtbot.keyClick(sheet._title, Qt.Key.Key_Return)
    assert sheet.surface.hasFocus()


def test_a_form_keeps_its_headings(sheet, journal, qtbot):
    page = form(journal, title="Slide")
    sheet.open(page)
    assert sheet.surface.text().startswith("## What?\n\nHe nodded.\n\n## So what?")
    sheet.surface.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(sheet.surface, " Soon.")
    sheet.settle()
    after = journal.reflections.get(page.id)
    assert after.parts == {**FORM, "Now what?": "Ask him. Soon."}
    assert (after.form, after.title) == ("what-so-what-now-what", "Slide")
    sheet.open(after)
    assert sheet.current().parts == after.parts


def test_a_heading_that_is_cut_and_pasted_again_is_still_a_heading(sheet, journal, qtbot):
    page = form(journal)
    sheet.open(page)
    text = sheet.surface.text()
    sheet.surface.selectAll()
    sheet.surface.textCursor().insertText(text.replace("## Now what?\n\n", ""))
    sheet.settle()
    assert "Now what?" not in journal.reflections.get(page.id).parts
    sheet.surface.undo()
    assert sheet.surface.text() == text
    sheet.settle()
    assert journal.reflections.get(page.id).parts == FORM


def test_it_opens_at_the_first_word_that_was_searched_for(sheet, journal):
    page = written(journal, "line\n" * 200 + "Budget here\n" + "line\n" * 200 + "budget there")
    sheet.open(page, "budget")
    assert [each.cursor.selectedText() for each in sheet.surface.extraSelections()] == ["Budget", "budget"]
    hit = sheet.surface.document().find("Budget")
    assert sheet.surface.viewport().rect().contains(sheet.surface.cursorRect(hit))
    assert sheet.surface.textCursor().atEnd()
    sheet.open(page)
    assert sheet.surface.extraSelections() == []


def test_it_opens_at_the_end_and_reads_from_the_beginning(sheet, journal):
    sheet.open(written(journal, "line\n" * 200 + "the end"))
    assert sheet.surface.textCursor().atEnd()
    assert sheet.surface.verticalScrollBar().value() == 0
    assert sheet.surface.hasFocus()


def test_it_says_whose_page_and_of_which_day_it_is(sheet, journal):
    at = datetime(1969, 7, 20, 12, tzinfo=UTC)
    sheet.open(replace(written(journal, "The moon"), at=at.isoformat()))
    assert sheet.subtitle.text() == "Private to Amara · Sunday 20 July 1969"


def test_going_from_one_page_to_another_never_mixes_them(sheet, journal, qtbot, hurry):
    one, two = written(journal, "one", "One"), written(journal, "two", "Two")
    for number in range(6):
        sheet.open(journal.reflections.get((one, two)[number % 2].id))
        sheet.surface.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClicks(sheet.surface, str(number))
        qtbot.keyClicks(sheet._title, str(number))
        qtbot.wait(number * 15)
        sheet.settle()
    qtbot.wait(150)
    sheet.settle()
    assert saved(journal) == [("Two135", "two135"), ("One024", "one024")]
    assert kept(journal) == []


def test_undo_never_reaches_the_page_before(sheet, journal, qtbot):
    one, two = written(journal, "one secret", "One"), written(journal, "two", "Two")
    sheet.open(one)
    qtbot.keyClicks(sheet.surface, " more")
    qtbot.keyClicks(sheet._title, " more")
    sheet.settle()
    sheet.open(two)
    for field in (sheet.surface, sheet._title):
        field.undo()
    assert (sheet._title.text(), sheet.surface.text()) == ("Two", "two")


def test_a_closed_sheet_holds_no_word(sheet, journal, qtbot):
    sheet.open(written(journal, "xylophone words in it", "Xylophone"), "xylophone")
    qtbot.keyClicks(sheet.surface, " xylophone")
    qtbot.keyClicks(sheet._title, " xylophone")
    sheet.settle()
    sheet.close_sheet()
    assert sheet.current() is None
    for field in (sheet.surface, sheet._title):
        field.undo()
        field.redo()
    assert not sheet.surface.document().isUndoAvailable()
    assert not sheet._title.isUndoAvailable()
    assert sheet.surface.extraSelections() == []
    assert "xylophone" not in all_words([sheet, *sheet.findChildren(QWidget)]).lower()


def test_a_full_disk_is_a_sentence_and_the_words_stay(sheet, journal, full_disk, qtbot, hurry):
    full_disk()
    qtbot.keyClicks(sheet.surface, "I nodded.")
    qtbot.waitUntil(lambda: str(DiskFull()) in shown_words(sheet))
    assert "Not saved" in shown_words(sheet)
    qtbot.keyClicks(sheet.surface, " Twice.")
    qtbot.waitUntil(lambda: "Not saved" in shown_words(sheet))
    assert sheet.surface.text() == "I nodded. Twice."
    full_disk.make_room()
    qtbot.waitUntil(lambda: saved(journal) == [("", "I nodded. Twice.")])
    assert "Saved" in shown_words(sheet)
    assert "Not saved" not in shown_words(sheet)
    assert str(DiskFull()) not in shown_words(sheet)


def test_after_leaving_failed_it_is_tried_again(sheet, journal, full_disk, qtbot, hurry):
    full_disk()
    qtbot.keyClicks(sheet.surface, "I nodded.")
    with pytest.raises(DiskFull):
        sheet.settle()
    assert "Not saved" in shown_words(sheet)
    assert sheet.surface.text() == "I nodded."
    full_disk.make_room()
    qtbot.waitUntil(lambda: saved(journal) == [("", "I nodded.")])
    assert "Not saved" not in shown_words(sheet)


def test_a_page_that_is_hidden_is_saved_at_once(sheet, journal, qtbot):
    qtbot.keyClicks(sheet.surface, "I nodded.")
    sheet.hide()
    assert saved(journal) == [("", "I nodded.")]


def test_what_was_being_written_is_noted_when_locking(sheet, journal, qtbot):
    qtbot.keyClicks(sheet.surface, "I nodded.")
    sheet.settle(locking=True)
    assert saved(journal) == [("", "I nodded.")]
    assert kept(journal) == [("", "I nodded.")]


def test_a_page_to_read_cannot_be_changed(on_screen, journal, journal_for_two, qtbot, hurry):
    page = written(journal, "I nodded.", "Budget")
    reader = journal_for_two.unlock("mentor", read_only=True)
    sheet = on_screen(WriteView(reader))
    QApplication.clipboard().setText("more")
    sheet.open(reader.reflections.get(page.id))
    for field in (sheet.surface, sheet._title):
        field.setFocus()
        qtbot.keyClicks(field, "more")
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
        qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert (sheet._title.text(), sheet.surface.text()) == ("Budget", "I nodded.")
    qtbot.wait(100)
    sheet.settle(locking=True)
    assert "saved" not in shown_words(sheet).lower()
    assert not sheet._bin.isVisible()
    assert reader.reflections.get(page.id).updated_at == page.updated_at
    assert kept(reader) == []


def test_half_characters_and_other_line_ends_are_no_trouble(sheet, journal):
    sheet.surface.textCursor().insertText("a\ud83d b\0c\r\nd\u2028e")
    sheet.settle()
    ((_, text),) = saved(journal)
    text.encode()
    assert text.startswith("a")
    assert text.endswith("d\ne")


def test_the_page_is_removed_with_the_words_that_stand_on_it(sheet, journal, qtbot):
    qtbot.keyClicks(sheet.surface, "I nodded.")
    with qtbot.waitSignal(sheet.remove) as asked:
        qtbot.mouseClick(sheet._bin, Qt.MouseButton.LeftButton)
    assert asked.args[0].text == "I nodded."
    with pytest.raises(NoSuchRecord):
        journal.reflections.get(asked.args[0].id)


def test_it_follows_the_theme(sheet, dressed, qtbot):
    for tokens in (LIGHT, DARK, LIGHT):
        dressed(tokens.name)
        qtbot.waitUntil(lambda tokens=tokens: _ground(sheet) == tokens.surface.lower())


def _ground(sheet):
    image = sheet.surface.viewport().grab().toImage()
    return image.pixelColor(3, image.height() - 3).name()
