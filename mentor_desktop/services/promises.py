"""What the two promise each other: captured in one line, reviewed one by one."""

from collections.abc import Callable
from dataclasses import replace

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.commitments import Commitment, by_due, closed
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.record import timestamp
from mentor_desktop.services.journal import Journal


def open_promises(journal: Journal) -> tuple[Commitment, ...]:
    """The open promises of both, the nearest date first."""
    return by_due(journal.sessions.open_commitments())


def promise(journal: Journal, owner: str, text: str, due: str | None, session: str | None = None) -> Commitment:
    """Keeps a promise of either of the two, made in a session or outside one."""
    return journal.save(Commitment(**journal.origin(), session=session, owner=owner, text=_tidy(text), due=due))


def keep(journal: Journal, commitment: Commitment, in_the_way: str = "") -> Commitment:
    """Says that it was done."""
    return journal.save(closed(commitment, "kept", timestamp(journal.now()), clean_text(in_the_way).strip()))


def let_go(journal: Journal, commitment: Commitment, in_the_way: str = "") -> Commitment:
    """Says that it will not be done, and what got in the way."""
    return journal.save(closed(commitment, "let go", timestamp(journal.now()), clean_text(in_the_way).strip()))


def renegotiate(journal: Journal, commitment: Commitment, due: str, why: str) -> Commitment:
    """Closes a promise and makes it anew with another day; returns the new one. Both are written, or neither."""
    if due == commitment.due:
        raise Unacceptable("This is the day it has already. Until when can it be done?")
    at = timestamp(journal.now())
    old = closed(commitment, "renegotiated", at, clean_text(why).strip())
    new = Commitment(
        **journal.origin(),
        session=commitment.session,
        owner=commitment.owner,
        text=commitment.text,
        due=due,
        renews=commitment.id,
    )
    return journal.save_all([old, new])[1]


def reopen(journal: Journal, before: Commitment, renewed: Commitment | None = None) -> Callable[[], None]:
    """What takes back a decision about a promise: it is as it was, and the one that renewed it goes to the bin."""

    def take_back() -> None:
        put_back(journal, replace(before, state="open", closed_at=None))
        if renewed is not None:
            journal.remove(renewed)

    return take_back


def put_back(journal: Journal, before: Commitment) -> Commitment:
    """Gives a promise the decision it had `before`, and takes nothing else back."""
    now = journal.sessions.commitment(before.id)
    return journal.save(replace(now, state=before.state, closed_at=before.closed_at, in_the_way=before.in_the_way))


def _tidy(text: str) -> str:
    return " ".join(clean_text(text).split())
