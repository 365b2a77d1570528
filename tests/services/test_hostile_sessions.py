"""What the partner may have written about sessions with another program: a sentence, never a bug, and no peeping."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desktop.errors import DamagedSpace, KnownError, Unacceptable
from mentor_desktop.journal.sessions import AskedQuestion
from mentor_desktop.services import finding, holding, promises, reminders, sessions
from tests.support.journals import JournalForTwo, written_by_the_partner
from tests.support.sessions import MONDAY, item, planned


@pytest.fixture(scope="module")
def kept_with_sessions(kept_for_two: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a session that was held, one that is planned and one cancelled, with all that can hang on them."""
    folder = tmp_path_factory.mktemp("with-sessions") / "journal"
    shutil.copytree(kept_for_two, folder)
    made = JournalForTwo(folder)
    with closing(made.unlock("mentor")) as amara:
        past = holding.begin(amara, planned(amara, hour=8))
        holding.keep_item(amara, holding.come_to(amara, item(amara, past)), "Two depots answered.", 60)
        item(amara, past, "Not reached")
        for person in (amara.me.id, amara.partner.id):
            holding.count(amara, past, person, "questions")
        asked = AskedQuestion(**amara.origin(), session=past.id, by=amara.me.id, text="What did the depots say?")
        amara.save(asked)
        renewed = promises.promise(amara, amara.me.id, "Ask the depots", "2026-04-01", past.id)
        promises.renegotiate(amara, renewed, "2026-05-01", "They were shut.")
        holding.answer_both(amara, past, {amara.me.id: 4, amara.partner.id: 5})
        holding.close(amara, past, "Two depots answered.", "The query")
        coming = planned(amara)
        item(amara, coming, "The depots again")
        sessions.cancel(amara, planned(amara, hour=20))
    with closing(made.unlock("mentee")) as tom:
        sessions.add_idea(tom, coming, "The depots")
        holding.answer_heard(tom, coming, 2)
    return folder


@pytest.fixture
def with_sessions(kept_with_sessions: Path, tmp_path: Path) -> JournalForTwo:
    """A fresh copy of it."""
    shutil.copytree(kept_with_sessions, tmp_path / "sessions")
    return JournalForTwo(tmp_path / "sessions")


FAR = "9223372036854775807"
ABOUT_SESSIONS = [
    f"UPDATE session SET number = {FAR}",
    "UPDATE session SET starts_at = 'soon'",
    "UPDATE session SET starts_at = '2026-03-23T15:00:00'",
    "UPDATE session SET starts_at = '9999-12-31T23:59:59Z'",
    "UPDATE session SET minutes = 0",
    f"UPDATE session SET minutes = {FAR}",
    "UPDATE session SET zone = '../../../etc/passwd'",
    "UPDATE session SET zone = printf('%065d', 7)",
    "UPDATE session SET place = x'ff00'",
    "UPDATE session SET place = printf('%09999d', 7)",
    "UPDATE session SET direction = 'the dog leads'",
    "UPDATE session SET state = 'dreamt'",
    "UPDATE session SET started_at = '2026-03-23'",
    "UPDATE session SET ended_at = x'41'",
    "UPDATE session SET summary = 'a' || char(0)",
    f"UPDATE session SET sequence = {FAR}",
    "UPDATE session SET answered_by = '[1, 2]'",
    "UPDATE session SET answered_by = replace(hex(zeroblob(5000)), '0', '[')",
    "UPDATE session SET id = x'41' WHERE number = 2",
    "UPDATE agenda_item SET title = ''",
    "UPDATE agenda_item SET minutes = -1",
    f"UPDATE agenda_item SET position = {FAR}",
    f"UPDATE agenda_item SET seconds = {FAR}",
    "UPDATE agenda_item SET outcome = printf('%099999d', 7)",
    "UPDATE agenda_item SET reached_at = 'later'",
    "UPDATE commitment SET due = 'soon'",
    "UPDATE commitment SET state = 'broken'",
    "UPDATE commitment SET state = 'kept', closed_at = null",
    "UPDATE commitment SET text = x'ff'",
    "UPDATE asked_question SET text = ' '",
    f"UPDATE tally SET questions = {FAR}",
    "UPDATE tally SET advice_asked_for = 'much'",
    "UPDATE felt_heard SET value = 99",
    "ALTER TABLE session DROP COLUMN bring",
    "ALTER TABLE commitment RENAME COLUMN owner TO king",
    "DROP TABLE agenda_item",
    "DROP TABLE tally; CREATE VIEW tally AS SELECT * FROM session",
    "DROP TABLE felt_heard; CREATE VIRTUAL TABLE felt_heard USING fts5(id, session, person, value)",
    "DROP TABLE session_search",
]


def read_all_of_sessions(journal: JournalForTwo) -> list[KnownError]:
    """Looks at all that pages show of sessions and does what they offer; what is no known error is not caught."""
    found: list[KnownError] = []

    def ask(what: Callable[[], object]) -> None:
        try:
            what()
        except KnownError as error:
            found.append(error)

    with closing(journal.unlock("mentee")) as tom:
        rows = tom._vault.shared.database.execute("SELECT id FROM session WHERE typeof(id) = 'text'").fetchall()
        ask(lambda: sessions.timeline(tom))
        ask(lambda: sessions.suggested_plan(tom, "Europe/Berlin"))
        ask(lambda: sessions.plan(tom, replace(MONDAY, hour=12)))
        ask(lambda: reminders.due(tom))
        ask(lambda: list(finding.everywhere(tom, "depots")))
        ask(lambda: holding.publish_waiting(tom))
        ask(lambda: [promises.renegotiate(tom, each, "2026-09-01", "") for each in promises.open_promises(tom)])
        for (id,) in rows:
            ask(lambda id=id: sessions.prepare_view(tom, id))
            ask(lambda id=id: holding.hold_view(tom, id))
            ask(lambda id=id: sessions.plan_of(tom.sessions.get(id)))
            ask(lambda id=id: sessions.add_to_agenda(tom, tom.preparing.prepared(id)))
            ask(lambda id=id: [sessions.move_item(tom, tom.sessions.get(id), i.id, 0) for i in tom.sessions.items(id)])
            ask(lambda id=id: [holding.keep_item(tom, each, "more", 61) for each in tom.sessions.items(id)])
            ask(lambda id=id: holding.count(tom, tom.sessions.get(id), tom.me.id, "questions"))
            ask(lambda id=id: holding.keep_closing_words(tom, tom.sessions.get(id), "more", "more"))
            ask(lambda id=id: holding.answer_heard(tom, tom.sessions.get(id), 3))
        ask(lambda: [sessions.cancel(tom, each) for each in tom.sessions.all() if each.state == "planned"])
        ask(lambda: [sessions.plan_again(tom, each) for each in tom.sessions.all() if each.state == "cancelled"])
        ask(lambda: [holding.begin(tom, each) for each in tom.sessions.all() if each.state == "planned"])
        ask(lambda: [holding.close(tom, each, "", "") for each in tom.sessions.all() if each.left_open])
    return found


def test_what_the_program_wrote_about_sessions_is_read_without_a_word(with_sessions: JournalForTwo) -> None:
    assert read_all_of_sessions(with_sessions) == []


@pytest.mark.parametrize("statements", ABOUT_SESSIONS)
def test_what_breaks_the_rules_about_sessions_is_damage(with_sessions: JournalForTwo, statements: str) -> None:
    try:
        written_by_the_partner(with_sessions, statements)
        found = read_all_of_sessions(with_sessions)
    except DamagedSpace as error:
        found = [error]
    assert DamagedSpace in {type(error) for error in found}
    assert all(isinstance(error, DamagedSpace) and error.details["file"] == "shared.db" for error in found)


@pytest.mark.parametrize(
    "statements",
    [
        "UPDATE session SET number = 9999",
        "UPDATE session SET sequence = 9999",
        "UPDATE session SET starts_at = '9998-12-31T23:59:59-14:00', minutes = 720",
        "UPDATE session SET starts_at = '0002-01-01T00:00:00+14:00'",
        "UPDATE session SET starts_at = printf('%d-01-01T00:00:00Z', 3000 * number), state = 'held', started_at = null",
        "UPDATE session SET started_at = '9998-12-31T00:00:00Z', ended_at = '0002-01-01T00:00:00Z'",
        "UPDATE session SET state = 'held', started_at = null, ended_at = null",
        "UPDATE session SET state = 'planned', zone = 'Pacific/Kiritimati'",
        "UPDATE session SET zone = 'Europe/Nowhere'",
        'UPDATE session SET answered_by = \'["nobody", "nobody", "somebody"]\'',
        "DELETE FROM session",
        "UPDATE session SET removed_at = '2026-03-22'",
        "UPDATE agenda_item SET session = 'nowhere'",
        "UPDATE agenda_item SET by = 'nobody', goal = 'nowhere', carried_from = id",
        "UPDATE agenda_item SET position = 9999",
        "UPDATE agenda_item SET minutes = 720, seconds = 43200, reached_at = '9998-12-31T00:00:00Z'",
        "UPDATE commitment SET owner = 'nobody', session = 'nowhere', renews = id",
        "UPDATE commitment SET due = '0001-01-01'",
        "UPDATE commitment SET due = '9999-12-31'",
        "UPDATE commitment SET state = 'let go', closed_at = '9998-12-31'",
        "UPDATE tally SET person = 'nobody', questions = 9999",
        "UPDATE tally SET person = (SELECT id FROM person WHERE role = 'mentor')",
        "UPDATE felt_heard SET person = 'nobody'",
        "DELETE FROM felt_heard",
    ],
)
def test_what_only_makes_no_sense_about_sessions_is_no_bug(with_sessions: JournalForTwo, statements: str) -> None:
    written_by_the_partner(with_sessions, statements)
    assert {type(error) for error in read_all_of_sessions(with_sessions)} <= {Unacceptable}


def test_an_answer_stays_sealed_when_strangers_are_said_to_have_answered(with_sessions: JournalForTwo) -> None:
    with closing(with_sessions.unlock("mentee")) as tom:
        (mine,) = tom.preparing.all_sealed()
        me = tom.me.id
    for answered_by in (f'["{me}", "nobody"]', '["nobody", "somebody"]', f'["{me}", "{me}"]'):
        written_by_the_partner(with_sessions, f"UPDATE session SET answered_by = '{answered_by}'")
        with closing(with_sessions.unlock("mentee")) as tom:
            holding.publish_waiting(tom)
            assert tom.preparing.all_sealed() == [mine]
            assert tom.sessions.felt_heard(mine.about) == []


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_an_answer_of_a_stranger_does_not_show_mine(with_sessions: JournalForTwo, role: str) -> None:
    written_by_the_partner(
        with_sessions,
        f"UPDATE felt_heard SET person = 'nobody' WHERE person = (SELECT id FROM person WHERE role = '{role}')",
    )
    tom = with_sessions.unlock("mentee")
    past = next(each for each in tom.sessions.all() if each.state == "held")
    assert holding.hold_view(tom, past.id).heard == {}
