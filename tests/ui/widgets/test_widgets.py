"""The shared widgets do what they say, by mouse, by keyboard and for a screen reader."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.errors import DiskFull
from ui.theme.stylesheet import build
from ui.theme.tokens import LIGHT
from ui.widgets.avatar import AvatarPair, initials, pair_initials
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip, ChoiceChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import LabelledField, PassphraseBox, PassphraseField
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.scroll import Scroll
from ui.widgets.undo_bar import UndoBar


@pytest.fixture
def window(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    made.resize(400, 300)
    qtbot.addWidget(made)

    def show(*widgets):
        for widget in widgets:
            made.layout().addWidget(widget)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return widgets[0]

    return show


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amara Osei", "AO"), ("tom", "T"), ("", ""), ("Ana Maria de la Cruz", "AC"), ("  – ", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("label", "pair"),
    [
        ("Amara & Tom", ("A", "T")),
        ("A & T", ("A", "T")),
        ("Work", ("W", "")),
        ("", ("", "")),
        ("R and B", ("R", "B")),
        ("Rosa AND Ben", ("R", "B")),
        ("Rosa+Ben", ("R", "B")),
        ("R/B", ("R", "B")),
        ("Rosa und Ben", ("R", "B")),
        ("Rosa et Ben", ("R", "B")),
        ("Rosa y Ben", ("R", "B")),
        ("Y and B", ("Y", "B")),
        ("Rosa & Ben and the team", ("R", "B")),
        ("Tuesday talks", ("T", "T")),
        ("Andy Brandt", ("A", "B")),
    ],
)
def test_the_pair_of_a_label(label, pair):
    assert pair_initials(label) == pair


def test_the_pair_is_drawn_whatever_the_letters(window, qtbot):
    pair = window(AvatarPair("<", "&"))
    image = pair.grab().toImage()
    assert image.pixelColor(4, image.height() // 2).name() == "#0f6b64"
    assert image.pixelColor(image.width() - 4, image.height() // 2).name() == "#b97a2b"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_buttons_are_pressed_by_keyboard(window, qtbot, key):
    button, icon = Button("Go", "primary", "plus"), IconButton("close", "Close")
    window(button, icon)
    for each in (button, icon):
        each.setFocus()
        with qtbot.waitSignal(each.clicked):
            qtbot.keyClick(each, key)
    assert icon.accessibleName() == "Close"


def test_text_is_never_taken_for_markup(window):
    label = window(Label("<b>Tom</b>"))
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_long_name_is_cut_and_says_itself_whole(window, qtbot):
    name = "A very long name " * 10
    label = window(ElidedLabel(name))
    label.grab()
    assert label.toolTip() == name
    assert label.accessibleName() == name
    assert label.minimumSizeHint().width() < 100


def test_a_wrong_field_says_so_in_words(window):
    field = LabelledField("Name", QLineEdit(), "As you like.")
    window(field)
    assert field.message() == "As you like."
    field.say("Write a name.", "bad")
    assert field.control.property("wrong") is True
    assert field.control.accessibleDescription() == "Write a name."
    assert field.control.accessibleName() == "Name"
    field.clear_message()
    assert field.control.property("wrong") is False
    assert field.message() == "As you like."


def test_a_passphrase_is_hidden_until_asked_for(window, qtbot):
    field = window(PassphraseField())
    assert field.echoMode() == QLineEdit.EchoMode.Password
    button = field.findChild(IconButton)
    assert button.accessibleName() == "Show the passphrase"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.revealed
    assert button.accessibleName() == "Hide the passphrase"
    field.hide_passphrase()
    assert not field.revealed


def test_tab_leaves_a_passphrase_and_hides_it(window, qtbot):
    first, second = PassphraseField(), PassphraseField()
    window(first, second)
    first.setFocus()
    qtbot.keyClicks(first, "a b")
    qtbot.mouseClick(first.findChild(IconButton), Qt.MouseButton.LeftButton)
    assert first.revealed
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert not first.revealed
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert second.text() == " "
    assert not second.revealed


def test_no_key_gets_through_the_eye(window, qtbot):
    field = window(PassphraseField())
    eye = field.findChild(IconButton)
    eye.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(eye, key)
    assert field.text() == ""
    assert not field.revealed


def test_the_keyboard_has_a_way_to_show_a_passphrase(window, qtbot):
    field = window(PassphraseField())
    eye = field.findChild(IconButton)
    field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    assert "Ctrl+Shift+H" in eye.toolTip()
    assert eye.accessibleName() == "Show the passphrase"
    qtbot.keyClick(field, Qt.Key.Key_H, both)
    assert field.revealed
    qtbot.keyClick(field, Qt.Key.Key_H, both)
    assert not field.revealed
    assert field.text() == ""


def test_a_passphrase_that_goes_out_of_sight_is_hidden(window, qtbot):
    field = window(PassphraseField())
    qtbot.mouseClick(field.findChild(IconButton), Qt.MouseButton.LeftButton)
    assert field.revealed
    field.hide()
    field.show()
    assert not field.revealed


def test_the_first_message_moves_nothing(window, qtbot):
    box = window(PassphraseBox("Passphrase"))
    before = box.sizeHint().height()
    box.say("Type it.", "bad")
    assert box.sizeHint().height() == before


def test_what_always_stands_below_a_field_stays_beside_an_error(window):
    field = window(LabelledField("Name", QLineEdit(), always="Anyone can see it."))
    field.say("Write a name.", "bad")
    said = [label.text() for label in field.findChildren(Label) if label.isVisible()]
    assert said == ["Name", "Anyone can see it.", "Write a name."]
    assert field.control.accessibleDescription() == "Write a name. Anyone can see it."


def test_caps_lock_is_noticed_from_the_first_letter(window, qtbot):
    box = window(PassphraseBox("Passphrase", "A hint."))
    box.field.keyPressEvent(_letter("B", shift=True))
    assert box.message() == "A hint."
    box.field.keyPressEvent(_letter("B", shift=False))
    assert "Caps Lock" in box.message()
    box.field.keyPressEvent(_letter("b", shift=False))
    assert box.message() == "A hint."


def _letter(text, *, shift):
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, modifier, text)


def test_the_undo_bar_goes_away_by_itself(window, qtbot):
    bar = window(UndoBar(duration=60))
    undone = []
    bar.show_message("A note was deleted.", lambda: undone.append(1))
    assert bar.isVisible()
    assert bar.accessibleName() == "A note was deleted."
    with qtbot.waitSignal(bar.dismissed):
        pass
    assert not bar.isVisible()
    assert undone == []
    assert bar.accessibleName() == ""


def test_the_undo_bar_undoes_once(window, qtbot):
    bar = window(UndoBar())
    undone = []
    bar.show_message("A note was deleted.", lambda: undone.append(1))
    bar.undo()
    bar.undo()
    assert undone == [1]
    assert not bar.isVisible()


def test_ctrl_z_undoes_while_the_bar_is_shown(window, qtbot):
    other = Button("Elsewhere")
    bar = UndoBar()
    window(other, bar)
    undone = []
    bar.show_message("A note was deleted.", lambda: undone.append(1))
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    qtbot.keyClick(other, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_the_undo_bar_waits_while_the_keyboard_is_in_it(window, qtbot):
    elsewhere, bar = Button("Elsewhere"), UndoBar(duration=80)
    window(elsewhere, bar)
    bar.show_message("A note was deleted.", lambda: None)
    bar.findChild(Button).setFocus()
    qtbot.wait(200)
    assert bar.isVisible()
    with qtbot.waitSignal(bar.dismissed):
        elsewhere.setFocus()


def test_an_empty_state_offers_the_first_step(window, qtbot):
    state = window(EmptyState("goals", "No goals yet", "A goal says what you want.", "Write one"))
    with qtbot.waitSignal(state.action):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert EmptyState("goals", "No goals yet", "Later.").button is None


def test_chips(window, qtbot):
    first, second = ChoiceChip("Mentor"), ChoiceChip("Mentee")
    window(first, second, Chip("due", "warn"))
    first.setChecked(True)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert not first.isChecked()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_of_a_chosen_chip_are_whole(window, qapp, qtbot, scale):
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * scale)
    qapp.setFont(larger)
    try:
        chip = window(ChoiceChip("Rosa, mentor"))
        width = chip.sizeHint().width()
        qtbot.waitUntil(lambda: chip.width() >= width)
        chip.setChecked(True)
        chip.grab()
        assert chip.sizeHint().width() == width
        assert chip.toolTip() == ""
    finally:
        qapp.setFont(before)


def test_long_words_on_a_chip_are_cut_in_the_middle_and_said_whole(window):
    words = "Bartholomew-Alexander Featherstonehaugh of the Northern Hills, mentor"
    chip = window(ChoiceChip(words))
    chip.grab()
    assert chip.toolTip() == words
    assert chip.minimumSizeHint().width() < 150


def test_a_long_chip_leaves_a_short_one_whole(window):
    row = QWidget()
    line = QHBoxLayout(row)
    long, short = ChoiceChip("Bartholomew-Alexander Featherstonehaugh of the Hills, mentor"), ChoiceChip("Ben, mentee")
    for chip in (long, short):
        line.addWidget(chip)
    line.addStretch(1)
    window(row)
    row.grab()
    assert long.toolTip() != ""
    assert short.toolTip() == ""


def test_a_chip_tells_a_choice_from_a_look_around(window, qtbot):
    first, second = ChoiceChip("Mentor"), ChoiceChip("Mentee")
    window(first, second)
    first.setChecked(True)
    first.setFocus()
    with qtbot.assertNotEmitted(second.picked):
        qtbot.keyClick(first, Qt.Key.Key_Down)
    with qtbot.waitSignal(first.picked):
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(first.picked):
        qtbot.keyClick(first, Qt.Key.Key_Space)


def test_a_focused_button_has_no_dotted_box(window, qapp):
    before = qapp.styleSheet()
    qapp.setStyleSheet(build(LIGHT, 10, 14))
    try:
        quiet = window(Button("A word"))
        quiet.setFocus()
        focused = quiet.grab().toImage()
        quiet.clearFocus()
        plain = quiet.grab().toImage()
        inner = focused.rect().adjusted(5, 5, -5, -5)
        assert focused != plain
        assert focused.copy(inner) == plain.copy(inner)
    finally:
        qapp.setStyleSheet(before)


def test_what_hangs_stays_when_there_is_more_below(window, qtbot):
    page = Scroll(400)
    page.hang(0.2, 4)
    title = Label("Title")
    more = Label("More\n" * 6)
    page.column.addWidget(title)
    page.column.addWidget(more)
    page.column.addStretch(1)
    more.hide()
    window(page)
    qtbot.waitUntil(lambda: title.mapTo(page, title.rect().topLeft()).y() > 30)
    before = title.mapTo(page, title.rect().topLeft())
    more.show()
    page.grab()
    assert title.mapTo(page, title.rect().topLeft()) == before


def test_a_notice_is_hidden_while_there_is_nothing_to_say(window):
    notice = Notice()
    window(notice, Label("x"))
    assert notice.isHidden()
    notice.say("Careful.", "warn")
    assert notice.isVisible()
    notice.say("")
    assert notice.isHidden()


def test_an_unknown_error_admits_itself_without_details():
    assert sentence_for(DiskFull()).startswith("The disk is full")
    said = sentence_for(ValueError("secret words"))
    assert "secret" not in said
    assert "safe" in said
