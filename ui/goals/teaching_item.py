"""One thing that was taught: what it was, and how the mentee showed it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.journal.record import local_date
from mentor_desktop.journal.teaching import Instruction
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.goals.words import help_name
from ui.theme import current
from ui.widgets.buttons import Button, IconButton
from ui.widgets.dates import spoken
from ui.widgets.flow import Flow
from ui.widgets.form_card import FormCard
from ui.widgets.line_button import LineButton
from ui.widgets.long_chip import LongChip
from ui.widgets.rows import Row
from ui.widgets.wrapped import FoldedText, WrappedLabel

_BAR = 3


class SharedQuote(QWidget):
    """Somebody's words, with a teal bar at their side: both see them."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = FoldedText()
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + 10, 2, 0, 2)
        column.setSpacing(0)
        column.addWidget(WrappedLabel(about, "small", "muted"))
        column.addWidget(self._text)
        self.setAccessibleName(about)

    def set_text(self, text: str) -> None:
        """Shows the words."""
        self._text.set_text(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar at the side reading begins."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _BAR if mirrored else 0
        QPainter(self).fillRect(left, 0, _BAR, self.height(), QColor(current().shared))


class TeachingItem(Row):
    """A row of the list. The signals bring the instruction for which something is wanted."""

    show_back = Signal(object)
    confirm = Signal(object)
    change = Signal(object)
    remove = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        people = goals.both(journal)
        self._mentor, self._mentee = people["mentor"].name, people["mentee"].name
        self._may_write = not journal.read_only
        self._mentor_looks = journal.me.role == "mentor"
        self._instruction: Instruction | None = None
        self._form: FormCard | None = None
        self._about = WrappedLabel("", "small", "muted")
        self._state = LongChip()
        self._text = FoldedText()
        self._quote = SharedQuote(self.tr("In {mentee}’s words").format(mentee=self._mentee))
        self._waits = WrappedLabel("", "small", "muted")
        self.show_button = LineButton("quiet")
        self.show_button.clicked.connect(lambda: self.show_back.emit(self._instruction))
        self.confirm_button = Button(self.tr("Confirm"), "quiet", "check")
        self.confirm_button.clicked.connect(lambda: self.confirm.emit(self._instruction))
        self.change_button = IconButton("edit", self.tr("Change what was taught"), size=1.05)
        self.change_button.clicked.connect(lambda: self.change.emit(self._instruction))
        self.remove_button = IconButton("bin", self.tr("Move it to the bin"), size=1.05)
        self.remove_button.clicked.connect(lambda: self.remove.emit(self._instruction))
        self._build()

    def show_record(self, record: Instruction) -> None:
        """Shows what was taught; an open form stays as it is."""
        self._instruction = record
        kind, day = help_name(record.kind), spoken(local_date(record.at), "d MMMM yyyy")
        number = goals.taught_in(self._journal, record)
        words = self.tr("{kind} · {day}") if number is None else self.tr("{kind} · {day} · session {number}")
        self._about.setText(words.format(kind=kind, day=day, number=number))
        self.setAccessibleName(self._about.text())
        if record.shown_back:
            self._state.set_words(self.tr("confirmed by {mentor}").format(mentor=self._mentor))
            self._state.set_kind("good")
        elif record.teach_back.strip():
            self._state.set_words(self.tr("shown"))
            self._state.set_kind("shared")
        else:
            self._state.set_words(self.tr("taught"))
            self._state.set_kind("neutral")
        self._text.set_text(record.text)
        self._quote.set_text(record.teach_back)
        self._show_controls()

    def is_of(self, taught: Sequence[Instruction]) -> bool:
        """Whether what it shows is still among what was taught."""
        return any(self._instruction is not None and each.id == self._instruction.id for each in taught)

    def busy(self) -> bool:
        """Whether a form is open in it."""
        return self._form is not None

    def host(self, form: FormCard) -> None:
        """Gives a form its place at the end of the row."""
        self._form = form
        self.column.addWidget(form)
        self._show_controls()

    def release(self) -> None:
        """The form is no longer here."""
        if self._form is not None:
            self.column.removeWidget(self._form)
            self._form = None
            self._show_controls()

    def _show_controls(self) -> None:
        record = self._instruction
        assert record is not None
        may_write = self._may_write and not self.busy()
        shown = bool(record.teach_back.strip())
        waits = shown and not record.shown_back
        self._quote.setVisible(shown)
        self.show_button.set_words(self.tr("Say it in other words") if shown else self.tr("Show it back"))
        self.confirm_button.setVisible(waits and self._mentor_looks)
        for control in (self._buttons, self.change_button, self.remove_button):
            control.setVisible(may_write)
        self._waits.setVisible(waits and not self._mentor_looks)

    def _build(self) -> None:
        self._waits.setText(self.tr("{mentor} can confirm it after unlocking.").format(mentor=self._mentor))
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(self._about, 1, Qt.AlignmentFlag.AlignVCenter)
        about.addWidget(self.change_button)
        about.addWidget(self.remove_button)
        self._buttons = Flow(parent=self)
        self._buttons.add(self.confirm_button)
        self._buttons.add(self.show_button)
        self.column.setSpacing(4)
        self.column.addLayout(about)
        self.column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._text)
        self.column.addWidget(self._quote)
        self.column.addWidget(self._waits)
        self.column.addWidget(self._buttons)
