"""Putting text on the clipboard and taking it off."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QTextDocumentFragment

from ui.widgets.editor.plain import clean


def text_data(text: str) -> QMimeData:
    """Plain text for the clipboard or for dragging.

    The holder is one Qt made itself (every model hands one out): one made in Python that is still on the
    clipboard when the program ends would be deleted after Python is gone, which brings the program down.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    data.setText(text)
    return data


def has_text(data: QMimeData) -> bool:
    """Whether there is text, formatted or not, in what the clipboard holds; names of files are not text."""
    return data.hasFormat("text/plain") or data.hasHtml()


def text_of(data: QMimeData) -> str:
    """The plain text in what the clipboard holds, brought to the characters a document may hold."""
    text = data.text() if data.hasFormat("text/plain") else ""
    if not text and data.hasHtml():
        text = QTextDocumentFragment.fromHtml(data.html()).toPlainText()
    return clean(text)
