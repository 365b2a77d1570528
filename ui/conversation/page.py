"""Conversation: open questions and listening, practised by both."""

from mentor_desktop.services.journal import Journal
from ui.widgets.page import EmptyPage


class ConversationPage(EmptyPage):
    """Says what the conversation page is for, until there are questions in it."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(
            self.tr("Conversation"),
            self.tr("Shared by both of you"),
            "conversation",
            self.tr("Ask openly, listen, say back what you heard"),
            self.tr(
                "Here you and {partner} will find questions worth asking, and a quiet way to take turns in listening. "
                "They come with a later version. A start for today: what would you like {partner} to ask you?"
            ).format(partner=journal.partner.name),
            step=self.tr("Write a reflection"),
            step_page="new-reflection",
        )
