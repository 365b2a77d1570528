"""The sidebar: who the pair are, the pages, what is private to the person at the keyboard, and the way out."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mentor_desktop.journal.markdown import first_words
from mentor_desktop.journal.people import Person
from ui.theme import current, em, icons
from ui.widgets.avatar import AvatarPair, initials
from ui.widgets.buttons import by_keyboard, is_enter
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.tips import plain_tip

LONGEST_NAME_SHOWN = 18


class Entry(NamedTuple):
    """One line of the sidebar: where it leads, its words and icon, and the keys that do the same.

    One that `stays` leads to a page and is marked while that page is shown.
    """

    name: str
    text: str
    icon: str
    keys: str = ""
    private: bool = False
    stays: bool = True


class NavItem(QAbstractButton):
    """A line that is pressed to go somewhere. The chosen one stands on a surface of its own, not only in a colour."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._ring = False
        self.setText(entry.text)
        self.setCheckable(entry.stays)
        self.setAccessibleName(entry.text)
        self.setToolTip(plain_tip(f"{entry.text} ({entry.keys})" if entry.keys else entry.text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """One line of text with air above and below."""
        return QSize(em(12), em(1.35) + 18)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be, as narrow as it must."""
        return QSize(em(4), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ground under the pointer."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground away."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the icon, the words and the keys."""
        t = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        ink = t.ink if chosen else t.ink2
        if chosen or self.underMouse() or self.isDown():
            private = self.entry.private and chosen
            border, fill = (t.private_line, t.private_tint) if private else (t.line, t.surface)
            ink = t.private if private else ink
            painter.setPen(QPen(QColor(border)) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(ground, 8, 8)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(QColor(t.private if self.entry.private else t.shared), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 7, 7)
        self._paint_words(painter, ink, t.ink2)

    def _paint_words(self, painter: QPainter, ink: str, ink2: str) -> None:
        side = em(1.15)
        room = self.rect().adjusted(11, 0, -11, 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        icon = icons.pixmap(self.entry.icon, ink, side, self.devicePixelRatioF())
        left = room.right() - side if mirrored else room.left()
        painter.drawPixmap(left, (self.height() - side) // 2, icon)
        words = room.adjusted(0, 0, -side - 9, 0) if mirrored else room.adjusted(side + 9, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        keys_width = 0
        if self.entry.keys:
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.82)
            painter.setFont(font)
            keys_width = painter.fontMetrics().horizontalAdvance(self.entry.keys) + 8
            if keys_width < words.width() // 2:
                painter.setPen(QColor(ink2))
                painter.drawText(words, end | middle, self.entry.keys)
            else:
                keys_width = 0
            painter.setFont(self.font())
        words = words.adjusted(keys_width, 0, 0, 0) if mirrored else words.adjusted(0, 0, -keys_width, 0)
        painter.setPen(QColor(ink))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, start | middle, text)


class Sidebar(QFrame):
    """All of the sidebar. `chosen` brings the name of the entry that was pressed."""

    chosen = Signal(str)

    def __init__(
        self, me: Person, partner: Person, pages: list[Entry], actions: list[Entry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(False)
        self._items: dict[str, NavItem] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(12, 20, 12, 8)
        column.setSpacing(1)
        column.addLayout(self._pair(me, partner))
        column.addSpacing(14)
        private_began = False
        for entry in pages:
            if entry.private and not private_began:
                private_began = True
                column.addSpacing(18)
                heading = Label(self.tr("Private to you"), "label", "private")
                heading.setContentsMargins(10, 0, 0, 4)
                spaced = heading.font()
                spaced.setCapitalization(QFont.Capitalization.AllUppercase)
                spaced.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
                heading.setFont(spaced)
                column.addWidget(heading)
            column.addWidget(self._item(entry))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(top)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        top.setAutoFillBackground(False)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(12, 4, 12, 14)
        bottom.setSpacing(1)
        for entry in actions:
            bottom.addWidget(self._item(entry))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(bottom)

    def sizeHint(self) -> QSize:
        """224 pixels at the usual size of text, growing with it."""
        return QSize(max(224, em(15.5)), 400)

    def show_chosen(self, name: str) -> None:
        """Marks the entry of the page that is shown; a page without an entry marks none."""
        item = self._items.get(name)
        if item is not None and item.isCheckable():
            item.setChecked(True)
            return
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line to the page."""
        t = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.sunken))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if mirrored else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), QColor(t.line))

    def _pair(self, me: Person, partner: Person) -> QHBoxLayout:
        mentor, mentee = (me, partner) if me.role == "mentor" else (partner, me)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(11)
        discs = AvatarPair(initials(mentor.name), initials(mentee.name), mentor.colour, mentee.colour)
        line.addWidget(discs, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(
            ElidedLabel(self.tr("{mentor} & {mentee}").format(mentor=mentor.name, mentee=mentee.name), "strong")
        )
        name = first_words(me.name, LONGEST_NAME_SHOWN)
        role = (
            self.tr("You are {name}, mentor").format(name=name)
            if me.role == "mentor"
            else self.tr("You are {name}, mentee").format(name=name)
        )
        words.addWidget(Label(role, "small", "muted", wrap=True))
        line.addLayout(words, 1)
        return line

    def _item(self, entry: Entry) -> NavItem:
        item = NavItem(entry)
        item.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._items[entry.name] = item
        if entry.stays:
            self._group.addButton(item)
        return item
