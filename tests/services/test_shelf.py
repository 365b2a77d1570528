"""The list on the first screen."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import NotAJournal
from mentor_desktop.services.opening import joined
from mentor_desktop.services.shelf import DEFAULT_LABEL, FILE_NAME, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty list in a folder that does not exist yet."""
    return Shelf(tmp_path / "home")


def test_a_first_start_has_an_empty_list_and_makes_no_folder(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.entries() == []
    assert list(tmp_path.iterdir()) == []


def test_a_journal_on_the_list_stays_there(shelf: Shelf, tmp_path: Path) -> None:
    entry = shelf.add(tmp_path / "j", "  Amara &\n Tom ")
    assert (entry.folder, entry.label, entry.last_seat, entry.last_opened) == (
        tmp_path / "j",
        "Amara & Tom",
        None,
        None,
    )
    assert Shelf(tmp_path / "home").entries() == [entry]


def test_adding_again_renames(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(tmp_path / "j", "Us")
    shelf.opened(tmp_path / "j", "mentor")
    assert shelf.add(tmp_path / "j", "").label == "Us"
    assert shelf.add(tmp_path / "j", "The two of us").label == "The two of us"
    (entry,) = shelf.entries()
    assert entry.last_seat == "mentor"
    assert entry.last_opened is not None


def test_without_a_label_it_says_nothing_of_who_writes_in_it(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.add(tmp_path / "amara-and-tom", "").label == DEFAULT_LABEL


def test_the_one_opened_last_comes_first(shelf: Shelf, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        shelf.add(tmp_path / name, name)
    shelf.opened(tmp_path / "a", "mentee")
    assert shelf.entries()[0].label == "a"
    assert shelf.entries()[0].last_seat == "mentee"
    assert (shelf.entries()[0].last_opened or "").endswith("Z")


def test_opening_a_journal_that_is_not_on_the_list_leaves_it_off(shelf: Shelf, tmp_path: Path) -> None:
    shelf.opened(tmp_path / "secret", "mentor")
    assert shelf.entries() == []
    assert list(tmp_path.iterdir()) == []


def test_forgetting_takes_it_off_and_leaves_the_folder(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "j").mkdir()
    (tmp_path / "j" / "journal.json").write_text("kept")
    shelf.add(tmp_path / "j", "Us")
    shelf.add(tmp_path / "k", "Them")
    shelf.forget(tmp_path / "j")
    shelf.forget(tmp_path / "nowhere")
    assert [entry.label for entry in shelf.entries()] == ["Them"]
    assert (tmp_path / "j" / "journal.json").read_text() == "kept"


def test_a_new_folder_has_a_neutral_name_no_one_has(shelf: Shelf, tmp_path: Path) -> None:
    first = shelf.new_folder()
    assert first == tmp_path / "home" / "journals" / "journal-1"
    first.mkdir(parents=True)
    assert shelf.new_folder().name == "journal-2"


BROKEN = [
    b"",
    b"{",
    b"null",
    b"[]",
    b"{}",
    b'{"journals": 5}',
    b'{"journals": null}',
    b'{"journals": [1, null, [], {}, {"folder": 5, "label": "x"}]}',
    b"\xff\xfe\0",
    b"[" * 100_000,
    b"9" * 10_000,
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_list_that_cannot_be_read_is_empty_and_can_be_begun_again(
    shelf: Shelf, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / FILE_NAME).write_bytes(content)
    assert shelf.entries() == []
    entry = shelf.add(tmp_path / "j", "Us")
    assert shelf.entries() == [entry]


def test_a_broken_line_does_not_hide_the_others(shelf: Shelf, tmp_path: Path) -> None:
    good = {"folder": str(tmp_path / "j"), "label": "Us", "last_seat": 7, "last_opened": 7, "more": 1}
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / FILE_NAME).write_text(json.dumps({"journals": [None, good, {"folder": "x"}]}))
    (entry,) = shelf.entries()
    assert (entry.label, entry.last_seat, entry.last_opened) == ("Us", None, None)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
fields = st.dictionaries(st.sampled_from(["folder", "label", "last_seat", "last_opened"]), json_values)


@given(entries=st.lists(fields | json_values))
def test_anything_may_stand_in_the_file(tmp_path_factory: pytest.TempPathFactory, entries: list[object]) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / FILE_NAME).write_text(json.dumps({"journals": entries}))
    shelf = Shelf(home)
    found = shelf.entries()
    assert all(isinstance(entry.folder, Path) and isinstance(entry.label, str) for entry in found)
    shelf.add(Path("/somewhere/new"), "Us")
    assert "Us" in [entry.label for entry in shelf.entries()]


def test_a_write_that_fails_keeps_the_old_list(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentor_desktop.errors import DiskFull

    shelf.add(tmp_path / "j", "Us")

    def full(*_: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(DiskFull):
            shelf.add(tmp_path / "k", "Them")
    assert [entry.label for entry in shelf.entries()] == ["Us"]
    assert [path.name for path in (tmp_path / "home").iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("name", ["grüße 日本", "half\udcff", "quote\"'"])
def test_any_folder_and_label_can_be_on_the_list(shelf: Shelf, tmp_path: Path, name: str) -> None:
    shelf.add(tmp_path / name, f"Us {name}")
    (entry,) = shelf.entries()
    assert entry.folder == tmp_path / name
    entry.label.encode("utf-8")


def test_a_list_that_cannot_be_read_is_set_aside_before_a_new_one_is_written(tmp_path: Path) -> None:
    (tmp_path / "journals.json").write_bytes(b"not a list")
    Shelf(tmp_path).add(tmp_path / "journal", "Ours")
    assert [entry.label for entry in Shelf(tmp_path).entries()] == ["Ours"]
    assert (tmp_path / "journals.json.unreadable").read_bytes() == b"not a list"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_in_place_of_the_list_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "journals.json"
    os.mkfifo(path) if kind == "pipe" else path.mkdir()
    shelf = Shelf(tmp_path)
    assert shelf.entries() == []
    shelf.add(tmp_path / "journal", "Us")
    assert [entry.label for entry in shelf.entries()] == ["Us"]


def test_a_listed_path_that_no_folder_can_have_is_left_out(tmp_path: Path) -> None:
    listed = [{"folder": folder, "label": "x"} for folder in ("/a\0b", "/\ud800", "/whole")]
    (tmp_path / "journals.json").write_text(json.dumps({"journals": [*listed, {"folder": "/b", "label": "\ud800"}]}))
    assert [(entry.folder, entry.label) for entry in Shelf(tmp_path).entries()] == [
        (Path("/whole"), "x"),
        (Path("/b"), "?"),
    ]


@pytest.mark.parametrize("folder", ["/a\0b", "/\ud800"])
def test_a_path_that_no_folder_can_have_holds_no_journal(folder: str) -> None:
    with pytest.raises(NotAJournal):
        joined(Path(folder))
