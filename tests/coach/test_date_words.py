"""The words a date is said with, and a line cut into what they mean."""

import tomllib
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.coach.date_words import UNITS, DateWords, date_words, pieces, unaccented
from mentor_desktop.places import resource

LANGUAGES = ["en", "de"]
LISTS = {"times", "occasions", "not_due", "unsure", "joins", "latest", "articles", "of", "this", "coming", "next"} | {
    *("end", "from_now", "weekend", "by", "before", "on", "in", "harmless")
}


def written(language: str) -> dict:
    return tomllib.loads(resource("promises", f"{language}.toml").read_text(encoding="utf-8"))


def words(language: str = "en") -> DateWords:
    found = date_words(language)
    assert found is not None
    return found


def kinds(text: str, language: str = "en", order: str | None = None) -> list[str]:
    return [piece.kind for piece in pieces(text, words(language), order)]


def test_every_language_has_the_same_lists() -> None:
    shapes = [{name: type(found) for name, found in written(language).items()} for language in LANGUAGES]
    assert all(shape == shapes[0] for shape in shapes)
    for language in LANGUAGES:
        assert set(written(language)["units"]) == set(UNITS)
        assert len(written(language)["weekdays"]) == 7
        assert len(written(language)["months"]) == 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(LISTS))
def test_each_phrase_of_a_list_is_found_as_what_the_list_is_for(language: str, name: str) -> None:
    for phrase in written(language)[name]:
        (piece,) = pieces(phrase, words(language), None)
        assert (piece.kind, piece.start, piece.end) == (name, 0, len(phrase)), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_means_two_things(language: str) -> None:
    lists = written(language)
    phrases = [phrase for name in LISTS for phrase in lists[name]]
    phrases += [word for line in lists["weekdays"] + lists["months"] for word in line.replace(";", " ").split()]
    phrases += [phrase for name in ("ahead", "units", "ends") for found in lists[name].values() for phrase in found]
    phrases += lists["numbers"]
    assert [phrase for phrase, count in Counter(map(unaccented, phrases)).items() if count > 1] == []
    assert all(phrase == phrase.casefold().strip() for phrase in phrases)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by Friday", ["by", "weekday"]),
        ("by  FRIDAY!", ["by", "weekday", "!"]),
        ("no later than Fri.", ["by", "weekday"]),
        ("no later", ["word", "word"]),
        ("day after tomorrow", ["ahead"]),
        ("3rd of December", ["ordinal", "of", "named month"]),
        ("3 Dec. 2026", ["number", "named month", "number"]),
        ("3. December", ["number", ".", "named month"]),
        ("2026-12-03", ["number", "named month", "number"]),
        ("31/12", ["number", "named month"]),
        ("3/12", ["unclear date"]),
        ("3.12.2026", ["number", "named month", "number"]),
        ("3-5 weeks", ["word", "week"]),
        ("eom", ["end", "month"]),
        ("10:30", ["clock"]),
        ("5pm", ["clock"]),
        ("1,000 words", ["word", "word"]),
        ("2.5 km", ["unclear date", "word"]),
        ("12345", ["word"]),
        ("Fridays", ["part of a week"]),
        ("Friday’s", ["word"]),
        ("o’clock", ["times"]),
        ("two weeks’ time", ["number", "week", "from_now"]),
        ("B2", ["word"]),
        ("", []),
    ],
)
def test_a_line_is_cut_into_what_it_means(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_german_has_numbers_with_a_point() -> None:
    assert kinds("3. Dezember", "de") == ["ordinal", "named month"]
    assert kinds("Monatsende", "de") == ["end", "month"]


@pytest.mark.parametrize(
    ("language", "order"),
    [("en_GB", "day"), ("en-IE", "day"), ("en_US", "month"), ("en", None), ("en_CA", None), ("EN_us", "month")],
)
def test_the_region_says_whether_day_or_month_comes_first(language: str, order: str | None) -> None:
    assert words(language).order(language) == order


def test_in_german_the_day_comes_first_everywhere() -> None:
    assert {words("de").order(language) for language in ("de", "de_CH", "de_US")} == {"day"}


@pytest.mark.parametrize(
    ("written", "same"), [("NÄCHSTEN", "nachsten"), ("Straße", "strasse"), ("I’ll", "i'll"), ("ﬁve", "five")]
)
def test_case_accents_and_apostrophes_do_not_matter(written: str, same: str) -> None:
    assert unaccented(written) == same


def test_the_words_of_a_language_are_read_once() -> None:
    assert date_words("en_GB") is date_words("en")
    assert [date_words(language) for language in ("fr", "", "../en", "C", "🎉")] == [None] * 5


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_pieces_come_in_order_and_miss_nothing_but_space(text: str, language: str) -> None:
    found = pieces(text, words(language), "day")
    assert all(one.end <= other.start or one.start == other.start for one, other in pairwise(found))
    covered = {at for piece in found for at in range(piece.start, piece.end)}
    assert "".join(letter for at, letter in enumerate(text) if at not in covered).strip() == ""
