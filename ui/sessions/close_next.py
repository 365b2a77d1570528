"""When the two meet next: the session that is planned already, or the form that plans one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import Session, next_planned
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.sessions.plan_card import PlanCard
from ui.sessions.timeline_words import begin_words, until_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.scroll import bring_into_view


class NextPart(QWidget):
    """`changed` asks for the session to be read anew, `said` brings a sentence and how to take back what it says."""

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._after = ""
        self._card = Card("shared", self.tr("When do you meet next?"))
        self._words = Label("", wrap=True)
        self.plan_button = Button(self.tr("Plan the next session"), "quiet", "calendar")
        self.plan_button.clicked.connect(self._plan)
        self._card.body.addWidget(self._words)
        self._card.body.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = PlanCard(journal)
        self.form.hide()
        self.form.said.connect(self.said)
        self.form.failed.connect(self.failed)
        self.form.changed.connect(self.changed)
        self.form.closed.connect(self._closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addWidget(self.form)

    def show_session(self, session: Session) -> None:
        """Says what is planned after this session. Raises a known error when that cannot be read."""
        self._after = session.id
        others = [each for each in self._journal.sessions.all() if each.id != session.id]
        coming = next_planned(others, self._journal.now())
        if coming is None:
            self._words.setText(self.tr("Nothing is planned yet. A date that both of you know is easier to keep."))
        else:
            words = self.tr("Session {number}: {begin} · {until}").format(
                number=coming.number,
                begin=begin_words(coming, goals.today(self._journal)),
                until=until_words(coming, self._journal.now()),
            )
            self._words.setText(words)
        self._words.set_tone("muted" if coming is None else "")
        self.plan_button.setVisible(coming is None and not self._journal.read_only)

    def back(self) -> bool:
        """Puts the open form aside; False when it is not open."""
        if self.form.isHidden():
            return False
        self.form.put_aside()
        return True

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        if not self.form.isHidden():
            self.form.settle()

    def remind(self) -> bool:
        """Asks on the open form what becomes of it; False when it is not open."""
        if self.form.isHidden():
            return False
        self.form.ask(self.tr("Plan it, or put it aside, first."))
        self.form.day.take_keyboard()
        bring_into_view(self.form)
        return True

    def _plan(self) -> None:
        try:
            self.form.begin_after(self._after)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._card.hide()

    def _closed(self) -> None:
        self._card.show()
        if not self.plan_button.isHidden():
            self.plan_button.setFocus()
