"""The lines of one group of goals: the arrow keys go from line to line, Home and End to the first and the last."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.journal.goals import Goal
from mentor_desktop.journal.people import Seat
from ui.goals.list_row import GoalRow
from ui.goals.list_words import LineWords
from ui.widgets.ladder_strip import Standing


class Line(NamedTuple):
    """A goal with its words and, where it has one, its strip."""

    goal: Goal
    words: LineWords
    standing: Standing | None


class GoalRows(QWidget):
    """One line can be reached with Tab, the chosen one; `chosen` brings it when it gets the keyboard.

    `opened` brings the id of a goal, `removed` the goal that is to go to the bin.
    """

    opened = Signal(str)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(self, colours: Mapping[Seat, str], *, may_remove: bool, parent: QWidget | None = None) -> None:
        """`colours` are those of the two people, `#RRGGBB`."""
        super().__init__(parent)
        self._colours = colours
        self._may_remove = may_remove
        self._at = 0
        self.rows: list[GoalRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows other lines. The chosen goal stays chosen; when it is gone, the one in its place is.

        The keyboard stays with it, and lines are reused, so that the page keeps its place while it is read anew.
        """
        goal, at = self.chosen_goal, self._at
        had_keyboard = any(row.hasFocus() for row in self.rows)
        # The column is laid out once, not anew with every line that joins it.
        self._column.setEnabled(False)
        while len(self.rows) < len(lines):
            self._add_row()
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line.goal, line.words, line.standing, self._colours, last=line is lines[-1])
            row.show()  # at once: what is not visible yet cannot take the keyboard
        self._column.setEnabled(True)
        ids = [line.goal.id for line in lines]
        self._choose(ids.index(goal.id) if goal is not None and goal.id in ids else min(at, len(ids) - 1))
        if had_keyboard and lines:
            self.take_keyboard()
        for row in self.rows[len(lines) :]:
            row.hide()
            row.deleteLater()
        del self.rows[len(lines) :]

    @property
    def chosen_goal(self) -> Goal | None:
        """The goal of the chosen line; None when there is no line."""
        return self.rows[self._at].goal if self.rows else None

    def choose_first(self) -> None:
        """Makes the first line the chosen one."""
        self._choose(0)

    def choose_goal(self, id: str) -> None:
        """Makes the line of a goal the chosen one, if it is shown."""
        for at, row in enumerate(self.rows):
            if row.goal is not None and row.goal.id == id:
                self._choose(at)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the chosen line."""
        self.rows[self._at].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes from line to line."""
        last = len(self.rows) - 1
        places: dict[int, int] = {
            Qt.Key.Key_Up: max(self._at - 1, 0),
            Qt.Key.Key_Down: min(self._at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() not in places or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._choose(places[event.key()])
        self.take_keyboard()

    def _add_row(self) -> None:
        row = GoalRow(may_remove=self._may_remove)
        row.opened.connect(self.opened)
        row.removed.connect(self.removed)
        row.entered.connect(self._entered)
        self.rows.append(row)
        self._column.addWidget(row)

    def _entered(self, row: GoalRow) -> None:
        if row in self.rows:
            self._choose(self.rows.index(row))
            self.chosen.emit(row)

    def _choose(self, at: int) -> None:
        self._at = max(at, 0)
        for number, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == self._at else Qt.FocusPolicy.ClickFocus)
