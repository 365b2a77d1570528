"""The one dialog of a chart, behind a function, so that a test answers it without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

ChooseFile = Callable[[QWidget, str, str, Callable[[Path], None]], None]
"""Takes the parent, the dialog's title, a name for the file, and what to call with the file chosen."""


def choose_file(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Let the person say where to save a file; `then` is not called when they change their mind."""
    from PySide6.QtCore import QStandardPaths, Qt
    from PySide6.QtWidgets import QFileDialog

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    dialog = QFileDialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
