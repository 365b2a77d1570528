"""The file of some evidence that is being written: chosen, on its way into the journal, or kept there already.

The copying runs on another thread. Between the two stands a `Copying`: that thread says there how far it is, and looks
whether to go on; a timer of the interface's thread reads it. A file that was cancelled and comes all the same is given
up at once.
"""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services import evidence
from mentor_desktop.services.evidence import KeptFile
from mentor_desktop.services.journal import Journal
from ui.background import Background
from ui.goals.evidence_dialogs import ChooseFile
from ui.goals.evidence_words import kind_icon, size_words
from ui.theme import current
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, IconLabel
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.undo_bar import announce

LOOK_EVERY_MS = 50


class Copying:
    """One file on its way. `share` is how much of it is there, 0 to 1."""

    def __init__(self) -> None:
        self.share = 0.0
        self._stopped = False

    def stop(self) -> None:
        """Says that nobody waits for it any more."""
        self._stopped = True

    def __call__(self, share: float) -> bool:
        """Is told how far the copying is, and says whether to go on."""
        self.share = share
        return not self._stopped


class ShareLine(QWidget):
    """A thin line that is filled as far as something is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(0.0)

    def set_share(self, share: float) -> None:
        """Fill it so far, 0 to 1."""
        self._share = share
        said = QCoreApplication.translate("EvidenceFile", "{percent} % of the file is kept")
        self.setAccessibleName(said.format(percent=round(share * 100)))
        self.update()

    def sizeHint(self) -> QSize:
        """Four pixels high, as wide as there is room."""
        return QSize(80, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and what is done."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.line))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        done = QRectF(self.rect())
        done.setWidth(max(4.0, self.width() * self._share))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(self.width())
        painter.setBrush(QColor(t.shared))
        painter.drawRoundedRect(done, 2, 2)


class EvidenceFile(QWidget):
    """Adds one file. `changed` says that there is one now, or none any more, `arrived` that the file for which the
    keyboard waited is there. The keyboard stays with the file while it is on its way.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, journal: Journal, background: Background, choose_file: ChooseFile) -> None:
        super().__init__()
        self._journal, self._background, self._choose_file = journal, background, choose_file
        self._copying: Copying | None = None
        self.kept: KeptFile | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._show_share)
        self.add_button = Button(self.tr("Add a file…"), "quiet", "plus")
        self.add_button.setToolTip(
            self.tr("A picture or a PDF of up to 20 MB. A copy is kept encrypted inside the journal.")
        )
        self.add_button.clicked.connect(self._choose)
        self._trouble = Notice()
        self._name, self._size = ElidedLabel(), ElidedLabel("", "small", "muted")
        self._icon = IconLabel("document")
        self._line = ShareLine()
        self.cancel_button = Button(self.tr("Cancel"), "link")
        self.cancel_button.clicked.connect(self._cancel)
        self.remove_button = IconButton("close", self.tr("Take this file out again"), size=1.0)
        self.remove_button.clicked.connect(self._remove)
        self._build()
        self._show_state()

    @property
    def busy(self) -> bool:
        """Whether a file is on its way."""
        return self._copying is not None

    def take(self, path: Path) -> None:
        """Begins to keep a file, instead of the one there was."""
        self.give_up()
        copying = self._copying = Copying()
        self.destroyed.connect(copying.stop)
        journal = self._journal
        self._name.setText(path.name)
        self._show_state()
        self._look.start()
        announce(self, self.tr("The file is being kept."))
        self._background.run(
            self,
            lambda: evidence.keep_file(journal, path, copying),
            lambda kept: self._arrived(copying, kept),
            lambda error: self._failed(copying, error),
        )

    def give_up(self) -> None:
        """Lets go of the file, wherever it is on its way."""
        if self._copying is not None:
            self._copying.stop()
            self._copying = None
        if self.kept is not None:
            self._forget(self.kept)
        self.let_go()

    def let_go(self) -> None:
        """There is no file here any more: evidence names it now, or it was given up."""
        self.kept = None
        self._trouble.say("")
        self._show_state()
        self.changed.emit()

    def _choose(self) -> None:
        self._choose_file(self, self.tr("Choose a picture or a PDF"), self._chosen)

    def _chosen(self, path: Path) -> None:
        self.add_button.setFocus()  # The dialog has it, or nobody has: from here it goes on to “Cancel”.
        self.take(path)

    def _cancel(self) -> None:
        self.give_up()
        self.add_button.setFocus()

    def _remove(self) -> None:
        self.give_up()
        self.add_button.setFocus()

    def _arrived(self, copying: Copying, kept: KeptFile | None) -> None:
        if copying is not self._copying:
            if kept is not None:
                self._forget(kept)
            return
        waited = self.window().focusWidget() is self.cancel_button
        self._copying, self.kept = None, kept
        if waited and kept is not None:
            self.arrived.emit()
        self._show_state()
        if kept is not None:
            announce(self, self.tr("The file is there."))
        self.changed.emit()

    def _failed(self, copying: Copying, error: Exception) -> None:
        if copying is not self._copying:
            return
        self._copying = None
        self._show_state()
        self._trouble.say(sentence_for(error), "bad")
        announce(self, self._trouble.text())
        self.changed.emit()

    def _forget(self, kept: KeptFile) -> None:
        with suppress(KnownError):  # What cannot be forgotten now is forgotten at the next unlocking.
            evidence.give_up(self._journal, kept)

    def _show_share(self) -> None:
        if self._copying is not None:
            self._line.set_share(self._copying.share)

    def _show_state(self) -> None:
        busy, kept = self._copying is not None, self.kept
        if not busy:
            self._look.stop()
        self._line.set_share(0.0)
        there = busy or kept is not None
        if there:
            self._about.show()
        self._show_button(self.cancel_button if busy else self.remove_button if there else self.add_button)
        self._about.setVisible(there)
        self._icon.setVisible(kept is not None)
        self._line.setVisible(busy)
        self._size.setVisible(kept is not None)
        if kept is not None:
            self._icon.set_icon(kind_icon(kept.kind), "ink2")
            self._name.setText(kept.name)
            self._size.setText(size_words(kept.bytes))

    def _show_button(self, button: QWidget) -> None:
        """Shows one of the three. It takes the keyboard over before another is hidden: else that went to whatever
        comes next on the page.
        """
        buttons = (self.add_button, self.cancel_button, self.remove_button)
        button.show()
        if self.window().focusWidget() in buttons:
            button.setFocus()
        for each in buttons:
            each.setVisible(each is button)

    def _build(self) -> None:
        self._about = QWidget(self)
        line = QHBoxLayout(self._about)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._icon)
        line.addWidget(self._name, 1)
        line.addWidget(self._size)
        line.addWidget(self.remove_button)
        line.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._about)
        column.addWidget(self._line)
        column.addWidget(self._trouble)
