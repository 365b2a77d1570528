"""The session that is going on: which item is talked about, for how long, and what is noted on it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mentor_desktop.errors import KnownError, Unacceptable
from mentor_desktop.journal.sessions import LONGEST, TALLIED, AgendaItem
from mentor_desktop.services import holding, sessions
from mentor_desktop.services.holding import HoldView
from mentor_desktop.services.journal import Journal
from ui.sessions import agenda_words
from ui.sessions.clock_talk import TalkClock

USUAL_ITEM_MINUTES = 10


class Talk(QObject):
    """One session at a time. What it says is on the disk when a method returns; each raises known errors.

    `ticked` comes every few seconds while time is counted. That goes on while another page is shown: people look
    something up while they talk. `failed` brings an error of keeping the time.
    """

    ticked = Signal()
    failed = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._view: HoldView | None = None
        self._current = ""
        self._helped: frozenset[str] = frozenset()
        self.clock = TalkClock(journal.now, self)
        self.clock.looked.connect(self.ticked)
        self.clock.due.connect(self._keep_time_quietly)

    @property
    def view(self) -> HoldView:
        """The session as it was read last."""
        assert self._view is not None
        return self._view

    @property
    def id(self) -> str:
        """The id of the session, empty while none is open."""
        return "" if self._view is None else self._view.session.id

    @property
    def current(self) -> AgendaItem | None:
        """The item that is talked about."""
        return next((each for each in self.view.items if each.id == self._current), None)

    @property
    def may_write(self) -> bool:
        """Whether the session is going on and may be written in."""
        return self._view is not None and self._view.session.left_open and not self._journal.read_only

    @property
    def forgotten(self) -> bool:
        """Whether it was begun longer ago than any session lasts: nobody is talking any more."""
        return self.elapsed() > LONGEST * 60

    @property
    def untouched(self) -> bool:
        """Whether nothing was noted, promised or counted yet."""
        view = self.view
        counted = any(getattr(tally, what) for tally in view.tallies.values() for what in TALLIED)
        noted = any(each.outcome.strip() for each in view.items) or view.session.summary or view.session.bring
        return not (counted or noted or view.promised or view.session.answered_by)

    @property
    def help_is_wanted(self) -> bool:
        """Whether what is talked about is a goal for which the mentee asked to be helped."""
        item = self.current
        return item is not None and item.goal in self._helped

    def elapsed(self) -> int:
        """How many seconds the session has been going on."""
        return holding.elapsed_seconds(self.view.session, self._journal.now())

    def seconds_on(self, item: AgendaItem) -> int:
        """How many seconds an item has been talked about."""
        return max(item.seconds, self.clock.seconds) if item.id == self._current and self.may_write else item.seconds

    def open(self, id: str) -> bool:
        """Goes on with a session; says whether it begins now. It begins with its first item."""
        begins = False
        if not self._journal.read_only:
            session = self._journal.sessions.get(id)
            begins = session.started_at is None
            holding.begin(self._journal, session)
        if id != self.id:
            self.clock.stop()
            self._current = ""
        self._helped = frozenset(goal.id for goal in self._journal.goals.all() if goal.asked_for)
        self._read(id)
        if not self._current:
            self._take_up()
        self._run()
        return begins

    def reload(self) -> None:
        """Reads the session anew."""
        self._read(self.id)
        if self.current is None:
            self._take_up()
        self._run()

    def come_to(self, id: str) -> None:
        """Talks about another item from now on; what was counted for the one before is kept."""
        if not self.may_write:
            self._current = id
            return
        if id == self._current:
            return
        self.keep_time()
        item = next(each for each in self.view.items if each.id == id)
        holding.come_to(self._journal, item)
        self._current = id
        self._read(self.id)
        self._restart()

    def step(self, by: int) -> str:
        """The id of the item so many places further on the agenda, empty when there is none."""
        places = [each.id for each in self.view.items]
        to = places.index(self._current) + by if self._current in places else 0
        return places[to] if 0 <= to < len(places) else ""

    def keep(self, words: str) -> AgendaItem | None:
        """Keeps the shared notes on the item that is talked about, and returns it.

        Without an item the first word makes one, which takes over the time that has passed. None when there is neither.
        """
        self._read(self.id)
        if not self.may_write:
            return self.current
        self.clock.count()
        if self.current is None:
            if not words.strip():
                return None
            self._begin_without_agenda()
        item = self.current
        assert item is not None
        kept = holding.keep_item(self._journal, item, words, self.clock.seconds)
        self._read(self.id)
        return kept

    def keep_time(self) -> None:
        """Keeps how long the item has been talked about."""
        if self.may_write:
            self._read(self.id)
            item = self.current
            self.clock.count()
            if item is not None and self.may_write:
                holding.keep_item(self._journal, item, item.outcome, self.clock.seconds)

    def add(self, title: str) -> Callable[[], None]:
        """Puts something on the agenda, with the minutes that are said with it.

        What is returned takes it back, unless something was noted on it meanwhile.
        """
        said = agenda_words.understand(title, USUAL_ITEM_MINUTES)
        item = sessions.add_item(self._journal, self.id, said.title, said.minutes)
        self._read(self.id)
        if self.current is None:
            self.come_to(item.id)

        def take_back() -> None:
            now = next((each for each in self._journal.sessions.items(item.session) if each.id == item.id), item)
            if now.outcome.strip():
                raise Unacceptable("Something was noted on this item, so it stays on the agenda.")
            self._journal.remove(now)

        return take_back

    def not_begun(self) -> Callable[[], None]:
        """Says that it was opened by mistake; what is returned takes that back."""
        self._read(self.id)
        view = self.view
        if not self.untouched:
            raise Unacceptable("Something was written in this session already, so it has begun.")
        self.clock.stop()
        reached = [each for each in view.items if each.reached_at is not None]
        holding.not_begun(self._journal, view.session)
        self._current = ""
        self._read(self.id)

        return lambda: holding.begun_after_all(self._journal, view.session, reached)

    def rest(self) -> None:
        """Stops counting: the pair looks back on the session. `open` and `reload` go on."""
        self.clock.stop()

    def _read(self, id: str) -> None:
        self._view = holding.hold_view(self._journal, id)
        if not self.may_write:
            self.clock.stop()

    def _take_up(self) -> None:
        """Goes on with the item that was talked about last, or begins with the first one."""
        reached = [each for each in self.view.items if each.reached_at is not None]
        last = max(reached, key=lambda each: each.updated_at, default=None)
        self._current = last.id if last is not None else ""
        if last is None and self.view.items and self.may_write:
            self.come_to(self.view.items[0].id)

    def _run(self) -> None:
        if self.may_write and not self.clock.running and not self.forgotten:
            self._restart()

    def _restart(self) -> None:
        item = self.current
        if not self.forgotten:
            self.clock.start(item.seconds if item is not None else 0)

    def _begin_without_agenda(self) -> None:
        title, minutes = self.tr("What we talked about"), self.view.session.minutes
        item = sessions.add_item(self._journal, self.id, title, minutes)
        holding.come_to(self._journal, item)
        self._current = item.id
        self._read(self.id)

    def _keep_time_quietly(self) -> None:
        try:
            self.keep_time()
        except KnownError as error:
            self.failed.emit(error)
