"""Drafts: what was being typed."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.journal.reflections import Draft
from mentor_desktop.store import drafts
from tests.support.privates import space_with

FIRST = Draft(editor="page", title="He nodded", parts={"What?": "half a sent"}, at="2026-03-21T16:30:00.000Z")


def test_the_newest_words_of_an_editor_are_kept(tmp_path: Path) -> None:
    space = space_with(tmp_path / "private.db")
    other = replace(FIRST, editor="another", at="2026-03-21T16:31:00.000Z")
    newest = replace(FIRST, parts={"What?": "half a sentence"}, at="2026-03-21T16:32:00.000Z")
    with space.writing() as database:
        for draft in (FIRST, other, newest):
            drafts.put(database, draft)
    assert drafts.all_of(space) == [other, newest]
    space.close()


def test_a_dropped_draft_is_gone_and_dropping_none_is_fine(tmp_path: Path) -> None:
    space = space_with(tmp_path / "private.db")
    with space.writing() as database:
        drafts.put(database, FIRST)
        drafts.drop(database, "nobody")
        drafts.drop(database, FIRST.editor)
    assert drafts.all_of(space) == []
    space.close()


@given(
    title=st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    parts=st.dictionaries(st.text(), st.text(), max_size=4),
)
def test_any_words_come_back_as_they_were_typed(tmp_path_factory, title: str, parts: dict[str, str]) -> None:
    space = space_with(tmp_path_factory.mktemp("drafts") / "private.db")
    draft = replace(FIRST, title=title, parts=parts)
    with space.writing() as database:
        drafts.put(database, draft)
    assert drafts.all_of(space) == [draft]
    space.close()
