"""A form: Ctrl+Enter keeps from every field, what was typed is there again, and taking back loses nothing."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from mentor_desktop.errors import DiskFull
from ui.widgets.chip import ChoiceChip
from ui.widgets.flow import Flow
from ui.widgets.form_card import Done, FormCard
from ui.widgets.form_keeper import Choice
from ui.widgets.text_box import TextBox

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
FORM = "evidence:one"


class Form(FormCard):
    """A sentence, a line and one of two chips."""

    picked = Signal()

    def __init__(self, journal, *, gives_back=False):
        self.words, self.line = TextBox("Words"), QLineEdit()
        super().__init__(journal, "Form", {"words": self.words, "line": self.line})
        self.chips = Flow("Which")
        self.one, self.two = ChoiceChip("one"), ChoiceChip("two")
        for chip in (self.one, self.two):
            self.chips.add(chip)
            chip.clicked.connect(self.picked)
        for part in (self.line, self.chips, self.words):
            self.content.addWidget(part)
        self.keep_choice("which", Choice(self.picked, self.chosen, self.choose))
        self.sent, self.undone, self._gives_back = [], 0, gives_back

    def chosen(self):
        return "two" if self.two.isChecked() else ""

    def choose(self, text):
        (self.two if text == "two" else self.one).setChecked(True)

    def send(self):
        self.sent.append((self.words.toPlainText(), self.line.text(), self.chosen()))
        return Done("It is kept.", self.undo, gives_back=self._gives_back)

    def undo(self):
        self.undone += 1


@pytest.fixture
def make(journal, on_screen):
    """Makes a form, opens it and notes how it can be taken back."""

    def made(**how):
        form = Form(journal, **how)
        form.undos = []
        form.said.connect(lambda _, undo: form.undos.append(undo))
        on_screen(form, 400, 400)
        form.open_form(FORM)
        return form

    return made


@pytest.fixture
def form(make):
    return make()


def full_disk():
    raise DiskFull


def kept(journal):
    return journal.kept_words(FORM)


@pytest.mark.parametrize("name", ["words", "line", "one", "two", "send_button", "_aside_button"])
@pytest.mark.parametrize(("key", "keys"), [(Qt.Key.Key_Return, CONTROL), (Qt.Key.Key_Enter, CONTROL | KEYPAD)])
def test_ctrl_enter_keeps_from_everywhere(form, qtbot, name, key, keys):
    form.line.setText("a line")
    at = getattr(form, name)
    at.setFocus()
    qtbot.keyClick(at, key, keys)
    assert form.sent == [("", "a line", "")]
    assert form.isHidden()


def test_a_form_that_is_closed_does_not_hear_ctrl_enter(form, qtbot):
    form.put_aside()
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert form.sent == []


def test_what_was_typed_and_chosen_is_there_again(form, journal, make):
    form.words.setPlainText("Half a sentence")
    form.two.click()
    form.put_aside()
    assert kept(journal) == {"words": "Half a sentence", "line": "", "which": "two"}
    again = make()
    assert again.words.toPlainText() == "Half a sentence"
    assert again.two.isChecked()


def test_a_choice_alone_is_kept(form, journal):
    form.two.click()
    form.settle()
    assert kept(journal)["which"] == "two"
    form.one.click()
    form.settle()
    assert kept(journal) == {}


def test_what_nobody_chose_is_no_draft(form, journal):
    form.choose("two")
    form.put_aside()
    assert kept(journal) == {}


def test_once_it_is_sent_nothing_is_chosen_any_more(form, journal):
    form.two.click()
    form.send_button.click()
    assert form.sent == [("", "", "two")]
    assert form.one.isChecked()
    form.open_form(FORM)
    form.settle()
    assert form.one.isChecked()
    assert kept(journal) == {}


def test_the_keyboard_goes_on_behind_what_was_left(form, make):
    form.words.setPlainText("Half a sentence\nand more")
    form.line.setText("half a line")
    form.put_aside()
    again = make()
    assert again.words.textCursor().atEnd()
    assert again.line.cursorPosition() == len("half a line")
    again.words.moveCursor(again.words.textCursor().MoveOperation.Start)
    again.put_aside()
    again.open_form(FORM)
    assert again.words.textCursor().atEnd()


@pytest.mark.parametrize("gives_back", [True, False])
def test_taking_back_gives_the_words_back_where_nothing_else_keeps_them(make, journal, gives_back):
    form = make(gives_back=gives_back)
    form.words.setPlainText("What I learned")
    form.two.click()
    form.send_button.click()
    assert kept(journal) == {}
    form.undos[0]()
    assert form.undone == 1
    assert bool(kept(journal)) == gives_back
    form.open_form(FORM)
    assert form.words.toPlainText() == ("What I learned" if gives_back else "")
    assert form.two.isChecked() == gives_back


def test_words_that_were_typed_since_stay(make, journal):
    form = make(gives_back=True)
    form.words.setPlainText("What I learned")
    form.send_button.click()
    form.open_form(FORM)
    form.words.setPlainText("Something else")
    form.settle()
    form.undos[0]()
    assert form.words.toPlainText() == "Something else"
    assert kept(journal)["words"] == "Something else"


def test_what_cannot_be_taken_back_gives_no_words_back(make, journal, qtbot):
    form = make(gives_back=True)
    form.undo = full_disk
    form.words.setPlainText("What I learned")
    form.send_button.click()
    with qtbot.waitSignal(form.failed):
        form.undos[0]()
    assert kept(journal) == {}
