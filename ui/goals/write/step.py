"""What every step of writing a goal is: a question, a sentence, fields, and a draft that takes what they say."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.goals.write.draft import Draft
from ui.widgets.card import Card
from ui.widgets.fields import LabelledField
from ui.widgets.labels import Label
from ui.widgets.notice import sentence_for
from ui.widgets.text_box import TextBox


class Step(QWidget):
    """One step. Subclasses put their fields into `column`, which is on a card, or below that card into `whole`.

    `edited` tells that the draft has taken something, `entered` that a field asks to go on: by Ctrl+Enter where Enter
    begins a line.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, journal: Journal, question: str, lead: str) -> None:
        super().__init__()
        self.journal = journal
        self.draft: Draft | None = None
        self.question = question
        self.setAccessibleName(question)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(16)
        card = Card()
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(4)
        self.lead = Label(lead, tone="muted", wrap=True)
        card.body.addWidget(Label(question, "title", wrap=True))
        card.body.addWidget(self.lead)
        card.body.addSpacing(14)
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        card.body.addLayout(self.column)
        self.whole.addWidget(card)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of both by their seat, to fill a sentence."""
        return {seat: person.name for seat, person in goals.both(self.journal).items()}

    def begin(self, draft: Draft) -> None:
        """Shows what a draft says, and takes what is typed into it from now on."""
        self.draft = draft

    def enter(self) -> None:
        """Called when the step comes into view: shows what other steps have changed. May raise a known error."""

    def take_keyboard(self) -> None:
        """Puts the keyboard into the first field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> bool:
        """Whether this step has been answered."""
        raise NotImplementedError

    def refused(self) -> QWidget | None:
        """The first field that holds what cannot be kept."""
        return None


class TextField(LabelledField):
    """A field of words with its label, which says at once when they cannot be kept. `edited` after every change."""

    edited = Signal()

    def __init__(self, name: str, label: str, control: TextBox, hint: str = "") -> None:
        super().__init__(label, control, hint)
        self.name = name
        self.box = control
        self._draft: Draft | None = None
        control.textChanged.connect(self._changed)

    def begin(self, draft: Draft) -> None:
        """Shows what the draft says. What was in the field before cannot be brought back by undoing."""
        self._draft = None
        self.box.setPlainText(draft.typed(self.name))
        self.box.setReadOnly(draft.read_only)
        self.clear_message()
        self._draft = draft
        if self.refused:
            self._judge()

    @property
    def refused(self) -> bool:
        """Whether the field holds what cannot be kept."""
        return self._draft is not None and self.name in self._draft.refused

    def _changed(self) -> None:
        if self._draft is not None:
            self._judge()
            self.edited.emit()

    def _judge(self) -> None:
        assert self._draft is not None
        error = self._draft.write(self.name, self.box.toPlainText())
        if error is not None:
            self.say(sentence_for(error), "bad")
        else:
            self.clear_message()


class TextStep(Step):
    """A step of fields of words."""

    fields: tuple[TextField, ...] = ()

    def hold(self, *fields: TextField) -> None:
        """Takes over these fields: what is typed there goes into the draft. Called once."""
        self.fields = fields
        for field in fields:
            field.edited.connect(self.edited)
            field.box.sent.connect(self.entered)

    def begin(self, draft: Draft) -> None:
        """Fills every field."""
        super().begin(draft)
        for field in self.fields:
            field.begin(draft)

    def take_keyboard(self) -> None:
        """Puts the keyboard into the first field."""
        self.fields[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def refused(self) -> QWidget | None:
        """The first field that holds what cannot be kept."""
        return next((field.box for field in self.fields if field.refused), None)
