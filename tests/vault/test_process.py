"""Promise 8: no core dumps while a journal is open."""

import sys

import pytest

from tests.support.journals import JournalForTwo
from tests.support.processes import run_python

SHOW = """
import ctypes, resource, sys
from pathlib import Path
from mentor_desktop.services.opening import unlock
from tests.support.journals import PASSPHRASES
from tests.support.kdf import FastKdf

hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
unlock(Path(sys.argv[1]), "mentor", PASSPHRASES["mentor"], kdf=FastKdf())
dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
print(resource.getrlimit(resource.RLIMIT_CORE)[0], dumpable)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core dumps of this kind")
def test_an_open_journal_is_in_no_core_dump(journal_for_two: JournalForTwo) -> None:
    done = run_python(SHOW, journal_for_two.folder)
    assert done.stdout.split() == ["0", "0"]
    assert done.stderr == ""
