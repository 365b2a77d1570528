"""Damage to a space is noticed and named, wherever it is, and never shown as data."""

import random
from pathlib import Path

import pytest

from mentor_desktop.errors import CutSpace, DamagedSpace, KnownError
from mentor_desktop.vault.space import PAGE_BYTES, Space, check_length
from tests.support.spaces import KEY, ROWS, flip, make_space, pages_of, rows_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a space with many pages."""
    return make_space(tmp_path_factory.mktemp("spaces") / "shared.db").read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    """A copy of it that a test may damage."""
    path = tmp_path / "shared.db"
    path.write_bytes(whole)
    return path


def read_all(path: Path) -> list[int]:
    """Opens, checks and reads everything."""
    space = Space(path, KEY, read_only=True)
    try:
        space.check()
    finally:
        space.close()
    return rows_of(path)


PLACES_IN_A_PAGE = [0, 1, 15, 16, 17, 99, 100, 2000, PAGE_BYTES - 80, PAGE_BYTES - 64, PAGE_BYTES - 17, PAGE_BYTES - 1]


@pytest.mark.parametrize("place", PLACES_IN_A_PAGE)
def test_a_changed_byte_in_the_first_page_is_noticed_on_opening(path: Path, place: int) -> None:
    flip(path, place)
    before = path.read_bytes()
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged"):
        Space(path, KEY)
    assert path.read_bytes() == before


def test_a_changed_byte_in_any_page_is_noticed_by_the_check(path: Path, whole: bytes) -> None:
    chosen = random.Random(8439)
    assert pages_of(path) > 20
    for page in range(pages_of(path)):
        path.write_bytes(whole)
        flip(path, page * PAGE_BYTES + chosen.randrange(PAGE_BYTES), chosen.randrange(8))
        with pytest.raises(DamagedSpace, match=r"shared\.db is damaged"):
            read_all(path)


def test_a_changed_byte_in_a_page_no_row_uses_is_noticed_by_the_check(path: Path) -> None:
    """What was deleted leaves free pages behind; a disk that changes them will change others."""
    space = Space(path, KEY)
    with space.writing() as database:
        database.execute("DELETE FROM line WHERE number > 0")
    (free,) = space.database.execute("PRAGMA freelist_count").fetchone()
    space.close()
    assert free > 10
    content = path.read_bytes()
    for page in range(pages_of(path)):
        path.write_bytes(content)
        flip(path, page * PAGE_BYTES + 2000)
        with pytest.raises(DamagedSpace):
            read_all(path)


def test_a_changed_byte_in_any_page_is_never_shown_as_data(path: Path, whole: bytes) -> None:
    """Without a check before: reading the rows gives the right ones or a sentence, whichever page was hit."""
    noticed = 0
    for page in range(1, pages_of(path)):
        path.write_bytes(whole)
        flip(path, page * PAGE_BYTES + 1000)
        try:
            assert rows_of(path) == list(range(ROWS))
        except DamagedSpace:
            noticed += 1
    assert noticed > 5


def test_writing_into_a_damaged_page_is_refused(path: Path) -> None:
    for page in range(1, pages_of(path)):
        flip(path, page * PAGE_BYTES + 1000)
    space = Space(path, KEY)
    with pytest.raises(DamagedSpace), space.writing() as database:
        database.execute("UPDATE line SET text = 'new'")
    space.close()


def test_two_pages_swapped_are_noticed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    one, other = slice(2 * PAGE_BYTES, 3 * PAGE_BYTES), slice(5 * PAGE_BYTES, 6 * PAGE_BYTES)
    content[one], content[other] = content[other], content[one]
    path.write_bytes(content)
    with pytest.raises(DamagedSpace):
        read_all(path)


def test_a_page_of_zeros_is_noticed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3 * PAGE_BYTES : 4 * PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(content)
    with pytest.raises(DamagedSpace):
        read_all(path)


@pytest.mark.parametrize("left", [1, 16, PAGE_BYTES - 1, PAGE_BYTES + 1, 5 * PAGE_BYTES + 2048])
def test_a_file_cut_within_a_page_says_how_much_is_there(path: Path, left: int) -> None:
    path.write_bytes(path.read_bytes()[:left])
    pages = -(-left // PAGE_BYTES)
    with pytest.raises(CutSpace, match=f"{left} of {pages * PAGE_BYTES} bytes"):
        Space(path, KEY)
    assert path.stat().st_size == left


@pytest.mark.parametrize("lost", [1, 2, 10])
def test_a_file_cut_between_pages_says_how_much_is_there(path: Path, whole: bytes, lost: int) -> None:
    left = len(whole) - lost * PAGE_BYTES
    path.write_bytes(whole[:left])
    with pytest.raises(CutSpace, match=f"{left} of {len(whole)} bytes"):
        Space(path, KEY)
    assert path.read_bytes() == whole[:left]


def test_an_empty_file_is_cut_short(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(CutSpace, match=f"0 of {PAGE_BYTES} bytes"):
        Space(path, KEY)
    assert path.read_bytes() == b""


def test_a_cut_within_a_page_is_seen_without_a_key(path: Path) -> None:
    check_length(path)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CutSpace):
        check_length(path)


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\0".ljust(PAGE_BYTES, b"\0"), b"x" * PAGE_BYTES, bytes(PAGE_BYTES)]
)
def test_another_file_in_its_place_is_damage(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedSpace):
        Space(path, KEY)
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "shared.db").mkdir()
    with pytest.raises(KnownError):
        Space(tmp_path / "shared.db", KEY)


def test_an_older_file_put_in_place_of_the_newer_opens_as_what_it_is(path: Path, whole: bytes) -> None:
    """A whole older copy is a backup put back, not damage."""
    space = Space(path, KEY)
    with space.writing() as database:
        database.execute("DELETE FROM line WHERE number > 9")
    space.close()
    assert rows_of(path) == list(range(10))
    path.write_bytes(whole)
    assert rows_of(path) == list(range(ROWS))


def test_sqlcipher_writes_nothing_to_the_terminal(path: Path, whole: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    for page in (0, 1, 5):
        path.write_bytes(whole)
        flip(path, page * PAGE_BYTES + 1000)
        with pytest.raises(DamagedSpace):
            read_all(path)
    path.write_bytes(whole)
    with pytest.raises(DamagedSpace):
        rows_of(path, bytes(32))
    path.write_bytes(whole[: -3 * PAGE_BYTES])
    with pytest.raises(CutSpace):
        rows_of(path)
    assert capfd.readouterr() == ("", "")
