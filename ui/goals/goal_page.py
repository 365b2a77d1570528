"""One goal: its ladder, whether it is clear, how both see it move, and what was done for it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.goals import Goal
from mentor_desktop.services import goals
from mentor_desktop.services.goals import GoalView
from mentor_desktop.services.journal import Journal
from ui.background import Background
from ui.goals.agreement_card import AgreementCard
from ui.goals.check_in_card import CheckInCard, form_of
from ui.goals.clarity_card import ClarityCard
from ui.goals.closing_card import ClosingCard, Way
from ui.goals.evidence_card import EvidenceCard
from ui.goals.ladder_card import LadderCard
from ui.goals.milestones_card import MilestonesCard
from ui.goals.progress_card import ProgressCard
from ui.goals.rewording_card import RewordingCard
from ui.goals.teaching_card import TeachingCard
from ui.goals.words import views_sentence
from ui.theme import em
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.dates import local_day, spoken
from ui.widgets.form_card import FormCard
from ui.widgets.menus import popup_below
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.wrapped import WrappedLabel

TWO_COLUMNS_FROM_EMS = 52


class GoalPage(Page):
    """Composes the cards. `leave` asks for the list, `write` to write the goal anew, `open_file` to show evidence."""

    leave = Signal()
    write = Signal(str)
    remove = Signal(object)
    open_file = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, journal: Journal, background: Background) -> None:
        super().__init__()
        self._journal = journal
        self._view: GoalView | None = None
        self.check_in_button = Button(self.tr("Check in"), "quiet")
        self.check_in_button.clicked.connect(self.begin_check_in)
        self.evidence_button = Button(self.tr("Add evidence"), "primary")
        self.more = IconButton("more", self.tr("More about this goal"))
        self.more.clicked.connect(self._open_menu)
        back = IconButton("back", self.tr("Back to the goals (Esc)"))
        back.clicked.connect(self.leave)
        self.set_header("", "", self.check_in_button, self.evidence_button, self.more, back=back)
        self.agreement = AgreementCard(journal)
        self.check_in = CheckInCard(journal)
        self.closing = ClosingCard(journal)
        self.rewording = RewordingCard(journal)
        self.ladder = LadderCard(journal)
        self.clarity = ClarityCard(journal)
        self.progress = ProgressCard(journal)
        self.milestones = MilestonesCard(journal)
        self.teaching = TeachingCard(journal)
        self.evidence = EvidenceCard(journal, background)
        self._learned = WrappedLabel("")
        self._outcome = self._build_outcome()
        self._notice = Notice()
        self._forms: tuple[FormCard, ...] = (self.check_in, self.closing, self.rewording)
        self._cards = (self.ladder, self.clarity, self.progress, self.milestones, self.teaching, self.evidence)
        self._openers: dict[FormCard, QWidget] = {}
        self._sent: set[FormCard] = set()
        self._lost_keyboard = False
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._lay_out()
        self._arrange()
        self._connect()

    def open(self, id: str) -> bool:
        """Shows a goal from its top; a check-in that was left half-written is open again.

        False when the goal cannot be read.
        """
        if not self.reload(id):
            return False
        for form in self._forms:
            form.hide()
        self._openers.clear()
        assert self._scroll is not None
        self._scroll.verticalScrollBar().setValue(0)
        self._notice.say("")
        assert self._view is not None
        if self._can_check_in() and self.check_in.waits(form_of(self._view)):
            self.check_in.begin(self._view)
        return True

    @property
    def goal_id(self) -> str:
        """The id of the goal that is shown, empty while none is."""
        return "" if self._view is None else self._view.goal.id

    def reload(self, id: str = "") -> bool:
        """Reads the goal anew; what is being written in a form stays."""
        try:
            self._view = goals.view(self._journal, id or self.goal_id)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._show(self._view)
        return True

    def begin_check_in(self) -> None:
        """Opens the form of a check-in."""
        if self._view is None or not self._can_check_in():
            return
        if not self.check_in.isHidden():
            self.scroll_to(self.check_in)
            self.check_in.note.setFocus()
        elif self._make_room_for(self.check_in, self.check_in_button):
            self.check_in.begin(self._view)

    def filling_in(self) -> bool:
        """Whether a form is open."""
        return any(not form.isHidden() for form in self._forms)

    def begin_evidence(self) -> None:
        """Opens the form for evidence."""
        self.evidence.begin()

    def back(self) -> bool:
        """Puts an open form aside, or goes back to the list."""
        for form in self._forms:
            if not form.isHidden():
                form.put_aside()
                return True
        if not (self.evidence.back() or self.teaching.back() or self.milestones.back()):
            self.leave.emit()
        return True

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written in any form. Raises a known error when one cannot be kept; the others are."""
        writers: tuple[Any, ...] = (*self._forms, self.evidence, self.teaching, self.milestones)
        errors = []
        for card in writers:
            try:
                card.settle()
            except KnownError as error:
                errors.append(error)
        if errors:
            raise errors[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setSpacing(16)
        above.addWidget(self._notice)
        for card in (self.agreement, *self._forms):
            above.addWidget(card)
            card.hide()
        self.body.addLayout(above)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def _build_outcome(self) -> Card:
        card = Card("shared", self.tr("What you learned"))
        card.body.addWidget(self._learned)
        card.body.addStretch(1)
        card.hide()
        return card

    def _connect(self) -> None:
        self.evidence_button.clicked.connect(self.begin_evidence)
        self.ladder.reword.connect(self._begin_rewording)
        self.agreement.write.connect(lambda: self.write.emit(self.goal_id))
        self.agreement.said.connect(lambda: self._give_keyboard_to(self.check_in_button))
        self.evidence.open_file.connect(self.open_file)
        speakers: tuple[Any, ...] = (
            *(self.agreement, *self._forms),
            *(self.progress, self.milestones, self.teaching, self.evidence),
        )
        for form in self._forms:
            form.installEventFilter(self)
            form.changed.connect(partial(self._sent.add, form))
            form.closed.connect(partial(self._closed, form))
        for card in speakers:
            card.said.connect(self.said)
            card.failed.connect(self.failed)
            card.changed.connect(self.reload)

    def _show(self, view: GoalView) -> None:
        self.title.setText(view.goal.title)
        self.setAccessibleName(view.goal.title)
        self.subtitle.setText(self._about(view))
        self.check_in_button.setVisible(self._can_check_in())
        self.evidence_button.setVisible(not self._journal.read_only and view.goal.open)
        self.more.setVisible(not self._journal.read_only)
        cards: tuple[Any, ...] = (self.agreement, *self._forms, *self._cards)
        for card in cards:
            card.show_goal(view)
        self._learned.setText(view.goal.learned or self.tr("You wrote nothing about it when you closed it."))
        self._outcome.setVisible(not view.goal.open)
        self.clarity.setVisible(view.goal.open)

    def _about(self, view: GoalView) -> str:
        goal = view.goal
        since = spoken(local_day(goal.agreed_at or goal.created_at), "d MMMM yyyy")
        words = self.tr("Goal since {day}").format(day=since)
        if goal.state == "agreed":
            return self.tr("{words} · agreed by both").format(words=words)
        closed = spoken(local_day(goal.closed_at), "d MMMM yyyy") if goal.closed_at else ""
        if goal.state == "reached":
            return self.tr("{words} · reached on {day}").format(words=words, day=closed)
        if goal.state == "let go":
            return self.tr("{words} · let go on {day}").format(words=words, day=closed)
        return self.tr("{words} · waits to be agreed").format(words=words)

    def _can_check_in(self) -> bool:
        return self._view is not None and self._view.goal.active and not self._journal.read_only

    def _begin_rewording(self, value: int) -> None:
        if self._view is not None and self._make_room_for(self.rewording, self.ladder.rungs[value].button):
            self.rewording.begin(self._view, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes whether a form that is about to be hidden has the keyboard."""
        if event.type() == QEvent.Type.Hide and isinstance(watched, FormCard):
            focus = self.focusWidget()
            self._lost_keyboard = focus is not None and focus.hasFocus() and watched.isAncestorOf(focus)
        return super().eventFilter(watched, event)

    def _closed(self, form: FormCard) -> None:
        """Gives the keyboard back to what opened a form. What was sent is done: then checking in comes next."""
        opener = self._openers.pop(form, self.check_in_button)
        if not self._lost_keyboard:
            return
        self._lost_keyboard = False
        places = (self.check_in_button,) if form in self._sent else (opener, self.check_in_button)
        self._sent.discard(form)
        self._give_keyboard_to(*places)

    def _give_keyboard_to(self, *places: QWidget) -> None:
        """To the first of these that is shown, else to the page; never to a pencil that happens to come next."""
        there = next((place for place in places if place.isVisible()), self)
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room_for(self, form: FormCard, opener: QWidget) -> bool:
        """One form at a time: what was begun in one is kept for later. False when that cannot be done.

        `opener` has the keyboard again when the form is closed.
        """
        self._notice.say("")
        for each in self._forms:
            if not each.isHidden():
                each.put_aside()
        there = next((each for each in self._forms if not each.isHidden()), None)
        self.scroll_to(form if there is None else there)
        if there is None:
            self._openers[form] = opener
            self._sent.discard(form)
        return there is None

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, then in self.offers():
            menu.addAction(words).triggered.connect(then)
        popup_below(menu, self.more)

    def offers(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with the goal now, in the words of the menu."""
        if self._view is None:
            return []
        view = self._view
        found: list[tuple[str, Callable[[], object]]] = []
        if view.goal.open:
            found.append((self.tr("Change the wording…"), self._change))
            if view.goal.active:
                found.append((self.tr("It is reached…"), self._reach))
            found.append((self.tr("Let it go…"), self._let_go))
        else:
            found.append((self.tr("Take it up again"), self._take_up))
        found.append((self.tr("Move it to the bin"), lambda: self.remove.emit(view.goal)))
        return found

    def _reach(self) -> None:
        assert self._view is not None
        view = self._view
        if not view.views.reached:
            sees = views_sentence(view.views, goals.both(self._journal), self._journal.me)
            text = self.tr("A goal is reached when both of you see level 0 or more. {sees}").format(sees=sees)
            self._notice.say(text, "warn")
            self.scroll_to(self._notice)
            return
        self._begin_closing("reach")

    def _let_go(self) -> None:
        self._begin_closing("let go")

    def _begin_closing(self, way: Way) -> None:
        if self._view is not None and self._make_room_for(self.closing, self.more):
            self.closing.begin(self._view, way)

    def _take_up(self) -> None:
        assert self._view is not None
        before = self._view.goal
        try:
            after = goals.take_up_again(self._journal, before)
        except KnownError as error:
            self.failed.emit(error)
            return
        self.reload()
        self.said.emit(self.tr("You take it up again."), lambda: self._take_back(before, after))

    def _change(self) -> None:
        self.write.emit(self.goal_id)

    def _take_back(self, before: Goal, after: Goal) -> None:
        try:
            goals.take_back(self._journal, before, after)
        except KnownError as error:
            self.failed.emit(error)
        self.reload()

    def _arrange(self) -> None:
        """In two columns the pairs of the cards stand side by side, in one they follow each other."""
        columns = 2 if self.width() >= em(TWO_COLUMNS_FROM_EMS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
            if card is self.clarity:
                # Of a goal that is closed nobody asks any more whether it is clear; what was learned stands there.
                self._grid.addWidget(self._outcome, index // columns, index % columns)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
