"""Sessions: prepared alone, held together, closed with what was promised."""

from mentor_desktop.services.journal import Journal
from ui.widgets.page import EmptyPage


class SessionsPage(EmptyPage):
    """Says what sessions are for, until they can be planned."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(
            self.tr("Sessions"),
            self.tr("Shared by both of you"),
            "sessions",
            self.tr("Prepare, meet, keep what was promised"),
            self.tr(
                "Here you and {partner} will plan when you meet and what about, and find again what each of you "
                "promised. Planning sessions comes with a later version. What you want to bring up next time can wait "
                "in a reflection, where only you can read it."
            ).format(partner=journal.partner.name),
            step=self.tr("Write a reflection"),
            step_page="new-reflection",
        )
