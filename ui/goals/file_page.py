"""The file of some evidence as a page: shown from its bytes, and saved out when somebody wants a copy."""

from os import sep
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.teaching import Evidence, FileKind, kind_of_file
from mentor_desktop.services import evidence as service
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.background import Background
from ui.goals.evidence_dialogs import ChooseTarget, choose_target
from ui.goals.evidence_words import name_outside, size_words
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.dates import local_day, spoken
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page
from ui.widgets.progress import BusyLine
from ui.widgets.undo_bar import announce
from ui.widgets.viewer import FileView
from ui.widgets.wrapped import WrappedLabel


class FilePage(Page):
    """Shows one file. Nothing of it stays in memory while the page is hidden; `leave` asks to go back to the goal."""

    leave = Signal()
    failed = Signal(object)

    def __init__(self, journal: Journal, background: Background, choose_target: ChooseTarget = choose_target) -> None:
        super().__init__(scrolls=False)
        self._journal, self._background, self._choose_target = journal, background, choose_target
        self._names = {person.id: person.name for person in goals.both(journal).values()}
        self._evidence: Evidence | None = None
        self._turn = 0
        self._saving = False
        self.view = FileView(background.run)
        self._reading = BusyLine(self.tr("Reading the file"))
        self._notice = Notice()
        self.save_button = Button(self.tr("Save a copy…"), "quiet", "export")
        self.save_button.clicked.connect(self._offer)
        self._build_header()
        self._offered = self._build_offer()
        self.body.setSpacing(10)
        self.body.addWidget(self._offered)
        self.body.addWidget(self._notice)
        self.body.addWidget(self._reading)
        self.body.addWidget(self.view, 1)
        self._offered.hide()

    def open(self, evidence: Evidence) -> None:
        """Shows the file of some evidence, as soon as the page is shown."""
        self.clear()
        self._evidence = evidence
        self.title.setText(evidence.file_name)
        self.setAccessibleName(evidence.file_name)
        self.subtitle.setText(
            self.tr("{name} · {day} · {size} · kept encrypted in the journal").format(
                name=self._names.get(evidence.by, ""),
                day=spoken(local_day(evidence.created_at), "d MMMM yyyy"),
                size=size_words(evidence.file_bytes),
            )
        )
        if self.isVisible():
            self._read()

    def clear(self) -> None:
        """Lets go of the file for good."""
        self._evidence = None
        self._let_go()
        self.title.setText("")
        self.subtitle.setText("")
        self.setAccessibleName("")

    def back(self) -> bool:
        """Puts the offer of a copy away, or goes back to the goal."""
        if not self._offered.isHidden():
            self._withdraw()
        else:
            self.leave.emit()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Read the file that is to be shown."""
        super().showEvent(event)
        if self._evidence is not None and not event.spontaneous():
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the bytes; a window that is only made small keeps them."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._let_go()

    def _read(self) -> None:
        journal, evidence = self._journal, self._evidence
        assert evidence is not None
        self._turn += 1
        turn = self._turn
        self._reading.show()
        self._background.run(
            self,
            lambda: service.content(journal, evidence),
            lambda data: self._show(turn, data),
            lambda error: self._could_not(turn, error),
        )

    def _show(self, turn: int, data: bytes) -> None:
        """The file is shown as what its bytes are, whatever its name says."""
        kind = kind_of_file(data[:16])
        if turn != self._turn or self._evidence is None or kind is None:
            return
        self._reading.hide()
        shown: FileKind = kind
        self.view.show_file(data, shown, self._evidence.file_name)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _could_not(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._reading.hide()
            self._say(sentence_for(error), bad=True)

    def _let_go(self) -> None:
        self._turn += 1
        self._reading.hide()
        self._offered.hide()
        self._notice.say("")
        self.view.clear()

    def _offer(self) -> None:
        """Says what a copy means before any is made."""
        self._notice.say("")
        self._offered.show()
        self.choose_button.setFocus()
        announce(self, self._warning.text())

    def _withdraw(self) -> None:
        self._offered.hide()
        self.save_button.setFocus()

    def _choose(self) -> None:
        if self._evidence is not None:
            title = self.tr("A copy outside the journal, for anyone who uses this computer")
            self._choose_target(self, title, name_outside(self._evidence), self._save)

    def _save(self, target: Path) -> None:
        evidence, journal = self._evidence, self._journal
        if evidence is None or self._saving:
            return
        self._saving = True
        self._withdraw()
        self._background.run(
            self,
            lambda: service.save_out(journal, evidence, target),
            lambda _: self._saved(evidence, target),
            lambda error: self._not_saved(evidence, error),
        )

    def _saved(self, evidence: Evidence, target: Path) -> None:
        self._saving = False
        if evidence is self._evidence:
            words = self.tr("The copy lies in “{folder}”. Anyone who uses this computer can read it there.")
            # A line may end after any of the folders: a zero-width space stands behind each separator.
            self._say(words.format(folder=str(target.parent).replace(sep, f"{sep}\u200b")), bad=False)

    def _not_saved(self, evidence: Evidence, error: Exception) -> None:
        self._saving = False
        if evidence is self._evidence:
            self._say(sentence_for(error), bad=True)
        elif isinstance(error, KnownError):
            self.failed.emit(error)

    def _say(self, sentence: str, *, bad: bool) -> None:
        self._notice.say(sentence, "bad" if bad else "good")
        announce(self, sentence)

    def _build_header(self) -> None:
        back = IconButton("back", self.tr("Back to the goal (Esc)"))
        back.clicked.connect(self.leave)
        self.title = WrappedLabel("", "heading")
        self.subtitle = WrappedLabel("", "", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        line = QHBoxLayout()
        line.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(back, 0, top)
        line.addLayout(words, 1)
        line.addWidget(self.save_button, 0, top)
        self._header.addLayout(line)

    def _build_offer(self) -> Card:
        self._warning = Label(
            self.tr("The copy will lie outside the journal. Anyone who uses this computer can read it there."),
            wrap=True,
        )
        self.choose_button = Button(self.tr("Choose where…"), "primary")
        self.choose_button.clicked.connect(self._choose)
        not_now = Button(self.tr("Not now"), "link")
        not_now.clicked.connect(self._withdraw)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(not_now)
        buttons.addStretch(1)
        card = Card("open", parent=self)
        card.body.setContentsMargins(16, 12, 16, 12)
        card.body.addWidget(self._warning)
        card.body.addLayout(buttons)
        return card
