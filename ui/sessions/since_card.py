"""What has happened since the pair met last: promises of both, and how the goals moved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from mentor_desktop.journal.progress import CheckIn
from mentor_desktop.services.goals import today
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.sessions import PrepareView
from ui.sessions.prepare_card import PrepareCard
from ui.sessions.since_words import check_in_sentence, facts, since_title
from ui.widgets.labels import Label
from ui.widgets.promise_rows import PromiseRows
from ui.widgets.rows import Row, Rows
from ui.widgets.wrapped import FoldedText, WrappedLabel

_PROMISES_AT_FIRST = 6
_CHECK_INS_AT_FIRST = 3


class CheckInRow(Row):
    """One check-in, in a sentence."""

    def __init__(self, tell: Callable[[CheckIn], str]) -> None:
        super().__init__()
        self._tell = tell
        self._words = WrappedLabel()
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.addWidget(self._words)

    def show_record(self, record: Any) -> None:
        """Shows the check-in."""
        self._words.setText(self._tell(record))


class SinceCard(PrepareCard):
    """The promises can be decided here; the check-ins are only told."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, "shared", QCoreApplication.translate("SinceCard", "Since last time"))
        self._session = ""
        self._titles: dict[str, str] = {}
        self._bring = FoldedText()
        self._facts = Label("", "small", "muted", wrap=True)
        self.promises = PromiseRows(journal, at_first=_PROMISES_AT_FIRST)
        self.promises.said.connect(self.said)
        self.promises.failed.connect(self.complain)
        self.promises.changed.connect(self.changed)
        self.check_ins = Rows(lambda: CheckInRow(self._told), _CHECK_INS_AT_FIRST)
        for part in (self._bring, self._facts, self.trouble, self.promises, self.check_ins):
            self.body.addWidget(part)

    def show_session(self, view: PrepareView) -> None:
        """Shows what has happened since the session before this one."""
        since, day = view.since, today(self.journal)
        other, self._session = self._session != view.session.id, view.session.id
        self.set_title(since_title(since, day))
        self._titles = {each.id: title for each, title in since.check_ins}
        bring = since.last.bring.strip() if since.last is not None else ""
        self._bring.set_text(self.tr("To bring: {what}").format(what=bring) if bring else "")
        self._bring.setVisible(bool(bring))
        self._facts.setText(facts(since))
        shown = (*since.open, *since.closed)
        self.promises.show_promises(shown, day)
        self.promises.setVisible(bool(shown))
        records = [each for each, _ in since.check_ins]
        self.check_ins.show_records(records)
        self.check_ins.setVisible(bool(records))
        if other:
            self.trouble.say("")
            self.check_ins.fold()

    def settle(self) -> None:
        """Keeps what is being written about a promise. Raises a known error when that cannot be done."""
        self.promises.settle()

    def back(self) -> bool:
        """Puts aside what is being written about a promise; False when nothing is."""
        return self.promises.back()

    def _told(self, check_in: CheckIn) -> str:
        return check_in_sentence(check_in, self._titles.get(check_in.id, ""), self.journal.me, self.journal.partner)
