"""What was found, as a plain table for the terminal and as `docs/performance.md`."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2 as sqlcipher

from tests.bench.figures import Figure

_HEAD = ("figure", "size", "ours", "yardstick", "ratio", "aim", "")
_METHOD = """\
- Each figure has a yardstick: the least a program could do for the same, measured in the same run. The ratio says
  more than the milliseconds, which are those of one computer.
- Ours and the yardstick take turns (A B A B), so that a slow moment of the computer meets both. Times are medians,
  except where a 95th percentile is named; there every keystroke counts, not the mean of a word.
- Journals are made of invented words that are as common as words of a real language are, about 120 words each,
  spread over years. They are grown one transaction a reflection, so that the search index lies on the disk as it
  does after years.
- The bare database is SQLCipher with one table and one plain FTS5 table (`fts5(title, text)`, nothing else). Ours
  has more to keep: an index of the first letters for search as you type, accents folded, the bin and drafts. The
  bare one keeps a second copy of the text instead, because that is what FTS5 does when it is asked for nothing.
- Bytes are those given to `write` by the process, the log and the checkpoints together, as the mean of 6,400 saves:
  most saves write about 50 KiB, a few write megabytes, when FTS5 tidies its index up. Those few are also the
  slowest saves.
- Everything was in the file cache of the system, and no window was shown: painting is Qt's own, into memory. A
  screen adds up to one frame to each keystroke, ours and the yardstick's.
- *Start* is the processor time of the whole process, the interpreter included, with two journals on the first
  screen; the program is compiled to bytecode already, as an installed one is. *Unlock* goes from Enter to the
  painted Home in a process that showed only the first screen before; the key derivation, slow on purpose, is taken
  off.
- *Search* types letter by letter, waits for the list to be painted, and goes on; the yardstick is one query for the
  newest 12 rows, with nothing painted. Counting all that is found waits until no key has come for 60 ms and is not
  in the figure; at 50,000 it takes about as long as the query does.
- *Keypress to paint*: keys are due every 40 ms, in the middle of the text and at its end, with pauses as long as
  the editor waits before it saves. A key that finds the program busy has waited from the moment it was due. Each
  number is that of the run in the middle of three.
- *A page painted* goes from asking for the page to its painting, the first time in a process, with everything that has
  to be loaded for it. The yardstick is a page with one card of words in the same window.
- *Memory* is what the system counts as resident after the list was scrolled from end to end and searched."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the measuring program."""

    figures: Sequence[Figure]
    command: str


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns, for the terminal."""
    rows = [_HEAD, *map(_cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, 5, 6) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def document(run: Run, today: date) -> str:
    """The whole of `docs/performance.md`."""
    asked = [figure for figure in run.figures if figure.holds is not None]
    misses = [figure for figure in asked if not figure.holds]
    return "\n".join(
        [
            "# How fast it is",
            "",
            f"Measured on {today:%d %B %Y} with `{run.command}`, on {machine()}.",
            "",
            _markdown(run.figures),
            "",
            "## Misses",
            "",
            *(_miss(figure) for figure in misses),
            *([] if misses else ["None: every figure that has an aim holds it."]),
            "",
            "## How it was measured",
            "",
            _METHOD,
            "",
        ]
    )


def write(path: Path, run: Run, today: date) -> None:
    """Writes the document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document(run, today), encoding="utf-8")


def machine() -> str:
    """What it was measured on: nothing that says whose computer it is."""
    memory = psutil.virtual_memory().total / 2**30
    cipher = sqlcipher.connect(":memory:").execute("PRAGMA cipher_version").fetchone()[0]
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} {_release()}, "
        f"Python {platform.python_version()}, Qt {qVersion()} (PySide6 {pyside_version}), "
        f"SQLCipher {cipher} (SQLite {sqlcipher.sqlite_version})"
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()


def _release() -> str:
    """The version of the system, without what a distributor or an owner wrote behind it."""
    return platform.release().split("-")[0]


def _cells(figure: Figure) -> tuple[str, ...]:
    return (
        figure.name,
        "" if figure.size is None else f"{figure.size:,}",
        figure.ours,
        figure.yardstick,
        "" if figure.ratio is None else f"{figure.ratio:.2f} ×",
        figure.aim,
        {True: "holds", False: "MISSES", None: ""}[figure.holds],
    )


def _markdown(figures: Sequence[Figure]) -> str:
    rows = [(*_HEAD[:-1], "holds"), ("---", "--:", "--:", "--:", "--:", "---", "---"), *map(_cells, figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _miss(figure: Figure) -> str:
    size = "" if figure.size is None else f" at {figure.size:,}"
    ratio = "" if figure.ratio is None else f", {figure.ratio:.2f} times"
    return f"- **{figure.name}**{size}: {figure.ours} against {figure.yardstick}{ratio}; the aim is {figure.aim}."
