"""Step 1: the two names, which of them sits here, and the name on the first screen."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.start.create.draft import Draft
from ui.start.create.step import Step
from ui.start.rename_form import LONGEST_LABEL
from ui.start.seat_choice import SeatChoice
from ui.widgets.fields import LabelledField

LONGEST_NAME = 80


class WhoStep(Step):
    """Names are the ones the two call each other by."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.mentor = QLineEdit()
        self.mentee = QLineEdit()
        self.label = QLineEdit()
        for line, most in ((self.mentor, LONGEST_NAME), (self.mentee, LONGEST_NAME), (self.label, LONGEST_LABEL)):
            line.setMaxLength(most)
        self._mentor = LabelledField(self.tr("The mentor’s name"), self.mentor, keeps_room=True)
        self._mentee = LabelledField(self.tr("The mentee’s name"), self.mentee, keeps_room=True)
        self.seats = SeatChoice(self.tr("Which one are you?"), "", "")
        self._seats = LabelledField(self.tr("Which one are you?"), self.seats, keeps_room=True)
        self._label = LabelledField(
            self.tr("Name on the first screen"),
            self.label,
            always=self.tr("Anyone who uses this computer can see this name."),
        )
        self.column.setSpacing(10)
        names = QHBoxLayout()
        names.setSpacing(16)
        names.addWidget(self._mentor, 1)
        names.addWidget(self._mentee, 1)
        self.column.addLayout(names)
        self.column.addWidget(self._seats)
        self.column.addWidget(self._label)
        self._label_is_own = False
        for line, field in ((self.mentor, self._mentor), (self.mentee, self._mentee)):
            line.textChanged.connect(self._on_names)
            line.textChanged.connect(field.clear_message)
        self.label.textEdited.connect(self._on_label)
        self.seats.changed.connect(self._seats.clear_message)
        self._on_names()
        self.setFocusProxy(self.mentor)

    def title(self) -> str:
        """The heading."""
        return self.tr("Who is it for?")

    def lead(self) -> str:
        """The sentence below."""
        return self.tr("A journal belongs to two people. Write the names you call each other by.")

    def next_text(self) -> str:
        """What comes next."""
        return self.tr("Next: what it is for")

    def validate(self, then: Callable[[], None]) -> None:
        """Both names, a seat and a name for the list are needed."""
        missing: list[tuple[LabelledField, QWidget, str]] = []
        if not self.mentor.text().strip():
            missing.append((self._mentor, self.mentor, self.tr("Write the mentor’s name.")))
        if not self.mentee.text().strip():
            missing.append((self._mentee, self.mentee, self.tr("Write the mentee’s name.")))
        if self.seats.seat is None:
            missing.append((self._seats, self.seats, self.tr("Choose which of the two you are.")))
        if not self.label.text().strip():
            missing.append((self._label, self.label, self.tr("Write a name for the list, initials will do.")))
        for field, _, sentence in missing:
            field.say(sentence, "bad")
        if missing:
            missing[0][1].setFocus()
            return
        self.draft.mentor = self.mentor.text().strip()
        self.draft.mentee = self.mentee.text().strip()
        self.draft.seat = self.seats.seat or "mentor"
        self.draft.label = self.label.text().strip()
        then()

    def _on_names(self) -> None:
        mentor, mentee = self.mentor.text().strip(), self.mentee.text().strip()
        self.seats.set_words(
            self.tr("{name}, mentor").format(name=mentor) if mentor else self.tr("The mentor"),
            self.tr("{name}, mentee").format(name=mentee) if mentee else self.tr("The mentee"),
        )
        if not self._label_is_own:
            self.label.setText(f"{mentor[:1].upper()} & {mentee[:1].upper()}" if mentor and mentee else "")
            self._label.clear_message()

    def _on_label(self, text: str) -> None:
        self._label_is_own = bool(text.strip())
        self._label.clear_message()
