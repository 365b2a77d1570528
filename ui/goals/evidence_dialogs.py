"""What evidence asks of the system: a file to keep, a place for a copy, the browser. Behind functions, so that a test
answers them without a window.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

ChooseFile = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Takes the parent, the dialog's title, and what to call with the file chosen."""
ChooseTarget = Callable[[QWidget, str, str, Callable[[Path], None]], None]
"""Takes the parent, the dialog's title, the name to begin with, and what to call with the place chosen."""
OpenLink = Callable[[QUrl], bool]
"""Takes an address, and says whether a browser was found for it."""


def choose_file(parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
    """Lets the person choose a picture or a PDF; `then` is not called when they change their mind."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    words = QCoreApplication.translate("EvidenceForm", "Pictures and PDF ({endings})")
    dialog.setNameFilter(words.format(endings="*.png *.jpg *.jpeg *.gif *.webp *.pdf"))
    _open(dialog, then)


def choose_target(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Lets the person choose where a copy is to lie; `then` is not called when they change their mind."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    _open(dialog, then)


def open_link(address: QUrl) -> bool:
    """Opens a page in the browser of the system; False when there is none."""
    return QDesktopServices.openUrl(address)


def _open(dialog: QFileDialog, then: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
