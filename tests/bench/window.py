"""The figures of the window. Each is measured in a process of its own, offscreen, in turns with its yardstick."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from mentor_desktop.services.shelf import Shelf
from tests.bench.corpus import KEPT, PASSPHRASE, ROOT, SEAT, Corpus, corpus
from tests.bench.figures import Figure, against, below, percentile_95, shown
from tests.bench.pair import CHECK_INS, GOALS, SESSIONS, make_pair

LARGE = 50_000
_LONGEST_SECONDS = 240


class Place:
    """Copies of the corpora for the window to open, and a home folder for the program, gone when the run is over."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self._folder = folder
        self._copies: dict[int, Corpus] = {}

    def corpus(self, size: int) -> Corpus:
        """The copy of this size."""
        if size not in self._copies:
            folder = self._folder / str(size)
            folder.mkdir()
            self._copies[size] = corpus(size).copy(folder)
        return self._copies[size]

    def run(self, child: str, *words: object) -> dict[str, Any]:
        """Runs a module of `children` and returns what it printed."""
        with self._started(child, words) as process:
            printed, errors = process.communicate(timeout=_LONGEST_SECONDS)
            if process.returncode != 0 or not printed.strip():
                raise RuntimeError(f"Measuring “{child}” failed:\n{errors[-2000:]}")
            return dict(json.loads(printed.splitlines()[0]))

    def weigh(self, *words: object) -> float:
        """The resident memory of a waiting window, in MiB."""
        with self._started("memory", words) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            if not process.stdout.readline():
                raise RuntimeError(f"Measuring memory failed:\n{process.stderr.read()[-2000:]}")
            resident = psutil.Process(process.pid).memory_info().rss
            process.communicate("\n", timeout=_LONGEST_SECONDS)
            return resident / 2**20

    @contextmanager
    def _started(self, child: str, words: Sequence[object]) -> Iterator["subprocess.Popen[str]"]:
        command = [sys.executable, "-m", f"tests.bench.children.{child}", *map(str, words)]
        # Like an installed program: its modules are compiled once, and what it keeps is elsewhere than ours.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {
            "QT_QPA_PLATFORM": "offscreen",
            "MENTOR_HOME": str(self.home),
            "PYTHONPYCACHEPREFIX": str(KEPT / "compiled"),
        }
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same measured for ours and for the yardstick, as often."""

    ours: list[float]
    yardstick: list[float]

    @property
    def middles(self) -> tuple[float, float]:
        return statistics.median(self.ours), statistics.median(self.yardstick)


def _in_turns(times: int, ours: Callable[[], float], yardstick: Callable[[], float]) -> _Pair:
    """A B A B, after one of each that is thrown away."""
    ours()
    yardstick()
    pair = _Pair([], [])
    for _ in range(times):
        pair.ours.append(ours())
        pair.yardstick.append(yardstick())
    return pair


def start(place: Place, sizes: Sequence[int], quick: bool) -> list[Figure]:
    """Processor time from nothing to the painted first screen, with two journals on it."""
    shelf = Shelf(place.home)
    for label in ("Ada and Ben", "Ada and Cleo"):
        folder = shelf.new_folder()
        folder.mkdir(parents=True)
        shelf.add(folder, label)
    pair = _in_turns(
        2 if quick else 15,
        lambda: place.run("start", "ours")["seconds"] * 1000,
        lambda: place.run("start", "empty")["seconds"] * 1000,
    )
    return [against("start to the painted start screen, CPU time", None, *pair.middles, "ms", 1.3)]


def unlock(place: Place, sizes: Sequence[int], quick: bool) -> list[Figure]:
    """Enter in the unlock form to the painted Home."""
    figures = []
    for size in sizes:
        at = place.corpus(size)
        runs = [place.run("unlock", at.journal, at.bare, SEAT, PASSPHRASE) for _ in range(2 if quick else 8)][1:]
        ours, bare = (statistics.median(run[side] for run in runs) * 1000 for side in ("seconds", "bare"))
        figures.append(below("unlock to painted Home, beyond the KDF", size, ours, bare, "ms", 150, LARGE))
    return figures


def search(place: Place, sizes: Sequence[int], quick: bool) -> list[Figure]:
    """One keystroke in the search field to the painted list."""
    figures = []
    for size in sizes:
        at = place.corpus(size)
        searches = at.searches()
        found = place.run("search", at.journal, at.bare, SEAT, PASSPHRASE, 1 if quick else 6, *searches.values())
        for name, typed in searches.items():
            ours, bare = (percentile_95(found[typed][side]) for side in ("ours", "bare"))
            figures.append(
                below(f"one keystroke in search, {name}, 95th percentile", size, ours, bare, "ms", 16, LARGE)
            )
    return figures


def keys(place: Place, sizes: Sequence[int], quick: bool) -> list[Figure]:
    """Keypress to paint in a long reflection, in the largest journal."""
    size = max(sizes)
    journal = place.corpus(size).journal
    many = 40 if quick else 180
    ours: list[list[float]] = []
    bare: list[list[float]] = []
    for _ in range(1 if quick else 3):
        ours.append(place.run("keys", "ours", many, journal, SEAT, PASSPHRASE)["milliseconds"])
        bare.append(place.run("keys", "bare", many)["milliseconds"])
    name = "keypress to paint in a 5,000-word reflection"
    return [
        against(
            f"{name}, 95th percentile", size, _middle(ours, percentile_95), _middle(bare, percentile_95), "ms", 1.5
        ),
        shown("the same, median", size, _middle(ours, statistics.median), _middle(bare, statistics.median), "ms"),
        shown("the same, slowest key", size, _middle(ours, max), _middle(bare, max), "ms"),
    ]


def _middle(runs: list[list[float]], of_one: Callable[[list[float]], float]) -> float:
    """What a run in the middle has: one run beside a busy neighbour decides nothing."""
    return statistics.median(map(of_one, runs))


def memory(place: Place, sizes: Sequence[int], quick: bool) -> list[Figure]:
    """Resident memory with a journal open that has been scrolled through and searched."""
    figures = []
    for size in sizes:
        at = place.corpus(size)
        pair = _Pair([], [])
        for _ in range(1 if quick else 3):
            pair.ours.append(place.weigh("ours", at.journal, SEAT, PASSPHRASE, at.common))
            pair.yardstick.append(place.weigh("empty"))
        asked = against("resident memory, the journal open", size, *pair.middles, "MiB", 1.8)
        figures.append(asked if size == LARGE else shown(asked.name, size, *pair.middles, "MiB"))
    return figures


def pages(place: Place, sizes: Sequence[int], quick: bool) -> list[Figure]:
    """A page asked for until it is painted, in the journal of a pair that has worked together for long."""
    folder = place.home.parent / "pair"
    coming = make_pair(folder)
    figures = []
    for what, name, size in (
        ("goals", f"goals page with {GOALS} goals and {CHECK_INS:,} check-ins painted", GOALS),
        ("prepare", f"Prepare painted with {SESSIONS} past sessions", SESSIONS),
    ):
        runs = [place.run("page", folder, SEAT, PASSPHRASE, what, coming) for _ in range(2 if quick else 9)][1:]
        ours, bare = (statistics.median(run[side] for run in runs) * 1000 for side in ("seconds", "bare"))
        figures.append(below(name, size, ours, bare, "ms", 100, size))
    return figures


PARTS: dict[str, Callable[[Place, Sequence[int], bool], list[Figure]]] = {
    "start": start,
    "unlock": unlock,
    "search": search,
    "keys": keys,
    "memory": memory,
    "pages": pages,
}


def measure(part: str, sizes: Sequence[int], *, quick: bool = False) -> list[Figure]:
    """Measures one part."""
    with TemporaryDirectory(prefix="mentor-bench-") as folder:
        return PARTS[part](Place(Path(folder)), sizes, quick)
