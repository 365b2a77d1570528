"""“Clear enough to teach?”: six signs of a goal, beside what a person judged of many, and whatever is written."""

import string
import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.coach.clarity import ASPECTS, Sign, look
from mentor_desktop.coach.sentence import Sentence
from mentor_desktop.journal.goals import HELPS, LEVELS, Goal

TODAY = date(2026, 10, 1)
AHEAD = date(2026, 11, 30)
LEFT_TO_YOU = "Only the two of you can judge this."


def a_goal(title: str = "", asked_for: tuple[Any, ...] = (), target_date: str | None = None) -> Goal:
    return Goal(
        id="1",
        created_at="",
        updated_at="",
        updated_by="",
        title=title,
        asked_for=asked_for,
        target_date=target_date,
    )


def signs_of(goal: Goal, levels: dict[int, str] | None = None, language: str = "en") -> dict[str, Sign]:
    found = look(goal, levels or {}, TODAY, mentor="Amara", mentee="Tom", language=language)
    return {sign.aspect: sign for sign in found}


def judged() -> list[dict[str, Any]]:
    folder = Path(__file__).parent
    names = ("goals.toml", "goals_everyday.toml")
    return [row for name in names for row in tomllib.loads((folder / name).read_text(encoding="utf-8"))["goal"]]


def signs_of_row(row: dict[str, Any]) -> dict[str, Sign]:
    levels = dict(zip(LEVELS, row["levels"], strict=True)) if "levels" in row else {0: row["expected"]}
    goal = a_goal(row["title"], tuple(row.get("asked_for", ["show"])), str(row.get("date", AHEAD)) or None)
    return signs_of(goal, levels)


@pytest.mark.parametrize("row", judged(), ids=lambda row: row["title"])
def test_the_signs_are_those_a_person_saw(row: dict[str, Any]) -> None:
    signs = signs_of_row(row)
    misread = row.get("misread", [])
    wrong = [aspect for aspect in ASPECTS if signs[aspect].clear == (aspect in row["unclear"])]
    assert wrong == misread, "\n".join(f"{aspect}: {signs[aspect].reason}" for aspect in {*wrong, *misread})


def test_few_goals_are_misread_and_hardly_any_leads_to_a_question_too_many() -> None:
    misread = [(row, aspect) for row in judged() for aspect in row.get("misread", [])]
    too_many = [row for row, aspect in misread if aspect not in row["unclear"]]
    assert len(judged()) >= 150
    assert len(misread) <= 12
    assert len(too_many) <= 3


def test_an_empty_goal_has_six_first_questions() -> None:
    signs = signs_of(a_goal())
    assert tuple(signs) == ASPECTS
    assert not any(sign.clear for sign in signs.values())
    assert [str(sign.question) for sign in signs.values()] == [
        "What would you like to be able to do?",
        "What would Amara see when it has gone as you both expect?",
        "When is the next chance to see it?",
        "What kind of help would you like from Amara?",
        "What do you both expect?",
        "What is in your own hands here?",
    ]


@pytest.mark.parametrize(
    ("written", "clear", "reason"),
    [
        (None, False, "No date yet."),
        ("soon", False, "No date yet."),
        ("2026-09-30", False, "The date, 2026-09-30, has passed."),
        ("2026-10-01", True, "The date is 2026-10-01."),
        ("2026-11-30", True, "The date is 2026-11-30."),
    ],
)
def test_a_date_is_clear_while_it_lies_ahead(written: str | None, clear: bool, reason: str) -> None:
    sign = signs_of(a_goal(target_date=written))["by when"]
    assert sign.clear is clear
    assert str(sign.reason) == reason
    assert (sign.question is None) is clear


@pytest.mark.parametrize(
    ("asked_for", "reason"),
    [
        ((), "No help is asked for yet."),
        (("show",), "Tom asked for: being shown how."),
        (("show", "feedback"), "Tom asked for: being shown how, then feedback."),
        (("feedback", "show"), "Tom asked for: being shown how, then feedback."),
        (
            ("explain", "show", "practise together"),
            "Tom asked for: an explanation, being shown how, then practising together.",
        ),
        (
            HELPS,
            "Tom asked for: an explanation, being shown how, practising together, feedback, "
            "then someone or something to turn to.",
        ),
        (("singing",), "No help is asked for yet."),
    ],
)
def test_the_help_asked_for_is_named(asked_for: tuple[Any, ...], reason: str) -> None:
    assert str(signs_of(a_goal(asked_for=asked_for))["asked for"].reason) == reason


def test_each_kind_of_help_has_words_that_can_be_translated() -> None:
    for kind in HELPS:
        words = signs_of(a_goal(asked_for=(kind,)))["asked for"].reason.details["first"]
        assert isinstance(words, Sentence)
        assert words.template != kind or kind == "feedback"


def test_in_a_language_without_a_list_the_words_are_left_to_the_two_and_the_rest_is_judged() -> None:
    goal = a_goal("Mehr Selbstvertrauen", ("show",), "2026-11-30")
    signs = signs_of(goal, {0: "besser sein"}, language="de")
    for aspect in ("specific", "observable", "in your power"):
        assert signs[aspect].clear
        assert str(signs[aspect].reason) == LEFT_TO_YOU
    assert signs["by when"].clear
    assert signs["asked for"].clear
    assert not signs["levels"].clear


def test_an_empty_goal_is_asked_about_in_any_language() -> None:
    assert not any(sign.clear for sign in signs_of(a_goal(), language="de").values())


def sentences() -> list[tuple[Sign, Sentence, bool]]:
    signs = [sign for row in judged() for sign in signs_of_row(row).values()]
    signs += signs_of(a_goal()).values()
    signs += signs_of(a_goal("Lead", target_date="2020-01-01"), dict.fromkeys(LEVELS, "I run it")).values()
    reasons = [(sign, sign.reason, False) for sign in signs]
    return reasons + [(sign, sign.question, True) for sign in signs if sign.question is not None]


def test_every_sentence_is_whole_and_has_all_its_details() -> None:
    for _, sentence, asked in sentences():
        fields = {name for _, name, _, _ in string.Formatter().parse(sentence.template) if name}
        assert fields <= sentence.details.keys()
        text = str(sentence)
        assert text.endswith("?" if asked else ".")
        assert "!" not in sentence.template
        assert sentence.template[0].isupper() or sentence.template[0] in "“{"


def test_every_question_is_open_and_asks_one_thing() -> None:
    for _, sentence, asked in sentences():
        if asked:
            assert sentence.template.startswith(("What ", "How ", "When "))
            assert sentence.template.count("?") == 1


def test_the_six_signs_together_take_no_time_that_a_person_would_notice() -> None:
    rows = judged()
    start = time.process_time()
    for row in rows:
        signs_of_row(row)
    assert (time.process_time() - start) / len(rows) < 0.01


HOSTILE = [
    "know how to ",
    "my boss ",
    "as much as ",
    "be ",
    "1,",
    "1 ",
    "a'",
    "- ",
    "*a ",
    "{x}",
    "%",
    "א ",
    "🎉",
    "\n",
    "a",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_very_long_texts_are_looked_at_in_no_time_either(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    levels = {value: f"{text}{value}" for value in LEVELS}
    start = time.process_time()
    signs_of(a_goal(text), levels)
    assert time.process_time() - start < 1


WORDS = "I understand lead run the better try to promoted my boss lets 5 1,000 −2 ² ٣ and , . % 🎉 קבוצה {0} * _ ’"
words = st.sampled_from([*WORDS.split(), "\ud83d", "\n"])
any_text = st.text() | st.lists(words).map(" ".join)


@given(
    title=any_text,
    levels=st.dictionaries(st.integers(-3, 3), any_text),
    asked_for=st.lists(st.sampled_from(HELPS), max_size=6).map(tuple),
    target_date=st.none() | st.text(max_size=12) | st.dates().map(str),
    names=st.tuples(any_text, any_text),
    language=st.sampled_from(["en", "de", ""]),
)
def test_whatever_is_written_there_are_six_signs_and_a_question_exactly_where_one_is_not_clear(
    title: str,
    levels: dict[int, str],
    asked_for: tuple[Any, ...],
    target_date: str | None,
    names: tuple[str, str],
    language: str,
) -> None:
    goal = a_goal(title, asked_for, target_date)
    signs = look(goal, levels, TODAY, mentor=names[0], mentee=names[1], language=language)
    assert tuple(sign.aspect for sign in signs) == ASPECTS
    for sign in signs:
        assert (sign.question is not None) is not sign.clear
        assert str(sign.reason)
        assert sign.question is None or str(sign.question)
