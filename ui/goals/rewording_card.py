"""Other words for one level of a goal."""

from PySide6.QtCore import QCoreApplication

from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.filling import fill
from ui.goals.words import level_name
from ui.widgets.form_card import Done, FormCard
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox


class RewordingCard(FormCard):
    """The form with which a level gets other words. The old ones are kept, and both are asked again."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        self.words = TextBox(translate("RewordingCard", "Other words for this level"), least=2)
        super().__init__(journal, translate("RewordingCard", "Other words for this level"), {"words": self.words})
        self._view: GoalView | None = None
        self._value = 0
        self.content.addWidget(self.words)
        self._hint = Label("", "small", "muted", wrap=True)
        self.content.addWidget(self._hint)
        self.send_button.setText(self.tr("Keep this wording"))

    def begin(self, view: GoalView, value: int) -> None:
        """Opens the form for a level, with the words that hold or those that were being written."""
        self._view, self._value = view, value
        self.set_title(self.tr("Other words for level {level}").format(level=level_name(value)))
        begun = self.open_form(f"reword:{view.goal.id}:{value}")
        if not begun:
            level = view.levels.get(value)
            fill(self.words, level.text if level else "")
        self._hint.setText(
            self.tr("The old wording is kept, and both of you are asked to agree again.")
            if view.goal.agreed_by
            else self.tr("Plain words that someone else could see.")
        )
        self.words.setFocus()
        if not begun:
            self.words.selectAll()

    def show_goal(self, view: GoalView) -> None:
        """Takes note of how the goal stands now; what is typed stays."""
        self._view = view

    def send(self) -> Done | None:
        """Keeps the new words."""
        assert self._view is not None
        before, value = self._view.goal, self._value
        after = goals.reword(self._journal, before, value, self.words.toPlainText())
        if after == before:
            self.ask(self.tr("These are the words it has already."))
            return None
        sentence = self.tr("Level {level} has new words.").format(level=level_name(value))
        return Done(sentence, lambda: goals.take_back_rewording(self._journal, before, after, value), gives_back=True)
