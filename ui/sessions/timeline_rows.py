"""The sessions of the timeline as rows of words, and the model that hands them to the list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentor_desktop.journal.people import Person
from mentor_desktop.journal.record import local_date
from mentor_desktop.journal.sessions import Session
from mentor_desktop.services.sessions import SessionLine
from ui.sessions.timeline_words import begin_words, day_words, direction_words, promises_words, until_words

ROW = int(Qt.ItemDataRole.UserRole) + 1
AnyIndex = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Row:
    """One session in the list. `heading` stands above the first of a year, `waits` is what the pair is asked of it."""

    id: str
    number: int
    heading: str
    title: str
    decided: str
    facts: tuple[str, ...]
    leads: str
    waits: str = ""
    held: bool = True

    def whole(self) -> str:
        """Everything, for someone who listens."""
        session = translate("Timeline", "Session {number}").format(number=self.number)
        parts = (session, self.title, self.waits, self.decided, *self.facts, self.leads)
        return " ".join(part if part[-1] in ".?!…" else f"{part}." for part in parts if part)


def rows_of(
    lines: Sequence[SessionLine], elsewhere: Collection[str], me: Person, partner: Person, now: datetime
) -> list[Row]:
    """A row for each session, but for those that the page shows `elsewhere` (their ids), the latest first."""
    found: list[Row] = []
    above = ""
    for line in lines:
        session = line.session
        if session.id in elsewhere:
            continue
        group = _group(session, now)
        found.append(_row(line, group if group != above else "", me, partner, now))
        above = group
    return found


def _row(line: SessionLine, heading: str, me: Person, partner: Person, now: datetime) -> Row:
    session = line.session
    today = now.astimezone().date()
    planned = session.state == "planned"
    passed = planned and session.ends_at <= now
    day = session.started_at or session.starts_at
    facts = (_state(session, now), promises_words(line.promises))
    return Row(
        id=session.id,
        number=session.number,
        heading=heading,
        title=begin_words(session, today) if planned else day_words(day, today),
        decided=line.decided,
        facts=tuple(each for each in facts if each),
        leads=direction_words(session.direction, me, partner),
        waits=translate("Timeline", "did you meet?") if passed else "",
        held=session.state != "cancelled",
    )


def _state(session: Session, now: datetime) -> str:
    if session.state == "held":
        return translate("Timeline", "Held")
    if session.state == "cancelled":
        return translate("Timeline", "Cancelled")
    if session.left_open:
        return translate("Timeline", "Begun and not closed")
    if session.ends_at <= now:
        return translate("Timeline", "Planned")
    return translate("Timeline", "Planned, {when}").format(when=until_words(session, now))


def _group(session: Session, now: datetime) -> str:
    """What stands above a session and its neighbours: that it is to come, or its year."""
    if session.state == "planned" and session.ends_at > now:
        return translate("Timeline", "To come")
    return str(local_date(session.started_at or session.starts_at).year)


class TimelineModel(QAbstractListModel):
    """Rows that are shown all at once; nothing is written here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, id: str) -> int | None:
        """Where a session stands, None while it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row (`ROW`), and all of its words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.whole()
        return None
