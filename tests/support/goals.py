"""A goal of Tom's with its five levels, drafted or agreed to by both, and files that can be kept with it."""

from contextlib import closing
from dataclasses import replace
from typing import Any

from mentor_desktop.journal.goals import Goal
from mentor_desktop.services import goals
from mentor_desktop.services.journal import Journal
from tests.support.journals import JournalForTwo

TEXTS = {
    -2: "I read my slides aloud",
    -1: "I lead with Amara beside me",
    0: "I lead the meeting alone",
    1: "Others ask me to lead",
    2: "I teach somebody to lead it",
}
TYPED = {
    "long": "word " * 2000,
    "emoji": "👩🏽‍🏫 asks, 👨‍💻 answers 🇳🇴",
    "right to left": "אני מוביל את הישיבה (3 פעמים)\nأقود الاجتماع",
    "marks": "# no heading\n- *no* list\n\n\ttabs  and   spaces",
}
_PNG = b"\x89PNG\r\n\x1a\n"


def drafted(journal: Journal, **fields: Any) -> Goal:
    """A kept goal with all that it needs to be agreed to; nobody has agreed yet."""
    fields = {"title": "Lead the budget meeting", "start_level": -1, **fields}
    return goals.keep_draft(journal, replace(goals.new_goal(journal), **fields), TEXTS)


def agreed(journal: JournalForTwo, **fields: Any) -> Goal:
    """A goal both have agreed to, one after the other; the journal is locked again."""
    with closing(journal.unlock("mentee")) as tom:
        goal = goals.agree(tom, drafted(tom, **fields))
    with closing(journal.unlock("mentor")) as amara:
        return goals.agree(amara, goal)


def texts_of(journal: Journal, goal: Goal) -> dict[int, str]:
    """The words of each level that hold now."""
    return {value: level.text for value, level in goals.view(journal, goal.id).levels.items()}


def picture(length: int) -> bytes:
    """Bytes of so many that begin as a PNG does."""
    return (_PNG + bytes(length))[:length]


def pieces(journal: Journal) -> int:
    """How many pieces of files lie in the shared space."""
    with journal._vault.shared.reading() as database:
        return int(database.execute("SELECT count(*) FROM file_part").fetchone()[0])
