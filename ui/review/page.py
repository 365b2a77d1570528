"""Review together: both look at one screen, and nothing private is in reach."""

from mentor_desktop.services.journal import Journal
from ui.widgets.page import EmptyPage


class ReviewPage(EmptyPage):
    """Says what reviewing together is for, until there is something to review."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(
            self.tr("Review together"),
            self.tr("Shared by both of you"),
            "review",
            self.tr("Look back side by side"),
            self.tr(
                "Here you and {partner} will look at what went well, your goals and what is next on one large screen, "
                "with both private spaces closed. It comes with a later version. Until then, lock the journal when "
                "{partner} looks on: nothing private stays on the screen."
            ).format(partner=journal.partner.name),
        )
