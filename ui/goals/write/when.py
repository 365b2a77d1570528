"""Step 5: by when it will be seen, and, out of the way, how much the goal counts beside the others."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mentor_desktop.journal.goals import HEAVIEST
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.goals.write.draft import DATE, Draft
from ui.goals.write.step import Step
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.chip import ChoiceChip
from ui.widgets.dates import spoken
from ui.widgets.day_button import DayPopup
from ui.widgets.day_field import WRITTEN, DayField, months_later
from ui.widgets.fields import LabelledField
from ui.widgets.flow import Flow
from ui.widgets.labels import Label

_CHIPS_A_LINE = 5


class WhenStep(Step):
    """A day that may stay open, and a weight from 1 to 10."""

    def __init__(self, journal: Journal) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            journal,
            translate("WhenStep", "By when?"),
            translate(
                "WhenStep",
                "A day on which it can be seen: the next meeting, a presentation, an exam. It may move later.",
            ),
        )
        self._before: str | None = None
        self._beside: list[int] = []
        self.day = DayField()
        self.day.setMaximumWidth(em(24))
        self._field = LabelledField(self.tr("The day"), self.day, keeps_room=True)
        self.day.edited.connect(self._edited)
        self.day.editingFinished.connect(lambda: self._judge(finished=True))
        self.choices = Flow(self.tr("Choose a day"))
        self._add_choices()
        self.counts = Label("", "", "muted", wrap=True)
        self.weigh = Button(self.tr("Change how much it counts"), "link")
        self.weigh.setCheckable(True)
        self.weigh.toggled.connect(self._show_weights)
        self.weights = {number: ChoiceChip(str(number)) for number in range(1, HEAVIEST + 1)}
        self._panel = self._build_weights()
        self.column.addWidget(self._field)
        self.column.addWidget(self.choices)
        weight = QVBoxLayout()
        weight.setSpacing(2)
        weight.addWidget(self.counts)
        weight.addWidget(self.weigh, 0, Qt.AlignmentFlag.AlignLeft)
        weight.addWidget(self._panel)
        self.column.addLayout(weight)
        self._panel.hide()

    def begin(self, draft: Draft) -> None:
        """Shows the day and the weight."""
        self.draft = None
        self.day.set_today(goals.today(self.journal))
        self._before = chosen = draft.goal.target_date
        self.day.show_day(date.fromisoformat(chosen) if chosen is not None else None)
        if DATE in draft.refused:
            self.day.setText(draft.typed(DATE))
        self.day.setReadOnly(draft.read_only)
        self.choices.setEnabled(not draft.read_only)
        self.weights[draft.goal.weight].setChecked(True)
        for chip in self.weights.values():
            chip.setEnabled(not draft.read_only)
        self.weigh.setChecked(draft.goal.weight != 1)
        self.weigh.setVisible(not draft.read_only or draft.goal.weight != 1)
        goals_beside = (goal for goal in self.journal.goals.all() if goal.id != draft.goal.id and goal.open)
        self._beside = sorted({goal.weight for goal in goals_beside})
        super().begin(draft)
        self._say_weight()
        self._judge(finished=True)

    def take_keyboard(self) -> None:
        """Puts the keyboard into the field for the day."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> bool:
        """Whether there is a day."""
        return self.draft is not None and self.draft.goal.target_date is not None

    def refused(self) -> QWidget | None:
        """The field for the day, when what stands in it cannot be kept."""
        return self.day if self.draft is not None and DATE in self.draft.refused else None

    def message(self) -> str:
        """What stands below the day."""
        return self._field.message()

    def _add_choices(self) -> None:
        calendar = Button(self.tr("Calendar"), "quiet", "calendar")
        calendar.clicked.connect(lambda: self._open_calendar(calendar))
        self.choices.add(calendar)
        for words, months in (
            (self.tr("In a month"), 1),
            (self.tr("In three months"), 3),
            (self.tr("In half a year"), 6),
        ):
            button = Button(words)
            button.clicked.connect(
                lambda _=False, months=months: self._choose(months_later(goals.today(self.journal), months))
            )
            self.choices.add(button)
        none = Button(self.tr("No date yet"))
        none.clicked.connect(lambda: self._choose(None))
        self.choices.add(none)

    def _build_weights(self) -> QWidget:
        panel, chips = QWidget(), QWidget()
        chips.setAccessibleName(self.tr("How much it counts"))
        grid = QGridLayout(chips)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.setColumnStretch(_CHIPS_A_LINE, 1)
        for number, chip in self.weights.items():
            row, place = divmod(number - 1, _CHIPS_A_LINE)
            grid.addWidget(chip, row, place)
            chip.toggled.connect(self._weighed)
        words = self.tr("A goal with 2 counts twice as much as one with 1 when all your goals are seen together.")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(words, "small", "muted", wrap=True))
        column.addWidget(chips)
        return panel

    def _open_calendar(self, below: QWidget) -> None:
        today = goals.today(self.journal)
        day = self.day.day()
        shown = day if day is not None and day >= today else today
        popup = DayPopup(below, self.day.accessibleName(), shown, earliest=today, latest=None)
        popup.chosen.connect(self._choose)
        popup.open_at(below.mapToGlobal(QPoint(0, below.height() + 2)))

    def _choose(self, day: date | None) -> None:
        self.day.show_day(day)
        self._edited()
        self.take_keyboard()

    def _edited(self) -> None:
        self._judge(finished=False)
        self.edited.emit()

    def _judge(self, *, finished: bool) -> None:
        """Takes what stands in the field, or says why it cannot be kept; half a day is no mistake while it is typed."""
        if self.draft is None:
            return
        text, day = self.day.text().strip(), self.day.day()
        today = goals.today(self.journal)
        if not text:
            self.draft.accept(DATE, target_date=None)
            example = spoken(months_later(today, 3), WRITTEN)
            self._field.say(self.tr("No date yet. Write one like {day}.").format(day=example), "hint")
        elif day is None:
            self._refuse(text)
            example = spoken(months_later(today, 3), WRITTEN)
            sentence = self.tr("This does not read as a day, so it was not kept. Write it like {day}.")
            self._field.say(sentence.format(day=example) if finished else "", "bad" if finished else "hint")
        elif day >= today:
            self.draft.accept(DATE, target_date=day.isoformat())
            self._field.say(spoken(day), "hint")
        elif day.isoformat() == self.draft.goal.target_date:
            self.draft.accept(DATE)
            self._field.say(self.tr("This day has passed. When is the next chance to see it?"), "warn")
        else:
            self._refuse(text)
            sentence = self.tr("{day} has passed, so it was not kept. When is the next chance to see it?")
            self._field.say(sentence.format(day=spoken(day)), "bad")
        if finished and DATE not in self.draft.refused:
            self._before = self.draft.goal.target_date

    def _refuse(self, text: str) -> None:
        """The day that was chosen before holds on, and none that the text was on its way to what it says now."""
        assert self.draft is not None
        if self.draft.goal.target_date != self._before:
            coming = self._before is not None and self._before >= goals.today(self.journal).isoformat()
            self.draft.accept(DATE, target_date=self._before if coming else None)
        self.draft.refuse(DATE, text)

    def _weighed(self, chosen: bool) -> None:
        if chosen and self.draft is not None:
            number = next(number for number, chip in self.weights.items() if chip.isChecked())
            self.draft.accept("weight", weight=number)
            self._say_weight()
            self.edited.emit()

    def _say_weight(self) -> None:
        assert self.draft is not None
        weight = self.draft.goal.weight
        if self._beside in ([], [weight]):
            words = (
                self.tr("Counts like your other goals.")
                if self._beside or weight == 1
                else self.tr("Counts as {number}.")
            )
        else:
            words = self.tr("Counts as {number}, your other goals as {others}.")
        others = QLocale().createSeparatedList([str(each) for each in self._beside])
        self.counts.setText(words.format(number=weight, others=others))
        self._show_weights(self.weigh.isChecked())

    def _show_weights(self, shown: bool) -> None:
        self._panel.setVisible(shown)
