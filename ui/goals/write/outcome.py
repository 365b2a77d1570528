"""Step 1: what the mentee wants to be able to do, and why."""

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QKeyEvent

from mentor_desktop.services.journal import Journal
from ui.goals.write.draft import TITLE, WHY
from ui.goals.write.step import TextField, TextStep
from ui.widgets.buttons import is_enter
from ui.widgets.text_box import TextBox


class OutcomeStep(TextStep):
    """The outcome in one sentence, and a few sentences that may stay empty."""

    def __init__(self, journal: Journal) -> None:
        tr = QCoreApplication.translate
        mine = journal.me.role == "mentee"
        mentee = (journal.me if mine else journal.partner).name
        if mine:
            question = tr("OutcomeStep", "What do you want to be able to do?")
            lead = tr("OutcomeStep", "One thing, in your own words. A verb is a good beginning: lead, explain, decide.")
        else:
            question = tr("OutcomeStep", "What does {mentee} want to be able to do?").format(mentee=mentee)
            lead = tr(
                "OutcomeStep",
                "One thing, in the words {mentee} uses. A verb is a good beginning: lead, explain, decide.",
            ).format(mentee=mentee)
        super().__init__(journal, question, lead)
        self.title = TextField(TITLE, self.tr("The outcome"), SentenceBox("", least=1, most=6))
        self.why = TextField(
            WHY,
            self.tr("Why it matters"),
            TextBox("", least=3),
            self.tr("You can leave this empty. On a hard day it is good to read."),
        )
        self.column.addWidget(self.title)
        self.column.addWidget(self.why)
        self.hold(self.title, self.why)

    def written(self) -> bool:
        """Whether there is an outcome."""
        return self.draft is not None and bool(self.draft.goal.title.strip())


class SentenceBox(TextBox):
    """A sentence on as many lines as it takes, without a line break of its own: Enter goes on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on."""
        if is_enter(event):
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted joins the sentence."""
        self.insertPlainText(" ".join(source.text().split()))
