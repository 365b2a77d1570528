"""A new journal in four steps, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from mentor_desktop.errors import DiskFull


@pytest.fixture
def flow(page):
    page.new_journal()
    return page._flow


def enter(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def keys(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def tab(qtbot):
    QApplication.focusWidget().nextInFocusChain()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def to_step(flow, qtbot, right, step):
    qtbot.keyClicks(flow.who.mentor, "Amara")
    qtbot.keyClicks(flow.who.mentee, "Tom")
    flow.who.seats.choose("mentee")
    flow.go_on()
    if step > 1:
        flow.go_on()
    if step > 2:
        qtbot.keyClicks(flow.passphrase.new.first.field, right)
        qtbot.keyClicks(flow.passphrase.new.again.field, right)
        flow.go_on()
    qtbot.waitUntil(lambda: flow.step == step)


def test_the_whole_walk_by_keyboard(page, flow, services, shelf, qtbot, right):
    assert flow.who.mentor.hasFocus()
    keys(qtbot, "Amara")
    tab(qtbot)
    keys(qtbot, "Tom")
    assert flow.who.label.text() == "A & T"
    tab(qtbot)
    flow.who.seats.mentee.setFocus()
    qtbot.keyClick(flow.who.seats.mentee, Qt.Key.Key_Space)
    enter(qtbot)
    assert flow.step == 1
    assert flow.purpose.purpose.hasFocus()
    keys(qtbot, "Fair decisions")
    qtbot.keyClick(flow.purpose.purpose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert flow.step == 2
    assert flow.title.text() == "Your passphrase, Tom"
    keys(qtbot, right)
    tab(qtbot)
    flow.passphrase.new.again.field.setFocus()
    keys(qtbot, right)
    enter(qtbot)
    qtbot.waitUntil(lambda: flow.step == 3)
    keys(qtbot, right)
    with qtbot.waitSignal(page.opened) as opened:
        enter(qtbot)
    assert opened.args[0].me.role == "mentee"
    name, folder, details = next(call for call in services.calls if call[0] == "create")
    assert (name, folder) == ("create", shelf.new_folder())
    assert details == {
        "mentor": "Amara",
        "mentee": "Tom",
        "seat": "mentee",
        "passphrase": right,
        "purpose": "Fair decisions",
    }
    assert shelf.list[0].label == "A & T"
    assert shelf.opened_by == [(folder, "mentee")]
    assert page.currentIndex() == 0


def test_what_is_missing_is_said_beside_each_field(flow):
    flow.go_on()
    assert flow.step == 0
    assert flow.who._mentor.message() == "Write the mentor’s name."
    assert flow.who._mentee.message() == "Write the mentee’s name."
    assert flow.who._seats.message() == "Choose which of the two you are."
    assert flow.who.mentor.hasFocus()


def test_an_empty_label_is_refused_and_who_can_see_it_stays_said(flow, qtbot):
    qtbot.keyClicks(flow.who.label, "x")
    qtbot.keyClick(flow.who.label, Qt.Key.Key_Backspace)
    flow.go_on()
    assert flow.who._label.message() == "Write a name for the list, initials will do."
    said = [label.text() for label in flow.who._label.findChildren(QLabel) if label.isVisible()]
    assert "Anyone who uses this computer can see this name." in said


def test_what_is_missing_moves_nothing(flow, page):
    def places():
        page.grab()
        parts = (flow.title, flow.who.mentor, flow.who.seats, flow.who.label)
        return [part.mapTo(page, part.rect().topLeft()) for part in parts]

    before = places()
    flow.go_on()
    assert places() == before


def test_an_own_label_is_kept(flow, qtbot):
    qtbot.keyClicks(flow.who.label, "Tuesdays")
    qtbot.keyClicks(flow.who.mentor, "Amara")
    qtbot.keyClicks(flow.who.mentee, "Tom")
    assert flow.who.label.text() == "Tuesdays"


def test_strength_is_said_in_words_after_a_moment(flow, services, qtbot, right):
    to_step(flow, qtbot, right, 2)
    new = flow.passphrase.new
    qtbot.keyClicks(new.first.field, "short")
    qtbot.waitUntil(lambda: new.first.message() == "Easy: add a word or two.")
    assert new.first.field.property("wrong") is False
    qtbot.keyClicks(new.again.field, "short")
    flow.go_on()
    assert flow.step == 2
    assert new.first.field.property("wrong") is True
    judged = [call for call in services.calls if call[0] == "judge"]
    assert judged[-1][2] == ("Amara", "Tom", "A & T")


def test_two_that_differ_are_refused(flow, qtbot, right):
    to_step(flow, qtbot, right, 2)
    new = flow.passphrase.new
    qtbot.keyClicks(new.first.field, right)
    qtbot.keyClicks(new.again.field, right[:-1] + "x")
    assert "Not the same so far" in new.again.message()
    flow.go_on()
    assert flow.step == 2
    assert new.again.message() == "These two are not the same. Type the passphrase again."


def test_the_rehearsal_must_be_right(flow, services, qtbot, right):
    to_step(flow, qtbot, right, 3)
    flow.go_on()
    assert "once more" in flow.keep.rehearsal.message()
    qtbot.keyClicks(flow.keep.rehearsal.field, "something else")
    flow.go_on()
    assert "not the passphrase you chose" in flow.keep.rehearsal.message()
    assert flow.keep.rehearsal.text() == ""
    assert not any(call[0] == "create" for call in services.calls)


def test_another_place_can_be_chosen(flow, qtbot, right, chosen, tmp_path):
    to_step(flow, qtbot, right, 3)
    chosen.append(tmp_path / "stick")
    qtbot.mouseClick(flow.keep.change, Qt.MouseButton.LeftButton)
    assert flow.draft.folder == tmp_path / "stick" / "journal-1"


def test_a_failure_is_said_and_nothing_typed_is_lost(page, flow, services, qtbot, right):
    to_step(flow, qtbot, right, 3)
    services.error = DiskFull()
    qtbot.keyClicks(flow.keep.rehearsal.field, right)
    flow.go_on()
    assert flow.next.text() == "Creating…"
    qtbot.waitUntil(lambda: flow.keep.trouble.text().startswith("The disk is full"))
    assert flow.keep.rehearsal.text() == right
    assert flow.who.mentor.text() == "Amara"
    with qtbot.waitSignal(page.opened):
        flow.go_on()


def test_escape_goes_back_and_at_last_to_the_list(page, flow, qtbot, right):
    to_step(flow, qtbot, right, 2)
    for step in (1, 0):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert flow.step == step
        assert flow.who.mentor.text() == "Amara"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.currentIndex() == 0
