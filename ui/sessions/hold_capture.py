"""One line that catches a promise while it is made: “Tom: send the roadmap by Friday”."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.people import SEATS
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.widgets.buttons import Button, is_enter
from ui.widgets.chip import ChoiceChip
from ui.widgets.dates import spoken
from ui.widgets.flow import Flow
from ui.widgets.form_keeper import FormKeeper
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.undo_bar import announce
from ui.widgets.wrapped import WrappedLabel

if TYPE_CHECKING:
    from mentor_desktop.coach.promises import Promise

STILL_TYPING_MS = 600
"""A Space this soon after the question belongs to the words: nobody has read the names yet."""


class CaptureLine(QWidget):
    """`promised` brings the id of whose promise it is, its words, and the day it is due (a `date` or None).

    What was understood stands below the line before Enter. Where it does not say whose promise it is, Enter asks:
    `asks` comes when the question stands below the line.
    """

    promised = Signal(str, str, object)
    asks = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._people = goals.both(journal)
        self._form = ""
        self.line = QLineEdit()
        self._keeper = FormKeeper(journal, {"line": self.line}, self)
        self._keeper.failed.connect(self.complain)
        self.understood = WrappedLabel("", "small", "muted")
        self._trouble = Notice()
        self._question = Label(self.tr("Whose promise is it?"), "label", wrap=True)
        self._owners = Flow(self._question.text())
        self.chips: dict[str, ChoiceChip] = {}
        self.drop_button = Button(self.tr("Drop it"))
        self._since_asked = QElapsedTimer()
        self._build()

    def begin(self, form: str) -> None:
        """Takes up the line named so, with the words that were left in it. Raises a known error."""
        self._form = form
        self._stop_asking()
        self._trouble.say("")
        self._keeper.begin(form)
        self._show_understood()

    def take(self) -> None:
        """The promise is written down: the line is empty for the next one. Raises a known error."""
        self._keeper.end()
        self.begin(self._form)
        self.line.setFocus()

    def remind(self) -> bool:
        """Says that words wait in the line, and asks what becomes of them; False when none do."""
        if not self.line.text().strip():
            return False
        found = self._read()
        asks = bool(found.text) and found.owner is None
        if asks:
            self._question.setText(self.tr("You were writing this promise. Whose is it?"))
        elif found.text:
            self._question.setText(self.tr("You were writing this promise. Enter keeps it."))
        else:
            self._question.setText(self.tr("You were writing this promise. What is promised?"))
        self._question.show()
        self._owners.setVisible(asks)
        self.drop_button.show()
        announce(self, self._question.text())
        self.asks.emit()
        return True

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first name while it is asked for, else into the line."""
        (self.line if self._owners.isHidden() else next(iter(self.chips.values()))).setFocus()

    def complain(self, error: KnownError) -> None:
        """Says below the line what is wrong; the words stay."""
        self._trouble.say(sentence_for(error), "bad")

    def settle(self) -> None:
        """Keeps what stands in the line for another time. Raises a known error when that cannot be done."""
        self._keeper.settle()

    def back(self) -> bool:
        """Takes the question back whose promise it is; False when it is not asked."""
        asked = not self._question.isHidden()
        if asked:
            self._stop_asking()
            self.line.setFocus()
        return asked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What reads the line is loaded when the keyboard comes to it; Enter on a name means it, as Space does."""
        if watched is self.line:
            if event.type() == QEvent.Type.FocusIn:
                self._read()
        elif isinstance(event, QKeyEvent) and isinstance(watched, ChoiceChip):
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, chip: ChoiceChip, event: QKeyEvent) -> bool:
        """Whether a key on a name is taken here. A Space chooses only where it was pressed there, and not in haste."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and is_enter(event):
            self._meant(next(id for id, each in self.chips.items() if each is chip))
            return True
        if event.key() != Qt.Key.Key_Space:
            return False
        if pressed and self._since_asked.isValid() and self._since_asked.elapsed() < STILL_TYPING_MS:
            self._type(event.text())
            return True
        return event.type() == QEvent.Type.KeyRelease and not chip.isDown()

    def _type(self, letter: str) -> None:
        """Whoever types on while a name has the keyboard means the line."""
        self.line.setFocus()
        self.line.end(False)
        self.line.insert(letter)

    def _read(self) -> "Promise":
        from mentor_desktop.coach.date_words import date_words
        from mentor_desktop.coach.promises import understand

        # Whoever writes in a language without a word list reads English on this screen.
        spoken_here = QLocale().name()
        language = spoken_here if date_words(spoken_here) is not None else f"en_{spoken_here.partition('_')[2]}"
        today = goals.today(self._journal)
        return understand(self.line.text(), self._names(), today, language, me=self._journal.me.id)

    def _names(self) -> dict[str, str]:
        """Whose id stands behind a name; none where both bear the same."""
        me, partner = self._journal.me, self._journal.partner
        return {} if me.name.casefold() == partner.name.casefold() else {me.name: me.id, partner.name: partner.id}

    def _show_understood(self) -> None:
        if not self.line.text().strip():
            self.understood.setText(self.tr("Whose promise, what, and by when. Enter keeps it."))
            return
        found = self._read()
        if not found.text:
            self.understood.setText(self.tr("What is promised?"))
            return
        name = next((each.name for each in self._people.values() if each.id == found.owner), self.tr("No name yet"))
        if found.due is not None:
            words = self.tr("{name} · by {day}").format(name=name, day=self._day(found.due))
        elif found.unclear:
            text = self.tr("{name}. No date understood in ‘{words}’; it stays in the words.")
            words = text.format(name=name, words=found.unclear)
        else:
            words = self.tr("{name} · no day").format(name=name)
        self.understood.setText(words)

    def _day(self, day: date) -> str:
        same_year = day.year == goals.today(self._journal).year
        return spoken(day, "dddd d MMMM" if same_year else "dddd d MMMM yyyy")

    def _enter(self) -> None:
        found = self._read()
        if not found.text:
            return
        if found.owner is None:
            self._ask()
        else:
            self.promised.emit(found.owner, found.text, found.due)

    def _ask(self) -> None:
        self._question.setText(self.tr("Whose promise is it?"))
        for part in (self._question, self._owners):
            part.show()
        self._since_asked.start()
        next(iter(self.chips.values())).setFocus()
        announce(self, self._question.text())
        self.asks.emit()

    def _stop_asking(self) -> None:
        for part in (self._question, self._owners, self.drop_button):
            part.hide()
        self._since_asked.invalidate()
        for chip in self.chips.values():
            chip.setAutoExclusive(False)
            chip.setChecked(False)
            chip.setAutoExclusive(True)

    def _meant(self, owner: str) -> None:
        found = self._read()
        if found.text:
            self.promised.emit(owner, found.text, found.due)

    def _drop(self) -> None:
        try:
            self.take()
        except KnownError as error:
            self.complain(error)

    def _typed(self) -> None:
        """Other words are another promise."""
        self._stop_asking()
        self._trouble.say("")
        self._show_understood()

    def _build(self) -> None:
        # A name that is written from right to left keeps its own direction between these two marks.
        example = self.tr("{name}: call Ana by Friday").format(name=f"\u2068{self._people['mentee'].name}\u2069")
        self.line.setPlaceholderText(example)
        self.line.setAccessibleName(self.tr("A promise"))
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._enter)
        self.line.installEventFilter(self)
        same = not self._names()
        for seat in SEATS:
            person = self._people[seat]
            words = self.tr("{name}, {seat}").format(name=person.name, seat=self._seat(seat)) if same else person.name
            chip = self.chips[person.id] = ChoiceChip(words)
            chip.picked.connect(partial(self._meant, person.id))
            chip.typed.connect(self._type)
            chip.installEventFilter(self)
            self._owners.add(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.line, self.understood, self._question, self._owners):
            column.addWidget(part)
        column.addWidget(self.drop_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._trouble)
        self.drop_button.clicked.connect(self._drop)
        self._stop_asking()

    def _seat(self, seat: str) -> str:
        return self.tr("mentor") if seat == "mentor" else self.tr("mentee")
