"""The page: a title, a line under it, buttons at the right, and what the page is for below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import current, em
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.scroll import bring_into_view
from ui.widgets.wrapped import WrappedLabel

MARGIN = 36
WIDEST_TITLE_BESIDE_BUTTONS = 20


class Page(QWidget):
    """A page of the frame. Put content into `body`; `go` asks the frame for another page by its name, `opens` tells
    that the person opens another thing on this one.

    `private` pages stand on paper of their own. A page that `scrolls` keeps its header and content in one scroll area.
    `alone` brings a widget of the page that is to be all there is: the frame shows it and lets nobody go elsewhere
    until `alone` brings None. Esc goes to the `back` of the page meanwhile.
    """

    go = Signal(str)
    alone = Signal(object)
    opens = Signal()

    def __init__(self, *, private: bool = False, scrolls: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._private = private
        self._actions: QHBoxLayout | None = None
        self._scroll: QScrollArea | None = None
        inner = QWidget() if scrolls else self
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(MARGIN, 28, MARGIN, 24)
        whole.setSpacing(20)
        self._header = QVBoxLayout()
        self._header.setSpacing(4)
        whole.addLayout(self._header)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        whole.addLayout(self.body, 1)
        if scrolls:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(inner)
            scroll.viewport().setAutoFillBackground(False)
            inner.setAutoFillBackground(False)
            outer = QVBoxLayout(self)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.addWidget(scroll)
            self._scroll = scroll

    def set_header(self, title: str, subtitle: str, *actions: QWidget, back: QWidget | None = None) -> None:
        """Sets the title, the line under it, the buttons at the right and one before the title. Called once."""
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = WrappedLabel(title, "title")
        self.setAccessibleName(title)
        self.subtitle = Label(subtitle, "", "private" if self._private else "muted", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        if back is None:
            self._line.addLayout(words, 1)
        else:
            behind = QHBoxLayout()
            behind.setSpacing(10)
            behind.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
            behind.addLayout(words, 1)
            self._line.addLayout(behind, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        for action in actions:
            self._actions.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(self._actions)
        self._header.addLayout(self._line)

    def scroll_to(self, widget: QWidget) -> None:
        """Brings a widget of the page into view once the layout has settled."""
        bring_into_view(widget)

    def new_thing(self) -> None:
        """Begins what the page is for (Ctrl+N). Pages with nothing of their own to begin begin a reflection."""
        self.go.emit("new-reflection")

    def start_over(self) -> None:
        """Called when the page is asked for while it is shown: goes back to where it begins."""

    def back(self) -> bool:
        """Goes one step back within the page (Esc); False when there is none."""
        return False

    def shown(self) -> None:
        """Called whenever the frame shows the page."""

    def settle(self, *, locking: bool = False) -> None:
        """Saves what is being written: the person leaves or locks. Raises a known error when it cannot."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the buttons below the title where they would cut it: large text in a small window."""
        super().resizeEvent(event)
        if self._actions is None:
            return
        title = min(self.title.fontMetrics().horizontalAdvance(self.title.text()), em(WIDEST_TITLE_BESIDE_BUTTONS))
        needed = title + self._actions.sizeHint().width() + 2 * MARGIN + em(2)
        beside = self.width() >= needed
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            self._line.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        t = current()
        QPainter(self).fillRect(self.rect(), QColor(t.private_paper if self._private else t.paper))


class EmptyPage(Page):
    """A page with nothing on it yet: what it is for, in one card, and a step that can be taken now."""

    def __init__(
        self,
        title: str,
        subtitle: str,
        icon: str,
        heading: str,
        text: str,
        *,
        step: str = "",
        step_page: str = "",
        private: bool = False,
    ) -> None:
        super().__init__(private=private)
        self.set_header(title, subtitle)
        card = Card("private-page" if private else "shared")
        state = EmptyState(icon, heading, text, step or None, private=private, quiet=not private)
        state.action.connect(lambda: self.go.emit(step_page))
        card.body.addWidget(state)
        self.body.addWidget(card)
        self.body.addStretch(1)
