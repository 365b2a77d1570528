"""The walk through the six steps of a goal. There is nothing to press to save: words are kept as they are typed."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Goal
from mentor_desktop.services.journal import Journal
from ui.goals.write.agree import AgreeStep
from ui.goals.write.draft import Draft
from ui.goals.write.help import HelpStep
from ui.goals.write.keeper import Keeper
from ui.goals.write.levels import WRITTEN, LevelsStep
from ui.goals.write.outcome import OutcomeStep
from ui.goals.write.start import StartStep
from ui.goals.write.step import Step
from ui.goals.write.step_area import Content, StepArea
from ui.goals.write.step_row import StepRow
from ui.goals.write.when import WhenStep
from ui.theme import em
from ui.widgets.buttons import Button, IconButton, is_enter
from ui.widgets.labels import Label, restyle
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page
from ui.widgets.undo_bar import announce
from ui.widgets.wrapped import WrappedLabel

WIDEST_EMS = 50
LONGEST_LARGE_TITLE = 80
OUTCOME, LEVELS, START, HELP, WHEN, AGREE = range(6)


class WriteGoal(Page):
    """One goal that is being written. `leave` asks to go away, with the goal's id, or "" when there is none to show.

    `said` brings a sentence and how to take back what it says, `failed` an error that has no place on the page.
    """

    leave = Signal(str)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__(scrolls=False)
        self._journal = journal
        self._draft: Draft | None = None
        self._keeper = Keeper(self)
        self.outcome = OutcomeStep(journal)
        self.levels = LevelsStep(journal)
        self.start = StartStep(journal)
        self.help = HelpStep(journal)
        self.when = WhenStep(journal)
        self.agree = AgreeStep(journal)
        self.steps: list[Step] = [self.outcome, self.levels, self.start, self.help, self.when, self.agree]
        self.row = StepRow(self._names())
        self._build()
        self._connect()

    @property
    def goal_id(self) -> str:
        """The id of the goal that is open, "" while there is none in the journal."""
        return self._draft.goal.id if self._draft is not None and self._draft.there else ""

    @property
    def step(self) -> int:
        """Which step is shown, counted from 0."""
        return self.row.currentIndex()

    def open(self, goal: Goal | None, step: int = OUTCOME) -> None:
        """Begins a new goal, or goes on with one at a step. What is open is kept first.

        Raises a known error when it cannot be kept or the goal cannot be read; nothing has changed then.
        """
        self.settle()
        draft = Draft(self._journal, goal)
        self._draft = draft
        for each in self.steps:
            each.begin(draft)
        self._keeper.begin(draft)
        self._state.setText("")
        self._trouble.say("")
        self._show_goal()
        self.go_to(step)

    def go_to(self, step: int) -> None:
        """Shows a step, with the keyboard in it."""
        if step == self.step:
            self._show_step(step)
        self.row.setCurrentIndex(step)
        self.take_keyboard()

    def go_on(self) -> None:
        """Shows the next step; stays while a field of this one holds what cannot be kept."""
        if self._draft is None:
            return
        field = self.steps[self.step].refused()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.step < AGREE:
            self.go_to(self.step + 1)

    def go_back(self) -> None:
        """Shows the step before."""
        self.go_to(max(OUTCOME, self.step - 1))

    def take_keyboard(self) -> None:
        """Puts the keyboard into the step, or on the button that goes on where it has nothing to fill in."""
        step = self.steps[self.step]
        step.take_keyboard()
        there = self.window().focusWidget()
        if there is not None and step.isAncestorOf(there):
            self._area.ensureWidgetVisible(there, 0, em(4))
        elif there is not self.agree.button:
            (self._done if self.step == AGREE else self.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is not kept yet. Raises a known error when it cannot; nothing is lost, and it is tried again."""
        self._keeper.keep()

    def back(self) -> bool:
        """Leaves, once everything is kept."""
        draft = self._draft
        try:
            self.settle()
            if draft is not None:
                draft.drop_if_empty()
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return True
        self._let_go()
        self.leave.emit(draft.goal.id if draft is not None and draft.there else "")
        if draft is not None and draft.asks_again:
            sentence = self.tr("The words have changed, so both of you are asked again.")
            self.said.emit(sentence, lambda: self._take_back(draft, draft.take_back))
        return True

    def shown(self) -> None:
        """Puts the keyboard into the step."""
        if self._draft is not None:
            self.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if is_enter(event):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left is kept at once."""
        super().hideEvent(event)
        self._keeper.keep_quietly()

    def _names(self) -> list[str]:
        return [
            self.tr("Outcome"),
            self.tr("Levels"),
            self.tr("Start"),
            self.tr("Help"),
            self.tr("Date"),
            self.tr("Agree"),
        ]

    def _build(self) -> None:
        back = IconButton("back", self.tr("Leave, everything is kept (Esc)"))
        back.clicked.connect(self.back)
        self.title = WrappedLabel("", "title")
        self.subtitle = Label("", "", "shared", wrap=True)
        self._state = Label("", "small", "muted")
        self._state.setMinimumWidth(em(5.5))
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._header.addLayout(line)
        self._warning = Notice()
        self._trouble = Notice()
        self.body.setSpacing(10)
        for part in (self._warning, self._trouble, self.row):
            self.body.addWidget(part)
        self.body.addWidget(self._build_scroll())
        self.body.addLayout(self._build_buttons())
        self.body.addStretch(1)
        in_order = (self.next, self.agree.button, self._done, self.previous)
        for one, other in pairwise(in_order):
            QWidget.setTabOrder(one, other)

    def _build_scroll(self) -> StepArea:
        inner = Content()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for step in self.steps:
            # In a line of its own a step is as high as its words need at its own width, and not at that of the page.
            line = QHBoxLayout()
            line.addWidget(step, 1)
            if step is not self.agree:
                step.setMaximumWidth(em(WIDEST_EMS))
                line.addStretch(0)
            column.addLayout(line)
            step.hide()
        column.addStretch(1)
        self._area = StepArea(inner)
        return self._area

    def _build_buttons(self) -> QHBoxLayout:
        self.previous = Button(self.tr("Back"))
        self.next = Button("", "primary")
        self._done = Button(self.tr("Done"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.previous)
        buttons.addWidget(self.next)
        buttons.addWidget(self.agree.button)
        buttons.addWidget(self._done)
        buttons.addStretch(1)
        return buttons

    def _connect(self) -> None:
        self._keeper.kept.connect(self._saved)
        self._keeper.failed.connect(self._not_saved)
        self.row.currentChanged.connect(self._show_step)
        self.row.entered.connect(self.take_keyboard)
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self._done.clicked.connect(self.back)
        for step in self.steps:
            step.edited.connect(self._edited)
            step.entered.connect(self.go_on)
        self.start.write_levels.connect(lambda: self.go_to(LEVELS))
        self.agree.wanted.connect(self._go_to_what_is_missing)
        self.agree.reword.connect(self._go_to_level)
        self.agree.agree.connect(self._say_yes)
        self.agree.withdraw.connect(self._withdraw)

    def _show_step(self, at: int) -> None:
        if self._draft is None:
            return
        step = self.steps[at]
        if step is self.agree:
            self._keeper.keep_quietly()
        try:
            step.enter()
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
        for each in self.steps:
            each.setVisible(each is step)
        self.previous.setVisible(at != OUTCOME)
        self.next.setVisible(at != AGREE)
        self._done.setVisible(at == AGREE)
        if at != AGREE:
            self.agree.button.hide()
        if at < AGREE:
            self.next.setText(self._next_words(at))
        self._area.settle()
        self._area.verticalScrollBar().setValue(0)
        self.setAccessibleName(step.question)
        announce(self, step.question)

    def _next_words(self, at: int) -> str:
        return (
            self.tr("Next: the levels"),
            self.tr("Next: where you start"),
            self.tr("Next: the help"),
            self.tr("Next: the date"),
            self.tr("Next: agree on it"),
        )[at]

    def _show_goal(self) -> None:
        """Says which goal it is, who can read it, and what it means to change it."""
        draft = self._draft
        assert draft is not None
        words = draft.goal.title.strip() or self.tr("A new goal")
        restyle(self.title, "role", "title" if len(words) <= LONGEST_LARGE_TITLE else "heading")
        self.title.setText(words)
        self.subtitle.setText(self.tr("Both of you can read this draft."))
        self._warning.say(self._what_changing_means(draft), "warn")
        for index, step in enumerate(self.steps):
            self.row.set_answered(index, step.written())

    def _what_changing_means(self, draft: Draft) -> str:
        agreed, partner = draft.opened.agreed_by, self._journal.partner
        if not draft.opened.open:
            return self.tr("This goal is closed. Take it up again to change its words.")
        if draft.read_only or not agreed:
            return ""
        if draft.asks_again:
            return self.tr("The words have changed, so both of you are asked again.")
        if len(agreed) == 2:
            return self.tr("Both of you have agreed to these words. When they change, both are asked again.")
        if partner.id in agreed:
            words = self.tr("{partner} has agreed to these words. When they change, both of you are asked again.")
            return words.format(partner=partner.name)
        return self.tr("You have agreed to these words. When they change, both of you are asked again.")

    def _edited(self) -> None:
        self._state.setText(self.tr("Writing…"))
        self._show_goal()
        self._keeper.edited()

    def _saved(self) -> None:
        assert self._draft is not None
        self._trouble.say("")
        self._state.setText(self.tr("Partly saved") if self._draft.refused else self.tr("Saved"))
        self._show_goal()

    def _not_saved(self, error: KnownError) -> None:
        self._trouble.say(sentence_for(error), "bad")
        self._state.setText(self.tr("Not saved"))

    def _go_to_what_is_missing(self, what: str) -> None:
        assert self._draft is not None
        if what == "levels":
            self._go_to_level(next(value for value in WRITTEN if not self._draft.texts[value].strip()))
        elif what == "refused":
            self.go_to(next(index for index, step in enumerate(self.steps) if step.refused() is not None))
            self.go_on()
        else:
            self.go_to({"title": OUTCOME, "start": START}[what])

    def _go_to_level(self, value: int) -> None:
        self.go_to(LEVELS)
        self.levels.take_keyboard_to(value)

    def _say_yes(self) -> None:
        draft = self._draft
        assert draft is not None
        try:
            self.settle()
            before = draft.goal
            draft.agree()
            self.agree.enter()
        except KnownError as error:
            self.agree.complain(error)
            return
        self._show_goal()
        self.take_keyboard()
        self.said.emit(
            self.tr("You have agreed."), lambda: self._take_back(draft, lambda: draft.take_back_agreement(before))
        )

    def _withdraw(self) -> None:
        draft = self._draft
        assert draft is not None
        try:
            self.settle()
            draft.withdraw()
            self.agree.enter()
        except KnownError as error:
            self.agree.complain(error)
            return
        self._show_goal()
        self.take_keyboard()
        withdrawn = draft.goal
        self.said.emit(
            self.tr("You have taken your yes back."),
            lambda: self._take_back(draft, lambda: draft.agree_again(withdrawn)),
        )

    def _take_back(self, draft: Draft, undo: Callable[[], None]) -> None:
        """Undoes what was done in a draft; the goal is read anew when it is open here."""
        try:
            self.settle()
            undo()
            if self._draft is not None and self._draft.goal.id == draft.goal.id:
                self.open(draft.goal, self.step)
        except KnownError as error:
            self.failed.emit(error)

    def _let_go(self) -> None:
        self._keeper.begin(None)
        self._draft = None
