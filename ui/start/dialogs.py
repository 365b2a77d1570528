"""The one dialog of the first screen, behind a function, so that a test answers it without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

ChooseFolder = Callable[[QWidget, str, Path | None, Callable[[Path], None]], None]
"""Takes the parent, the dialog's title, the folder to start in, and what to call with the folder chosen."""


def choose_folder(parent: QWidget, title: str, start: Path | None, then: Callable[[Path], None]) -> None:
    """Let the person choose a folder; `then` is not called when they change their mind."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(start) if start is not None else "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
