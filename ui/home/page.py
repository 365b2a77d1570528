"""Home: the first page after unlocking."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.markdown import first_words
from mentor_desktop.services.journal import Journal
from ui.home.goals_card import GoalsCard
from ui.home.meeting_card import MeetingCard
from ui.home.reminders_line import RemindersLine
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dates import local_day, spoken
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page
from ui.widgets.quote import Quote

TWO_COLUMNS_FROM_EMS = 52


class HomePage(Page):
    """Four quiet cards: what comes before the next meeting, the purpose, the goals, and one thing private.

    `open_reflection` brings the id of a reflection to go on with, `open_goal` that of a goal, `let_partner_join` asks
    to lock for that. `prepare`, `hold` and `look` bring the id of a session that is to be prepared, held or looked at,
    `plan` asks to plan one. `said` brings a sentence and how to take back what it says; `failed` an error.
    """

    open_reflection = Signal(str)
    open_goal = Signal(str)
    let_partner_join = Signal()
    prepare = Signal(str)
    hold = Signal(str)
    look = Signal(str)
    plan = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        write = Button(self.tr("Write a reflection"), "private", "reflections")
        write.clicked.connect(lambda: self.go.emit("new-reflection"))
        if journal.read_only:
            write.hide()
        self.set_header(self._greeting(), self._subtitle(), write)
        self.reminders = RemindersLine(journal)
        self.reminders.look.connect(self.look)
        self._header.addWidget(self.reminders)
        self.meeting = self._meeting_card()
        self._sides = QHBoxLayout()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(16)
            self._sides.addLayout(column, 1)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)
        self._cards: list[QWidget] = []
        self._columns = 0

    def shown(self) -> None:
        """Reads anew what is on the cards."""
        for card in self._cards:
            if card is not self.meeting:
                card.hide()
                card.deleteLater()
        joined = self._journal.partner_has_joined
        self._cards = [
            self.meeting if joined else self._join_card(),
            self._purpose_card(),
            self._goals_card(),
            self._private_card(),
        ]
        if joined:
            self.meeting.reload()
        self.reminders.reload()
        self._columns = 0
        self._arrange()

    def back(self) -> bool:
        """Puts an open form aside; False when there is none."""
        return self.meeting.back()

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written about a promise. Raises a known error when that cannot be done."""
        self.meeting.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= em(TWO_COLUMNS_FROM_EMS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for column in (self._left, self._right):
            while column.takeAt(0) is not None:
                pass
        for index, card in enumerate(self._cards):
            (self._left if index % columns == 0 else self._right).addWidget(card)
        # Each card is as high as what stands on it; what is left over stays below.
        for column in (self._left, self._right):
            column.addStretch(1)
        self._sides.setStretch(1, columns - 1)
        self._sides.setSpacing(16 * (columns - 1))

    def _greeting(self) -> str:
        hour = datetime.now().hour
        name = self._journal.me.name
        if 5 <= hour < 12:
            return self.tr("Good morning, {name}").format(name=name)
        if 12 <= hour < 18:
            return self.tr("Good afternoon, {name}").format(name=name)
        return self.tr("Good evening, {name}").format(name=name)

    def _subtitle(self) -> str:
        today = spoken(datetime.now().date(), "dddd d MMMM")
        if self._journal.read_only:
            return self.tr("{day}. Open only to be read: another window is writing.").format(day=today)
        return self.tr("{day}. You and {partner} share this journal.").format(
            day=today, partner=self._journal.partner.name
        )

    def _join_card(self) -> Card:
        partner = self._journal.partner.name
        card = Card("shared", self.tr("{partner} has not joined yet").format(partner=partner))
        card.body.addWidget(
            Label(
                self.tr(
                    "When you sit at this computer together, {partner} can set a passphrase. It opens what you share, "
                    "and a private space that not even you can open."
                ).format(partner=partner),
                "",
                "muted",
                wrap=True,
            )
        )
        card.body.addSpacing(4)
        join = Button(self.tr("Lock, and let {partner} join").format(partner=partner), "primary")
        join.clicked.connect(self.let_partner_join)
        card.body.addWidget(join, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _meeting_card(self) -> MeetingCard:
        card = MeetingCard(self._journal)
        card.prepare.connect(self.prepare)
        card.hold.connect(self.hold)
        card.plan.connect(self.plan)
        card.said.connect(self.said)
        card.failed.connect(self.failed)
        card.changed.connect(self.reminders.reload)
        return card

    def _purpose_card(self) -> Card:
        card = Card("shared", self.tr("What you travel toward"))
        try:
            purpose = self._journal.people.purpose()
        except KnownError as error:
            return _with_trouble(card, error)
        if purpose is not None:
            card.body.addWidget(Label(purpose.statement, "", "", wrap=True))
        else:
            text = self.tr("You have not put it into words yet. It is a good question for your next talk.")
            card.body.addWidget(Label(text, "", "muted", wrap=True))
            say_it = Button(self.tr("Put it into words"), "quiet")
            say_it.clicked.connect(lambda: self.go.emit("purpose"))
            card.body.addWidget(say_it, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _goals_card(self) -> GoalsCard:
        card = GoalsCard(self._journal)
        card.open_goal.connect(self.open_goal)
        card.go.connect(self.go)
        return card

    def _private_card(self) -> Card:
        card = Card("private", self.tr("Private to you"), self.tr("only your passphrase opens this"))
        try:
            last = self._last_reflection()
        except KnownError as error:
            return _with_trouble(card, error)
        if last is not None:
            id, sentence = last
            card.body.addWidget(Quote(self.tr("What did you hold back last time, and what would it take to say it?")))
            card.body.addWidget(Label(sentence, "small", "muted", wrap=True))
            words = self.tr("Read on") if self._journal.read_only else self.tr("Continue writing")
            button = Button(words, "private")
            button.clicked.connect(lambda: self.open_reflection.emit(id))
        else:
            card.body.addWidget(Quote(self.tr("What do you hope for here, and what are you unsure about?")))
            button = Button(self.tr("Write your first reflection"), "private")
            button.clicked.connect(lambda: self.go.emit("new-reflection"))
        if not self._journal.read_only or last is not None:
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _last_reflection(self) -> tuple[str, str] | None:
        """The id of what to go on with, and a sentence about it: what was being written, else the newest one."""
        for reflection in reversed(self._journal.recovered):
            words = first_words(reflection.shown_title(), 60)
            text = self.tr("You were writing “{words}” when the journal was closed. All of it is there.")
            return reflection.id, text.format(words=words)
        for line in self._journal.reflections.page(0, 1):
            day = spoken(local_day(line.at), "d MMMM")
            words = first_words(line.snippet.text or line.title.text, 70)
            return line.id, self.tr("From your reflection on {day}: “{words}”").format(day=day, words=words)
        return None


def _with_trouble(card: Card, error: KnownError) -> Card:
    notice = Notice()
    # In the card first: what is shown without a parent is a window of its own.
    card.body.addWidget(notice)
    notice.say(sentence_for(error), "bad")
    card.body.addStretch(1)
    return card
