"""The first screen is there as soon as it can be: nothing is loaded for it that it does not show.

The whole `Qt` namespace of PySide6 takes 15 ms to build, `sqlite_utils` 120 ms to import. Both come later, when they
are needed. A process of its own looks, because the tests have loaded everything.
"""

import os
import subprocess
import sys
from pathlib import Path

from mentor_desktop.services.shelf import Shelf

LOOK = """
import sys
from pathlib import Path
import PySide6.QtCore
import ui.app
from PySide6.QtWidgets import QApplication
from ui.theme import QT_ARGUMENTS

app = QApplication(["look", *QT_ARGUMENTS])
theme = ui.app.Theme(None)
theme.apply(app)
window = ui.app.MainWindow(ui.app.Shelf(Path(sys.argv[1])), ui.app.Background(), theme)
window.show()
window.grab()
slow = ("sqlite_utils", "sqlcipher3", "cryptography", "keyring", "zxcvbn", "click", "dataclasses")
print([name for name in slow if name in sys.modules], "Qt" in vars(PySide6.QtCore))
"""


def test_the_first_screen_loads_nothing_slow(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for label in ("Amara & Tom", "Tom & Jun"):
        (tmp_path / label).mkdir()
        shelf.add(tmp_path / label, label)
    shelf.opened(tmp_path / "Amara & Tom", "mentee")
    found = subprocess.run(
        [sys.executable, "-c", LOOK, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[] False"
