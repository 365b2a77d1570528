"""Progress: both people's path over time, what each sees now, and the notes they left."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.progress import CheckIn
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.goals.words import level_name, views_sentence
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.charts.curves import Line
from ui.widgets.charts.panel import ChartPanel
from ui.widgets.charts.path_chart import PathChart
from ui.widgets.dates import local_day, spoken
from ui.widgets.labels import Label
from ui.widgets.wrapped import WrappedLabel

NOTES_AT_FIRST = 2


class ProgressCard(Card):
    """The paths, and below them what was said with the check-ins."""

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("ProgressCard", "Progress"))
        self._journal = journal
        self._people = goals.both(journal)
        self._names = {person.id: person.name for person in self._people.values()}
        self._view: GoalView | None = None
        self._paths = PathChart(
            self.tr("How both of you see it over time"), self.tr("Your paths begin when you agree.")
        )
        self.chart = ChartPanel(self._paths)
        self.chart.failed.connect(self.failed)
        self._differ = Label("", "strong", wrap=True)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        self._all = Button("", "link")
        self._all.setCheckable(True)
        self._all.toggled.connect(self._show_notes)
        self.body.addWidget(self.chart)
        self.body.addWidget(self._differ)
        self.body.addLayout(self._notes)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_goal(self, view: GoalView) -> None:
        """Draws the paths and says what each sees now."""
        if self._view is not None and self._view.goal.id != view.goal.id:
            self._all.setChecked(False)
        self._view = view
        lines = tuple(
            Line(person.name, person.colour, view.paths[seat], dashed=seat == "mentor")
            for seat, person in self._people.items()
        )
        target = date.fromisoformat(view.goal.target_date) if view.goal.target_date else None
        self._paths.show_lines(lines, today=goals.today(self._journal), target=target)
        words = views_sentence(view.views, self._people, self._journal.me)
        self._differ.setText(words or self.tr("Nobody has checked in yet."))
        self._differ.set_tone("" if view.views.difference else "muted")
        self._all.setVisible(len(view.check_ins) > NOTES_AT_FIRST)
        self._show_notes(self._all.isChecked())

    def _show_notes(self, everything: bool) -> None:
        _empty(self._notes)
        if self._view is None:
            return
        newest = list(reversed(self._view.check_ins))
        for each in newest if everything else newest[:NOTES_AT_FIRST]:
            self._notes.addWidget(self._note(each))
        self._all.setText(
            self.tr("Show fewer")
            if everything
            else self.tr("All {number} check-ins").format(number=len(self._view.check_ins))
        )

    def _note(self, check_in: CheckIn) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        who = self.tr("{name} · level {level} · {day}").format(
            name=self._names.get(check_in.person, ""),
            level=level_name(check_in.level),
            day=spoken(local_day(check_in.at), "d MMM yyyy"),
        )
        column.addWidget(Label(who, "small", "muted", wrap=True))
        if check_in.note:
            column.addWidget(WrappedLabel(check_in.note))
        line.addLayout(column, 1)
        if check_in.person == self._journal.me.id and not self._journal.read_only:
            remove = IconButton("bin", self.tr("Move this check-in to the bin"), size=1.0)
            remove.clicked.connect(lambda: self._remove(check_in))
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove(self, check_in: CheckIn) -> None:
        if self._try(lambda: self._journal.remove(check_in)):
            self.said.emit(
                self.tr("The check-in is in the bin."), lambda: self._try(lambda: self._journal.restore(check_in))
            )

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
