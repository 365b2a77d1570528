"""The bin of the goals: goals and what hung on one, removed in the last 30 days, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.record import Record
from mentor_desktop.services import goals, goals_bin
from mentor_desktop.services.goals_bin import BinLine
from mentor_desktop.services.journal import DAYS_IN_THE_BIN, Journal
from ui.goals.bin_words import BinWords, bin_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page
from ui.widgets.rows import Row, Rows
from ui.widgets.wrapped import WrappedLabel

LINES_AT_FIRST = 50


class BinRow(Row):
    """One thing in the bin. `put_back` brings its line, which `line_of` finds for a record."""

    put_back = Signal(object)

    def __init__(self, line_of: Callable[[Record], tuple[BinLine, BinWords]]) -> None:
        super().__init__()
        self._line_of = line_of
        self._kind = WrappedLabel("", "small", "muted")
        self._words = WrappedLabel("", "strong")
        self._facts = WrappedLabel("", "small", "muted")
        self.button = _PutBack(self.tr("Put back"), "quiet", "restore")
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._kind, self._words, self._facts):
            words.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addLayout(words, 1)
        beside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(beside)
        self.button.clicked.connect(self._put_back)

    def show_record(self, record: Record) -> None:
        """Shows what was removed. What belongs to the other person has no button."""
        self._line, words = self._line_of(record)
        self._kind.setText(words.kind)
        self._words.setText(words.words)
        self._words.setVisible(bool(words.words))
        self._facts.setText(" · ".join(words.facts))
        self.button.setVisible(self._line.mine)
        self.button.setAccessibleDescription(words.whole())
        self.setAccessibleName(words.whole())

    def _put_back(self) -> None:
        self.put_back.emit(self._line)


class _PutBack(Button):
    """Leaves the arrow keys to the list: a button alone would go on to whatever stands next on the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter and Space."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class BinRows(Rows):
    """The lines. The arrow keys go from one that can be put back to the next; `reached` brings the button."""

    reached = Signal(object)

    def buttons(self) -> list[Button]:
        """The buttons that can be pressed, from the top."""
        rows = (row for row in self.rows() if isinstance(row, BinRow))
        return [row.button for row in rows if not row.button.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up or down."""
        buttons = self.buttons()
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        to = buttons[min(max(at + steps[event.key()], 0), len(buttons) - 1)]
        to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reached.emit(to)


class BinView(Page):
    """What was removed, the last thing first. `restore` brings the line to put back, `leave` asks for the list."""

    leave = Signal()
    restore = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._lines: dict[str, BinLine] = {}
        self._people = {person.id: person for person in goals.both(journal).values()}
        self._back = Button(self.tr("Back to the goals"), "quiet", "back")
        self._back.clicked.connect(self.leave)
        self.set_header(
            self.tr("Bin"),
            self.tr("What you remove stays here for {days} days. Then it is gone for good.").format(
                days=DAYS_IN_THE_BIN
            ),
            self._back,
        )
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self.rows = BinRows(self._row, LINES_AT_FIRST)
        self.rows.reached.connect(self.scroll_to)
        self._card = Card("shared")
        self._card.body.addWidget(self.rows)
        self._empty = Card("shared")
        self._empty.body.addWidget(
            EmptyState(
                "bin",
                self.tr("Nothing in the bin"),
                self.tr("Goals that you move to the bin, and what hangs on one, can be put back from here."),
            )
        )
        for card in (self._card, self._empty):
            self.body.addWidget(card)
            card.hide()
        self.body.addStretch(1)

    def shown(self) -> None:
        """Reads the bin anew."""
        try:
            lines = goals_bin.lines(self._journal)
        except KnownError as error:
            self._notice.say(sentence_for(error), "bad")
            return
        self._notice.say("")
        self._lines = {line.record.id: line for line in lines}
        self.rows.show_records([line.record for line in lines])
        self._card.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first thing that can be put back, or on the way back while there is none."""
        buttons = self.rows.buttons()
        if any(button.hasFocus() for button in buttons):
            return
        (buttons[0] if buttons else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Goes back to the list."""
        self.leave.emit()
        return True

    def _row(self) -> BinRow:
        row = BinRow(self._line_of)
        row.put_back.connect(self.restore)
        return row

    def _line_of(self, record: Record) -> tuple[BinLine, BinWords]:
        line = self._lines[record.id]
        return line, bin_words(line, self._people, self._journal.me)
