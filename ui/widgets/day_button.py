"""Choosing a day: a button that shows it, and a month to choose from that opens below."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.theme import current, em, icons
from ui.widgets.buttons import Button
from ui.widgets.dates import spoken
from ui.widgets.tips import plain_tip


def short_day(day: date, today: date) -> str:
    """A day in as few words as make it clear: 3 Dec, or 3 Dec 2027 in another year."""
    return spoken(day, "d MMM" if day.year == today.year else "d MMM yyyy")


class Month(QCalendarWidget):
    """A month in the colours of the theme. Days outside `earliest` and `latest` are muted and cannot be chosen."""

    def __init__(self, name: str, day: date, earliest: date | None, latest: date | None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setDateEditEnabled(False)
        if earliest is not None:
            self.setMinimumDate(_qdate(earliest))
        if latest is not None:
            self.setMaximumDate(_qdate(latest))
        self.setSelectedDate(_qdate(day))
        view = self.focusProxy() or self
        view.setAccessibleName(name)
        self._dress()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Paint a day; the one that is chosen is filled, today has a ring."""
        t = current()
        chosen = day == self.selectedDate()
        muted = day.month() != self.monthShown() or not self.minimumDate() <= day <= self.maximumDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(t.surface))
        ground = QRectF(rect).adjusted(2, 1, -2, -1)
        if chosen or day == QDate.currentDate():
            painter.setPen(QPen(QColor(t.shared), 1))
            painter.setBrush(QColor(t.shared if chosen else t.surface))
            painter.drawRoundedRect(ground, 6, 6)
        painter.setPen(QColor(t.on_shared if chosen else t.edge if muted else t.ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.locale().toString(day.day()))
        painter.restore()

    def _dress(self) -> None:
        """The line above the days is as quiet as they are, and a Saturday is no warning."""
        t = current()
        look = QTextCharFormat()
        look.setForeground(QColor(t.ink2))
        look.setBackground(QColor(t.surface))
        self.setHeaderTextFormat(look)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, look)
        self.setStyleSheet(
            f"QWidget{{background:{t.surface};}} QToolButton{{color:{t.ink};border:none;padding:4px 8px;"
            f"font-weight:600;}} QToolButton::menu-indicator{{image:none;}}"
        )
        size = em(1.2)
        for part, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{part}")
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon, t.ink2, size, self.devicePixelRatioF()))
                button.setIconSize(QSize(size, size))


class DayPopup(QFrame):
    """A month below something. `chosen` brings a day, or None when none is wanted; Esc changes nothing."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, name: str, day: date, *, none_words: str = "", earliest: date | None, latest: date | None
    ) -> None:
        """Without `none_words` there must be a day. Destroyed when it closes."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.calendar = Month(name, day, earliest, latest)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        if none_words:
            none = Button(none_words, "link")
            none.clicked.connect(lambda: self._choose(None))
            column.addWidget(none, 0, Qt.AlignmentFlag.AlignLeft)

    def open_at(self, place: QPoint) -> None:
        """Shows it with its corner there, or where it has room on the screen."""
        size, room = self.sizeHint(), self.screen().availableGeometry()
        self.move(
            max(room.left(), min(place.x(), room.right() - size.width())),
            max(room.top(), min(place.y(), room.bottom() - size.height())),
        )
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self, day: QDate | None) -> None:
        if not self.isVisible():  # Enter both activates a day and clicks it.
            return
        self.close()
        self.chosen.emit(None if day is None else date(day.year(), day.month(), day.day()))


class DayButton(Button):
    """Shows a day, or only a calendar while there is none. `name` says what the day is for; `changed` that it is new.

    `today` is asked whenever it matters. With `none_words` there need not be a day.
    """

    changed = Signal()

    def __init__(
        self, name: str, today: Callable[[], date], *, none_words: str = "", coming: bool, parent: QWidget | None = None
    ) -> None:
        """`coming` days are today and later ones; else it is today and earlier ones."""
        super().__init__("", "quiet", "calendar", parent)
        self._name, self._today, self._none_words, self._coming = name, today, none_words, coming
        self._day: date | None = None
        self.clicked.connect(self._open)
        self.set_day(None if none_words else today())

    @property
    def day(self) -> date | None:
        """The day that is chosen."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Chooses a day without telling."""
        self._day = day
        words = "" if day is None else self.tr("Today") if day == self._today() else short_day(day, self._today())
        self.setText(words)
        said = self.tr("{what}: {day}").format(what=self._name, day=words or self._none_words)
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))

    def _open(self) -> None:
        today = self._today()
        earliest, latest = (today, None) if self._coming else (None, today)
        popup = DayPopup(
            self, self._name, self._day or today, none_words=self._none_words, earliest=earliest, latest=latest
        )
        popup.chosen.connect(self._chosen)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _chosen(self, day: date | None) -> None:
        self.set_day(day)
        self.setFocus()
        self.changed.emit()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
