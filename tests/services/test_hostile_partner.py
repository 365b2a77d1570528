"""The partner has the key of the shared space and may write there with another program: a sentence, never a bug."""

import pytest

from mentor_desktop.errors import DamagedSpace
from mentor_desktop.services import finding
from mentor_desktop.services.journal import Journal
from tests.support.journals import JournalForTwo, contents

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


def written_by_the_partner(journal: JournalForTwo, statements: str) -> None:
    vault = journal.vault("mentor")
    with vault.shared.writing() as database:
        for statement in statements.split(";"):
            database.execute(statement)
    journal.close()


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
