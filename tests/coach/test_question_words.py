"""The lists of the question hint, and a text cut into sentences, parts and words."""

import re
import tomllib
from itertools import chain
from typing import Any

import pytest

from mentor_desktop.coach.question_verbs import past, past_of_participle, third_person
from mentor_desktop.coach.question_words import HintWords, hint_words, sentences, written
from mentor_desktop.places import resource


@pytest.fixture
def english() -> HintWords:
    lists = hint_words("en")
    assert lists is not None
    return lists


def as_written() -> dict[str, Any]:
    return tomllib.loads(resource("hints", "en.toml").read_text(encoding="utf-8"))


LISTS = {name: lines for name, lines in as_written().items() if isinstance(lines, list)}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("So, what now?", [["So"], ["what", "now"]]),
        ("What’s up?", [["What", "’s", "up"]]),
        ("I don't know", [["I", "don't", "know"]]),
        ("Um, wha-what was it?", [["what", "was", "it"]]),
        ("would it would it help", [["would", "it", "help"]]),
        ("a self-made plan", [["a", "self", "made", "plan"]]),
        ("Is it — was it?", [["Is", "it"], ["was", "it"]]),
        ("at 6:15", [["at", "6"], ["15"]]),
    ],
)
def test_a_sentence_is_cut_into_parts_and_words(text: str, parts: list[list[str]], english: HintWords) -> None:
    (sentence,) = sentences(text, english)
    assert [[word.text for word in part] for part in sentence.parts] == parts


def test_sentences_end_at_marks_and_lines(english: HintWords) -> None:
    found = sentences("Really? I see 3.5 of it… Good!\nAnd you", english)
    assert [(written(sentence.words), sentence.marked) for sentence in found] == [
        ("Really", True), ("I see 3 5 of it", False), ("Good", False), ("And you", False),
    ]  # fmt: skip


def test_words_are_written_as_a_person_would(english: HintWords) -> None:
    (sentence,) = sentences("What’s  your manager’s name?", english)
    assert written(sentence.words) == "What’s your manager’s name"


@pytest.mark.parametrize("name", LISTS)
def test_each_list_says_nothing_twice_and_nothing_in_capitals(name: str) -> None:
    lines = LISTS[name]
    assert lines
    assert len(set(lines)) == len(lines)
    assert all(line == line.lower().strip() for line in lines)


def test_every_opening_has_two_wordings_and_known_fields() -> None:
    for name, wordings in as_written()["openings"].items():
        assert len(set(wordings)) == 2, name
        fields = set(chain.from_iterable(re.findall(r"{(\w+)}", wording) for wording in wordings))
        assert fields <= {"doing", "done", "thing", "saying", "being", "state", "so", "more"}


@pytest.mark.parametrize(
    ("verb", "done"), [("talk", "talked"), ("decide", "decided"), ("try", "tried"), ("stay", "stayed"), ("go", "went")]
)
def test_a_verb_has_a_past(verb: str, done: str, english: HintWords) -> None:
    assert past(verb, english) == done


@pytest.mark.parametrize(
    ("participle", "done"), [("talked", "talked"), ("given", "gave"), ("been", ""), ("red", ""), ("led", "led")]
)
def test_a_participle_has_a_past_where_it_is_known(participle: str, done: str, english: HintWords) -> None:
    assert past_of_participle(participle, english) == done


@pytest.mark.parametrize(("verb", "does"), [("help", "helps"), ("go", "goes"), ("try", "tries"), ("have", "has")])
def test_a_verb_has_a_third_person(verb: str, does: str) -> None:
    assert third_person(verb) == does
