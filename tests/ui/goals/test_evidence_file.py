"""A file on its way into the journal: away from the interface's thread, with a way to stop it, and sentences when it
cannot be kept.
"""

import threading

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.errors import DiskFull, KnownError
from tests.support.goals import picture, pieces
from tests.support.screens import nameless, shown_words
from ui.background import Background
from ui.goals.evidence_file import EvidenceFile

MB = 2**20


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.wait(5000)


@pytest.fixture
def file(on_screen, journal, background):
    """The file of a form; choosing brings what `file.chosen` names."""

    def choose(parent, title, then):
        if made.chosen is not None:
            then(made.chosen)

    made = EvidenceFile(journal, background, choose)
    made.chosen = None
    around = QWidget()
    QVBoxLayout(around).addWidget(made)
    on_screen(around, 320, 160)
    made.around = around
    return made


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.png"
    path.write_bytes(picture(3 * MB))
    return path


@pytest.fixture
def held_up(journal, monkeypatch):
    """Each piece of a file waits until it is let through."""
    put, gate, there = journal.files.put, threading.Semaphore(0), threading.Event()

    def wait(*piece):
        gate.asked += 1
        there.set()
        assert gate.acquire(timeout=5)
        put(*piece)

    monkeypatch.setattr(journal.files, "put", wait)
    gate.there, gate.asked = there, 0
    yield gate
    gate.release(99)


def test_a_file_is_chosen_and_kept(file, journal, plan, qtbot):
    file.chosen = plan
    with qtbot.waitSignal(file.changed, check_params_cb=lambda: file.kept is not None):
        file.add_button.click()
    assert "plan.png" in shown_words(file)
    assert "3.0 MB" in shown_words(file)
    assert not file.add_button.isVisible()
    assert pieces(journal) == 3
    assert nameless(file) == []


def test_whoever_changes_their_mind_chooses_nothing(file):
    file.add_button.click()
    assert not file.busy
    assert file.add_button.isVisible()


def test_it_is_kept_on_another_thread_and_the_line_shows_how_far_it_is(file, plan, qtbot, held_up):
    file.take(plan)
    assert file.busy
    assert file.cancel_button.isVisible()
    shares = []
    for _ in range(3):
        qtbot.waitUntil(held_up.there.is_set)
        qtbot.wait(70)
        shares.append(file._line.accessibleName())
        held_up.there.clear()
        held_up.release()
    qtbot.waitUntil(lambda: file.kept is not None)
    assert shares == [f"{percent} % of the file is kept" for percent in (0, 33, 67)]


def test_cancelling_is_answered_at_once_and_leaves_nothing_behind(file, journal, plan, qtbot, held_up, background):
    file.take(plan)
    qtbot.waitUntil(held_up.there.is_set)
    file.cancel_button.click()
    assert not file.busy
    assert file.add_button.isVisible()
    assert file.add_button.hasFocus()
    held_up.release(3)
    assert background.wait(5000)
    qtbot.wait(20)
    assert file.kept is None
    assert held_up.asked == 1
    assert pieces(journal) == 0


def test_a_file_that_arrives_after_it_was_cancelled_is_given_up(file, journal, plan, qtbot, background):
    file.take(plan)
    assert background.wait(5000)  # It is there, and the interface's thread has not heard of it yet.
    assert pieces(journal) == 3
    file.cancel_button.click()
    qtbot.waitUntil(lambda: pieces(journal) == 0)
    assert file.kept is None


def test_taking_it_out_again_forgets_its_bytes(file, journal, plan, qtbot):
    file.take(plan)
    qtbot.waitUntil(lambda: file.kept is not None)
    file.remove_button.click()
    assert pieces(journal) == 0
    assert file.add_button.isVisible()


def test_another_file_takes_the_place_of_the_first(file, journal, plan, tmp_path, qtbot):
    other = tmp_path / "other.png"
    other.write_bytes(picture(100))
    file.take(plan)
    qtbot.waitUntil(lambda: file.kept is not None)
    file.take(other)
    qtbot.waitUntil(lambda: file.kept is not None)
    assert file.kept.name == "other.png"
    assert pieces(journal) == 1


def test_of_two_files_at_once_the_last_one_counts(file, journal, plan, tmp_path, qtbot, held_up, background):
    other = tmp_path / "other.png"
    other.write_bytes(picture(100))
    file.take(plan)
    qtbot.waitUntil(held_up.there.is_set)
    file.take(other)
    held_up.release(9)
    qtbot.waitUntil(lambda: file.kept is not None)
    assert background.wait(5000)
    qtbot.wait(20)
    assert file.kept.name == "other.png"
    assert pieces(journal) == 1


def make_too_large(path):
    path.write_bytes(picture(20 * MB + 1))


def make_a_text(path):
    path.write_text("no picture")


def make_nothing(path):
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_too_large, "larger than 20 MB"),
        (make_a_text, "cannot be read as a picture or a PDF"),
        (make_nothing, "Nothing was added"),
        (lambda path: path.mkdir(), "not an ordinary file"),
        (lambda path: None, "no longer there"),
    ],
    ids=["too large", "a text", "empty", "a folder", "gone"],
)
def test_what_cannot_be_kept_is_said_at_the_file(file, journal, tmp_path, qtbot, make, sentence):
    path = tmp_path / "thing.png"
    make(path)
    file.take(path)
    qtbot.waitUntil(lambda: sentence in shown_words(file))
    assert file.kept is None
    assert file.add_button.isVisible()
    assert pieces(journal) == 0


def test_a_disk_that_fills_up_in_the_middle_is_said_and_nothing_stays(file, journal, plan, qtbot, monkeypatch):
    put = journal.files.put

    def full(kept, number, piece):
        if number == 2:
            raise DiskFull()
        put(kept, number, piece)

    monkeypatch.setattr(journal.files, "put", full)
    file.take(plan)
    qtbot.waitUntil(lambda: "The disk is full" in shown_words(file))
    assert pieces(journal) == 0


def test_locking_in_the_middle_is_said(file, journal, plan, qtbot, held_up):
    file.take(plan)
    qtbot.waitUntil(held_up.there.is_set)
    journal.close()
    held_up.release(3)
    qtbot.waitUntil(lambda: "The journal is locked" in shown_words(file))


def test_a_file_on_its_way_stops_when_its_form_is_gone(file, journal, plan, qtbot, held_up, background, let_it_settle):
    file.take(plan)
    qtbot.waitUntil(held_up.there.is_set)
    file.deleteLater()
    let_it_settle()
    held_up.release(3)
    assert background.wait(5000)
    assert pieces(journal) == 0


def test_a_sentence_goes_when_another_file_is_tried(file, plan, tmp_path, qtbot):
    file.take(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: "no longer there" in shown_words(file))
    file.take(plan)
    qtbot.waitUntil(lambda: file.kept is not None)
    assert "no longer there" not in shown_words(file)


def test_a_file_that_cannot_be_forgotten_now_troubles_nobody(file, journal, plan, qtbot, monkeypatch):
    def fail(kept):
        raise KnownError("no")

    file.take(plan)
    qtbot.waitUntil(lambda: file.kept is not None)
    monkeypatch.setattr(journal.files, "drop", fail)
    file.remove_button.click()
    assert file.kept is None
