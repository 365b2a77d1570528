"""Stand-ins for the services of the first screen: quick, in memory, and they remember what was asked of them."""

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from mentor_desktop.errors import WrongPassphrase
from mentor_desktop.services.passphrases import Strength
from mentor_desktop.services.shelf import Shelved
from ui.background import Background
from ui.start.page import StartPage
from ui.start.services import OpeningServices
from ui.theme import Theme

RIGHT = "velvet otter compass 12"


class FakeShelf:
    def __init__(self, home, entries=()):
        self.home = home
        self.list = list(entries)
        self.opened_by = []

    def entries(self):
        return list(self.list)

    def add(self, folder, label):
        entry = Shelved(folder, label)
        self.list = [entry, *(each for each in self.list if each.folder != folder)]
        return entry

    def opened(self, folder, seat):
        self.opened_by.append((folder, seat))

    def forget(self, folder):
        self.list = [each for each in self.list if each.folder != folder]

    def new_folder(self):
        return self.home / "journals" / "journal-1"


class FakeJournal:
    def __init__(self, folder, seat, read_only=False):
        self.folder = folder
        self.me = SimpleNamespace(role=seat, name="Tom")
        self.read_only = read_only
        self.closed = threading.Event()

    def close(self):
        self.closed.set()


class FakeAttempts:
    def __init__(self, seconds=0.0):
        self.seconds = seconds
        self.failures = []

    def wait(self, folder, seat):
        return self.seconds if self.failures else 0.0

    def failed(self, folder, seat):
        self.failures.append((folder, seat))

    def succeeded(self, folder, seat):
        self.failures = []


class FakeServices:
    """Set `error` to let the next call fail, `hold` to keep unlocking busy until it is set."""

    def __init__(self):
        self.here = ("mentor", "mentee")
        self.error = None
        self.hold = None
        self.calls = []
        self.journals = []
        self.tries = FakeAttempts()

    def bundle(self):
        return OpeningServices(
            create=self.create,
            unlock=self.unlock,
            join=self.join,
            joined=self.joined,
            judge=self.judge,
            write_example=self.write_example,
            attempts=lambda: self.tries,
        )

    def create(self, folder, **details):
        self.calls.append(("create", folder, details))
        self._fail()
        return self._journal(folder, details["seat"])

    def unlock(self, folder, seat, passphrase, *, read_only=False):
        self.calls.append(("unlock", folder, seat, read_only))
        if self.hold is not None:
            self.hold.wait(5)
        self._fail()
        if passphrase != RIGHT:
            raise WrongPassphrase
        return self._journal(folder, seat, read_only)

    def join(self, folder, seat, *, partner_passphrase, passphrase):
        self.calls.append(("join", folder, seat, passphrase))
        self._fail()
        if partner_passphrase != RIGHT:
            raise WrongPassphrase
        self.here = ("mentor", "mentee")

    def joined(self, folder):
        self.calls.append(("joined", folder))
        self._fail()
        return self.here

    def judge(self, passphrase, known=()):
        self.calls.append(("judge", passphrase, tuple(known)))
        good = len(passphrase) > 11
        return Strength(4 if good else 1, good, "Very good: centuries." if good else "Easy: add a word or two.")

    def write_example(self, folder: Path):
        folder.mkdir()
        self.calls.append(("example", folder))
        self._fail()
        return {"mentor": "an orchard in the rain", "mentee": RIGHT}

    def _fail(self):
        error, self.error = self.error, None
        if error is not None:
            raise error

    def _journal(self, folder, seat, read_only=False):
        journal = FakeJournal(folder, seat, read_only)
        self.journals.append(journal)
        return journal


@pytest.fixture
def services():
    return FakeServices()


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.wait(5000)


@pytest.fixture
def journals(tmp_path):
    """Two journals on the list; the folder of a third is gone."""
    entries = []
    for number, label in enumerate(("Amara & Tom", "Tom & Jun")):
        folder = tmp_path / f"journal-{number}"
        folder.mkdir()
        entries.append(Shelved(folder, label, "mentee", "2026-01-02T10:00:00Z"))
    return [*entries, Shelved(tmp_path / "gone", "Ida & Kofi")]


@pytest.fixture
def shelf(tmp_path, journals):
    return FakeShelf(tmp_path, journals)


@pytest.fixture
def chosen():
    """What the folder dialog answers; empty for a person who changes their mind."""
    return []


@pytest.fixture
def starts():
    """Where the folder dialog began, each time."""
    return []


@pytest.fixture
def make_page(qtbot, services, background, chosen, starts):
    def choose(parent, title, start, then):
        starts.append(start)
        if chosen:
            then(chosen[-1])

    def make(shelf):
        page = StartPage(shelf, background, Theme("light"), services.bundle(), choose)
        page.resize(1024, 640)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return make


@pytest.fixture
def page(make_page, shelf):
    return make_page(shelf)


@pytest.fixture
def right():
    return RIGHT
