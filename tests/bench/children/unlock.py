"""From Enter in the unlock form to the painted Home, without the time the key derivation takes.

The form is filled in and the passphrase waits, as it does under a person's hands; then Enter, in a process that has
shown nothing but the first screen. What Home imports and builds counts. The yardstick opens the bare database and
reads the newest 50 rows.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from mentor_desktop.places import home
from mentor_desktop.services.shelf import Shelf
from mentor_desktop.vault.kdf import Argon2idKdf, KdfCost
from tests.bench.children.opened import dressed
from tests.bench.children.screen import after_first_paint, settle
from ui.background import Background
from ui.start.unlock_form import UnlockForm
from ui.window import MainWindow

_NEWEST = 50
_BARE_RUNS = 15


class _Watch:
    """How long the key derivation took."""

    def __init__(self) -> None:
        self.seconds = 0.0
        derive = Argon2idKdf.derive

        def timed(kdf: Argon2idKdf, secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
            start = time.perf_counter()
            key = derive(kdf, secret, salt, cost)
            self.seconds += time.perf_counter() - start
            return key

        Argon2idKdf.derive = timed


def main(folder: str, bare: str, seat: str, passphrase: str) -> None:
    """Measures once and prints it."""
    _, theme = dressed()
    watch = _Watch()
    shelf = Shelf(home())
    shelf.add(Path(folder), "For measuring")
    shelf.opened(Path(folder), seat)
    background = Background()
    window = MainWindow(shelf, background, theme)
    window.show()
    window.start.open_card(Path(folder))
    settle(400)
    form = window.findChild(UnlockForm)
    form.passphrase.field.setText(passphrase)
    settle(100)
    loop = QEventLoop()
    window.start.opened.connect(lambda _: after_first_paint(window.frame.page("home"), loop.quit))
    QTimer.singleShot(20_000, lambda: loop.exit(1))
    start = time.perf_counter()
    form.unlock()
    if loop.exec():
        raise RuntimeError("Home was not painted.")
    whole = time.perf_counter() - start
    print(json.dumps({"seconds": whole - watch.seconds, "kdf": watch.seconds, "bare": _bare(Path(bare))}))
    window.close()


def _bare(path: Path) -> float:
    from tests.bench.bare import open_and_read_newest

    seconds = []
    for _ in range(_BARE_RUNS):
        start = time.perf_counter()
        if open_and_read_newest(path, _NEWEST) != _NEWEST:
            raise RuntimeError("The bare database is too small.")
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
