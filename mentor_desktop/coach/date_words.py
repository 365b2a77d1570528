"""The words a date is said with: a line cut into pieces, each with what it means for a date."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mentor_desktop.errors import MissingResource
from mentor_desktop.places import resource

UNITS = ("day", "week", "fortnight", "month", "quarter", "year")
_PIECE = re.compile(
    r"(?P<iso>(?<!\w)\d{4}(?P<between>[-/.])\d{1,2}(?P=between)\d{1,2}(?!\w))"
    r"|(?P<parted>(?<![\w.,/:])\d{1,2}(?P<mark>[./-])\d{1,2}(?:(?P=mark)(?:\d{4}|\d{2}|(?<=\.)))?(?![\w/]|[.,:]\d))"
    r"|(?P<number>(?<![\w.,/:])\d{1,4}(?![\w/]|[.,:]\d))"
    r"|(?P<word>\w+(?:(?:['’./]|(?<=\d)[,:](?=\d))\w+)*(?:(?<=s)['’](?=\s))?)"
    r"|(?P<other>[^\w\s])"
)
_ORDINAL = re.compile(r"(\d{1,2})(\D{1,3})")
_CLOCK = re.compile(r"\d{1,2}:\d{2}\w*|\d{1,2}[ap]m")
_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(?:[_-](?P<region>[a-z]{2})\b)?")
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, from `start` to `end`, that says one thing. `short` is an abbreviation such as “Fri”."""

    kind: str
    value: int
    start: int
    end: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean: one kind and value, or several as in “Monatsende”."""

    said: tuple[tuple[str, int], ...]
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """What is looked for in one language. `resources/promises/en.toml` says what each list is for."""

    meanings: Mapping[tuple[str, ...], Meaning]
    ordinals: frozenset[str]
    weekdays: tuple[str, ...]
    joins: frozenset[str]
    will: tuple[tuple[str, ...], ...]
    short_will: tuple[str, ...]
    i: tuple[tuple[str, ...], ...]
    day_first: frozenset[str]
    month_first: frozenset[str]

    def order(self, language: str) -> str | None:
        """Which comes first in 3/12 where a language such as `en_GB` is spoken: `day`, `month`, or None."""
        found = _LANGUAGE.match(language.casefold())
        regions = {"any", found["region"] if found else None}
        if regions & self.day_first:
            return "day"
        return "month" if regions & self.month_first else None

    def is_part_of_week(self, word: str) -> bool:
        """Whether a word begins with the name of a weekday, as “Fridays” and “Freitagabend” do; “Friday’s” does not."""
        folded = unaccented(word)
        return "'" not in folded and folded.startswith(self.weekdays)


def unaccented(text: str) -> str:
    """The text with case, accents and the kind of apostrophe taken away, to find the same in another writing."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold().replace("’", "'")


def date_words(language: str) -> DateWords | None:
    """The words of a language such as `en` or `en_GB`; None when there is no list for it."""
    found = _LANGUAGE.match(language.casefold())
    return _read(found["language"]) if found else None


@cache
def _read(language: str) -> DateWords | None:
    try:
        path = resource("promises", f"{language}.toml")
    except MissingResource:
        return None
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return DateWords(
        meanings={tuple(unaccented(words).split()): meaning for words, meaning in _meanings(lists)},
        ordinals=frozenset(lists["ordinals"]),
        weekdays=tuple(unaccented(word) for line in lists["weekdays"] for word in line.partition(";")[0].split()),
        joins=frozenset(map(unaccented, lists["joins"])),
        will=_phrases(lists["will"]),
        short_will=tuple(map(unaccented, lists["short_will"])),
        i=_phrases(lists["i"]),
        day_first=frozenset(lists["day_first"]),
        month_first=frozenset(lists["month_first"]),
    )


def _phrases(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The words of each line, the longest lines first."""
    return tuple(sorted((tuple(unaccented(line).split()) for line in lines), key=len, reverse=True))


def _meanings(lists: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for kind in (
        *("times", "occasions", "not_due", "unsure", "joins", "latest", "articles", "of", "this", "coming", "next"),
        *("end", "from_now", "weekend", "by", "before", "on", "in", "harmless"),
    ):
        yield from ((words, Meaning(((kind, 0),))) for words in lists[kind])
    for kind, lines in (("weekday", lists["weekdays"]), ("named month", lists["months"])):
        for value, line in enumerate(lines, start=kind == "named month"):
            whole, _, short = line.partition(";")
            yield from ((word, Meaning(((kind, value),))) for word in whole.split())
            yield from ((word, Meaning(((kind, value),), short=True)) for word in short.split())
    yield from ((word, Meaning((("number", number),))) for word, number in lists["numbers"].items())
    for days, said in lists["ahead"].items():
        yield from ((words, Meaning((("ahead", int(days)),))) for words in said)
    for unit, said in lists["units"].items():
        yield from ((words, Meaning(((unit, 0),))) for words in said)
    for unit, said in lists["ends"].items():
        yield from ((words, Meaning((("end", 0), (unit, 0)))) for words in said)


def pieces(text: str, words: DateWords, order: str | None) -> list[Piece]:
    """What each word, number and mark of a text means. `order` says which comes first in 3/12, as `DateWords.order`."""
    found: list[Piece] = []
    matches = list(_PIECE.finditer(text))
    folded = [unaccented(match.group()) for match in matches]
    at = 0
    while at < len(matches):
        start = matches[at].start()
        length = _listed(folded[at : at + _LONGEST_PHRASE], words)
        if length:
            meaning, end = words.meanings[tuple(folded[at : at + length])], matches[at + length - 1].end()
        else:
            meaning, end = _unlisted(matches[at], words, order)
        if meaning.short and text[end : end + 1] == ".":
            end += 1
        found.extend(Piece(kind, value, start, end, meaning.short) for kind, value in meaning.said)
        at += max(1, length)
        if at < len(matches) and matches[at].end() <= end:
            at += 1
    return found


def _listed(folded: Sequence[str], words: DateWords) -> int:
    """How many words the longest listed phrase has that begins here; 0 when none does."""
    return next((length for length in range(len(folded), 0, -1) if tuple(folded[:length]) in words.meanings), 0)


def _unlisted(match: re.Match[str], words: DateWords, order: str | None) -> tuple[Meaning, int]:
    """What a number, a date in numbers, a mark or any other word means, and where it ends."""
    written, end = match.group(), match.end()
    if match["iso"]:
        year, month, day = map(int, written.split(match["between"]))
        return _date(day, month, year), end
    if match["parted"]:
        return _in_numbers(written.rstrip("."), match["mark"], order), end
    if match["number"]:
        if "." in words.ordinals and match.string.startswith(".", end):
            return Meaning((("ordinal", int(written)),)), end + 1
        return Meaning((("number", int(written)),)), end
    if match["word"]:
        ordinal = _ORDINAL.fullmatch(written.casefold())
        if ordinal and ordinal[2] in words.ordinals:
            return Meaning((("ordinal", int(ordinal[1])),)), end
        if _CLOCK.fullmatch(written.casefold()):
            return Meaning((("clock", 0),)), end
        return Meaning((("part of a week" if words.is_part_of_week(written) else "word", 0),)), end
    return Meaning(((written, 0),)), end


def _date(day: int, month: int, year: int | None) -> Meaning:
    said = (("number", day), ("named month", month))
    return Meaning(said if year is None else (*said, ("number", year)))


def _in_numbers(written: str, mark: str, order: str | None) -> Meaning:
    """A date such as 3/12, 3.12.26 or 03.12.2026. With points and a year the day comes first everywhere."""
    first, second, *years = map(int, written.split(mark))
    if mark == "-" and not years:
        return Meaning((("word", 0),))
    year = years[0] + 2000 * (years[0] < 100) if years else None
    if second <= 12 and (order == "day" or first > 12 or (mark == "." and years)):
        return _date(first, second, year)
    if first <= 12 and mark != "." and (order == "month" or second > 12):
        return _date(second, first, year)
    return Meaning((("unclear date", 0),))
