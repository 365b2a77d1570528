"""Other processes: one that holds a journal, and ones that a test can kill or deprive of root's privileges."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment() -> dict[str, str]:
    """The environment of a child that imports the program and the tests from the source tree."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def run_python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs a piece of code to its end in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@contextmanager
def holder(folder: Path, seat: str = "mentor") -> Iterator["Holder"]:
    """A process that has the journal open for writing until the block ends."""
    command = [sys.executable, "-m", "tests.support.processes", str(folder), seat]
    process = subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    held = Holder(process)
    try:
        assert held.answer() == "open"
        yield held
    finally:
        held.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


class Holder:
    """The other window: it saves what it is told and says when that is durable."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.id = process.pid

    def save(self, text: str) -> str:
        """Has a reflection saved and returns its id."""
        self.tell(f"save {text}")
        return self.answer()

    def tell(self, line: str) -> None:
        """Sends a command without waiting for what comes back."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        """The next line it says."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        """Ends it as a power cut would: nothing is closed, nothing is flushed."""
        self.process.kill()
        self.process.wait()


def give_up_privileges() -> None:
    """Makes root an ordinary owner of files in this process, bound by their rights: no capabilities (Linux)."""
    if os.name == "nt" or os.geteuid() != 0:
        return
    version_3 = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(version_3, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capabilities could not be dropped")


def _hold(folder: Path, seat: str) -> None:
    from mentor_desktop.services.opening import unlock
    from tests.support.journals import PASSPHRASES, written
    from tests.support.kdf import FastKdf

    assert seat in ("mentor", "mentee")
    journal = unlock(folder, seat, PASSPHRASES[seat], kdf=FastKdf())
    print("open", flush=True)
    for line in sys.stdin:
        command, _, text = line.strip().partition(" ")
        if command == "save":
            print(written(journal, text).id, flush=True)
        elif command == "type":
            page = journal.new_reflection()
            journal.keep_draft(replace(page, parts={"": text}))
            print(page.id, flush=True)
        elif command == "flood":
            for number in range(100_000):
                written(journal, f"entry number{number}")
                print(number, flush=True)


if __name__ == "__main__":
    _hold(Path(sys.argv[1]), sys.argv[2])
