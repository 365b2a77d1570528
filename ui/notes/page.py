"""Private notes: short things about a session, a person or a goal that only their writer can read."""

from mentor_desktop.services.journal import Journal
from ui.widgets.page import EmptyPage


class NotesPage(EmptyPage):
    """Says what private notes are for, until they can be written."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(
            self.tr("Private notes"),
            self.tr("Private to {me}. {partner}’s passphrase does not open this.").format(
                me=journal.me.name, partner=journal.partner.name
            ),
            "notes",
            self.tr("For what is not a reflection yet"),
            self.tr(
                "Here you will keep short notes about a session, a goal or {partner}, for your eyes only. Notes come "
                "with a later version. Until then a reflection can be as short as one line."
            ).format(partner=journal.partner.name),
            step=self.tr("Write a reflection"),
            step_page="new-reflection",
            private=True,
        )
