"""Preparing a session: what it is about, who sees what, and that nothing typed is ever lost."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from mentor_desktop.errors import DiskFull
from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.record import timestamp
from mentor_desktop.journal.sessions import AgendaItem, Session
from mentor_desktop.services import holding, sessions
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import everything_in, held, planned
from tests.ui.sessions.prepare_hands import Prepared, write
from ui.sessions.prepare_page import PreparePage

MINE = {
    "idea": "I felt passed over",
    "half an idea": "And I have not even",
    "question": "What did you hope I would say?",
    "half a question": "How would you have",
    "note": "Breathe before I answer",
    "half an item": "Something about the bud",
}


@pytest.fixture
def session(journal):
    return planned(journal)


@pytest.fixture
def show(on_screen):
    def make(journal, session, width=1200, height=900):
        made = Prepared(PreparePage(journal), journal, session)
        on_screen(made.page, width, height)
        return made

    return make


@pytest.fixture
def prepared(show, journal, session):
    return show(journal, session)


def fill(qtbot, prepared):
    """Writes something private into every place there is."""
    page = prepared.page
    write(qtbot, page.ideas.line.field, MINE["idea"])
    qtbot.keyClicks(page.ideas.line.field, MINE["half an idea"])
    write(qtbot, page.ask.line, MINE["question"])
    qtbot.keyClicks(page.ask.line, MINE["half a question"])
    qtbot.keyClicks(page.note.box, MINE["note"])
    qtbot.keyClicks(page.agenda.line.field, MINE["half an item"])


def test_the_header_says_when_where_and_who_leads(prepared, session):
    assert prepared.opened
    assert prepared.page.title.text() == "Prepare: Monday 23 March"
    assert prepared.page.accessibleName() == "Prepare: Monday 23 March"
    words = prepared.page.subtitle.text()
    assert words.startswith("Session 1 · 60 minutes from ")
    assert words.endswith(" · Room 2 · You lead")


def test_the_buttons_bring_the_session(prepared, session):
    prepared.page.calendar_button.click()
    prepared.page.start_button.click()
    assert prepared.asked == [("calendar", session.id), ("start", session.id)]


def test_what_is_being_written_is_kept_before_the_session_starts(prepared, qtbot, session):
    qtbot.keyClicks(prepared.page.note.box, "Breathe")
    prepared.page.start_button.click()
    assert prepared.view.note.text == "Breathe"


def test_a_session_does_not_start_while_something_cannot_be_kept(prepared, qtbot, journal, monkeypatch):
    def fail(*_):
        raise DiskFull()

    monkeypatch.setattr(journal, "save_all", fail)
    qtbot.keyClicks(prepared.page.note.box, "Breathe")
    prepared.page.start_button.click()
    assert prepared.asked == []
    assert len(prepared.failed) == 1


def test_a_session_that_was_begun_is_gone_on_with(prepared, journal, session):
    holding.begin(journal, session)
    prepared.page.reload()
    assert prepared.page.start_button.text() == "Go on with the session"


@pytest.mark.parametrize("state", ["held", "cancelled", "gone"])
def test_what_is_not_planned_any_more_is_not_prepared(show, journal, session, state):
    if state == "held":
        other = held(journal, hour=18)
    elif state == "cancelled":
        other = sessions.cancel(journal, planned(journal, hour=18))
    else:
        other = replace(session, id="nobody")
    prepared = show(journal, session)
    assert not prepared.page.open(other.id)
    assert len(prepared.failed) == 1
    assert prepared.page.session_id == session.id


def test_the_arrow_leads_back_to_the_sessions(prepared):
    back = next(each for each in prepared.page.findChildren(QWidget) if each.accessibleName().startswith("Back to"))
    back.click()
    assert prepared.asked == ["leave"]


def test_what_one_prepares_is_nowhere_to_be_seen_by_the_other(prepared, qtbot, show, journal_for_two, session, clock):
    fill(qtbot, prepared)
    prepared.page.settle()
    prepared.journal.close()
    tom_journal = journal_for_two.unlock("mentee")
    tom = show(tom_journal, session)
    for words in MINE.values():
        assert words not in tom.every_word()
        assert words not in everything_in(tom_journal._vault.shared)
    write(qtbot, tom.page.ideas.line.field, "Only Tom thinks of this")
    assert "Only Tom thinks of this" in tom.every_word()
    tom_journal.close()
    amara = show(journal_for_two.unlock("mentor"), session)
    assert "Only Tom thinks of this" not in amara.every_word()
    for words in MINE.values():
        assert words in amara.every_word()


def test_an_idea_is_seen_by_the_other_once_it_is_on_the_agenda(prepared, qtbot, show, journal_for_two, session):
    fill(qtbot, prepared)
    prepared.page.ideas.rows.rows()[0].button.click()
    prepared.page.settle()
    prepared.journal.close()
    tom = show(journal_for_two.unlock("mentee"), session)
    assert tom.titles() == [MINE["idea"]]
    assert f"{MINE['idea']}, 10 minutes, Amara" in tom.page.agenda.model.index(0).data(11)
    shared = [words for words in MINE.values() if words in tom.every_word()]
    assert shared == [MINE["idea"]]


def test_an_idea_that_was_taken_back_is_mine_alone_again(prepared, qtbot, show, journal_for_two, session):
    fill(qtbot, prepared)
    prepared.page.ideas.rows.rows()[0].button.click()
    prepared.undo()
    prepared.page.settle()
    prepared.journal.close()
    tom = show(journal_for_two.unlock("mentee"), session)
    assert MINE["idea"] not in tom.every_word()


def test_no_sentence_of_the_undo_bar_repeats_private_words(prepared, qtbot):
    fill(qtbot, prepared)
    prepared.page.ask.rows.rows()[0].bin.click()
    prepared.page.ideas.rows.rows()[0].bin.click()
    assert len(prepared.said) == 4
    assert not [words for words in MINE.values() if words in " ".join(prepared.sentences())]


def test_everything_typed_is_there_again_after_locking(prepared, qtbot, show, journal_for_two, session):
    fill(qtbot, prepared)
    prepared.page.settle(locking=True)
    prepared.journal.close()
    again = show(journal_for_two.unlock("mentor"), session)
    for words in MINE.values():
        assert words in again.every_word()


def test_everything_typed_is_there_again_after_a_crash(prepared, qtbot, show, journal_for_two, session):
    fill(qtbot, prepared)
    qtbot.wait(450)
    prepared.journal.close()
    again = show(journal_for_two.unlock("mentor"), session)
    for words in MINE.values():
        assert words in again.every_word()


def test_when_one_card_cannot_be_kept_the_others_are(prepared, qtbot, journal, monkeypatch, session):
    fill(qtbot, prepared)
    monkeypatch.setattr(sessions, "write_note", lambda *_: (_ for _ in ()).throw(DiskFull()))
    with pytest.raises(DiskFull):
        prepared.page.settle()
    for form, words in (("idea", "half an idea"), ("question", "half a question"), ("agenda", "half an item")):
        assert journal.kept_words(f"{form}:{session.id}") == {"line": MINE[words]}


def test_cards_of_both_and_my_own_never_look_alike(prepared):
    page = prepared.page
    kinds = {card: card.property("card") for card in (page.agenda, page.since, page.ideas, page.ask, page.note)}
    assert [kinds[card] for card in (page.agenda, page.since)] == ["shared", "shared"]
    assert {kinds[card] for card in (page.ideas, page.ask, page.note)} == {"private"}
    for card in (page.ideas, page.ask, page.note):
        assert "Only you" in shown_words(card)


@pytest.mark.parametrize("part", ["agenda", "ideas"])
def test_the_line_stays_in_view_however_much_is_added(show, journal, session, qtbot, part):
    prepared = show(journal, session, 1200, 420)
    field = getattr(prepared.page, part).line.field
    for number in range(8):
        write(qtbot, field, f"Number {number}")
    assert field.hasFocus()
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())


def test_two_columns_become_one_where_there_is_no_room(prepared, let_it_settle):
    def left(card):
        return card.mapTo(prepared.page, card.rect().topLeft()).x()

    assert left(prepared.page.since) > left(prepared.page.agenda)
    prepared.page.resize(600, 900)
    let_it_settle()
    assert left(prepared.page.since) == left(prepared.page.agenda)


def test_where_one_can_only_read_there_is_nothing_to_start(show, journal, session, journal_for_two):
    journal.close()
    reader = show(journal_for_two.unlock("mentor", read_only=True), session)
    assert reader.opened
    assert not reader.page.start_button.isVisible()
    assert reader.page.calendar_button.isVisible()


@pytest.mark.parametrize(("theme", "scale", "width"), [("light", 1.0, 1376), ("dark", 1.5, 724), ("light", 2.0, 600)])
def test_it_fits_any_window(show, journal, session, dressed, let_it_settle, theme, scale, width, qtbot):
    dressed(theme, scale)
    prepared = show(journal, session, width, 640)
    fill(qtbot, prepared)
    let_it_settle()
    assert cut_at_the_side(prepared.page) == []
    assert nameless(prepared.page) == []


def test_no_window_flashes_up_on_the_way(strays, show, journal, session):
    show(journal, session)
    assert strays.shown == ["PreparePage"]


@pytest.fixture
def two_hundred_sessions(journal):
    """Four years of meetings with an agenda and promises each, and the next one."""
    now = journal.now()
    past = []
    for number in range(200):
        at = now - timedelta(days=7 * (200 - number))
        times = {
            "starts_at": timestamp(at),
            "started_at": timestamp(at),
            "ended_at": timestamp(at + timedelta(hours=1)),
        }
        past.append(Session(**journal.origin(), number=number + 1, state="held", summary="Words. " * 40, **times))
    hanging = []
    for each in past:
        fields = {"session": each.id}
        for place in range(5):
            item = AgendaItem(**journal.origin(), title="Item", by=journal.me.id, position=place, **fields)
            hanging.append(replace(item, outcome="word " * 60, reached_at=each.started_at if place else None))
        for number in range(3):
            promise = Commitment(**journal.origin(), owner=journal.me.id, text=f"Promise {number}", **fields)
            hanging.append(replace(promise, state="kept", closed_at=each.ended_at))
    journal.save_all([*past, *hanging])
    return planned(journal)


def test_with_two_hundred_sessions_behind_it_is_there_at_once(journal, two_hundred_sessions, on_screen):
    page = PreparePage(journal)
    start = time.perf_counter()
    assert page.open(two_hundred_sessions.id)
    on_screen(page, 1200, 900)
    page.grab()
    # About 0.05 s on a quiet machine.
    assert time.perf_counter() - start < 1.0
