"""Evidence: what both have added, the form that adds to it, and files and links dropped on the card."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.teaching import Evidence
from mentor_desktop.services import evidence, goals
from tests.support.goals import TEXTS, agreed, picture, pieces
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.ui.goals.hands import Held
from ui.background import Background
from ui.goals.evidence_card import ROWS_AT_FIRST, EvidenceCard
from ui.widgets.tips import plain_tip


@pytest.fixture
def goal(journal_for_two):
    return agreed(journal_for_two)


@pytest.fixture
def journal(journal_for_two, goal):
    """As Tom, the mentee, has it before him."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.wait(5000)


@pytest.fixture
def show(on_screen, background):
    """Makes the card; `visited` are the addresses the browser was asked for, which finds them as `browser` says."""

    def make(journal, goal, width=340, height=700):
        visited = []

        def open_link(address):
            visited.append(address.toString())
            return held.browser

        card = EvidenceCard(journal, background, lambda parent, title, then: then(held.chosen), open_link)
        held = Held(card, journal, goal)
        held.visited, held.browser, held.chosen = visited, True, None
        on_screen(card, width, height)
        return held

    return make


@pytest.fixture
def held(show, journal, goal):
    return show(journal, goal)


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.png"
    path.write_bytes(picture(2000))
    return path


def added(journal, goal, file=None, **fields):
    kept = evidence.keep_file(journal, file) if file is not None else None
    return evidence.add(journal, replace(evidence.new_evidence(journal, goal), **fields), kept)


def texts(held):
    return [each.text for each in held.view.evidence]


def row(held, number=0):
    return held.card.rows.rows()[number]


def begin(held, text=""):
    held.card.begin()
    held.card.form.text.setPlainText(text)
    return held.card.form


def test_before_the_first_one_it_says_what_it_is_for(held):
    assert "Words, a link, a picture or a PDF" in shown_words(held.card)


def test_the_newest_comes_first_with_who_and_when_and_which_level(held, plan, journal_for_two):
    added(held.journal, held.goal, text="I ran one item.", supports_level=-1)
    added(held.journal, held.goal, plan, link="example.org")
    held.reload()
    assert [each._evidence.text for each in held.card.rows.rows()] == ["", "I ran one item."]
    first, second = (shown_words(each) for each in held.card.rows.rows())
    assert "Tom · 21 March 2026" in second
    assert "level −1" in second
    assert "level" not in first
    assert "https://example.org" in first
    assert "plan.png" in first
    assert "2.0 kB" in first


def test_words_a_link_and_a_level_are_kept(held, qtbot):
    form = begin(held)
    assert form.text.hasFocus()
    qtbot.keyClicks(form.text, " I ran the item alone. ")
    qtbot.keyClicks(form.link, "example.org/minutes")
    form.choose_level(1)
    assert TEXTS[1] in shown_words(form)
    form.send_button.click()
    (kept,) = held.view.evidence
    assert (kept.text, kept.link, kept.supports_level) == ("I ran the item alone.", "https://example.org/minutes", 1)
    assert not form.isVisible()
    assert held.card.add_button.hasFocus()
    assert held.sentences() == ["The evidence is kept."]
    held.undo()
    assert held.view.evidence == ()


def test_ctrl_enter_sends(held, qtbot):
    form = begin(held, "Short.")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert texts(held) == ["Short."]


def test_the_level_is_none_until_one_is_chosen_and_for_the_next_one(held):
    form = begin(held, "One")
    assert form.level() is None
    form.choose_level(2)
    form.send_button.click()
    begin(held, "Two").send_button.click()
    assert [each.supports_level for each in held.view.evidence] == [2, None]


def test_a_file_alone_is_evidence(held, plan, qtbot):
    form = begin(held)
    held.chosen = plan
    form.file.add_button.click()
    qtbot.waitUntil(lambda: form.file.kept is not None)
    form.send_button.click()
    (kept,) = held.view.evidence
    assert evidence.content(held.journal, kept) == plan.read_bytes()
    assert form.file.kept is None
    assert pieces(held.journal) == 1


def test_a_file_on_its_way_is_waited_for(held, plan, qtbot):
    form = begin(held, "With a file")
    form.add_file(plan)
    form.send_button.click()
    assert "The file is still on its way." in shown_words(form)
    assert texts(held) == []
    qtbot.waitUntil(lambda: form.file.kept is not None)
    form.send_button.click()
    assert held.view.evidence[0].file_name == "plan.png"


def test_nothing_at_all_is_refused_with_a_sentence(held):
    form = begin(held, "   ")
    form.send_button.click()
    assert "There is nothing to keep yet" in shown_words(form)
    assert form.isVisible()


def test_a_link_of_another_kind_is_refused_and_the_words_stay(held):
    form = begin(held, "My words")
    form.link.setText("file:///etc/passwd")
    form.send_button.click()
    assert "A link begins with https:// or http://." in shown_words(form)
    assert form.text.toPlainText() == "My words"
    assert texts(held) == []


def test_words_and_file_stay_when_they_cannot_be_saved(held, plan, qtbot, monkeypatch):
    def fail(*_):
        raise DiskFull()

    form = begin(held, "My words")
    form.add_file(plan)
    qtbot.waitUntil(lambda: form.file.kept is not None)
    monkeypatch.setattr(held.journal, "save_all", fail)
    form.send_button.click()
    assert "The disk is full" in shown_words(form)
    assert form.text.toPlainText() == "My words"
    monkeypatch.undo()
    form.send_button.click()
    assert held.view.evidence[0].file_name == "plan.png"


def test_half_a_sentence_is_there_again_after_leaving(held, show):
    begin(held, "I was about to")
    held.card.settle()
    again = show(held.journal, held.goal)
    assert "Go on with what you began" in shown_words(again.card)
    again.card.begin()
    assert again.card.form.text.toPlainText() == "I was about to"
    again.card.form.send_button.click()
    assert "Add evidence" in shown_words(again.card)


def test_esc_puts_the_form_aside_with_its_file(held, plan, qtbot):
    form = begin(held, "Later")
    form.add_file(plan)
    qtbot.waitUntil(lambda: form.file.kept is not None)
    assert held.card.back()
    assert not form.isVisible()
    assert not held.card.back()
    held.card.begin()
    assert form.text.toPlainText() == "Later"
    assert form.file.kept is not None


def test_another_goal_keeps_the_words_and_gives_up_the_file(held, plan, qtbot):
    form = begin(held, "For the first goal")
    form.choose_level(2)
    form.add_file(plan)
    qtbot.waitUntil(lambda: form.file.kept is not None)
    other = goals.keep_draft(held.journal, goals.new_goal(held.journal), {0: "Another"})
    held.card.show_goal(goals.view(held.journal, other.id))
    assert not form.isVisible()
    assert pieces(held.journal) == 0
    held.card.begin()
    assert form.text.toPlainText() == ""
    assert form.level() is None
    held.card.back()
    held.reload()
    held.card.begin()
    assert form.text.toPlainText() == "For the first goal"


def test_reading_the_goal_anew_leaves_an_open_form_alone(held, qtbot):
    form = begin(held)
    qtbot.keyClicks(form.text, "I was")
    form.choose_level(1)
    added(held.journal, held.goal, text="Something else")
    held.reload()
    assert form.text.hasFocus()
    assert form.text.toPlainText() == "I was"
    assert form.level() == 1


def test_a_link_is_opened_only_when_it_is_clicked(held, qtbot):
    added(held.journal, held.goal, link="https://example.org/a?b=c")
    held.reload()
    assert held.visited == []
    link = row(held).link_button
    assert link.words == "https://example.org/a?b=c"
    assert "example.org" in link.toolTip()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert held.visited == ["https://example.org/a?b=c"]


def test_no_browser_is_said(held):
    added(held.journal, held.goal, link="https://example.org")
    held.reload()
    held.browser = False
    row(held).link_button.click()
    assert "No browser could be opened." in shown_words(held.card)


def test_what_leads_nowhere_cannot_be_clicked(held):
    written = added(held.journal, held.goal, text="x")
    held.reload()
    row(held).show_record(replace(written, link="https://"))
    assert not row(held).link_button.isEnabled()
    held.card._visit(replace(written, link="file:///etc/passwd"))
    assert held.visited == []


def test_the_file_is_asked_for_with_its_evidence(held, plan, qtbot):
    kept = added(held.journal, held.goal, plan)
    held.reload()
    with qtbot.waitSignal(held.card.open_file) as asked:
        row(held).file_button.click()
    assert asked.args == [kept]


def test_an_ampersand_in_a_name_makes_no_key(held, tmp_path):
    path = tmp_path / "R&D.png"
    path.write_bytes(picture(100))
    added(held.journal, held.goal, path)
    held.reload()
    assert row(held).file_button.shortcut().isEmpty()
    assert row(held).file_button.words == "R&D.png"


def test_mine_can_be_removed_and_put_back(held):
    added(held.journal, held.goal, text="One")
    added(held.journal, held.goal, text="Two")
    held.reload()
    row(held).remove_button.setFocus()
    row(held).remove_button.click()
    assert texts(held) == ["One"]
    assert row(held).isAncestorOf(QApplication.focusWidget())
    assert held.sentences() == ["The evidence is in the bin."]
    held.undo()
    assert texts(held) == ["One", "Two"]


def test_the_last_one_leaves_the_keyboard_on_the_button(held):
    added(held.journal, held.goal, text="One")
    held.reload()
    row(held).remove_button.click()
    assert held.card.add_button.hasFocus()


def test_that_of_the_other_person_has_no_button_and_says_why(held, show, journal_for_two):
    added(held.journal, held.goal, text="Of Tom")
    held.journal.close()
    amara = show(journal_for_two.unlock("mentor"), held.goal)
    assert not row(amara).remove_button.isVisible()
    assert row(amara)._by.toolTip() == "Only Tom can remove this."
    assert row(amara).accessibleDescription() == "Only Tom can remove this."


def test_an_error_of_removing_is_told_and_nothing_goes(held, monkeypatch):
    def fail(record):
        raise DiskFull()

    added(held.journal, held.goal, text="One")
    held.reload()
    monkeypatch.setattr(held.journal, "remove", fail)
    row(held).remove_button.click()
    assert [type(error) for error in held.failed] == [DiskFull]
    assert texts(held) == ["One"]


def test_the_first_few_are_shown_and_the_rest_behind_a_button(held):
    for number in range(ROWS_AT_FIRST + 3):
        added(held.journal, held.goal, text=f"Number {number}")
    held.reload()
    assert len(held.card.rows.rows()) == ROWS_AT_FIRST
    held.card.rows._all.click()
    assert len(held.card.rows.rows()) == ROWS_AT_FIRST + 3
    assert "Number 0" in shown_words(held.card)


def drag(held, kind, *urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    if kind is QDragEnterEvent:
        event = kind(held.card.rect().center(), Qt.DropAction.CopyAction, data, button, none)
    else:
        event = kind(QPointF(held.card.rect().center()), Qt.DropAction.CopyAction, data, button, none)
    event.ignore()
    QApplication.sendEvent(held.card, event)
    return event.isAccepted()


def test_a_file_can_be_dropped_on_the_card(held, plan, qtbot):
    url = QUrl.fromLocalFile(str(plan)).toString()
    assert drag(held, QDragEnterEvent, url)
    assert held.card.property("card") == "open"
    assert drag(held, QDropEvent, url, "file:///second.png")
    assert held.card.property("card") == "shared"
    form = held.card.form
    assert form.isVisible()
    qtbot.waitUntil(lambda: form.file.kept is not None)
    assert form.file.kept.name == "plan.png"


def test_a_file_is_dropped_on_the_open_form_without_costing_its_words(held, plan, qtbot):
    form = begin(held, "My words")
    url = QUrl.fromLocalFile(str(plan)).toString()
    drag(held, QDragEnterEvent, url)
    drag(held, QDropEvent, url)
    qtbot.waitUntil(lambda: form.file.kept is not None)
    assert form.text.toPlainText() == "My words"
    assert not form.text.acceptDrops()
    assert not form.text.viewport().acceptDrops()
    assert not form.link.acceptDrops()


def test_a_page_on_the_web_can_be_dropped_as_a_link(held):
    drag(held, QDragEnterEvent, "https://example.org/minutes")
    drag(held, QDropEvent, "https://example.org/minutes")
    assert held.card.form.link.text() == "https://example.org/minutes"
    assert not held.card.form.file.busy


def test_anything_else_is_not_taken(held):
    assert not drag(held, QDragEnterEvent, "ftp://example.org/plan.png")
    assert not drag(held, QDragEnterEvent)


def test_where_one_can_only_read_all_is_shown_and_nothing_can_be_added(held, show, journal_for_two, plan):
    added(held.journal, held.goal, plan, text="One", link="example.org")
    held.journal.close()
    reader = show(journal_for_two.unlock("mentee", read_only=True), held.goal)
    words = shown_words(reader.card)
    assert "One" in words
    assert "plan.png" in words
    assert "Add evidence" not in words
    assert not row(reader).remove_button.isVisible()
    assert not reader.card.acceptDrops()
    reader.card.begin()
    assert not reader.card.form.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_whatever_is_written_stays_within_the_card(show, journal, goal, dressed, let_it_settle, tmp_path, qtbot, scale):
    dressed("dark", scale)
    path = tmp_path / ("W" * 120 + ".png")
    path.write_bytes(picture(100))
    added(journal, goal, text="Donaudampfschifffahrt" * 400, link="https://example.org/" + "a" * 1900)
    added(journal, goal, path, text="👩‍👩‍👧‍👧 שלום עולם\n" * 40, supports_level=-2)
    held = show(journal, goal, 300, 3000)
    begin(held, "word " * 300)
    held.card.form.add_file(path)
    qtbot.waitUntil(lambda: held.card.form.file.kept is not None)
    let_it_settle()
    assert cut_at_the_side(held.card) == []
    assert nameless(held.card) == []
    assert held.card.width() == 300


def test_a_long_text_shows_its_beginning_and_all_of_it_when_asked(held, qtbot):
    added(held.journal, held.goal, text="Beginning. " + "word " * 500 + "The very end.")
    held.reload()
    assert "Beginning." in shown_words(held.card)
    assert "The very end." not in shown_words(held.card)
    row(held)._text._more.click()
    assert "The very end." in shown_words(held.card)
    held.reload()
    assert "The very end." in shown_words(held.card)


def test_evidence_is_kept_under_the_name_of_who_wrote_it(held):
    begin(held, "Mine").send_button.click()
    (kept,) = held.view.evidence
    assert isinstance(kept, Evidence)
    assert kept.by == held.journal.me.id


def test_what_looks_like_a_page_is_plain_in_every_tool_tip(held):
    added(held.journal, held.goal, link="https://example.org/<img src='file:///dev/zero'>")
    held.reload()
    assert plain_tip("<img src='file:///dev/zero'>") in row(held).link_button.toolTip()
    assert "<img" not in row(held).link_button.toolTip()
