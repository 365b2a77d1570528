"""One journal of the list: who, since when it is locked, and, once opened, the form that unlocks it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.start.keys import is_enter, is_escape
from ui.theme import current
from ui.widgets.avatar import MENTEE_COLOUR, MENTOR_COLOUR, AvatarPair, pair_initials
from ui.widgets.buttons import Button, IconButton, paint_ring
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMenu

    from mentor_desktop.services.shelf import Shelved


class JournalHeader(QAbstractButton):
    """The top of a card, which is one button: the pair, the label and the state."""

    focused = Signal(bool)

    def __init__(self, label: str, state: str, *, trouble: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(label)
        self.setAccessibleName(f"{label}. {state}")
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

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        """Tell the card to show the ring."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        """No ring for the mouse."""
        self.focused.emit(False)
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        """Tell the card to hide the ring."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Nothing but its children is seen."""


class JournalCard(Card):
    """A card for `entry`. It asks to be opened, named, taken off the list, or looked for again; it does none of it
    itself. One that is not `lasting` has a name that cannot be changed.
    """

    open_requested = Signal()
    close_requested = Signal()
    rename_requested = Signal()
    remove_requested = Signal()
    look_again = Signal()

    def __init__(self, entry: Shelved, *, missing: bool, lasting: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("shared", parent=parent)
        self.entry = entry
        self.form: QWidget | None = None
        self._lasting = lasting
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
        corner = QVBoxLayout()
        corner.addWidget(self.menu_button)
        corner.addStretch(1)
        top.addLayout(corner)
        self.body.setContentsMargins(20, 18, 20, 20)
        self.body.setSpacing(12)
        self.body.addLayout(top)
        if entry.hint:
            self.body.addWidget(Label(entry.hint, role="small", tone="muted", wrap=True))

    @property
    def is_open(self) -> bool:
        """Whether there is a form in it."""
        return self.form is not None

    def open_with(self, form: QWidget) -> None:
        """Show `form` below the header and put the keyboard into it."""
        self.form = form
        self.body.addWidget(form)
        form.show()
        self.set_kind("open")
        self.unsetCursor()
        form.setFocus()

    def close_form(self) -> None:
        """Take the form out again."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            self.body.removeWidget(form)
            form.deleteLater()
        self.set_kind("shared")

    def open_missing(self) -> None:
        """Say where the folder was and what can be done."""
        from ui.start.saying import foldable

        sentence = self.tr(
            "It was at {folder}. If it is on a drive that is not connected, connect it and look again. "
            "If it was moved, open it with “Open a copy…”."
        ).format(folder=foldable(self.entry.folder))
        again = Button(self.tr("Look again"))
        again.clicked.connect(self.look_again)
        form = QWidget()
        form.setFocusProxy(again)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(sentence, role="small", wrap=True))
        column.addWidget(again, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        self.open_with(form)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """F2 names the journal, Delete takes it off the list when no text is being typed; Esc closes the form."""
        if event.key() == QtCore.Qt.Key.Key_F2 and self._lasting:
            self.rename_requested.emit()
        elif event.key() == QtCore.Qt.Key.Key_Delete and self.header.hasFocus():
            self.remove_requested.emit()
        elif is_escape(event) and self.is_open:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QtGui.QEnterEvent) -> None:
        """Show that a closed card can be pressed."""
        if not self.is_open:
            self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        """A click anywhere on a closed card opens it."""
        if event.button() == QtCore.Qt.MouseButton.LeftButton and not self.is_open:
            self.open_requested.emit()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        """The same menu as the button's."""
        self._popup(event)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
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
        from ui.widgets.menus import popup_below

        popup_below(self._menu(), self.menu_button)

    def _popup(self, event: QtGui.QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos())

    def _menu(self) -> QMenu:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._lasting:
            self._offer(menu, self.tr("Rename…"), QtCore.Qt.Key.Key_F2, self.rename_requested)
        self._offer(menu, self.tr("Take off this list"), QtCore.Qt.Key.Key_Delete, self.remove_requested)
        return menu

    @staticmethod
    def _offer(menu: QMenu, words: str, key: QtCore.Qt.Key, then: SignalInstance) -> None:
        action = menu.addAction(words)
        action.setShortcut(QtGui.QKeySequence(key))
        action.setShortcutContext(QtCore.Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(then)

    def _state(self, last_opened: str | None) -> str:
        try:
            moment = datetime.fromisoformat(last_opened or "")
        except ValueError:
            return self.tr("Locked")
        local = (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone()
        date, today = local.date(), datetime.now().astimezone().date()
        days = (today - date).days
        if days <= 0:
            return self.tr("Locked, opened today")
        if days == 1:
            return self.tr("Locked, opened yesterday")
        pattern = (
            self.tr("d MMMM", "a date of this year, in Qt's format")
            if date.year == today.year
            else self.tr("d MMM yyyy", "a date, in Qt's format")
        )
        day = self.locale().toString(QDate(date.year, date.month, date.day), pattern)
        return self.tr("Locked, opened {day}").format(day=day)
