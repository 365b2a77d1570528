"""Journals of every released format still open, whole. The README beside each says how it was made.

These are the real thing: Argon2id at its default cost, files written by another process on another day.
"""

import shutil
from pathlib import Path

import pytest

from mentor_desktop.errors import OlderVersion, WrongPassphrase
from mentor_desktop.journal.people import Seat
from mentor_desktop.services import evidence, goals, holding, opening
from mentor_desktop.services.checking import check
from mentor_desktop.services.finding import everywhere, own_reflections
from tests.support.journals import contents
from tests.support.privates import check_index

KEPT = Path(__file__).parent / "data" / "journals"
PASSPHRASES: dict[Seat, str] = {"mentor": "cedar ferry whistle 1848", "mentee": "Grüße vom stillen Ufer"}
TITLES: dict[Seat, list[str]] = {
    "mentor": [
        'He nodded. 頷いた。 It was the nod people give a dentist 😬 "Is…',
        "Der Umschlag",
        "Why I said yes",
        "Before there was a journal",
    ],
    "mentee": ["Ask the depot", "The nod", "First time"],
}
FOUND: dict[Seat, dict[str, str]] = {
    "mentor": {
        "dentist": "2025-07-01T19:10:00.000Z",
        "頷いた": "2025-07-01T19:10:00.000Z",
        "tres clair": "2025-07-01T19:10:00.000Z",
        "grosse umschlag".replace("grosse", "größe"): "2025-06-17T18:40:00.000Z",
        "moon father": "1969-07-21T02:56:00.000Z",
    },
    "mentee": {
        "naive iki": "2025-07-01T22:30:00.000Z",
        '"committed and released"': "2025-07-01T22:30:00.000Z",
        "laughed depot": "2025-07-15T17:00:00.000Z",
        "agenda": "2025-06-02T21:05:00.000Z",
    },
}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A copy of the journal of format 1."""
    folder = tmp_path / "journal"
    shutil.copytree(KEPT / "v1" / "journal", folder)
    return folder


@pytest.mark.parametrize("seat", ["mentor", "mentee"])
def test_both_people_open_the_first_format_and_find_every_page(first: Path, seat: Seat) -> None:
    journal = opening.unlock(first, seat, PASSPHRASES[seat])
    assert (journal.me.name, journal.partner.name) == (("Amara", "Tom") if seat == "mentor" else ("Tom", "Amara"))
    assert [found.title for found in own_reflections(journal)] == TITLES[seat]
    for typed, at in FOUND[seat].items():
        assert [found.at for found in own_reflections(journal, typed)] == [at], typed
    check_index(journal._vault.private.database)
    page = journal.save(journal.new_reflection().with_text("Written much later."))
    journal.close()
    with pytest.raises(WrongPassphrase):
        opening.unlock(first, seat, PASSPHRASES[seat] + " ")
    assert page.text == "Written much later."


def test_the_text_is_what_was_typed(first: Path) -> None:
    with pytest.raises(OlderVersion):
        opening.unlock(first, "mentor", PASSPHRASES["mentor"], read_only=True)
    journal = opening.unlock(first, "mentor", PASSPHRASES["mentor"])
    (line,) = own_reflections(journal, "dentist")
    assert journal.reflections.get(line.id).text == (
        'He nodded. 頷いた。 It was the nod people give a dentist 😬\n\n> "Is that clear?"\n\n'
        '"Très clair", he said, and I went on.'
    )
    journal.close()


def test_every_page_of_the_first_format_is_as_it_was_written(first: Path) -> None:
    before = contents(first)
    for seat, whole in (("mentor", 3), ("mentee", 3)):
        found = list(check(first, seat, PASSPHRASES[seat]))  # type: ignore[arg-type]
        assert [finding.error for finding in found] == [None] * 4
        assert sum(finding.whole for finding in found) == whole
    assert contents(first) == before


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A copy of the journal of format 2."""
    folder = tmp_path / "journal"
    shutil.copytree(KEPT / "v2" / "journal", folder)
    return folder


@pytest.mark.parametrize("seat", ["mentor", "mentee"])
def test_both_people_find_the_goal_and_the_session_of_the_second_format(second: Path, seat: Seat) -> None:
    journal = opening.unlock(second, seat, PASSPHRASES[seat])
    (goal,) = journal.goals.all()
    view = goals.view(journal, goal.id)
    assert {value: level.text for value, level in view.levels.items()} == {
        -2: "I read my slides aloud",
        -1: "I lead with Amara beside me",
        0: "I lead the meeting alone",
        1: "Two people ask me to lead",
        2: "Ich bringe es jemandem bei 🌱",
    }
    assert [level.text for level in view.older] == ["Others ask me to lead"]
    assert (goal.state, len(goal.agreed_by), goal.active) == ("draft", 1, True)
    assert (view.views.mentor, view.views.mentee) == (-1, 0)
    assert [each.title for each in view.milestones] == ["Watch it once"]
    assert [each.text for each in view.taught] == ["How an agenda ends"]
    assert evidence.content(journal, view.evidence[0]) == b"\x89PNG\r\n\x1a\n" + b"kept " * 40
    (session,) = journal.sessions.all()
    held = holding.hold_view(journal, session.id)
    assert (session.state, session.summary, session.bring, session.place) == (
        "held",
        "Ask at once.",
        "The roadmap",
        "Kitchen",
    )
    assert [(item.title, item.outcome) for item in held.items] == [("The nod", "頷いた。 It means after offset.")]
    assert [each.text for each in held.promised] == ["Speak to Lena"]
    assert [tally.questions for tally in held.tallies.values()] == [1]
    assert held.heard == {}
    ideas = [idea.text for idea in journal.preparing.prepared(session.id)]
    notes = [note.text for note in journal.preparing.all_notes()]
    sealed = [answer.value for answer in journal.preparing.all_sealed()]
    if seat == "mentor":
        assert (ideas, notes, sealed) == ([], ["I talk too much."], [4])
    else:
        assert (ideas, notes, sealed) == (["What I did not say"], ["İki kere. Naïve, perhaps."], [])
        assert [found.kind for found in everywhere(journal, "naive iki")] == ["note"]
    assert {found.kind for found in everywhere(journal, "lead")} >= {"goal", "level"}
    assert [found.kind for found in everywhere(journal, "頷")] == ["agenda item"]
    journal.close()
    assert [finding.error for finding in check(second, seat, PASSPHRASES[seat])] == [None] * 4
