"""The other person joins on this computer: the partner lets them in, they set a passphrase of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import WrongPassphrase
from ui.background import Background
from ui.start.keys import is_enter, is_escape
from ui.start.new_passphrase import NewPassphrase
from ui.start.services import OpeningServices, Waits
from ui.widgets.buttons import Button
from ui.widgets.fields import PassphraseBox
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.progress import BusyLine

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat


class JoinForm(QWidget):
    """Asks for the partner's passphrase once and for a new one twice. `done` when the person has joined."""

    done = Signal()
    left = Signal()

    def __init__(
        self,
        folder: Path,
        seat: "Seat",
        background: Background,
        services: OpeningServices,
        waits: Waits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._seat = folder, seat
        self._partner: Seat = "mentee" if seat == "mentor" else "mentor"
        self._background, self._services, self._waits = background, services, waits
        self._busy = False
        mentor_joins = seat == "mentor"
        self.partner = PassphraseBox(
            self.tr("The mentee’s passphrase") if mentor_joins else self.tr("The mentor’s passphrase")
        )
        self.new = NewPassphrase(background, services)
        self.new.first.set_label(
            self.tr("A new passphrase for the mentor") if mentor_joins else self.tr("A new passphrase for the mentee")
        )
        self.new.again.set_label(self.tr("The new passphrase again"))
        self._trouble = Notice()
        self._line = BusyLine(self.tr("Joining"))
        self._back = Button(self.tr("Back"))
        self._join = Button(self.tr("Join"), "primary")
        self._back.clicked.connect(self._leave)
        self._join.clicked.connect(self.join)
        sentence = (
            self.tr("The mentee types their passphrase once to let the mentor in. It opens nothing private.")
            if mentor_joins
            else self.tr("The mentor types their passphrase once to let the mentee in. It opens nothing private.")
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._join)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(sentence, role="small", tone="muted", wrap=True))
        column.addWidget(self.partner)
        column.addWidget(self.new)
        column.addWidget(self._trouble)
        column.addLayout(buttons)
        column.addWidget(self._line)
        self.partner.field.textChanged.connect(self.partner.clear_message)
        self.setFocusProxy(self.partner)

    def join(self) -> None:
        """Check what was typed, then join in the background."""
        if self._busy:
            return
        if not self.partner.text():
            self.partner.say(self.tr("Type this passphrase first."), "bad")
            self.partner.field.setFocus()
            return
        if self._waits.left(self._folder, self._partner) > 0:
            self._trouble.say(self.tr("Please wait a few seconds before the next try."), "warn")
            return
        self.new.validate(self._start)

    def wipe(self) -> None:
        """Forget everything that was typed."""
        self.partner.wipe()
        self.new.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter joins, Esc goes back."""
        if is_enter(event):
            self.join()
        elif is_escape(event):
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if not self._busy:
            self.wipe()
            self.left.emit()

    def _start(self) -> None:
        self._trouble.say("")
        self._set_busy(True)
        folder, seat, join = self._folder, self._seat, self._services.join
        partner, passphrase = self.partner.text(), self.new.text()
        self._background.run(
            self,
            lambda: join(folder, seat, partner_passphrase=partner, passphrase=passphrase),
            lambda _: self._joined(),
            self._failed,
        )

    def _joined(self) -> None:
        self._set_busy(False)
        self._waits.succeeded(self._folder, self._partner)
        self.wipe()
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._waits.failed(self._folder, self._partner)
            self.partner.wipe()
            self.partner.say(sentence_for(error), "bad")
            self.partner.field.setFocus()
        else:
            self._trouble.say(sentence_for(error), "bad")

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for box in (self.partner, self.new.first, self.new.again):
            box.field.setReadOnly(busy)
        if busy:
            self.partner.field.setFocus()
        self._back.setEnabled(not busy)
        self._join.setEnabled(not busy)
        self._join.setText(self.tr("Joining…") if busy else self.tr("Join"))
        self._line.setVisible(busy)
