"""The page on which a session is prepared, with what the stack around it hears, and hands that work on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desktop.services import sessions
from tests.support.screens import all_words


class Prepared:
    """`said` are the sentences of the undo bar with their undo, `failed` the errors, `asked` what the stack hears."""

    def __init__(self, page, journal, session):
        self.page, self.journal, self.session = page, journal, session
        self.said, self.failed, self.asked = [], [], []
        page.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        page.failed.connect(self.failed.append)
        page.leave.connect(lambda: self.asked.append("leave"))
        page.start.connect(lambda id: self.asked.append(("start", id)))
        page.calendar.connect(lambda id: self.asked.append(("calendar", id)))
        self.opened = page.open(session.id)

    @property
    def view(self):
        """The session as it is in the journal now."""
        return sessions.prepare_view(self.journal, self.session.id)

    def titles(self):
        """What stands on the agenda."""
        return [each.title for each in self.view.items]

    def minutes(self):
        """How long each item of the agenda takes."""
        return [each.minutes for each in self.view.items]

    def ideas(self, kind="item"):
        """What I keep for myself."""
        return [each.text for each in self.view.ideas if each.kind == kind]

    def sentences(self):
        """What was said, oldest first."""
        return [sentence for sentence, _ in self.said]

    def undo(self):
        """Takes back what was said last."""
        self.said[-1][1]()

    def every_word(self):
        """All that any widget of the page could show or say, whether it is seen or not."""
        return all_words([self.page, *self.page.findChildren(QWidget)])

    def go_to(self, row):
        """Puts the keyboard on an item of the agenda."""
        agenda = self.page.agenda
        agenda.list_view.setFocus()
        agenda.list_view.setCurrentIndex(agenda.model.index(row, 0))

    def open_line(self):
        """The line in which an item is being changed, None while there is none."""
        inside = self.page.agenda.list_view.viewport().findChildren(QLineEdit)
        return next((each for each in inside if each.isVisible()), None)

    def press(self, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Presses a key in the agenda."""
        qtbot.keyClick(self.page.agenda.list_view, key, modifier)


def write(qtbot, field, words):
    """Types words into a field and sends them with Enter."""
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
