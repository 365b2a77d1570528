"""What is typed into a search field, and where it is found in a text."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentor_desktop.store.search import Snippet, folded, marked, match_expression, snippet, words_of

typed_texts = st.text() | st.text(st.sampled_from("ab é\"'*-_.:()^{}\\\0\n\ud83dİßが한"))


def marked_pieces(found: Snippet) -> list[str]:
    return [found.text[start : start + length] for start, length in found.marks]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", []),
        ("  ", []),
        ("budget", ["budget"]),
        ("budget  envelope", ["budget", "envelope"]),
        ('"the budget" round', ["the budget", "round"]),
        ('"the, budget!"', ["the budget"]),
        ('half "open phrase', ["half", "open", "phrase"]),
        ('""', []),
        ("e-mail", ["e", "mail"]),
        ("…!?", []),
        ("nai\u0308ve", ["nai\u0308ve"]),
        ("m\u0303ano", ["m\u0303ano"]),
    ],
)
def test_words_and_phrases(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


def test_every_word_is_looked_for_as_a_beginning() -> None:
    assert match_expression('the "budget round"') == '"the"* "budget round"*'
    assert match_expression("?") is None


@given(typed_texts)
def test_no_word_can_break_out_of_its_quotes(typed: str) -> None:
    for word in words_of(typed):
        assert '"' not in word
        assert "\0" not in word
        assert word.strip() == word != ""


@given(st.text())
@example("İI\u0131Sß한が½ﬁ")
def test_folding_keeps_every_position(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("École", "ecole"), ("ÄÖÜ", "aou"), ("İzmir", "izmir"), ("Ćwiczę", "cwicze"), ("Straße", "straße")],
)
def test_folding_takes_case_and_accents_away(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_hits_are_marked_wherever_they_begin_a_word() -> None:
    found = marked("Budget: the budgets, no rebudget", "budget")
    assert found.text == "Budget: the budgets, no rebudget"
    assert found.marks == ((0, 6), (12, 6))


@pytest.mark.parametrize(
    ("text", "typed", "pieces"),
    [
        ("Ça c'est l'École", "ecole ca", ["Ça", "École"]),
        ("Er war in Äußerung groß", "aus gro", ["gro"]),
        ("İstanbul ve istanbul", "istan", ["İstan", "istan"]),
        ("he nodded, then nodded", '"nodded then"', ["nodded, then"]),
        ("he  nodded\nthen", '"nodded then"', ["nodded\nthen"]),
        ("a+b (c)", "c", ["c"]),
        ("국 김 국어", "국", ["국", "국"]),
        ("本 日本語", "日本", ["日本"]),
        ("nothing here", "else", []),
        ("naïve", "nai\u0308ve", ["naïve"]),
    ],
)
def test_the_typed_words_are_what_is_marked(text: str, typed: str, pieces: list[str]) -> None:
    assert marked_pieces(marked(text, typed)) == pieces


@given(st.text(), typed_texts)
def test_marks_lie_inside_the_text_in_order_and_mark_typed_words(text: str, typed: str) -> None:
    wanted = {folded(word) for word in words_of(unicodedata.normalize("NFC", typed))}
    for found in (marked(text, typed), snippet(text, typed)):
        end = 0
        for start, length in found.marks:
            assert start >= end
            assert length > 0
            end = start + length
            assert end <= len(found.text)
        for piece in marked_pieces(found):
            assert folded(" ".join(words_of(f'"{piece}"'))) in wanted


@given(st.lists(st.sampled_from(["Budget", "École", "nodded", "then", "…", "-"]), min_size=1))
def test_every_word_of_a_text_is_marked_when_it_is_typed(words: list[str]) -> None:
    text = " ".join(words)
    assert marked_pieces(marked(text, "budget ecole nodded then")) == [word for word in words if word.isalpha()]


def test_without_words_typed_the_snippet_is_the_beginning() -> None:
    assert snippet("## Tuesday\n\nHe *nodded*.") == Snippet("Tuesday He nodded.")
    assert snippet("") == Snippet("")
    assert snippet("Just this", "?!") == Snippet("Just this")


def test_the_snippet_begins_a_little_before_the_first_hit() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    found = snippet(text, "word150")
    assert marked_pieces(found) == ["word150"]
    assert found.text.startswith("…word14")
    assert found.text.endswith("…")
    assert len(found.text) <= 182
    assert text.replace("…", "").find(found.text.strip("…")) > 0


def test_a_hit_in_a_place_the_reader_cannot_see_is_not_marked() -> None:
    found = snippet("See [the page](https://hidden.example)", "hidden")
    assert found == Snippet("See the page")


@given(st.text(min_size=150), typed_texts)
@example("a" * 5000, "a")
@example("x " * 5000, "x")
def test_a_snippet_is_one_line_that_fits(text: str, typed: str) -> None:
    found = snippet(text, typed)
    assert len(found.text) <= 182
    assert "\n" not in found.text


@given(st.text(st.sampled_from("ab ")))
def test_a_snippet_of_a_short_text_is_the_text(text: str) -> None:
    assert snippet(text, "a").text == unicodedata.normalize("NFC", " ".join(text.split()))


def test_words_typed_twice_count_once_and_no_more_than_32_are_looked_for() -> None:
    assert words_of("word word other word") == ["word", "other"]
    assert words_of(" ".join(f"w{number}" for number in range(100))) == [f"w{number}" for number in range(32)]
    (phrase,) = words_of('"' + "word " * 1000 + '"')
    assert phrase.count("word") == 32


def test_a_question_of_many_words_is_asked_quickly() -> None:
    start = time.process_time()
    expression = match_expression("word " * 100_000 + " ".join(f"w{number}" for number in range(10_000)))
    assert time.process_time() - start < 1.0
    assert expression is not None
    assert expression.count('"*') == 32


@pytest.mark.parametrize("typed", ["", "a", "needle"])
def test_a_list_of_texts_full_of_lonely_marks_is_shown_quickly(typed: str) -> None:
    text = "*a [ _b " * 2400 + "needle"
    start = time.process_time()
    for _ in range(30):
        snippet(text, typed)
    assert time.process_time() - start < 2.0


def test_a_hit_far_into_a_long_text_is_shown_as_readers_see_it() -> None:
    text = (
        "# Heading\n\n"
        + "some *plain* words and\n" * 500
        + "then the **needle** in [it](https://x.example)\n"
        + "z " * 999
    )
    found = snippet(text, "needle")
    assert marked_pieces(found) == ["needle"]
    assert found.text.startswith("…")
    assert "then the needle in it z z" in found.text


def test_a_hit_that_is_seen_is_shown_though_another_comes_first_that_is_not() -> None:
    text = "[page](https://needle.example)\n" + "word " * 1000 + "\nthe needle"
    assert marked_pieces(snippet(text, "needle")) == ["needle"]
