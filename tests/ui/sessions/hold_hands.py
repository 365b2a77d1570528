"""A session that is held on the screen, and what a test does with it: let time pass, write, look what was kept."""

from mentor_desktop.services import sessions
from tests.support.sessions import planned
from ui.sessions.hold_page import HoldPage

AGENDA = ("Arrive", "The planning meeting", "What is next")


class Held:
    """The page of a session. `said` are sentences with their undo, `failed` errors, `left` and `closed` what was asked
    of the one who holds the page.
    """

    def __init__(self, journal, clock, session):
        self.journal, self.clock, self.session = journal, clock, session
        self.page = HoldPage(journal)
        self.said, self.failed, self.left, self.closed = [], [], [], []
        self.page.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        self.page.failed.connect(self.failed.append)
        self.page.leave.connect(lambda: self.left.append(True))
        self.page.close_session.connect(self.closed.append)

    def open(self):
        """Begins the session, or goes on with it."""
        return self.page.open(self.session.id)

    def talk(self, minutes):
        """Lets minutes pass while the clock on the page is running."""
        for _ in range(minutes):
            self.clock.advance(minutes=1)
            self.page.talk.clock.look()

    def items(self):
        """The agenda as it is in the journal."""
        return self.journal.sessions.items(self.session.id)

    def item(self, number):
        """An item of the agenda as it is in the journal, from 0."""
        return self.items()[number]

    def kept(self):
        """The session as it is in the journal."""
        return self.journal.sessions.get(self.session.id)

    def write(self, words):
        """Puts words into the shared notes, as typing does."""
        self.page.notes.surface.insertPlainText(words)

    def come_to(self, number):
        """Goes to an item, from 0, by its row."""
        self.page.agenda.rows()[number].click()

    def sentences(self):
        """What was said, oldest first."""
        return [sentence for sentence, _ in self.said]

    def undo(self):
        """Takes back what was said last."""
        self.said[-1][1]()


def holding(two, *, agenda=AGENDA, seat="mentor", **plan):
    """A session with these items, which somebody is about to hold; it has not begun yet."""
    journal = two.unlock(seat)
    session = planned(journal, **plan)
    for title in agenda:
        sessions.add_item(journal, session.id, title, 10)
    return Held(journal, two.clock, session)
