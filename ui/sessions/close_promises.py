"""What became of each promise that was open before the session, one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal

from mentor_desktop.journal.commitments import Commitment, renewals
from mentor_desktop.journal.sessions import Session
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.promise_rows import PromiseRows


class ReviewCard(Card):
    """`changed` asks for the session to be read anew, `said` brings a sentence and how to take back what it says.

    `through` comes when the last promise was answered and the keyboard needs another place.
    """

    said = Signal(str, object)
    failed = Signal(object)
    changed = Signal()
    through = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared", QCoreApplication.translate("ReviewCard", "What became of your promises?"), " ")
        self._journal = journal
        self._session: Session | None = None
        self._stay_open: set[str] = set()
        self.rows = PromiseRows(journal, reviewing=True)
        self._none = Label(self.tr("No promise from before is open."), "", "muted", wrap=True)
        self.body.addWidget(self._none)
        self.body.addWidget(self.rows)
        self.rows.said.connect(self.said)
        self.rows.failed.connect(self.failed)
        self.rows.changed.connect(self.changed)
        self.rows.looked.connect(self._leave_open)
        self.rows.through.connect(self.through)

    def show_session(self, session: Session) -> None:
        """Shows what there is to look at. Raises a known error when it cannot be read."""
        if self._session is None or self._session.id != session.id:
            self._stay_open = set()
        self._session = session
        since = session.started_at or session.starts_at
        earlier = [each for each in self._journal.sessions.commitments() if each.session != session.id]
        shown = to_review(earlier, since)
        looked_at = self._stay_open | {each.id for each in shown if moved_since(each, since)}
        self.rows.show_promises(shown, goals.today(self._journal), looked_at)
        seen = sum(each.state != "open" or each.id in looked_at for each in shown)
        words = self.tr("{seen} of {count} looked at").format(seen=seen, count=len(shown))
        self.set_aside(words if shown else "")
        self.rows.setVisible(bool(shown))
        self._none.setVisible(not shown)

    def back(self) -> bool:
        """Puts an open form aside; False when there is none."""
        return self.rows.back()

    def settle(self) -> None:
        """Keeps what is being written. Raises a known error when that cannot be done."""
        self.rows.settle()

    def _leave_open(self, id: str) -> None:
        self._stay_open.add(id)
        self.changed.emit()


def moved_since(promise: Commitment, since: str) -> bool:
    """Whether a promise got another day at or after a moment."""
    return promise.renews is not None and promise.created_at >= since


def to_review(promises: Sequence[Commitment], since: str) -> tuple[Commitment, ...]:
    """The promises that are open, or were kept or let go since the session began; the nearest date first.

    One that gets another day meanwhile stays in its place, as the one that renews it.
    """
    there = {each.id: each for each in promises}

    def place(promise: Commitment) -> tuple[str, str]:
        before = promise
        for before in renewals(promise, there):
            if not moved_since(before, since):
                break
        return before.due or "9999", before.created_at

    open_or_decided = (
        each
        for each in promises
        if each.state == "open" or (each.state != "renegotiated" and (each.closed_at or "") >= since)
    )
    return tuple(sorted(open_or_decided, key=place))
