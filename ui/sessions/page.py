"""Sessions: the timeline, and one session prepared, held, closed or looked back at; one at a time."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desktop.services.journal import Journal
from ui.sessions.timeline_page import TimelinePage
from ui.widgets.stacked_page import StackedPage

if TYPE_CHECKING:
    from ui.sessions.close_page import ClosePage
    from ui.sessions.hold_page import HoldPage
    from ui.sessions.past_page import PastPage
    from ui.sessions.prepare_page import PreparePage


class SessionsPage(StackedPage):
    """Composes the five views. `said` brings a sentence and how to take back what it says; `failed` an error.

    The timeline is there at once; the others are loaded and made when they are first wanted.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(QCoreApplication.translate("SessionsPage", "Sessions"))
        self._journal = journal
        self._opened = ""
        self.timeline = TimelinePage(journal)
        self.stack.addWidget(self.timeline)
        self.timeline.prepare.connect(self.prepare)
        self.timeline.hold.connect(self.hold)
        self.timeline.look.connect(self.look)
        self.timeline.close_session.connect(self.close_session)
        self._listen(self.timeline)

    @cached_property
    def preparing(self) -> "PreparePage":
        """A session being prepared."""
        from ui.sessions.prepare_page import PreparePage

        made = PreparePage(self._journal)
        made.start.connect(self.hold)
        made.calendar.connect(self._offer_calendar)
        made.leave.connect(self.show_timeline)
        self._add(made)
        return made

    @cached_property
    def holding(self) -> "HoldPage":
        """A session being held."""
        from ui.sessions.hold_page import HoldPage

        made = HoldPage(self._journal)
        made.close_session.connect(self.close_session)
        made.leave.connect(self.show_timeline)
        self._add(made)
        return made

    @cached_property
    def closing(self) -> "ClosePage":
        """A session being closed."""
        from ui.sessions.close_page import ClosePage

        made = ClosePage(self._journal)
        made.closed.connect(self.look)
        made.reopened.connect(self.hold)
        made.leave.connect(lambda: self.hold(self._opened))
        self._add(made)
        return made

    @cached_property
    def past(self) -> "PastPage":
        """A session that was held or cancelled."""
        from ui.sessions.past_page import PastPage

        made = PastPage(self._journal)
        made.leave.connect(self.show_timeline)
        self._add(made)
        return made

    def start_over(self) -> None:
        """Goes to the timeline."""
        self.show_timeline()

    def new_thing(self) -> None:
        """Begins to plan a session."""
        if self.left():
            self.show_view(self.timeline)
            self.timeline.new_thing()

    def show_timeline(self) -> None:
        """Goes back to the timeline; what was being written is kept first."""
        if self.left():
            self.show_view(self.timeline)
            self.timeline.come_back(self._opened)

    def prepare(self, id: str) -> None:
        """Shows a session to be prepared."""
        self._open(self.preparing, id)

    def hold(self, id: str) -> None:
        """Starts a session, or goes on with one, and shows it."""
        self._open(self.holding, id)

    def close_session(self, id: str) -> None:
        """Shows a session to be closed."""
        self._open(self.closing, id)

    def look(self, id: str) -> None:
        """Shows a session that was held or cancelled."""
        self._open(self.past, id)

    def _add(self, made: "PreparePage | HoldPage | ClosePage | PastPage") -> None:
        self.stack.addWidget(made)
        self._listen(made)

    def _listen(self, view: "TimelinePage | PreparePage | HoldPage | ClosePage | PastPage") -> None:
        view.said.connect(self.said)
        view.failed.connect(self.failed)
        view.alone.connect(self.alone)

    def _open(self, view: "PreparePage | HoldPage | ClosePage | PastPage", id: str) -> None:
        if self.left() and view.open(id):
            self._opened = id
            self.show_view(view)

    def _offer_calendar(self, id: str) -> None:
        """The calendar file of a session is offered beside it on the timeline."""
        self.show_timeline()
        self.timeline.show_planned(id)
        self.timeline.planned.calendar_button.click()
