"""Everything written, newest first, found again as one types, with the bin behind a button."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QWidget,
)

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import Journal
from ui.reflections.line_painter import LinePainter
from ui.reflections.model import LINE, PAGE, ReflectionModel
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page

COUNT_AFTER_MS = 60


class Lines(QListView):
    """The view: Enter opens, Delete removes, the context menu says both."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(
        self, model: ReflectionModel, open_words: str, remove_words: str = "", *, by_click: bool = True
    ) -> None:
        """The words are those of the context menu; what has no words cannot be done here."""
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(LinePainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        if by_click:
            self.clicked.connect(self._open)
        self.customContextMenuRequested.connect(self._show_menu)
        self._open_words, self._remove_words = open_words, remove_words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and remove by keyboard."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open_words:
            self._open(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete and self._remove_words:
            self._emit(self.removed, index)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self._emit(self.opened, index)

    def _emit(self, signal: SignalInstance, index: QModelIndex) -> None:
        line = index.data(LINE)
        if line is not None:
            signal.emit(line)

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid() or not self._open_words:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open_words, lambda: self._emit(self.opened, index))
        if self._remove_words:
            menu.addAction(self._remove_words, lambda: self._emit(self.removed, index))
        menu.popup(self.viewport().mapToGlobal(place))


class ReflectionList(Page):
    """The list with its search field. `write` begins a page, `open_line` goes on with one."""

    write = Signal()
    open_line = Signal(object, str)
    remove_line = Signal(object)
    open_bin = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(private=True, scrolls=False)
        self._journal = journal
        self._bin = Button(self.tr("Bin"), "quiet", "bin")
        self._bin.clicked.connect(self.open_bin)
        write = Button(self.tr("Write"), "private", "plus")
        write.setToolTip(self.tr("Write a reflection (Ctrl+N)"))
        write.clicked.connect(self.write)
        if journal.read_only:
            write.hide()
        self.set_header(
            self.tr("Reflections"),
            self.tr("Private to {me}. {partner}’s passphrase does not open this.").format(
                me=journal.me.name, partner=journal.partner.name
            ),
            self._bin,
            write,
        )
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText(self.tr("Find in your reflections"))
        self.search_field.setAccessibleName(self.tr("Find in your reflections"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setProperty("private", True)
        self.search_field.textChanged.connect(self._search)
        self.search_field.installEventFilter(self)
        self._found = Label("", "", "muted")
        self._found.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.search_field)
        inside.setContentsMargins(0, 0, em(2.6), 0)
        inside.addStretch(1)
        inside.addWidget(self._found)
        self.body.addWidget(self.search_field)
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(COUNT_AFTER_MS)
        self._count_soon.timeout.connect(self._count)
        self.model = ReflectionModel(self)
        self.model.failed.connect(self._say)
        self.list_view = Lines(self.model, self.tr("Open"), "" if journal.read_only else self.tr("Move to the bin"))
        self.list_view.setAccessibleName(self.tr("Your reflections, newest first"))
        self.list_view.opened.connect(lambda line: self.open_line.emit(line, self.search_field.text()))
        self.list_view.removed.connect(self.remove_line)
        self._stack = QStackedWidget()
        self._card = Card("private-page")
        self._card.body.setContentsMargins(1, 6, 1, 6)
        self._card.body.addWidget(self.list_view)
        self._stack.addWidget(self._card)
        self._empty = self._framed(self._first_page())
        self._nothing = self._framed(
            EmptyState(
                "search",
                self.tr("Nothing found"),
                self.tr("No reflection holds all of these words. Fewer letters, or another word, may find it."),
                private=True,
            )
        )
        self.body.addWidget(self._stack, 1)

    def shown(self) -> None:
        """Reads the list anew."""
        self._search()

    def reload(self) -> None:
        """Reads the list anew and keeps the line that is chosen."""
        row = self.list_view.currentIndex().row()
        top = self.list_view.verticalScrollBar().value()
        self._search()
        if self._count_soon.isActive():
            self._count_soon.stop()
            self._count()
        while self.model.rowCount() <= row and self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())
        if row >= 0:
            self.list_view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self.list_view.verticalScrollBar().setValue(top)

    def new_thing(self) -> None:
        """Begins a page."""
        self.write.emit()

    def take_keyboard(self) -> None:
        """Puts the keyboard into the list, or into the search field while there is no line."""
        if not self.model.rowCount():
            self.search_field.setFocus()
            return
        self.list_view.setFocus()
        if not self.list_view.currentIndex().isValid():
            self.list_view.setCurrentIndex(self.model.index(0))

    def back(self) -> bool:
        """Clears what was searched for."""
        if not self.search_field.text():
            return False
        self.search_field.clear()
        return True

    def start_search(self) -> None:
        """Puts the caret into the search field."""
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down goes from the field into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.search_field and down and self.model.rowCount():
                self.take_keyboard()
                return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        typed = self.search_field.text()
        reflections = self._journal.reflections
        self._count_soon.stop()
        try:
            first_page = reflections.page(0, PAGE, typed)
        except KnownError as error:
            self._say(error)
            return
        self._notice.say("")
        found = len(first_page)
        self.model.show_lines(found, lambda offset, limit: reflections.page(offset, limit, typed), first_page)
        empty = self._nothing if typed.strip() else self._empty
        self._stack.setCurrentWidget(self._card if found else empty)
        if found < PAGE:
            self._say_count(found)
        else:
            # Counting takes as long as finding, so the first lines are painted before it, and while someone types on
            # it waits.
            self._count_soon.start()

    def _count(self) -> None:
        typed = self.search_field.text()
        try:
            count = self._journal.reflections.count(typed)
        except KnownError as error:
            self._say(error)
            return
        self.model.extend(count)
        self._say_count(count)

    def _say_count(self, count: int) -> None:
        """Says at the end of the field how many were found, and keeps what is typed clear of it."""
        words = self.tr("1 found") if count == 1 else self.tr("{count} found").format(count=f"{count:n}")
        self._found.setText(words if self.search_field.text().strip() else "")
        self.search_field.setTextMargins(0, 0, self._found.sizeHint().width() + 12, 0)

    def _say(self, error: Exception) -> None:
        self._notice.say(sentence_for(error), "bad")

    def _framed(self, state: EmptyState) -> QWidget:
        card = Card("private-page")
        card.body.addWidget(state, 1)
        self._stack.addWidget(card)
        return card

    def _first_page(self) -> EmptyState:
        state = EmptyState(
            "reflections",
            self.tr("A place where you can be unsure"),
            self.tr("What you write here is yours alone. Nobody sees it, nobody counts it, and it saves itself."),
            None if self._journal.read_only else self.tr("Write your first reflection"),
            private=True,
        )
        state.action.connect(self.write)
        return state
