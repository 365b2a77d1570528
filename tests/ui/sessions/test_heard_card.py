"""Felt heard: said alone, covered until both have said it, then shown side by side with a question and no average."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from mentor_desktop.errors import DiskFull
from mentor_desktop.services import holding
from tests.support.screens import all_words, cut_at_the_side, nameless, shown_words
from tests.support.sessions import everything_in, planned
from ui.sessions.close_scale import heard_words
from ui.sessions.heard_card import HeardCard

MINE, THEIRS = 4, 2
Q = "how far did you feel heard in this session?"


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch):
    """Nobody waits between two presses."""
    monkeypatch.setattr("ui.sessions.heard_card.NOT_BEFORE_MS", 0)


@pytest.fixture
def session(journal_for_two):
    """A session that has begun; the journal is locked again."""
    with closing(journal_for_two.unlock("mentor")) as amara:
        return holding.begin(amara, planned(amara))


@pytest.fixture
def journal(journal_for_two, session):
    """As Amara has it before her."""
    return journal_for_two.unlock("mentor")


@pytest.fixture
def show(on_screen, session):
    """The card in a window, which reads the session anew after every answer."""

    def make(journal, width=560, height=460):
        card = HeardCard(journal)
        reload = lambda: card.show_session(holding.hold_view(journal, session.id))  # noqa: E731
        card.changed.connect(reload)
        reload()
        return on_screen(card, width, height)

    return make


def answer(qtbot, card, value):
    qtbot.mouseClick(card.scale.chips[value], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)


def traces(card, value):
    """Where on the screen a value could be seen: words that only stand beside an answer, and chips that are chosen."""
    widgets = [widget for top in QApplication.topLevelWidgets() for widget in (top, *top.findChildren(QWidget))]
    words = [line for line in all_words(widgets).split("\n") if f"{value} of 5" in line]
    answers = [line for line in words if line != f"{value} of 5: {heard_words(value)}"]
    names = [each.accessibleName() for each in widgets if isinstance(each, QAbstractButton) and each.isChecked()]
    chosen = [name for name in names if name.startswith(f"{value} of 5")]
    labels = [
        line for line in shown_words(card).split("\n") if line == heard_words(value) and not card.scale.isVisible()
    ]
    return answers + chosen + labels


def in_the_store(journal):
    """Rows of the shared space that could hold an answer."""
    rows = everything_in(journal._vault.shared).split("\n")
    return [row for row in rows if row.startswith("felt_heard ")] + [row for row in rows if "sealed" in row]


def test_it_asks_by_name_and_says_who_sees_it_when(show, journal):
    words = shown_words(show(journal))
    assert f"Amara, {Q}" in words
    assert "Tom sees your answer when both of you have given one, and not before." in words


def test_nothing_is_kept_before_one_is_chosen(show, journal, session, qtbot):
    card = show(journal)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert "Choose one of the five first." in shown_words(card)
    assert not holding.hold_view(journal, session.id).i_answered
    assert card.scale.chips[3].hasFocus()


def test_an_answer_is_covered_on_the_screen_and_in_the_shared_store(show, journal, qtbot, let_it_settle):
    card = show(journal)
    answer(qtbot, card, MINE)
    let_it_settle()
    assert card.step == "covered"
    assert "Your answer is kept, and covered." in shown_words(card)
    assert traces(card, MINE) == []
    assert in_the_store(journal) == []
    assert [each.value for each in journal.preparing.all_sealed()] == [MINE]


def test_with_two_unlocks_nobody_sees_the_first_before_both_are_given(
    show, journal_for_two, journal, session, qtbot, let_it_settle
):
    answer(qtbot, show(journal), MINE)
    journal.close()
    tom = journal_for_two.unlock("mentee")
    his = show(tom)
    let_it_settle()
    assert his.step == "ask me"
    assert traces(his, MINE) == []
    assert in_the_store(tom) == []
    answer(qtbot, his, THEIRS)
    let_it_settle()
    assert his.step == "wait"
    assert "Both answers are shown once Amara has answered and unlocked the journal." in shown_words(his)
    assert traces(his, MINE) == []
    assert traces(his, THEIRS) == []
    tom.close()
    amara = journal_for_two.unlock("mentor")
    hers = show(amara)
    assert hers.step == "shown"
    words = shown_words(hers)
    assert "Amara: 4 of 5" in words
    assert heard_words(MINE) in words
    assert "Tom: 2 of 5" in words
    assert heard_words(THEIRS) in words
    amara.close()
    assert show(journal_for_two.unlock("mentee")).step == "shown"


def test_with_one_keyboard_nobody_sees_the_first_before_both_are_given(show, journal, session, qtbot, let_it_settle):
    card = show(journal)
    answer(qtbot, card, MINE)
    assert card.pass_button.hasFocus()
    qtbot.keyClick(card.pass_button, Qt.Key.Key_Return)
    let_it_settle()
    assert card.step == "ask the other"
    assert f"Tom, {Q}" in shown_words(card)
    assert traces(card, MINE) == []
    qtbot.mouseClick(card.scale.chips[THEIRS], Qt.MouseButton.LeftButton)
    assert in_the_store(journal) == []
    assert traces(card, MINE) == []
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert card.step == "shown"
    assert holding.hold_view(journal, session.id).heard == {journal.me.id: MINE, journal.partner.id: THEIRS}
    assert journal.preparing.all_sealed() == []
    let_it_settle()
    assert len(in_the_store(journal)) == 2
    assert len(traces(card, MINE)) == 2


def test_a_double_click_on_keep_passes_nothing(show, journal, qtbot, monkeypatch):
    monkeypatch.setattr("ui.sessions.heard_card.NOT_BEFORE_MS", 300)
    card = show(journal)
    answer(qtbot, card, MINE)
    for button in (card.pass_button, card.again_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert card.step == "covered"
    qtbot.wait(350)
    qtbot.mouseClick(card.pass_button, Qt.MouseButton.LeftButton)
    assert card.step == "ask the other"


@pytest.mark.parametrize("way", ["keep", "not now", "forget"])
def test_the_question_is_lent_while_the_keyboard_is_passed_and_comes_back(show, journal, qtbot, way):
    card = show(journal)
    lent = []
    card.alone.connect(lent.append)
    answer(qtbot, card, MINE)
    assert lent == []
    qtbot.mouseClick(card.pass_button, Qt.MouseButton.LeftButton)
    (asked,) = lent
    elsewhere = QWidget()
    asked.setParent(elsewhere)
    {"keep": lambda: answer(qtbot, card, THEIRS), "not now": card.aside_button.click, "forget": card.forget}[way]()
    assert lent == [asked, None]
    assert card.isAncestorOf(asked)
    assert card.step == ("shown" if way == "keep" else "covered")


def test_not_now_gives_the_keyboard_back_where_it_was_passed(show, journal, qtbot):
    card = show(journal)
    answer(qtbot, card, MINE)
    qtbot.keyClick(card.pass_button, Qt.Key.Key_Return)
    card.back()
    assert card.pass_button.hasFocus()


def test_by_keyboard_alone_both_answer(show, journal, session, qtbot):
    card = show(journal)
    card.scale.take_keyboard()
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert card.scale.chips[3].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(card.keep_button, Qt.Key.Key_Return)
    assert holding.hold_view(journal, session.id).heard == {journal.me.id: 4, journal.partner.id: 2}


def test_what_they_felt_differently_comes_first_as_a_question(show, journal, session):
    holding.answer_both(journal, session, {journal.me.id: 5, journal.partner.id: 2})
    words = shown_words(show(journal))
    question = "You felt this differently. What would have helped Tom to feel heard more?"
    assert words.index(question) < words.index("Amara: 5 of 5") < words.index("Tom: 2 of 5")
    assert "3.5" not in words
    assert "3,5" not in words
    assert "average" not in words.lower()


@pytest.mark.parametrize(
    ("both", "question"), [(4, "What did each of you do that you want to keep?"), (2, "What would")]
)
def test_what_they_felt_alike_is_a_question_too(show, journal, session, both, question):
    holding.answer_both(journal, session, {journal.me.id: both, journal.partner.id: both})
    assert f"You felt this alike. {question}" in shown_words(show(journal))


def test_my_answer_can_be_changed_while_it_is_covered(show, journal, qtbot):
    card = show(journal)
    answer(qtbot, card, MINE)
    qtbot.mouseClick(card.again_button, Qt.MouseButton.LeftButton)
    assert f"Amara, {Q}" in shown_words(card)
    assert traces(card, MINE) == []
    answer(qtbot, card, 5)
    assert card.step == "covered"
    assert [each.value for each in journal.preparing.all_sealed()] == [5]


@pytest.mark.parametrize("way", ["back", "forget", "not now"])
def test_the_other_can_leave_it_for_later_and_what_was_chosen_is_forgotten(show, journal, session, qtbot, way):
    card = show(journal)
    answer(qtbot, card, MINE)
    qtbot.mouseClick(card.pass_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.scale.chips[1], Qt.MouseButton.LeftButton)
    {"back": card.back, "forget": card.forget, "not now": card.aside_button.click}[way]()
    assert card.step == "covered"
    assert card.scale.value() is None
    assert not card.back()
    assert holding.hold_view(journal, session.id).session.answered_by == (journal.me.id,)


def test_changing_my_answer_can_be_left(show, journal, qtbot):
    card = show(journal)
    answer(qtbot, card, MINE)
    qtbot.mouseClick(card.again_button, Qt.MouseButton.LeftButton)
    assert card.back()
    assert card.step == "covered"
    assert [each.value for each in journal.preparing.all_sealed()] == [MINE]


def test_reading_anew_leaves_what_is_being_chosen(show, journal, session, qtbot):
    card = show(journal)
    qtbot.mouseClick(card.scale.chips[2], Qt.MouseButton.LeftButton)
    card.show_session(holding.hold_view(journal, session.id))
    assert card.scale.value() == 2


def test_another_session_begins_with_nothing_chosen_and_nothing_shown(show, journal, session, qtbot, let_it_settle):
    holding.answer_both(journal, session, {journal.me.id: 5, journal.partner.id: 2})
    card = show(journal)
    another = holding.begin(journal, planned(journal, hour=18))
    card.show_session(holding.hold_view(journal, another.id))
    let_it_settle()
    assert card.step == "ask me"
    assert traces(card, 5) == []
    assert traces(card, 2) == []


def test_a_covered_answer_that_is_lost_is_asked_for_again(show, journal, session):
    holding.answer_heard(journal, session, MINE)
    journal.remove(journal.preparing.all_sealed()[0])
    assert show(journal).step == "ask me"


def test_an_answer_that_only_the_partner_says_i_gave_is_asked_for(show, journal, session, qtbot):
    both = (journal.me.id, journal.partner.id)
    journal.save(replace(journal.sessions.get(session.id), answered_by=both))
    card = show(journal)
    assert card.step == "ask me"
    answer(qtbot, card, MINE)
    assert card.step == "wait"


def test_a_name_that_looks_like_a_page_is_shown_letter_by_letter(show, journal, session):
    journal.partner = replace(journal.partner, name="<img src='file:///dev/zero'>")
    assert not Qt.mightBeRichText(show(journal).pass_button.toolTip())


def test_where_one_can_only_read_nothing_is_asked(show, journal_for_two, journal, session):
    card = show(journal_for_two.unlock("mentor", read_only=True))
    assert "You have not said yet how far you felt heard in this session." in shown_words(card)
    assert not card.scale.isVisible()
    assert not card.keep_button.isVisible()
    holding.answer_heard(journal, session, MINE)
    reader = show(journal_for_two.unlock("mentor", read_only=True))
    assert reader.step == "wait"
    assert not reader.pass_button.isVisible()
    assert traces(reader, MINE) == []


def test_what_cannot_be_kept_is_said_and_stays_chosen(show, journal, session, qtbot, monkeypatch):
    card = show(journal)

    def fail(*_):
        raise DiskFull()

    monkeypatch.setattr(journal, "save_all", fail)
    answer(qtbot, card, MINE)
    assert str(DiskFull()) in shown_words(card)
    assert card.scale.value() == MINE


def test_the_words_can_be_clicked_as_well(show, journal, qtbot):
    card = show(journal)
    label = next(each for each in card.scale.findChildren(QLabel) if each.text() == heard_words(5))
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert card.scale.value() == 5


def test_the_colour_goes_with_who_sees_it(show, journal, session):
    card = show(journal)
    assert [each.property("card") for each in (card._ask, card._shown)] == ["private", "shared"]
    assert card._ask.isVisible() != card._shown.isVisible()
    holding.answer_both(journal, session, {journal.me.id: 5, journal.partner.id: 2})
    card.show_session(holding.hold_view(journal, session.id))
    assert not card._ask.isVisible()
    assert card._shown.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_names_in_large_text_are_whole_and_every_control_has_a_name(
    show, journal, session, dressed, qtbot, let_it_settle, scale
):
    dressed("light", scale)
    journal.partner = replace(journal.partner, name="W" * 80)
    card = show(journal, 420, 800)
    for step in ("ask me", "covered", "ask the other", "shown"):
        let_it_settle()
        assert card.step == step
        assert cut_at_the_side(card) == []
        assert nameless(card) == []
        if step == "covered":
            assert card.pass_button.toolTip() == f"Pass the keyboard to {'W' * 80}"
            qtbot.mouseClick(card.pass_button, Qt.MouseButton.LeftButton)
        elif step != "shown":
            answer(qtbot, card, 3)


def test_nothing_becomes_a_window_of_its_own(show, journal, qtbot, strays):
    card = show(journal)
    answer(qtbot, card, 4)
    qtbot.mouseClick(card.pass_button, Qt.MouseButton.LeftButton)
    answer(qtbot, card, 4)
    assert strays.shown == ["HeardCard"]
