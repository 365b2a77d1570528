"""One promise: a box to tick, its words, whose it is and by when, and a quiet menu for what else may become of it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.journal.commitments import Commitment
from ui.theme import current, em, icons
from ui.widgets.buttons import Button, IconButton, by_keyboard, is_enter, paint_ring
from ui.widgets.flow import Flow
from ui.widgets.menus import popup_below
from ui.widgets.promise_words import About
from ui.widgets.rows import Row
from ui.widgets.wrapped import WrappedLabel

_AIR = 3


class PromiseBox(QCheckBox):
    """The box in front of a promise. Enter ticks it as Space does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Large enough to be hit, and as high as the line beside it."""
        return QSize(max(24, em(1.15) + 8), max(24, self.fontMetrics().lineSpacing() + 2 * _AIR))

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the mouse brought the keyboard here."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Enter too."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, its mark and the ring of the keyboard."""
        t = current()
        done, side = self.isChecked(), em(1.15)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.6)
        painter.setPen(QPen(QColor(t.shared if done else t.edge), 1.3))
        painter.setBrush(QColor(t.shared if done else t.surface))
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter.drawRoundedRect(QRectF(left, top, side, side).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if done:
            mark = icons.pixmap("check", t.on_shared, side - 2, self.devicePixelRatioF())
            painter.drawPixmap(left + 1, top + 1, mark)
        painter.end()
        if self._ring and self.hasFocus():
            paint_ring(self, t.shared, 5, 1.0)


class PromiseAnswers(Flow):
    """What may have become of a promise, as buttons."""

    kept = Signal()
    stays = Signal()
    another_day = Signal()
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("What became of it?"))
        self.keep_button = Button(self.tr("Kept"), "quiet", "check")
        self.stays_button = Button(self.tr("Still open"))
        self.day_button = Button(self.tr("Another day…"))
        self.let_go_button = Button(self.tr("Let it go…"))
        for button, signal in (
            (self.keep_button, self.kept),
            (self.stays_button, self.stays),
            (self.day_button, self.another_day),
            (self.let_go_button, self.let_go),
        ):
            button.clicked.connect(signal)
            self.add(button)


class PromiseRow(Row):
    """Shows a promise; `about` says what stands below its words. Every signal brings the promise."""

    kept = Signal(object)
    reopened = Signal(object)
    stays = Signal(object)
    another_day = Signal(object)
    let_go = Signal(object)

    def __init__(self, about: Callable[[Commitment], About], *, may_write: bool, reviewing: bool) -> None:
        super().__init__()
        self._about, self._may_write, self._reviewing = about, may_write, reviewing
        self._promise: Commitment | None = None
        self._asked = self._looked_at = False
        self._form: QWidget | None = None
        self.box = PromiseBox()
        self.box.clicked.connect(self._tick)
        self._words = WrappedLabel()
        self._words.setContentsMargins(0, _AIR, 0, 0)
        self._line = WrappedLabel("", "small", "muted")
        self._in_the_way: WrappedLabel | None = None
        self.more = IconButton("more", "")
        self.more.clicked.connect(self._open_menu)
        self._answers: PromiseAnswers | None = None
        self._build()

    @property
    def promise(self) -> Commitment | None:
        """The promise that is shown."""
        return self._promise

    @property
    def answers(self) -> PromiseAnswers | None:
        """The answers, while the row asks what became of the promise."""
        return self._answers if self._answers is not None and not self._answers.isHidden() else None

    def show_record(self, record: Commitment) -> None:
        """Shows the promise as it is now."""
        self._promise = record
        about = self._about(record)
        open_now = record.state == "open"
        self._words.setText(record.text)
        struck = QFont()
        struck.setStrikeOut(not open_now)
        self._words.setFont(struck)
        self._words.set_tone("" if open_now else "muted")
        self._line.setText(about.words)
        self._line.set_tone("warn" if about.late else "muted")
        self._show_in_the_way(record.in_the_way)
        self.setAccessibleName(record.text)
        self.setAccessibleDescription(about.words)
        self.box.setChecked(record.state == "kept")
        self.box.setEnabled(self._may_write and record.state in ("open", "kept"))
        self.box.setAccessibleName(self.tr("Kept: {promise}").format(promise=record.text))
        self.box.setAccessibleDescription(about.words)
        self.more.set_name(self.tr("More about “{promise}”").format(promise=record.text), self.tr("More"))
        self._asked, self._looked_at = about.asked and self._may_write, about.looked_at
        self._show_controls()

    def busy(self) -> bool:
        """Whether a form is open in it."""
        return self._form is not None

    def open_form(self, form: QWidget) -> None:
        """Takes a form in, below the promise."""
        self._form = form
        self._below.addWidget(form)
        self._show_controls()

    def close_form(self) -> None:
        """Goes back to how it was; the form goes elsewhere."""
        self._form = None
        self._show_controls()

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first answer while the row asks, else on the box."""
        answers = self.answers
        if answers is not None:
            answers.keep_button.setFocus()
        else:
            (self.box if self.box.isEnabled() else self.more).setFocus()

    def offers(self) -> list[tuple[str, Callable[[], object]]]:
        """What the menu offers for the promise as it stands."""
        promise = self._promise
        if promise is None or not self._may_write:
            return []
        if promise.state == "open":
            found: list[tuple[str, Callable[[], object]]] = [
                (self.tr("Another day…"), lambda: self.another_day.emit(promise)),
                (self.tr("Let it go…"), lambda: self.let_go.emit(promise)),
            ]
            if self._reviewing and not self._looked_at:
                found.insert(0, (self.tr("Still open"), lambda: self.stays.emit(promise)))
            return found
        if promise.state == "let go":
            return [(self.tr("Take it up again"), lambda: self.reopened.emit(promise))]
        return []

    def _tick(self) -> None:
        """The box says what the journal says, whatever was pressed: the row is shown anew after a write."""
        promise = self._promise
        if promise is None:
            return
        self.box.setChecked(promise.state == "kept")
        (self.kept if promise.state == "open" else self.reopened).emit(promise)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, then in self.offers():
            menu.addAction(words).triggered.connect(then)
        popup_below(menu, self.more)

    def _show_in_the_way(self, words: str) -> None:
        if self._in_the_way is None and words:
            self._in_the_way = WrappedLabel("", "small", "muted")
            self._texts.addWidget(self._in_the_way)
        if self._in_the_way is not None:
            self._in_the_way.setText(self.tr("In the way: {words}").format(words=words))
            self._in_the_way.setVisible(bool(words))

    def _show_controls(self) -> None:
        free = self._form is None
        asks = self._asked and free
        if asks and self._answers is None:
            self._answers = self._make_answers()
        if self._answers is not None:
            self._answers.setVisible(asks)
        self.more.setVisible(bool(self.offers()) and free and not self._asked)

    def _make_answers(self) -> PromiseAnswers:
        answers = PromiseAnswers()
        answers.kept.connect(lambda: self.kept.emit(self._promise))
        answers.stays.connect(lambda: self.stays.emit(self._promise))
        answers.another_day.connect(lambda: self.another_day.emit(self._promise))
        answers.let_go.connect(lambda: self.let_go.emit(self._promise))
        self._below.insertWidget(0, answers)
        return answers

    def _build(self) -> None:
        self._texts = QVBoxLayout()
        self._texts.setSpacing(2)
        for label in (self._words, self._line):
            self._texts.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._texts, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.column.setContentsMargins(0, 7, 0, 8)
        self.column.addLayout(line)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(self.box.sizeHint().width() + 6, 0, 0, 0)
        self.column.addLayout(self._below)
        self.column.setSpacing(6)
