"""A sentence under a field or on a page with an icon that says what sort it is; and the sentence for an
error.
"""

from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from ui.theme import em
from ui.widgets.labels import IconLabel, Label, Tone

NoticeKind = Literal["hint", "good", "warn", "bad"]
_LOOK: dict[NoticeKind, tuple[str, str, Tone]] = {
    "hint": ("info", "ink2", "muted"),
    "good": ("check", "good", "good"),
    "warn": ("warning", "warn", "warn"),
    "bad": ("warning", "bad", "bad"),
}


def sentence_for(error: Exception) -> str:
    """What to tell the person about `error`: its own sentence, or one that admits our mistake."""
    if isinstance(error, KnownError):
        return QCoreApplication.translate("KnownError", error.template).format(**error.details)
    return QCoreApplication.translate(
        "KnownError",
        "Something went wrong inside the program. What was saved before is safe. Please try again.",
    )


class Notice(QWidget):
    """One sentence with an icon, hidden while there is none; with `keeps_room` it leaves a line empty then."""

    def __init__(self, parent: QWidget | None = None, *, keeps_room: bool = False) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "ink2", 1.1)
        self._label = Label(role="small", tone="muted", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label, 1)
        self._keeps_room = keeps_room
        if keeps_room:
            line.addStrut(self._label.fontMetrics().height())
            self._icon.hide()
        else:
            self.hide()

    def text(self) -> str:
        """The sentence shown, or an empty text."""
        return self._label.text()

    def say(self, text: str, kind: NoticeKind = "hint") -> None:
        """Show the sentence `text`; an empty text hides the notice. A hint has no icon."""
        icon, token, tone = _LOOK[kind]
        self._icon.set_icon(icon, token)
        self._icon.setVisible(kind != "hint" and bool(text))
        self._icon.setContentsMargins(0, em(0.1), 0, 0)
        self._label.setText(text)
        self._label.set_tone(tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text) or self._keeps_room)
