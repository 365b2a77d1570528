"""Markdown read without its marks, and texts made fit to be kept."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.journal.markdown import clean_text, first_words, plain

any_text = st.text() | st.text(st.sampled_from("ab é#*\ud83d\ude00\udcff\0\r\n"))  # half characters included


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# What happened", "What happened"),
        ("### *Why* it did", "Why it did"),
        ("- milk\n- bread", "milk\nbread"),
        ("- [ ] ask Tom\n- [x] call", "ask Tom\ncall"),
        ("1. first\n2) second", "first\nsecond"),
        ("> she said", "she said"),
        ("> - a list in a quote", "a list in a quote"),
        ("**bold**, *soft*, ***both***, __bold__ and _soft_", "bold, soft, both, bold and soft"),
        ("see [the page](https://example.org/a_b)", "see the page"),
        ("![a picture](a.png)", "a picture"),
        ("call `run_it`", "call run_it"),
    ],
)
def test_marks_are_taken_away(text: str, read: str) -> None:
    assert plain(text) == read


@pytest.mark.parametrize(
    "text",
    ["2 * 3 * 4", "snake_case_name", "a * lone star", "#hashtag", "-5 degrees", "[not a link]", "1.5 hours", "** "],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert plain(text) == text


@given(any_text)
def test_any_text_can_be_read_plain(text: str) -> None:
    assert len(plain(text)) <= len(text)


def test_line_ends_become_one_kind() -> None:
    assert clean_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_what_is_no_character_is_left_out() -> None:
    assert clean_text("a\0b\ud83dc\udcffd") == "abcd"


def test_two_halves_that_belong_together_become_one_character() -> None:
    assert clean_text("\ud83d\ude00") == "😀"


@given(any_text)
def test_a_clean_text_can_be_kept_and_stays_as_it_is(text: str) -> None:
    clean = clean_text(text)
    clean.encode("utf-8")
    assert "\r" not in clean
    assert "\0" not in clean
    assert clean_text(clean) == clean


@given(st.text())
def test_cleaning_changes_nothing_but_line_ends_and_nul(text: str) -> None:
    if "\r" not in text and "\0" not in text:
        assert clean_text(text) == text


def test_first_words_of_a_short_text_are_the_text() -> None:
    assert first_words("## Tuesday\n\nHe *nodded*.") == "Tuesday He nodded."


def test_first_words_end_at_a_word() -> None:
    assert first_words("one two three four five", most=14) == "one two three…"


def test_a_word_too_long_for_the_line_is_cut() -> None:
    assert first_words("a" * 100, most=10) == "a" * 10 + "…"


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_first_words_are_one_line_and_short(text: str, most: int) -> None:
    words = first_words(text, most)
    assert len(words) <= most + 1
    assert "\n" not in words


LONELY = ["*a ", " _a", "***a ", "[", "[](", "`a\n", "> ", "- ", "\n", " ", "\n   ", "1. ", "![", "- [ ] ", "# "]


@pytest.mark.parametrize("marks", LONELY)
def test_lonely_marks_take_no_longer_the_more_there_are(marks: str) -> None:
    """Twice the text takes about twice the time: four times would be the square."""
    text = marks * (40_000 // len(marks))
    start = time.process_time()
    plain(text)
    assert time.process_time() - start < 1.0


def test_a_mark_looks_for_its_partner_no_farther_than_a_few_lines() -> None:
    near, far = "word " * 40 + "end", "word " * 80 + "end"
    assert plain(f"*{near}* [{near}](x)") == f"{near} {near}"
    assert plain(f"*{far}* [{far}](x)") == f"*{far}* [{far}](x)"
