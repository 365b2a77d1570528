"""The hint about a question, beside what a person judged of many, and whatever is typed."""

import string
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.coach.question_words import hint_words
from mentor_desktop.coach.questions import Hint, hint

GENERAL = "What comes up for you when you think about it?"


def judged() -> list[list[str]]:
    text = (Path(__file__).parent / "questions.toml").read_text(encoding="utf-8")
    rows: list[list[str]] = tomllib.loads(text)["question"]
    return rows


SENTENCES = [row[0] for row in judged()]


@pytest.mark.parametrize("row", judged(), ids=lambda row: row[0])
def test_the_kind_is_the_one_a_person_gave(row: list[str]) -> None:
    found = hint(row[0])
    assert found.kind == row[1], found.reason
    assert found.opening in {"open": ["open"], "statement": [None], "double": ["open", "closed"]}.get(
        row[1], ["closed"]
    )


@pytest.mark.parametrize("row", [row for row in judged() if len(row) > 2], ids=lambda row: row[0])
def test_the_first_opening_is_made_from_the_persons_own_words(row: list[str]) -> None:
    assert hint(row[0]).suggestions[0] == row[2]


def test_there_are_enough_sentences_of_each_kind() -> None:
    kinds = Counter(row[1] for row in judged())
    assert sum(kinds.values()) >= 180
    assert min(kinds.values()) >= 7
    assert set(kinds) == {"open", "closed", "leading", "double", "choice", "statement"}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_whatever_is_not_open_gets_two_different_openings_that_are_open_themselves(sentence: str) -> None:
    found = hint(sentence)
    if found.kind in ("open", "statement"):
        assert found.suggestions == () or found.note is not None
    else:
        assert len(set(found.suggestions)) == 2
    for opening in found.suggestions:
        assert hint(opening).kind == "open", opening
        assert opening.count("?") == 1
        assert opening[0].isupper()
        assert len(opening) <= 140


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_reason_is_a_whole_calm_sentence(sentence: str) -> None:
    reason = hint(sentence).reason
    fields = {name for _, name, _, _ in string.Formatter().parse(reason.template) if name}
    assert fields <= reason.details.keys()
    assert str(reason).endswith(".")
    assert "!" not in reason.template
    assert reason.template[0].isupper() or reason.template.startswith("“")


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("What’s on your mind?", "“What’s” invites more than a yes, a no or a fact."),
        ("Tell me about it", "“Tell me” invites a story, with or without a question mark."),
        ("Is there anything else?", "“anything else” leaves room for whatever there is."),
        ("You feel tired, or?", "The “or” at the end leaves the answer open."),
        ("Did it help?", "“Did it” can be answered with a yes or a no."),
        ("When did it start?", "“When” asks for a time, and a time is enough."),
        ("Who helped you?", "“Who” asks for a name, and a name is enough."),
        ("Where do you work?", "“Where” asks for a place, and a place is enough."),
        ("How often do you meet?", "“How often” asks how much of something: a number or one word is enough."),
        ("What’s your name?", "“What’s your name” asks for a fact, and a fact is a short answer."),
        ("So you are the youngest?", "It says something and asks whether it is so: a yes or a no is enough."),
        ("It was hard, wasn’t it?", "“wasn’t it” at the end asks for agreement."),
        ("Isn’t that a good sign?", "“Isn’t that” carries its own answer."),
        ("Why don’t you rest?", "“Why don’t you” is advice in the dress of a question."),
        ("Is it now or later?", "“Or” offers answers to pick from, and there may be others."),
        ("Which do you like?", "“Which do” asks to pick one."),
        ("What is hard, and how did it begin?", "It asks two things at once: one of them is easily lost."),
        ("I was there.", "Nothing is asked here."),
        ("", "There are no words yet."),
    ],
)
def test_each_kind_says_why(sentence: str, reason: str) -> None:
    assert str(hint(sentence).reason) == reason


def test_why_is_open_and_gets_a_gentle_note_and_gentler_openings() -> None:
    found = hint("Why did you leave the team?")
    assert (found.kind, found.opening) == ("open", "open")
    assert str(found.note) == "“Why” can sound like blame. “What made you …” asks the same more gently."
    assert found.suggestions == ("What made you leave the team?", "What led you to leave the team?")
    assert hint("Why is this so hard?").suggestions == ()
    assert hint("What made you leave the team?").note is None


def test_a_question_needs_no_mark_and_no_capital_while_it_is_typed() -> None:
    assert hint("did you talk to her").kind == "closed"
    assert hint("what would help you").kind == "open"
    assert hint("tell me about it").kind == "open"


def test_a_question_that_cannot_be_turned_gets_general_openings() -> None:
    assert hint("Does your manager know?").suggestions == (GENERAL, "How do you see it?")


@pytest.mark.parametrize("sentence", ["Should I call her?", "Can we meet next week?", "Did I say my name?"])
def test_no_opening_is_made_from_what_is_asked_about_oneself(sentence: str) -> None:
    assert hint(sentence).suggestions[0] == GENERAL


@pytest.mark.parametrize("sentence", ["Who do you talk to?", "Where do you come from?", "How many do you care for?"])
def test_no_opening_is_made_from_a_question_that_lost_its_object(sentence: str) -> None:
    assert hint(sentence).suggestions[0] == GENERAL


def test_each_of_two_questions_is_an_opening_by_itself() -> None:
    assert hint("What happened and how did you feel?").suggestions == ("What happened?", "How did you feel?")


@pytest.mark.parametrize("text", ["", "   ", "\n", "?", "???", "…", "“”", "🎉", "\x00", "_"])
def test_without_words_there_is_nothing_to_say(text: str) -> None:
    assert (hint(text).kind, hint(text).opening, hint(text).suggestions) == ("statement", None, ())


OTHERS = [
    "Was denkst du darüber?",
    "Wie geht es dir?",
    "Qu’est-ce que tu en penses ?",
    "¿Cómo te sientes?",
    "你觉得怎么样",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_question_in_another_language_is_left_to_the_person(text: str) -> None:
    found = hint(text)
    assert (found.kind, found.opening, found.suggestions) == ("statement", None, ())
    assert str(found.reason) == "Only you can judge this: these words cannot be read here."


@pytest.mark.parametrize("language", ["de", "", "../en", "x", "🎉"])
def test_a_language_without_a_list_is_left_to_the_person(language: str) -> None:
    assert hint("What would help you?", language).opening is None


@pytest.mark.parametrize("language", ["en", "EN", "en_GB", "en-US"])
def test_english_of_any_region_is_read(language: str) -> None:
    assert hint("What would help you?", language).kind == "open"


WORDS = [
    "what",
    "How",
    "do",
    "don’t",
    "you",
    "or",
    "right",
    "tell me",
    "about",
    "why",
    ",",
    "--",
    "-",
    "?",
    ".",
    "“",
    "\n",
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SENTENCES), st.text(max_size=5)), max_size=15).map(
        " ".join
    ),
    st.lists(st.sampled_from([*WORDS, "\ud800", "{0}", "{doing}", "’s", "ﬁ", "İ"]), max_size=15).map("".join),
)


@given(TEXTS, st.sampled_from(["en", "en_GB", "de", ""]))
def test_anything_can_be_typed_and_the_same_text_has_the_same_hint(text: str, language: str) -> None:
    found = hint(text, language)
    assert found == hint(text, language)
    assert (found.opening is None) == (found.kind == "statement")
    assert found.kind in ("open", "statement") or len(set(found.suggestions)) == 2
    assert str(found.reason)


LONG = [
    *WORDS,
    "is it ",
    "is it, ",
    "so ",
    "a-",
    "and do you ",
    "tell me if ",
    "what is it? ",
    "or ",
    "é",
    "it’s ",
    "x",
    "._",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_text_is_calm_and_fast(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    assert isinstance(hint(text), Hint)
    assert time.process_time() - start < 0.2


def test_a_sentence_takes_less_than_two_milliseconds() -> None:
    hint(SENTENCES[0])
    start = time.process_time()
    for sentence in SENTENCES:
        hint(sentence)
    assert (time.process_time() - start) / len(SENTENCES) < 0.002


def test_of_a_long_text_the_end_is_read() -> None:
    assert hint("I was there. " * 1000 + "What helped you?").kind == "open"


def test_each_template_of_an_opening_is_open_whatever_stands_in_it() -> None:
    lists = hint_words("en")
    assert lists is not None
    fills = dict.fromkeys(("doing", "done", "thing", "saying", "being", "state", "so"), "growth")
    for templates in lists.openings.values():
        assert len(set(templates)) == 2
        for template in templates:
            assert hint(template.format(**fills, more="")).kind == "open", template
