"""The list of reflections: pages of it, counts, the bin, and what a search brings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentor_desktop.journal.record import timestamp
from mentor_desktop.journal.reflections import Feeling, Reflection, new_reflection
from mentor_desktop.store import reflections
from mentor_desktop.store.reflections import Reflections
from mentor_desktop.vault.space import Space
from tests.support.privates import check_index, space_with

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Pages:
    """A private space, and the shortest way to put pages into it."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.read = Reflections(space)
        self._written = 0

    def write(self, text: str, title: str = "") -> Reflection:
        self._written += 1
        page = new_reflection(START + timedelta(hours=self._written), "amara", title=title, text=text)
        return self.save(page)

    def save(self, page: Reflection) -> Reflection:
        with self.space.writing() as database:
            reflections.table.put(database, page)
        return page

    def bin(self, page: Reflection, at: datetime | None = START) -> None:
        with self.space.writing() as database:
            reflections.table.set_removed(database, page.id, at and timestamp(at))

    def found(self, typed: str) -> list[str]:
        lines = self.read.page(0, 1000, typed)
        assert self.read.count(typed) == len(lines)
        return [line.id for line in lines]

    def is_found(self, page: Reflection, *typed: str) -> bool:
        return all(page.id in self.found(words) for words in typed)


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    """An empty private space."""
    space = space_with(tmp_path / "private.db")
    pages = Pages(space)
    yield pages
    with space.reading() as database:
        check_index(database)
    space.close()


def test_an_empty_space_has_empty_lists(pages: Pages) -> None:
    assert pages.read.count() == pages.read.bin_count() == pages.read.count("word") == 0
    assert pages.read.page(0, 10) == pages.read.page(5, 10, "word") == pages.read.bin_page(0, 10) == []


def test_the_list_comes_page_by_page(pages: Pages) -> None:
    ids = [pages.write(f"number{number} every").id for number in range(25)][::-1]
    for typed in ("", "every"):
        assert pages.read.count(typed) == 25
        found = [[line.id for line in pages.read.page(offset, 10, typed)] for offset in (0, 10, 20, 30)]
        assert found == [ids[:10], ids[10:20], ids[20:], []]


@pytest.mark.parametrize("typed", ["", " ", "\t\n", "\u3000"])
def test_white_space_is_not_a_search(pages: Pages, typed: str) -> None:
    page = pages.write("a word")
    assert pages.found(typed) == [page.id]


def test_a_line_shows_what_a_list_needs(pages: Pages) -> None:
    page = pages.save(
        replace(
            pages.write("## Tuesday\n\nHe *nodded* twice."), title="The envelope", feelings=(Feeling("patient", 2),)
        )
    )
    (line,) = pages.read.page(0, 10)
    assert (line.id, line.at, line.title.text, line.snippet.text) == (
        page.id,
        page.at,
        "The envelope",
        "Tuesday He nodded twice.",
    )
    assert line.feelings == (Feeling("patient", 2),)
    assert line.title.marks == line.snippet.marks == ()


def test_a_line_without_a_title_shows_the_first_words(pages: Pages) -> None:
    pages.write("He **nodded** twice.")
    assert pages.read.page(0, 1)[0].title.text == "He nodded twice."


def test_words_are_found_in_any_order_and_all_of_them(pages: Pages) -> None:
    page = pages.write("The budget was drawn on an envelope.")
    assert pages.is_found(page, "budget envelope", "envelope budget", "drawn the", "the the THE")
    assert pages.found("budget nowhere") == []


def test_a_word_is_found_from_its_beginning(pages: Pages) -> None:
    page = pages.write("The envelope")
    assert pages.is_found(page, "e", "en", "env", "envelop", "envelope", "th env")
    assert pages.found("nvelope") == pages.found("envelopes") == []


def test_a_phrase_is_found_in_its_order_only(pages: Pages) -> None:
    page = pages.write("He nodded and then I nodded too.")
    assert pages.is_found(page, '"he nodded"', '"then I nod"', 'too "and then"')
    assert pages.found('"nodded he"') == []
    assert pages.found('"he and"') == []


@pytest.mark.parametrize(
    "typed", ['"he nodded', 'nodded"', '"" nodded', '"…" nodded', "nodded AND", "nodded*", "-nodded"]
)
def test_what_looks_like_a_query_language_is_only_words(pages: Pages, typed: str) -> None:
    page = pages.write("he nodded and left")
    assert pages.is_found(page, typed)


@pytest.mark.parametrize("typed", ["OR", "NOT nodded", "nodded NEAR left", "title:nodded", "nodded OR nowhere"])
def test_the_words_of_a_query_language_are_looked_for(pages: Pages, typed: str) -> None:
    pages.write("he nodded and left")
    assert pages.found(typed) == []


def test_titles_and_all_parts_are_searched_but_not_across(pages: Pages) -> None:
    page = pages.save(
        replace(pages.write(""), title="The envelope", parts={"What?": "I explained.", "So what?": "He closed."})
    )
    assert pages.is_found(page, "envelope explained closed")
    assert pages.found('"explained he"') == [page.id]
    assert pages.found('"envelope I"') == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Café", "cafe"),
        ("cafe", "CAFÉ"),
        ("École à Orléans", "ecole a orleans"),
        ("ecole", "École"),
        ("garçon", "GARCON"),
        ("Größe über Äpfel", "grosse uber apfel".replace("grosse", "größe")),
        ("Übermut", "uber"),
        ("Straße", "STRAße"),
        ("İstanbul", "istanbul"),
        ("istanbul", "İstanbul"),
        ("\u0131ğd\u0131r", "\u0131ğd\u0131r"),
        ("Çok güzel", "cok guzel"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευ"),
        ("Привет", "привет"),
        ("naïve", "nai\u0308ve"),
        ("nai\u0308ve", "naïve"),
        ("e\u0301cole", "école"),
        ("école", "e\u0301cole"),
        ("日本語の本", "日本"),
        ("한국어", "한국"),
        ("हिन्दी", "हिन्दी"),
        ("snake_case", "case"),
        ("well-known", "well-known"),
        ("don't", "don't"),
        ("x² + ½", "x²"),
        ("room 101b", "101"),
        ("I 😀 it", "it 😀"),
        ("wirklich?😀", "😀"),
        ("the🥳party", "party"),
        ("the🥳party", "🥳"),
        ("₺500", "500"),
        ("关于预算的会议", "预算"),
        ("予算の話", "話"),
    ],
)
def test_accents_case_and_scripts(pages: Pages, text: str, typed: str) -> None:
    page = pages.write(f"before {text} after")
    assert pages.is_found(page, typed)


def test_another_letter_is_another_word(pages: Pages) -> None:
    pages.write("Größe")
    assert pages.found("grobe") == []
    assert pages.found("groesse") == []


@pytest.mark.parametrize("typed", [".", "…", "!?", '"', '""', '"-"', "( ) *", "€", "—", "'", "^", "\0", "\ud83d", "_"])
def test_punctuation_alone_finds_nothing(pages: Pages, typed: str) -> None:
    pages.write("Everything! And “more” — all _of_ it. 5 €")
    assert pages.found(typed) == []


def test_a_whole_page_pasted_into_the_search_is_a_search(pages: Pages) -> None:
    page = pages.write(" ".join(f"word{number}" for number in range(600)))
    assert pages.is_found(page, " ".join(f"word{number}" for number in range(0, 600, 2)))
    assert pages.is_found(page, '"' + " ".join(f"word{number}" for number in range(600)) + '"')
    assert pages.found("word " * 600 + "nowhere") == []


def test_an_edited_page_is_found_by_its_new_words_alone(pages: Pages) -> None:
    page = pages.write("the old words", title="Old title")
    pages.save(replace(page, title="New title", parts={"": "fresh words"}))
    assert pages.found("old") == []
    assert pages.is_found(page, "fresh words new title")


def test_a_page_that_moves_in_time_stays_found(pages: Pages) -> None:
    other, page = pages.write("other words"), pages.write("moving words")
    pages.save(replace(page, at="1999-12-31T23:59:59.000Z"))
    assert pages.found("words") == [other.id, page.id]
    assert pages.found("moving") == [page.id]


def test_a_page_in_the_bin_is_in_no_list_and_comes_back_whole(pages: Pages) -> None:
    kept, page = pages.write("kept words"), pages.write("binned words")
    pages.bin(page)
    assert pages.found("") == pages.found("words") == [kept.id]
    assert pages.read.bin_count() == 1
    assert [line.id for line in pages.read.bin_page(0, 10)] == [page.id]
    assert pages.read.get(page.id) == page
    pages.bin(page, None)
    assert pages.found("words") == [page.id, kept.id]
    assert pages.is_found(page, "binned")
    assert pages.read.bin_count() == 0


def test_editing_a_page_in_the_bin_does_not_put_its_words_into_the_search(pages: Pages) -> None:
    page = pages.write("old words")
    pages.bin(page)
    pages.save(replace(page, parts={"": "fresh words"}))
    assert pages.found("words") == []
    pages.bin(page, None)
    assert pages.found("fresh") == [page.id]
    assert pages.found("old") == []


def test_the_bin_shows_what_was_removed_last_first(pages: Pages) -> None:
    first, second, third = (pages.write(f"number{number}") for number in range(3))
    for minutes, page in enumerate((second, third, first)):
        pages.bin(page, START + timedelta(minutes=minutes))
    assert [line.id for line in pages.read.bin_page(0, 2)] == [first.id, third.id]
    assert [line.id for line in pages.read.bin_page(2, 2)] == [second.id]


def test_the_bin_is_emptied_up_to_a_moment(pages: Pages) -> None:
    old, new, kept = (pages.write(f"number{number}") for number in range(3))
    pages.bin(old, START)
    pages.bin(new, START + timedelta(days=1))
    with pages.space.writing() as database:
        reflections.table.empty_bin(database, timestamp(START + timedelta(hours=1)))
    assert [line.id for line in pages.read.bin_page(0, 10)] == [new.id]
    assert pages.found("") == [kept.id]


def test_the_place_of_what_was_deleted_can_be_taken_again(pages: Pages) -> None:
    page = pages.write("first words")
    pages.bin(page)
    with pages.space.writing() as database:
        reflections.table.empty_bin(database, "9999")
    again = pages.save(replace(page, id="another", parts={"": "second words"}))
    assert pages.found("words") == [again.id]
    assert pages.found("first") == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM reflection WHERE removed_at IS NULL",
        "SELECT seq FROM reflection WHERE removed_at IS NULL ORDER BY seq DESC LIMIT 50 OFFSET 1000",
    ],
)
def test_a_long_list_is_counted_and_skipped_without_its_texts(pages: Pages, sql: str) -> None:
    database = pages.space.database
    plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plan == ["SCAN reflection USING INDEX reflection_kept"]
    steps = {row[1] for row in database.execute(f"EXPLAIN {sql}")}
    assert not steps & {"Column", "SeekRowid", "NotExists", "FinishSeek", "SorterOpen"}
