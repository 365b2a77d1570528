"""The list: what it shows, what can be done from it, and that it takes any size of window and text."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from mentor_desktop.errors import DiskFull, NotAJournal
from mentor_desktop.services.shelf import Shelved


def cards(page):
    return page.cards


def test_every_journal_is_a_card(page):
    assert [card.entry.label for card in cards(page)] == ["Amara & Tom", "Tom & Jun", "Ida & Kofi"]
    assert cards(page)[0].header.accessibleName().startswith("Amara & Tom. Locked")


def test_without_journals_the_first_step_is_offered(make_page, shelf, qtbot):
    shelf.list = []
    page = make_page(shelf)
    assert page.empty.isVisible()
    assert not page.new_button.isVisible()
    qtbot.waitUntil(page.empty.button.hasFocus)
    qtbot.keyClick(page.empty.button, Qt.Key.Key_Return)
    assert page.currentIndex() == 1


def test_the_only_journal_is_open_from_the_start(make_page, shelf, journals, qtbot):
    shelf.list = journals[:1]
    page = make_page(shelf)
    qtbot.waitUntil(lambda: cards(page)[0].is_open and cards(page)[0].form.passphrase.field.hasFocus())
    qtbot.keyClick(cards(page)[0].form.passphrase.field, Qt.Key.Key_Escape)
    page.new_button.setFocus()
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.focusWidget() is cards(page)[0].header)
    assert not cards(page)[0].is_open


def test_one_of_several_is_not_opened(page, qtbot):
    qtbot.waitUntil(cards(page)[0].header.hasFocus)
    assert not any(card.is_open for card in cards(page))


def test_an_open_card_moves_nothing_above_it(page, qtbot):
    def place(widget):
        return widget.mapTo(page, widget.rect().topLeft())

    page.grab()
    above = [page._head, cards(page)[0], cards(page)[1]]
    before = [place(widget) for widget in above]
    assert 0.15 * page.height() < before[0].y() < 0.25 * page.height()
    page.open_card(cards(page)[0].entry.folder)
    page.grab()
    assert [place(widget) for widget in above] == before


def test_a_missing_folder_is_said_and_can_be_looked_for_again(page, qtbot):
    card = cards(page)[2]
    qtbot.mouseClick(card.header, Qt.MouseButton.LeftButton)
    assert card.is_open
    assert card.findChildren(QLineEdit) == []
    card.entry.folder.mkdir()
    card.look_again.emit()
    assert "not there" not in cards(page)[2].header.accessibleName()


def test_delete_takes_a_journal_off_the_list_and_undo_puts_it_back(page, shelf, journals, qtbot):
    card = cards(page)[0]
    card.header.setFocus()
    qtbot.keyClick(card.header, Qt.Key.Key_Delete)
    assert [entry.label for entry in shelf.list] == ["Tom & Jun", "Ida & Kofi"]
    assert journals[0].folder.is_dir()
    assert page.saying.undo_bar.isVisible()
    page.saying.undo_bar.undo()
    assert "Amara & Tom" in [card.entry.label for card in cards(page)]


def test_delete_in_the_passphrase_takes_nothing_off(page, shelf, qtbot):
    card = cards(page)[0]
    page.open_card(card.entry.folder)
    qtbot.keyClick(card.form.passphrase.field, Qt.Key.Key_Delete)
    assert len(shelf.list) == 3


def test_the_menu_of_a_card_offers_the_same(page, shelf, tmp_path):
    menu = cards(page)[1]._menu()
    next(action for action in menu.actions() if "off" in action.text()).trigger()
    assert [entry.label for entry in shelf.list] == ["Amara & Tom", "Ida & Kofi"]
    said = page.saying.undo_bar.accessibleName().replace("\u200b", "")
    assert str(tmp_path / "journal-1") in said


def test_a_card_is_named_in_place(page, shelf, qtbot):
    card = cards(page)[1]
    menu = card._menu()
    next(action for action in menu.actions() if action.text() == "Rename…").trigger()
    form = card.form
    assert form.name.hasFocus()
    assert form.name.text() == "Tom & Jun"
    form.name.clear()
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert shelf.list[1].label == "Tom & Jun"
    assert "initials will do" in form._field.message()
    qtbot.keyClicks(form.name, "Thursdays")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert "Thursdays" in [entry.label for entry in shelf.list]
    named = next(card for card in cards(page) if card.entry.label == "Thursdays")
    assert named.header.hasFocus()
    assert not named.is_open


def test_f2_names_and_escape_leaves_the_name(page, shelf, qtbot):
    card = cards(page)[0]
    card.header.setFocus()
    qtbot.keyClick(card.header, Qt.Key.Key_F2)
    qtbot.keyClicks(card.form.name, "Other")
    qtbot.keyClick(card.form.name, Qt.Key.Key_Escape)
    assert shelf.list[0].label == "Amara & Tom"
    assert not card.is_open
    assert card.header.hasFocus()


def test_a_list_that_cannot_be_written_is_said(page, shelf, monkeypatch):
    def full(folder):
        raise DiskFull

    monkeypatch.setattr(shelf, "forget", full)
    cards(page)[0].remove_requested.emit()
    assert page.saying.notice.text().startswith("The disk is full")
    assert len(cards(page)) == 3


def test_a_copy_is_put_on_the_list_and_opened(page, shelf, chosen, tmp_path, qtbot):
    folder = tmp_path / "amara-and-tom.journal"
    folder.mkdir()
    chosen.append(folder)
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shelf.list) == 4)
    assert shelf.list[0].label == "amara and tom"
    card = cards(page)[0]
    assert card.form.name.hasFocus()
    qtbot.keyClicks(card.form.name, "A & T")
    qtbot.keyClick(card.form.name, Qt.Key.Key_Return)
    assert shelf.list[0].label == "A & T"
    card = cards(page)[0]
    assert card.form.passphrase.field.hasFocus()


def test_the_folder_dialog_starts_where_journals_are(page, shelf, starts):
    page.open_copy()
    assert starts == [None]
    shelf.new_folder().parent.mkdir()
    page.open_copy()
    assert starts[-1] == shelf.new_folder().parent


def test_a_folder_without_a_journal_is_refused_in_words(page, services, chosen, tmp_path, shelf, qtbot):
    chosen.append(tmp_path)
    services.error = NotAJournal(folder=tmp_path)
    page.open_copy()
    qtbot.waitUntil(lambda: "no journal" in (page.saying.notice.text()))
    assert len(shelf.list) == 3


def test_changing_ones_mind_in_the_dialog_changes_nothing(page, services):
    count = len(services.calls)
    page.open_copy()
    assert len(services.calls) == count


def test_the_example_opens_as_the_mentee_and_is_forgotten(page, services, shelf, qtbot, right):
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.example_button, Qt.MouseButton.LeftButton)
    journal = opened.args[0]
    assert journal.me.role == "mentee"
    assert shelf.opened_by == []
    card = cards(page)[-1]
    assert [action.text() for action in card._menu().actions()] == ["Take off this list"]
    assert right in card.entry.hint
    assert "an orchard in the rain" in card.entry.hint
    root = journal.folder.parent
    assert root.is_dir()
    with qtbot.waitSignal(page.opened):
        page.look_at_example()
    assert [call[0] for call in services.calls].count("example") == 1
    page.forget_example()
    assert not root.exists()
    assert len(cards(page)) == 3


def test_an_example_that_fails_leaves_nothing_behind(page, services, qtbot):
    services.error = DiskFull()
    page.look_at_example()
    qtbot.waitUntil(lambda: page.saying.notice.text().startswith("The disk is full"))
    folder = next(call[1] for call in services.calls if call[0] == "example")
    assert not folder.parent.exists()
    assert page.example_button.isEnabled()


def test_every_control_has_a_name(page):
    page.open_card(cards(page)[0].entry.folder)
    for control in [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]:
        if control.isVisible():
            assert control.accessibleName() or control.text(), control


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1600, 1000), (640, 480)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_at_the_sides(make_page, shelf, tmp_path, qapp, qtbot, width, height, scale):
    shelf.list = [Shelved(tmp_path, "A label of sixty letters that somebody has really typed once", "mentor")]
    shelf.list += [Shelved(Path(tmp_path, f"j{number}"), f"P{number} & Q{number}") for number in range(11)]
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * scale)
    qapp.setFont(larger)
    try:
        page = make_page(shelf)
        page.resize(width, height)
        page.open_card(tmp_path)
        qtbot.wait(50)
        view = page._scroll.viewport()
        for card in cards(page):
            left = card.mapTo(view, card.rect().topLeft()).x()
            assert left >= 0
            assert left + card.width() <= view.width()
            assert card.height() >= card.minimumSizeHint().height()
    finally:
        qapp.setFont(before)
