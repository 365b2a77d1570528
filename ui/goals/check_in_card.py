"""Checking in: where I see the goal now, and what I see that makes me say so."""

from PySide6.QtCore import QCoreApplication

from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.level_choice import LevelChoice, level_text, read_level
from ui.goals.words import level_name
from ui.widgets.form_card import Done, FormCard
from ui.widgets.form_keeper import Choice
from ui.widgets.labels import Label
from ui.widgets.text_box import TextBox


class CheckInCard(FormCard):
    """The form of a check-in: a level and a note."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        asks = translate("CheckInCard", "What do you see that makes you say so?")
        self.note = TextBox(asks, asks, least=2)
        super().__init__(journal, translate("CheckInCard", "Where do you see it today?"), {"note": self.note})
        self._view: GoalView | None = None
        self.levels = LevelChoice()
        self.keep_choice(
            "level",
            Choice(
                self.levels.chosen,
                lambda: level_text(self.levels.level()),
                lambda text: self.levels.choose(read_level(text)),
            ),
        )
        self.content.addWidget(self.levels)
        self.content.addWidget(self.note)
        sees = self.tr("{partner} sees your level and your note, and may see it differently. Nobody can change yours.")
        self.content.addWidget(Label(sees.format(partner=journal.partner.name), "small", "muted", wrap=True))
        self.send_button.setText(self.tr("Keep my check-in"))

    def begin(self, view: GoalView) -> None:
        """Opens the form for a goal, with a level and a note that were left in it.

        The keyboard is on that level, or on the last one that I saw.
        """
        self.show_goal(view)
        self.open_form(form_of(view))
        places = (self.levels.level(), getattr(view.views, self._journal.me.role), view.goal.start_level, 0)
        self.levels.take_keyboard(next(level for level in places if level is not None))

    def show_goal(self, view: GoalView) -> None:
        """Takes note of how the goal and its levels read now; what is typed and chosen stays."""
        self._view = view
        self.levels.set_words({value: level.text for value, level in view.levels.items()})

    def send(self) -> Done | None:
        """Keeps the check-in."""
        assert self._view is not None
        level = self.levels.level()
        if level is None:
            self.ask(self.tr("Choose the level you see first."))
            return None
        written = goals.check_in(self._journal, self._view.goal, level, self.note.toPlainText())
        sentence = self.tr("Your check-in at level {level} is kept.").format(level=level_name(level))
        return Done(sentence, lambda: self._journal.remove(written))


def form_of(view: GoalView) -> str:
    """The name under which a half-written note of mine for this goal is kept."""
    return f"check-in:{view.goal.id}"
