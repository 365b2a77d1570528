"""The five levels: written, each saying something else, and going one way where numbers tell."""

import pytest

from mentor_desktop.coach.ladder import folded, levels_sign
from mentor_desktop.coach.sign import Sign
from mentor_desktop.coach.words import word_list

VALUES = (-2, -1, 0, 1, 2)


def sign_of(*texts: str, language: str = "en") -> Sign:
    return levels_sign(dict(zip(VALUES, texts, strict=True)), word_list(language), "Amara")


def test_five_levels_that_differ_are_clear_and_their_order_is_left_to_the_two() -> None:
    sign = sign_of("I only attend", "I run one item", "I run it with Amara", "I run it alone", "Others copy it")
    assert sign.clear
    assert str(sign.reason) == (
        "All five levels are written, and no two are alike. Only the two of you can tell the order."
    )
    assert sign.question is None


def test_a_missing_level_is_named() -> None:
    sign = sign_of("a", "b", "c", "d", " \n")
    assert not sign.clear
    assert str(sign.reason) == "Level +2 is not written yet."
    assert str(sign.question) == "What would be the best you can imagine?"


def test_several_missing_levels_are_counted_and_the_expected_one_is_asked_for_first() -> None:
    sign = sign_of("a", "", "", "", "b")
    assert str(sign.reason) == "Levels written so far: 2 of 5."
    assert str(sign.question) == "What do you both expect?"


def test_levels_that_are_nowhere_or_no_levels_count_as_not_written() -> None:
    sign = levels_sign({0: "a", 7: "b"}, word_list("en"), "Amara")
    assert str(sign.reason) == "Levels written so far: 1 of 5."
    assert str(sign.question) == "What is a little less than you both expect?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I run it alone", "I RUN IT ALONE"),
        ("I run it alone", "  I run it\nalone. "),
        ("I run it, alone", "I run it – alone!"),
        ("\uff29 run it", "I run it"),
        ("…", "… "),
        ("🎉", "🎉 "),
    ],
)
def test_two_levels_that_differ_in_case_space_and_punctuation_say_the_same(one: str, other: str) -> None:
    sign = sign_of("a", one, "c", other, "e")
    assert not sign.clear
    assert str(sign.reason) == "Levels −1 and +1 say the same."
    assert str(sign.question) == "What would Amara see at level +1 and not yet at level −1?"


@pytest.mark.parametrize(
    ("one", "other"),
    [("I run the meeting", "I really run a meeting"), ("It is very good", "It is good"), ("Quite good", "Very good")],
)
def test_two_levels_that_differ_in_small_words_say_almost_the_same(one: str, other: str) -> None:
    assert str(sign_of(one, other, "c", "d", "e").reason) == "Levels −2 and −1 say almost the same."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("With help", "Without help"),
        ("I run one item", "I run two items"),
        ("1.5 hours", "15 hours"),
        ("50 %", "50"),
        ("I write C", "I write C#"),
        ("Tom asks Amara", "Amara asks Tom"),
        ("🎉", "🎂"),
        ("the", "a"),
    ],
)
def test_one_word_can_make_a_level_another(one: str, other: str) -> None:
    assert sign_of(one, other, "c", "d", "e").clear


def test_small_words_are_those_of_the_language() -> None:
    assert sign_of("really gut", "gut", "c", "d", "e", language="de").clear


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["2 calls", "5 calls", "10 calls", "15 calls", "20 calls"], "rise from 2 to 20."),
        (["10 minutes", "6 minutes", "3 minutes", "2 minutes", "1 minute"], "fall from 10 to 1."),
        (["−5 degrees", "−2 degrees", "0 degrees", "2 degrees", "5 degrees"], "rise from −5 to 5."),
        (["10%", "20%", "40%", "60%", "100%"], "rise from 10 to 100."),
        (["I do two laps", "I do three laps", "I do 5 laps", "I do ten laps", "I do 12 laps"], "rise from two to 12."),
        (["1,5 km", "2 km", "2,5 km", "3 km", "1.000 km"], "rise from 1,5 to 1.000."),
        (["2 calls", "5 calls", "5 calls in an hour", "6 calls", "7 calls"], "rise from 2 to 7."),
    ],
)
def test_numbers_of_one_thing_are_put_in_order(texts: list[str], reason: str) -> None:
    sign = sign_of(*texts)
    assert sign.clear
    assert str(sign.reason) == f"All five levels are written, and {reason}"


def test_numbers_that_go_up_and_down_lead_to_a_question() -> None:
    sign = sign_of("3 pupils", "5 pupils", "8 pupils", "6 pupils", "12 pupils")
    assert not sign.clear
    assert str(sign.reason) == "The numbers in the levels go up and down: 3, 5, 8, 6, 12."
    assert str(sign.question) == "What would the order be, from much less than expected to much more?"


@pytest.mark.parametrize(
    "texts",
    [
        ["3 items", "2 hours", "4 people", "1 week", "5 talks"],  # of different things
        ["3 items", "2 of 5 items", "4 items", "1 item", "5 items"],  # one has two numbers
        ["3 items", "all items", "4 items", "1 item", "5 items"],  # one has none
        ["I watch in Q3", "I help in Q1", "I lead in Q2", "I lead twice in Q4", "I teach in Q1"],  # part of a name
        ["by 30.11.2026 a", "by 1.11.2026 b", "by 15.11.2026 c", "by 2.11.2026 d", "by 4.11.2026 e"],  # dates
        ["a 5", "b 5", "c 5", "d 5", "e 5"],  # all the same
    ],
)
def test_where_numbers_do_not_tell_the_order_is_left_to_the_two(texts: list[str]) -> None:
    sign = sign_of(*texts)
    assert sign.clear
    assert "Only the two of you can tell the order." in str(sign.reason)


def test_numbers_are_read_in_any_language() -> None:
    assert not sign_of("3 Kinder", "5 Kinder", "8 Kinder", "6 Kinder", "12 Kinder", language="de").clear


def test_a_text_of_punctuation_alone_is_itself() -> None:
    assert folded(" … ! ") == "…!"
