"""Asking for a yes: a goal's words changed, and these are the old ones, or the other person has agreed already."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Goal, changed_since
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.words import level_name
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.wrapped import WrappedLabel


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
        self._withdraw = Button(self.tr("Take my yes back"), "link")
        self._withdraw.clicked.connect(self._take_yes_back)
        self._write = Button(self.tr("Go on writing it"), "quiet")
        self._write.clicked.connect(self.write)
        buttons = QHBoxLayout()
        buttons.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        self._changes: QWidget | None = None
        self._unseen = Label("", "small", "muted", wrap=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self._unseen)
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
        self._withdraw.setVisible(mine and not theirs and not self._journal.read_only)
        self._show_changes(view)
        self.setVisible(goal.state == "draft")

    def _show_changes(self, view: GoalView) -> None:
        """Sets the old words of each level that changed beside the new ones."""
        if self._changes is not None:
            self.body.removeWidget(self._changes)
            self._changes.hide()
            self._changes.deleteLater()
            self._changes = None
        reworded = view.goal.reworded_at is not None
        self.set_title(self.tr("The wording has changed") if reworded else self.tr("Not agreed yet"))
        changes = changed_since(view.levels, view.older, view.goal.reworded_at)
        self._unseen.setText(
            self.tr("The five levels read as before. The outcome, the start, the help, the weight or the date changed.")
        )
        self._unseen.setVisible(reworded and not changes)
        if not changes:
            return
        self._changes = QWidget(self)
        grid = QGridLayout(self._changes)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(Label(self.tr("Before"), "small", "muted"), 0, 1)
        grid.addWidget(Label(self.tr("Now"), "small", "muted"), 0, 2)
        top = Qt.AlignmentFlag.AlignTop
        for row, (before, now) in enumerate(changes, 1):
            new = now.text if now is not None else self.tr("Not written yet.")
            level = Label(level_name(before.value), "strong")
            words = self.tr("Level {level} read “{before}” and reads “{now}” now.")
            level.setAccessibleName(words.format(level=level_name(before.value), before=before.text, now=new))
            grid.addWidget(level, row, 0, top)
            grid.addWidget(WrappedLabel(before.text, "", "muted"), row, 1, top)
            grid.addWidget(WrappedLabel(new), row, 2, top)
        self.body.insertWidget(self.body.indexOf(self._words) + 1, self._changes)

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

    def _take_yes_back(self) -> None:
        assert self._view is not None
        try:
            after = goals.withdraw(self._journal, self._view.goal)
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return
        self._trouble.say("")
        self.changed.emit()
        self.said.emit(self.tr("You have taken your yes back."), lambda: self._agree_again(after))

    def _agree_again(self, withdrawn: Goal) -> None:
        try:
            goals.agree(self._journal, withdrawn)
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()

    def _take_back(self, before: Goal) -> None:
        try:
            goals.take_back_agreement(self._journal, before)
        except KnownError as error:
            self.failed.emit(error)
        self.changed.emit()
