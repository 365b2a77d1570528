"""The partner has the key of the shared space and may write there with another program: a sentence, never a bug."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desktop.errors import DamagedSpace, KnownError, Unacceptable
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import evidence, finding, goals
from mentor_desktop.services.journal import Journal
from tests.support.goals import agreed, picture
from tests.support.journals import JournalForTwo, contents, written_by_the_partner

STATEMENTS = [
    "UPDATE person SET colour = 'red\"/><image href=\"file:///etc/passwd' WHERE role = 'mentor'",
    "UPDATE person SET colour = '#0F6B6' WHERE role = 'mentor'",
    "UPDATE person SET colour = '#0F6B64' || char(10)",
    "UPDATE person SET colour = x'23304636423634'",
    "UPDATE person SET name = '' WHERE role = 'mentor'",
    "UPDATE person SET name = printf('%0500d', 7) WHERE role = 'mentor'",
    "UPDATE person SET name = x'ff00'",
    "UPDATE person SET name = 'a' || char(0)",
    "UPDATE person SET role = 'king' WHERE role = 'mentor'",
    "UPDATE person SET role = 'mentee'",
    "UPDATE person SET removed_at = '2020'",
    "UPDATE person SET created_at = 'garbage'",
    "DELETE FROM person",
    "UPDATE purpose SET statement = ' '",
    "UPDATE purpose SET statement = x'00'",
    "UPDATE purpose SET created_at = '9999-12-31T23:59:59-14:00'",
    "DROP TABLE person",
    "DROP TABLE purpose",
    "ALTER TABLE purpose DROP COLUMN updated_by",
    "PRAGMA user_version = 0; DROP TABLE _sqlite_migrations",
    """DROP TABLE person; CREATE VIEW person AS WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count)
       SELECT n AS seq, hex(n) AS id, '' AS created_at, '' AS updated_at, '' AS updated_by, null AS removed_at,
       'n' AS name, 'mentor' AS role, '#000000' AS colour FROM count""",
    "DROP TABLE purpose; CREATE VIRTUAL TABLE purpose USING fts5(id, created_at, updated_at, updated_by, statement)",
]


@pytest.mark.parametrize(
    ("statements", "read_only"),
    # A space without its version is brought up to date, which reading does not do.
    [(each, reads) for each in STATEMENTS for reads in (False, True) if not (reads and "user_version" in each)],
)
def test_what_breaks_the_rules_is_damage(journal_for_two: JournalForTwo, statements: str, read_only: bool) -> None:
    written_by_the_partner(journal_for_two, statements)
    with pytest.raises(DamagedSpace, match=r"shared\.db"):
        journal_for_two.unlock("mentee", read_only=read_only)


def test_a_search_without_its_index_is_damage(journal_for_two: JournalForTwo) -> None:
    written_by_the_partner(journal_for_two, "DROP TABLE purpose_search")
    with pytest.raises(DamagedSpace, match=r"shared\.db"):
        list(finding.everywhere(journal_for_two.unlock("mentee", read_only=True), "numbers"))


def test_the_private_space_is_not_touched(journal_for_two: JournalForTwo) -> None:
    before = contents(journal_for_two.folder)[journal_for_two.file("mentee").name]
    written_by_the_partner(journal_for_two, "DELETE FROM person")
    with pytest.raises(DamagedSpace):
        journal_for_two.unlock("mentee")
    assert contents(journal_for_two.folder)[journal_for_two.file("mentee").name] == before


def private_changed(journal: JournalForTwo, statement: str) -> None:
    opened: Journal = journal.unlock("mentee")
    opened.keep_draft(opened.new_reflection())
    with opened._vault.private.writing() as database:
        database.execute(statement)
    journal.close()


@pytest.mark.parametrize("statement", ["UPDATE draft SET parts = '{'", "UPDATE draft SET title = char(0)"])
def test_a_damaged_draft_is_a_sentence_when_it_is_recovered(journal_for_two: JournalForTwo, statement: str) -> None:
    private_changed(journal_for_two, statement)
    for _ in range(2):
        with pytest.raises(DamagedSpace, match=journal_for_two.file("mentee").name):
            journal_for_two.unlock("mentee")


@pytest.fixture(scope="module")
def kept_with_a_goal(kept_for_two: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with one goal, everything that can hang on a goal, and a file, made once and only copied."""
    folder = tmp_path_factory.mktemp("with-a-goal") / "journal"
    shutil.copytree(kept_for_two, folder)
    made = JournalForTwo(folder)
    goal = agreed(made, target_date="2026-11-30", asked_for=("show", "feedback"))
    with closing(made.unlock("mentor")) as journal:
        goals.check_in(journal, goal, 0, "Two depots answered.")
        goals.add_milestone(journal, goal, "Ask the depots", "2026-10-01")
        stamp = journal.origin()
        taught = Instruction(**stamp, goal=goal.id, at=stamp["created_at"], kind="show", text="how", teach_back="so")
        goals.confirm(journal, goals.teach(journal, taught))
        path = folder.with_name("minutes.png")
        path.write_bytes(picture(99))
        file = evidence.keep_file(journal, path)
        evidence.add(journal, replace(evidence.new_evidence(journal, goal), supports_level=0), file)
    made.close()
    return folder


@pytest.fixture
def with_a_goal(kept_with_a_goal: Path, tmp_path: Path) -> JournalForTwo:
    """A fresh copy of it."""
    shutil.copytree(kept_with_a_goal, tmp_path / "journal")
    return JournalForTwo(tmp_path / "journal")


ABOUT_GOALS = [
    "UPDATE goal SET title = ''",
    "UPDATE goal SET title = x'ff00'",
    "UPDATE goal SET title = printf('%09999d', 7)",
    "UPDATE goal SET why = 'a' || char(0)",
    "UPDATE goal SET state = 'won'",
    "UPDATE goal SET state = 'reached'",
    "UPDATE goal SET state = 'let go'",
    "UPDATE goal SET asked_for = '[\"juggle\"]'",
    "UPDATE goal SET asked_for = '{'",
    "UPDATE goal SET agreed_by = '[1, 2]'",
    'UPDATE goal SET agreed_by = \'["a", "\\udcff"]\'',
    "UPDATE goal SET start_level = -7",
    "UPDATE goal SET weight = 0",
    "UPDATE goal SET weight = -1e308",
    "UPDATE goal SET target_date = 'soon'",
    "UPDATE goal SET target_date = '2026-W48-1'",
    "UPDATE goal SET agreed_at = 'soon'",
    "UPDATE goal SET agreed_at = null",
    "UPDATE goal SET agreed_at = '9999-12-31T23:59:59-14:00'",
    "UPDATE goal SET reworded_at = 'soon'",
    "UPDATE goal SET closed_at = x'41'",
    "UPDATE goal SET created_at = 'garbage'",
    "UPDATE goal SET id = x'41'",
    "UPDATE level SET value = 5",
    "UPDATE level SET text = x'ff'",
    "UPDATE level SET text = printf('%09999d', 7)",
    "UPDATE milestone SET title = ' '",
    "UPDATE milestone SET due = 'soon'",
    "UPDATE milestone SET done_at = 'soon'",
    "UPDATE milestone SET position = 9223372036854775807",
    "UPDATE milestone SET position = -1",
    "UPDATE check_in SET level = 9",
    "UPDATE check_in SET level = 'high'",
    "UPDATE check_in SET at = 'soon'",
    "UPDATE check_in SET at = '0001-01-01T00:00:00+14:00'",
    "UPDATE check_in SET person = x'41'",
    "UPDATE check_in SET note = char(0)",
    "UPDATE evidence SET link = 'javascript:alert(1)'",
    "UPDATE evidence SET supports_level = 9",
    "UPDATE evidence SET file_kind = 'exe'",
    "UPDATE evidence SET file_bytes = 1e300",
    "UPDATE evidence SET file_bytes = 98",
    "UPDATE evidence SET file_name = x'41'",
    "UPDATE evidence SET file = 'elsewhere'",
    "UPDATE evidence SET file = null",
    "UPDATE file_part SET bytes = 'text'",
    "UPDATE file_part SET bytes = x'4d5a'",
    "UPDATE file_part SET bytes = zeroblob(99)",
    "DELETE FROM file_part",
    "UPDATE instruction SET kind = 'sing'",
    "UPDATE instruction SET text = ''",
    "UPDATE instruction SET teach_back = ' '",
    "UPDATE instruction SET confirmed_at = 'soon'",
    "UPDATE instruction SET at = ''",
    "ALTER TABLE goal DROP COLUMN why",
    "ALTER TABLE check_in RENAME COLUMN level TO height",
    "ALTER TABLE file_part DROP COLUMN bytes",
    "DROP TABLE level",
    "DROP TABLE file_part",
    "DROP TABLE milestone; CREATE VIEW milestone AS SELECT * FROM goal",
    "DROP TABLE evidence; CREATE VIRTUAL TABLE evidence USING fts5(id, goal)",
]


def read_everything(journal: JournalForTwo) -> list[KnownError]:
    """Looks at all that pages show of goals; what is no known error is not caught."""
    found: list[KnownError] = []

    def ask(what: Callable[[], object]) -> None:
        try:
            what()
        except KnownError as error:
            found.append(error)

    with closing(journal.unlock("mentee")) as tom:
        rows = tom._vault.shared.database.execute("SELECT id FROM goal WHERE typeof(id) = 'text'").fetchall()
        ask(lambda: goals.overview(tom))
        for (id,) in rows:
            ask(lambda id=id: goals.view(tom, id))
            ask(lambda id=id: [evidence.content(tom, each) for each in tom.goals.evidence(id)])
            ask(lambda id=id: goals.add_milestone(tom, tom.goals.get(id), "one step more", None))
            ask(lambda id=id: goals.reword(tom, tom.goals.get(id), 0, "other words"))
            ask(lambda id=id: goals.agree(tom, tom.goals.get(id)))
    return found


def test_what_the_program_wrote_about_goals_is_read_without_a_word(with_a_goal: JournalForTwo) -> None:
    assert read_everything(with_a_goal) == []


@pytest.mark.parametrize("statements", ABOUT_GOALS)
def test_what_breaks_the_rules_about_goals_is_damage(with_a_goal: JournalForTwo, statements: str) -> None:
    try:
        written_by_the_partner(with_a_goal, statements)
        found = read_everything(with_a_goal)
    except DamagedSpace as error:
        found = [error]
    assert DamagedSpace in {type(error) for error in found}
    assert all(isinstance(error, DamagedSpace) and error.details["file"] == "shared.db" for error in found)


@pytest.mark.parametrize(
    "statements",
    [
        "UPDATE check_in SET person = 'nobody'",
        "UPDATE check_in SET goal = 'nowhere'",
        "UPDATE check_in SET at = '9998-12-30T00:00:00Z'",
        "UPDATE check_in SET at = '2026-03-21'",
        "UPDATE level SET text = ''",
        "DELETE FROM level",
        "DELETE FROM goal",
        'UPDATE goal SET agreed_by = \'["nobody", "somebody"]\'',
        "UPDATE goal SET agreed_by = '[]', state = 'draft'",
        "UPDATE goal SET agreed_at = '9998-12-30T00:00:00Z'",
        "UPDATE goal SET target_date = '0001-01-01'",
        "UPDATE goal SET target_date = '9999-12-31'",
        "UPDATE goal SET start_level = null",
        "UPDATE goal SET state = 'let go', closed_at = '1970-01-01'",
        "UPDATE milestone SET position = 9999",
    ],
)
def test_what_only_makes_no_sense_is_no_bug(with_a_goal: JournalForTwo, statements: str) -> None:
    written_by_the_partner(with_a_goal, statements)
    assert all(isinstance(error, Unacceptable | DamagedSpace) for error in read_everything(with_a_goal))


def test_the_partner_cannot_make_me_say_what_i_did_not_say_through_the_door(with_a_goal: JournalForTwo) -> None:
    """With another program they can write anything; through this one nobody writes for somebody else."""
    with closing(with_a_goal.unlock("mentee")) as tom:
        (goal,) = tom.goals.all()
        (seen,) = tom.goals.check_ins(goal.id)
        with pytest.raises(Unacceptable, match="written by the other person"):
            tom.save(replace(seen, level=2))
        assert tom.goals.check_ins(goal.id) == [seen]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE goal SET title = CAST(x'ff41' AS TEXT)",
        "CREATE TRIGGER mine BEFORE UPDATE ON goal BEGIN SELECT RAISE(ABORT, 'no'); END",
    ],
)
def test_a_text_that_is_none_and_a_rule_of_theirs_are_damage_without_a_word_of_it(
    journal_for_two: JournalForTwo, statement: str
) -> None:
    agreed(journal_for_two)
    vault = journal_for_two.vault("mentor")
    with vault.shared.writing() as database:
        database.execute(statement)
    journal_for_two.close()
    journal = journal_for_two.unlock("mentee")
    with pytest.raises(DamagedSpace, match=r"shared\.db") as error:
        goals.let_go(journal, journal.goals.all()[0], "")
    assert "UTF-8" not in str(error.value)
    assert error.value.__cause__ is None or "text" not in str(error.value.__cause__)
