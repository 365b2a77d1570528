"""The list of milestones under the hand: beside moving, changing and removing they are ticked and get a day."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui.widgets.ordered.view import OrderedList


class MilestoneList(OrderedList):
    """`pressed_box` brings a milestone to tick, `day_wanted` one whose day is to be chosen and where on the screen."""

    day_wanted = Signal(object, QPoint)

    def offer(self, menu: QMenu, record: Any) -> None:
        """Ticking, other words, another day."""
        done = record.done_at is not None
        words = self.tr("Still to do") if done else self.tr("Mark as done")
        menu.addAction(words, QKeySequence(Qt.Key.Key_Space), lambda: self.pressed_box.emit(record))
        menu.addAction(self.tr("Change the words"), QKeySequence(Qt.Key.Key_F2), lambda: self.edit(self.currentIndex()))
        menu.addAction(self.tr("Choose its day…"), lambda: self.day_wanted.emit(record, self.place_below(record)))
