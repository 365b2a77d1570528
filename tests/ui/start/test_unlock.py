"""Unlocking in place: what a person sees when it works, when it does not, and while they wait."""

import threading

import pytest
from PySide6.QtCore import Qt

from mentor_desktop.errors import DamagedHeader, JournalInUse
from ui.start.journal_card import JournalCard
from ui.widgets.labels import Label


@pytest.fixture
def card(page):
    return page.findChildren(JournalCard)[0]


@pytest.fixture
def form(page, card, qtbot, services):
    page.open_card(card.entry.folder)
    qtbot.waitUntil(lambda: ("joined", card.entry.folder) in services.calls)
    qtbot.waitUntil(lambda: card.form.passphrase.field.hasFocus() or not card.form.passphrase.isVisible())
    return card.form


OWN = "quiet harbour lamp 7"


def fill_in(qtbot, join, partner):
    qtbot.keyClicks(join.partner.field, partner)
    qtbot.keyClicks(join.new.first.field, OWN)
    qtbot.keyClicks(join.new.again.field, OWN)
    qtbot.keyClick(join.new.again.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: join.keeping)
    assert join.rehearsal.field.hasFocus()


def type_and_enter(qtbot, form, text):
    qtbot.keyClicks(form.passphrase.field, text)
    qtbot.keyClick(form.passphrase.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_opens_by_keyboard(page, card, qtbot, key):
    card.header.setFocus()
    qtbot.keyClick(card.header, key)
    assert card.is_open
    assert card.form.passphrase.field.hasFocus()


def test_a_click_anywhere_on_a_card_opens_it_and_closes_the_other(page, qtbot):
    first, second = page.findChildren(JournalCard)[:2]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.rect().bottomRight() / 1.2)
    assert first.is_open
    qtbot.mouseClick(second.header, Qt.MouseButton.LeftButton)
    assert second.is_open
    assert not first.is_open


def test_the_right_passphrase_opens_the_journal(page, form, card, shelf, qtbot, right):
    with qtbot.waitSignal(page.opened) as opened:
        type_and_enter(qtbot, form, right)
    journal = opened.args[0]
    assert journal.folder == card.entry.folder
    assert journal.me.role == "mentee"
    assert not journal.read_only
    assert shelf.opened_by == [(card.entry.folder, "mentee")]
    assert not any(each.is_open for each in page.findChildren(JournalCard) if each.isVisible())


def test_a_wrong_passphrase_is_said_in_words_and_cleared(page, form, qtbot):
    type_and_enter(qtbot, form, "nope")
    qtbot.waitUntil(lambda: "does not open" in form.passphrase.message())
    assert form.passphrase.text() == ""
    assert form.passphrase.field.hasFocus()
    assert "does not open" in form.passphrase.field.accessibleDescription()
    qtbot.keyClicks(form.passphrase.field, "v")
    assert form.passphrase.message() == ""


def test_an_empty_passphrase_is_not_tried(form, services, qtbot):
    qtbot.keyClick(form.passphrase.field, Qt.Key.Key_Return)
    assert form.passphrase.message() == "Type your passphrase first."
    assert not any(call[0] == "unlock" for call in services.calls)


def test_after_wrong_ones_one_has_to_wait(form, services, qtbot, right):
    services.tries.seconds = 3.2
    type_and_enter(qtbot, form, "nope")
    qtbot.waitUntil(lambda: form._wait.text() == "Please wait 4 seconds.")
    count = len(services.calls)
    qtbot.keyClicks(form.passphrase.field, right)
    assert len(services.calls) == count
    assert not form._unlock.isEnabled()
    services.tries.seconds = 0.4
    qtbot.waitUntil(lambda: form._wait.text() == "Please wait one second.")
    services.tries.seconds = 0.0
    qtbot.waitUntil(form._unlock.isEnabled)
    assert form._wait.text() == ""


def test_enter_during_the_wait_is_tried_when_it_is_over(page, form, services, qtbot, right):
    services.tries.seconds = 3.2
    type_and_enter(qtbot, form, "nope")
    qtbot.waitUntil(lambda: form._wait.text() == "Please wait 4 seconds.")
    count = len(services.calls)
    type_and_enter(qtbot, form, right)
    assert form._wait.text() == "One moment, then it is tried."
    assert len(services.calls) == count
    with qtbot.waitSignal(page.opened):
        services.tries.seconds = 0.0


def test_what_is_changed_during_the_wait_is_not_tried(form, services, qtbot):
    services.tries.seconds = 3.2
    type_and_enter(qtbot, form, "nope")
    qtbot.waitUntil(lambda: form._wait.text() == "Please wait 4 seconds.")
    count = len(services.calls)
    type_and_enter(qtbot, form, "half")
    qtbot.keyClicks(form.passphrase.field, " way")
    assert form._wait.text() == "Please wait 4 seconds."
    services.tries.seconds = 0.0
    qtbot.waitUntil(form._unlock.isEnabled)
    assert len(services.calls) == count


def test_nothing_moves_when_something_is_said(page, form, services, qtbot):
    def place(widget):
        return widget.mapTo(page, widget.rect().topLeft())

    above = (form.seats, form.passphrase.field)
    before = [place(widget) for widget in (*above, form._unlock)]
    qtbot.keyClick(form.passphrase.field, Qt.Key.Key_Return)
    page.grab()
    assert [place(widget) for widget in (*above, form._unlock)] == before
    services.tries.seconds = 3.2
    type_and_enter(qtbot, form, "nope")
    qtbot.waitUntil(lambda: form._wait.text() != "")
    page.grab()
    assert [place(widget) for widget in above] == before[:2]
    qtbot.keyClicks(form.passphrase.field, "x")
    assert [place(widget) for widget in above] == before[:2]
    qtbot.waitUntil(lambda: place(form._unlock) == before[2])


def test_a_seat_chosen_by_mouse_puts_the_caret_in_the_passphrase(form, qtbot):
    for chip in (form.seats.mentor, form.seats.mentor, form.seats.mentee):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert form.passphrase.field.hasFocus()


def test_a_seat_chosen_by_keyboard_leaves_it_there_until_enter(form, services, qtbot):
    form.seats.mentee.setFocus()
    qtbot.keyClick(form.seats.mentee, Qt.Key.Key_Left)
    assert form.seat == "mentor"
    assert form.seats.mentor.hasFocus()
    qtbot.keyClick(form.seats.mentor, Qt.Key.Key_Return)
    assert form.passphrase.field.hasFocus()
    assert form.passphrase.message() == ""


def test_tab_goes_from_the_passphrase_past_the_eye(form, qtbot):
    form.passphrase.field.setFocus()
    qtbot.keyClick(form.passphrase.field, Qt.Key.Key_Tab)
    assert form._unlock.hasFocus()


def test_the_margins_of_an_open_card_are_even(card, form, page):
    page.grab()

    def inside(widget):
        return widget.rect().translated(widget.mapTo(card, widget.rect().topLeft()))

    field, button = inside(form.passphrase.field), inside(form._unlock)
    assert field.left() == card.width() - 1 - field.right() == card.height() - 1 - button.bottom()


def test_a_closed_card_keeps_its_height_beside_an_open_one(page, card, form, qtbot):
    other = page.cards[1]
    page.grab()
    assert card.height() > other.height() + 100
    assert other.height() == other.sizeHint().height()
    assert other.y() == card.y()


def test_while_it_unlocks_the_window_says_so(page, form, services, qtbot, right):
    services.hold = threading.Event()
    type_and_enter(qtbot, form, right)
    assert form._unlock.text() == "Unlocking…"
    assert not form._unlock.isEnabled()
    assert form._line.isVisible()
    assert form.passphrase.field.isReadOnly()
    with qtbot.waitSignal(page.opened):
        services.hold.set()


def test_giving_up_closes_a_journal_that_opens_too_late(page, form, services, qtbot, right):
    services.hold = threading.Event()
    type_and_enter(qtbot, form, right)
    qtbot.keyClick(form.passphrase.field, Qt.Key.Key_Escape)
    assert form._unlock.text() == "Unlock"
    with qtbot.assertNotEmitted(page.opened, wait=100):
        services.hold.set()
    qtbot.waitUntil(lambda: bool(services.journals))
    assert services.journals[0].closed.wait(5)


def test_a_card_closed_meanwhile_closes_the_journal_too(page, form, services, qtbot, right):
    services.hold = threading.Event()
    type_and_enter(qtbot, form, right)
    page.refresh()
    services.hold.set()
    qtbot.waitUntil(lambda: bool(services.journals) and services.journals[0].closed.is_set())


def test_a_journal_in_use_can_be_opened_to_read(page, form, services, qtbot, right):
    services.error = None
    qtbot.keyClicks(form.passphrase.field, right)
    services.error = JournalInUse(holder="process 12")
    form.unlock()
    qtbot.waitUntil(form._to_read.isVisible)
    assert "process 12" in form.passphrase.message()
    assert form.passphrase.text() == right
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(form._to_read, Qt.MouseButton.LeftButton)
    assert opened.args[0].read_only


def test_escape_closes_the_card_and_forgets_what_was_typed(page, card, form, qtbot):
    qtbot.keyClicks(form.passphrase.field, "secret")
    qtbot.keyClick(form.passphrase.field, Qt.Key.Key_Escape)
    assert not card.is_open
    assert card.header.hasFocus()
    assert form.passphrase.text() == ""


def test_a_header_that_cannot_be_read_is_said(page, card, services, qtbot):
    services.error = DamagedHeader(what="it is cut")
    page.open_card(card.entry.folder)
    qtbot.waitUntil(lambda: "damaged" in card.form._said.text())
    assert not card.form.passphrase.isVisible()


def test_the_one_who_has_not_joined_can_join(page, card, services, qtbot, right):
    services.here = ("mentor",)
    page.open_card(card.entry.folder)
    form = card.form
    qtbot.waitUntil(form._offer_button.isVisible)
    assert form._offer_button.text() == "The mentee joins now"
    assert form._offer_button.hasFocus()
    qtbot.keyClick(form._offer_button, Qt.Key.Key_Return)
    join = form._join_form
    assert join.partner.field.hasFocus()
    fill_in(qtbot, join, "nope")
    assert "Nobody can open your private space" in join._keep.findChildren(Label)[1].text()
    qtbot.keyClick(join.rehearsal.field, Qt.Key.Key_Return)
    assert "once more" in join.rehearsal.message()
    qtbot.keyClicks(join.rehearsal.field, OWN)
    qtbot.keyClick(join.rehearsal.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in join.partner.message())
    assert not join.keeping
    assert join.partner.field.hasFocus()
    assert join.new.text() == OWN
    qtbot.keyClicks(join.partner.field, right)
    qtbot.keyClick(join.partner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form._said.text().startswith("The mentee has joined"))
    assert "only its owner’s private space" in form._said.text()
    assert form.seat == "mentee"
    assert form.passphrase.field.hasFocus()
    assert services.calls[-1] == ("join", card.entry.folder, "mentee", OWN)


def test_the_rehearsal_of_the_one_who_joins_must_be_right(page, card, services, qtbot, right):
    services.here = ("mentor",)
    page.open_card(card.entry.folder, seat="mentee", joining=True)
    join = card.form._join_form
    fill_in(qtbot, join, right)
    qtbot.keyClicks(join.rehearsal.field, "something else")
    qtbot.keyClick(join.rehearsal.field, Qt.Key.Key_Return)
    assert "not the passphrase you chose" in join.rehearsal.message()
    assert not any(call[0] == "join" for call in services.calls)
    qtbot.keyClick(join.rehearsal.field, Qt.Key.Key_Escape)
    assert not join.keeping
    assert join.new.text() == OWN
    assert join.new.first.field.hasFocus()
    qtbot.keyClick(join.new.first.field, Qt.Key.Key_Escape)
    assert card.form._join_form is None
    assert card.form._offer_button.hasFocus()


def test_the_wait_for_a_partner_is_waited_for(page, card, services, qtbot, right):
    services.here = ("mentor",)
    page.open_card(card.entry.folder, seat="mentee", joining=True)
    form = card.form
    join = form._join_form
    page._waits.failed(card.entry.folder, "mentor")
    services.tries.seconds = 0.2
    fill_in(qtbot, join, right)
    qtbot.keyClicks(join.rehearsal.field, OWN)
    qtbot.keyClick(join.rehearsal.field, Qt.Key.Key_Return)
    assert join._trouble.text() == "One moment, then it is tried."
    services.tries.seconds = 0.0
    qtbot.waitUntil(lambda: form._said.text().startswith("The mentee has joined"))


def test_changing_the_seat_goes_back_and_forth(page, card, services, qtbot):
    services.here = ("mentor",)
    page.open_card(card.entry.folder)
    form = card.form
    qtbot.waitUntil(form._offer_button.isVisible)
    qtbot.mouseClick(form.seats.mentor, Qt.MouseButton.LeftButton)
    assert form.passphrase.isVisible()
    assert not form._offer_button.isVisible()
    form.seats.mentor.setFocus()
    qtbot.keyClick(form.seats.mentor, Qt.Key.Key_Right)
    assert form.seat == "mentee"
    assert form._offer_button.isVisible()


def test_a_card_can_be_opened_with_a_seat(page, card, services, qtbot):
    page.open_card(card.entry.folder, seat="mentor")
    assert card.form.seat == "mentor"
    assert card.form.passphrase.field.hasFocus()
    qtbot.waitUntil(lambda: ("joined", card.entry.folder) in services.calls)
    page.open_card(card.entry.folder, seat="mentee")
    assert card.form.seat == "mentee"


def test_after_a_lock_the_partner_can_join_at_once(page, services, qtbot):
    services.here = ("mentor",)
    page.refresh()
    folder = page.cards[0].entry.folder
    page.open_card(folder, seat="mentee", joining=True)
    form = page.cards[0].form
    assert form._join_form.partner.field.hasFocus()
    assert not form.passphrase.isVisible()
    qtbot.wait(100)
    assert form._join_form.partner.field.hasFocus()
    assert form._join_form.isVisible()
    assert not form._offer_button.isVisible()


def test_without_a_seat_the_missing_one_joins(page, card, services, qtbot):
    services.here = ("mentee",)
    page.open_card(card.entry.folder, joining=True)
    qtbot.waitUntil(lambda: card.form._join_form is not None)
    assert card.form.seat == "mentor"
    assert card.form._join_form.partner.field.hasFocus()


def test_who_has_joined_already_is_not_asked_to(page, card, services, qtbot):
    page.open_card(card.entry.folder, seat="mentee", joining=True)
    qtbot.waitUntil(lambda: card.form._join_form is None)
    assert card.form.passphrase.field.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_sentence_of_the_join_form_is_cut(page, card, services, qtbot, qapp, right, scale):
    def cut(form):
        labels = [label for label in form.findChildren(Label) if label.isVisible() and label.text()]
        return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]

    services.here = ("mentor",)
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * scale)
    qapp.setFont(larger)
    try:
        page.open_card(card.entry.folder, seat="mentee", joining=True)
        join = card.form._join_form
        qtbot.waitUntil(lambda: not cut(join))
        fill_in(qtbot, join, right)
        qtbot.waitUntil(lambda: not cut(join))
        assert join.rehearsal.minimumSizeHint().width() <= card.width() - 42
    finally:
        qapp.setFont(before)


def test_a_letter_typed_on_a_seat_is_the_first_of_the_passphrase(page, form, qtbot):
    form.seats.mentee.setFocus()
    qtbot.keyClick(form.seats.mentee, Qt.Key.Key_Left)
    qtbot.keyClick(form.seats.mentor, "c")
    qtbot.keyClicks(form.passphrase.field, "orrect horse")
    assert form.passphrase.text() == "correct horse"
    assert form.seats.mentor.isChecked()
