"""The list of goals: a group at a time, what needs attention first, and all of them together below."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Level, wording
from mentor_desktop.services import goals, goals_bin
from mentor_desktop.services.goals import GROUPS, GoalLine, Group, Overview
from mentor_desktop.services.journal import Journal
from ui.goals.list_groups import GroupChoice
from ui.goals.list_rows import GoalRows, Line
from ui.goals.list_together import TogetherCard, says_something
from ui.goals.list_words import line_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.ladder_strip import Standing
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page

LINES_AT_ONCE = 200
_ROOM_AROUND_A_LINE = 24
_BESIDE_THE_BUTTON = 11


class GoalList(Page):
    """What the two work toward. `new` begins a goal, `open_goal` brings the id of one, `remove_goal` the goal itself.

    `open_bin` asks for what was removed, while there is something. `failed` brings a known error of something that was
    asked for here; what cannot be read is said on the page.
    """

    new = Signal()
    open_bin = Signal()
    open_goal = Signal(str)
    remove_goal = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._people = goals.both(journal)
        self._overview: Overview | None = None
        self._written: dict[str, dict[int, Level]] = {}
        self._together: TogetherCard | None = None
        self._new = Button(self.tr("New goal"), "primary", "plus")
        self._new.setToolTip(self.tr("Write a goal (Ctrl+N)"))
        self._new.clicked.connect(self.new)
        self._new.hide()
        self._bin = Button(self.tr("Bin"), "quiet", "bin")
        self._bin.clicked.connect(self.open_bin)
        self._bin.hide()
        self.set_header(self.tr("Goals"), self._subtitle(), self._bin, self._new)
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self.groups = GroupChoice()
        self.groups.chosen.connect(self._show_group)
        self.body.addWidget(self.groups)
        self._card = Card("shared")
        self._card.body.setContentsMargins(1, 6, 1, 6)
        self.rows = GoalRows(
            {seat: person.colour for seat, person in self._people.items()}, may_remove=not journal.read_only
        )
        self.rows.setAccessibleName(self.tr("Goals, what needs attention first"))
        self.rows.opened.connect(self.open_goal)
        self.rows.removed.connect(self.remove_goal)
        self.rows.chosen.connect(self._bring_into_view)
        self._none_here = Label("", "", "muted", wrap=True)
        self._none_here.setContentsMargins(19, 12, 19, 12)
        self._most = LINES_AT_ONCE
        self.more_button = Button("", "link")
        self.more_button.clicked.connect(self._show_more)
        self._card.body.addWidget(self.rows)
        more = QHBoxLayout()
        more.setContentsMargins(_BESIDE_THE_BUTTON, 0, _BESIDE_THE_BUTTON, 0)
        more.addWidget(self.more_button)
        more.addStretch(1)
        self._card.body.addLayout(more)
        self._card.body.addWidget(self._none_here)
        self.body.addWidget(self._card)
        self._empty = self._first_goal()
        self._empty_card = Card("shared")
        self._empty_card.body.addWidget(self._empty)
        self.body.addWidget(self._empty_card)
        for each in (self.groups, self._card, self._empty_card):
            each.hide()
        self.body.addStretch(1)

    def shown(self) -> None:
        """Reads the goals anew; the chosen line and what is in view stay."""
        self.reload()

    def reload(self) -> None:
        """Reads the goals anew. The list goes with the chosen goal when it belongs to another group now."""
        try:
            overview = goals.overview(self._journal)
            drafts = [line.goal.id for line in overview.lines["draft"]]
            written = {id: wording(self._journal.goals.levels(id)) for id in drafts[: self._most]}
        except KnownError as error:
            self._notice.say(sentence_for(error), "bad")
            return
        before, self._overview, self._written = self._overview, overview, written
        self._notice.say("")
        lines = overview.lines
        any_goal = any(lines.values())
        self._new.setVisible(any_goal and not self._journal.read_only)
        self._bin.setVisible(self._something_in_the_bin())
        self.groups.setVisible(any_goal)
        self._card.setVisible(any_goal)
        self._empty_card.setVisible(not any_goal)
        self.groups.show_numbers({group: len(lines[group]) for group in GROUPS})
        self.groups.choose(self._group_now(overview, before))
        if says_something(overview):
            self._fill_together(overview)
        self._show_lines()

    def new_thing(self) -> None:
        """Begins a goal."""
        if not self._journal.read_only:
            self.new.emit()

    def take_keyboard(self) -> None:
        """Puts the keyboard on the chosen goal, or on what can be done while there is none."""
        if self.rows.rows:
            self.rows.take_keyboard()
        elif self.groups.isVisible():
            self.groups.take_keyboard()
        elif self._empty.button is not None:
            self._empty.button.setFocus()

    def choose(self, id: str) -> None:
        """Shows the group in which a goal stands, with that goal chosen; nothing changes when it is in none."""
        if self._overview is None:
            return
        lines = self._overview.lines
        places = ((group, at) for group in GROUPS for at, line in enumerate(lines[group]) if line.goal.id == id)
        group, at = next(places, (None, 0))
        if group is None:
            return
        if at >= self._most:
            self._most = at + 1
            self.reload()
        self.groups.choose(group)
        self._show_lines()
        self.rows.choose_goal(id)

    def _something_in_the_bin(self) -> bool:
        """Whether there is something to put back. A bin that cannot be read says so itself, and hides no goal."""
        try:
            return bool(goals_bin.lines(self._journal))
        except KnownError:
            return True

    def _group_now(self, overview: Overview, before: Overview | None) -> Group:
        """The group of the chosen goal, else the one chosen before; at first, the first with a goal in it."""
        lines = overview.lines
        if before is None or not any(before.lines.values()):
            return next((group for group in GROUPS if lines[group]), GROUPS[0])
        chosen = self.rows.chosen_goal
        of_chosen = (line.group for group in GROUPS for line in lines[group] if chosen and line.goal.id == chosen.id)
        return next(of_chosen, self.groups.group)

    def _show_group(self) -> None:
        self.rows.choose_first()
        self._most = LINES_AT_ONCE
        self._show_lines()

    def _show_more(self) -> None:
        """Each line is a widget, and there may be more goals than a window has room for widgets."""
        self._most += LINES_AT_ONCE
        self.reload()

    def _show_lines(self) -> None:
        assert self._overview is not None
        group = self.groups.group
        lines = self._overview.lines[group]
        self.rows.show_lines([self._shown(line) for line in lines[: self._most]])
        left = len(lines) - len(self.rows.rows)
        self.more_button.setText(self.tr("Show {number} more").format(number=min(left, LINES_AT_ONCE)))
        self.more_button.setVisible(left > 0)
        self.rows.setVisible(bool(lines))
        self._none_here.setText("" if lines else self._nothing_in(group))
        self._none_here.setVisible(not lines)
        if self._together is not None:
            self._together.setVisible(group == "active" and says_something(self._overview))

    def _shown(self, line: GoalLine) -> Line:
        standing = None if line.group == "draft" else Standing(line.goal.start_level, line.views)
        words = line_words(
            line, self._people, self._journal.me, goals.today(self._journal), self._written.get(line.goal.id)
        )
        return Line(line.goal, words, standing)

    def _fill_together(self, overview: Overview) -> None:
        if self._together is None:
            self._together = TogetherCard(self._people)
            self._together.failed.connect(self.failed)
            self.body.insertWidget(self.body.indexOf(self._card) + 1, self._together)
        self._together.show_scores(overview.scores, goals.today(self._journal))

    def _bring_into_view(self, row: QWidget) -> None:
        """Scrolls to a line once it has its place: it may have come with what was just read."""
        area = self.findChild(QScrollArea)
        assert area is not None
        QTimer.singleShot(0, row, lambda: area.ensureWidgetVisible(row, 0, _ROOM_AROUND_A_LINE))

    def _subtitle(self) -> str:
        if self._journal.me.role == "mentee":
            return self.tr("What you want to be able to do, as both of you see it")
        name = self._people["mentee"].name
        return self.tr("What {mentee} wants to be able to do, as both of you see it").format(mentee=name)

    def _nothing_in(self, group: Group) -> str:
        return {
            "active": self.tr("No goal is agreed yet. A draft comes here once both of you have said yes to it."),
            "draft": self.tr("Nothing is being written at the moment."),
            "reached": self.tr("What you reach together will stand here, with what you learned on the way."),
            "let go": self.tr("A goal that no longer fits can be let go. It will stay readable here."),
        }[group]

    def _first_goal(self) -> EmptyState:
        if self._journal.me.role == "mentee":
            text = self.tr(
                "A goal says what you want to be able to do, in five levels that someone else could see. Both of you "
                "agree to it, and each of you says from time to time where it stands."
            )
        else:
            text = self.tr(
                "A goal says what {mentee} wants to be able to do, in five levels that someone else could see. Both of "
                "you agree to it, and each of you says from time to time where it stands."
            ).format(mentee=self._people["mentee"].name)
        state = EmptyState(
            "goals",
            self.tr("Clear enough to teach, and seen to be reached"),
            text,
            None if self._journal.read_only else self.tr("Write the first goal"),
        )
        state.action.connect(self.new)
        return state
