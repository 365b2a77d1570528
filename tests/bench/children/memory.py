"""A window that waits to be weighed: `ours` with a journal open and looked through, or `empty`."""

import sys


def _ours(folder: str, seat: str, passphrase: str, typed: str) -> object:
    from tests.bench.children.opened import open_window
    from tests.bench.children.screen import settle

    opened = open_window(folder, seat, passphrase)
    settle(300)
    page = opened.reflections.list
    settle(300)
    bar = page.list_view.verticalScrollBar()
    for step in range(1, 21):
        bar.setValue(bar.maximum() * step // 20)
        settle(20)
    page.search_field.setText(typed)
    settle(200)
    page.search_field.clear()
    settle(500)
    return opened


def _empty() -> object:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.bench.children.screen import settle

    app = QApplication(["empty"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    settle(500)
    return app, window


if __name__ == "__main__":
    kept = _ours(*sys.argv[2:]) if sys.argv[1] == "ours" else _empty()
    print("{}", flush=True)
    sys.stdin.readline()
