"""Commitments: what one of the two promised, until when, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import LONGEST_TEXT, LONGEST_TITLE, check_date, check_length
from mentor_desktop.journal.record import Record

CommitmentState = Literal["open", "kept", "renegotiated", "let go"]
COMMITMENT_STATES: tuple[CommitmentState, ...] = get_args(CommitmentState)


MOST_RENEWALS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A promise of `owner` (a person's id), made in a session or outside one. `due` is a local date or None.

    A renegotiated one is closed, and a new one `renews` it with another date; `in_the_way` says why, or what kept
    somebody from it.
    """

    session: str | None = None
    owner: str
    text: str
    due: str | None = None
    state: CommitmentState = "open"
    closed_at: str | None = None
    in_the_way: str = ""
    renews: str | None = None

    def check(self) -> None:
        """Raises `Unacceptable` when it has no words, a date that is none, or a state that is none or has no moment."""
        if not self.text.strip():
            raise Unacceptable("A promise needs a few words: what will be done?")
        check_length(self.text, LONGEST_TITLE)
        check_length(self.in_the_way, LONGEST_TEXT)
        check_date(self.due)
        if self.state not in COMMITMENT_STATES:
            raise Unacceptable("A promise is open, kept, renegotiated or let go.")
        if (self.state == "open") != (self.closed_at is None):
            raise Unacceptable("A promise that is open no more says since when.")


def closed(commitment: Commitment, state: CommitmentState, at: str, in_the_way: str = "") -> Commitment:
    """The commitment after it was kept, renegotiated or let go at `at` (a timestamp)."""
    return replace(commitment, state=state, closed_at=at, in_the_way=in_the_way)


def renewals(commitment: Commitment, there: Mapping[str, Commitment]) -> Iterator[Commitment]:
    """The promise, the one it renews, the one that renews, and so on; `there` holds promises by their id.

    It ends after a hundred: with another program the partner could have let promises renew each other in a circle.
    """
    found: Commitment | None = commitment
    for _ in range(MOST_RENEWALS):
        if found is None:
            return
        yield found
        found = there.get(found.renews) if found.renews is not None else None


def by_due(commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Those still open, the nearest date first, those without a date last."""
    open_ones = (each for each in commitments if each.state == "open")
    return tuple(sorted(open_ones, key=lambda each: (each.due is None, each.due or "", each.created_at)))


def overdue(commitment: Commitment, today: date) -> bool:
    """Whether its day has passed while it is open."""
    return commitment.state == "open" and commitment.due is not None and date.fromisoformat(commitment.due) < today
