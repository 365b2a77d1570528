"""What was counted in a session that is over: both sides of the talk beside each other."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desktop.journal.people import Person
from mentor_desktop.journal.sessions import TALLIED, Tally
from ui.sessions.hold_words import tallied_name
from ui.theme import em
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label

_RIGHT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class TalkCard(Card):
    """One line for each thing that can be counted, one column for each person somebody counted for."""

    def __init__(self, me: Person, partner: Person) -> None:
        super().__init__("shared", QCoreApplication.translate("TalkCard", "Both sides of the talk"))
        self._me = me.id
        self._names = {me.id: QCoreApplication.translate("TalkCard", "You"), partner.id: partner.name}
        self._table: QWidget | None = None

    def show_tallies(self, tallies: Mapping[str, Tally]) -> None:
        """Shows the tallies by the person's id; without any the card is not there."""
        counted = [id for id in self._names if id in tallies]
        self.setVisible(bool(counted))
        self.set_title(self.tr("Both sides of the talk"))
        if len(counted) == 1:
            words = self.tr("{name}’s side of the talk").format(name=self._names[counted[0]])
            self.set_title(self.tr("Your side of the talk") if counted == [self._me] else words)
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = QWidget()
        self._fill(QGridLayout(self._table), [(self._names[id], tallies[id]) for id in counted])
        self.body.addWidget(self._table)

    def _fill(self, grid: QGridLayout, sides: list[tuple[str, Tally]]) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, (name, _) in enumerate(sides, start=1):
            heading = ElidedLabel(name, "small", "muted")
            heading.setMaximumWidth(em(9))
            grid.addWidget(heading, 0, column, _RIGHT)
        for row, what in enumerate(TALLIED, start=1):
            grid.addWidget(Label(tallied_name(what), "small", wrap=True), row, 0)
            for column, (name, tally) in enumerate(sides, start=1):
                count = Label(str(getattr(tally, what)), "strong")
                said = self.tr("{what}, {name}: {count}")
                count.setAccessibleName(said.format(what=tallied_name(what), name=name, count=getattr(tally, what)))
                grid.addWidget(count, row, column, _RIGHT)
