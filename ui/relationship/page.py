"""The relationship: what the two travel toward, and where they stand."""

from mentor_desktop.services.journal import Journal
from ui.relationship.purpose_card import PurposeCard
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page


class RelationshipPage(Page):
    """The purpose of the pair, which either of them can put into words, and what else the page will be for."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.set_header(self.tr("Relationship"), self.tr("Shared by both of you"))
        self.purpose = PurposeCard(journal)
        self.body.addWidget(self.purpose)
        empty = Card("shared")
        state = EmptyState(
            "relationship",
            self.tr("Where the two of you stand"),
            self.tr(
                "Here you and {partner} will see how far you can be open with each other, and what one has done for "
                "the other. It comes with a later version."
            ).format(partner=journal.partner.name),
        )
        empty.body.addWidget(state)
        self.body.addWidget(empty)
        self.body.addStretch(1)

    def settle(self, *, locking: bool = False) -> None:
        """Keeps a wording that is being written; the one before is kept as well."""
        self.purpose.settle()

    def back(self) -> bool:
        """Leaves the wording as it was."""
        if not self.purpose.editing():
            return False
        self.purpose.leave()
        return True
