"""The other person joins on this computer: the partner lets them in, they set a passphrase of their own.

Two short pages: the passphrases, and then, as for the one who made the journal, what it means to lose the new one and
typing it once more without looking.
"""

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import WrongPassphrase
from ui.background import Background
from ui.start.keys import moved
from ui.start.new_passphrase import NewPassphrase
from ui.start.rehearsal import Rehearsal
from ui.start.services import OpeningServices, Waits
from ui.widgets.buttons import Button
from ui.widgets.fields import PassphraseBox
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.progress import BusyLine
from ui.widgets.undo_bar import announce

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat


class JoinForm(QWidget):
    """Asks for the partner's passphrase once and for a new one. `done` when the person has joined."""

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
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._start)
        self._passphrases = self._build_passphrases()
        self._keep = self._build_keep()
        self._trouble = Notice()
        self._line = BusyLine(self.tr("Joining"))
        self._back = Button(self.tr("Back"))
        self._next = Button("", "primary")
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        column = _column(self, 6)
        for widget in (self._passphrases, self._keep, self._line):
            column.addWidget(widget)
        column.addLayout(buttons)
        QWidget.setTabOrder(self._next, self._back)
        column.addWidget(self._trouble)
        for box in (self.partner, self.new.first, self.new.again, self.rehearsal):
            box.field.textEdited.connect(self._on_edited)
        self._show(keeping=False)

    @property
    def keeping(self) -> bool:
        """Whether the second page is shown."""
        return not self._keep.isHidden()

    def go_on(self) -> None:
        """Check this page; show the second one, or join in the background after it."""
        if self._busy:
            return
        if self.keeping:
            if self.rehearsal.check(self.new.text()):
                self._start()
        elif self.partner.text():
            self.new.validate(self._accepted)
        else:
            self.partner.say(self.tr("Type this passphrase first."), "bad")
            self.partner.field.setFocus()

    def go_back(self) -> None:
        """Show the first page again, or leave from there."""
        if self._busy:
            return
        self._on_edited()
        if self.keeping:
            self.rehearsal.wipe()
            self._show(keeping=False)
            self.new.setFocus()
        else:
            self.wipe()
            self.left.emit()

    def wipe(self) -> None:
        """Forget everything that was typed."""
        self._later.stop()
        self.partner.wipe()
        self.new.wipe()
        self.rehearsal.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if not moved(event, on=self.go_on, back=self.go_back):
            super().keyPressEvent(event)

    def _build_passphrases(self) -> QWidget:
        mentor_joins = self._seat == "mentor"
        sentence = (
            self.tr("The mentee types their passphrase once to let the mentor in. It opens nothing private.")
            if mentor_joins
            else self.tr("The mentor types their passphrase once to let the mentee in. It opens nothing private.")
        )
        self.partner = PassphraseBox(
            self.tr("The mentee’s passphrase") if mentor_joins else self.tr("The mentor’s passphrase")
        )
        self.partner.field.textChanged.connect(self.partner.clear_message)
        self.new = NewPassphrase(self._background, self._services)
        self.new.first.set_label(
            self.tr("A new passphrase for the mentor") if mentor_joins else self.tr("A new passphrase for the mentee")
        )
        self.new.again.set_label(self.tr("The new passphrase again"))
        page = QWidget()
        column = _column(page, 10)
        for widget in (Label(sentence, role="small", tone="muted", wrap=True), self.partner, self.new):
            column.addWidget(widget)
        page.setFocusProxy(self.partner)
        return page

    def _build_keep(self) -> QWidget:
        sentence = (
            self.tr(
                "Nobody can open your private space without this passphrase: not the mentee, not us. There is no way "
                "around it. Write it on paper now, and keep the paper where you keep what matters."
            )
            if self._seat == "mentor"
            else self.tr(
                "Nobody can open your private space without this passphrase: not the mentor, not us. There is no way "
                "around it. Write it on paper now, and keep the paper where you keep what matters."
            )
        )
        self.rehearsal = Rehearsal()
        page = QWidget()
        column = _column(page, 10)
        for widget in (
            Label(self.tr("Keep it safe"), role="heading"),
            Label(sentence, role="small", tone="muted", wrap=True),
            self.rehearsal,
        ):
            column.addWidget(widget)
        page.setFocusProxy(self.rehearsal)
        return page

    def _show(self, *, keeping: bool) -> None:
        shown, hidden = (self._keep, self._passphrases) if keeping else (self._passphrases, self._keep)
        typing = self.isAncestorOf(self.focusWidget() or self)
        shown.show()
        if typing:
            shown.setFocus()
        hidden.hide()
        self.setFocusProxy(shown)
        self._next.setText(self._next_text())
        if keeping:
            announce(self, self.tr("Keep it safe"))

    def _next_text(self) -> str:
        return self.tr("Join") if self.keeping else self.tr("Next: keep it safe")

    def _on_edited(self) -> None:
        self._later.stop()
        self._trouble.say("")

    def _accepted(self) -> None:
        """The new passphrase will do. Who has rehearsed it already is not asked again."""
        if self.rehearsal.text() == self.new.text():
            self._start()
        else:
            self._show(keeping=True)

    def _start(self) -> None:
        seconds = self._waits.left(self._folder, self._partner)
        if seconds > 0:
            self._trouble.say(self.tr("One moment, then it is tried."))
            announce(self, self._trouble.text())
            self._later.start(ceil(seconds * 1000))
            return
        self._on_edited()
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
            self._show(keeping=False)
            self.partner.wipe()
            self.partner.say(sentence_for(error), "bad")
            announce(self, self.partner.message())
            self.partner.field.setFocus()
        else:
            self._trouble.say(sentence_for(error), "bad")
            announce(self, self._trouble.text())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for box in (self.partner, self.new.first, self.new.again, self.rehearsal):
            box.field.setReadOnly(busy)
            box.field.hide_passphrase()
        if busy:
            self.setFocus()
        self._back.setEnabled(not busy)
        self._next.setEnabled(not busy)
        self._next.setText(self.tr("Joining…") if busy else self._next_text())
        self._line.setVisible(busy)


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
