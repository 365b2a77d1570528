"""Asking for a yes: a goal's words changed, or the other person has agreed already."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Goal
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for


class AgreementCard(Card):
    """Shown while a goal that was agreed waits for one of the two, or for both. `write` asks to go on writing it."""

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()
    write = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("open", QCoreApplication.translate("AgreementCard", "The wording has changed"))
        self._journal = journal
        self._view: GoalView | None = None
        self._words = Label("", wrap=True)
        self._trouble = Notice()
        self._agree = Button(self.tr("I agree to this wording"), "primary")
        self._agree.clicked.connect(self._say_yes)
        self._write = Button(self.tr("Go on writing it"), "quiet")
        self._write.clicked.connect(self.write)
        buttons = QHBoxLayout()
        buttons.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._trouble)
        self.body.addLayout(buttons)

    def show_goal(self, view: GoalView) -> None:
        """Says who has agreed to the wording that holds now, and hides when both have."""
        self._view = view
        goal, me, partner = view.goal, self._journal.me, self._journal.partner
        mine, theirs = me.id in goal.agreed_by, partner.id in goal.agreed_by
        if mine:
            text = self.tr("You have agreed to it. {partner} is asked after unlocking.")
        elif theirs:
            text = self.tr("{partner} has agreed to it. What do you say?")
        else:
            text = self.tr("Both of you are asked again. {partner} is asked after unlocking.")
        self._words.setText(text.format(partner=partner.name))
        self._agree.setVisible(not mine and not self._journal.read_only)
        self._write.setVisible(not self._journal.read_only)
        self.setVisible(goal.state == "draft")

    def _say_yes(self) -> None:
        assert self._view is not None
        before = self._view.goal
        try:
            goals.agree(self._journal, before)
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return
        self._trouble.say("")
        self.changed.emit()
        self.said.emit(self.tr("You have agreed."), lambda: self._take_back(before))

    def _take_back(self, before: Goal) -> None:
        try:
            goals.take_back_agreement(self._journal, before)
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()
