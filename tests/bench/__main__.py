"""`python -m tests.bench`: measures the figures, prints them as a table, and writes docs/performance.md."""

import argparse
import shlex
import sys
import time
from collections.abc import Sequence
from datetime import date

from tests.bench import core, report, window
from tests.bench.corpus import ROOT, corpus
from tests.bench.figures import Figure

SIZES = (1_000, 10_000, 50_000)
QUICK_SIZES = (1_000,)
PARTS = ("start", "unlock", "search", "saving", "keys", "memory", "pages")
DOCUMENT = ROOT / "docs" / "performance.md"


def main(arguments: Sequence[str]) -> int:
    """Measures what was asked for. Only a complete run writes the document. Misses are no failure of the run."""
    options = _parser().parse_args(arguments)
    sizes = options.sizes or (QUICK_SIZES if options.quick else SIZES)
    parts = options.only or PARTS
    complete = not options.quick and parts == PARTS and sizes == SIZES
    began = time.monotonic()
    for size in sizes:
        _say(f"a journal of {size:,} reflections")
        corpus(size)
    figures: list[Figure] = []
    for part in parts:
        _say(part)
        figures += (
            core.measure(sizes, quick=options.quick)
            if part == "saving"
            else window.measure(part, sizes, quick=options.quick)
        )
    print(report.table(figures))
    _say(f"{time.monotonic() - began:.0f} seconds, on {report.machine()}")
    if complete:
        command = shlex.join(["make", "bench"] if not arguments else ["python", "-m", "tests.bench", *arguments])
        report.write(DOCUMENT, report.Run(figures, command), date.today())
    else:
        _say(f"{DOCUMENT.relative_to(ROOT)} is written by a complete run only")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, metavar="N,N", help="how many reflections the journals have")
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this alone; can be given again")
    parser.add_argument("--quick", action="store_true", help="a few seconds, to see that measuring works")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(int(word.replace("_", "")) for word in text.split(","))
    if not sizes or min(sizes) < 100:
        raise argparse.ArgumentTypeError("a journal for measuring has at least 100 reflections")
    return sizes


def _say(words: str) -> None:
    print(f"… {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
