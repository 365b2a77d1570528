"""Texts cut into thoughts and words, and the lists of words the coach looks for."""

import time
import tomllib

import pytest

from mentor_desktop.coach.words import WordList, phrases, quote, thoughts, word_list
from mentor_desktop.places import resource


@pytest.fixture
def english() -> WordList:
    lists = word_list("en")
    assert lists is not None
    return lists


def cut(text: str, lists: WordList | None) -> list[list[str]]:
    return [[word.text for word in thought] for thought in thoughts(text, lists)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I run it, decisions written down", [["I", "run", "it"], ["decisions", "written", "down"]]),
        ("Plan and lead it (alone)", [["Plan"], ["lead", "it"], ["alone"]]),
        ("Don’t know", [["Don’t", "know"]]),
        ("a self-made plan", [["a", "self", "made", "plan"]]),
        ("one\ntwo", [["one"], ["two"]]),
        ("50% of 1,000", [["50", "%", "of", "1,000"]]),
        ("🎉 … !", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_thoughts_and_words(text: str, found: list[list[str]], english: WordList) -> None:
    assert cut(text, english) == found


def test_without_a_list_only_punctuation_ends_a_thought() -> None:
    assert cut("planen and leiten, allein", None) == [["planen", "and", "leiten"], ["allein"]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1,000", 1000),
        ("1.000.000", 1_000_000),
        ("1,000.50", None),
        ("30.11.2026", None),
        ("-5", -5),
        ("−5", -5),
        ("٣", 3),
        ("\uff15", 5),
        ("²³", None),
        ("B2", None),
        ("twenty", 20),
        ("one", None),
    ],
)
def test_a_number_has_a_value(text: str, value: float | None, english: WordList) -> None:
    assert [word.number for thought in thoughts(text, english) for word in thought] == [value]


def test_a_range_is_two_numbers_and_no_minus(english: WordList) -> None:
    assert [word.number for thought in thoughts("3-5 km", english) for word in thought] == [3, 5, None]


def test_a_number_and_its_unit_are_two_words(english: WordList) -> None:
    assert cut("5km", english) == [["5", "km"]]


def test_case_and_the_form_of_letters_do_not_matter(english: WordList) -> None:
    assert [word.folded for thought in thoughts("\uff2cEAD DON’T", english) for word in thought] == ["lead", "don't"]


def test_of_two_phrases_the_longer_one_is_found(english: WordList) -> None:
    looked_for = phrases(["make", "make a difference", "make a"])
    thought = thoughts("I make a difference", english)[0]
    assert [looked_for.length_at(thought, at) for at in range(4)] == [0, 3, 0, 0]


def test_a_quote_is_short_and_in_the_persons_own_writing(english: WordList) -> None:
    assert quote(thoughts("Lead THE Meeting", english)[0]) == "Lead THE Meeting"
    assert len(quote(thoughts("lead " * 100, english)[0])) <= 41


@pytest.mark.parametrize("language", ["en", "EN", "en_GB", "en-US"])
def test_english_has_a_list_and_it_is_read_once(language: str) -> None:
    assert word_list(language) is not None
    assert word_list(language) is word_list(language)


@pytest.mark.parametrize("language", ["de", "", "../en", "x", "🎉", "C"])
def test_a_language_without_a_list_has_none(language: str) -> None:
    assert word_list(language) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Lead the meeting", True),
        ("", True),
        ("12 %", True),
        ("Café münden", True),
        ("قيادة الاجتماع", False),
        ("主持会议", False),
        ("руководить встречей", False),
    ],
)
def test_only_a_text_in_the_letters_of_the_language_is_read(text: str, read: bool, english: WordList) -> None:
    assert english.can_read(text) is read


def written_lists() -> dict[str, list[str]]:
    text = resource("clarity", "en.toml").read_text(encoding="utf-8")
    return {name: found for name, found in tomllib.loads(text).items() if isinstance(found, list)}


@pytest.mark.parametrize("name", written_lists())
def test_each_list_is_in_small_letters_and_says_nothing_twice(name: str) -> None:
    words = written_lists()[name]
    assert words
    assert all(word == word.casefold().strip() and word for word in words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", ["inner", "vague", "degrees", "hedges", "harmless", "granted", "others", "decide"])
def test_each_phrase_can_be_found_in_a_text(name: str, english: WordList) -> None:
    looked_for = getattr(english, name)
    for phrase in written_lists()[name]:
        (thought,) = thoughts(phrase, english)
        assert looked_for.length_at(thought, 0) == len(thought), phrase


@pytest.mark.parametrize("name", ["inner", "vague", "hedges", "degrees"])
def test_no_doing_is_hidden_by_itself(name: str, english: WordList) -> None:
    assert not (english.doing | english.doing_first) & set(written_lists()[name])


def test_each_verb_has_forms_for_anywhere_and_for_the_beginning() -> None:
    for line in written_lists()["doing"]:
        anywhere, _, first = line.partition(";")
        assert len(anywhere.split()) >= 2, line
        assert first.strip().endswith("ing"), line


HOSTILE = [
    "my ",
    "a",
    "1",
    "1,",
    "1.",
    "'a",
    "a'",
    "-1 ",
    "—",
    "% ",
    "\n",
    "know how to ",
    "be ",
    "as much as ",
    "é",
    "🎉",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_takes_time_in_proportion(piece: str, english: WordList) -> None:
    """Were it the square of the length, the longest of these would take minutes."""
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    thoughts(text, english)
    english.can_read(text)
    assert time.process_time() - start < 2
