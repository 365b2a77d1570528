"""The frame around an open journal: sidebar, pages, keyboard, undo bar."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal
from ui.alone import AlonePage
from ui.background import Background
from ui.conversation.page import ConversationPage
from ui.home.page import HomePage
from ui.notes.page import NotesPage
from ui.reflections.page import ReflectionsPage
from ui.relationship.page import RelationshipPage
from ui.review.page import ReviewPage
from ui.sidebar import Entry, Sidebar
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from ui.goals.page import GoalsPage
    from ui.sessions.page import SessionsPage


_WIDEST_BAR = 520
_BELOW_BAR = 20


class Frame(QWidget):
    """Shows one page at a time. `lock` asks the window to close the journal, `let_partner_join` to go on there.

    The undo bar stays while the person does: it goes when they open another page, or another thing on this one.
    """

    lock = Signal()
    let_partner_join = Signal()

    def __init__(self, journal: Journal, background: Background) -> None:
        super().__init__()
        self._journal, self._background = journal, background
        self._made: dict[str, Page] = {}
        self._shown = ""
        self._makers: dict[str, Callable[[], Page]] = {
            "home": self._home,
            "sessions": self._sessions,
            "goals": self._goals,
            "conversation": lambda: ConversationPage(journal),
            "relationship": lambda: RelationshipPage(journal),
            "reflections": self._reflections,
            "notes": lambda: NotesPage(journal),
            "review": lambda: ReviewPage(journal),
        }
        self._sidebar = Sidebar(journal.me, journal.partner, self._page_entries(), self._action_entries())
        self._sidebar.chosen.connect(self.go_to)
        self._pages = QStackedWidget()
        self._alone = AlonePage()
        self._alone.lock_button.clicked.connect(self.lock)
        self._notice = Notice()
        self._notice.setContentsMargins(36, 12, 36, 0)
        self.undo_bar = UndoBar()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        banner = Notice()
        banner.setContentsMargins(36, 12, 36, 0)
        right.addWidget(banner)
        right.addWidget(self._notice)
        right.addWidget(self._pages, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sidebar)
        whole.addLayout(right, 1)
        if journal.read_only:
            banner.say(self.tr("Open only to be read: another window is writing in this journal."), "warn")
        self.undo_bar.setParent(self)
        self.undo_bar.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keyboard_moved)
        self._bind_keys()

    @property
    def page_names(self) -> list[str]:
        """The pages there are, in the order of the sidebar."""
        return list(self._makers)

    def page(self, name: str) -> Page:
        """A page by its name, made when it is first asked for."""
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._makers[name]()
            page.go.connect(self.go_to)
            page.opens.connect(self.undo_bar.dismiss)
            page.alone.connect(self._leave_alone)
            self._pages.addWidget(page)
        return page

    def go_to(self, name: str) -> None:
        """Shows a page, or does what an entry of the sidebar is for; while one thing is shown alone, only locks."""
        match name:
            case "lock":
                self.lock.emit()
            case _ if self.shows_one_thing:
                return
            case "search":
                self._show("reflections")
                self.reflections.start_search()
            case "new-reflection":
                self._show("reflections")
                self.reflections.new_thing()
            case "new-session":
                self._show("sessions")
                self.sessions.new_thing()
            case "new-goal":
                self._show("goals")
                self.goals.new_thing()
            case "purpose":
                self._show("relationship")
                self._put_into_words()
            case _:
                self._show(name)

    @property
    def shows_one_thing(self) -> bool:
        """Whether a page has asked that nothing be in reach but one thing of it."""
        return self._pages.currentWidget() is self._alone

    @property
    def reflections(self) -> ReflectionsPage:
        """The page of the private space."""
        page = self.page("reflections")
        assert isinstance(page, ReflectionsPage)
        return page

    @property
    def goals(self) -> "GoalsPage":
        """The page of the goals."""
        return cast("GoalsPage", self.page("goals"))

    @property
    def sessions(self) -> "SessionsPage":
        """The page of the sessions."""
        return cast("SessionsPage", self.page("sessions"))

    def settle(self, *, locking: bool = False) -> None:
        """Saves what is being written on any page. Raises the first error once every page was asked."""
        errors: list[Exception] = []
        for page in self._made.values():
            try:
                page.settle(locking=locking)
            except Exception as error:
                errors.append(error)
        if errors:
            raise errors[0]

    def say(self, error: Exception) -> None:
        """Shows the sentence of an error above the page, until another page is shown."""
        self._notice.say(sentence_for(error), "bad")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the undo bar at the bottom of the page."""
        super().resizeEvent(event)
        self._place_undo_bar()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Places the undo bar whenever it shows or changes its words."""
        if watched is self.undo_bar and event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place_undo_bar()
        return False

    def _place_undo_bar(self) -> None:
        """At the bottom of the page, or at its top where it would lie on what the person is about to use."""
        room = self._pages.geometry()
        width = min(_WIDEST_BAR, room.width() - 48)
        place = QRect(0, 0, width, self.undo_bar.heightForWidth(width))
        place.moveLeft(room.left() + (room.width() - width) // 2)
        place.moveBottom(room.bottom() - _BELOW_BAR)
        above = place.translated(0, room.top() + _BELOW_BAR - place.top())
        used = self._in_use()
        if any(place.intersects(each) for each in used) and not any(above.intersects(each) for each in used):
            place = above
        self.undo_bar.setGeometry(place)
        self.undo_bar.raise_()

    def _in_use(self) -> list[QRect]:
        """Where the field or button with the keyboard stands, and what the page would like to be pressed next."""
        buttons = (each for each in self._pages.findChildren(Button) if each.property("kind") == "primary")
        found: list[QWidget] = [each for each in buttons if each.isVisible()]
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton | QLineEdit | QPlainTextEdit) and self._pages.isAncestorOf(focus):
            found.append(focus)
        seen = ((each, each.visibleRegion().boundingRect()) for each in found)
        return [QRect(each.mapTo(self, part.topLeft()), part.size()) for each, part in seen if not part.isEmpty()]

    def _keyboard_moved(self) -> None:
        """Places the undo bar anew once the page has scrolled; never away from under the hand."""
        if self.undo_bar.isVisible() and not self.undo_bar.is_held():
            QTimer.singleShot(0, self.undo_bar, self._place_undo_bar)

    def _show(self, name: str) -> None:
        """Shows a page, unless it cannot be read or the one before cannot be saved; then that is said."""
        self._notice.say("")
        try:
            page = self.page(name)
            if self._shown == name:
                page.start_over()
            elif self._shown:
                self._current().settle()
        except KnownError as error:
            self._sidebar.show_chosen(self._shown)
            self.say(error)
            return
        if name != self._shown:
            self.undo_bar.dismiss()
        self._shown = name
        self._pages.setCurrentWidget(page)
        self._sidebar.show_chosen(name)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.shown()

    def _leave_alone(self, widget: QWidget | None) -> None:
        """Shows one widget of the page and nothing else; with None, the page and everything around it again."""
        self._sidebar.setVisible(widget is None)
        if widget is None:
            self._pages.setCurrentWidget(self._current())
            self._pages.removeWidget(self._alone)
            self._current().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._notice.say("")
        self.undo_bar.dismiss()
        self._alone.take(widget)
        self._pages.addWidget(self._alone)
        self._pages.setCurrentWidget(self._alone)

    def _put_into_words(self) -> None:
        page = self._current()
        if isinstance(page, RelationshipPage) and not self._journal.read_only:
            page.purpose.begin()

    def _home(self) -> Page:
        home = HomePage(self._journal)
        home.open_reflection.connect(self._go_on_with)
        home.open_goal.connect(self._open_goal)
        home.let_partner_join.connect(self.let_partner_join)
        home.plan.connect(lambda: self.go_to("new-session"))
        home.prepare.connect(lambda id: self._open_session(id, self.sessions.prepare))
        home.hold.connect(lambda id: self._open_session(id, self.sessions.hold))
        home.look.connect(lambda id: self._open_session(id, self.sessions.look))
        home.said.connect(self.undo_bar.show_message)
        home.failed.connect(self.say)
        return home

    # The pages with much on them are loaded here and not above, so that nobody waits for them after unlocking.

    def _sessions(self) -> Page:
        from ui.sessions.page import SessionsPage

        page = SessionsPage(self._journal)
        page.said.connect(self.undo_bar.show_message)
        page.failed.connect(self.say)
        return page

    def _goals(self) -> Page:
        from ui.goals.page import GoalsPage

        page = GoalsPage(self._journal, self._background)
        page.said.connect(self.undo_bar.show_message)
        page.failed.connect(self.say)
        return page

    def _open_goal(self, id: str) -> None:
        self._show("goals")
        self.goals.open_goal(id)

    def _open_session(self, id: str, view: Callable[[str], None]) -> None:
        self._show("sessions")
        view(id)

    def _reflections(self) -> Page:
        page = ReflectionsPage(self._journal)
        page.said.connect(self.undo_bar.show_message)
        page.failed.connect(self.say)
        return page

    def _go_on_with(self, id: str) -> None:
        self._show("reflections")
        self.reflections.open_reflection(id)

    def _bind_keys(self) -> None:
        for number, name in enumerate(list(self._makers)[:7], start=1):
            self._bind(f"Ctrl+{number}", partial(self.go_to, name))
        self._bind("Ctrl+K", lambda: self.go_to("search"))
        self._bind("F5", lambda: self.go_to("review"))
        self._bind("Ctrl+L", lambda: self.go_to("lock"))
        self._bind("Ctrl+N", self._new_thing)
        self._bind("Esc", lambda: self._current().back())

    def _bind(self, keys: str, then: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(then)

    def _new_thing(self) -> None:
        if not self.shows_one_thing:
            self._current().new_thing()

    def _current(self) -> Page:
        """The page that was gone to, also while one thing of it is shown alone."""
        return self._made[self._shown]

    def _page_entries(self) -> list[Entry]:
        return [
            Entry("home", self.tr("Home"), "home"),
            Entry("sessions", self.tr("Sessions"), "sessions"),
            Entry("goals", self.tr("Goals"), "goals"),
            Entry("conversation", self.tr("Conversation"), "conversation"),
            Entry("relationship", self.tr("Relationship"), "relationship"),
            Entry("reflections", self.tr("Reflections"), "reflections", private=True),
            Entry("notes", self.tr("Private notes"), "notes", private=True),
        ]

    def _action_entries(self) -> list[Entry]:
        return [
            Entry("search", self.tr("Search"), "search", self.tr("Ctrl K"), stays=False),
            Entry("review", self.tr("Review together"), "review", "F5"),
            Entry("lock", self.tr("Lock"), "lock", self.tr("Ctrl L"), stays=False),
        ]
