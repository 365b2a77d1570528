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
                "Here all your short notes about a session, a goal or {partner} will stand, for your eyes only. A note "
                "about a session is written where you prepare it. The list comes with a later version."
            ).format(partner=journal.partner.name),
            step=self.tr("Write a reflection"),
            step_page="new-reflection",
            private=True,
        )
