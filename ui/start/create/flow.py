"""The walk through the four steps, and the making of the journal at the end of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ui.background import Background
from ui.start.create.draft import Draft
from ui.start.create.keep import KeepStep
from ui.start.create.passphrase import PassphraseStep
from ui.start.create.purpose import PurposeStep
from ui.start.create.step import Step
from ui.start.create.who import WhoStep
from ui.start.dialogs import ChooseFolder
from ui.start.keys import moved
from ui.start.services import OpeningServices
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.notice import sentence_for
from ui.widgets.progress import BusyLine, StepBar
from ui.widgets.scroll import Scroll
from ui.widgets.undo_bar import announce

if TYPE_CHECKING:
    from mentor_desktop.services.journal import Journal


class CreateFlow(Scroll):
    """`created` carries the open `Journal` and its label for the list; `left` when the person goes back to
    the list.

    Enter goes on, Esc goes back. When making the journal fails, nothing that was typed is lost.
    """

    created = Signal(object, str)
    left = Signal()

    def __init__(
        self,
        folder: Path,
        background: Background,
        services: OpeningServices,
        choose: ChooseFolder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(em(46), parent)
        self.draft = Draft(folder)
        self._background, self._services = background, services
        self._at = 0
        self._busy = False
        self.who = WhoStep(self.draft)
        self.purpose = PurposeStep(self.draft)
        self.passphrase = PassphraseStep(self.draft, background, services)
        self.keep = KeepStep(self.draft, choose)
        self._steps: list[Step] = [self.who, self.purpose, self.passphrase, self.keep]
        self._bar = StepBar(len(self._steps))
        self.title = Label(role="title", wrap=True)
        self._lead = Label(tone="muted", wrap=True)
        self.back = Button(self.tr("Back"))
        self.next = Button("", "primary")
        self._line = BusyLine(self.tr("Making the journal"))
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self._lay_out()
        self._show(0)

    def start(self) -> None:
        """Put the keyboard into the first field."""
        self._steps[self._at].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def step(self) -> int:
        """Which step is shown, counted from 0."""
        return self._at

    def go_on(self) -> None:
        """Check this step; show the next one, or make the journal after the last."""
        if self._busy:
            return
        last = self._at == len(self._steps) - 1
        at = self._at
        self._steps[at].validate(self._make if last else lambda: self._forward_from(at))

    def go_back(self) -> None:
        """Show the step before, or leave from the first one."""
        if self._busy:
            return
        if self._at == 0:
            self._forget_secrets()
            self.left.emit()
        else:
            self._show(self._at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if not moved(event, on=self.go_on, back=self.go_back):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(44, 36, 44, 36)
        card.body.setSpacing(6)
        card.body.addWidget(self._bar)
        card.body.addSpacing(20)
        card.body.addWidget(self.title)
        card.body.addWidget(self._lead)
        card.body.addSpacing(14)
        for step in self._steps:
            card.body.addWidget(step)
        card.body.addSpacing(18)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        card.body.addLayout(buttons)
        QWidget.setTabOrder(self.next, self.back)
        card.body.addWidget(self._line)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.hang(0.2, 34)

    def _forward_from(self, at: int) -> None:
        """The check of step `at` has passed; it may have taken a while, so the person may be elsewhere by
        now.
        """
        if at == self._at and not self._busy:
            self._show(at + 1)

    def _show(self, at: int) -> None:
        self._at = at
        step = self._steps[at]
        step.enter()
        for each in self._steps:
            each.setVisible(each is step)
        self._bar.set_step(at)
        self.title.setText(step.title())
        self._lead.setText(step.lead())
        self.next.setText(step.next_text())
        self.setAccessibleName(step.title())
        announce(self, step.title())
        self.start()
        self.verticalScrollBar().setValue(0)

    def _make(self) -> None:
        self._set_busy(True)
        draft, create = self.draft, self._services.create
        folder, label = draft.folder, draft.label
        mentor, mentee, seat = draft.mentor, draft.mentee, draft.seat
        passphrase, purpose = draft.passphrase, draft.purpose

        def work() -> "Journal":
            return create(folder, mentor=mentor, mentee=mentee, seat=seat, passphrase=passphrase, purpose=purpose)

        self._background.run(self._background, work, lambda journal: self._made(journal, label), self._failed)

    def _made(self, journal: "Journal", label: str) -> None:
        if not isValid(self):
            journal.close()
            return
        self._set_busy(False)
        self._forget_secrets()
        self.created.emit(journal, label)

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._set_busy(False)
        self.keep.trouble.say(sentence_for(error), "bad")
        announce(self, self.keep.trouble.text())
        self.next.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.keep.set_busy(busy)
        self.back.setEnabled(not busy)
        self.next.setEnabled(not busy)
        self.next.setText(self.tr("Creating…") if busy else self._steps[self._at].next_text())
        self._line.setVisible(busy)

    def _forget_secrets(self) -> None:
        self.draft.passphrase = ""
        self.passphrase.new.wipe()
        self.keep.rehearsal.wipe()
