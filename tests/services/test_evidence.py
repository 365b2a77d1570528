"""Evidence, and the files that are kept with it: whole inside the journal, or not there at all."""

import os
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mentor_desktop.errors import (
    DamagedSpace,
    DiskFull,
    DiskTrouble,
    KnownError,
    Locked,
    NotAFile,
    ReadOnly,
    Unacceptable,
)
from mentor_desktop.journal.goals import LONGEST_TEXT, Goal
from mentor_desktop.journal.teaching import LONGEST_FILE_NAME, MOST_FILE_BYTES, Evidence
from mentor_desktop.services import evidence, goals
from mentor_desktop.services.evidence import PIECE_BYTES
from mentor_desktop.services.journal import Journal
from mentor_desktop.store.goals import Files
from tests.support.goals import TYPED, drafted, picture, pieces
from tests.support.journals import JournalForTwo, contents
from tests.support.processes import run_python

WEBP = b"RIFF\x24\0\0\0WEBPVP8 "


@pytest.fixture
def tom(journal_for_two: JournalForTwo) -> Journal:
    """Tom's journal, open."""
    return journal_for_two.unlock("mentee")


@pytest.fixture
def goal(tom: Journal) -> Goal:
    """A goal of his."""
    return drafted(tom)


def file_with(tmp_path: Path, content: bytes, name: str = "drawing.png") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def added(journal: Journal, goal: Goal, path: Path, **fields: Any) -> Evidence:
    file = evidence.keep_file(journal, path)
    assert file is not None
    return evidence.add(journal, replace(evidence.new_evidence(journal, goal), **fields), file)


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_words_come_back_as_they_were_typed(journal_for_two: JournalForTwo, tom: Journal, typed: str) -> None:
    goal = drafted(tom)
    kept = evidence.add(tom, replace(evidence.new_evidence(tom, goal), text=typed, supports_level=1))
    tom.close()
    amara = journal_for_two.unlock("mentor")
    assert goals.view(amara, goal.id).evidence == (kept,)
    assert (kept.text, kept.by, kept.file) == (typed.strip(), amara.partner.id, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" http://example.org\r\n", "http://example.org"),
        ("example.org/minutes", "https://example.org/minutes"),
        ("Https://example.org", "Https://example.org"),
        ("bücher.example/größe", "https://bücher.example/größe"),
    ],
)
def test_a_link_has_its_beginning(tom: Journal, goal: Goal, typed: str, kept: str) -> None:
    assert evidence.add(tom, replace(evidence.new_evidence(tom, goal), link=typed)).link == kept


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": " \n", "link": " "},
        {"text": "q" * (LONGEST_TEXT + 1)},
        {"link": "q" * 3000},
        {"link": "file:///etc/passwd"},
        {"text": "words", "supports_level": 3},
    ],
    ids=str,
)
def test_what_is_no_evidence_is_refused(tom: Journal, goal: Goal, fields: dict[str, Any]) -> None:
    with pytest.raises(Unacceptable) as refused:
        evidence.add(tom, replace(evidence.new_evidence(tom, goal), **fields))
    assert "qq" not in str(refused.value)
    assert tom.goals.evidence(goal.id) == []


@pytest.mark.parametrize(
    "typed",
    [
        "not a link",
        "https://not a link",
        "https://",
        "http:///minutes",
        "https://?page",
        "https://...",
        "word word.org/x",
    ],
)
def test_a_link_leads_somewhere(tom: Journal, goal: Goal, typed: str) -> None:
    with pytest.raises(Unacceptable, match="does not read as a link"):
        evidence.add(tom, replace(evidence.new_evidence(tom, goal), link=typed, text="I ran it."))
    assert tom.goals.evidence(goal.id) == []


@pytest.mark.parametrize(
    "typed",
    ["localhost:8000", "example.org/my minutes", "https://例え.jp", "HTTPS://example.org?q=1", "me@example.org#top"],
)
def test_unusual_links_are_links(tom: Journal, goal: Goal, typed: str) -> None:
    kept = evidence.add(tom, replace(evidence.new_evidence(tom, goal), link=typed))
    assert kept.link.endswith(typed)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (picture(9000), "drawing.png", "png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(99), "photo.JPG", "jpeg"),
        (b"GIF89a\x01\0\x01\0", "dance.gif", "gif"),
        (WEBP, "page.webp", "webp"),
        (b"%PDF-1.7\n", "minutes.pdf", "pdf"),
        (picture(8), "named like a text.txt", "png"),
        (b"%PDF-1.7\n", "no ending", "pdf"),
    ],
)
def test_pictures_and_pdf_are_kept_by_what_is_in_them(
    tmp_path: Path, tom: Journal, goal: Goal, content: bytes, name: str, kind: str
) -> None:
    kept = added(tom, goal, file_with(tmp_path, content, name))
    assert (kept.file_name, kept.file_kind, kept.file_bytes) == (name, kind, len(content))
    assert evidence.content(tom, kept) == content


@pytest.mark.parametrize("length", [PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 7])
def test_a_file_comes_back_byte_by_byte_after_locking(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal, goal: Goal, length: int
) -> None:
    content = picture(100) + os.urandom(length - 100)
    kept = added(tom, goal, file_with(tmp_path, content))
    assert pieces(tom) == -(-length // PIECE_BYTES)
    tom.close()
    amara = journal_for_two.unlock("mentor")
    (found,) = amara.goals.evidence(goal.id)
    assert found == kept
    assert evidence.content(amara, found) == content


def test_20_megabytes_are_kept(tmp_path: Path, tom: Journal, goal: Goal) -> None:
    content = picture(MOST_FILE_BYTES)
    kept = added(tom, goal, file_with(tmp_path, content))
    assert kept.file_bytes == 20 * 1024 * 1024
    assert evidence.content(tom, kept) == content


def test_one_byte_more_is_refused(tmp_path: Path, tom: Journal) -> None:
    path = file_with(tmp_path, picture(MOST_FILE_BYTES + 1))
    with pytest.raises(Unacceptable, match="larger than 20 MB"):
        evidence.keep_file(tom, path)
    assert pieces(tom) == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\0" + bytes(99), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"words", b"\x89PNG", b"PK\x03\x04"],
    ids=["nothing", "program", "svg", "words", "half a sign", "archive"],
)
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("secret plan.docx", "Only pictures"),
        ("secret plan", "Only pictures"),
        ("secret plan.png", "cannot be read as a picture or a PDF"),
        ("secret plan.JPG", "cannot be read as a picture or a PDF"),
        ("secret plan.pdf", "cannot be read as a picture or a PDF"),
    ],
)
def test_a_file_of_another_kind_is_refused_whatever_its_name_says(
    tmp_path: Path, tom: Journal, content: bytes, name: str, sentence: str
) -> None:
    path = file_with(tmp_path, content, name)
    with pytest.raises(Unacceptable, match=sentence) as refused:
        evidence.keep_file(tom, path)
    assert "secret" not in str(refused.value)
    assert pieces(tom) == 0


def test_a_file_that_has_vanished_is_refused(tmp_path: Path, tom: Journal) -> None:
    for path in (tmp_path / "gone.png", file_with(tmp_path, b"") / "below a file.png", tmp_path / "nul\0.png"):
        with pytest.raises(Unacceptable, match="no longer there"):
            evidence.keep_file(tom, path)
    assert pieces(tom) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_folder_or_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path, tom: Journal) -> None:
    folder, pipe = tmp_path / "folder.png", tmp_path / "pipe.png"
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (folder, pipe):
        with pytest.raises(NotAFile):
            evidence.keep_file(tom, path)
    assert pieces(tom) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
@pytest.mark.skipif(
    sys.platform == "darwin" and os.geteuid() == 0, reason="only Linux lets root give up its privileges"
)
def test_a_file_that_may_not_be_read_is_a_sentence(tmp_path: Path, journal_for_two: JournalForTwo) -> None:
    """In a process of its own that has given up root's privileges, because root is bound by no rights."""
    path = file_with(tmp_path, picture(99))
    path.chmod(0)
    said = run_python(
        """
import sys
from pathlib import Path
from mentor_desktop.errors import NoRights
from mentor_desktop.services import evidence
from tests.support.goals import pieces
from tests.support.journals import JournalForTwo
from tests.support.processes import give_up_privileges

give_up_privileges()
journal = JournalForTwo(Path(sys.argv[1])).unlock("mentee")
try:
    evidence.keep_file(journal, Path(sys.argv[2]))
except NoRights as error:
    print(error, pieces(journal))
journal.close()
""",
        journal_for_two.folder,
        path,
    )
    assert said.stderr == ""
    assert said.stdout.startswith("This computer does not let the program read")
    assert said.stdout.strip().endswith(" 0")


def test_progress_goes_from_nothing_to_all(tmp_path: Path, tom: Journal) -> None:
    told: list[float] = []
    path = file_with(tmp_path, picture(4 * PIECE_BYTES))
    assert evidence.keep_file(tom, path, lambda done: told.append(done) is None) is not None
    assert told == [0.0, 0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("stop_at", [0.0, 0.25, 0.75])
def test_whoever_stops_it_leaves_nothing_behind(tmp_path: Path, tom: Journal, stop_at: float) -> None:
    path = file_with(tmp_path, picture(4 * PIECE_BYTES))
    assert evidence.keep_file(tom, path, lambda done: done < stop_at) is None
    assert pieces(tom) == 0


def full_from_the_second_piece_on(journal: Journal) -> Callable[[float], bool]:
    """A progress after whose first piece SQLite finds no more room, as on a disk that is full."""

    def progress(done: float) -> bool:
        if done:
            journal._vault.shared.database.execute("PRAGMA max_page_count = 1")
        return True

    return progress


def test_a_file_does_not_take_the_last_room(tom: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "minutes.png"
    path.write_bytes(picture(3 * PIECE_BYTES))
    room = type(shutil.disk_usage(tmp_path))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room(0, 0, 6 * PIECE_BYTES - 1))
    with pytest.raises(DiskFull):
        evidence.keep_file(tom, path)
    assert pieces(tom) == 0
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room(0, 0, 6 * PIECE_BYTES))
    assert evidence.keep_file(tom, path) is not None


def test_a_disk_that_fills_up_half_way_leaves_nothing_behind(tmp_path: Path, tom: Journal, goal: Goal) -> None:
    path = file_with(tmp_path, picture(4 * PIECE_BYTES))
    with pytest.raises(DiskFull):
        evidence.keep_file(tom, path, full_from_the_second_piece_on(tom))
    assert pieces(tom) == 0
    tom._vault.shared.database.execute("PRAGMA max_page_count = 1000000")
    assert evidence.content(tom, added(tom, goal, path)) == path.read_bytes()


def test_what_cannot_be_forgotten_at_once_is_forgotten_at_the_next_unlocking(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Files, file: str) -> None:
        raise DiskFull()

    with monkeypatch.context() as patched:
        patched.setattr(Files, "drop", fail)
        with pytest.raises(DiskFull):
            evidence.keep_file(tom, file_with(tmp_path, picture(4 * PIECE_BYTES)), full_from_the_second_piece_on(tom))
    assert pieces(tom) == 1
    tom.close()
    assert pieces(journal_for_two.unlock("mentee")) == 0


def test_locking_in_the_middle_waits_for_nothing_but_the_piece(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal
) -> None:
    path = file_with(tmp_path, picture(4 * PIECE_BYTES))
    half_way, locked = threading.Event(), threading.Event()
    ended: list[KnownError] = []

    def progress(done: float) -> bool:
        if done == 0.5:
            half_way.set()
            locked.wait(30)
        return True

    def keep() -> None:
        try:
            evidence.keep_file(tom, path, progress)
        except KnownError as error:
            ended.append(error)

    thread = threading.Thread(target=keep)
    thread.start()
    assert half_way.wait(30)
    tom.close()
    locked.set()
    thread.join(30)
    assert [type(error) for error in ended] == [Locked]
    vault = journal_for_two.vault("mentee")
    assert vault.shared.database.execute("SELECT count(*) FROM file_part").fetchone() == (2,)
    vault.close()
    assert pieces(journal_for_two.unlock("mentee")) == 0


def test_a_file_whose_evidence_never_came_is_forgotten(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal, goal: Goal
) -> None:
    path = file_with(tmp_path, picture(99))
    given_up = evidence.keep_file(tom, path)
    assert given_up is not None
    evidence.give_up(tom, given_up)
    assert pieces(tom) == 0
    with pytest.raises(Unacceptable):
        added(tom, goal, path, text="q" * (LONGEST_TEXT + 1))
    assert pieces(tom) == 1
    tom.close()
    assert pieces(journal_for_two.unlock("mentee")) == 0


def test_a_file_stays_as_long_as_its_evidence_is_in_the_bin(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal, goal: Goal
) -> None:
    content = picture(PIECE_BYTES + 1)
    kept = added(tom, goal, file_with(tmp_path, content))
    tom.remove(kept)
    tom.close()
    journal_for_two.clock.advance(days=29)
    with closing(journal_for_two.unlock("mentee")) as again:
        assert pieces(again) == 2
        again.restore(kept)
        assert evidence.content(again, kept) == content
        again.remove(kept)
    journal_for_two.clock.advance(days=29)
    with closing(journal_for_two.unlock("mentee")) as again:
        drafted(again, title="Somebody writes, so the clock is right")
    journal_for_two.clock.advance(days=2)
    again = journal_for_two.unlock("mentee")
    assert pieces(again) == 0
    with pytest.raises(DamagedSpace, match="not whole"):
        evidence.content(again, kept)


def test_a_goal_that_is_gone_for_good_takes_its_files_along(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal, goal: Goal
) -> None:
    added(tom, goal, file_with(tmp_path, picture(99)))
    tom.remove(goal)
    journal_for_two.clock.advance(days=31)
    other = drafted(tom, title="Somebody writes, so the clock is right")
    tom.close()
    again = journal_for_two.unlock("mentee")
    assert again.goals.all() == [other]
    assert again.goals.evidence(goal.id) == []
    assert pieces(again) == 0


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM file_part WHERE number = 1",
        "UPDATE file_part SET number = number + 2 WHERE number = 0",
        "UPDATE file_part SET bytes = x'00' WHERE number = 0",
        "UPDATE file_part SET bytes = 'text' WHERE number = 0",
        "UPDATE file_part SET file = 'elsewhere'",
        "INSERT INTO file_part SELECT file, 9, x'00' FROM file_part LIMIT 1",
    ],
)
def test_a_file_that_is_not_what_was_kept_is_damage(tmp_path: Path, tom: Journal, goal: Goal, change: str) -> None:
    kept = added(tom, goal, file_with(tmp_path, picture(PIECE_BYTES + 99)))
    with tom._vault.shared.writing() as database:
        database.execute(change)
    with pytest.raises(DamagedSpace, match=r"shared\.db is damaged .*a file in it"):
        evidence.content(tom, kept)
    with pytest.raises(DamagedSpace):
        evidence.save_out(tom, kept, tmp_path / "out.png")
    assert not (tmp_path / "out.png").exists()


def test_a_file_is_written_outside_only_where_it_was_asked_for(tmp_path: Path, tom: Journal, goal: Goal) -> None:
    content = picture(PIECE_BYTES + 99)
    path = file_with(tmp_path, content)
    kept = added(tom, goal, path)
    path.unlink()
    target = tmp_path / "out"
    target.mkdir()
    evidence.save_out(tom, kept, target / "copy.png")
    (target / "old.png").write_bytes(b"an older picture")
    evidence.save_out(tom, kept, target / "old.png")
    assert contents(target) == {"copy.png": content, "old.png": content}
    assert [found.name for found in tmp_path.rglob("*.png")] == ["copy.png", "old.png"]
    with pytest.raises(DiskTrouble):
        evidence.save_out(tom, kept, tmp_path / "nowhere" / "copy.png")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Protokoll März.png", "Protokoll März.png"),
        ("图片.png", "图片.png"),
        ("שרטוט.png", "שרטוט.png"),
        ("line\nbreak.png", "line\nbreak.png"),
        ("half \udcff letter.png", "half \N{REPLACEMENT CHARACTER} letter.png"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows refuses some of these names itself")
def test_a_name_is_kept_in_whole_letters(tmp_path: Path, tom: Journal, goal: Goal, name: str, kept: str) -> None:
    found = added(tom, goal, file_with(tmp_path, picture(99), name))
    assert found.file_name == kept
    assert tom.goals.evidence(goal.id) == [found]


def test_of_a_very_long_name_its_end_is_kept(tom: Journal, goal: Goal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems know names longer than a journal keeps."""
    monkeypatch.setattr(evidence, "read_whole", lambda path, most: picture(99))
    found = added(tom, goal, Path("q" * 300 + ".png"))
    assert found.file_name == "q" * (LONGEST_FILE_NAME - 4) + ".png"


def test_a_journal_opened_to_read_shows_files_and_takes_none(
    tmp_path: Path, journal_for_two: JournalForTwo, tom: Journal, goal: Goal
) -> None:
    path = file_with(tmp_path, picture(99))
    kept = added(tom, goal, path)
    tom.close()
    reader = journal_for_two.unlock("mentee", read_only=True)
    assert evidence.content(reader, kept) == path.read_bytes()
    with pytest.raises(ReadOnly):
        evidence.keep_file(reader, path)
    with pytest.raises(ReadOnly):
        evidence.add(reader, replace(evidence.new_evidence(reader, goal), text="words"))
    assert pieces(reader) == 1


def test_nothing_is_saved_out_over_the_journal_itself(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    tom = journal_for_two.unlock("mentee")
    goal = drafted(tom)
    source = tmp_path / "page.png"
    source.write_bytes(picture(2000))
    kept = evidence.keep_file(tom, source)
    record = evidence.add(tom, evidence.new_evidence(tom, goal), kept)
    with pytest.raises(Unacceptable, match="own files"):
        evidence.save_out(tom, record, journal_for_two.shared_file)
    assert evidence.content(tom, record) == picture(2000)
