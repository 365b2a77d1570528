"""Promises made while the two talk: caught in one line, understood before Enter, never half believed."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull
from mentor_desktop.services import promises
from tests.support.screens import shown_words
from tests.ui.sessions.hold_hands import holding
from ui.sessions.hold_capture import CaptureLine
from ui.sessions.hold_promises import ROWS_AT_FIRST


@pytest.fixture(autouse=True)
def slow_eyes(monkeypatch):
    """Whoever presses Space on a name has read it."""
    monkeypatch.setattr("ui.sessions.hold_capture.STILL_TYPING_MS", 0)


@pytest.fixture
def held(on_screen, journal_for_two):
    made = holding(journal_for_two)
    on_screen(made.page, 1100, 760)
    assert made.open()
    return made


@pytest.fixture
def capture(held):
    line = held.page.promises.capture
    line.line.setFocus()
    return line


def made(held):
    """Whose promise each is, its words and its day, as they are in the journal."""
    names = {held.journal.me.id: "Amara", held.journal.partner.id: "Tom"}
    found = held.journal.sessions.promised_in(held.session.id)
    return [(names[each.owner], each.text, each.due) for each in found]


def enter(qtbot, line, words=""):
    line.line.insert(words)
    qtbot.keyClick(line.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Tom: send roadmap by Friday", "Tom · by Friday 27 March"),
        ("I’ll call Ana tomorrow", "Amara · by Sunday 22 March"),
        ("Amara: read chapter two", "Amara · no day"),
        ("call Ana by Friday", "No name yet · by Friday 27 March"),
        ("Tom: write by 3 January", "Tom · by Sunday 3 January 2027"),
        ("Tom: by Friday", "What is promised?"),
        (
            "Tom: ask Priya before the next session",
            "Tom. No date understood in ‘the next session’; it stays in the words.",
        ),
        ("", "Whose promise, what, and by when. Enter keeps it."),
    ],
)
def test_what_is_understood_is_said_before_enter(held, capture, words, said):
    capture.line.insert(words)
    assert capture.understood.text() == said
    assert made(held) == []


def test_enter_keeps_it_and_the_line_is_ready_for_the_next(held, capture, qtbot):
    enter(qtbot, capture, "Tom: send roadmap by Friday")
    assert made(held) == [("Tom", "send roadmap", "2026-03-27")]
    assert capture.line.text() == ""
    assert capture.line.hasFocus()
    assert "send roadmap" in shown_words(held.page.promises.rows)
    enter(qtbot, capture, "Amara: read chapter two")
    assert made(held)[1:] == [("Amara", "read chapter two", None)]


def test_it_is_said_and_can_be_taken_back(held, capture, qtbot):
    enter(qtbot, capture, "Tom: send roadmap by Friday")
    assert held.sentences()[-1] == "Tom’s promise is written down."
    held.undo()
    assert made(held) == []
    assert not held.page.promises.rows.isVisible()


def test_a_date_that_was_not_understood_stays_in_the_words(held, capture, qtbot):
    enter(qtbot, capture, "Tom: ask Priya before the next session")
    assert made(held) == [("Tom", "ask Priya before the next session", None)]


def test_where_nobody_is_named_it_asks_whose_promise_it_is(held, capture, qtbot):
    enter(qtbot, capture, "call Ana by Friday")
    assert made(held) == []
    assert "Whose promise is it?" in shown_words(capture)
    assert [chip.text() for chip in capture.chips.values()] == ["Amara", "Tom"]
    qtbot.mouseClick(capture.chips[held.journal.partner.id], Qt.MouseButton.LeftButton)
    assert made(held) == [("Tom", "call Ana", "2026-03-27")]
    assert "Whose promise is it?" not in shown_words(capture)
    assert capture.line.hasFocus()


def test_the_question_is_answered_by_the_keyboard_alone(held, capture, qtbot):
    enter(qtbot, capture, "call Ana")
    amara, tom = capture.chips.values()
    assert QApplication.focusWidget() is amara
    qtbot.keyClick(amara, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is tom
    assert made(held) == []
    qtbot.keyClick(tom, Qt.Key.Key_Return)
    assert made(held) == [("Tom", "call Ana", None)]


def test_the_next_question_begins_with_nobody_chosen(held, capture, qtbot):
    enter(qtbot, capture, "call Ana")
    qtbot.keyClick(next(iter(capture.chips.values())), Qt.Key.Key_Space)
    enter(qtbot, capture, "call Ben")
    assert [chip.isChecked() for chip in capture.chips.values()] == [False, False]
    assert len(made(held)) == 1


def test_whoever_types_on_means_the_line_and_no_name(held, capture, qtbot):
    enter(qtbot, capture, "call Ana")
    qtbot.keyClicks(QApplication.focusWidget(), "!")
    assert capture.line.hasFocus()
    assert capture.line.text() == "call Ana!"
    assert "Whose promise is it?" not in shown_words(capture)
    assert made(held) == []


def test_a_space_in_haste_belongs_to_the_words(held, capture, qtbot, monkeypatch):
    monkeypatch.setattr("ui.sessions.hold_capture.STILL_TYPING_MS", 60_000)
    enter(qtbot, capture, "call Ana")
    for letter in " by Friday":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert capture.line.text() == "call Ana by Friday"
    assert made(held) == []


def test_a_space_chooses_only_where_it_was_pressed(held, capture, qtbot):
    enter(qtbot, capture, "call Ana")
    amara = next(iter(capture.chips.values()))
    qtbot.keyRelease(amara, Qt.Key.Key_Space)
    assert made(held) == []
    qtbot.keyClick(amara, Qt.Key.Key_Space)
    assert made(held) == [("Amara", "call Ana", None)]


def test_one_that_gets_another_day_is_shown_once(held, capture, qtbot):
    enter(qtbot, capture, "Tom: send roadmap by Friday")
    (one,) = held.journal.sessions.promised_in(held.session.id)
    promises.renegotiate(held.journal, one, "2026-04-03", "")
    held.page.reload()
    assert [row.promise.due for row in held.page.promises.rows.rows()] == ["2026-04-03"]


def test_what_was_dropped_elsewhere_is_gone_when_the_session_goes_on(held, capture, qtbot):
    capture.line.insert("call Ana")
    held.page.settle()
    held.journal.forget_words(f"promise-line:{held.session.id}")
    assert held.open()
    assert capture.line.text() == ""


def test_the_example_leaves_a_name_its_own_direction(capture):
    assert capture.line.placeholderText() == "\u2068Tom\u2069: call Ana by Friday"


def test_esc_goes_back_from_the_question_to_the_line(held, capture, qtbot):
    enter(qtbot, capture, "call Ana")
    assert held.page.back() is True
    assert capture.line.hasFocus()
    assert capture.line.text() == "call Ana"
    assert "Whose promise is it?" not in shown_words(capture)
    assert held.left == []
    held.page.back()
    assert held.left == [True]


def test_other_words_end_the_question(held, capture, qtbot):
    enter(qtbot, capture, "call Ana")
    capture.line.setText("Tom: call Ana")
    assert "Whose promise is it?" not in shown_words(capture)


def test_enter_on_an_empty_line_does_nothing(held, capture, qtbot):
    enter(qtbot, capture, "   ")
    enter(qtbot, capture, "Tom: by Friday")
    assert made(held) == []
    assert held.failed == []


def test_two_people_with_one_name_are_asked_and_told_apart(journal_for_two, on_screen, qtbot):
    first = journal_for_two.unlock("mentor")
    first.save(replace(first.partner, name="amara"))
    first.close()
    held = holding(journal_for_two)
    on_screen(held.page, 1100, 760)
    held.open()
    line = held.page.promises.capture
    enter(qtbot, line, "Amara: call Ana")
    assert [chip.text() for chip in line.chips.values()] == ["Amara, mentor", "amara, mentee"]
    qtbot.mouseClick(line.chips[held.journal.partner.id], Qt.MouseButton.LeftButton)
    (one,) = held.journal.sessions.promised_in(held.session.id)
    assert one.owner == held.journal.partner.id


def test_a_promise_that_cannot_be_kept_stays_in_the_line(held, capture, qtbot, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(held.journal, "save", lambda record: (_ for _ in ()).throw(DiskFull()))
        enter(qtbot, capture, "Tom: send roadmap by Friday")
    assert capture.line.text() == "Tom: send roadmap by Friday"
    assert str(DiskFull()) in shown_words(capture)
    enter(qtbot, capture)
    assert made(held) == [("Tom", "send roadmap", "2026-03-27")]
    assert str(DiskFull()) not in shown_words(capture)


def test_where_there_is_no_word_list_english_is_read(held, capture, qtbot):
    QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    enter(qtbot, capture, "Tom: send roadmap by Friday")
    assert made(held) == [("Tom", "send roadmap", "2026-03-27")]


def test_the_newest_stands_first_and_the_line_stays_in_sight(held, capture, qtbot, let_it_settle):
    for number in range(ROWS_AT_FIRST + 3):
        enter(qtbot, capture, f"Tom: promise number {number}")
    let_it_settle()
    shown = held.page.promises.rows.rows()
    assert [row.promise.text for row in shown] == [f"promise number {n}" for n in (6, 5, 4, 3)]
    line = capture.line
    top = line.mapTo(held.page._right, line.rect().topLeft()).y()
    assert 0 <= top <= held.page._right.height() - line.height()


@pytest.mark.parametrize(("width", "height"), [(900, 560), (480, 600)])
def test_what_it_asks_is_in_sight(held, capture, qtbot, let_it_settle, width, height):
    held.page.resize(width, height)
    for number in range(ROWS_AT_FIRST):
        enter(qtbot, capture, f"Tom: promise number {number} with so many words that it takes a few lines of the card")
        let_it_settle()
        assert not capture.line.visibleRegion().isEmpty()
    enter(qtbot, capture, "call Ana")
    let_it_settle()
    chip = next(iter(capture.chips.values()))
    assert 0 <= chip.mapTo(held.page, chip.rect().topLeft()).y() <= held.page.height() - chip.height()
    assert not chip.visibleRegion().isEmpty()


def test_promises_made_outside_the_session_are_not_shown(held, capture):
    promises.promise(held.journal, held.journal.me.id, "Another time", None)
    held.page.reload()
    assert "Another time" not in shown_words(held.page.promises)


def test_a_promise_can_be_ticked_here(held, capture, qtbot):
    enter(qtbot, capture, "Tom: send roadmap by Friday")
    held.page.promises.rows.rows()[0].box.click()
    (one,) = held.journal.sessions.promised_in(held.session.id)
    assert one.state == "kept"
    held.undo()
    (one,) = held.journal.sessions.promised_in(held.session.id)
    assert one.state == "open"


def test_what_reads_the_line_is_loaded_when_the_keyboard_comes_to_it(held, monkeypatch):
    reads = []
    monkeypatch.setattr(CaptureLine, "_read", lambda line: reads.append(line))
    held.page.promises.capture.line.setFocus()
    assert reads == [held.page.promises.capture]


def test_it_is_not_loaded_with_the_page():
    """In a process of its own: here it may be loaded already."""
    program = "import sys; import ui.sessions.hold_page; assert 'mentor_desktop.coach.promises' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
