"""Reflections: what one person writes for themselves alone."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.markdown import first_words
from mentor_desktop.journal.record import Record, new_id, timestamp

Form = Literal[
    "free", "what-so-what-now-what", "six-steps", "before-session", "after-session", "unsent-letter", "time-capsule"
]
FREE_PART = ""
HEADING = "## "
FIRST_YEAR = 1900
LAST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling in the person's own word, with a strength from 1 (a little) to 3 (very)."""

    word: str
    strength: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Record):
    """One entry of a private space.

    `parts` maps a form's headings to Markdown text, in order; a free page has the one part `FREE_PART`.
    `at` is when it is about, which is when it was begun unless the person says otherwise. `drained` is 1–5 or None.
    """

    at: str
    title: str = ""
    form: Form = "free"
    parts: dict[str, str] = field(default_factory=dict)
    feelings: tuple[Feeling, ...] = ()
    drained: int | None = None
    tags: tuple[str, ...] = ()
    session: str | None = None
    goal: str | None = None
    pinned: bool = False

    @property
    def text(self) -> str:
        """All that was written, with the headings of the form, as one Markdown text."""
        sections = [f"{HEADING}{heading}\n\n{text}" if heading else text for heading, text in self.parts.items()]
        return "\n\n".join(section for section in sections if section)

    def with_text(self, text: str) -> "Reflection":
        """The same reflection with another `text`: what stands under a heading of its form becomes that part.

        What stands before the first heading, or under a heading that is not of the form, belongs to the part before.
        Empty lines at the edges of a part are not kept.
        """
        headings = {f"{HEADING}{heading}": heading for heading in self.parts if heading}
        if not headings:
            return replace(self, parts={FREE_PART: text})
        found: dict[str, list[str]] = {FREE_PART: []}
        current = FREE_PART
        for line in text.split("\n"):
            heading = headings.get(line.rstrip())
            if heading is not None and heading not in found:
                current = heading
                found[current] = []
            else:
                found[current].append(line)
        parts = {heading: "\n".join(lines).strip("\n") for heading, lines in found.items()}
        if not parts[FREE_PART]:
            del parts[FREE_PART]
        return replace(self, parts=parts)

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.title.strip() and not any(text.strip() for text in self.parts.values())

    def shown_title(self) -> str:
        """The title, or the first words where the person gave none; empty when nothing was written."""
        return self.title.strip() or first_words(" ".join(self.parts.values()))

    def check(self) -> None:
        """Raises `Unacceptable` for a strength, a drained value or a time outside what is meant."""
        if any(not 1 <= feeling.strength <= 3 for feeling in self.feelings):
            raise Unacceptable("A feeling has a strength from 1 to 3.")
        if self.drained is not None and not 1 <= self.drained <= 5:
            raise Unacceptable("How drained you are goes from 1 to 5.")
        try:
            year = datetime.fromisoformat(self.at).year
        except ValueError:
            raise Unacceptable("The time of a reflection must be a date and time.") from None
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Unacceptable(
                "The time of a reflection lies between the years {first} and {last}.", first=FIRST_YEAR, last=LAST_YEAR
            )


def new_reflection(
    now: datetime, by: str, *, at: datetime | None = None, title: str = "", text: str = ""
) -> Reflection:
    """A free page begun at `now` by the person `by`, about `at` or now."""
    written = timestamp(now)
    return Reflection(
        id=new_id(now),
        created_at=written,
        updated_at=written,
        updated_by=by,
        at=timestamp(at or now),
        title=title,
        parts={FREE_PART: text},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was being written in an editor and is not yet part of its record.

    `editor` is the id of the record being written, `title` and `parts` are its words, `at` is when they were typed.
    """

    editor: str
    title: str
    parts: dict[str, str]
    at: str
