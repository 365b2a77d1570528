"""The shared notes: kept as they are typed, on the item that is talked about, and never lost."""

import time

import pytest
from PySide6.QtCore import Qt

from mentor_desktop.errors import DiskFull
from tests.support.screens import shown_words
from tests.ui.sessions.hold_hands import holding
from ui.sessions import hold_notes
from ui.sessions.hold_notes import KEEP_AFTER_MS
from ui.theme import DARK, LIGHT

TYPED = {
    "long": "word " * 3000,
    "emoji": "👩🏽‍🏫 asks, 👨‍💻 answers 🇳🇴",
    "right to left": "אני מוביל את הישיבה (3 פעמים)\nأقود الاجتماع",
    "marks": "# a heading\n- *a* list\n\n\ttabs  and   spaces",
}


@pytest.fixture
def held(on_screen, journal_for_two):
    made = holding(journal_for_two)
    on_screen(made.page, 1100, 760)
    assert made.open()
    return made


@pytest.fixture
def full_disk(held, monkeypatch):
    """Fills the disk under the journal; what is returned makes room again."""
    save = held.journal.save

    def fail(record):
        raise DiskFull

    monkeypatch.setattr(held.journal, "save", fail)
    return lambda: monkeypatch.setattr(held.journal, "save", save)


def state(held):
    return held.page.notes._state.text()


def test_what_is_typed_is_in_the_journal_a_moment_later(held, qtbot):
    began = time.monotonic()
    qtbot.keyClicks(held.page.notes.surface, "Half a sen")
    assert state(held) == "shared notes · Writing…"
    qtbot.waitUntil(lambda: held.item(0).outcome == "Half a sen", timeout=2000)
    assert time.monotonic() - began < KEEP_AFTER_MS / 1000 + 0.5
    assert state(held) == "shared notes · Saved"


def test_who_types_without_a_pause_is_kept_all_the_same(held, qtbot):
    assert KEEP_AFTER_MS <= 300
    for _ in range(12):
        qtbot.keyClicks(held.page.notes.surface, "word ")
        qtbot.wait(KEEP_AFTER_MS // 8)
    assert held.item(0).outcome.startswith("word ")


def test_looking_writes_nothing(held, qtbot):
    before = held.items()
    qtbot.keyClick(held.page.notes.surface, Qt.Key.Key_Down)
    held.page.notes.settle()
    held.page.reload()
    assert held.items() == before
    assert state(held) == "shared notes"


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED.keys())
def test_words_come_back_as_they_were_typed(held, text):
    held.write(text)
    held.page.notes.settle()
    held.come_to(1)
    held.come_to(0)
    assert held.page.notes.surface.text() == text
    assert held.item(0).outcome == text


def test_keeping_moves_neither_the_caret_nor_what_can_be_undone(held, qtbot):
    surface = held.page.notes.surface
    qtbot.keyClicks(surface, "He named it.")
    qtbot.keyClick(surface, Qt.Key.Key_Home)
    place = surface.textCursor().position()
    held.page.notes.settle()
    held.page.reload()
    assert surface.textCursor().position() == place
    assert surface.document().isUndoAvailable()


def test_notes_can_be_emptied(held):
    held.write("No")
    held.page.notes.settle()
    held.page.notes.surface.selectAll()
    held.write("")
    held.page.notes.settle()
    assert held.item(0).outcome == ""


def test_it_asks_for_what_both_want_to_remember(held):
    assert held.page.notes.surface.placeholderText() == "Write what you both want to remember…"
    assert held.page.notes.surface.accessibleName() == "Shared notes: Arrive"


def test_words_that_cannot_be_kept_stay_and_are_tried_again(held, qtbot, full_disk, monkeypatch):
    monkeypatch.setattr(hold_notes, "KEEP_AFTER_MS", 10)
    monkeypatch.setattr(hold_notes, "TRY_AGAIN_AFTER_MS", 40)
    held.write("We arrived.")
    qtbot.waitUntil(lambda: state(held) == "shared notes · Not saved")
    assert str(DiskFull()) in shown_words(held.page.notes)
    assert held.page.notes.surface.text() == "We arrived."
    full_disk()
    qtbot.waitUntil(lambda: held.item(0).outcome == "We arrived.")
    assert state(held) == "shared notes · Saved"
    assert str(DiskFull()) not in shown_words(held.page.notes)


def test_settling_says_when_it_cannot_keep_them(held, full_disk):
    held.write("We arrived.")
    with pytest.raises(DiskFull):
        held.page.settle()
    full_disk()
    held.page.settle()
    assert held.item(0).outcome == "We arrived."


def test_time_that_could_not_be_kept_is_said_until_it_can(held, full_disk):
    held.talk(1)
    assert state(held) == "shared notes · Not saved"
    full_disk()
    held.page.notes.settle()
    assert state(held) == "shared notes · Saved"
    assert held.item(0).seconds >= 60


def test_typing_while_it_is_not_saved_does_not_wait_for_the_next_try(held, full_disk, qtbot):
    held.write("We")
    with pytest.raises(DiskFull):
        held.page.notes.settle()
    full_disk()
    held.write(" arrived.")
    qtbot.waitUntil(lambda: held.item(0).outcome == "We arrived.", timeout=2000)


@pytest.mark.parametrize(("name", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_sheet_is_in_the_colours_of_what_both_see(dressed, held, let_it_settle, name, tokens):
    dressed(name)
    let_it_settle()
    colours = held.page.notes.surface._colours
    assert (colours.accent, colours.tint, colours.surface) == (tokens.shared, tokens.shared_tint, tokens.surface)
