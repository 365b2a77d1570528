"""The two people and their purpose, in the shared space."""

from mentor_desktop.journal.people import Person, Purpose
from mentor_desktop.store.tables import Table
from mentor_desktop.vault.space import Space

persons: Table[Person] = Table(Person, "person")
purposes: Table[Purpose] = Table(Purpose, "purpose", text=lambda purpose: purpose.statement)


class People:
    """Reads who the pair are from an open shared space."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def both(self) -> list[Person]:
        """Both people of the pair."""
        with self._space.reading() as database:
            return list(persons.newest_first(database))

    def purpose(self) -> Purpose | None:
        """What they travel toward now, if they have said it."""
        with self._space.reading() as database:
            return next(purposes.newest_first(database), None)

    def purposes(self) -> list[Purpose]:
        """Every wording of it, the current one first."""
        with self._space.reading() as database:
            return list(purposes.newest_first(database))
