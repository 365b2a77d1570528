"""Journals of any size, the same every time, and the plain databases of the same size they are compared with.

Both are grown the way a journal grows, one transaction a reflection, so that their search indexes lie on the disk as
they do after years of use; only the waiting for the disk is left out. They are kept below `build/bench/` until the
code that decides what stands in them changes; every measurement works on a copy.
"""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from mentor_desktop.journal.people import Seat
from mentor_desktop.journal.record import new_id, timestamp
from mentor_desktop.journal.reflections import FREE_PART, Feeling, Reflection
from mentor_desktop.services.journal import Journal
from mentor_desktop.services.opening import create
from mentor_desktop.store.reflections import table
from mentor_desktop.vault.space import Space
from tests.bench.bare import BareDatabase
from tests.bench.words import Language

SEAT: Seat = "mentor"
PASSPHRASE = "a passphrase for measuring"
ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "bench"
_DECIDING = ("mentor_desktop/journal", "mentor_desktop/store", "mentor_desktop/vault", "tests/bench/corpus.py")
_DECIDING_TOO = ("tests/bench/words.py", "tests/bench/bare.py", "mentor_desktop/services/opening.py")
_LAST_DAY = datetime(2025, 12, 31, 20, tzinfo=UTC)
_A_DAY = 4
_FEELINGS = ("calm", "curious", "tired", "proud", "uneasy", "grateful")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A journal of `size` reflections in `journal`, and a plain database of the same texts in `bare`."""

    size: int
    journal: Path
    bare: Path
    rare: str
    common: str
    second: str

    def copy(self, folder: Path) -> "Corpus":
        """A copy of both in `folder`, to be written into."""
        shutil.copytree(self.journal, folder / "journal")
        shutil.copyfile(self.bare, folder / "bare.db")
        return Corpus(self.size, folder / "journal", folder / "bare.db", self.rare, self.common, self.second)

    def searches(self) -> dict[str, str]:
        """What is typed letter by letter: a word few reflections hold, one that most hold, and two words."""
        return {
            "a rare word": self.rare,
            "a common word": self.common,
            "two words": f"{self.second} {self.common}",
        }


def corpus(size: int) -> Corpus:
    """The corpus of this size, made now if it is not kept from an earlier run."""
    folder = KEPT / f"{size}-{_version()}"
    about = folder / "about.json"
    if not about.exists():
        for old in [*KEPT.glob(f"{size}-*")]:
            shutil.rmtree(old)
        folder.mkdir(parents=True)
        counts = _fill_journal(folder / "journal", size)
        _fill_bare(folder / "bare.db", size)
        about.write_text(json.dumps(_chosen_words(counts, size)), encoding="utf-8")
    return Corpus(size, folder / "journal", folder / "bare.db", **json.loads(about.read_text(encoding="utf-8")))


def reflections(size: int, by: str, seed: int = 7) -> Iterator[Reflection]:
    """So many reflections, oldest first, over the years it takes to write them."""
    language = Language()
    random = Random(seed)
    at = _LAST_DAY - timedelta(days=size / _A_DAY)
    for _ in range(size):
        at += timedelta(days=random.uniform(0, 2 / _A_DAY))
        yield one_reflection(language, random, min(at, _LAST_DAY), by)


def one_reflection(language: Language, random: Random, at: datetime, by: str) -> Reflection:
    """A free page of about 120 words with a feeling or two."""
    written = timestamp(at)
    feelings = random.sample(_FEELINGS, random.choice((0, 1, 1, 2)))
    return Reflection(
        id=new_id(at),
        created_at=written,
        updated_at=written,
        updated_by=by,
        at=written,
        title=language.title(random),
        parts={FREE_PART: language.text(random)},
        feelings=tuple(Feeling(word, random.randint(1, 3)) for word in feelings),
        drained=random.choice((None, None, 1, 2, 3)),
    )


def _fill_journal(folder: Path, size: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    with closing(create(folder, mentor="Ada", mentee="Ben", seat=SEAT, passphrase=PASSPHRASE)) as journal:
        space = private_space(journal)
        space.database.execute("PRAGMA synchronous = OFF")
        for reflection in reflections(size, journal.me.id):
            with space.writing() as database:
                table.put(database, reflection)
            counts.update(set(reflection.text.replace(".", " ").split()))
        space.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return counts


def _fill_bare(path: Path, size: int) -> None:
    with closing(BareDatabase(path, synchronous="OFF")) as bare:
        for reflection in reflections(size, "nobody"):
            bare.save(reflection)
        bare.flush()


def private_space(journal: Journal) -> Space:
    """The encrypted database behind the journal: the one place where the measuring goes behind the door."""
    return journal._vault.private


def _chosen_words(counts: Counter[str], size: int) -> dict[str, str]:
    """Words by how many reflections hold them: about five, more than half, and one in ten."""

    def nearest(wanted: float) -> str:
        plain = (word for word in counts if word.isascii() and word.isalpha() and word.islower() and len(word) > 2)
        return min(plain, key=lambda word: (abs(counts[word] - wanted), word))

    return {"rare": nearest(5), "common": nearest(size * 0.6), "second": nearest(size * 0.1)}


def _version() -> str:
    """Changes with every line of code that decides what a corpus looks like."""
    found = hashlib.sha256()
    for name in (*_DECIDING, *_DECIDING_TOO):
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found.update(file.read_bytes())
    return found.hexdigest()[:12]
