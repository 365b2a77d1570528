"""What both want to remember of a session, and what to bring to the next one."""

from PySide6.QtCore import Signal

from mentor_desktop.journal.sessions import Session
from mentor_desktop.services import holding
from mentor_desktop.services.journal import Journal
from ui.sessions.past_writing import KeptBox
from ui.widgets.card import Card
from ui.widgets.labels import Label


class SummaryCard(Card):
    """Both texts, kept while they are typed. `told` brings how it stands with them, and what is wrong."""

    told = Signal(str, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("shared")
        self._journal = journal
        self._may_write = not journal.read_only
        self.summary = KeptBox(
            self.tr("What you decided"), self.tr("What do you both want to remember?"), may_write=self._may_write
        )
        self.bring = KeptBox(
            self.tr("To bring next time"), self.tr("Nothing to bring was written down."), may_write=self._may_write
        )
        self._nothing = Label(self.tr("Nothing was written down."), "", "muted", wrap=True)
        self._bring_label = Label(self.tr("To bring next time"), "section", "muted", wrap=True)
        self.setAccessibleName(self.tr("What you decided"))
        self.body.addWidget(Label(self.tr("What you decided"), "section", "muted", wrap=True))
        for part in (self._nothing, self.summary, self._bring_label, self.bring):
            self.body.addWidget(part)
        for box in (self.summary, self.bring):
            box.told.connect(self.told)

    def show_session(self, session: Session) -> None:
        """Shows the words of a session; those that are being typed stay."""
        self.summary.show_text(
            session.summary,
            lambda text: holding.keep_closing_words(self._journal, session, text, self.bring.toPlainText()),
        )
        self.bring.show_text(
            session.bring,
            lambda text: holding.keep_closing_words(self._journal, session, self.summary.toPlainText(), text),
        )
        self.summary.setVisible(self._may_write or bool(session.summary.strip()))
        self._nothing.setVisible(self.summary.isHidden())
        self._bring_label.setVisible(self._may_write or bool(session.bring.strip()))
        self.bring.setVisible(not self._bring_label.isHidden())

    def settle(self) -> None:
        """Keeps what is not kept yet. Raises a known error when that cannot be done."""
        self.summary.settle()
        self.bring.settle()
