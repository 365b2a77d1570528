"""How we will know: the five levels of a goal, and where both see it now."""

from PySide6.QtCore import QCoreApplication, Qt, Signal

from mentor_desktop.journal.goals import EXPECTED, LEVELS, Level
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.rung import Mark, Rung
from ui.goals.words import level_name
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dates import local_day, spoken
from ui.widgets.labels import Label


class LadderCard(Card):
    """The ladder. `reword` asks for other words for a level."""

    reword = Signal(int)

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        super().__init__("shared", translate("LadderCard", "How we will know"), translate("LadderCard", "five levels"))
        self._journal = journal
        self._people = goals.both(journal)
        self._view: GoalView | None = None
        self.body.setSpacing(0)
        self.body.addSpacing(8)
        self.rungs = {value: Rung(value, may_reword=not journal.read_only) for value in reversed(LEVELS)}
        for rung in self.rungs.values():
            rung.reword.connect(self.reword)
            self.body.addWidget(rung)
        self._older = Button("", "link")
        self._older.setCheckable(True)
        self._older.toggled.connect(self._show_older)
        self._wordings = Label("", "small", "muted", wrap=True)
        self._wordings.setContentsMargins(8, 0, 8, 0)
        self.body.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._wordings)
        self.body.addStretch(1)

    def show_goal(self, view: GoalView) -> None:
        """Shows the levels of a goal as they read now."""
        if self._view is not None and self._view.goal.id != view.goal.id:
            self._older.setChecked(False)
        self._view = view
        here = {level for level in (view.views.mentor, view.views.mentee) if level is not None}
        # Before anybody has checked in nothing is passed: only the start, which both chose, is true today.
        lowest = min(here, default=LEVELS[0])
        start = None if here else view.goal.start_level
        for value, rung in self.rungs.items():
            level = view.levels.get(value)
            passed = value < lowest or value == start
            rung.show_level(level.text if level else "", self._marks(view, value), here=value in here, passed=passed)
            rung.button.setVisible(view.goal.open and not self._journal.read_only)
        self._older.setVisible(bool(view.older))
        self._older.setText(self.tr("Older wordings ({number})").format(number=len(view.older)))
        self._show_older(self._older.isChecked())

    def _marks(self, view: GoalView, value: int) -> list[Mark]:
        views = view.views
        marks: list[Mark] = []
        if value == views.mentor == views.mentee:
            marks.append((self.tr("now"), "shared"))
        else:
            marks += [
                (self.tr("{name} now").format(name=person.name), "shared")
                for seat, person in self._people.items()
                if getattr(views, seat) == value
            ]
        if value == EXPECTED:
            marks.append((self.tr("expected"), "neutral"))
        if value == view.goal.start_level:
            marks.append((self.tr("start"), "neutral"))
        return marks

    def _show_older(self, shown: bool) -> None:
        self._wordings.setVisible(shown and self._view is not None and bool(self._view.older))
        if not shown or self._view is None:
            self._wordings.setText("")
            return
        self._wordings.setText("\n".join(map(self._older_line, self._view.older)))

    def _older_line(self, level: Level) -> str:
        day = spoken(local_day(level.created_at), "d MMMM yyyy")
        words = self.tr("{level} · “{text}” · written on {day}")
        return words.format(level=level_name(level.value), text=level.text, day=day)
