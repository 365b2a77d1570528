"""Goals and everything that hangs on them, in the shared space."""

from collections import defaultdict
from typing import Any

from sqlite_utils import Database

from mentor_desktop.journal.goals import LEVELS, Goal, Level
from mentor_desktop.journal.progress import CheckIn, Milestone, Point
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.teaching import Evidence, Instruction
from mentor_desktop.store.tables import Table, texts
from mentor_desktop.vault.space import Malformed, Space

goals: Table[Goal] = Table(
    Goal,
    "goal",
    json_columns={"asked_for": texts, "agreed_by": texts},
    title=lambda goal: goal.title,
    text=lambda goal: f"{goal.why}\n{goal.learned}",
    checked=True,
)
levels: Table[Level] = Table(Level, "level", text=lambda level: level.text, checked=True)
milestones: Table[Milestone] = Table(Milestone, "milestone", title=lambda one: one.title, checked=True)
check_ins: Table[CheckIn] = Table(CheckIn, "check_in", when="at", text=lambda one: one.note, checked=True)
evidence: Table[Evidence] = Table(
    Evidence,
    "evidence",
    title=lambda one: one.file_name,
    text=lambda one: f"{one.text}\n{one.link}",
    checked=True,
)
instructions: Table[Instruction] = Table(
    Instruction, "instruction", when="at", text=lambda one: f"{one.text}\n{one.teach_back}", checked=True
)


class Goals:
    """Reads the goals of an open shared space."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def get(self, id: str) -> Goal:
        """The goal with this id. Raises `NoSuchRecord`."""
        with self._space.reading() as database:
            return goals.get(database, id)

    def find(self, id: str) -> Goal | None:
        """The goal with this id, or None before its first word is kept."""
        with self._space.reading() as database:
            return goals.find(database, id)

    def all(self) -> list[Goal]:
        """Every goal that is not in the bin, the newest first."""
        with self._space.reading() as database:
            return list(goals.newest_first(database))

    def levels(self, goal: str) -> list[Level]:
        """Every wording of every level of a goal, oldest first."""
        with self._space.reading() as database:
            return levels.of(database, "goal", goal)

    def milestones(self, goal: str) -> list[Milestone]:
        """The milestones of a goal in the order the pair gave them."""
        with self._space.reading() as database:
            return sorted(milestones.of(database, "goal", goal), key=lambda one: (one.position, one.created_at))

    def check_ins(self, goal: str) -> list[CheckIn]:
        """Every check-in of both people for a goal, oldest first."""
        with self._space.reading() as database:
            return check_ins.of(database, "goal", goal)

    def check_ins_since(self, at: str) -> list[CheckIn]:
        """Every check-in of both people after a timestamp, for any goal, oldest first."""
        with self._space.reading() as database:
            rows = database.execute(
                f"{check_ins.select} WHERE removed_at IS NULL AND at > ? ORDER BY seq",
                [at],
            )
            return [check_ins.read(row) for row in rows]

    def evidence(self, goal: str) -> list[Evidence]:
        """What shows where a goal stands, oldest first; the bytes of files stay where they are."""
        with self._space.reading() as database:
            return evidence.of(database, "goal", goal)

    def taught(self, goal: str) -> list[Instruction]:
        """What was taught for a goal, oldest first."""
        with self._space.reading() as database:
            return instructions.of(database, "goal", goal)

    def points(self) -> dict[str, dict[str, list[Point]]]:
        """Every check-in of every goal as no more than a point: by the goal's id, then the person's, oldest first.

        Thousands of them are read at once for a list, so only what a list needs is read.
        """
        found: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
        with self._space.reading() as database:
            rows = database.execute(
                "SELECT goal, person, level, at FROM check_in WHERE removed_at IS NULL ORDER BY seq"
            )
            for goal, person, level, at in rows:
                found[goal][person].append(_point(level, at))
        return {goal: dict(persons) for goal, persons in found.items()}


class Files:
    """The bytes of files, in pieces, encrypted like everything else and in no search index."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def put(self, file: str, number: int, piece: bytes) -> None:
        """Keeps one piece; durable when this returns."""
        with self._space.writing() as database:
            database.execute(
                "INSERT OR REPLACE INTO file_part (file, number, bytes) VALUES (?, ?, ?)", [file, number, piece]
            )

    def read(self, file: str, most: int) -> bytes:
        """All pieces in order; empty when there is no such file.

        Raises `DamagedSpace`, before any memory is taken, when they are no bytes or more than `most` of them.
        """
        with self._space.reading() as database:
            odd, length = database.execute(
                "SELECT total(typeof(bytes) <> 'blob'), total(CASE typeof(bytes) WHEN 'blob' THEN length(bytes) END) "
                "FROM file_part WHERE file = ?",
                [file],
            ).fetchone()
            if odd or length > most:
                raise Malformed("a file in it was not written like that")
            rows = database.execute("SELECT bytes FROM file_part WHERE file = ? ORDER BY number", [file]).fetchall()
        return b"".join(row[0] for row in rows)

    def drop(self, file: str) -> None:
        """Forgets a file whose evidence never came to be."""
        with self._space.writing() as database:
            database.execute("DELETE FROM file_part WHERE file = ?", [file])


def drop_what_hangs_on_nothing(database: Database) -> None:
    """Deletes what hung on a goal that is gone for good, then the files whose evidence is gone."""
    for table in (levels, milestones, check_ins, evidence, instructions):
        database.execute(f"DELETE FROM {table.name} WHERE goal NOT IN (SELECT id FROM goal)")
    drop_pieces_of_nothing(database)


def drop_pieces_of_nothing(database: Database) -> None:
    """Deletes the pieces of files that no evidence names: the program was stopped while one was being kept."""
    database.execute("DELETE FROM file_part WHERE file NOT IN (SELECT file FROM evidence WHERE file IS NOT NULL)")


def _point(level: Any, at: Any) -> Point:
    if level not in LEVELS or not isinstance(level, int) or not isinstance(at, str):
        raise Malformed("what stands in a check_in was not written like that")
    try:
        moment(at)
    except ValueError as error:
        raise Malformed("a check_in does not read as it was written") from error
    return Point(at, level)
