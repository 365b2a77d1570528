"""The relationship: what the two travel toward, and where they stand."""

from mentor_desktop.services.journal import Journal
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.page import Page


class RelationshipPage(Page):
    """Shows the purpose of the pair, and says what else the page will be for."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.set_header(self.tr("Relationship"), self.tr("Shared by both of you"))
        purpose = journal.people.purpose()
        if purpose is not None:
            card = Card("shared", self.tr("What you travel toward"))
            card.body.addWidget(Label(purpose.statement, "heading", wrap=True))
            self.body.addWidget(card)
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
