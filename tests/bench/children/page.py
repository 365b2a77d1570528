"""How long a page takes from being asked for to being painted, the first time, in an open journal.

The yardstick is a page with one card of words on it, in the same window.
"""

import json
import sys
import time
from collections.abc import Callable

from tests.bench.children.opened import Opened, open_window
from tests.bench.children.screen import Painter, settle
from ui.frame import Frame


def main(folder: str, seat: str, passphrase: str, what: str, session: str) -> None:
    """Measures once and prints it."""
    opened = open_window(folder, seat, passphrase)
    frame = opened.window.frame
    assert frame is not None
    settle(400)
    bare = _painted(opened, frame, "conversation", lambda: frame.go_to("conversation"))
    if what == "prepare":
        frame.go_to("sessions")
        settle(400)
        seconds = _painted(opened, frame, "sessions", lambda: frame.sessions.prepare(session))
    else:
        seconds = _painted(opened, frame, what, lambda: frame.go_to(what))
    print(json.dumps({"seconds": seconds, "bare": bare}))
    opened.window.close()


def _painted(opened: Opened, frame: Frame, name: str, ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return Painter(opened.window, frame.page(name)).wait() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
