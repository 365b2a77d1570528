"""A card of a goal on the screen, with what its page does for it: reading the goal anew, and hearing what it says."""

from mentor_desktop.services import goals


class Held:
    """`said` are the sentences of the undo bar with their undo, `failed` the errors that had no place on the card."""

    def __init__(self, card, journal, goal):
        self.card, self.journal, self.goal = card, journal, goal
        self.said, self.failed = [], []
        card.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        card.failed.connect(self.failed.append)
        card.changed.connect(self.reload)
        self.reload()

    @property
    def view(self):
        """The goal as it is in the journal now."""
        return goals.view(self.journal, self.goal.id)

    def reload(self):
        """Reads the goal anew."""
        self.card.show_goal(self.view)

    def sentences(self):
        """What was said, oldest first."""
        return [sentence for sentence, _ in self.said]

    def undo(self):
        """Takes back what was said last."""
        self.said[-1][1]()
