"""The full-text index follows the rows, whatever is done to them in whatever order."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unicodedata import ucd_3_2_0

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from mentor_desktop.journal.commitments import Commitment
from mentor_desktop.journal.record import Record, origin, timestamp
from mentor_desktop.journal.reflections import Reflection, new_reflection
from mentor_desktop.journal.sessions import AgendaItem, AskedQuestion, Note, Prepared, Session
from mentor_desktop.store import reflections, schema, sessions
from mentor_desktop.store.reflections import Reflections
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from tests.support.privates import check_index, space_with

NOW = datetime(2026, 3, 21, 12, tzinfo=UTC)
words = st.sampled_from(["budget", "École", "nodded", "grün", "İzmir", "日本", "then"])
texts = st.lists(words, max_size=5).map(" ".join)


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """A private space with a few pages."""
    space = space_with(tmp_path_factory.mktemp("spaces") / "private.db")
    with space.writing() as database:
        for text in ("he nodded", 'a "quoted" word', "AND OR NOT NEAR", "über & unter", ""):
            reflections.table.put(database, new_reflection(NOW, "amara", text=text))
    yield space
    space.close()


@given(typed=st.text() | st.text(st.sampled_from("ab é\"'*-_.:()^{}\\\0\n\ud83d+NEAR,")))
@example(typed='"' * 999)
@example(typed="a " * 3000)
@example(typed="\ud83d\udcff")
@example(typed="NEAR(a b, 3) AND (c OR d) NOT {title}: ^e*")
def test_nothing_that_can_be_typed_raises(private: Space, typed: str) -> None:
    read = Reflections(private)
    lines = read.page(0, 100, typed)
    assert len(lines) == read.count(typed)


# SQLite takes a character that is younger than its tables for a letter; these are older.
known = st.characters(categories=["L", "N", "P", "S", "Z"]).filter(lambda one: ucd_3_2_0.category(one) != "Cn")


@given(text=st.text(known | st.sampled_from("a \u0301\u0303m"), max_size=40))
@example(text="m\u0303ano")
@example(text="हिन्दी")
@example(text="مُحَمَّد")
def test_a_text_is_found_by_each_of_its_words(private: Space, text: str) -> None:
    """Every word the index has made of it, and every two of them together."""
    page = new_reflection(NOW, "amara", text=text)
    with private.writing() as database:
        database.execute("DELETE FROM reflection")
        reflections.table.put(database, page)
        database.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, reflection_search, row)")
        held = [row[0] for row in database.execute("SELECT term FROM temp.held")]
        database.execute("DROP TABLE temp.held")
    for typed in [*held, " ".join(held)]:
        if any(letter.isalnum() for letter in typed):
            assert [line.id for line in Reflections(private).page(0, 9, typed)] == [page.id]


def session_of(id: str, text: str, hour: int) -> Session:
    """A session that comes earlier or later by its hour, which is its place in the table."""
    begin = timestamp(NOW + timedelta(hours=hour))
    return Session(**{**BY_TOM, "id": id}, number=1, starts_at=begin, place=text, summary=text)


BY_TOM = origin(NOW, "tom")
OTHERS: dict[Table[Any], Callable[[str, str, int], Record]] = {
    sessions.sessions: session_of,
    sessions.items: lambda id, text, _: AgendaItem(
        **{**BY_TOM, "id": id}, session="s", title=f"On {text}", by="tom", outcome=text
    ),
    sessions.commitments: lambda id, text, _: Commitment(
        **{**BY_TOM, "id": id}, owner="tom", text=f"Ask {text}", in_the_way=text
    ),
    sessions.questions: lambda id, text, _: AskedQuestion(
        **{**BY_TOM, "id": id}, session="s", by="tom", text=f"Why {text}?"
    ),
    sessions.prepared: lambda id, text, _: Prepared(**{**BY_TOM, "id": id}, session="s", text=f"On {text}"),
    sessions.notes: lambda id, text, _: Note(**{**BY_TOM, "id": id}, about="s", text=text),
}
steps = st.tuples(
    st.sampled_from("abc"), st.sampled_from(["put", "bin", "restore", "empty"]), texts, st.integers(-2, 2)
)


@pytest.fixture(scope="module")
def of_sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Space, Space]]:
    """An empty shared and an empty private space."""
    folder = tmp_path_factory.mktemp("spaces")
    both = space_with(folder / "shared.db", schema.SHARED), space_with(folder / "private.db")
    yield both
    for space in both:
        space.close()


@pytest.mark.parametrize("table", OTHERS, ids=lambda table: table.name)
@settings(max_examples=40)
@given(done=st.lists(steps, max_size=12))
def test_the_index_of_every_table_follows_its_rows(
    of_sessions: tuple[Space, Space], table: Table[Any], done: list[tuple[str, str, str, int]]
) -> None:
    with of_sessions[table in (sessions.prepared, sessions.notes)].writing() as database:
        database.execute(f"DELETE FROM {table.name}")
        kept: dict[str, str] = {}
        binned: dict[str, str] = {}
        for id, step, text, hour in done:
            if step == "put":
                table.put(database, OTHERS[table](id, text, hour))
                (binned if id in binned else kept)[id] = text
            elif step == "empty":
                table.empty_bin(database, "9999")
                binned.clear()
            elif id in kept or id in binned:
                table.set_removed(database, id, timestamp(NOW) if step == "bin" else None)
                (binned if step == "bin" else kept)[id] = kept.pop(id, "") or binned.pop(id, "")
            check_index(database, table.name)
        for typed, whole in (("ecole", "École"), ("grun", "grün"), ("日本", "日本")):
            found = {each.id for each in table.holding(database, typed, 9)}
            assert found == {id for id, text in kept.items() if whole in text}


class Writing(RuleBasedStateMachine):
    """Pages are written, changed, moved in time, binned, taken out and deleted; a plain dict does the same."""

    pages = Bundle("pages")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.space = space_with(Path(self._folder.name) / "private.db")
        self.kept: dict[str, Reflection] = {}
        self.binned: dict[str, Reflection] = {}

    def teardown(self) -> None:
        self.space.close()
        self._folder.cleanup()

    def _put(self, page: Reflection) -> None:
        with self.space.writing() as database:
            reflections.table.put(database, page)
        (self.binned if page.id in self.binned else self.kept)[page.id] = page

    @rule(target=pages, title=texts, text=texts, hour=st.integers(-3, 3))
    def write(self, title: str, text: str, hour: int) -> str:
        page = new_reflection(NOW, "amara", at=NOW + timedelta(hours=hour), title=title, text=text)
        self._put(page)
        return page.id

    @rule(id=pages, title=texts, parts=st.dictionaries(words, texts, max_size=3))
    def change(self, id: str, title: str, parts: dict[str, str]) -> None:
        page = self.kept.get(id) or self.binned.get(id)
        if page is not None:
            self._put(replace(page, title=title, parts=parts))

    @rule(id=pages, seconds=st.integers(-3, 3))
    def move(self, id: str, seconds: int) -> None:
        page = self.kept.get(id) or self.binned.get(id)
        if page is not None:
            self._put(replace(page, at=timestamp(NOW + timedelta(seconds=seconds))))

    @rule(id=pages)
    def pin(self, id: str) -> None:
        page = self.kept.get(id)
        if page is not None:
            self._put(replace(page, pinned=not page.pinned))

    @rule(id=pages, hour=st.integers(0, 5))
    def bin(self, id: str, hour: int) -> None:
        if id in self.kept or id in self.binned:
            with self.space.writing() as database:
                reflections.table.set_removed(database, id, timestamp(NOW + timedelta(hours=hour)))
            self.binned[id] = self.kept.pop(id, None) or self.binned[id]

    @rule(id=pages)
    def restore(self, id: str) -> None:
        if id in self.kept or id in self.binned:
            with self.space.writing() as database:
                reflections.table.set_removed(database, id, None)
            self.kept[id] = self.binned.pop(id, None) or self.kept[id]

    @rule()
    def empty_the_bin(self) -> None:
        with self.space.writing() as database:
            reflections.table.empty_bin(database, "9999")
        self.binned.clear()

    @rule()
    def tidy_the_index(self) -> None:
        with self.space.writing() as database:
            database.execute("INSERT INTO reflection_search(reflection_search) VALUES ('optimize')")

    @rule()
    def make_the_index_anew(self) -> None:
        with self.space.writing() as database:
            database.execute("INSERT INTO reflection_search(reflection_search) VALUES ('rebuild')")

    @invariant()
    def the_index_holds_exactly_the_words_of_what_is_kept(self) -> None:
        check_index(self.space.database)

    @invariant()
    def lists_and_search_agree_with_what_was_written(self) -> None:
        read = Reflections(self.space)
        assert {line.id for line in read.page(0, 1000)} == set(self.kept)
        assert {line.id for line in read.bin_page(0, 1000)} == set(self.binned)
        for typed, whole in (("ecole", "École"), ("grun", "grün"), ("日本", "日本")):
            expected = {
                id for id, page in self.kept.items() if whole in f"{page.title} {' '.join(page.parts.values())}"
            }
            assert {line.id for line in read.page(0, 1000, typed)} == expected

    @invariant()
    def pages_come_back_as_they_were_written(self) -> None:
        read = Reflections(self.space)
        assert all(read.get(id) == page for id, page in {**self.kept, **self.binned}.items())


Writing.TestCase.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
TestWriting = Writing.TestCase
