"""Where in a line the day stands that something is due, and what there only looks like one.

A date after “by” or “before” comes first, then one after “in” or “on”; of several the last. Without such a word a date
counts at the end of a line, or at its beginning.
"""

from collections.abc import Sequence
from datetime import date

from mentor_desktop.coach.date_words import UNITS, Piece
from mentor_desktop.coach.dates import RULES

_LONGEST_DATE = 10
_NEAR = 5
_DAYS = frozenset(("ahead", "weekday", "weekend"))
_OF_A_DATE = frozenset(
    (*UNITS, *_DAYS, "named month", "number", "ordinal", "end", "this", "coming", "next", "from_now")
)
_BETWEEN = frozenset(("articles", "of", ","))
_LEADS = (("by", "before"), ("in", "on"))
_ALL_LEADS = frozenset(("by", "before", "in", "on"))
_ENDS_A_THOUGHT = frozenset((*".,;:!?()–—", "joins", *_ALL_LEADS))
_BEFORE_A_DATE_ALONE = frozenset(("word", "times", "occasions", "clock"))

# What looks like a date after one of these words, and among how many pieces.
_TIMES = frozenset((*UNITS, "named month", "unclear date", "times"))
_BY = _TIMES | _DAYS | frozenset(("ordinal", "end", "clock", "occasions", "part of a week"))
_LOOKS_LIKE_A_DATE = {
    "by": (_BY, _NEAR),
    "before": (_BY, _NEAR),
    "in": (_TIMES, _NEAR),
    "on": (frozenset(("weekday", "named month", "unclear date", "part of a week")), 2),
}


def due(said: Sequence[Piece], today: date) -> tuple[int, int, date] | None:
    """The day something is due: where the words for it start and end in the line, and the day. None without one."""
    return _led(said, today) or _alone(said, today)


def unclear(said: Sequence[Piece]) -> tuple[int, int] | None:
    """Where the words start and end that stand after “by”, “before”, “in” or “on” and look like a date."""
    places = [at for leads in _LEADS for at in reversed(range(len(said))) if said[at].kind in leads]
    found = (_looks_like_a_date(said, at) for at in places)
    return next((words for words in found if words), None)


def _looks_like_a_date(said: Sequence[Piece], at: int) -> tuple[int, int] | None:
    begin = end = _after_colon(said, at + 1)
    while end < min(len(said), begin + _LONGEST_DATE) and said[end].kind not in _ENDS_A_THOUGHT:
        end += 1
    words = said[begin:end]
    kinds, near = _LOOKS_LIKE_A_DATE[said[at].kind]
    number = said[at].kind == "by" and [piece.kind for piece in words] == ["number"]
    return (words[0].start, words[-1].end) if number or any(piece.kind in kinds for piece in words[:near]) else None


def _led(said: Sequence[Piece], today: date) -> tuple[int, int, date] | None:
    vague = (at for at, piece in enumerate(said) if piece.kind in _LEADS[0] and _looks_like_a_date(said, at))
    first_vague = next(vague, len(said))
    for leads in _LEADS:
        for at in reversed(range(len(said))):
            part_of_vague = said[at].kind == "in" and at > first_vague
            if said[at].kind in leads and not part_of_vague and not _counts_from(said, at):
                end, day = _date_at(said, _after_colon(said, at + 1), said[at].kind, today)
                if day is not None:
                    return said[at].start, said[end - 1].end, day
    return None


def _after_colon(said: Sequence[Piece], at: int) -> int:
    return at + 1 if at < len(said) and said[at].kind == ":" else at


def _counts_from(said: Sequence[Piece], at: int) -> bool:
    """Whether the word counts from another day: “a week before Friday”, “Friday in a week”."""
    return said[at].kind != "by" and at > 0 and said[at - 1].kind in _DAYS | frozenset(UNITS)


def _alone(said: Sequence[Piece], today: date) -> tuple[int, int, date] | None:
    found, at = None, 0
    while at < len(said):
        end, day = _date_at(said, at, "", today)
        if day is not None and _stands_alone(said, at, end):
            found = said[at].start, said[end - 1].end, day
        at = end
    return found


def _stands_alone(said: Sequence[Piece], at: int, end: int) -> bool:
    """Whether a date is meant as the day something is due, though no word such as “by” leads to it."""
    at_the_end = all(_is_mark(piece) for piece in said[end:])
    if at == 0 and at_the_end:
        return True
    if end == at + 1 and (said[at].short or said[at].kind == "ordinal"):
        return False
    if at == 0:
        return _is_mark(said[end]) or said[0].kind in ("ahead", "this", "next", "coming")
    if not at_the_end and said[at].kind != "ahead":
        return False
    before = said[at - 1]
    if before.kind == "(":
        return end < len(said) and said[end].kind == ")"
    return before.end < said[at].start if _is_mark(before) else before.kind in _BEFORE_A_DATE_ALONE


def _is_mark(piece: Piece) -> bool:
    return len(piece.kind) == 1


def _date_at(said: Sequence[Piece], begin: int, lead: str, today: date) -> tuple[int, date | None]:
    """The longest date that begins here: where it ends, and its day; None for no date, or one that is not to be had."""
    stop = begin
    while stop < min(len(said), begin + _LONGEST_DATE) and said[stop].kind in _OF_A_DATE | _BETWEEN:
        stop += 1
    if stop == begin or said[begin].kind in ("of", ","):
        return begin + 1, None
    for end in range(stop, begin, -1):
        follows = said[end].kind if end < len(said) else ""
        cut = end < len(said) and said[end].start == said[end - 1].start
        if cut or said[end - 1].kind in _BETWEEN or not _is_whole(said[begin:end], follows):
            continue
        try:
            day = RULES[lead](_meant(said[begin:end]), today)
        except (ValueError, OverflowError):
            return end, None
        if day is not None:
            fits = day >= today and not _goes_on(said, end)
            return end + (fits and follows == "latest"), day if fits else None
    return begin + 1, None


def _is_whole(said: Sequence[Piece], follows: str) -> bool:
    """Whether a number belongs to the date, and not to what follows: “the 3rd floor”, “3 December 20 people”."""
    kinds = [piece.kind for piece in said if piece.kind not in _BETWEEN]
    alone = kinds in (["ordinal"], ["weekday", "ordinal"], ["weekday", "number"])
    short_year = len(kinds) > 2 and kinds[-2:] == ["named month", "number"] and said[-1].value < 1000
    return not (alone or short_year) or follows not in ("word", "times", "occasions", *UNITS)


def _goes_on(said: Sequence[Piece], end: int) -> bool:
    """Whether what follows makes it another day, or more than one: “Friday or Monday”, “Friday in a week”."""
    follows = [piece.kind for piece in said[end : end + 3]] + ["", "", ""]
    if follows[0] in ("unsure", "unclear date"):
        return True
    if follows[0] == "-":
        return said[end].start == said[end - 1].end
    if follows[0] == "joins":
        return follows[1] in ("weekday", "ahead")
    if follows[0] == "in":
        return follows[1] == "number" and follows[2] in UNITS
    return said[end - 1].kind in UNITS and follows[0] == "on" and follows[1] in ("weekday", "ordinal")


def _meant(said: Sequence[Piece]) -> list[tuple[str, int]]:
    """What is said, without “the” and “of”; but “the Friday” is rather a name than a day, and keeps its word."""
    kept = [piece for piece in said if piece.kind != "of"]
    named = [after.kind in ("weekday", "named month") for after in kept[1:]] + [False]
    return [
        (piece.kind, piece.value) for piece, name in zip(kept, named, strict=True) if piece.kind != "articles" or name
    ]
