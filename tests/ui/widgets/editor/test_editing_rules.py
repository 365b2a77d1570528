"""Enter, Tab and the bold and italic keys as rules about lines, and the text that may be kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.editor.changes import changed
from ui.widgets.editor.finding import occurrences
from ui.widgets.editor.lines import Continuation, continuation, indented, outdented
from ui.widgets.editor.plain import clean, count_words
from ui.widgets.editor.positions import index_of, unit_table, units
from ui.widgets.editor.wrapping import empty_pair, narrowed, unwrap, word_at, wrap, wrapped


@pytest.mark.parametrize(
    ("line", "beginning"),
    [
        ("- one", "- "),
        ("* one", "* "),
        ("   - one", "   - "),
        ("1. one", "2. "),
        ("9. one", "10. "),
        ("999999999. one", "999999999. "),
        ("> said", "> "),
        (">said", "> "),
        ("> > said", "> > "),
        ("> 3. one", "> 4. "),
        ("-   wide", "-   "),
    ],
)
def test_enter_goes_on_with_a_list_or_quote(line: str, beginning: str) -> None:
    more = continuation(line, len(line))
    assert more is not None
    assert not more.ends
    assert more.beginning == beginning


@pytest.mark.parametrize(
    ("line", "left"), [("- ", ""), ("  - ", ""), ("1. ", ""), ("> ", ""), (">", ""), ("> - ", "> ")]
)
def test_enter_on_an_empty_item_ends_it(line: str, left: str) -> None:
    assert continuation(line, len(line)) == Continuation(left, len(line), True)


@pytest.mark.parametrize(("line", "column"), [("plain", 5), ("", 0), ("- one", 0), ("- one", 1), ("-one", 4)])
def test_enter_elsewhere_is_a_new_line(line: str, column: int) -> None:
    assert continuation(line, column) is None


@pytest.mark.parametrize(
    ("line", "further", "back"),
    [
        ("- a", "  - a", "- a"),
        ("  - a", "    - a", "- a"),
        (" - a", "   - a", "- a"),
        ("\t- a", "  \t- a", "- a"),
        ("> - a", ">   - a", "> - a"),
        ("plain", "plain", "plain"),
    ],
)
def test_items_move_in_and_out(line: str, further: str, back: str) -> None:
    assert changed(line, indented(line)) == further
    assert changed(line, outdented(line)) == back


@given(st.text(st.characters(exclude_categories=["Cc", "Zs", "Zl", "Zp"], exclude_characters="*_[]()\\"), min_size=1))
def test_wrapping_and_unwrapping_gives_the_line_back(word: str) -> None:
    line = f"say {word}x now"
    start, end = 4, 5 + len(word)
    for mark in ("*", "**"):
        loud = changed(line, wrap(line, start, end, mark))
        assert loud == f"say {mark}{word}x{mark} now"
    part = wrapped("say **yes** now", 6, 9, "**")
    assert part is not None
    assert changed("say **yes** now", unwrap(part)) == "say yes now"


def test_wrapping_swallows_what_is_wrapped_inside() -> None:
    assert changed("a **b** c", wrap("a **b** c", 0, 9, "**")) == "**a b c**"


def test_a_pair_of_marks_comes_and_goes() -> None:
    line = changed("ab ", empty_pair("ab ", 3, "**"))
    assert line == "ab ****"
    assert changed(line, empty_pair(line, 5, "**")) == "ab "


@pytest.mark.parametrize(
    ("line", "column", "word"),
    [("one two", 1, "one"), ("one two", 3, "one"), ("don't go", 2, "don't"), ("a  b", 2, "")],
)
def test_the_word_at_the_caret(line: str, column: int, word: str) -> None:
    start, end = word_at(line, column)
    assert line[start:end] == word


@pytest.mark.parametrize(("line", "inner"), [("- a b ", "a b"), ("## T ", "T"), ("> q", "q"), ("   ", "")])
def test_marks_of_the_line_are_not_wrapped(line: str, inner: str) -> None:
    start, end = narrowed(line, 0, len(line))
    assert line[start:end] == inner


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00b\x1bc\x7fd\x9fe\ufefff\ufdd0g\ufffch", "abcdefgh"),
        (
            "no\u00a0break\tand\u200djoined \u202bright\u202c",
            "no\u00a0break\tand\u200djoined \u202bright\u202c",
        ),
        ("half \ud83d pair", "half \ufffd pair"),
    ],
)
def test_what_is_kept_of_a_text(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("# One, two", 2), ("- a\n- b\n\n> c", 3), ("* *\n--", 0), ("don't 3.5", 2)]
)
def test_words_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.text(st.sampled_from("aé🙂😀\u2029")))
def test_positions_are_those_of_utf16(text: str) -> None:
    table = unit_table(text)
    for index in range(len(text) + 1):
        expected = len(text[:index].encode("utf-16-le")) // 2
        assert units(text, index) == table[index] == expected
        assert index_of(text, expected) == index


def test_words_are_found_in_any_case_up_to_500_times() -> None:
    assert occurrences("🙂 The other THE", ["the", ""]) == [(3, 6), (8, 11), (13, 16)]
    assert occurrences("anything", []) == []
    assert len(occurrences("a " * 2000, ["a"])) == 500
