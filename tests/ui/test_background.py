"""Work elsewhere comes back on the interface's thread, and never to something that is gone."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ui.background import Background


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.wait(5000)


def test_the_result_arrives_on_the_interfaces_thread(qtbot, background):
    seen = []
    owner = QObject()
    background.run(
        owner,
        lambda: threading.current_thread(),
        lambda thread: seen.append((thread, threading.current_thread())),
        pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert here is threading.main_thread()
    assert worker is not here
    assert worker.daemon


def test_an_error_of_any_kind_goes_to_failed(qtbot, background):
    seen = []
    owner = QObject()
    background.run(owner, lambda: 1 / 0, pytest.fail, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], ZeroDivisionError)


def test_nothing_is_delivered_to_an_owner_that_was_destroyed(qtbot, background):
    hold = threading.Event()
    seen = []
    owner = QObject()
    background.run(owner, lambda: hold.wait(5), seen.append, seen.append)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hold.set()
    assert background.wait(5000)
    after = []
    other = QObject()
    background.run(other, lambda: 1, after.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(after))
    assert seen == []


def test_at_most_two_pieces_of_work_run_at_once(qtbot, background):
    gate = threading.Event()
    lock = threading.Lock()
    running = []
    most = []
    done = []

    def work():
        with lock:
            running.append(1)
            most.append(len(running))
        gate.wait(5)
        with lock:
            running.pop()

    owner = QObject()
    for _ in range(5):
        background.run(owner, work, done.append, pytest.fail)
    qtbot.waitUntil(lambda: len(most) == 2)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 5)
    assert max(most) == 2


def test_wait_says_when_the_time_is_up(qtbot, background):
    hold = threading.Event()
    owner = QObject()
    done = []
    background.run(owner, lambda: hold.wait(5), done.append, pytest.fail)
    assert not background.wait(20)
    hold.set()
    assert background.wait(5000)
    qtbot.waitUntil(lambda: bool(done))
