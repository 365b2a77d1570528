"""What the process itself must not leak while a journal is open."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def refuse_core_dumps() -> None:
    """Keeps a crash from writing the memory of the process to the disk, where the system has a switch for it."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
