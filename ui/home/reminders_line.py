"""What is due, in one quiet line under the header of Home. It is said here and nowhere outside the journal."""

from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from mentor_desktop.services import goals, reminders
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.reminders import Reminder
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.dates import spoken
from ui.widgets.labels import IconLabel, Label

translate = QCoreApplication.translate


class RemindersLine(QWidget):
    """Hidden on a quiet day. `look` brings the id of a session in which I have not said how far I felt heard."""

    look = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._about = ""
        self._words = Label("", "small", "muted", wrap=True)
        self.say_button = Button(self.tr("Say how far you felt heard"), "link")
        self.say_button.clicked.connect(lambda: self.look.emit(self._about))
        icon = IconLabel("bell", "ink2", 1.1)
        icon.setContentsMargins(0, em(0.1), 0, 0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(6)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.say_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def reload(self) -> None:
        """Reads what is due. What cannot be read is said on the card it stands on, and not here."""
        try:
            due = reminders.due(self._journal)
        except KnownError:
            due = ()
        today = goals.today(self._journal)
        words = " ".join(sentence(each, today, self._journal.partner.name) for each in due)
        self._about = next((each.about for each in due if each.kind == "say how heard"), "")
        self._words.setText(words)
        self.setAccessibleName(words)
        self.say_button.setVisible(bool(self._about) and not self._journal.read_only)
        self.setVisible(bool(words))


def sentence(reminder: Reminder, today: date, partner: str) -> str:
    """What is due, as a sentence."""
    number, count = reminder.details.get("number"), reminder.details.get("count")
    match reminder.kind:
        case "left open":
            return translate("Reminders", "Session {number} was left open.").format(number=number)
        case "session near":
            return _meets(cast(date, reminder.details["day"]), today)
        case "promises overdue" if count == 1:
            return translate("Reminders", "One of your promises is overdue.")
        case "promises overdue":
            return translate("Reminders", "{count} of your promises are overdue.").format(count=count)
        case "say how heard":
            words = translate("Reminders", "{partner} has said how far they felt heard in session {number}.")
            return words.format(partner=partner, number=number)
        case _ if count == 1:
            return translate("Reminders", "One goal waits for a look.")
    return translate("Reminders", "{count} goals wait for a look.").format(count=count)


def _meets(day: date, today: date) -> str:
    days = (day - today).days
    if days < 1:
        return translate("Reminders", "You meet today.")
    if days == 1:
        return translate("Reminders", "You meet tomorrow.")
    return translate("Reminders", "You meet on {day}.").format(day=spoken(day, "dddd"))
