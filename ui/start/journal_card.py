"""One journal of the list: who, since when it is locked, and, once opened, the form that unlocks it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.start.keys import is_enter, is_escape
from ui.theme import current
from ui.widgets.avatar import MENTEE_COLOUR, MENTOR_COLOUR, AvatarPair, pair_initials
from ui.widgets.buttons import Button, IconButton, by_keyboard, paint_ring
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from mentor_desktop.services.shelf import Shelved


class JournalHeader(QAbstractButton):
    """The top of a card, which is one button: the pair, the label and the state."""

    focused = Signal(bool)

    def __init__(self, label: str, state: str, *, trouble: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(label)
        self.setAccessibleName(f"{label}. {state}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        first, second = pair_initials(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(label, role="heading"))
        words.addWidget(ElidedLabel(state, role="small", tone="warn" if trouble else "muted"))
        row.addWidget(AvatarPair(first, second, MENTOR_COLOUR, MENTEE_COLOUR))
        row.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the card to show the ring, when the focus came by keyboard."""
        super().focusInEvent(event)
        self.focused.emit(by_keyboard(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the card to hide the ring."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but its children is seen."""


class JournalCard(Card):
    """A card for `entry`. It asks to be opened, taken off the list, or looked for again; it does none of it
    itself.
    """

    open_requested = Signal()
    close_requested = Signal()
    remove_requested = Signal()
    look_again = Signal()

    def __init__(self, entry: "Shelved", *, missing: bool, parent: QWidget | None = None) -> None:
        super().__init__("shared", parent=parent)
        self.entry = entry
        self.form: QWidget | None = None
        self._missing = missing
        self._ring = False
        state = self.tr("The folder is not there") if missing else self._state(entry.last_opened)
        self.header = JournalHeader(entry.label, state, trouble=missing)
        self.header.clicked.connect(self._on_header)
        self.header.focused.connect(self._show_ring)
        self.menu_button = IconButton("more", self.tr("More for {label}").format(label=entry.label))
        self.menu_button.clicked.connect(self._show_menu)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.header, 1)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(20, 18, 14, 18)
        self.body.setSpacing(12)
        self.body.addLayout(top)
        if entry.hint:
            self.body.addWidget(Label(entry.hint, role="small", tone="muted", wrap=True))
        self.body.addStretch(1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_open(self) -> bool:
        """Whether there is a form in it."""
        return self.form is not None

    def open_with(self, form: QWidget) -> None:
        """Show `form` below the header and put the keyboard into it."""
        self.form = form
        self.body.insertWidget(self.body.count() - 1, form)
        form.show()
        self.set_kind("open")
        self.unsetCursor()
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the form out again."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            self.body.removeWidget(form)
            form.deleteLater()
        self.set_kind("shared")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def open_missing(self) -> None:
        """Say where the folder was and what can be done."""
        sentence = self.tr(
            "It was at {folder}. If it is on a drive that is not connected, connect it and look again. "
            "If it was moved, open it with “Open a copy…”."
        ).format(folder=self.entry.folder)
        again = Button(self.tr("Look again"))
        again.clicked.connect(self.look_again)
        form = QWidget()
        form.setFocusProxy(again)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(Label(sentence, role="small", wrap=True))
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.open_with(form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the journal off the list, when no text is being typed; Esc closes the form."""
        if event.key() == Qt.Key.Key_Delete and self.header.hasFocus():
            self.remove_requested.emit()
        elif is_escape(event) and self.is_open:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on a closed card opens it."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_open:
            self.open_requested.emit()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as the button's."""
        self._popup(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, then the ring around all of it."""
        super().paintEvent(event)
        if self._ring:
            paint_ring(self, current().shared, 11, 1.0)

    def _on_header(self) -> None:
        if self.is_open:
            self.close_requested.emit()
        else:
            self.open_requested.emit()

    def _show_ring(self, on: bool) -> None:
        self._ring = on
        self.update()

    def _show_menu(self) -> None:
        self._menu().popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _popup(self, event: QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove = QAction(self.tr("Take off this list"), menu)
        remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self.remove_requested)
        menu.addAction(remove)
        return menu

    def _state(self, last_opened: str | None) -> str:
        when = QDateTime.fromString(last_opened or "", Qt.DateFormat.ISODate).toLocalTime()
        if not when.isValid():
            return self.tr("Locked")
        today = QDateTime.currentDateTime().date()
        days = when.date().daysTo(today)
        if days <= 0:
            return self.tr("Locked, opened today")
        if days == 1:
            return self.tr("Locked, opened yesterday")
        if when.date().year() == today.year():
            day = self.locale().toString(when.date(), self.tr("d MMMM", "a date of this year, in Qt's format"))
        else:
            day = self.locale().toString(when.date(), self.tr("d MMM yyyy", "a date, in Qt's format"))
        return self.tr("Locked, opened {day}").format(day=day)
