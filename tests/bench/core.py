"""The figures of the store, without a screen: what saving one reflection costs, in time and in bytes.

Ours and the yardstick take turns, save by save and size by size, so that a slow moment of the computer meets all
alike.

Bytes are counted where they leave the process: the `wchar` of `/proc/self/io`, which is what was given to `write`. It
counts the log and the pages a checkpoint copies from it into the database. The length of the log would not do: SQLite
writes it anew from its beginning after each checkpoint. Nor would `write_bytes` of the same file: it counts each 4
KiB page of memory once when it is first changed, whatever was written into it.

FTS5 tidies its index up as it goes: most saves write little, some write megabytes. What a save writes is therefore
the mean over thousands of saves, so that no size is lucky or unlucky in when its index was tidied last. Only the
first of them wait for the disk and are timed; whether SQLite waits does not change what it writes.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from mentor_desktop.journal.reflections import Reflection
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import unlock
from tests.bench.bare import BareDatabase
from tests.bench.corpus import PASSPHRASE, SEAT, corpus, one_reflection, private_space
from tests.bench.figures import Figure, against, said, shown
from tests.bench.words import Language

_TIMED = 400
_COUNTED = 6_000
_WHEN_QUICK = 40
_GROWTH_FROM, _GROWTH_TO, _MOST_GROWTH = 1_000, 50_000, 1.3


class _Meter:
    """How many bytes this process has given to `write` so far.

    It is opened before a journal is: a process with an open journal lets nobody look into it, not even itself.
    """

    def __init__(self) -> None:
        path = Path("/proc/self/io")
        self._file = path.open("rb", buffering=0) if path.exists() else None

    @property
    def counts(self) -> bool:
        return self._file is not None

    def read(self) -> int:
        if self._file is None:
            return 0
        self._file.seek(0)
        return next(int(line.split()[1]) for line in self._file.read().splitlines() if line.startswith(b"wchar"))

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


@dataclass(slots=True)
class _Costs:
    """What each save took: seconds, and bytes where the system counts them."""

    save: Callable[[Reflection], object]
    meter: _Meter
    seconds: list[float] = field(default_factory=list)
    written: list[int] = field(default_factory=list)

    def measure(self, reflection: Reflection, *, timed: bool) -> None:
        before = self.meter.read()
        start = time.perf_counter()
        self.save(reflection)
        seconds = time.perf_counter() - start
        if timed:
            self.seconds.append(seconds)
        if self.meter.counts:
            self.written.append(self.meter.read() - before)

    @property
    def middle(self) -> float:
        return statistics.median(self.seconds) * 1000

    @property
    def kib(self) -> float:
        return statistics.mean(self.written) / 1024


def measure(sizes: Sequence[int], *, quick: bool = False) -> list[Figure]:
    """Saves reflections into journals of all sizes and into their yardsticks."""
    with TemporaryDirectory(prefix="mentor-bench-") as place, ExitStack() as opened:
        meter = opened.enter_context(closing(_Meter()))
        costs: dict[int, tuple[_Costs, _Costs]] = {}
        connections = []
        writer = ""
        for size in sizes:
            folder = Path(place) / str(size)
            folder.mkdir()
            copy = corpus(size).copy(folder)
            journal: Journal = opened.enter_context(closing(unlock(copy.journal, SEAT, PASSPHRASE)))
            bare = opened.enter_context(closing(BareDatabase(copy.bare)))
            costs[size] = (_Costs(journal.save, meter), _Costs(bare.save, meter))
            connections += [private_space(journal).database.conn, bare.connection]
            writer = journal.me.id
        turns = _Turns(costs, writer)
        turns.take(_WHEN_QUICK if quick else _TIMED, timed=True)
        if not quick and meter.counts:
            for connection in connections:
                connection.execute("PRAGMA synchronous = OFF")
            turns.take(_COUNTED, timed=False)
    return [*_times(costs), *_growth(costs), *_worst(costs), *_bytes(costs)]


class _Turns:
    """Gives every journal and every yardstick the same reflections to save, one after the other."""

    def __init__(self, costs: dict[int, tuple[_Costs, _Costs]], writer: str) -> None:
        self._costs = costs
        self._writer = writer
        self._language, self._random, self._now = Language(), Random(11), datetime.now(UTC)

    def take(self, saves: int, *, timed: bool) -> None:
        for number in range(saves):
            self._now += timedelta(seconds=1)
            reflection = one_reflection(self._language, self._random, self._now, self._writer)
            for pair in self._costs.values():
                # Whoever comes first finds the processor's caches cold; each comes first half of the time.
                for side in pair if number % 2 else reversed(pair):
                    side.measure(reflection, timed=timed)


def _times(costs: dict[int, tuple[_Costs, _Costs]]) -> list[Figure]:
    return [
        against("saving one reflection", size, ours.middle, bare.middle, "ms", 2)
        for size, (ours, bare) in costs.items()
    ]


def _growth(costs: dict[int, tuple[_Costs, _Costs]]) -> list[Figure]:
    if _GROWTH_FROM not in costs or _GROWTH_TO not in costs:
        return []
    small, large = costs[_GROWTH_FROM][0].middle, costs[_GROWTH_TO][0].middle
    ratio, name = large / small, f"the same, beside a journal of {_GROWTH_FROM:,}"
    holds = ratio <= _MOST_GROWTH
    return [Figure(name, _GROWTH_TO, said(large, "ms"), said(small, "ms"), ratio, f"≤ {_MOST_GROWTH} ×", holds)]


def _worst(costs: dict[int, tuple[_Costs, _Costs]]) -> list[Figure]:
    return [
        shown("the slowest of these saves", size, max(ours.seconds) * 1000, max(bare.seconds) * 1000, "ms")
        for size, (ours, bare) in costs.items()
    ]


def _bytes(costs: dict[int, tuple[_Costs, _Costs]]) -> list[Figure]:
    return [
        against("bytes written for it", size, ours.kib, bare.kib, "KiB", 1.5)
        for size, (ours, bare) in costs.items()
        if ours.written
    ]
