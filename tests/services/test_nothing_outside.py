"""Promise 1: nothing a person writes can be read outside the encrypted spaces, not even in a name."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desktop.journal.people import Purpose
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import Feeling
from mentor_desktop.services import finding, opening
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.passphrases import judge
from mentor_desktop.services.shelf import Shelf
from mentor_desktop.store.migrating import _back_up
from tests.support.clock import SteppingClock
from tests.support.kdf import FastKdf

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
    assert not {word: readable(word, ground) for word in CANARIES if readable(word, ground)}, "while it was open"
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
    assert not {word: readable(word, ground) for word in words.used if readable(word, ground)}
    journal.close()
    assert not {word: readable(word, ground) for word in words.used if readable(word, ground)}
    assert sum(path.stat().st_size for path in ground.rglob("*.db")) > 300_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_a_word_that_can_be_read(ground: Path, encoding: str) -> None:
    (ground / "temporary" / "spill").write_bytes(b"\0\xff" + "He said Canary00zq.".encode(encoding))
    assert readable("canary00zq", ground) == [str(Path("temporary") / "spill")]
    (ground / "home" / "Wren02zq.txt").write_text("")
    assert readable("wren02zq", ground) == [str(Path("home") / "Wren02zq.txt")]
