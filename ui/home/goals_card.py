"""The goals at Home: those that need the pair most, with their ladder, and the way to all of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalLine, Overview
from mentor_desktop.services.journal import Journal
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.goal_chips import chips_of
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for

MOST = 4
_SIDE = 12
_INSIDE = 8
_EDGE_OF_A_LINK = 7


class GoalsCard(Card):
    """Up to four goals, the most pressing first. `open_goal` brings the id of one, `go` asks the frame for a page."""

    open_goal = Signal(str)
    go = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("GoalsCard", "Goals"))
        self._journal = journal
        self._align_heading()
        try:
            overview = goals.overview(journal)
        except KnownError as error:
            notice = Notice()
            # In the card first: what is shown without a parent is a window of its own.
            self._add(notice)
            notice.say(sentence_for(error), "bad")
        else:
            self._show_goals(overview)
        self.body.addStretch(1)

    def _align_heading(self) -> None:
        """Lets the lines reach a little over their words at either side, so that the ring around one has room."""
        self.body.setContentsMargins(_SIDE, 18, _SIDE, 18)
        heading = self.body.itemAt(0)
        assert isinstance(heading, QHBoxLayout)
        heading.setContentsMargins(_INSIDE, 0, _INSIDE, 0)

    def _show_goals(self, overview: Overview) -> None:
        lines = overview.lines
        if lines["active"]:
            self.set_aside(self.tr("{number} active").format(number=len(lines["active"])))
        # A draft is not at work yet, but an agreement that is asked for comes before everything else.
        pressing = [*(line for line in lines["draft"] if line.reasons), *lines["active"]]
        if pressing:
            self._add_rows(pressing[:MOST])
            self._add_step(self.tr("All goals"), "link", "goals")
        elif lines["draft"]:
            self._add_words(self.tr("A goal is being written. It stands here once both of you have agreed to it."))
            self._add_step(self.tr("Go on with it"), "quiet", "goals")
        elif any(lines.values()):
            self._add_words(self.tr("None of your goals is open now. What comes next?"))
            self._add_step(self.tr("All goals"), "link", "goals")
        else:
            self._add_first_step()

    def _add_rows(self, lines: Sequence[GoalLine]) -> None:
        # The ladder comes with the charts, which are slow to import: not before there is a goal.
        from ui.home.goal_row import GoalRow

        people = goals.both(self._journal)
        for line in lines:
            chip = next(iter(chips_of(line.goal, line.views, line.reasons, self._journal.partner)), None)
            row = GoalRow(line, chip, people)
            row.opened.connect(self.open_goal)
            self.body.addWidget(row)

    def _add_first_step(self) -> None:
        mentee = self._journal.me.role == "mentee"
        if mentee:
            words = self.tr("What would you like to be able to do? A goal says it in five levels that both of you see.")
        else:
            words = self.tr(
                "A goal says what {mentee} wants to be able to do, in five levels that both of you see. "
                "The first one is good to write side by side."
            ).format(mentee=self._journal.partner.name)
        self._add_words(words)
        if not self._journal.read_only:
            self._add_step(self.tr("Write the first goal"), "primary" if mentee else "quiet", "new-goal")

    def _add_words(self, text: str) -> None:
        self._add(Label(text, "", "muted", wrap=True))

    def _add_step(self, words: str, kind: ButtonKind, page: str) -> None:
        button = Button(words, kind)
        button.clicked.connect(partial(self.go.emit, page))
        # The words of a link begin where other words do: its own edge is not seen.
        self._add(button, _INSIDE - _EDGE_OF_A_LINK if kind == "link" else _INSIDE).addStretch(1)

    def _add(self, widget: QWidget, side: int = _INSIDE) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(side, 0, side, 0)
        line.addWidget(widget)
        self.body.addLayout(line)
        return line
