"""Unlocking in place: what a person sees when it works, when it does not, and while they wait."""

import threading

import pytest
from PySide6.QtCore import Qt

from mentor_desktop.errors import DamagedHeader, JournalInUse
from ui.start.journal_card import JournalCard


@pytest.fixture
def card(page):
    return page.findChildren(JournalCard)[0]


@pytest.fixture
def form(page, card, qtbot, services):
    page.open_card(card.entry.folder)
    qtbot.waitUntil(lambda: ("joined", card.entry.folder) in services.calls)
    qtbot.waitUntil(lambda: card.form.passphrase.field.hasFocus() or not card.form.passphrase.isVisible())
    return card.form


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
    qtbot.waitUntil(lambda: form._wait.text() == "Please wait 4 seconds before the next try.")
    count = len(services.calls)
    type_and_enter(qtbot, form, right)
    assert len(services.calls) == count
    assert not form._unlock.isEnabled()
    services.tries.seconds = 0.4
    qtbot.waitUntil(lambda: form._wait.text() == "Please wait one second before the next try.")
    services.tries.seconds = 0.0
    qtbot.waitUntil(form._unlock.isEnabled)
    assert form._wait.text() == ""


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
    qtbot.keyClicks(join.partner.field, "nope")
    qtbot.keyClicks(join.new.first.field, "quiet harbour lamp 7")
    qtbot.keyClicks(join.new.again.field, "quiet harbour lamp 7")
    qtbot.keyClick(join.new.again.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in join.partner.message())
    assert join.new.text() == "quiet harbour lamp 7"
    qtbot.keyClicks(join.partner.field, right)
    qtbot.keyClick(join.partner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form._said.text().startswith("The mentee has joined"))
    assert form.seat == "mentee"
    assert form.passphrase.field.hasFocus()
    assert services.calls[-1] == ("join", card.entry.folder, "mentee", "quiet harbour lamp 7")


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
