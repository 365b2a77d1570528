"""Goals and all that hangs on them, read from the shared space; the bytes of files, which lie apart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mentor_desktop.errors import DamagedSpace, NoSuchRecord
from mentor_desktop.journal.goals import Goal, Level
from mentor_desktop.journal.progress import CheckIn, Milestone, Point
from mentor_desktop.journal.record import Record
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.store import goals as store
from mentor_desktop.store import schema
from mentor_desktop.store.goals import Files, Goals
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space
from tests.support.privates import check_index, space_with

TABLES: dict[type[Record], Table[Any]] = {
    Goal: store.goals,
    Level: store.levels,
    Milestone: store.milestones,
    CheckIn: store.check_ins,
    Evidence: store.evidence,
    Instruction: store.instructions,
}


def common(id: str, second: int = 0) -> dict[str, str]:
    at = f"2026-03-21T16:30:{second:02}.000Z"
    return {"id": id, "created_at": at, "updated_at": at, "updated_by": "tom"}


def check_in(id: str, second: int, person: str, level: int, goal: str = "g") -> CheckIn:
    stamp = common(id, second)
    return CheckIn(**stamp, goal=goal, person=person, level=level, note=f"note {id}", at=stamp["created_at"])


ONE_OF_EACH: list[Record] = [
    Goal(**common("g"), title="Lead the heron meeting", why="to be heard", learned="it takes time"),
    Level(**common("l"), goal="g", value=0, text="I open a heron meeting"),
    Milestone(**common("m"), goal="g", title="Ask the heron people"),
    replace(check_in("c", 0, "tom", 1), note="the heron came"),
    Evidence(**common("e"), goal="g", by="tom", text="a heron, drawn", link="https://example.org/stork"),
    Instruction(
        **common("i"), goal="g", at="2026-03-21T16:30:00.000Z", kind="show", text="how a heron stands", teach_back="so"
    ),
]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Space]:
    """An empty shared space."""
    space = space_with(tmp_path / "shared.db", schema.SHARED)
    yield space
    space.close()


def put(space: Space, *records: Record) -> None:
    with space.writing() as database:
        for record in records:
            TABLES[type(record)].put(database, record)


def remove(space: Space, record: Record) -> None:
    with space.writing() as database:
        TABLES[type(record)].set_removed(database, record.id, "2026-03-22T16:30:00.000Z")


def test_a_goal_is_there_or_not(shared: Space) -> None:
    read = Goals(shared)
    assert read.find("g") is None
    assert read.all() == []
    put(shared, ONE_OF_EACH[0])
    assert read.find("g") == read.get("g") == ONE_OF_EACH[0]
    for id in ("nobody", "half a \ud83d", "nul\0"):
        assert read.find(id) is None
        with pytest.raises(NoSuchRecord):
            read.get(id)


def test_what_hangs_on_a_goal_is_read_with_it_alone(shared: Space) -> None:
    others = [replace(each, id=f"other {each.id}", goal="other") for each in ONE_OF_EACH[1:]]  # type: ignore[call-arg]
    put(shared, *ONE_OF_EACH, *others)
    read = Goals(shared)
    asks = (read.levels, read.milestones, read.check_ins, read.evidence, read.taught)
    assert [ask("g") for ask in asks] == [[each] for each in ONE_OF_EACH[1:]]
    assert [ask("other") for ask in asks] == [[each] for each in others]
    assert [ask("nobody") for ask in asks] == [[]] * 5


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
def test_what_is_in_the_bin_is_in_no_list_and_comes_back(shared: Space, record: Record) -> None:
    put(shared, *ONE_OF_EACH)
    read = Goals(shared)

    def listed() -> list[Record]:
        hanging = [*read.levels("g"), *read.milestones("g"), *read.check_ins("g"), *read.evidence("g")]
        return [*read.all(), *hanging, *read.taught("g")]

    assert listed() == ONE_OF_EACH
    remove(shared, record)
    assert listed() == [each for each in ONE_OF_EACH if each != record]
    assert ("g" in read.points()) is not isinstance(record, CheckIn)
    with shared.writing() as database:
        TABLES[type(record)].set_removed(database, record.id, None)
    assert listed() == ONE_OF_EACH


def test_goals_come_newest_first_and_what_hangs_on_them_oldest_first(shared: Space) -> None:
    put(shared, Goal(**common("b", 2)), Goal(**common("c", 3)), Goal(**common("a", 1)))
    put(shared, *(Level(**common(f"l{second}", second), goal="a", value=0, text="t") for second in (5, 3, 4)))
    read = Goals(shared)
    assert [goal.id for goal in read.all()] == ["c", "b", "a"]
    assert [level.id for level in read.levels("a")] == ["l3", "l4", "l5"]


def test_levels_written_in_one_moment_keep_their_order(shared: Space) -> None:
    put(shared, *(Level(**common(f"l{number}"), goal="g", value=0, text=f"{number}") for number in range(20)))
    put(shared, Level(**common("in place"), goal="g", value=0, text="before"))
    put(shared, Level(**common("l3"), goal="g", value=0, text="changed in place"))
    assert [level.id for level in Goals(shared).levels("g")] == [*(f"l{number}" for number in range(20)), "in place"]


def test_milestones_come_in_the_order_of_the_pair(shared: Space) -> None:
    places = {"a": 2, "b": 0, "c": 1, "d": 1}
    put(
        shared,
        *(
            Milestone(**common(id, second), goal="g", title=id, position=place)
            for second, (id, place) in enumerate(places.items())
        ),
    )
    assert [each.id for each in Goals(shared).milestones("g")] == ["b", "c", "d", "a"]


def test_points_are_the_check_ins_of_all_goals_by_goal_and_person(shared: Space) -> None:
    seen = [
        check_in("1", 9, "tom", 1),
        check_in("2", 3, "tom", -1),
        check_in("3", 5, "amara", 0),
        check_in("4", 4, "amara", 2, goal="other"),
    ]
    put(shared, *seen, check_in("5", 1, "tom", 2))
    remove(shared, check_in("5", 1, "tom", 2))
    assert Goals(shared).points() == {
        "g": {"tom": [Point(seen[1].at, -1), Point(seen[0].at, 1)], "amara": [Point(seen[2].at, 0)]},
        "other": {"amara": [Point(seen[3].at, 2)]},
    }


@pytest.mark.parametrize(
    "change", ["level = 3", "level = 'much'", "level = x'01'", "at = 'soon'", "at = x'00'", "at = '0001-01-01'"]
)
def test_a_point_that_was_not_written_like_that_is_damage(shared: Space, change: str) -> None:
    put(shared, check_in("c", 0, "tom", 1))
    with shared.writing() as database:
        database.execute(f"UPDATE check_in SET {change}")
    read = Goals(shared)
    for ask in (read.points, lambda: read.check_ins("g")):
        with pytest.raises(DamagedSpace, match=r"shared\.db is damaged"):
            ask()


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
def test_everything_is_found_by_its_words_until_it_is_in_the_bin(shared: Space, record: Record) -> None:
    put(shared, *ONE_OF_EACH)
    table = TABLES[type(record)]

    def found(typed: str) -> list[Record]:
        with shared.reading() as database:
            check_index(database, table.name)
            return table.holding(database, typed, 9)

    assert found("heron") == [record]
    assert found("heron nowhere") == found("pelican") == found("") == []
    remove(shared, record)
    assert found("heron") == []
    with shared.writing() as database:
        table.empty_bin(database, "9999")
    assert found("heron") == []


@pytest.mark.parametrize(
    ("record", "typed"),
    [
        (ONE_OF_EACH[0], "heard takes"),
        (ONE_OF_EACH[4], "stork example"),
        (replace(ONE_OF_EACH[4], file_name="Protokoll März.pdf"), "marz.pdf"),  # type: ignore[call-arg]
        (ONE_OF_EACH[5], "stands so"),
    ],
    ids=["why and learned", "link", "file name", "teach-back"],
)
def test_a_record_is_found_by_all_its_texts(shared: Space, record: Record, typed: str) -> None:
    put(shared, record)
    with shared.reading() as database:
        assert TABLES[type(record)].holding(database, typed, 9) == [record]


def test_a_list_of_what_was_found_has_an_end(shared: Space) -> None:
    put(shared, *(Level(**common(f"l{second}", second), goal="g", value=0, text="heron") for second in range(9)))
    with shared.reading() as database:
        assert [each.id for each in store.levels.holding(database, "heron", 3)] == ["l8", "l7", "l6"]


def test_a_file_comes_back_in_its_order_and_without_the_others(shared: Space) -> None:
    files = Files(shared)
    pieces = [bytes([number]) * 1000 for number in range(12)]
    for number in (3, 0, *range(4, 12), 2, 1):
        files.put("f", number, pieces[number])
    files.put("other", 0, b"another")
    assert files.read("f", 100_000) == b"".join(pieces)
    files.put("f", 0, b"anew")
    assert files.read("f", 100_000) == b"".join([b"anew", *pieces[1:]])
    files.drop("f")
    assert files.read("f", 100_000) == b""
    assert files.read("other", 100_000) == b"another"


@pytest.mark.parametrize("value", ["'text'", "7", "1.5"])
def test_a_piece_that_is_no_bytes_is_damage(shared: Space, value: str) -> None:
    files = Files(shared)
    files.put("f", 0, b"whole")
    with shared.writing() as database:
        database.execute(f"UPDATE file_part SET bytes = {value}")
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged .*a file in it"):
        files.read("f", 100_000)


def test_a_file_that_is_longer_than_its_evidence_says_is_not_read(shared: Space) -> None:
    files = Files(shared)
    files.put("f", 0, b"whole")
    files.put("f", 1, b"and more")
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged .*a file in it"):
        files.read("f", 12)
    assert files.read("f", 13) == b"wholeand more"


def with_file(id: str, file: str | None, goal: str = "g") -> Evidence:
    return Evidence(
        **common(id), goal=goal, by="tom", text="words", file=file, file_name="a.pdf", file_kind="pdf", file_bytes=4
    )


def test_a_file_that_no_evidence_names_is_dropped_and_one_in_the_bin_is_kept(shared: Space) -> None:
    files = Files(shared)
    for file in ("kept", "binned", "never came to be", "gone"):
        files.put(file, 0, file.encode())
        files.put(file, 1, b"!")
    binned, gone = with_file("2", "binned"), with_file("3", "gone")
    put(shared, ONE_OF_EACH[0], with_file("1", "kept"), binned, gone, with_file("4", None))
    remove(shared, binned)
    with shared.writing() as database:
        database.execute("DELETE FROM evidence WHERE id = '3'")
        store.drop_what_hangs_on_nothing(database)
    assert {file: files.read(file, 100_000) for file in ("kept", "binned", "never came to be", "gone")} == {
        "kept": b"kept!",
        "binned": b"binned!",
        "never came to be": b"",
        "gone": b"",
    }


def test_what_hangs_on_a_goal_that_is_gone_goes_with_it(shared: Space) -> None:
    others = [replace(each, id=f"other {each.id}", goal="other") for each in ONE_OF_EACH[1:]]  # type: ignore[call-arg]
    put(shared, *ONE_OF_EACH, *others, Goal(**common("other")), with_file("5", "f"), with_file("6", "o", "other"))
    for file in ("f", "o"):
        Files(shared).put(file, 0, b"file")
    remove(shared, ONE_OF_EACH[0])
    with shared.writing() as database:
        store.drop_what_hangs_on_nothing(database)
    read = Goals(shared)
    assert read.levels("g") == [ONE_OF_EACH[1]]
    assert Files(shared).read("f", 100_000) == b"file"
    with shared.writing() as database:
        store.goals.empty_bin(database, "9999")
        store.drop_what_hangs_on_nothing(database)
    asks = (read.levels, read.milestones, read.check_ins, read.evidence, read.taught)
    assert [ask("g") for ask in asks] == [[]] * 5
    assert [len(ask("other")) for ask in asks] == [1, 1, 1, 2, 1]
    assert Files(shared).read("f", 100_000) == b""
    assert Files(shared).read("o", 100_000) == b"file"
    with shared.reading() as database:
        for table in TABLES.values():
            check_index(database, table.name)


def test_lists_and_search_read_no_byte_of_a_file(shared: Space) -> None:
    """With its table gone, a statement that only names it would fail."""
    put(shared, *ONE_OF_EACH, with_file("5", "f"))
    with shared.writing() as database:
        database.execute("DROP TABLE file_part")
    read = Goals(shared)
    assert [each.id for each in read.evidence("g")] == ["e", "5"]
    assert read.points()
    with shared.reading() as database:
        assert len(store.evidence.holding(database, "words", 9)) == 1
    with pytest.raises(DamagedSpace):
        Files(shared).read("f", 100_000)


def test_the_bytes_of_a_file_are_in_no_search_index(shared: Space) -> None:
    put(shared, *ONE_OF_EACH, with_file("5", "f"))
    Files(shared).put("f", 0, b"%PDF pelican pelican")
    with shared.reading() as database:
        for name in ("purpose", *(table.name for table in TABLES.values())):
            database.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {name}_search, row)")
            terms = {row[0] for row in database.execute("SELECT term FROM temp.held")}
            database.execute("DROP TABLE temp.held")
            assert ("heron" in terms) == (name != "purpose")
            assert "pelican" not in terms


def test_what_is_in_the_bin_is_read_with_its_removal_the_last_one_first(shared: Space) -> None:
    first, second, kept = (Milestone(**common(id), goal="g", title=id) for id in "abc")
    put(shared, first, second, kept)
    for record, at in ((first, "2026-03-23T16:30:00.000Z"), (second, "2026-03-22T16:30:00.000Z")):
        with shared.writing() as database:
            store.milestones.set_removed(database, record.id, at)
    with shared.reading() as database:
        assert store.milestones.removed(database) == [
            ("2026-03-23T16:30:00.000Z", first),
            ("2026-03-22T16:30:00.000Z", second),
        ]


@pytest.mark.parametrize("removed_at", ["yesterday", "", 7, b"2026"])
def test_a_removal_at_no_moment_is_damage(shared: Space, removed_at: object) -> None:
    put(shared, Milestone(**common("m"), goal="g", title="Ask"))
    with shared.writing() as database:
        database.execute("UPDATE milestone SET removed_at = ?", [removed_at])
    with pytest.raises(DamagedSpace), shared.reading() as database:
        store.milestones.removed(database)
