"""Reaching a goal or letting it go: what did you learn from it?"""

from typing import Literal

from PySide6.QtCore import QCoreApplication

from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.filling import fill
from ui.widgets.form_card import Done, FormCard
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox

Way = Literal["reach", "let go"]


class ClosingCard(FormCard):
    """The form with which a goal is closed."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        self.learned = TextBox(
            translate("ClosingCard", "What you learned"),
            translate("ClosingCard", "A sentence or two that both can read later."),
            least=3,
        )
        super().__init__(journal, translate("ClosingCard", "What did you learn from it?"), {"learned": self.learned})
        self._view: GoalView | None = None
        self._way: Way = "reach"
        self._words = Label("", "", "muted", wrap=True)
        self.content.addWidget(self._words)
        self.content.addWidget(self.learned)

    def begin(self, view: GoalView, way: Way) -> None:
        """Opens the form, with the words that were left in it or that were said when the goal was closed before."""
        self._view, self._way = view, way
        if not self.open_form(f"close:{view.goal.id}"):
            fill(self.learned, view.goal.learned)
        if way == "reach":
            self._words.setText(
                self.tr("Both of you see it at level 0 or above. What made it possible, and what will you keep doing?")
            )
            self.send_button.setText(self.tr("It is reached"))
        else:
            self._words.setText(
                self.tr(
                    "Letting go is a decision, not a failure. What do you know now that you did not know when you "
                    "began? The goal stays readable, and you can take it up again."
                )
            )
            self.send_button.setText(self.tr("Let it go"))
        self.learned.setFocus()

    def show_goal(self, view: GoalView) -> None:
        """Takes note of how the goal stands now; what is typed stays."""
        self._view = view

    def send(self) -> Done | None:
        """Closes the goal."""
        assert self._view is not None
        before, learned = self._view.goal, self.learned.toPlainText()
        if self._way == "reach":
            closed = goals.reach(self._journal, before, self._view.views, learned)
            sentence = self.tr("The goal is reached.")
        else:
            closed = goals.let_go(self._journal, before, learned)
            sentence = self.tr("You let the goal go.")
        return Done(sentence, lambda: goals.take_back(self._journal, before, closed), gives_back=True)
