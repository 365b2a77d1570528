"""Promises under the hand: kept at once, moved or let go in a form in their place, reviewed one by one, with undo."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from mentor_desktop.errors import DiskFull
from mentor_desktop.services import goals, promises
from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.widgets.day_button import DayPopup
from ui.widgets.promise_rows import PromiseRows

# What the offscreen platform says of menus and popups; no fault of theirs.
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Held:
    """The rows with whoever shows them: reading anew after a change, and hearing what they say."""

    def __init__(self, rows, journal):
        self.rows, self.journal = rows, journal
        self.said, self.failed, self.looked = [], [], []
        rows.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        rows.failed.connect(self.failed.append)
        rows.changed.connect(self.reload)
        rows.looked.connect(self._looked)
        self.closed_too = False
        self.reload()

    def reload(self):
        everything = tuple(self.journal.sessions.commitments()) if self.closed_too else ()
        closed = tuple(each for each in everything if each.state != "open")
        shown = (*promises.open_promises(self.journal), *closed)
        self.rows.show_promises(shown, goals.today(self.journal), self.looked)

    def _looked(self, id):
        self.looked.append(id)
        self.reload()

    def open(self):
        return [each.text for each in promises.open_promises(self.journal)]

    def undo(self):
        self.said[-1][1]()

    def texts(self):
        return [row.accessibleName() for row in self.rows.rows()]

    def lines(self):
        return [row.accessibleDescription() for row in self.rows.rows()]

    def choose(self, place, words):
        """What the menu of a row offers under these words."""
        next(then for offered, then in self.rows.rows()[place].offers() if offered == words)()


@pytest.fixture
def day(journal):
    """A day so many days from today, as a promise keeps it."""
    return lambda days: (goals.today(journal) + timedelta(days=days)).isoformat()


@pytest.fixture
def show(on_screen):
    def make(journal, width=420, height=700, **options):
        held = Held(PromiseRows(journal, **options), journal)
        on_screen(held.rows, width, height)
        return held

    return make


@pytest.fixture
def three(journal, day):
    """Two promises of Amara’s, who has the journal before her, and one of Tom’s."""
    return (
        promises.promise(journal, journal.me.id, "Send the roadmap", day(-1)),
        promises.promise(journal, journal.partner.id, "Ask Priya", day(1)),
        promises.promise(journal, journal.me.id, "Speak to Lena", None),
    )


@pytest.fixture
def full_disk(journal, monkeypatch):
    def fail(*_):
        raise DiskFull()

    def fill():
        monkeypatch.setattr(journal, "save_all", fail)

    return fill


def test_a_row_says_whose_promise_it_is_and_when_it_is_due(show, journal, three):
    held = show(journal)
    assert held.texts() == ["Send the roadmap", "Ask Priya", "Speak to Lena"]
    assert held.lines() == ["You · was due yesterday", "Tom · due tomorrow", "You · no day yet"]
    assert "Tom · due tomorrow" in shown_words(held.rows)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-15, "was due on 6 March, 2 weeks ago"),
        (-5, "was due on Monday 16 March, 5 days ago"),
        (0, "due today"),
        (3, "due on Tuesday 24 March"),
        (20, "due on 10 April"),
        (300, "due on 15 January 2027"),
    ],
)
def test_the_day_is_said_in_words(show, journal, day, days, words):
    promises.promise(journal, journal.me.id, "Send the roadmap", day(days))
    assert show(journal).lines() == [f"You · {words}"]


def test_only_what_is_late_has_the_colour_of_a_warning(show, journal, three):
    held = show(journal)
    assert [row._line.property("tone") for row in held.rows.rows()] == ["warn", "muted", "muted"]


def test_one_that_was_moved_says_since_when_it_is_promised(show, journal, journal_for_two, day):
    first = promises.promise(journal, journal.me.id, "Send the roadmap", day(0))
    journal_for_two.clock.advance(days=10)
    second = promises.renegotiate(journal, first, day(4), "")
    journal_for_two.clock.advance(days=10)
    promises.renegotiate(journal, second, day(20), "")
    assert show(journal).lines() == ["You · due on 30 April · promised on 21 March and moved since"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, None])
def test_the_box_keeps_a_promise_at_once_and_it_can_be_taken_back(show, journal, three, qtbot, key):
    held = show(journal)
    box = held.rows.rows()[0].box
    if key is None:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(box, key)
    assert held.open() == ["Ask Priya", "Speak to Lena"]
    assert held.said[-1][0] == "The promise is kept."
    assert journal.find(three[0].id).state == "kept"
    held.undo()
    assert held.open() == ["Send the roadmap", "Ask Priya", "Speak to Lena"]


def test_the_keyboard_goes_to_the_row_that_takes_the_place(show, journal, three, qtbot):
    held = show(journal)
    held.rows.rows()[0].box.setFocus()
    qtbot.keyClick(held.rows.rows()[0].box, Qt.Key.Key_Space)
    assert held.rows.rows()[0].accessibleName() == "Ask Priya"
    assert held.rows.rows()[0].box.hasFocus()


def test_one_that_was_kept_can_be_opened_again_by_its_box(show, journal, three, qtbot):
    promises.keep(journal, three[0], "It took three evenings")
    held = show(journal)
    held.closed_too = True
    held.reload()
    row = held.rows.row(three[0].id)
    assert row.accessibleDescription() == "You · kept today"
    assert "In the way: It took three evenings" in shown_words(row)
    assert row.box.isChecked()
    qtbot.mouseClick(row.box, Qt.MouseButton.LeftButton)
    assert "Send the roadmap" in held.open()
    held.undo()
    assert "Send the roadmap" not in held.open()


def test_another_day_closes_the_promise_and_makes_it_anew(show, journal, three, qtbot):
    held = show(journal)
    held.choose(0, "Another day…")
    form = held.rows.form
    assert form.day.hasFocus()
    qtbot.keyClicks(form.day, "friday")
    assert "Friday 27 March 2026" in shown_words(form)
    qtbot.keyClicks(form.why, "The numbers come later")
    qtbot.mouseClick(form.send_button, Qt.MouseButton.LeftButton)
    assert held.rows.form is None
    assert held.said[-1][0] == "It is promised for Friday 27 March now."
    old = journal.find(three[0].id)
    assert (old.state, old.in_the_way) == ("renegotiated", "The numbers come later")
    assert {each.due for each in promises.open_promises(journal) if each.text == "Send the roadmap"} == {"2026-03-27"}
    held.undo()
    assert journal.find(three[0].id).state == "open"
    assert len(held.open()) == 3


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("in two weeks", "2026-04-04"),
        ("3 April", "2026-04-03"),
        ("2026-05-01", "2026-05-01"),
        ("tomorrow", "2026-03-22"),
    ],
)
def test_a_day_is_read_as_people_write_it(show, journal, three, qtbot, typed, due):
    held = show(journal)
    held.choose(0, "Another day…")
    qtbot.keyClicks(held.rows.form.day, typed)
    qtbot.keyClick(held.rows.form.day, Qt.Key.Key_Return)
    assert due in {each.due for each in promises.open_promises(journal)}


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("", "Write a day"), ("some day", "Write a day"), ("1 March 2026", "This day has passed")],
)
def test_what_is_no_day_to_come_is_asked_for_again_and_stays(show, journal, three, qtbot, typed, asked):
    held = show(journal)
    held.choose(0, "Another day…")
    qtbot.keyClicks(held.rows.form.day, typed)
    qtbot.keyClick(held.rows.form.day, Qt.Key.Key_Return)
    assert asked in shown_words(held.rows.form)
    assert held.rows.form.day.text() == typed
    assert journal.find(three[0].id).state == "open"


def test_the_day_it_has_already_is_refused_on_the_form(show, journal, three, qtbot):
    held = show(journal)
    held.choose(1, "Another day…")
    qtbot.keyClicks(held.rows.form.day, "tomorrow")
    qtbot.keyClick(held.rows.form.day, Qt.Key.Key_Return)
    assert "This is the day it has already." in shown_words(held.rows.form)


@popups
def test_a_day_can_be_chosen_from_a_month(show, journal, three, qtbot):
    held = show(journal)
    held.choose(0, "Another day…")
    form = held.rows.form
    form._open_calendar(form.day)
    popup = form.day.findChild(DayPopup)
    popup.calendar.activated.emit(popup.calendar.selectedDate().addDays(3))
    assert form.day.text() == "24 March 2026"
    assert form.day.hasFocus()


def test_letting_go_says_what_got_in_the_way(show, journal, three, qtbot):
    held = show(journal)
    held.choose(1, "Let it go…")
    form = held.rows.form
    assert not form.day.isVisible()
    assert form.why.hasFocus()
    qtbot.keyClicks(form.why, "Priya is away")
    qtbot.keyClick(form.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_go = journal.find(three[1].id)
    assert (let_go.state, let_go.in_the_way) == ("let go", "Priya is away")
    assert held.rows.rows()[1].box.hasFocus()
    held.undo()
    assert journal.find(three[1].id).state == "open"


def test_one_that_was_let_go_can_be_taken_up_again(show, journal, three):
    promises.let_go(journal, three[2], "")
    held = show(journal)
    held.closed_too = True
    held.reload()
    held.choose(2, "Take it up again")
    assert journal.find(three[2].id).state == "open"


def test_words_in_a_form_outlive_putting_it_aside_and_the_window(show, journal, three, qtbot):
    held = show(journal)
    held.choose(0, "Let it go…")
    qtbot.keyClicks(held.rows.form.why, "Half a sen")
    assert held.rows.back()
    assert held.rows.form is None
    assert held.rows.rows()[0].box.hasFocus()
    assert not held.rows.back()
    again = show(journal)
    again.choose(0, "Let it go…")
    qtbot.keyClicks(again.rows.form.why, "tence")
    again.rows.settle()
    third = show(journal)
    third.choose(0, "Let it go…")
    assert third.rows.form.why.toPlainText() == "Half a sentence"


def test_each_promise_has_words_of_its_own_and_one_form_is_open(show, journal, three, qtbot):
    held = show(journal)
    held.choose(0, "Let it go…")
    qtbot.keyClicks(held.rows.form.why, "About the roadmap")
    held.choose(1, "Let it go…")
    assert held.rows.form.why.toPlainText() == ""
    assert held.rows.rows()[1].isAncestorOf(held.rows.form)
    held.choose(0, "Let it go…")
    assert held.rows.form.why.toPlainText() == "About the roadmap"


def test_reading_anew_leaves_an_open_form_alone(show, journal, three, qtbot, day):
    held = show(journal)
    held.choose(1, "Let it go…")
    qtbot.keyClicks(held.rows.form.why, "Pri")
    promises.promise(journal, journal.me.id, "Earlier than all", day(-9))
    held.reload()
    qtbot.keyClicks(QApplication.focusWidget(), "ya")
    assert held.rows.form.why.toPlainText() == "Priya"
    assert held.rows.row(three[1].id).isAncestorOf(held.rows.form)


def test_taking_back_something_else_leaves_an_open_form_alone(show, journal, three, qtbot):
    held = show(journal)
    held.choose(0, "Let it go…")
    qtbot.mouseClick(held.rows.form.send_button, Qt.MouseButton.LeftButton)
    held.choose(0, "Let it go…")
    qtbot.keyClicks(held.rows.form.why, "Pri")
    held.undo()
    assert held.open()[0] == "Send the roadmap"
    assert held.rows.form.why.toPlainText() == "Pri"
    assert held.rows.row(three[1].id).isAncestorOf(held.rows.form)


def test_a_form_whose_promise_goes_is_put_aside_and_can_be_used_again(show, journal, three, qtbot, let_it_settle):
    held = show(journal)
    held.choose(0, "Let it go…")
    qtbot.keyClicks(held.rows.form.why, "About the roadmap")
    promises.keep(journal, three[0])
    held.reload()
    let_it_settle()
    assert held.rows.form is None
    held.choose(0, "Let it go…")
    assert held.rows.rows()[0].isAncestorOf(held.rows.form)
    assert held.rows.form.why.toPlainText() == ""


def test_what_cannot_be_written_is_said_and_nothing_changes(show, journal, three, qtbot, full_disk):
    held = show(journal)
    held.choose(1, "Let it go…")
    qtbot.keyClicks(held.rows.form.why, "Priya is away")
    full_disk()
    qtbot.mouseClick(held.rows.form.send_button, Qt.MouseButton.LeftButton)
    assert str(DiskFull()) in shown_words(held.rows.form)
    assert held.rows.form.why.toPlainText() == "Priya is away"
    qtbot.mouseClick(held.rows.rows()[0].box, Qt.MouseButton.LeftButton)
    assert [str(error) for error in held.failed] == [str(DiskFull())]
    assert not held.rows.rows()[0].box.isChecked()
    assert held.said == []


def test_only_the_first_are_shown_until_all_are_asked_for(show, journal, day, qtbot):
    for number in range(7):
        promises.promise(journal, journal.me.id, f"Promise {number}", day(number))
    held = show(journal, at_first=5)
    assert len(held.rows.rows()) == 5
    qtbot.mouseClick(held.rows._rows._all, Qt.MouseButton.LeftButton)
    assert len(held.rows.rows()) == 7


def test_where_one_can_only_read_everything_is_shown_and_nothing_offered(show, journal, journal_for_two, three):
    held = show(journal_for_two.unlock("mentor", read_only=True), reviewing=True)
    assert held.texts() == ["Send the roadmap", "Ask Priya", "Speak to Lena"]
    for row in held.rows.rows():
        assert not row.box.isEnabled()
        assert not row.more.isVisible()
        assert row.answers is None
        assert row.offers() == []


def test_the_first_that_nobody_looked_at_asks_what_became_of_it(show, journal, three):
    held = show(journal, reviewing=True)
    assert [row.answers is not None for row in held.rows.rows()] == [True, False, False]


def test_one_by_one_they_are_looked_at_with_the_keyboard_alone(show, journal, three, qtbot):
    held = show(journal, reviewing=True)
    held.rows.rows()[0].take_keyboard()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert held.open() == ["Ask Priya", "Speak to Lena"]
    first = held.rows.rows()[0].answers
    assert first.keep_button.hasFocus()
    qtbot.keyClick(first.keep_button, Qt.Key.Key_Tab)
    assert first.stays_button.hasFocus()
    qtbot.keyClick(first.stays_button, Qt.Key.Key_Return)
    assert held.looked == [three[1].id]
    assert held.lines()[0] == "Tom · due tomorrow · stays open"
    last = held.rows.rows()[1].answers
    assert last.keep_button.hasFocus()
    qtbot.mouseClick(last.let_go_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(held.rows.form.send_button, Qt.MouseButton.LeftButton)
    assert [row.answers is not None for row in held.rows.rows()] == [False]


def test_any_other_can_be_looked_at_first(show, journal, three):
    held = show(journal, reviewing=True)
    held.choose(2, "Still open")
    assert held.looked == [three[2].id]
    assert [words for words, _ in held.rows.rows()[2].offers()] == ["Another day…", "Let it go…"]
    assert held.rows.rows()[0].answers.isVisible()


@popups
def test_the_menu_opens_below_its_button(show, journal, three, qtbot, let_it_settle):
    held = show(journal)
    qtbot.mouseClick(held.rows.rows()[0].more, Qt.MouseButton.LeftButton)
    menu = held.rows.rows()[0].findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Another day…", "Let it go…"]
    menu.close()
    let_it_settle()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("text", ["word " * 39 + "end", "w" * 200, "👩🏽‍🏫 asks 🇳🇴", "אני שולח את התוכנית"])
def test_any_text_in_any_size_is_whole_and_every_control_has_a_name(show, journal, day, dressed, scale, text):
    dressed("dark", scale)
    promises.promise(journal, journal.me.id, text, day(-3))
    held = show(journal, 300, 700, reviewing=True)
    held.choose(0, "Another day…")
    assert cut_at_the_side(held.rows) == []
    assert nameless(held.rows) == []


def test_nothing_becomes_a_window_of_its_own(show, journal, three, strays):
    held = show(journal, reviewing=True)
    held.choose(0, "Let it go…")
    held.rows.back()
    held.reload()
    assert strays.shown == ["PromiseRows"]
