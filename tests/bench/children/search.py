"""One keystroke in the search field to the painted list, typed letter by letter, in turns with the bare query."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QListView

from tests.bench.bare import BareDatabase
from tests.bench.children.opened import open_window
from tests.bench.children.screen import Painter, press, settle

_LINES_OF_A_PAGE = 12


def main(folder: str, bare: str, seat: str, passphrase: str, rounds: str, *searches: str) -> None:
    """Types each search as often as asked for and prints the milliseconds of every keystroke."""
    opened = open_window(folder, seat, passphrase)
    page = opened.reflections.list
    settle(300)
    field: QLineEdit = page.search_field
    view: QListView = page.list_view
    field.setFocus()
    painter = Painter(opened.window, view.viewport())
    yardstick = BareDatabase(Path(bare))
    found: dict[str, dict[str, list[float]]] = {typed: {"ours": [], "bare": []} for typed in searches}
    for number in range(int(rounds) + 1):
        for typed in searches:
            ours = _type(painter, field, typed)
            plain = _query(yardstick, typed)
            if number:  # the first round only warms the caches of both
                found[typed]["ours"] += ours
                found[typed]["bare"] += plain
    print(json.dumps(found))
    opened.window.close()


def _type(painter: Painter, field: QLineEdit, typed: str) -> list[float]:
    field.clear()
    settle(60)
    taken = []
    for letter in typed:
        start = time.perf_counter()
        press(field, letter)
        taken.append((painter.wait() - start) * 1000)
        settle(8)
    if field.text() != typed:
        raise RuntimeError("The search field holds something else than was typed.")
    return taken


def _query(yardstick: BareDatabase, typed: str) -> list[float]:
    taken = []
    for length in range(1, len(typed) + 1):
        expression = " ".join(f'"{word}"*' for word in typed[:length].split())
        start = time.perf_counter()
        yardstick.search(expression, _LINES_OF_A_PAGE)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


if __name__ == "__main__":
    main(*sys.argv[1:])
