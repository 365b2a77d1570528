"""What the lines of a text mean."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.editor.spans import Span, may_have_spans, spans

MARKDOWN = st.text(st.sampled_from("*_[]()#>-1.\\ ab é🙂\t"), max_size=60)


def parts(line: str) -> list[tuple[str, str]]:
    return [(line[span.start : span.start + span.length], span.kind) for span in spans(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("plain words, nothing else", []),
        ("# Title", [("# ", "mark"), ("Title", "h1")]),
        ("## Title", [("## ", "mark"), ("Title", "h2")]),
        ("### Title", [("### ", "mark"), ("Title", "h3")]),
        ("##### Deep", [("##### ", "mark"), ("Deep", "h3")]),
        ("####### Too deep", []),
        ("#tag", []),
        ("# ", []),
        ("**bold**", [("**", "mark"), ("bold", "bold"), ("**", "mark")]),
        ("an *italic* word", [("*", "mark"), ("italic", "italic"), ("*", "mark")]),
        ("an _italic_ word", [("_", "mark"), ("italic", "italic"), ("_", "mark")]),
        ("snake_case_word and 2_000", []),
        ("in*side*word", [("*", "mark"), ("side", "italic"), ("*", "mark")]),
        ("3 * 4 * 5", []),
        ("** not bold **", []),
        ("**open", []),
        ("****", []),
        (r"\*stars\*", []),
        ("- item", [("-", "marker")]),
        ("* item", [("*", "marker")]),
        ("  - item", [("-", "marker")]),
        ("12. item", [("12.", "marker")]),
        ("-", [("-", "marker")]),
        ("-5 degrees", []),
        ("1.5 hours", []),
        ("> said", [("> ", "mark"), ("said", "quote")]),
        (">", [(">", "mark")]),
        ("> > twice", [("> > ", "mark"), ("twice", "quote")]),
        ("> - item", [("> ", "mark"), ("-", "marker"), ("- item", "quote")]),
        ("a > b", []),
        (
            "[text](https://e.org/a_(b))",
            [("[", "mark"), ("text", "link"), ("](https://e.org/a_(b))", "mark")],
        ),
        ("[text] (not a link)", []),
        ("[](nothing)", []),
        (
            "[a](x*y) [b](x*y)",
            [
                ("[", "mark"),
                ("a", "link"),
                ("](x*y)", "mark"),
                ("[", "mark"),
                ("b", "link"),
                ("](x*y)", "mark"),
            ],
        ),
    ],
)
def test_a_line_has_these_parts(line: str, expected: list[tuple[str, str]]) -> None:
    assert parts(line) == expected


def test_bold_and_italic_can_hold_each_other() -> None:
    assert ("bold *and italic* here", "bold") in parts("**bold *and italic* here**")
    assert ("and italic", "italic") in parts("**bold *and italic* here**")
    assert {kind for text, kind in parts("***both***") if "both" in text} == {"bold", "italic"}


def test_a_single_star_inside_bold_stays_a_star() -> None:
    assert parts("**a*b**") == [("**", "mark"), ("a*b", "bold"), ("**", "mark")]


def test_formatting_works_in_headings_items_quotes_and_links() -> None:
    for beginning in ("# ", "- ", "> ", "> 1. ", "[x"):
        line = f"{beginning}**loud**" + ("](y)" if beginning.startswith("[") else "")
        assert ("loud", "bold") in parts(line)


@given(st.one_of(st.text(), MARKDOWN))
def test_spans_lie_in_the_line(line: str) -> None:
    for span in spans(line):
        assert span.start >= 0
        assert span.length > 0
        assert span.start + span.length <= len(line)


@given(MARKDOWN)
def test_marks_do_not_overlap_and_come_in_order(line: str) -> None:
    found = spans(line)
    assert found == sorted(found)
    marks: list[Span] = [span for span in found if span.kind == "mark"]
    for first, second in pairwise(marks):
        assert first.start + first.length <= second.start


@given(MARKDOWN)
def test_the_quick_look_misses_nothing(line: str) -> None:
    assert may_have_spans(line) or not spans(line)


@pytest.mark.parametrize("piece", ["**a ", "*a_", "[a](", "_*", "[", "> ", "*a* ", "**a*b ", "a** "])
def test_a_very_long_line_takes_time_in_proportion(piece: str) -> None:
    started = time.perf_counter()
    spans(piece * 20_000)
    assert time.perf_counter() - started < 5
