"""Goals: what the mentee wants to be able to do, and how both will see it."""

from mentor_desktop.services.journal import Journal
from ui.widgets.page import EmptyPage


class GoalsPage(EmptyPage):
    """Says what goals are for, until they can be written."""

    def __init__(self, journal: Journal) -> None:
        mentee = journal.me if journal.me.role == "mentee" else journal.partner
        super().__init__(
            self.tr("Goals"),
            self.tr("Shared by both of you"),
            "goals",
            self.tr("Clear enough to teach, and seen to be reached"),
            self.tr(
                "Here {mentee} puts into words what to learn, in five levels that someone else could see. "
                "Writing goals comes with the next version. Until then, a private page is a good place to begin: "
                "what would be different if this went well?"
            ).format(mentee=mentee.name),
            step=self.tr("Write a reflection"),
            step_page="new-reflection",
        )
