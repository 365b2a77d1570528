"""How far each felt heard: said alone and kept covered, and shown side by side once both have said it.

The first answer is in the private space of the one who gave it, and nowhere else, until the other has answered: nothing
on the screen holds it, not even the chips it was chosen with. So it makes no difference whether the other answers at
the same keyboard or after unlocking another day, and locking in between costs nothing. Whoever gets the keyboard passed
gets the question and nothing else: what is private to the one who passed it is not to be one key away.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services import holding
from mentor_desktop.services.holding import HEARD, HoldView
from mentor_desktop.services.journal import Journal
from ui.sessions.close_scale import HeardScale, heard_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.line_button import LineButton
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.tips import plain_tip
from ui.widgets.undo_bar import announce
from ui.widgets.wrapped import WrappedLabel

NOT_BEFORE_MS = 400
"""A second press this soon belongs to the one before, which meant the button that stood there."""
Step = Literal["ask me", "covered", "ask the other", "wait", "nothing", "shown"]


class HeardCard(QWidget):
    """Asks, covers, and shows. `changed` comes after an answer was written.

    `alone` brings what the other may see while the keyboard is passed, and None when that is over.
    """

    changed = Signal()
    alone = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._view: HoldView | None = None
        self._step: Step = "nothing"
        self._i_answered = self._again = self._passed = False
        self._since_kept = QElapsedTimer()
        self.scale = HeardScale()
        self.keep_button = Button(self.tr("Keep my answer"), "private")
        self.pass_button = LineButton("private")
        self.again_button = Button(self.tr("Change my answer"), "link")
        self.aside_button = Button(self.tr("Not now"), "link")
        self._question = WrappedLabel("", "strong")
        self._words = WrappedLabel("", "small", "muted")
        self._trouble = Notice()
        self._ask = Card("private", self.tr("Felt heard"), self.tr("covered for now"))
        self._shown = Card("shared", self.tr("Felt heard"))
        self._what_next = WrappedLabel("", "heading")
        self._answers = QGridLayout()
        self._build()

    @property
    def step(self) -> Step:
        """Where the two are with it."""
        return self._step

    def show_session(self, view: HoldView) -> None:
        """Shows how far the two are with it; an answer that is being chosen stays."""
        if self._view is None or self._view.session.id != view.session.id:
            self._start_over()
        self._view = self._published(view)
        self._i_answered = view.i_answered and not self._lost(view)
        self._show()

    def back(self) -> bool:
        """Gives the keyboard back, or leaves the answer as it was; False when there is nothing to go back from."""
        if not (self._passed or self._again):
            return False
        self._start_over()
        self._show()
        if self._step == "covered":
            self.pass_button.setFocus()
        return True

    def forget(self) -> None:
        """Forgets an answer that is being chosen: the page is left."""
        self._start_over()
        if self._view is not None:
            self._show()

    def _start_over(self) -> None:
        self._step, self._again = "nothing", False
        self.scale.clear()
        self._trouble.say("")

    def _published(self, view: HoldView) -> HoldView:
        """The session with my answer where both see it, when the other has answered since I covered it."""
        both = {self._journal.me.id, self._journal.partner.id} <= set(view.session.answered_by)
        if view.heard or not both or self._journal.read_only:
            return view
        try:
            holding.publish_heard(self._journal, view.session)
            return holding.hold_view(self._journal, view.session.id)
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return view

    def _lost(self, view: HoldView) -> bool:
        """Whether my answer is nowhere, as from a private space that was put back from an older copy.

        The partner could also have written, with another program, that I had answered.
        """
        try:
            shown = self._journal.sessions.felt_heard(view.session.id)
            return not self._covered(view) and all(each.person != self._journal.me.id for each in shown)
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return False

    def _covered(self, view: HoldView) -> list[int]:
        sealed = self._journal.preparing.sealed(view.session.id)
        return [each.value for each in sealed if each.item == HEARD]

    def _now(self, view: HoldView) -> Step:
        if view.heard:
            return "shown"
        partner_answered = self._journal.partner.id in view.session.answered_by
        if not self._i_answered or self._again:
            return "nothing" if self._journal.read_only else "ask me"
        if partner_answered or self._journal.read_only:
            return "wait"
        return "ask the other" if self._step == "ask the other" else "covered"

    def _show(self) -> None:
        assert self._view is not None
        self._step = step = self._now(self._view)
        me, partner = self._journal.me.name, self._journal.partner.name
        asks = step in ("ask me", "ask the other")
        self._ask.setVisible(step != "shown")
        self._shown.setVisible(step == "shown")
        self.scale.setVisible(asks)
        self.keep_button.setVisible(asks)
        self.pass_button.setVisible(step == "covered")
        self.again_button.setVisible(step == "covered")
        self.aside_button.setVisible(step == "ask the other" or self._again)
        words = self.tr("Pass the keyboard to {name}").format(name=partner)
        self.pass_button.set_words(words)
        self.pass_button.setToolTip(plain_tip(words))
        question, words = self._asked(step, me, partner)
        self._question.setText(question)
        self._words.setText(words)
        self._show_answers(self._view.heard)
        self._pass(step == "ask the other")

    def _pass(self, passed: bool) -> None:
        """Lends the question to whoever can show it alone, and takes it back."""
        if passed == self._passed:
            return
        self._passed = passed
        self.alone.emit(self._ask if passed else None)
        if not passed:
            self._column.insertWidget(0, self._ask)

    def _asked(self, step: Step, me: str, partner: str) -> tuple[str, str]:
        """The question, and the sentence below it."""
        asks = self.tr("{name}, how far did you feel heard in this session?")
        match step:
            case "ask me":
                words = self.tr("{partner} sees your answer when both of you have given one, and not before.")
                return asks.format(name=me), words.format(partner=partner)
            case "ask the other":
                words = self.tr("{name} has answered and looks away. Once you keep yours, both of you see both.")
                return asks.format(name=partner), words.format(name=me)
            case "covered":
                words = self.tr("{partner} can answer here and now, or after unlocking. Then both of you see both.")
                return self.tr("Your answer is kept, and covered."), words.format(partner=partner)
            case "wait":
                words = self.tr("Both answers are shown once {partner} has answered and unlocked the journal.")
                return self.tr("Your answer is kept, and covered."), words.format(partner=partner)
        return self.tr("You have not said yet how far you felt heard in this session."), ""

    def _show_answers(self, heard: Mapping[str, int]) -> None:
        """Both side by side: what they felt differently comes first, as a question. Nothing while one is missing."""
        while (item := self._answers.takeAt(0)) is not None:
            label = item.widget()
            assert label is not None
            label.deleteLater()
        self._what_next.setText(self._question_about(heard) if heard else "")
        for column, person in enumerate((self._journal.me, self._journal.partner) if heard else ()):
            value = heard[person.id]
            name = WrappedLabel(self.tr("{name}: {number} of 5").format(name=person.name, number=value), "strong")
            self._answers.addWidget(name, 0, column, Qt.AlignmentFlag.AlignTop)
            self._answers.addWidget(WrappedLabel(heard_words(value)), 1, column, Qt.AlignmentFlag.AlignTop)
            self._answers.setColumnStretch(column, 1)

    def _question_about(self, heard: Mapping[str, int]) -> str:
        me, partner = self._journal.me, self._journal.partner
        mine, theirs = heard[me.id], heard[partner.id]
        if mine != theirs:
            words = self.tr("You felt this differently. What would have helped {name} to feel heard more?")
            return words.format(name=me.name if mine < theirs else partner.name)
        if mine >= 4:
            return self.tr("You felt this alike. What did each of you do that you want to keep?")
        return self.tr("You felt this alike. What would have helped you both?")

    def _keep(self) -> None:
        assert self._view is not None
        value = self.scale.value()
        if value is None:
            self._trouble.say(self.tr("Choose one of the five first."), "warn")
            self.scale.take_keyboard()
            return
        if self._step == "ask the other":
            self._write(lambda: self._keep_both(value))
        else:
            session = self._view.session
            self._write(lambda: holding.answer_heard(self._journal, session, value))

    def _keep_both(self, value: int) -> None:
        """Keeps the answer of the other beside mine, which lies covered in my private space."""
        assert self._view is not None
        values = {self._journal.me.id: self._covered(self._view)[-1], self._journal.partner.id: value}
        holding.answer_both(self._journal, self._view.session, values)

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except KnownError as error:
            self._trouble.say(sentence_for(error), "bad")
            return
        self._start_over()
        self._since_kept.start()
        self.changed.emit()
        said = self._what_next if self._step == "shown" else self._question
        announce(self, said.text())
        if self._step == "covered":
            self.pass_button.setFocus()

    def _ask_anew(self, step: Step) -> None:
        if self._since_kept.isValid() and self._since_kept.elapsed() < NOT_BEFORE_MS:
            return
        self._start_over()
        self._step, self._again = step, step == "ask me"
        self._show()
        announce(self, self._question.text())
        self.scale.take_keyboard()

    def _build(self) -> None:
        buttons = Flow()
        for button in (self.keep_button, self.pass_button, self.again_button, self.aside_button):
            buttons.add(button)
        for part in (self._question, self._words, self.scale, self._trouble):
            self._ask.body.addWidget(part)
        self._ask.body.addSpacing(2)
        self._ask.body.addWidget(buttons)
        self._answers.setHorizontalSpacing(24)
        self._shown.body.addWidget(self._what_next)
        self._shown.body.addSpacing(4)
        self._shown.body.addLayout(self._answers)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._ask)
        self._column.addWidget(self._shown)
        self.keep_button.clicked.connect(self._keep)
        self.pass_button.clicked.connect(lambda: self._ask_anew("ask the other"))
        self.again_button.clicked.connect(lambda: self._ask_anew("ask me"))
        self.aside_button.clicked.connect(self.back)
        self.scale.chosen.connect(lambda: self._trouble.say(""))
