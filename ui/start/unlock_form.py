"""Unlocking in place: who you are, your passphrase, and what went wrong in words.

The states: asking who has joined → typing → unlocking (the key derivation runs on another thread; Esc gives
up, and a journal that opens after that is closed at once) → open, or typing again, after a wait when
passphrases were wrong. Enter during the wait is kept, and tried when the wait is over.
"""

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from mentor_desktop.errors import JournalInUse, NotJoined, WrongPassphrase
from ui.background import Background
from ui.start.keys import moved
from ui.start.seat_choice import SeatChoice
from ui.start.services import OpeningServices, Waits
from ui.widgets.buttons import Button
from ui.widgets.fields import PassphraseBox
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.progress import BusyLine
from ui.widgets.undo_bar import announce

if TYPE_CHECKING:
    from mentor_desktop.journal.people import Seat
    from mentor_desktop.services.journal import Journal
    from ui.start.join_form import JoinForm


class UnlockForm(QWidget):
    """Opens the journal in `folder`. `opened` carries the `Journal`; `left` is emitted when the person goes
    away.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        folder: Path,
        last_seat: str | None,
        background: Background,
        services: OpeningServices,
        waits: Waits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._background, self._services, self._waits = background, services, waits
        self._joined: tuple[Seat, ...] = ("mentor", "mentee")
        self._turn = 0
        self._busy = False
        self._asked = False
        self._joins_at_once = False
        self._join_form: JoinForm | None = None
        self._countdown = QTimer(self)
        self._countdown.setInterval(250)
        self._countdown.timeout.connect(self._count)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(900)
        self._build("mentor" if last_seat == "mentor" else "mentee", known=last_seat is not None)
        self._slow.timeout.connect(self._cancel.show)
        background.run(self, lambda: services.joined(folder), self._know_joined, self._cannot_read)

    @property
    def seat(self) -> "Seat":
        """Who is about to unlock."""
        return self.seats.seat or "mentee"

    def unlock(self, *, read_only: bool = False) -> None:
        """Try the passphrase in the background."""
        if self._busy or not self._entry.isVisibleTo(self):
            return
        if not self.passphrase.text():
            self.passphrase.say(self.tr("Type your passphrase first."), "bad")
            self.passphrase.field.setFocus()
            return
        if self._waiting():
            self._asked = True
            self._count()
            announce(self, self._wait.text())
            return
        self._set_busy(True)
        self._turn += 1
        turn, seat, passphrase = self._turn, self.seat, self.passphrase.text()
        folder, unlock = self._folder, self._services.unlock
        self._background.run(
            self._background,
            lambda: unlock(folder, seat, passphrase, read_only=read_only),
            lambda journal: self._unlocked(turn, seat, journal),
            lambda error: self._failed(turn, seat, error),
        )

    def choose(self, seat: "Seat | None", *, joining: bool = False) -> None:
        """Choose a seat for the person; with `joining` go on to the form in which they join.

        Without a seat it is the one who has not joined yet.
        """
        self._joins_at_once = joining
        self._seat_was_known = seat is not None
        if seat is not None:
            self.seats.choose(seat)
            if joining and self._join_form is None:
                self._start_joining()

    def give_up(self) -> None:
        """Stop waiting for an unlock that is running, and forget what was typed."""
        self._turn += 1
        self._asked = False
        if self._busy:
            self._set_busy(False)
        self.passphrase.wipe()
        if self._join_form is not None:
            self._join_form.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from the seats and unlocks; Esc stops an unlock that is running, and else closes the form."""
        choosing = self.seats.isAncestorOf(QApplication.focusWidget() or self)
        if not moved(event, on=self._to_keyboard if choosing else self.unlock, back=self._escape):
            super().keyPressEvent(event)

    def _build(self, seat: "Seat", *, known: bool) -> None:
        self._seat_was_known = known
        self.seats = SeatChoice(self.tr("Who are you?"), self.tr("Mentor"), self.tr("Mentee"))
        self.seats.choose(seat)
        self.seats.changed.connect(self._show_seat)
        self.seats.picked.connect(self._to_keyboard)
        self.seats.typed.connect(self._type_on)
        self.passphrase = PassphraseBox(self.tr("Passphrase"))
        self.passphrase.field.textEdited.connect(self._on_edited)
        self._wait = Label(role="small", tone="muted", wrap=True)
        self._to_read = Button(self.tr("Open to read"))
        self._to_read.clicked.connect(lambda: self.unlock(read_only=True))
        self._cancel = Button(self.tr("Cancel"), "link")
        self._cancel.clicked.connect(self._escape)
        self._unlock = Button(self.tr("Unlock"), "primary")
        self._unlock.clicked.connect(lambda: self.unlock())
        self._line = BusyLine(self.tr("Unlocking"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._to_read)
        buttons.addWidget(self._wait, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._unlock)
        self._entry = _column(self.passphrase, self._line, buttons)
        self._offer_text = Label(tone="muted", wrap=True)
        self._offer_button = Button("", "primary")
        self._offer_button.clicked.connect(self._start_joining)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._offer_button)
        self._offer = _column(self._offer_text, row)
        self._said = Notice()
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 4, 0, 0)
        self._all.setSpacing(12)
        for widget in (self.seats, self._said, self._entry, self._offer):
            self._all.addWidget(widget)
        for hidden in (self._offer, self._to_read, self._cancel):
            hidden.hide()
        self.setFocusProxy(self.passphrase)

    def _know_joined(self, joined: "tuple[Seat, ...]") -> None:
        self._joined = joined
        if not self._seat_was_known and joined:
            here = self.seat in joined
            if here and self._joins_at_once and len(joined) == 1:
                self.seats.choose(_other(self.seat))
            elif not here and not self._joins_at_once:
                self.seats.choose(joined[0])
        here = self.seat in joined
        if here or self._join_form is None:
            self._show_seat()
        if not here and self._joins_at_once and self._join_form is None:
            self._start_joining()

    def _cannot_read(self, error: Exception) -> None:
        self._said.say(sentence_for(error), "bad")
        announce(self, self._said.text())
        self._entry.hide()
        self.seats.hide()

    def _show_seat(self) -> None:
        here = self.seat in self._joined
        typing = self._holds_keyboard()
        self._asked = False
        self._said.say("")
        self.passphrase.clear_message()
        self._to_read.hide()
        (self._entry if here else self._offer).show()
        if typing:
            (self.passphrase if here else self._offer_button).setFocus()
        (self._offer if here else self._entry).hide()
        self._end_joining()
        if self.seat == "mentor":
            self._offer_text.setText(
                self.tr("The mentor has not joined this journal yet. If you are both here, it takes a minute.")
            )
            self._offer_button.setText(self.tr("The mentor joins now"))
        else:
            self._offer_text.setText(
                self.tr("The mentee has not joined this journal yet. If you are both here, it takes a minute.")
            )
            self._offer_button.setText(self.tr("The mentee joins now"))
        self._count()

    def _start_joining(self) -> None:
        from ui.start.join_form import JoinForm

        form = JoinForm(self._folder, self.seat, self._background, self._services, self._waits)
        form.done.connect(self._on_joined)
        form.left.connect(self._show_seat)
        self._join_form = form
        self._said.say("")
        self._all.addWidget(form)
        form.show()
        form.setFocus()
        self._offer.hide()
        self._entry.hide()

    def _end_joining(self) -> None:
        form, self._join_form = self._join_form, None
        if form is not None:
            form.wipe()
            form.hide()
            form.deleteLater()

    def _holds_keyboard(self) -> bool:
        """Whether what is typed now would land in the form, below the seats."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused) and not self.seats.isAncestorOf(focused)

    def _to_keyboard(self) -> None:
        """Put the caret where the person goes on once the seat is chosen."""
        (self._join_form or (self._offer_button if self._entry.isHidden() else self.passphrase)).setFocus()

    def _type_on(self, letter: str) -> None:
        """A letter typed on a seat is the first one of the passphrase."""
        self._to_keyboard()
        if self.passphrase.isVisible():
            self.passphrase.field.insert(letter)

    def _on_joined(self) -> None:
        self._joined = ("mentor", "mentee")
        self._show_seat()
        sentence = (
            self.tr("The mentor has joined. Each passphrase opens what you share, and only its owner’s private space.")
            if self.seat == "mentor"
            else self.tr(
                "The mentee has joined. Each passphrase opens what you share, and only its owner’s private space."
            )
        )
        self._said.say(sentence, "good")
        announce(self, sentence)
        self.passphrase.field.setFocus()

    def _unlocked(self, turn: int, seat: "Seat", journal: "Journal") -> None:
        if turn != self._turn or not isValid(self):
            self._background.run(self._background, journal.close, _nothing, _nothing)
            return
        self._set_busy(False)
        self.passphrase.wipe()
        self._waits.succeeded(self._folder, seat)
        self.opened.emit(journal)

    def _failed(self, turn: int, seat: "Seat", error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self._waits.failed(self._folder, seat)
        if turn != self._turn or not isValid(self):
            return
        self._set_busy(False)
        self._to_read.setVisible(isinstance(error, JournalInUse))
        if isinstance(error, NotJoined):
            self._joined = tuple(each for each in self._joined if each != seat)
            self._show_seat()
            return
        if not isinstance(error, JournalInUse):
            self.passphrase.wipe()
        self.passphrase.say(sentence_for(error), "bad")
        announce(self, self.passphrase.message())
        self.passphrase.field.setFocus()
        self._count()

    def _on_edited(self) -> None:
        self.passphrase.clear_message()
        self._asked = False
        self._count()

    def _waiting(self) -> bool:
        return self._waits.left(self._folder, self.seat) > 0

    def _count(self) -> None:
        """Say how long to wait; stop when the time is over, and try what was asked for meanwhile."""
        seconds = ceil(self._waits.left(self._folder, self.seat))
        if seconds <= 0:
            self._countdown.stop()
            self._wait.setText("")
        elif self._asked:
            self._wait.setText(self.tr("One moment, then it is tried."))
        elif seconds == 1:
            self._wait.setText(self.tr("Please wait one second."))
        else:
            self._wait.setText(self.tr("Please wait {seconds} seconds.").format(seconds=seconds))
        if seconds > 0 and not self._countdown.isActive():
            self._countdown.start()
        self._unlock.setEnabled(seconds <= 0 and not self._busy)
        if seconds <= 0 and self._asked:
            self._asked = False
            self.unlock()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.passphrase.field.setReadOnly(busy)
        if busy:
            self.passphrase.field.setFocus()
            self.passphrase.field.hide_passphrase()
            self._slow.start()
        else:
            self._slow.stop()
            self._cancel.hide()
        self.seats.setEnabled(not busy)
        self._to_read.setEnabled(not busy)
        self._unlock.setEnabled(not busy)
        self._unlock.setText(self.tr("Unlocking…") if busy else self.tr("Unlock"))
        self._line.setVisible(busy)

    def _escape(self) -> None:
        if self._busy:
            self._turn += 1
            self._set_busy(False)
            self.passphrase.field.setFocus()
        else:
            self.give_up()
            self.left.emit()


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return result


def _other(seat: "Seat") -> "Seat":
    return "mentee" if seat == "mentor" else "mentor"


def _nothing(_: object) -> None:
    """Nothing is left to do."""
