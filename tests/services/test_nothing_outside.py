"""Promise 1: nothing a person writes can be read outside the encrypted spaces, not even in a name."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desktop.journal.goals import LEVELS
from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.progress import CheckIn
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import Feeling
from mentor_desktop.journal.sessions import AskedQuestion, Session
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.services import evidence, finding, goals, holding, opening, promises, sessions
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.passphrases import judge
from mentor_desktop.services.shelf import Shelf
from mentor_desktop.store.migrating import _back_up
from tests.support.clock import SteppingClock
from tests.support.journals import JournalForTwo
from tests.support.kdf import FastKdf
from tests.support.sessions import everything_in, item, planned

CANARIES = [f"{bird}{number:02}zq" for number, bird in enumerate(["canary", "finch", "wren", "robin", "heron"] * 8)]


class Words:
    """Hands out one canary after the other, and knows which have sung."""

    def __init__(self) -> None:
        self._left: Iterator[str] = iter(CANARIES)
        self.used: list[str] = []

    def __call__(self) -> str:
        self.used.append(next(self._left))
        return self.used[-1]


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything the program may write to: the journal, its own folder, and the temporary one."""
    for name in ("home", "temporary", "config", "cache", "data"):
        (tmp_path / name).mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "home" / "mentor"))
    for variable, name in (("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data")):
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.chdir(tmp_path / "temporary")
    return tmp_path


def readable(word: str, ground: Path) -> list[str]:
    """Where a word can be read: in a name or in the bytes of a file, in any case, in UTF-8 or UTF-16."""
    spellings = [
        spelling.encode(encoding)
        for spelling in (word, word.upper(), word.capitalize(), word[::-1])
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    found = []
    for path in ground.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        if word in str(path.relative_to(ground)).lower() or any(spelling in content for spelling in spellings):
            found.append(str(path.relative_to(ground)))
    return found


def sung(words: list[str], ground: Path) -> dict[str, list[str]]:
    """Which of the words can be read anywhere, and where."""
    found = {word: readable(word, ground) for word in words}
    return {word: places for word, places in found.items() if places}


def a_day(journal: Journal, words: Words, clock: SteppingClock) -> None:
    """Pages written, changed and removed, drafts, searches, a purpose, a name."""
    page = journal.save(
        replace(
            journal.new_reflection(),
            title=f"The {words()}",
            parts={f"What {words()}": f"It was **{words()}**.", "So what?": f"{words()} " * 3000},
            feelings=(Feeling(words(), 2),),
            tags=(words(),),
        )
    )
    journal.keep_draft(replace(page, title=words(), parts={words(): words()}))
    journal.save(replace(page, parts={"": f"Now {words()}, not that."}))
    removed = journal.save(replace(journal.new_reflection(), title=words()))
    journal.remove(removed)
    for number in range(60):
        journal.save(replace(journal.new_reflection(), parts={"": f"page number{number} " + "filler " * 200}))
    list(finding.everywhere(journal, f'{words()} "{words()} page"'))
    journal.reflections.count("filler")
    now = clock()
    common = {"created_at": timestamp(now), "updated_at": timestamp(now), "updated_by": journal.me.id}
    journal.save(Purpose(id=new_id(now), statement=f"Toward {words()}.", **common))
    journal.save(replace(journal.partner, name=words()))
    journal.keep_draft(replace(journal.new_reflection(), title=words(), parts={"": words()}))


def test_after_a_day_of_use_no_word_can_be_read_in_any_file(ground: Path) -> None:
    words, clock, kdf = Words(), SteppingClock(), FastKdf()
    shelf = Shelf(ground / "home" / "mentor")
    folder = shelf.new_folder()
    passphrases = {"mentor": f"open {words()}", "mentee": f"shut {words()}"}
    names = words(), words()
    judge(passphrases["mentor"], names)
    journal = opening.create(
        folder,
        mentor=names[0],
        mentee=names[1],
        seat="mentor",
        passphrase=passphrases["mentor"],
        purpose=f"We go to {words()} by {words()}.",
        kdf=kdf,
        clock=clock,
    )
    shelf.add(folder, "")
    shelf.opened(folder, "mentor")
    a_day(journal, words, clock)
    _back_up(journal._vault, journal._vault.private, clock())
    assert not sung(CANARIES, ground), "while it was open"
    journal.close()
    opening.join(folder, "mentee", partner_passphrase=passphrases["mentor"], passphrase=passphrases["mentee"], kdf=kdf)
    journal = opening.unlock(folder, "mentee", passphrases["mentee"], kdf=kdf, clock=clock)
    shelf.opened(folder, "mentee")
    a_day(journal, words, clock)
    journal.close()
    journal = opening.unlock(folder, "mentor", passphrases["mentor"], kdf=kdf, clock=clock)
    assert words.used == CANARIES
    in_kept_pages = 4  # a title and a text that were saved, a title and a text that were being typed
    assert sum(journal.reflections.count(word) for word in words.used) == in_kept_pages
    (ground / "temporary" / "listing").write_text("this folder is searched")
    assert not sung(words.used, ground)
    journal.close()
    assert not sung(words.used, ground)
    assert sum(path.stat().st_size for path in ground.rglob("*.db")) > 300_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_a_word_that_can_be_read(ground: Path, encoding: str) -> None:
    (ground / "temporary" / "spill").write_bytes(b"\0\xff" + "He said Canary00zq.".encode(encoding))
    assert readable("canary00zq", ground) == [str(Path("temporary") / "spill")]
    (ground / "home" / "Wren02zq.txt").write_text("")
    assert readable("wren02zq", ground) == [str(Path("home") / "Wren02zq.txt")]


def goals_of_a_day(journal: Journal, words: Words, ground: Path) -> Evidence:
    """A goal in every part of which a canary sits, rewritten, found, half typed and removed, with a file."""
    levels = {value: f"{words()} at {value}" for value in LEVELS}
    new = replace(goals.new_goal(journal), title=f"Lead {words()}", why=f"for {words()}", start_level=-1)
    goal = goals.agree(journal, goals.keep_draft(journal, new, levels))
    goal = goals.reword(journal, goal, 0, f"rather {words()}")
    goals.tick(journal, goals.add_milestone(journal, goal, f"ask {words()}", None), done=True)
    seen = CheckIn(**journal.origin(), goal=goal.id, person=journal.me.id, level=0, note=words(), at=goal.created_at)
    journal.save(seen)
    journal.remove(seen)
    shown = Instruction(
        **journal.origin(), goal=goal.id, at=goal.created_at, kind="show", text=words(), teach_back=f"I {words()}"
    )
    goals.teach(journal, shown)
    goals.let_go(journal, goal, f"It was {words()}.")
    journal.keep_words(f"check-in:{goal.id}", {"note": f"half {words()}"})
    journal.keep_words(f"evidence:{goal.id}", {"text": words()})
    journal.forget_words(f"evidence:{goal.id}")
    picture = ground / f"{words()}.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + words().encode() * 100_000)
    file = evidence.keep_file(journal, picture)
    evidence.keep_file(journal, picture, lambda done: done < 0.5)
    picture.unlink()
    text = replace(evidence.new_evidence(journal, goal), text=f"{words()} wrote it", link=f"example.org/{words()}")
    kept = evidence.add(journal, text, file)
    goals.overview(journal)
    goals.view(journal, goal.id)
    list(finding.everywhere(journal, words()))
    return kept


def test_nothing_of_a_goal_and_its_files_can_be_read_in_any_file(ground: Path) -> None:
    words, clock, kdf = Words(), SteppingClock(), FastKdf()
    folder = ground / "home" / "journal"
    journal = opening.create(
        folder, mentor="A", mentee="B", seat="mentor", passphrase="tea for two", kdf=kdf, clock=clock
    )
    kept = goals_of_a_day(journal, words, ground)
    assert not sung(words.used, ground), "while it was open"
    journal.close()
    assert not sung(words.used, ground), "when it was locked"
    journal = opening.unlock(folder, "mentor", "tea for two", kdf=kdf, clock=clock)
    name, inside = kept.file_name.removesuffix(".png"), words.used[-4]
    assert inside.encode() in evidence.content(journal, kept)
    evidence.save_out(journal, kept, ground / "data" / "asked for.png")
    assert sung(words.used, ground) == {inside: [str(Path("data") / "asked for.png")]}
    assert name in words.used
    journal.close()
    (ground / "data" / "asked for.png").unlink()
    assert not sung(words.used, ground)


def shared_of_a_session(journal: Journal, words: Words) -> Session:
    """A session that was planned, moved, held and closed, with a canary in everything the pair shares of it."""
    coming = planned(journal, place=f"Room {words()}")
    coming = sessions.move(journal, coming, replace(sessions.plan_of(coming), place=f"Not there: {words()}"))
    talked = holding.come_to(journal, item(journal, coming, f"Ask {words()}"))
    journal.remove(item(journal, coming, f"Rather not {words()}"))
    begun = holding.begin(journal, coming)
    for text in (f"half {words()}", f"{words()} " * 900):
        holding.keep_item(journal, talked, text, 60)
    asked = AskedQuestion(
        **journal.origin(), session=coming.id, by=journal.me.id, text=f"What did {words()} say?", opening=words()
    )
    journal.save(asked)
    made = promises.promise(journal, journal.me.id, f"Write to {words()}", "2026-05-01", coming.id)
    promises.renegotiate(journal, made, "2026-06-01", f"It was {words()}.")
    promises.let_go(journal, promises.promise(journal, journal.partner.id, words(), None), words())
    holding.keep_closing_words(journal, begun, f"half {words()}", words())
    journal.keep_words(f"plan:{coming.id}", {"place": f"half {words()}"})
    return holding.close(journal, begun, f"We saw {words()}.", f"Bring {words()}.")


def private_of_a_session(journal: Journal, session: Session, words: Words) -> None:
    """Ideas, notes and words half typed, with a canary in each, and an answer; some of it changed or removed."""
    idea = sessions.add_idea(journal, session, f"Think of {words()}")
    journal.save(replace(idea, text=f"Better think of {words()}"))
    journal.remove(sessions.add_idea(journal, session, words()))
    journal.restore(idea)
    for about in (session.id, journal.partner.id):
        sessions.write_note(journal, about, f"{words()} again, " * 300)
        sessions.write_note(journal, about, f"rather {words()}")
    sessions.write_note(journal, journal.partner.id, "")
    journal.keep_words(f"idea:{session.id}", {"text": f"half {words()}"})
    holding.answer_heard(journal, session, 2)
    list(finding.everywhere(journal, words()))


def test_nothing_of_a_session_can_be_read_in_any_file(ground: Path) -> None:
    words, clock, kdf = Words(), SteppingClock(), FastKdf()
    folder = ground / "home" / "journal"
    journal = opening.create(
        folder, mentor="A", mentee="B", seat="mentor", passphrase="tea for two", kdf=kdf, clock=clock
    )
    session = shared_of_a_session(journal, words)
    private_of_a_session(journal, session, words)
    _back_up(journal._vault, journal._vault.shared, clock())
    _back_up(journal._vault, journal._vault.private, clock())
    assert not sung(words.used, ground), "while it was open"
    inside = everything_in(journal._vault.shared) + everything_in(journal._vault.private)
    journal.close()
    assert not sung(words.used, ground), "when it was locked"
    replaced_or_searched = 9
    assert sum(word in inside for word in words.used) >= len(words.used) - replaced_or_searched


def test_nothing_of_what_one_prepares_and_notes_is_for_the_other_to_see(journal_for_two: JournalForTwo) -> None:
    words = Words()
    with closing(journal_for_two.unlock("mentee")) as tom:
        session = planned(tom)
        private_of_a_session(tom, session, words)
        inside = everything_in(tom._vault.private)
        replaced_or_searched = 4
        assert sum(word in inside for word in words.used) >= len(words.used) - replaced_or_searched
    amara = journal_for_two.unlock("mentor")
    for space in (amara._vault.shared, amara._vault.private):
        seen = everything_in(space).lower()
        assert [word for word in words.used if word in seen] == []
    for word in words.used:
        assert list(finding.everywhere(amara, word)) == []
    view = sessions.prepare_view(amara, session.id)
    assert (view.ideas, view.note, view.items) == ((), None, ())
    assert (amara.preparing.all_notes(), amara.preparing.all_sealed()) == ([], [])
    assert holding.hold_view(amara, session.id).heard == {}
    assert amara.sessions.felt_heard(session.id) == []


def test_preparing_leaves_no_trace_in_the_shared_space(journal_for_two: JournalForTwo) -> None:
    """Not a number, not a date, not a length: every row of the shared space is what it was."""
    with closing(journal_for_two.unlock("mentee")) as tom:
        session = planned(tom)
        before = everything_in(tom._vault.shared)
        idea = sessions.add_idea(tom, session, "Think of the depots")
        sessions.write_note(tom, session.id, "He was tired.")
        sessions.write_note(tom, session.id, "")
        tom.keep_words(f"idea:{session.id}", {"text": "half"})
        tom.remove(idea)
        tom.restore(idea)
        sessions.prepare_view(tom, session.id)
        holding.publish_waiting(tom)
        tom.empty_old_bin()
        assert everything_in(tom._vault.shared) == before
        (added,) = sessions.add_to_agenda(tom, [idea])
        assert added.created_at > idea.created_at
        after = everything_in(tom._vault.shared)
    assert "Think of the depots" in after
    assert idea.id not in after
    assert idea.created_at not in after


def test_whatever_one_has_answered_the_shared_space_is_the_same(journal_for_two: JournalForTwo, tmp_path: Path) -> None:
    with closing(journal_for_two.unlock("mentee")) as tom:
        session = planned(tom)
        before = everything_in(tom._vault.shared)
    seen = []
    for answers in ([1], [5], [5, 3, 2]):
        copy = JournalForTwo(tmp_path / f"answered {answers}")
        shutil.copytree(journal_for_two.folder, copy.folder)
        copy.clock.now = journal_for_two.clock.now
        with closing(copy.unlock("mentee")) as tom:
            for answer in answers:
                holding.answer_heard(tom, session, answer)
            seen.append(everything_in(tom._vault.shared))
    assert seen[0] == seen[1] == seen[2]
    changed = set(seen[0].splitlines()) - set(before.splitlines())
    assert len(changed) == 1
    assert tom.me.id in changed.pop()
