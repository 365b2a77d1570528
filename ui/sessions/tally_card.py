"""One side of the talk, counted with one key while it goes on: questions, what was mirrored back, advice."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontInfo, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.journal.sessions import TALLIED
from mentor_desktop.services import goals, holding
from mentor_desktop.services.journal import Journal
from ui.sessions.hold_talk import Talk
from ui.sessions.hold_words import tallied_name, tally_sentence
from ui.theme import current, em
from ui.widgets.buttons import by_keyboard, is_enter, paint_ring
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.line_button import LineButton
from ui.widgets.tips import plain_tip
from ui.widgets.undo_bar import announce
from ui.widgets.wrapped import WrappedLabel

_SIDE = 7
"""How far a row reaches to both sides of what stands in it, so that its ring cuts nothing."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TallyRow(QAbstractButton):
    """What is counted and how often it was. A press brings `counted` with 1, with Shift −1."""

    counted = Signal(int)

    def __init__(self, what: str, number: int) -> None:
        super().__init__()
        self._name, self._number = tallied_name(what), number
        self._count = 0
        self._less = self._ring = False
        self.first = number == 1
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Alt+{key} counts one, with Shift one less").format(key=number))
        self.clicked.connect(self._pressed)
        self.show_count(0)

    @property
    def count(self) -> int:
        """How often it was counted."""
        return self._count

    def show_count(self, count: int) -> None:
        """Shows another number."""
        self._count = count
        self.setAccessibleName(self.tr("{what}: {count}").format(what=self._name, count=count))
        self.update()

    def sizeHint(self) -> QSize:
        """A line with air."""
        return QSize(em(14), self.fontMetrics().lineSpacing() + 14)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(em(6), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether Shift was held."""
        self._less = bool(event.modifiers() & _SHIFT)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter counts as Space does, with Shift one less."""
        self._less = bool(event.modifiers() & _SHIFT)
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, the number and the line above."""
        t = current()
        painter = QPainter(self)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            painter.fillRect(self.rect(), QColor(t.sunken))
        if not self.first:
            painter.fillRect(_SIDE, 0, self.width() - 2 * _SIDE, 1, QColor(t.line))
        font = QFont(self.font())
        font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.9)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        painter.setFont(bold)
        painter.setPen(QColor(t.ink))
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(room, trailing, str(self._count))
        taken = painter.fontMetrics().horizontalAdvance(str(self._count)) + 8
        painter.setFont(font)
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room.width() - taken)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name)
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 5, 1.0)

    def _pressed(self) -> None:
        by, self._less = -1 if self._less else 1, False
        self.counted.emit(by)


class TallyCard(Card):
    """Counts for one person at a time. `changed` asks for the session to be read anew."""

    failed = Signal(object)
    changed = Signal()

    def __init__(self, journal: Journal, talk: Talk) -> None:
        people = goals.both(journal)
        super().__init__("shared")
        self._journal, self._talk = journal, talk
        self._people = people
        self.person = people["mentor"]
        self.rows = [TallyRow(what, number) for number, what in enumerate(TALLIED, start=1)]
        self.hide_button = LineButton("link")
        self.other_button = LineButton("link")
        self._heading_words = WrappedLabel("", "section", "muted")
        self._sentence = Label("", "small", "muted", wrap=True)
        self._inside = QWidget()
        self._build()

    @property
    def folded(self) -> bool:
        """Whether it is folded away; then nothing is counted."""
        return self._inside.isHidden()

    def show_talk(self) -> None:
        """Shows what was counted for the person it is about."""
        tally = self._talk.view.tallies.get(self.person.id)
        for what, row in zip(TALLIED, self.rows, strict=True):
            row.show_count(getattr(tally, what) if tally is not None else 0)
            row.setEnabled(self._talk.may_write)
        title = self.tr("{name}’s side of the talk").format(name=self.person.name)
        self._heading_words.setText(title)
        self.setAccessibleName(title)
        other = self._people["mentee" if self.person.role == "mentor" else "mentor"]
        words = self.tr("{name}’s side").format(name=other.name)
        self.other_button.set_words(words)
        self.other_button.setToolTip(plain_tip(words))
        wanted = self.person.role == "mentor" and self._talk.help_is_wanted
        self._sentence.setText(tally_sentence(tally, advice_is_wanted=wanted))

    def count(self, number: int, by: int = 1) -> None:
        """Counts what stands in a row, from 1, or takes a count back."""
        if self.folded or not self._talk.may_write:
            return
        before = self.rows[number - 1].count
        if before + by < 0:
            return
        try:
            holding.count(self._journal, self._talk.view.session, self.person.id, TALLIED[number - 1], by)
        except KnownError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        announce(self, self.rows[number - 1].accessibleName())

    def fold(self, folded: bool) -> None:
        """Folds the card away, or shows it again."""
        self._inside.setVisible(not folded)
        words = self.tr("show") if folded else self.tr("hide")
        self.hide_button.set_words(words)
        self.hide_button.setToolTip(self.tr("Count again") if folded else self.tr("Fold away what is counted"))
        name = self.tr("Show what is counted") if folded else self.tr("Hide what is counted")
        self.hide_button.setAccessibleName(name)

    def _turn(self) -> None:
        self.person = self._people["mentee" if self.person.role == "mentor" else "mentor"]
        self.show_talk()

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._sentence.setContentsMargins(_SIDE, 0, _SIDE, 0)
        heading.addWidget(self._heading_words, 1, Qt.AlignmentFlag.AlignVCenter)
        heading.addWidget(self.hide_button)
        self.body.setContentsMargins(20 - _SIDE, 10, 20 - _SIDE, 10)
        self.body.setSpacing(2)
        self.body.addLayout(heading)
        self.hide_button.clicked.connect(lambda: self.fold(not self.folded))
        self.other_button.clicked.connect(self._turn)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for number, row in enumerate(self.rows, start=1):
            row.counted.connect(partial(self.count, number))
            inside.addWidget(row)
        inside.addSpacing(6)
        inside.addWidget(self._sentence)
        inside.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._inside)
        self.fold(False)
